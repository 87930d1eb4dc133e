//! The grid of one table: that of the selected finding until another is asked for. It shows and judges nothing anew.

use ratatui::layout::Rect;

use super::bench::{Bench, Entry};
use crate::model::id::FindingId;
use crate::session::Session;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// The grid of one table.
#[derive(Debug)]
pub struct Grid {
    table: usize,
    top: usize,
    /// The finding that table and scroll were chosen for.
    followed: Option<FindingId>,
    most: usize,
    /// The person scrolled since the finding was selected: then every row is there.
    explored: bool,
    /// Rows were left out for want of room.
    left_out: bool,
}

/// 表三, where most findings lie.
const USUAL: usize = 1;

impl Default for Grid {
    fn default() -> Self {
        Self { table: USUAL, top: 0, followed: None, most: 0, explored: false, left_out: false }
    }
}

impl Pane for Grid {
    fn context(&self) -> Context {
        Context::Grid
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let table = texts::nth(look.say(texts::TABLE_NAMES), self.shown(session));
        let held = session.selected().map(|no| session.held(no));
        let Some(held) = held else { return format!("2 {table}") };
        let (year, edition) = (marks::year(look, held.record.year), marks::edition(look, held.record.edition));
        look.fill(texts::TABLE, &[("table", &table), ("agency", &held.name()), ("year", &year), ("edition", &edition)])
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        let tables = tables(session);
        match action {
            Action::PreviousTable => self.shown(session) > 0 && tables > 0,
            Action::NextTable => self.shown(session) + 1 < tables,
            Action::Up => self.explored && self.top > 0,
            Action::Down => self.left_out || self.top < self.most,
            _ => false,
        }
    }

    fn update(&mut self, action: Action, _: &Look, session: &mut Session) -> Step {
        let finding = session.finding().map(|finding| finding.id);
        self.table = self.shown(session);
        match action {
            Action::PreviousTable => (self.table, self.top) = (self.table.saturating_sub(1), 0),
            Action::NextTable => (self.table, self.top) = ((self.table + 1).min(tables(session).saturating_sub(1)), 0),
            Action::Up | Action::Down if !self.explored => (self.explored, self.top) = (true, 0),
            Action::Up => self.top = self.top.saturating_sub(1),
            Action::Down => self.top = (self.top + 1).min(self.most),
            _ => return Step::Ignored,
        }
        self.followed = finding;
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let table = self.shown(session);
        let cells = usize::from(inside.width);
        let Some(bench) = Bench::of(canvas.look, session, table, cells) else {
            let known = session.opened().is_some();
            let text = canvas.look.say(texts::NO_FORM);
            let shown = if known { Line::of(format!(" {text}"), Role::Dim) } else { Line::default() };
            return canvas.line(inside, &shown);
        };
        let height = usize::from(inside.height);
        let narrow = height < 12;
        let below = Self::below(canvas.look, session, &bench, narrow);
        let mut entries = bench.entries(narrow);
        let room = height.saturating_sub(below.len()).max(2);
        let mut marked = bench.marked(&entries);
        if self.is_new(session) {
            self.explored = false;
        }
        self.left_out = entries.len() > room && !self.explored;
        if self.left_out {
            entries = fitting(entries, &marked, room);
            marked = bench.marked(&entries);
        }
        self.follow(session, &marked, entries.len(), room);
        let pinned = entries.first().into_iter();
        let rest = entries.iter().skip(1).skip(self.top);
        let mut lines: Vec<Line> = pinned.chain(rest).take(room).map(|entry| bench.line(entry)).collect();
        let gap = usize::from(height > lines.len() + below.len());
        lines.extend(std::iter::repeat_n(Line::default(), if narrow { 0 } else { gap }));
        lines.extend(below);
        canvas.lines(inside, &lines);
    }
}

impl Grid {
    /// The table that is shown: the one of the selected finding, unless another was asked for since.
    fn shown(&self, session: &Session) -> usize {
        let finding = session.finding();
        if finding.map(|finding| finding.id) == self.followed {
            return self.table;
        }
        let cell = finding.and_then(|finding| Some((finding.edition?.form()?, *finding.fault.cells.first()?)));
        cell.map_or(USUAL, |(form, cell)| form.spec(cell).table)
    }

    fn is_new(&self, session: &Session) -> bool {
        session.finding().map(|finding| finding.id) != self.followed
    }

    /// Scrolls to the marked row when the finding changed.
    fn follow(&mut self, session: &Session, marked: &[usize], entries: usize, room: usize) {
        let finding = session.finding().map(|finding| finding.id);
        self.table = self.shown(session);
        self.most = entries.saturating_sub(room);
        if finding != self.followed {
            self.followed = finding;
            let last = marked.iter().max().or(marked.first());
            self.top = last.map_or(0, |last| (last + 2).saturating_sub(room));
        }
        self.top = self.top.min(self.most);
    }

    /// What stands below the rows: identity strips, and what the marks mean.
    fn below(look: &Look, session: &Session, bench: &Bench, narrow: bool) -> Vec<Line> {
        let finding = session.finding();
        if narrow {
            let rule = finding.map(|finding| finding.rule);
            return rule.map_or_else(Vec::new, |rule| bench.strips(Some(rule)));
        }
        let mut lines = bench.strips(None);
        lines.push(Line::of(look.say(texts::LEGEND), Role::Dim));
        lines
    }
}

/// So many entries that they fit: the head, the marked ones, then the others from the top.
fn fitting(entries: Vec<Entry>, marked: &[usize], room: usize) -> Vec<Entry> {
    let mut kept: Vec<usize> = std::iter::once(0).chain(marked.iter().copied()).take(room).collect();
    let others: Vec<usize> = (0..entries.len()).filter(|nth| !kept.contains(nth)).collect();
    kept.extend(others.into_iter().take(room.saturating_sub(kept.len())));
    let numbered = entries.into_iter().enumerate();
    numbered.filter(|(nth, _)| kept.contains(nth)).map(|(_, entry)| entry).collect()
}

fn tables(session: &Session) -> usize {
    let report = session.opened().and_then(|opened| opened.report.as_ref().ok());
    report.and_then(crate::model::report::Report::form).map_or(0, |form| form.tables.len())
}
