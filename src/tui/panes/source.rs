//! The lines of the source that prove the selected finding: rebuilt as rows, or raw with what stands around them.

use ratatui::layout::Rect;

use super::proof::{numbered, proof, rebuilt};
use crate::model::document::Span;
use crate::model::id::FindingId;
use crate::model::report::Report;
use crate::session::Session;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::role::Role;
use crate::tui::texts;

/// The lines of the proof.
#[derive(Debug, Default)]
pub struct Source {
    raw: bool,
    scroll: isize,
    followed: Option<FindingId>,
}

impl Pane for Source {
    fn context(&self) -> Context {
        Context::Source
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let held = session.selected().map(|no| session.held(no));
        let file = held.and_then(|held| held.record.path.file_name()).unwrap_or_default().to_string_lossy();
        let text = if self.raw { texts::SOURCE_RAW } else { texts::SOURCE };
        look.fill(text, &[("file", &file)])
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        matches!(action, Action::Up | Action::Down | Action::RawSource) && session.opened().is_some()
    }

    fn update(&mut self, action: Action, _: &Look, session: &mut Session) -> Step {
        self.follow(session);
        match action {
            Action::Up => self.scroll -= 1,
            Action::Down => self.scroll += 1,
            Action::RawSource => (self.raw, self.scroll) = (!self.raw, 0),
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        self.follow(session);
        let report = session.opened().and_then(|opened| opened.report.as_ref().ok());
        let Some(report) = report else { return };
        let lines = if self.raw {
            self.raw_lines(report, session, usize::from(inside.height))
        } else {
            self.rebuilt_lines(canvas.look, session, inside)
        };
        if lines.is_empty() {
            let text = if session.finding().is_some() { canvas.look.say(texts::NO_SOURCE) } else { "" };
            return canvas.line(inside, &Line::of(format!(" {text}"), Role::Dim));
        }
        canvas.lines(inside, &lines);
    }
}

impl Source {
    fn follow(&mut self, session: &Session) {
        let finding = session.finding().map(|finding| finding.id);
        if finding != self.followed {
            (self.followed, self.scroll) = (finding, 0);
        }
    }

    /// The rows of the proof, scrolled so that the row of its first cell is in view.
    fn rebuilt_lines(&mut self, look: &Look, session: &Session, inside: Rect) -> Vec<Line> {
        let (lines, first) = rebuilt(look, session, usize::from(inside.width));
        let height = usize::from(inside.height);
        let home = (first + 1).saturating_sub(height);
        let most = lines.len().saturating_sub(height);
        let top = home.saturating_add_signed(self.scroll).min(most);
        self.scroll = isize::try_from(top).unwrap_or(0) - isize::try_from(home).unwrap_or(0);
        lines.into_iter().skip(top).collect()
    }

    fn raw_lines(&mut self, report: &Report, session: &Session, height: usize) -> Vec<Line> {
        let proof = proof(session);
        let count = isize::try_from(report.document.line_count()).unwrap_or(isize::MAX);
        let middle = isize::try_from(height / 2).unwrap_or(0);
        let home = proof.first.map_or(1, i64::from);
        let home = isize::try_from(home).unwrap_or(1) - middle;
        let top = (home + self.scroll).clamp(1, count.max(1));
        self.scroll = top - home;
        let shown = (top..).take(height).filter_map(|line| u32::try_from(line).ok());
        let shown = shown.take_while(|line| *line as usize <= report.document.line_count());
        shown.map(|line| raw_line(report, line, &proof.lines, &proof.spans)).collect()
    }
}

/// One line of the document as it stands, the spans of the proof emphasised.
pub fn raw_line(report: &Report, line: u32, marked: &[u32], spans: &[Span]) -> Line {
    let is_marked = marked.contains(&line);
    let whole = report.document.line_span(line);
    let mut shown = numbered(line, is_marked);
    let mut at = whole.start;
    let mut within: Vec<Span> =
        spans.iter().copied().filter(|span| span.start >= whole.start && span.end <= whole.end).collect();
    within.sort_by_key(|span| span.start);
    for span in within.into_iter().filter(|span| span.end > span.start) {
        if span.start < at {
            continue;
        }
        shown = shown.text(report.document.slice(Span { start: at, end: span.start }), Role::Ink);
        shown = shown.text(report.document.slice(span), Role::BrokenCell);
        at = span.end;
    }
    let rest = report.document.slice(Span { start: at, end: whole.end });
    shown.text(rest, if is_marked { Role::Ink } else { Role::Dim })
}
