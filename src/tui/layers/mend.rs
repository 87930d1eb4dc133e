//! Minimal corrections of the opened report: the ways, why the chosen one stands where it does, and what it would do. Nothing is
//! changed; Enter takes the chosen way into a draft note.

use ratatui::layout::Rect;

use super::mend_lines as lines;
use super::window::Window;
use crate::form::Form;
use crate::model::report::Report;
use crate::repair::{Proposal, Weighed};
use crate::session::{Rehearsal, ReportNo, Session};
use crate::text::phrase::Phrase;
use crate::text::width::{pad_right, width};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// Ways of each part that are listed before the others are asked for.
const FIRST: usize = 3;
/// From this width on the preview stands beside the ways.
const WIDE: u16 = 100;

/// Minimal corrections of the opened report.
#[derive(Debug, Default)]
pub struct Mend {
    chosen: usize,
    /// All ways are listed, not only the first of each part.
    all: bool,
    window: Window,
    /// Of which report, with how many read beside it, and which way.
    rehearsed: Option<((ReportNo, usize, usize), Rehearsal)>,
}

/// One way with the part it mends.
type Way<'a> = (&'a Proposal, &'a Weighed);

fn proposals(session: &Session) -> &[Proposal] {
    session.opened().map_or(&[][..], |opened| &opened.proposals)
}

impl Mend {
    fn most(&self) -> usize {
        if self.all { usize::MAX } else { FIRST }
    }

    /// The ways that are listed.
    fn ways<'a>(&self, session: &'a Session) -> Vec<Way<'a>> {
        let most = self.most();
        let of = |proposal: &'a Proposal| proposal.ways.iter().take(most).map(move |way| (proposal, way));
        proposals(session).iter().flat_map(of).collect()
    }

    fn chosen<'a>(&self, session: &'a Session) -> Option<(&'a Report, &'static Form, &'a Weighed)> {
        let report = session.opened()?.report.as_ref().ok()?;
        let way = self.ways(session).get(self.chosen).copied()?;
        Some((report, report.form()?, way.1))
    }

    /// What the chosen way would do, judged once.
    fn rehearse(&mut self, session: &Session) -> Option<&Rehearsal> {
        let about = (session.selected()?, session.tally().reports, self.chosen);
        if self.rehearsed.as_ref().is_none_or(|known| known.0 != about) {
            let (_, _, way) = self.chosen(session)?;
            self.rehearsed = Some((about, session.rehearse(&way.correction)?));
        }
        self.rehearsed.as_ref().map(|known| &known.1)
    }

    /// The ways of all parts in lines, and which line the chosen one is.
    fn list(&self, look: &Look, session: &Session, cells: usize) -> (Vec<Line>, usize) {
        let (mut listed, mut chosen, mut number) = (Vec::new(), 0, 0);
        let Some(report) = session.opened().and_then(|opened| opened.report.as_ref().ok()) else {
            return (listed, chosen);
        };
        for proposal in proposals(session) {
            for way in proposal.ways.iter().take(self.most()) {
                if number == self.chosen {
                    chosen = listed.len();
                }
                number += 1;
                let is_chosen = number == self.chosen + 1;
                let mark = Line::of(if is_chosen { "> " } else { "  " }, Role::FooterKey);
                let line = way_line(look, report, (number, way), cells.saturating_sub(2));
                listed.push(mark.join(line).on(Role::Selection, is_chosen));
            }
            if let Some(hidden) = proposal.ways.get(self.most()..).filter(|hidden| !hidden.is_empty()) {
                listed.push(lines::more(look, hidden));
            }
        }
        (listed, chosen)
    }

    fn none_fits(look: &Look, session: &Session) -> Step {
        let count: usize = proposals(session).iter().map(|proposal| proposal.ways.len()).sum();
        Step::Draft(look.fill(texts::MEND_NONE_FITS, &[("count", &count)]))
    }
}

