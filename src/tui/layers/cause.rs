//! The findings that one correction mends, listed before one digit decides them together. Those that are decided already are
//! left out unless they are ticked.

use ratatui::layout::Rect;

use super::window::{Window, centred};
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::session::Session;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// The findings of one cause.
#[derive(Debug)]
pub struct Cause {
    /// Each with whether it is ticked, in the order of the list.
    members: Vec<(FindingId, bool)>,
    row: usize,
    window: Window,
}

impl Cause {
    /// Opens the list of what shares its cause with the selected finding; none where nothing does.
    pub fn open(session: &Session) -> Option<Self> {
        let group = session.finding()?.group?;
        let same = session.findings().iter().filter(|finding| finding.group == Some(group));
        let members: Vec<(FindingId, bool)> = same.map(|finding| (finding.id, session.is_open(finding))).collect();
        (members.len() > 1).then(|| Self { members, row: 0, window: Window::default() })
    }

    fn ticked(&self) -> Vec<FindingId> {
        self.members.iter().filter(|member| member.1).map(|member| member.0).collect()
    }

    fn decide(&self, action: Action, look: &Look, session: &mut Session) -> Step {
        let Some(disposition) = action.disposition() else { return Step::Ignored };
        let count = match session.decide_together(&self.ticked(), disposition) {
            Err(error) => return Step::Say(look.not_saved(&error)),
            Ok(0) => return Step::Say(look.say(texts::GONE_FROM_REPORT).to_owned()),
            Ok(count) => count,
        };
        let what = marks::disposition(look, disposition);
        Step::Decided(look.fill(texts::CAUSE_DECIDED, &[("what", &what), ("count", &count)]))
    }

    fn line(&self, look: &Look, session: &Session, nth: usize) -> Option<Line> {
        let (id, ticked) = *self.members.get(nth)?;
        let place = session.findings().iter().position(|finding| finding.id == id)?;
        let finding: &Finding = session.findings().get(place)?;
        let selected = nth == self.row;
        let ((severity, role), (state, state_role)) =
            (marks::severity(look, finding), marks::state(look, session, finding));
        let line = Line::of(if selected { "> " } else { "  " }, Role::FooterKey)
            .text(if ticked { "[x] " } else { "[ ] " }, Role::FooterKey)
            .text(format!("{:>2} ", place + 1), Role::Dim)
            .text(format!("{severity} "), role)
            .text(format!("{} ", finding.rule), Role::Dim)
            .text(format!("{state} "), state_role)
            .text(marks::brief(look, session, finding), Role::Ink);
        Some(line.on(Role::Selection, selected))
    }
}

impl Pane for Cause {
    fn context(&self) -> Context {
        Context::Cause
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let Some(held) = session.selected().map(|no| session.held(no)) else { return String::new() };
        let year = marks::year(look, held.record.year);
        look.fill(texts::CAUSE, &[("agency", &held.name()), ("year", &year)])
    }

    fn can(&self, action: Action, _: &Session) -> bool {
        match action {
            Action::Up => self.row > 0,
            Action::Down => self.row + 1 < self.members.len(),
            Action::Toggle | Action::Close => true,
            other => other.disposition().is_some() && self.members.iter().any(|member| member.1),
        }
    }

    fn update(&mut self, action: Action, look: &Look, session: &mut Session) -> Step {
        match action {
            Action::Up => self.row = self.row.saturating_sub(1),
            Action::Down => self.row = (self.row + 1).min(self.members.len().saturating_sub(1)),
            Action::Toggle => self.members.get_mut(self.row).into_iter().for_each(|member| member.1 = !member.1),
            Action::Close => return Step::Close,
            other => return self.decide(other, look, session),
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let look = canvas.look;
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let counts: [(&str, &dyn std::fmt::Display); 2] =
            [("all", &self.members.len()), ("ticked", &self.ticked().len())];
        let text = look.fill(texts::CAUSE_COUNT, &counts);
        let head = Paragraph::of(&text, Role::Witness).lines(look, usize::from(inside.width));
        canvas.lines(inside, &head);
        let above = u16::try_from(head.len() + 1).unwrap_or(u16::MAX).min(inside.height);
        let body = Rect { y: inside.y + above, height: inside.height - above, ..inside };
        self.window.fit(self.members.len(), usize::from(body.height));
        self.window.show(self.row);
        let shown = (self.window.top..self.members.len()).take(usize::from(body.height));
        let lines: Vec<Line> = shown.filter_map(|nth| self.line(look, session, nth)).collect();
        canvas.lines(body, &lines);
    }

    fn place(&self, body: Rect) -> Rect {
        let rows = u16::try_from(self.members.len() + 5).unwrap_or(u16::MAX);
        centred(body, 84, rows)
    }
}
