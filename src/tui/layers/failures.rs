//! Files that could not be read as reports, each with its reason. It draws only those in view.

use ratatui::layout::Rect;

use super::window::{Window, centred};
use crate::session::Session;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::role::Role;
use crate::tui::texts;

/// Files that could not be read as reports.
#[derive(Debug, Default)]
pub struct Failures {
    window: Window,
}

impl Pane for Failures {
    fn context(&self) -> Context {
        Context::Reading
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        look.fill(texts::FAILURES, &[("count", &session.failures().len())])
    }

    fn can(&self, action: Action, _: &Session) -> bool {
        action == Action::Close || self.window.can(action)
    }

    fn update(&mut self, action: Action, _: &Look, _: &mut Session) -> Step {
        match action {
            Action::Close => Step::Close,
            other if self.window.scroll(other) => Step::Done,
            _ => Step::Ignored,
        }
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        self.window.fit(session.failures().len(), usize::from(inside.height) / 2);
        let shown = session.failures().iter().skip(self.window.top).take(usize::from(inside.height) / 2 + 1);
        let lines: Vec<Line> = shown
            .flat_map(|failure| {
                let path = Line::of(failure.path.to_string_lossy(), Role::Ink);
                let reason = failure.reason.in_lang(canvas.look.lang);
                [path, Line::default().gap(2).text(reason, Role::Dim)]
            })
            .collect();
        canvas.lines(inside, &lines);
    }

    fn place(&self, body: Rect) -> Rect {
        centred(body, 110, body.height.saturating_sub(2).max(6))
    }
}
