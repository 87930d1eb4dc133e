//! Asks the terminal, once and before keys are read, how wide it draws ambiguous characters. It waits a fixed time at
//! most, and gives back what the user typed meanwhile.

use std::{
    io,
    time::{Duration, Instant},
};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::tty::{Readiness, Tty};
use crate::text::substitute::Ambiguous;

/// The most that a silent terminal delays the start.
pub const PATIENCE: Duration = Duration::from_millis(100);

/// Prints an ellipsis and a line, asks where the cursor is, and wipes both away.
const QUESTION: &str = "\r…─\u{1b}[6n\r\u{1b}[K";

/// What the terminal said about ambiguous characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They are one cell wide.
    Narrow,
    /// At least some of them are two cells wide.
    Wide,
    /// They came out as something else: the terminal does not read UTF-8.
    Garbled,
    /// Nothing.
    Silent,
}

impl Answer {
    /// Returns the width to reckon with; one cell where the terminal did not say.
    pub fn ambiguous(self) -> Ambiguous {
        match self {
            Self::Wide => Ambiguous::Wide,
            Self::Narrow | Self::Garbled | Self::Silent => Ambiguous::Narrow,
        }
    }
}

/// Asks, and returns the answer with the bytes that belong to the keyboard.
pub(super) fn probe(tty: &Tty) -> io::Result<(Answer, Vec<u8>)> {
    let deadline = Instant::now() + PATIENCE;
    tty.write_all(QUESTION.as_bytes())?;
    let mut bytes = Vec::new();
    loop {
        if let Some((answer, typed)) = take_answer(&bytes) {
            return Ok((answer, typed));
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || tty.wait_input(Some(left))? != Readiness::Ready {
            return Ok((Answer::Silent, bytes));
        }
        tty.read(&mut bytes)?;
    }
}

/// Finds `ESC [ row ; column R` in what was read, and what stands around it.
fn take_answer(bytes: &[u8]) -> Option<(Answer, Vec<u8>)> {
    let starts = (0..bytes.len()).filter(|&at| bytes[at..].starts_with(b"\x1b["));
    for start in starts {
        let Some(length) = bytes[start..].iter().position(|&byte| byte == b'R') else {
            continue;
        };
        let body = std::str::from_utf8(&bytes[start + 2..start + length]).ok();
        let Some(column) = body.and_then(column_of) else {
            continue;
        };
        let typed = [&bytes[..start], &bytes[start + length + 1..]].concat();
        return Some((answer_of(column), typed));
    }
    None
}

fn column_of(body: &str) -> Option<u16> {
    let (row, column) = body.split_once(';')?;
    row.parse::<u16>().ok()?;
    column.parse().ok()
}

/// Two characters were printed from column 1.
fn answer_of(column: u16) -> Answer {
    match column {
        3 => Answer::Narrow,
        4 | 5 => Answer::Wide,
        _ => Answer::Garbled,
    }
}

/// Returns the key events of bytes typed before the keys were read; sequences are left to the assembler.
pub(super) fn events_of(typed: &[u8]) -> Vec<Event> {
    let text = String::from_utf8_lossy(typed);
    text.chars().map(key_of).map(Event::Key).collect()
}

fn key_of(character: char) -> KeyEvent {
    let (code, modifiers) = match character {
        '\u{1b}' => (KeyCode::Esc, KeyModifiers::NONE),
        '\r' => (KeyCode::Enter, KeyModifiers::NONE),
        '\t' => (KeyCode::Tab, KeyModifiers::NONE),
        '\u{7f}' => (KeyCode::Backspace, KeyModifiers::NONE),
        '\u{1}'..='\u{1a}' => (KeyCode::Char(letter_of_control(character)), KeyModifiers::CONTROL),
        capital if capital.is_uppercase() => (KeyCode::Char(capital), KeyModifiers::SHIFT),
        other => (KeyCode::Char(other), KeyModifiers::NONE),
    };
    KeyEvent::new(code, modifiers)
}

fn letter_of_control(control: char) -> char {
    char::from_u32(u32::from(control) + 0x60).unwrap_or(control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_tells_the_width() {
        let answer = |bytes: &[u8]| take_answer(bytes).map(|(answer, _)| answer);
        assert_eq!(answer(b"\x1b[1;3R"), Some(Answer::Narrow));
        assert_eq!(answer(b"\x1b[1;4R"), Some(Answer::Wide));
        assert_eq!(answer(b"\x1b[1;5R"), Some(Answer::Wide));
        assert_eq!(answer(b"\x1b[1;7R"), Some(Answer::Garbled));
        assert_eq!(answer(b"\x1b[1;"), None);
    }

    #[test]
    fn what_was_typed_meanwhile_is_kept() {
        assert_eq!(take_answer(b"j\x1b[B\x1b[1;3Rq"), Some((Answer::Narrow, b"j\x1b[Bq".to_vec())));
    }

    #[test]
    fn bytes_typed_early_become_keys() {
        let codes: Vec<KeyCode> = events_of("j总\r\u{1}".as_bytes())
            .into_iter()
            .filter_map(|event| event.as_key_event().map(|key| key.code))
            .collect();
        let expected = [KeyCode::Char('j'), KeyCode::Char('总'), KeyCode::Enter, KeyCode::Char('a')];
        assert_eq!(codes, expected);
    }
}
