//! One line of text being typed. What it means is its owner's matter.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::text::neutralise::is_hidden;
use crate::tui::terminal::Press;

/// The longest text that is taken.
const LONGEST: usize = 200;

/// One line of text being typed; the cursor stands at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The text so far.
    pub text: String,
}

impl Input {
    /// Takes a key; tells whether the text changed.
    pub fn take(&mut self, press: Press) -> bool {
        let before = self.text.len();
        match (press.code, press.typed) {
            (KeyCode::Backspace, _) => drop(self.text.pop()),
            (KeyCode::Char('u' | 'w'), None) if press.modifiers == KeyModifiers::CONTROL => self.text.clear(),
            (_, Some(letter)) => self.push(letter),
            _ => {}
        }
        before != self.text.len()
    }

    /// Takes pasted text: line ends become blanks, hidden characters are left out.
    pub fn paste(&mut self, text: &str) {
        let blank = |letter: char| if letter == '\n' || letter == '\t' { ' ' } else { letter };
        text.trim_matches('\n').chars().for_each(|letter| self.push(blank(letter)));
    }

    fn push(&mut self, letter: char) {
        let plain = !letter.is_control() && !is_hidden(letter);
        if plain && self.text.len() + letter.len_utf8() <= LONGEST {
            self.text.push(letter);
        }
    }
}
