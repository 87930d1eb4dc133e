//! Minimal corrections of the opened report: the ways on top, below them why the chosen one stands where it does and what the
//! cells would then be. Nothing is changed; Enter takes the chosen way into a draft note.

use ratatui::layout::Rect;

use super::window::Window;
use crate::form::Form;
use crate::model::report::Report;
use crate::repair::{MOST_CHANGES, Proposal, Weighed, say};
use crate::session::Session;
use crate::text::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// Minimal corrections of the opened report.
#[derive(Debug, Default)]
pub struct Mend {
    chosen: usize,
    window: Window,
}

/// One way with the table it mends.
type Way<'a> = (&'a Proposal, &'a Weighed);

impl Mend {
    fn ways(session: &Session) -> Vec<Way<'_>> {
        let proposals = session.opened().map_or(&[][..], |opened| &opened.proposals);
        proposals.iter().flat_map(|proposal| proposal.ways.iter().map(move |way| (proposal, way))).collect()
    }

    fn chosen<'a>(&self, session: &'a Session) -> Option<(&'a Report, &'static Form, Way<'a>)> {
        let report = session.opened()?.report.as_ref().ok()?;
        let way = Self::ways(session).get(self.chosen).copied()?;
        Some((report, report.form()?, way))
    }

    /// The words of a note that asks for the chosen correction to be looked at.
    fn draft(&self, look: &Look, session: &Session) -> Option<String> {
        let (report, _, (_, way)) = self.chosen(session)?;
        // The dot between row and column is of uncertain width, which a text being typed must not have.
        let changes = changes(look, report, way).replace('·', " ");
        Some(look.fill(texts::MEND_DRAFT, &[("changes", &changes)]))
    }

    fn why(&self, look: &Look, session: &Session, cells: usize) -> Vec<Line> {
        let Some((report, form, (_, way))) = self.chosen(session) else { return Vec::new() };
        let mut lines = vec![Line::of(look.say(texts::MEND_WHY), Role::Title)];
        let told: Vec<String> = way.evidence.iter().map(|one| say::evidence(form, one, look.lang)).collect();
        let none = || vec![look.say(texts::MEND_NO_EVIDENCE).to_owned()];
        for text in if told.is_empty() { none() } else { told } {
            lines.extend(wrap(&text, cells.max(4)).iter().map(|line| Line::of(*line, Role::Ink)));
        }
        lines.push(Line::default());
        lines.push(Line::of(look.say(texts::MEND_PREVIEW), Role::Title));
        for change in &way.correction.changes {
            lines.push(Line::of(say::change(report, change, look.lang), Role::Ink));
        }
        for (cell, value) in &way.correction.fills {
            let name = form.short_name(*cell);
            lines.push(Line::of(look.fill(texts::MEND_FILL, &[("cell", &name), ("value", value)]), Role::Dim));
        }
        lines
    }
}

fn changes(look: &Look, report: &Report, way: &Weighed) -> String {
    let told = way.correction.changes.iter().map(|change| say::change(report, change, look.lang));
    told.collect::<Vec<_>>().join("  ")
}

/// What was found for each table, in a line each.
fn heads(look: &Look, session: &Session) -> Vec<Line> {
    let Some(opened) = session.opened() else { return Vec::new() };
    let Some(form) = opened.report.as_ref().ok().and_then(Report::form) else { return Vec::new() };
    let head = |proposal: &Proposal| {
        let number = usize::from(form.tables[proposal.table].number.saturating_sub(2));
        let table = texts::nth(look.say(texts::TABLE_NAMES), number);
        let all = look.say(if proposal.is_complete { texts::MEND_COMPLETE } else { texts::MEND_INCOMPLETE });
        let (count, size) = (proposal.ways.len(), proposal.size);
        let text = match size {
            0 => look.fill(texts::MEND_NONE, &[("table", &table), ("most", &MOST_CHANGES), ("all", &all)]),
            _ => look.fill(texts::MEND_HEAD, &[("table", &table), ("size", &size), ("count", &count), ("all", &all)]),
        };
        Line::of(text, Role::Witness)
    };
    opened.proposals.iter().map(head).collect()
}

impl Pane for Mend {
    fn context(&self) -> Context {
        Context::Mend
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let Some(held) = session.selected().map(|no| session.held(no)) else { return String::new() };
        let year = marks::year(look, held.record.year);
        look.fill(texts::MEND, &[("agency", &held.name()), ("year", &year)])
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        match action {
            Action::Close => true,
            Action::Up => self.chosen > 0,
            Action::Down => self.chosen + 1 < Self::ways(session).len(),
            Action::Accept => session.finding().is_some() && !Self::ways(session).is_empty(),
            _ => false,
        }
    }

    fn update(&mut self, action: Action, look: &Look, session: &mut Session) -> Step {
        match action {
            Action::Close => return Step::Close,
            Action::Up => self.chosen = self.chosen.saturating_sub(1),
            Action::Down => self.chosen = (self.chosen + 1).min(Self::ways(session).len().saturating_sub(1)),
            Action::Accept => return self.draft(look, session).map_or(Step::Ignored, Step::Draft),
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let look = canvas.look;
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let ways = Self::ways(session);
        self.chosen = self.chosen.min(ways.len().saturating_sub(1));
        let heads = heads(look, session);
        let why = self.why(look, session, usize::from(inside.width));
        let below = u16::try_from(why.len()).unwrap_or(u16::MAX).saturating_add(1).min(inside.height / 2);
        let above = u16::try_from(heads.len()).unwrap_or(u16::MAX);
        let page = inside.height.saturating_sub(below).saturating_sub(above);
        let page = page.min(u16::try_from(ways.len()).unwrap_or(u16::MAX));
        self.window.fit(ways.len(), usize::from(page));
        self.window.show(self.chosen);
        canvas.lines(inside, &heads);
        let report = session.opened().and_then(|opened| opened.report.as_ref().ok());
        let listed = (1usize..).zip(&ways).skip(self.window.top).take(usize::from(page));
        let lines: Vec<Line> = listed
            .filter_map(|(number, (_, way))| {
                let selected = number == self.chosen + 1;
                let weight = way.weight();
                let text = format!("{number:>3}  {weight:>+3}  {}", changes(look, report?, way));
                let mark = if selected { "> " } else { "  " };
                Some(Line::of(mark, Role::FooterKey).text(text, Role::Ink).on(Role::Selection, selected))
            })
            .collect();
        canvas.lines(Rect { y: inside.y + above, height: page, ..inside }, &lines);
        let top = (above + page + 1).min(inside.height);
        canvas.lines(Rect { y: inside.y + top, height: inside.height - top, ..inside }, &why);
    }
}
