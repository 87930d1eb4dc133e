//! Two years, or two versions of one year, side by side: every row with its comparability, then the prose. It scrolls and jumps; the lines are made beside it.

use ratatui::layout::Rect;

use super::compare_lines::{Comparison, Entry, compare, figure_line, head_line};
use super::window::Window;
use crate::form::CellId;
use crate::model::report::Report;
use crate::session::{Opened, ReportNo, Session};
use crate::text::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::marks;
use crate::tui::pane::{Pane, Step};
use crate::tui::role::Role;
use crate::tui::texts;

/// Two years side by side.
#[derive(Debug)]
pub struct Compare {
    of: Option<(ReportNo, usize)>,
    /// Which of the reports that the opened one can be compared with.
    other: usize,
    comparison: Comparison,
    only_comparable: bool,
    window: Window,
    /// The entry that was jumped to.
    at: Option<usize>,
    /// That one is still to be brought into view.
    is_new: bool,
    /// The first line of every entry that is shown, at the last width.
    starts: Vec<usize>,
}

impl Compare {
    /// Compares the opened report with that of the year before, at the row of the selected finding's first cell.
    pub fn open(look: &Look, session: &Session) -> Option<Self> {
        let mut layer = Self {
            of: None,
            other: 0,
            comparison: Comparison::default(),
            only_comparable: false,
            window: Window::default(),
            at: None,
            is_new: false,
            starts: Vec::new(),
        };
        layer.follow(look, session).then_some(layer)
    }

    /// Compares anew when another report was opened; tells whether there is something to compare.
    fn follow(&mut self, look: &Look, session: &Session) -> bool {
        let Some(opened) = session.opened() else { return false };
        self.other = self.turned(opened);
        let (Some(other), Ok(this)) = (others(opened).nth(self.other), opened.report.as_ref()) else {
            (self.comparison, self.of) = (Comparison::default(), None);
            return false;
        };
        if self.of != Some((opened.no, self.other)) {
            self.comparison = compare(look, other, this);
            (self.of, self.is_new, self.window.top) = (Some((opened.no, self.other)), true, 0);
            let cell = session.finding().and_then(|finding| finding.fault.cells.first().copied());
            self.at = cell.and_then(|cell| self.line_of(cell));
        }
        true
    }

    /// Which of the others an opened report is compared with: the first, unless somebody turned since it was opened.
    fn turned(&self, opened: &Opened) -> usize {
        if self.of.is_some_and(|(no, _)| no != opened.no) { 0 } else { self.other }
    }

    /// Compares with the next of the reports that there are.
    fn turn(&mut self, look: &Look, session: &Session) {
        let count = session.opened().map_or(0, |opened| others(opened).count());
        self.other = (self.other + 1) % count.max(1);
        self.follow(look, session);
    }

    /// Where a cell is shown: on a line of its own, else on that of its row.
    fn line_of(&self, cell: CellId) -> Option<usize> {
        self.shown().enumerate().filter(|(_, entry)| entry.holds(cell)).last().map(|(nth, _)| nth)
    }

    fn shown(&self) -> impl Iterator<Item = &Entry> {
        self.comparison.entries.iter().filter(|entry| !self.only_comparable || entry.is_comparable())
    }

    fn hop(&mut self, forward: bool) {
        let hits: Vec<usize> =
            self.shown().enumerate().filter(|(_, entry)| entry.is_hit()).map(|(nth, _)| nth).collect();
        let next = match (self.at, forward) {
            (Some(at), true) => hits.iter().find(|hit| **hit > at).or(hits.first()),
            (Some(at), false) => hits.iter().rev().find(|hit| **hit < at).or(hits.last()),
            (None, true) => hits.first(),
            (None, false) => hits.last(),
        };
        self.at = next.copied();
        if let Some(line) = self.at.and_then(|at| self.starts.get(at)) {
            self.window.show(*line);
        }
    }

    fn lines(&mut self, look: &Look, cells: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut starts = Vec::new();
        for (nth, entry) in self.shown().enumerate() {
            starts.push(lines.len());
            let here = self.at == Some(nth);
            let shown = entry_lines(look, entry, cells, here);
            lines.extend(shown.into_iter().map(|line| line.on(Role::Selection, here)));
        }
        self.starts = starts;
        lines
    }
}

fn entry_lines(look: &Look, entry: &Entry, cells: usize, here: bool) -> Vec<Line> {
    match entry {
        Entry::Figure(figures) => vec![figure_line(figures, cells, here)],
        Entry::Head(text) => vec![Line::of(text.clone(), Role::Title)],
        Entry::Gap => vec![Line::default()],
        Entry::Prose(sentences) => {
            sentences.iter().flat_map(|(mark, text)| sentence(look, (*mark, here), text, cells)).collect()
        }
    }
}

