//! The whole source at the cell: raw line by line, or the proof rebuilt as rows. It follows the selected finding.

use ratatui::layout::Rect;

use super::window::Window;
use crate::model::id::FindingId;
use crate::session::Session;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::panes::{proof, raw_line, rebuilt};
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// The whole source.
#[derive(Debug, Default)]
pub struct Evidence {
    window: Window,
    rebuilt: bool,
    followed: Option<FindingId>,
    /// The line of the proof that was gone to.
    at: Option<u32>,
    /// The line to begin at, in place of that of the proof.
    begin: Option<u32>,
}

impl Evidence {
    /// Opens the source at a line.
    pub fn at(line: u32) -> Self {
        Self { begin: Some(line), ..Self::default() }
    }

    fn hop(&mut self, session: &Session, forward: bool) {
        let lines = proof(session).lines;
        let at = self.at.unwrap_or(0);
        let next = if forward {
            lines.iter().find(|line| **line > at).or(lines.first())
        } else {
            lines.iter().rev().find(|line| **line < at).or(lines.last())
        };
        self.go_to(next.copied());
    }

    fn go_to(&mut self, line: Option<u32>) {
        self.at = line;
        if let Some(line) = line {
            self.window.show(line.saturating_sub(1) as usize);
        }
    }

    fn head(session: &Session, look: &Look, cells: usize) -> Vec<Line> {
        let mut lines = session.finding().map_or_else(Vec::new, |finding| {
            Paragraph::of(marks::message(look, session, finding), Role::Title).lines(look, cells)
        });
        lines.extend(marks::numbers(look, session, "x").map(|text| Line::of(text, Role::Dim)));
        lines
    }
}

impl Pane for Evidence {
    fn context(&self) -> Context {
        Context::Evidence
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let Some(held) = session.selected().map(|no| session.held(no)) else { return String::new() };
        let file = held.record.path.to_string_lossy();
        let year = marks::year(look, held.record.year);
        let text = if self.rebuilt { texts::EVIDENCE_REBUILT } else { texts::EVIDENCE };
        look.fill(text, &[("agency", &held.name()), ("year", &year), ("file", &file)])
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        match action {
            Action::NextHit | Action::PreviousHit => !self.rebuilt && proof(session).lines.len() > 1,
            Action::RawSource => session.finding().is_some(),
            Action::Close => true,
            other => self.window.can(other),
        }
    }

    fn update(&mut self, action: Action, _: &Look, session: &mut Session) -> Step {
        match action {
            Action::Close => return Step::Close,
            Action::RawSource => (self.rebuilt, self.window.top, self.followed) = (!self.rebuilt, 0, None),
            Action::NextHit => self.hop(session, true),
            Action::PreviousHit => self.hop(session, false),
            other if self.window.scroll(other) => {}
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let report = session.opened().and_then(|opened| opened.report.as_ref().ok());
        let Some(report) = report else {
            return canvas.line(inside, &Line::of(format!(" {}", canvas.look.say(texts::OPENING)), Role::Dim));
        };
        let head = Self::head(session, canvas.look, usize::from(inside.width));
        canvas.lines(inside, &head);
        let above = u16::try_from(head.len() + 1).unwrap_or(0).min(inside.height);
        let body = Rect { y: inside.y + above, height: inside.height - above, ..inside };
        if self.rebuilt {
            let (lines, _) = rebuilt(canvas.look, session, usize::from(body.width));
            self.window.fit(lines.len(), usize::from(body.height));
            return canvas.lines(body, lines.iter().skip(self.window.top));
        }
        let found = proof(session);
        self.window.fit(report.document.line_count(), usize::from(body.height));
        let finding = session.finding().map(|finding| finding.id);
        let begin = self.begin.take();
        if finding != self.followed || begin.is_some() {
            self.followed = finding;
            self.go_to(begin.or(found.first));
        }
        let first = u32::try_from(self.window.top + 1).unwrap_or(u32::MAX);
        let last = u32::try_from(report.document.line_count()).unwrap_or(u32::MAX);
        let shown = (first..=last).take(usize::from(body.height));
        let raw = |line: u32| {
            let is_here = self.at == Some(line);
            let mark = Line::of(if is_here { "*" } else { " " }, Role::FooterKey);
            mark.join(raw_line(report, line, &found.lines, &found.spans)).on(Role::Header, is_here)
        };
        let lines: Vec<Line> = shown.map(raw).collect();
        canvas.lines(body, &lines);
    }
}
