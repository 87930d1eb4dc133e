//! The note of a finding being typed. The draft is kept by whoever owns the layers; saving goes through the session.

use crossterm::event::{Event, KeyEvent};
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use super::window::centred;
use crate::review::drafts::Draft;
use crate::session::Session;
use crate::text::neutralise::is_hidden;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::role::Role;
use crate::tui::terminal::Press;
use crate::tui::{marks, texts};

/// The note being typed.
pub struct Note {
    text: TextArea<'static>,
    about: Draft,
    finding: String,
    before: String,
    /// There is a place where the draft is kept.
    is_kept: bool,
}

impl std::fmt::Debug for Note {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Note").field("about", &self.about).finish_non_exhaustive()
    }
}

impl Note {
    /// Opens the note of the selected finding; `draft` are words that were typed before and not saved.
    pub fn open(look: &Look, session: &Session, draft: Option<&str>) -> Option<Self> {
        let finding = session.finding()?;
        let standing = session.standing(finding.id).and_then(|standing| standing.note());
        let before = standing.and_then(|event| event.note.clone()).unwrap_or_default();
        let mut text = TextArea::new(draft.unwrap_or(&before).lines().map(str::to_owned).collect());
        text.set_wrap_mode(WrapMode::Glyph);
        text.set_cursor_line_style(look.style(Role::Ink));
        text.set_style(look.style(Role::Ink));
        text.set_cursor_style(look.style(Role::Ink));
        text.set_placeholder_text(look.say(texts::NOTE_HINT));
        text.set_placeholder_style(look.style(Role::Dim));
        text.move_cursor(CursorMove::Bottom);
        text.move_cursor(CursorMove::End);
        let about = Draft {
            finding: finding.id,
            note: String::new(),
            disposition: None,
            agency: finding.agency.as_deref().map(str::to_owned),
            year: finding.year.and_then(|year| u16::try_from(year).ok()),
            rule: Some(finding.rule.to_owned()),
        };
        Some(Self { text, about, finding: marks::brief(look, session, finding), before, is_kept: true })
    }

    /// Opens the note of the selected finding with words put below what stands there, or was typed and not saved.
    pub fn with(look: &Look, session: &Session, draft: Option<&str>, words: &str) -> Option<Self> {
        let mut note = Self::open(look, session, draft)?;
        let before = note.words();
        if !before.contains(words) {
            note.text.insert_str(if before.is_empty() { words.to_owned() } else { format!("\n{words}") });
        }
        Some(note)
    }

    fn words(&self) -> String {
        self.text.lines().join("\n").trim_end().to_owned()
    }

    fn save(&self, look: &Look, session: &mut Session) -> Step {
        let words = self.words();
        if words == self.before {
            return Step::Close;
        }
        let text = if words.is_empty() { texts::CLEARED_NOTE } else { texts::SAVED_NOTE };
        match session.annotate(self.about.finding, words) {
            Ok(true) => Step::Saved(look.say(text).to_owned(), self.about.finding),
            Ok(false) => Step::Say(look.say(texts::GONE_FROM_REPORT).to_owned()),
            Err(error) => Step::Complain(look.not_saved(&error)),
        }
    }
}

impl Pane for Note {
    fn context(&self) -> Context {
        Context::Note
    }

    fn title(&self, look: &Look, _: &Session) -> String {
        look.fill(texts::NOTE_TITLE, &[("finding", &self.finding)])
    }

    fn can(&self, action: Action, _: &Session) -> bool {
        matches!(action, Action::Save | Action::NewLine | Action::Close)
    }

    fn update(&mut self, action: Action, look: &Look, session: &mut Session) -> Step {
        match action {
            Action::Save => return self.save(look, session),
            Action::NewLine => self.text.insert_newline(),
            Action::Close => return Step::Close,
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn typed(&mut self, press: Press, _: &mut Session) -> Step {
        match press.typed {
            Some(letter) => self.text.insert_char(letter),
            None => drop(self.text.input(Event::Key(KeyEvent::new(press.code, press.modifiers)))),
        }
        Step::Done
    }

    fn pasted(&mut self, text: &str, _: &mut Session) -> Step {
        let plain: String = text.chars().filter(|letter| *letter == '\n' || !is_hidden(*letter)).collect();
        self.text.insert_str(plain);
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, _: &Session) {
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let field = Rect { height: inside.height.saturating_sub(1), ..inside };
        (&self.text).render(field, canvas.buffer());
        let hint = Rect { y: inside.bottom().saturating_sub(1), height: 1, ..inside };
        let (text, role) = if self.is_kept { (texts::NOTE_KEPT, Role::Dim) } else { (texts::NOTE_UNKEPT, Role::Alarm) };
        canvas.line(hint, &Line::of(canvas.look.say(text), role));
        let cursor = self.text.screen_cursor();
        let (row, column) = (cursor.row, cursor.col);
        let scrolled = self.text.scroll_offset();
        let row = u16::try_from(row).unwrap_or(0).saturating_sub(scrolled.0);
        let column = u16::try_from(column).unwrap_or(0).saturating_sub(scrolled.1);
        canvas.set_cursor(Position::new(field.x + column, field.y + row));
    }

    fn place(&self, body: Rect) -> Rect {
        let place = centred(body, 84, 10);
        Rect { y: body.bottom().saturating_sub(place.height), ..place }
    }

    fn draft(&self) -> Option<Draft> {
        let note = self.words();
        let about = self.about.clone();
        (note != self.before).then_some(Draft { note, ..about })
    }

    fn keeps_draft(&mut self, kept: bool) {
        self.is_kept = kept;
    }
}