fn sentence(look: &Look, (mark, here): (char, bool), text: &str, cells: usize) -> Vec<Line> {
    let role = match mark {
        '+' => Role::DiffAdd,
        '-' => Role::DiffDel,
        _ => Role::Dim,
    };
    let clean = look.clean(text);
    let lines = wrap(&clean, cells.saturating_sub(3).max(2));
    lines
        .iter()
        .map(|line| Line::of(format!("{}{mark} ", if here { '>' } else { ' ' }), role).text(*line, role))
        .collect()
}

impl Pane for Compare {
    fn context(&self) -> Context {
        Context::Compare
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let Some(held) = session.selected().map(|no| session.held(no)) else { return String::new() };
        // The title is asked for before the lines are made anew: it goes by what is open.
        let named = |year: Option<i16>, report: Option<&Report>| match report {
            Some(report) => format!("{} {}", marks::year(look, year), marks::edition(look, report.edition)),
            None => marks::year(look, year),
        };
        let opened = session.opened();
        let turned = opened.map_or(0, |opened| self.turned(opened));
        let other = opened.and_then(|opened| others(opened).nth(turned));
        let year = held.record.year;
        let before = other.map_or_else(|| year.map(|year| year.saturating_sub(1)), Report::year);
        let mut last = named(before, other);
        let is_older = opened.is_some_and(|opened| turned >= usize::from(opened.last.is_some()));
        if let Some(older) = other.filter(|_| is_older) {
            let name = older.document.source.path.file_name().map(|name| name.to_string_lossy().into_owned());
            last = look.fill(texts::OLDER_VERSION, &[("file", &look.clean(&name.unwrap_or_default()))]);
        }
        let this = opened.and_then(|opened| opened.report.as_ref().ok());
        let this = named(year, this);
        look.fill(texts::COMPARE, &[("agency", &held.name()), ("last", &last), ("this", &this)])
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        match action {
            Action::Close => true,
            Action::NextHit | Action::PreviousHit => self.shown().any(Entry::is_hit),
            Action::OnlyComparable => self.comparison.entries.iter().any(|entry| !entry.is_comparable()),
            Action::OtherVersion => session.opened().is_some_and(|opened| others(opened).count() > 1),
            // The oldest year has none before it to be compared with.
            Action::PreviousYear => years_beside(session, -1) > 1,
            Action::NextYear => years_beside(session, 1) > 0,
            other => self.window.can(other),
        }
    }

    fn update(&mut self, action: Action, look: &Look, session: &mut Session) -> Step {
        match action {
            Action::Close => return Step::Close,
            Action::OnlyComparable => (self.only_comparable, self.at) = (!self.only_comparable, None),
            Action::OtherVersion => self.turn(look, session),
            Action::NextHit => self.hop(true),
            Action::PreviousHit => self.hop(false),
            Action::PreviousYear => drop(session.step_year(-1)),
            Action::NextYear => drop(session.step_year(1)),
            other if self.window.scroll(other) => {}
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let look = canvas.look;
        if !self.follow(look, session) {
            let text = if session.opened().is_some() { texts::NO_YEAR_THERE } else { texts::OPENING };
            return canvas.line(inside, &Line::of(format!(" {}", look.say(text)), Role::Dim));
        }
        let mut counts = format!(" {}", self.comparison.counts);
        if self.only_comparable {
            counts = format!("{counts}   [{}]", look.say(texts::ONLY_COMPARABLE));
        }
        let cells = usize::from(inside.width);
        canvas.lines(inside, &[Line::of(counts, Role::Witness), head_line(look, &self.comparison, cells)]);
        let body = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
        let lines = self.lines(look, cells);
        self.window.fit(lines.len(), usize::from(body.height));
        if let Some(line) = self.at.filter(|_| std::mem::take(&mut self.is_new)).and_then(|at| self.starts.get(at)) {
            self.window.show(*line);
        }
        canvas.lines(body, lines.iter().skip(self.window.top));
    }
}

/// The reports that an opened one can be compared with: that of the year before, then its older versions.
fn others(opened: &Opened) -> impl Iterator<Item = &Report> {
    opened.last.iter().chain(&opened.older)
}

/// How many reports of the agency there are before (or after) the selected one.
fn years_beside(session: &Session, by: i16) -> usize {
    let key = session.selected().and_then(|no| session.held(no).key());
    key.map_or(0, |(agency, year)| {
        session.shelf().years(&agency).filter(|(other, _)| if by > 0 { *other > year } else { *other < year }).count()
    })
}
