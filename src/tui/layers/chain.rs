//! What the selected agency hands on from year to year: the carry-over column by column, below it the stocks. It moves about
//! and says what the chosen step comes to; the lines are made beside it.

use ratatui::layout::Rect;

use super::chain_rows::{At, Course, counts, lines, why};
use super::window::Window;
use crate::compare::chain::{Step as Link, say};
use crate::repair::{say as told, way_to};
use crate::rules;
use crate::session::Session;
use crate::text::number::Number;
use crate::tie::Half;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::texts;

/// The chains of the selected agency.
#[derive(Debug)]
pub struct Chain {
    /// The column of the carry-over that is listed.
    column: usize,
    at: At,
    window: Window,
}

impl Chain {
    /// Opens the chains at the selected finding, where it is about one, else at the year of the report.
    pub fn open(session: &Session) -> Self {
        let course = Course::of(session);
        let year = session.selected().and_then(|no| session.held(no).record.year).unwrap_or_default();
        let found = session.finding().and_then(|finding| course.at_finding(finding));
        let at = found.unwrap_or(At { thread: 0, year });
        let column = if at.thread < course.columns() { at.thread } else { 0 };
        Self { column, at, window: Window::default() }
    }

    fn place(&self, course: &Course<'_>) -> Option<usize> {
        course.listed(self.column).iter().position(|at| *at == self.at)
    }

    fn step_by(&mut self, course: &Course<'_>, forward: bool) {
        let listed = course.listed(self.column);
        let place = self.place(course).unwrap_or(0);
        let next = if forward { place + 1 } else { place.saturating_sub(1) };
        self.at = listed.get(next).or(listed.last()).copied().unwrap_or(self.at);
    }

    fn turn(&mut self, course: &Course<'_>, forward: bool) {
        let columns = course.columns().max(1);
        self.column = (self.column + if forward { 1 } else { columns - 1 }) % columns;
        self.at.thread = self.column;
    }

    fn hop(&mut self, course: &Course<'_>, forward: bool) {
        let breaks = course.breaks();
        let next = if forward {
            breaks.iter().find(|at| **at > self.at).or(breaks.first())
        } else {
            breaks.iter().rev().find(|at| **at < self.at).or(breaks.last())
        };
        let Some(&at) = next else { return };
        self.at = at;
        if at.thread < course.columns() {
            self.column = at.thread;
        }
    }

    /// What the chosen step comes to, in full.
    fn told(&self, look: &Look, session: &Session, cells: usize) -> Vec<Line> {
        let course = Course::of(session);
        let Some((_, step)) = course.step(self.at) else { return Vec::new() };
        let sentence = course.finding(&step).and_then(|finding| {
            let record = course.record(step.this)?;
            Some(rules::message(&finding, &|cell| record.figures.cell(cell), look.lang))
        });
        let state = || {
            let why = why(look, &course, &step).map(|why| format!("  {why}")).unwrap_or_default();
            format!("{} {}{why}", step.year, say::state(&step, look.lang))
        };
        let mut lines = Paragraph::of(sentence.unwrap_or_else(state), Role::Title).lines(look, cells);
        if let Some(hint) = hint(look, session, (&course, &step)) {
            lines.extend(Paragraph::of(&hint, Role::Witness).lines(look, cells));
        }
        lines
    }
}

/// The correction of the opened report with which a break would hold, where it stands at one end of it.
fn hint(look: &Look, session: &Session, (course, step): (&Course<'_>, &Link)) -> Option<String> {
    let opened = session.opened()?;
    let report = opened.report.as_ref().ok()?;
    let no = |place: Option<usize>| course.years.get(place?).map(|(_, no)| *no);
    let (this, last) = (no(step.this), no(step.last));
    let is_opened = |half: Half| (if half == Half::This { this } else { last }) == Some(opened.no);
    let mends = step.mends(course.record(step.last)?);
    let (way, found) = mends
        .into_iter()
        .filter(|(half, ..)| is_opened(*half))
        .find_map(|(_, cell, need)| way_to(&opened.proposals, cell, Number::whole(need)))?;
    let changes = found.correction.changes.iter().map(|change| told::change(report, change, look.lang));
    let changes = changes.collect::<Vec<_>>().join("  ");
    let year = report.year().unwrap_or_default();
    Some(look.fill(texts::CHAIN_HINT, &[("year", &year), ("way", &way), ("changes", &changes)]))
}

impl Pane for Chain {
    fn context(&self) -> Context {
        Context::Chain
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let Some(held) = session.selected().map(|no| session.held(no)) else { return String::new() };
        let years = Course::of(session).years;
        let year = |year: Option<&(i16, _)>| year.map(|(year, _)| year.to_string()).unwrap_or_default();
        let span = if years.len() > 1 {
            format!("{}-{}", year(years.first()), year(years.last()))
        } else {
            year(years.first())
        };
        look.fill(texts::CHAIN, &[("agency", &held.name()), ("years", &span)])
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        let course = Course::of(session);
        let place = self.place(&course).unwrap_or(0);
        match action {
            Action::Close => true,
            Action::Up => place > 0,
            Action::Down => place + 1 < course.listed(self.column).len(),
            Action::PreviousColumn | Action::NextColumn => course.columns() > 1,
            Action::NextHit | Action::PreviousHit => course.breaks().iter().any(|at| *at != self.at),
            Action::GoTo => course.report(self.at).is_some(),
            _ => false,
        }
    }

    fn update(&mut self, action: Action, _: &Look, session: &mut Session) -> Step {
        let course = Course::of(session);
        match action {
            Action::Close => return Step::Close,
            Action::Up | Action::Down => self.step_by(&course, action == Action::Down),
            Action::PreviousColumn | Action::NextColumn => self.turn(&course, action == Action::NextColumn),
            Action::NextHit | Action::PreviousHit => self.hop(&course, action == Action::NextHit),
            Action::GoTo => {
                let Some(no) = course.report(self.at) else { return Step::Ignored };
                let finding = course.step(self.at).and_then(|(_, step)| course.brief(&step)).map(|brief| brief.id);
                match finding {
                    Some(finding) => session.select_at(no, finding),
                    None => session.select(no),
                }
                return Step::Close;
            }
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let look = canvas.look;
        let course = Course::of(session);
        let told = self.told(look, session, usize::from(inside.width.saturating_sub(2)));
        let below = u16::try_from(told.len() + 2).unwrap_or(u16::MAX).min(inside.height / 2);
        canvas.line(inside, &counts(look, &course));
        let body = Rect { y: inside.y + 1, height: inside.height.saturating_sub(below + 1), ..inside };
        let lines = lines(look, &course, (self.column, self.at));
        self.window.fit(lines.len(), usize::from(body.height));
        let place = lines.iter().position(|(at, _)| *at == Some(self.at)).unwrap_or(0);
        self.window.show(if place <= ABOVE { 0 } else { place });
        canvas.lines(body, lines.iter().skip(self.window.top).map(|(_, line)| line));
        let foot = Rect {
            x: inside.x + 1,
            y: (body.y + body.height + 1).min(inside.y + inside.height),
            width: inside.width.saturating_sub(2),
            height: below.saturating_sub(2),
        };
        canvas.lines(foot, &told);
        let legend = Rect { y: inside.bottom().saturating_sub(1), height: 1, ..foot };
        canvas.line(legend, &Line::of(look.say(texts::CHAIN_LEGEND), Role::Dim));
    }
}

/// Lines above the first step: with these in view it is plain which column it is of.
const ABOVE: usize = 4;
