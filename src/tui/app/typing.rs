//! What is typed: keys one by one, keys that arrive in one burst, pasted text. Keys that speak of what is not there yet wait.
//!
//! A terminal without bracketed paste hands pasted text over as keys, all at once. So what arrives in one burst while a text field
//! is already open is text where an Enter stands between text, and digits of such a burst decide nothing once an Enter of it has
//! closed the field. A burst that opens a field itself was written by a script, and is obeyed key by key.

use crossterm::event::{KeyCode, KeyModifiers};

use super::{App, Changed};
use crate::session::Session;
use crate::tui::action::Action;
use crate::tui::chord::{Chord, PREFIX};
use crate::tui::pane::{Pane, Step};
use crate::tui::terminal::Press;
use crate::tui::texts;

/// What is typed, as it waits for its turn.
#[derive(Debug)]
pub(super) enum Typed {
    /// A key, with the number of its burst where a text field was open before.
    Key(Press, Option<u32>),
    /// Text.
    Paste(String),
}

/// Bursts of keys into text fields.
#[derive(Debug, Default)]
pub(super) struct Bursts {
    /// How many there were.
    count: u32,
    /// The one an Enter of which closed its field.
    closed: Option<u32>,
}

impl App {
    /// Takes keys that arrived together.
    pub(super) fn burst(&mut self, presses: &[Press]) {
        if !self.has_field() {
            for press in presses {
                self.typed(Typed::Key(*press, None));
            }
            return;
        }
        self.bursts.count = self.bursts.count.wrapping_add(1);
        let burst = Some(self.bursts.count);
        for run in presses.chunk_by(|one, other| letter(one).is_some() && letter(other).is_some()) {
            match as_pasted(run) {
                Some(text) => self.typed(Typed::Paste(text)),
                None => {
                    for press in run {
                        self.typed(Typed::Key(*press, burst));
                    }
                }
            }
        }
    }

    /// Tells whether a text field is open, or a key that opens one waits.
    fn has_field(&self) -> bool {
        let opens = |typed: &Typed| {
            let Typed::Key(press, _) = typed else { return false };
            let action = self.keys.action(self.context(), Chord::of(*press, false));
            matches!(action, Some(Action::Note | Action::Filter | Action::Palette | Action::Help))
        };
        self.context().is_typing() || self.waiting.iter().any(opens)
    }

    /// Takes what is typed, or lets it wait for its turn.
    pub(super) fn typed(&mut self, typed: Typed) {
        self.changed = Changed::Much;
        self.hold();
        let at_once =
            matches!(&typed, Typed::Key(press, _) if press.code == KeyCode::Char('c') && press.typed.is_none());
        if at_once {
            self.waiting.clear();
        }
        if !at_once && (!self.waiting.is_empty() || self.is_early(&typed)) {
            self.waiting.push_back(typed);
            return;
        }
        self.take_turn(typed);
    }

    /// Tells whether something speaks of a list or a report that is not there yet.
    fn is_early(&self, typed: &Typed) -> bool {
        let Typed::Key(press, _) = *typed else { return false };
        let for_list = self.session.is_listing() && !self.is_text(press);
        for_list || (self.session.is_opening() && self.must_wait(press))
    }

    /// Does what waited for the report that was being opened, or for the list of the queue.
    pub(super) fn settle(&mut self) {
        self.open_taken_draft();
        while !self.session.is_opening()
            && let Some(typed) = self.waiting.pop_front()
        {
            let for_list = |press| self.session.is_listing() && !self.is_text(press);
            if matches!(typed, Typed::Key(press, _) if for_list(press)) {
                return self.waiting.push_front(typed);
            }
            self.take_turn(typed);
        }
    }

    fn take_turn(&mut self, typed: Typed) {
        match typed {
            Typed::Key(press, _) if self.cramped => self.obey_unseen(press),
            Typed::Key(press, burst) => self.obey(press, burst),
            Typed::Paste(_) if self.cramped => {}
            Typed::Paste(text) => self.paste(&text),
        }
    }

    /// Tells whether a key is text for the field that is being typed in: that asks for no list.
    fn is_text(&self, press: Press) -> bool {
        let context = self.context();
        context.is_typing() && self.keys.action(context, Chord::of(press, self.prefixed)).is_none()
    }

    /// Tells whether a key speaks of a report that is not there yet.
    fn must_wait(&self, press: Press) -> bool {
        let action = self.keys.action(self.context(), Chord::of(press, self.prefixed));
        self.layers.is_empty() && action.is_some_and(Action::needs_report)
    }

    /// Obeys a key where nothing can be shown: nobody decides or writes what cannot be seen.
    fn obey_unseen(&mut self, press: Press) {
        let action = self.keys.action(self.context(), Chord::of(press, false));
        if let Some(action @ (Action::Quit | Action::Redraw)) = action {
            self.perform(action);
        }
    }

    fn obey(&mut self, press: Press, burst: Option<u32>) {
        let context = self.context();
        let prefixed = std::mem::take(&mut self.prefixed);
        let is_prefix = press.code == KeyCode::Char(PREFIX) && press.typed.is_some();
        if !prefixed && is_prefix && self.keys.has_prefix(context) {
            self.prefixed = true;
            return;
        }
        (self.message, self.notice) = (None, None);
        let action = self.keys.action(context, Chord::of(press, prefixed));
        let decides = action.and_then(Action::disposition).is_some();
        if decides && burst.is_some() && burst == self.bursts.closed {
            self.message = Some(self.look.say(texts::PASTED_DIGIT).to_owned());
            return;
        }
        if !decides {
            self.watch.end_with(None);
            // Whoever does something else has seen what is there.
            self.rest();
        }
        match action {
            Some(action) => self.perform(action),
            None if context.is_typing() => self.type_in(|layer, session| layer.typed(press, session)),
            None => {}
        }
        if context.is_typing() && !self.context().is_typing() {
            self.bursts.closed = burst;
        }
    }

    fn paste(&mut self, text: &str) {
        if self.context().is_typing() {
            self.type_in(|layer, session| layer.pasted(text, session));
        }
    }

    fn type_in(&mut self, typed: impl FnOnce(&mut Box<dyn Pane>, &mut Session) -> Step) {
        let Some(layer) = self.layers.last_mut() else { return };
        let step = typed(layer, &mut self.session);
        let draft = layer.draft();
        self.drafting.typed(draft);
        self.keep_draft(false);
        self.follow(step);
    }
}

/// What a key stands for in pasted text; none where no text has such a key.
fn letter(press: &Press) -> Option<char> {
    match (press.code, press.typed) {
        (KeyCode::Enter, _) if press.modifiers.is_empty() => Some('\n'),
        (KeyCode::Char('j'), None) if press.modifiers == KeyModifiers::CONTROL => Some('\n'),
        (KeyCode::Tab, _) if press.modifiers.is_empty() => Some('\t'),
        (_, typed) => typed,
    }
}

/// Keys of one burst as the text that they were, where an Enter stands between text.
fn as_pasted(run: &[Press]) -> Option<String> {
    let text: String = run.iter().filter_map(letter).collect();
    text.trim().contains('\n').then_some(text)
}
