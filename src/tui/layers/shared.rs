//! Text that the opened report shares with others, side by side with the lines on both sides, the longest first; what many
//! agencies write is grey. It only shows what was found when the report was opened.

use ratatui::layout::Rect;

use super::window::Window;
use crate::compare::shared::SHORTEST;
use crate::model::finding::Arg;
use crate::session::{ReportNo, Session, SharedPassage, Twin};
use crate::text::fold;
use crate::text::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// Text that the opened report shares with others.
#[derive(Debug)]
pub struct SharedText {
    of: Option<ReportNo>,
    window: Window,
    /// The passage that was jumped to.
    at: Option<usize>,
    /// It is still to be brought into view.
    hopped: bool,
}

/// What is between the two sides.
const BETWEEN: &str = " | ";

impl SharedText {
    /// Shows what the opened report shares.
    pub fn open(session: &Session) -> Self {
        Self { of: session.opened().map(|opened| opened.no), window: Window::default(), at: None, hopped: false }
    }

    fn hop(&mut self, session: &Session, forward: bool) {
        let passages: Vec<&SharedPassage> = twins(session).iter().flat_map(|twin| &twin.passages).collect();
        let is_hit = |nth: &usize| !passages[*nth].is_common || passages.iter().all(|passage| passage.is_common);
        let hits: Vec<usize> = (0..passages.len()).filter(is_hit).collect();
        let next = match (self.at, forward) {
            (Some(at), true) => hits.iter().find(|hit| **hit > at).or(hits.first()),
            (Some(at), false) => hits.iter().rev().find(|hit| **hit < at).or(hits.last()),
            (None, true) => hits.first(),
            (None, false) => hits.last(),
        };
        (self.at, self.hopped) = (next.copied(), true);
    }

    /// All lines, and the first line of every passage.
    fn lines(&self, look: &Look, session: &Session, cells: usize) -> (Vec<Line>, Vec<usize>) {
        let mut starts = Vec::new();
        let twins = twins(session);
        let mut lines: Vec<Line> =
            remarks(look, session).iter().flat_map(|text| Paragraph::of(text, Role::Dim).lines(look, cells)).collect();
        for twin in twins {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.extend(Paragraph::of(head(look, twin), Role::Title).hanging(2).lines(look, cells));
            for (nth, passage) in twin.passages.iter().enumerate() {
                let here = self.at == Some(starts.len());
                starts.push(lines.len());
                let label = label(look, passage, nth + 1, here);
                lines.extend(
                    Paragraph::of(&label, Role::Witness)
                        .hanging(4)
                        .lines(look, cells)
                        .into_iter()
                        .map(|line| marked(line, here)),
                );
                lines.extend(sides(look, passage, cells));
            }
        }
        (lines, starts)
    }
}

fn marked(line: Line, here: bool) -> Line {
    line.on(Role::Selection, here)
}

/// The reports that share text with the opened one, that of the selected finding first.
fn twins(session: &Session) -> Vec<&Twin> {
    let twins = session.opened().and_then(|opened| opened.twins.as_deref()).unwrap_or_default();
    let asked = session.finding().and_then(|finding| finding.fault.args.iter().find(|arg| arg.0 == "agency"));
    let is_asked = |twin: &&Twin| match (&asked, &twin.agency) {
        (Some((_, Arg::Quote(asked))), Some(agency)) => **asked == **agency && !twin.is_last_year,
        _ => false,
    };
    let (first, rest): (Vec<&Twin>, Vec<&Twin>) = twins.iter().partition(is_asked);
    first.into_iter().chain(rest).collect()
}

/// What is to be said before anything is shown, and where there is nothing.
fn remarks(look: &Look, session: &Session) -> Vec<String> {
    let Some(opened) = session.opened() else { return vec![look.say(texts::OPENING).to_owned()] };
    let Some(twins) = &opened.twins else {
        let progress = session.progress();
        let counts: [(&str, &dyn std::fmt::Display); 2] =
            [("compared", &progress.compared), ("all", &progress.to_compare)];
        return vec![look.fill(texts::SHARED_NOT_YET, &counts)];
    };
    let mut remarks = Vec::new();
    if twins.iter().all(|twin| twin.passages.is_empty()) {
        remarks.push(look.fill(texts::SHARED_NONE, &[("shortest", &SHORTEST)]));
    }
    if !twins.iter().any(|twin| twin.is_last_year) {
        remarks.push(look.say(texts::SHARED_NO_LAST).to_owned());
    }
    remarks
}

