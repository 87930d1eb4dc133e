//! The choice of an export: which findings, in which formats. It writes nothing.

use ratatui::layout::Rect;

use super::window::centred;
use crate::session::Session;
use crate::text::phrase::Phrase;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::exports::{Choice, Exports, Scope};
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::role::Role;
use crate::tui::texts;

/// The choice of an export.
#[derive(Debug)]
pub struct Export {
    exports: Exports,
    scope: Scope,
    ticked: Vec<bool>,
    row: usize,
}

impl Export {
    /// Begins with the findings decided as right, in the customary format.
    pub fn new(exports: Exports) -> Self {
        let ticked = (0..exports.formats.len()).map(|nth| nth == 0).collect();
        Self { exports, scope: Scope::default(), ticked, row: 0 }
    }

    fn rows(&self) -> usize {
        Scope::ALL.len() + self.ticked.len()
    }

    fn toggle(&mut self) {
        match (Scope::ALL.get(self.row), self.row.checked_sub(Scope::ALL.len())) {
            (Some(scope), _) => self.scope = *scope,
            (None, Some(nth)) => self.ticked.get_mut(nth).into_iter().for_each(|ticked| *ticked = !*ticked),
            (None, None) => {}
        }
    }

    fn write(&self, look: &Look, session: &Session) -> Step {
        let ticked = self.exports.formats.iter().zip(&self.ticked).filter(|(_, ticked)| **ticked);
        let formats: Vec<&'static str> = ticked.map(|((name, _), _)| *name).collect();
        if formats.is_empty() {
            return Step::Say(look.say(texts::EXPORT_NOTHING).to_owned());
        }
        let choice = Choice { scope: self.scope, formats, folder: self.exports.folder.clone() };
        Step::Export((self.exports.prepare)(session, &choice))
    }

    fn lines(&self, look: &Look) -> Vec<Line> {
        let mut lines = vec![Line::of(look.say(texts::EXPORT_SCOPE), Role::Title)];
        for (nth, scope) in Scope::ALL.into_iter().enumerate() {
            let mark = if scope == self.scope { "(*) " } else { "( ) " };
            lines.push(self.row(nth, mark, look.say(scope.words())));
        }
        lines.push(Line::default());
        lines.push(Line::of(look.say(texts::EXPORT_FORMATS), Role::Title));
        for (nth, ((name, title), ticked)) in self.exports.formats.iter().zip(&self.ticked).enumerate() {
            let mark = if *ticked { "[x] " } else { "[ ] " };
            lines.push(self.row(Scope::ALL.len() + nth, mark, &format!("{name:<10}{}", look.say(*title))));
        }
        lines.push(Line::default());
        let folder = self.exports.folder.display();
        lines.push(Line::of(look.fill(texts::EXPORT_FOLDER, &[("folder", &folder)]), Role::Dim));
        lines
    }

    fn row(&self, nth: usize, mark: &str, words: &str) -> Line {
        let selected = nth == self.row;
        Line::of(if selected { "> " } else { "  " }, Role::FooterKey)
            .text(mark, Role::FooterKey)
            .text(words, Role::Ink)
            .on(Role::Selection, selected)
    }
}

impl Pane for Export {
    fn context(&self) -> Context {
        Context::Export
    }

    fn title(&self, look: &Look, _: &Session) -> String {
        look.say(texts::EXPORT).to_owned()
    }

    fn can(&self, action: Action, _: &Session) -> bool {
        match action {
            Action::Up => self.row > 0,
            Action::Down => self.row + 1 < self.rows(),
            Action::Toggle => Scope::ALL.get(self.row) != Some(&self.scope),
            Action::Accept | Action::Close => true,
            _ => false,
        }
    }

    fn word(&self, action: Action) -> Option<Phrase> {
        (action == Action::Accept).then_some(texts::ENTER_EXPORTS)
    }

    fn update(&mut self, action: Action, look: &Look, session: &mut Session) -> Step {
        match action {
            Action::Up => self.row = self.row.saturating_sub(1),
            Action::Down => self.row = (self.row + 1).min(self.rows().saturating_sub(1)),
            Action::Toggle => self.toggle(),
            Action::Accept => return self.write(look, session),
            Action::Close => return Step::Close,
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, _: &Session) {
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let lines = self.lines(canvas.look);
        canvas.lines(inside, &lines);
    }

    fn place(&self, body: Rect) -> Rect {
        let rows = u16::try_from(self.rows() + 7).unwrap_or(u16::MAX);
        centred(body, 76, rows)
    }
}