/// `1  (七)总计·总计 0->2  四 结转下年·总计 0->1     2  +3`
fn way_line(look: &Look, report: &Report, (number, way): (usize, &Weighed), cells: usize) -> Line {
    let end = format!("{:>4} {:>+4}", way.correction.changes.len(), way.weight());
    let room = cells.saturating_sub(width(&end) + 4);
    let line = Line::of(format!("{number:>3} "), Role::Dim);
    line.left(lines::changes(look, report, way), room, Role::Ink).text(end, Role::Ink)
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
            Action::Down => self.chosen + 1 < self.ways(session).len(),
            Action::AllWays => proposals(session).iter().any(|proposal| proposal.ways.len() > FIRST),
            Action::Accept | Action::NoneFits => session.finding().is_some() && !self.ways(session).is_empty(),
            _ => false,
        }
    }

    fn word(&self, action: Action) -> Option<Phrase> {
        (action == Action::Accept).then_some(texts::ENTER_DRAFTS)
    }

    fn update(&mut self, action: Action, look: &Look, session: &mut Session) -> Step {
        match action {
            Action::Close => return Step::Close,
            Action::Up => self.chosen = self.chosen.saturating_sub(1),
            Action::Down => self.chosen = (self.chosen + 1).min(self.ways(session).len().saturating_sub(1)),
            Action::AllWays => (self.all, self.chosen, self.rehearsed) = (!self.all, 0, None),
            Action::NoneFits => return Self::none_fits(look, session),
            Action::Accept => {
                let draft = self.chosen(session).map(|(report, _, way)| lines::draft(look, report, way));
                return draft.map_or(Step::Ignored, Step::Draft);
            }
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let look = canvas.look;
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        self.chosen = self.chosen.min(self.ways(session).len().saturating_sub(1));
        let rehearsal = self.rehearse(session).cloned().unwrap_or_default();
        let is_wide = inside.width >= WIDE;
        let left = if is_wide { Rect { width: inside.width * 3 / 5, ..inside } } else { inside };
        let Some((_, form, way)) = self.chosen(session) else {
            canvas.lines(inside, &Self::heads(look, session, usize::from(inside.width)));
            return;
        };
        let cells = usize::from(left.width);
        let preview = lines::preview(look, session, (self.chosen + 1, way), &rehearsal);
        let mut below = lines::why(look, form, way, cells);
        if is_wide {
            let right = Rect { x: inside.x + left.width + 2, width: inside.width - left.width - 2, ..inside };
            canvas.lines(right, &preview);
        } else {
            below.push(Line::default());
            below.extend(preview);
        }
        self.draw_ways(canvas, left, session, &below);
    }
}

impl Mend {
    fn heads(look: &Look, session: &Session, cells: usize) -> Vec<Line> {
        let opened = session.opened();
        let report = opened.and_then(|opened| opened.report.as_ref().ok());
        opened.zip(report).map(|(opened, report)| lines::heads(look, report, opened, cells)).unwrap_or_default()
    }

    /// Draws what was found and the ways above, and the rest below: as much of the ways as there is room for.
    fn draw_ways(&mut self, canvas: &mut Canvas, left: Rect, session: &Session, below: &[Line]) {
        let look = canvas.look;
        let cells = usize::from(left.width);
        let mut heads = Self::heads(look, session, cells);
        let (name, columns) = (look.say(texts::MEND_WAYS), look.say(texts::MEND_COLUMNS));
        heads.push(
            Line::of(pad_right(name, cells.saturating_sub(width(columns))), Role::Title).text(columns, Role::Dim),
        );
        let (listed, chosen) = self.list(look, session, cells);
        let count = |lines: usize| u16::try_from(lines).unwrap_or(u16::MAX);
        let above = count(heads.len()).min(left.height);
        // The reasons keep at least half of the room, the ways the rest.
        let rest = left.height - above;
        let page = rest.saturating_sub(count(below.len()).saturating_add(1)).max(rest / 3).min(count(listed.len()));
        self.window.fit(listed.len(), usize::from(page));
        self.window.show(chosen);
        canvas.lines(left, &heads);
        let shown: Vec<Line> = listed.into_iter().skip(self.window.top).take(usize::from(page)).collect();
        canvas.lines(Rect { y: left.y + above, height: page, ..left }, &shown);
        let top = (above + page + 1).min(left.height);
        canvas.lines(Rect { y: left.y + top, height: left.height - top, ..left }, below);
    }
}