fn head(look: &Look, twin: &Twin) -> String {
    let year = marks::year(look, twin.year);
    let agency = twin.agency.as_deref().unwrap_or_default();
    let (percent, count) = (twin.share.percent(), twin.passages.len());
    let text = if twin.is_last_year { texts::SHARED_WITH_LAST } else { texts::SHARED_WITH };
    let all: [(&str, &dyn std::fmt::Display); 4] =
        [("agency", &agency), ("year", &year), ("percent", &percent), ("count", &count)];
    look.fill(text, if twin.is_last_year { &all[1..] } else { &all })
}

/// `> 1  181 字  本报告 L5-7  对方 L5-9`.
fn label(look: &Look, passage: &SharedPassage, nth: usize, here: bool) -> String {
    let lines = |[from, to]: [u32; 2]| if from == to { format!("L{from}") } else { format!("L{from}-{to}") };
    let (this, other) = (lines(passage.lines[0]), lines(passage.lines[1]));
    let counts: [(&str, &dyn std::fmt::Display); 4] =
        [("nth", &nth), ("characters", &passage.characters), ("this", &this), ("other", &other)];
    let mark = if here { '>' } else { ' ' };
    let common = match (passage.is_common, passage.is_prescribed) {
        (false, _) => "",
        (true, true) => look.say(texts::SHARED_PRESCRIBED),
        (true, false) => look.say(texts::SHARED_COMMON),
    };
    format!("{mark} {}  {common}", look.fill(texts::SHARED_PASSAGE, &counts))
}

/// A text of several lines in one.
fn in_one_line(text: &str) -> String {
    text.lines().map(fold::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Both sides of a passage, each in its column.
fn sides(look: &Look, passage: &SharedPassage, cells: usize) -> Vec<Line> {
    let column = (cells.saturating_sub(BETWEEN.len()) / 2).max(2);
    let role = if passage.is_common { Role::Dim } else { Role::Ink };
    let [this, other] = passage.texts.each_ref().map(|text| look.clean(&in_one_line(text)).into_owned());
    let [this, other] = [&this, &other].map(|text| wrap(text, column));
    let row = |nth: usize| {
        let side = |side: &[&str]| side.get(nth).copied().unwrap_or_default().to_owned();
        Line::default().left(side(&this), column, role).text(BETWEEN, Role::Frame).left(side(&other), column, role)
    };
    (0..this.len().max(other.len())).map(row).collect()
}

impl Pane for SharedText {
    fn context(&self) -> Context {
        Context::Shared
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let Some(held) = session.selected().map(|no| session.held(no)) else { return String::new() };
        let year = marks::year(look, held.record.year);
        look.fill(texts::SHARED, &[("agency", &held.name()), ("year", &year)])
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        match action {
            Action::Close => true,
            Action::NextHit | Action::PreviousHit => twins(session).iter().any(|twin| !twin.passages.is_empty()),
            other => self.window.can(other),
        }
    }

    fn update(&mut self, action: Action, _: &Look, session: &mut Session) -> Step {
        match action {
            Action::Close => return Step::Close,
            Action::NextHit => self.hop(session, true),
            Action::PreviousHit => self.hop(session, false),
            other if self.window.scroll(other) => {}
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let no = session.opened().map(|opened| opened.no);
        if self.of != no {
            *self = Self::open(session);
        }
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let (lines, starts) = self.lines(canvas.look, session, usize::from(inside.width));
        self.window.fit(lines.len(), usize::from(inside.height));
        if let Some(line) = self.at.filter(|_| std::mem::take(&mut self.hopped)).and_then(|at| starts.get(at)) {
            self.window.show(*line);
        }
        canvas.lines(inside, lines.iter().skip(self.window.top));
    }
}
