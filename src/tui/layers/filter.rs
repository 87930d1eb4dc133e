//! The filter of the queue being typed; the queue follows every letter.

use ratatui::layout::{Position, Rect};

use super::input::Input;
use crate::session::Session;
use crate::text::width::width;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::role::Role;
use crate::tui::terminal::Press;
use crate::tui::texts;

/// The filter being typed.
#[derive(Debug)]
pub struct Filter {
    input: Input,
    before: String,
}

impl Filter {
    /// Goes on from the filter that is set.
    pub fn new(session: &Session) -> Self {
        let before = session.filter().to_owned();
        Self { input: Input { text: before.clone() }, before }
    }

    fn apply(&self, session: &mut Session) -> Step {
        session.type_filter(&self.input.text);
        Step::Done
    }
}

impl Pane for Filter {
    fn context(&self) -> Context {
        Context::Filter
    }

    fn title(&self, look: &Look, _: &Session) -> String {
        look.say(texts::FILTER).to_owned()
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        match action {
            Action::Up => session.place_in_queue().is_some_and(|place| place > 0),
            Action::Down => session.place_in_queue().is_some_and(|place| place + 1 < session.queue().len()),
            Action::Accept | Action::Close => true,
            _ => false,
        }
    }

    fn update(&mut self, action: Action, _: &Look, session: &mut Session) -> Step {
        match action {
            Action::Up => drop(session.step_report(-1)),
            Action::Down => drop(session.step_report(1)),
            Action::Accept => return Step::Close,
            Action::Close => {
                session.set_filter(&self.before);
                return Step::Close;
            }
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn typed(&mut self, press: Press, session: &mut Session) -> Step {
        if self.input.take(press) { self.apply(session) } else { Step::Ignored }
    }

    fn pasted(&mut self, text: &str, session: &mut Session) -> Step {
        self.input.paste(text);
        self.apply(session)
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let shown = canvas.look.clean(&self.input.text).into_owned();
        let all = session.tally().reports;
        let count = canvas.look.fill(texts::FILTER_COUNT, &[("shown", &session.queue().len()), ("all", &all)]);
        let line = Line::of("> ", Role::FooterKey).rest(&shown, width(&count) + 1, Role::Ink).text(count, Role::Dim);
        canvas.line(inside, &line);
        let at = u16::try_from(width(&shown)).unwrap_or(0).min(inside.width.saturating_sub(3));
        canvas.set_cursor(Position::new(inside.x + 2 + at, inside.y));
    }

    fn place(&self, body: Rect) -> Rect {
        let height = 3.min(body.height);
        Rect { y: body.bottom().saturating_sub(height), height, ..body }
    }
}
