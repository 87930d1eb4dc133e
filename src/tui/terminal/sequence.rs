//! Reads the body of an escape sequence, what stands behind the escape. It knows no time and holds nothing.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What the characters behind an escape are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// The beginning of a sequence.
    Unfinished,
    /// A key.
    Key(KeyEvent),
    /// A whole sequence that is no key, such as a late answer of the terminal.
    Nothing,
    /// The bracket before pasted text.
    PasteBegins,
    /// The bracket behind pasted text.
    PasteEnds,
    /// No sequence at all.
    NoSequence,
}

/// Reads `[B`, `OP`, `[5~`, `[1;2C`…; the empty body is unfinished.
pub(super) fn read(body: &str) -> Reading {
    let mut characters = body.chars();
    match (characters.next(), characters.as_str()) {
        (None, _) | (Some('[' | 'O'), "") => Reading::Unfinished,
        (Some('O'), rest) => read_short(rest),
        (Some('['), rest) => read_long(rest),
        _ => Reading::NoSequence,
    }
}

fn read_short(rest: &str) -> Reading {
    let mut finals = rest.chars();
    match (finals.next().and_then(cursor_key), finals.next()) {
        (Some(code), None) => key(code, KeyModifiers::NONE),
        _ => Reading::NoSequence,
    }
}

fn read_long(rest: &str) -> Reading {
    let Some((at, last)) = rest.char_indices().find(|&(_, c)| !is_parameter(c)) else {
        return Reading::Unfinished;
    };
    if !matches!(last, '@'..='~') || at + 1 < rest.len() {
        return Reading::NoSequence;
    }
    let parameters = &rest[..at];
    let (first, second) = parameters.split_once(';').unwrap_or((parameters, ""));
    match (first, last) {
        ("200", '~') => Reading::PasteBegins,
        ("201", '~') => Reading::PasteEnds,
        // A position is reported with R as well; only its row 1 looks like F3, and that answer we may have asked for.
        (_, 'R') => Reading::Nothing,
        ("", 'Z') => key(KeyCode::BackTab, KeyModifiers::SHIFT),
        (number, '~') => named(tilde_key(number), second),
        (_, letter) => named(cursor_key(letter), second),
    }
}

fn is_parameter(character: char) -> bool {
    matches!(character, '0'..='9' | ';' | ':' | '<' | '=' | '>' | '?')
}

fn named(code: Option<KeyCode>, modifiers: &str) -> Reading {
    code.map_or(Reading::Nothing, |code| key(code, modifiers_of(modifiers)))
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Reading {
    Reading::Key(KeyEvent::new(code, modifiers))
}

fn cursor_key(last: char) -> Option<KeyCode> {
    Some(match last {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'F' => KeyCode::End,
        'H' => KeyCode::Home,
        'P' => KeyCode::F(1),
        'Q' => KeyCode::F(2),
        'R' => KeyCode::F(3),
        'S' => KeyCode::F(4),
        _ => return None,
    })
}

fn tilde_key(number: &str) -> Option<KeyCode> {
    let number: u8 = number.parse().ok()?;
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number - 10),
        17..=21 => KeyCode::F(number - 11),
        23..=24 => KeyCode::F(number - 12),
        _ => return None,
    })
}

/// The parameter is one more than the sum of shift 1, alt 2 and control 4.
fn modifiers_of(parameter: &str) -> KeyModifiers {
    let bits = parameter.parse::<u8>().unwrap_or(1).saturating_sub(1);
    let table = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    table.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, modifier)| modifier).collect()
}
