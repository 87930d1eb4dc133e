//! A key as it is written in key files and shown in the footer: `F4`, `g4`, `C-l`, `pgdn`, `[`.

use std::cmp::Ordering;
use std::fmt;

use crossterm::event::{KeyCode, KeyModifiers};
use serde::Deserialize;

use super::terminal::Press;

/// The key that, with a digit after it, stands in for the function key of that number.
pub const PREFIX: char = 'g';

/// One key, or [`PREFIX`] and one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Chord {
    /// [`PREFIX`] goes before it.
    pub prefixed: bool,
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Named keys: in files, and as they are shown.
const NAMED: &[(&str, &str, KeyCode)] = &[
    ("enter", "Enter", KeyCode::Enter),
    ("esc", "Esc", KeyCode::Esc),
    ("tab", "Tab", KeyCode::Tab),
    ("backtab", "S-Tab", KeyCode::BackTab),
    ("space", "Space", KeyCode::Char(' ')),
    ("up", "Up", KeyCode::Up),
    ("down", "Down", KeyCode::Down),
    ("left", "Left", KeyCode::Left),
    ("right", "Right", KeyCode::Right),
    ("home", "Home", KeyCode::Home),
    ("end", "End", KeyCode::End),
    ("pgup", "PgUp", KeyCode::PageUp),
    ("pgdn", "PgDn", KeyCode::PageDown),
    ("backspace", "Backspace", KeyCode::Backspace),
    ("delete", "Del", KeyCode::Delete),
];

impl Chord {
    /// The chord that a press makes, after the prefix or not; a held shift says nothing that the key does not.
    pub fn of(press: Press, prefixed: bool) -> Self {
        Self { prefixed, code: press.code, modifiers: press.modifiers - KeyModifiers::SHIFT }
    }

    /// Tells whether it would write a character into a text field.
    pub fn writes(self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && self.modifiers.is_empty()
    }

    /// The press that makes it (its last key).
    pub fn press(self) -> Press {
        let mut press = Press::plain(self.code);
        press.modifiers |= self.modifiers;
        if !self.modifiers.is_empty() {
            press.typed = None;
        }
        press
    }

    /// Keys that are learned first are shown first.
    fn rank(self) -> (u8, String) {
        let rank = match (self.prefixed, self.code) {
            (true, _) => 4,
            _ if !self.modifiers.is_empty() => 3,
            (_, KeyCode::F(_)) => 0,
            (_, KeyCode::Char(c)) if c != ' ' => 2,
            _ => 1,
        };
        (rank, self.to_string())
    }
}

impl Ord for Chord {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Chord {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.prefixed {
            write!(out, "{PREFIX}")?;
        }
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            write!(out, "Ctrl-")?;
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            write!(out, "Alt-")?;
        }
        if let Some((_, shown, _)) = NAMED.iter().find(|(_, _, code)| *code == self.code) {
            return write!(out, "{shown}");
        }
        match self.code {
            KeyCode::F(number) => write!(out, "F{number}"),
            KeyCode::Char(letter) if !self.modifiers.is_empty() => write!(out, "{}", letter.to_ascii_uppercase()),
            KeyCode::Char(letter) => write!(out, "{letter}"),
            other => write!(out, "{other}"),
        }
    }
}

impl TryFrom<String> for Chord {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let (modifiers, rest) = match written.split_at_checked(2) {
            Some(("C-", rest)) if !rest.is_empty() => (KeyModifiers::CONTROL, rest),
            Some(("A-", rest)) if !rest.is_empty() => (KeyModifiers::ALT, rest),
            _ => (KeyModifiers::NONE, written.as_str()),
        };
        let after_prefix = rest.strip_prefix(PREFIX).filter(|rest| !rest.is_empty());
        let code = code_of(after_prefix.unwrap_or(rest)).ok_or_else(|| {
            format!("不认识键“{written}”；写法见默认键位文件的开头 / the key `{written}` is unknown; see the head of the default key file")
        })?;
        Ok(Self { prefixed: after_prefix.is_some(), code, modifiers })
    }
}

fn code_of(word: &str) -> Option<KeyCode> {
    if let Some((.., code)) = NAMED.iter().find(|(name, ..)| *name == word) {
        return Some(*code);
    }
    let number = word.strip_prefix('F').and_then(|number| number.parse::<u8>().ok());
    if let Some(number) = number.filter(|number| (1..=12).contains(number)) {
        return Some(KeyCode::F(number));
    }
    let mut letters = word.chars();
    let only = letters.next().filter(|_| letters.next().is_none())?;
    only.is_ascii_graphic().then_some(KeyCode::Char(only))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chord(written: &str) -> Chord {
        Chord::try_from(written.to_owned()).unwrap()
    }

    #[test]
    fn keys_are_shown_as_people_know_them() {
        let shown = ["F4", "g4", "C-l", "A-enter", "pgdn", "[", "U", "space"].map(|written| chord(written).to_string());
        assert_eq!(shown, ["F4", "g4", "Ctrl-L", "Alt-Enter", "PgDn", "[", "U", "Space"]);
    }

    #[test]
    fn a_press_of_the_key_makes_the_chord() {
        for written in ["F4", "C-l", "A-enter", "pgdn", "[", "U", "space"] {
            assert_eq!(Chord::of(chord(written).press(), false), chord(written));
        }
        assert_eq!(Chord::of(Press::plain(KeyCode::Char('？')), false), chord("?"));
        assert_eq!(Chord::of(Press::plain(KeyCode::Char('4')), true), chord("g4"));
    }

    #[test]
    fn unknown_keys_are_refused() {
        for written in ["F13", "pgdown", "ab", "", "总"] {
            assert!(Chord::try_from(written.to_owned()).is_err(), "{written}");
        }
    }
}
