//! The grid of one table: that of the selected finding until another is asked for. It shows and judges nothing anew.

use ratatui::layout::Rect;

use super::bench::Bench;
use crate::model::id::FindingId;
use crate::session::Session;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::{Line, wrapped};
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
}

/// 表三, where most findings lie.
const USUAL: usize = 1;

impl Default for Grid {
    fn default() -> Self {
        Self { table: USUAL, top: 0, followed: None, most: 0 }
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
            Action::Up => self.top > 0,
            Action::Down => self.top < self.most,
            _ => false,
        }
    }

    fn update(&mut self, action: Action, _: &Look, session: &mut Session) -> Step {
        let finding = session.finding().map(|finding| finding.id);
        self.table = self.shown(session);
        match action {
            Action::PreviousTable => (self.table, self.top) = (self.table.saturating_sub(1), 0),
            Action::NextTable => (self.table, self.top) = ((self.table + 1).min(tables(session).saturating_sub(1)), 0),
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
        let below = self.below(canvas.look, session, &bench, (cells, narrow));
        let entries = bench.entries(narrow);
        let room = height.saturating_sub(below.len()).max(2);
        self.follow(session, bench.marked(&entries), entries.len(), room);
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
        cell.map_or(self.table, |(form, cell)| form.spec(cell).table)
    }

    /// Scrolls to the marked row when the finding changed.
    fn follow(&mut self, session: &Session, marked: Option<usize>, entries: usize, room: usize) {
        let finding = session.finding().map(|finding| finding.id);
        self.table = self.shown(session);
        self.most = entries.saturating_sub(room);
        if finding != self.followed {
            self.followed = finding;
            self.top = marked.map_or(0, |marked| (marked + 2).saturating_sub(room));
        }
        self.top = self.top.min(self.most);
    }

    /// What stands below the rows: identity strips, the sentence of the finding, what the marks mean.
    fn below(&self, look: &Look, session: &Session, bench: &Bench, (cells, narrow): (usize, bool)) -> Vec<Line> {
        let finding = session.finding();
        if narrow {
            let rule = finding.map(|finding| finding.rule);
            return rule.map_or_else(Vec::new, |rule| bench.strips(Some(rule)));
        }
        let mut lines = bench.strips(None);
        lines.push(Line::default());
        if let Some(finding) = finding {
            lines.extend(wrapped(look, &marks::message(look, session, finding), cells, 0, Role::Title));
        }
        lines.push(Line::of(look.say(texts::LEGEND), Role::Dim));
        lines
    }
}

fn tables(session: &Session) -> usize {
    let report = session.opened().and_then(|opened| opened.report.as_ref().ok());
    report.and_then(crate::model::report::Report::form).map_or(0, |form| form.tables.len())
}
