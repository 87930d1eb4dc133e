//! 数字总账: every number of the opened report's text, where it ended, and the chosen one in its sentence. It moves about; the
//! lines are made beside it.

use ratatui::layout::Rect;

use super::ledger_rows::Numbers;
use super::window::Window;
use crate::rules::LedgerEntry;
use crate::session::Session;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// The numbers of the opened report.
#[derive(Debug, Default)]
pub struct Ledger {
    chosen: usize,
    window: Window,
    page: usize,
}

impl Ledger {
    /// Opens the numbers, at the one that the selected finding is about where it is about one.
    pub fn open(session: &Session) -> Self {
        let lines =
            session.finding().filter(|finding| finding.rule.starts_with('N')).map(|finding| &finding.fault.lines);
        let is_meant =
            |entry: &LedgerEntry| entry.is_conflict() && lines.is_some_and(|lines| lines.contains(&entry.mention.line));
        Self { chosen: entries(session).iter().position(is_meant).unwrap_or(0), ..Self::default() }
    }

    fn step(&mut self, action: Action, count: usize) {
        let by = match action {
            Action::Up | Action::Down => 1,
            _ => self.page.max(1),
        };
        self.chosen = match action {
            Action::Up | Action::PageUp => self.chosen.saturating_sub(by),
            _ => (self.chosen + by).min(count.saturating_sub(1)),
        };
    }

    /// Goes to the next number that is contradicted, around the end.
    fn hop(&mut self, entries: &[LedgerEntry], forward: bool) {
        let conflicts: Vec<usize> =
            entries.iter().enumerate().filter(|(_, entry)| entry.is_conflict()).map(|(nth, _)| nth).collect();
        let next = if forward {
            conflicts.iter().find(|nth| **nth > self.chosen).or(conflicts.first())
        } else {
            conflicts.iter().rev().find(|nth| **nth < self.chosen).or(conflicts.last())
        };
        self.chosen = next.copied().unwrap_or(self.chosen);
    }
}

fn entries(session: &Session) -> &[LedgerEntry] {
    session.opened().map_or(&[], |opened| &opened.ledger.entries)
}

impl Pane for Ledger {
    fn context(&self) -> Context {
        Context::Ledger
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let Some(held) = session.selected().map(|no| session.held(no)) else { return String::new() };
        let year = marks::year(look, held.record.year);
        look.fill(texts::LEDGER, &[("agency", &held.name()), ("year", &year)])
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        let entries = entries(session);
        match action {
            Action::Close => true,
            Action::Up | Action::PageUp => self.chosen > 0,
            Action::Down | Action::PageDown => self.chosen + 1 < entries.len(),
            Action::NextHit | Action::PreviousHit => {
                entries.iter().enumerate().any(|(nth, entry)| entry.is_conflict() && nth != self.chosen)
            }
            Action::GoTo => !entries.is_empty(),
            _ => false,
        }
    }

    fn update(&mut self, action: Action, _: &Look, session: &mut Session) -> Step {
        let entries = entries(session);
        match action {
            Action::Close => return Step::Close,
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => self.step(action, entries.len()),
            Action::NextHit | Action::PreviousHit => self.hop(entries, action == Action::NextHit),
            Action::GoTo => {
                return entries.get(self.chosen).map_or(Step::Ignored, |entry| Step::Source(entry.mention.line));
            }
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let look = canvas.look;
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let opened = session.opened().and_then(|opened| Some((opened.report.as_ref().ok()?, &opened.ledger)));
        let Some((report, ledger)) = opened.filter(|(_, ledger)| !ledger.entries.is_empty()) else {
            let text = if session.is_opening() { texts::OPENING } else { texts::LEDGER_EMPTY };
            return canvas.line(inside, &Line::of(look.say(text), Role::Dim));
        };
        let numbers = Numbers { look, report, ledger };
        self.chosen = self.chosen.min(ledger.entries.len() - 1);
        let detail = ledger.entries.get(self.chosen).map(|entry| numbers.detail(entry, usize::from(inside.width)));
        let detail = detail.unwrap_or_default();
        canvas.lines(inside, &[numbers.tally(), numbers.head()]);
        let below = u16::try_from(detail.len() + 1).unwrap_or(u16::MAX).min(inside.height / 2);
        let page = inside.height.saturating_sub(below + 2);
        self.page = usize::from(page);
        self.window.fit(ledger.entries.len(), self.page);
        self.window.show(self.chosen);
        let listed = ledger.entries.iter().enumerate().skip(self.window.top).take(self.page);
        let rows: Vec<Line> = listed.map(|(nth, entry)| numbers.row(entry, nth == self.chosen)).collect();
        canvas.lines(Rect { y: inside.y + 2, height: page, ..inside }, &rows);
        let top = (page + 3).min(inside.height);
        canvas.lines(Rect { y: inside.y + top, height: inside.height - top, ..inside }, &detail);
    }
}
