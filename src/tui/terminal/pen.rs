//! The pen that writes on the terminal: it knows where it stands and how it writes, and changes both with as few bytes as can
//! be. What is to be written, and in which order, is not its matter.

use std::fmt::Write as _;

use ratatui::{
    layout::Position,
    style::{Color, Modifier},
};

use crate::tui::colour::number_of;

/// How cells look: text colour, ground, modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ink {
    /// The colour of the text.
    pub fg: Color,
    /// The colour of the ground.
    pub bg: Color,
    /// The modifiers.
    pub modifier: Modifier,
}

impl Ink {
    /// As the terminal writes when nothing was asked of it.
    pub(super) const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };
}

/// A pen over a terminal, writing into memory.
#[derive(Debug)]
pub(super) struct Pen {
    bytes: String,
    ink: Ink,
    /// Where it stands; none where that is not certain.
    at: Option<Position>,
}

/// More rows down than this cost less by number.
const FEW: u16 = 4;

impl Pen {
    /// A pen that writes plainly and stands anywhere.
    pub(super) const fn new() -> Self {
        Self { bytes: String::new(), ink: Ink::PLAIN, at: None }
    }

    /// How it writes now.
    pub(super) const fn ink(&self) -> Ink {
        self.ink
    }

    /// Takes what was written since the last call, and writes plainly again.
    pub(super) fn take(&mut self) -> String {
        self.dip(Ink::PLAIN);
        std::mem::take(&mut self.bytes)
    }

    /// Forgets what was written, and where and how: somebody else has written.
    pub(super) fn forget(&mut self) {
        *self = Self::new();
    }

    /// Writes a sequence after which it stands nobody knows where.
    pub(super) fn command(&mut self, sequence: std::fmt::Arguments<'_>) {
        self.put(sequence);
        self.at = None;
    }

    /// Writes a sequence that leaves it where it stands.
    pub(super) fn put(&mut self, sequence: std::fmt::Arguments<'_>) {
        self.bytes.write_fmt(sequence).expect("a String takes everything");
    }

    /// Writes a glyph and stands behind it; `after` is that place, none where it is not certain.
    pub(super) fn write(&mut self, glyph: &str, after: Option<Position>) {
        self.bytes.push_str(glyph);
        self.at = after;
    }

    /// Goes to a place, the cheapest way.
    pub(super) fn go(&mut self, to: Position) {
        let Some(from) = self.at.replace(to) else {
            return self.bytes.push_str(&absolute(to));
        };
        if from == to {
            return;
        }
        let steps = format!("{}{}", down_or_up(from.y, to.y), right_or_left(from.x, to.x));
        let home = format!("{}\r{}", down_or_up(from.y, to.y), right_or_left(0, to.x));
        let ways = [steps, home, absolute(to)];
        let cheapest = ways.iter().min_by_key(|way| way.len()).map_or("", String::as_str);
        self.bytes.push_str(cheapest);
    }

    /// Writes in another look from here on.
    pub(super) fn dip(&mut self, ink: Ink) {
        if self.ink == ink {
            return;
        }
        let (anew, changed) = (codes_anew(ink), codes_changed(self.ink, ink));
        let codes = if changed.len() < anew.len() { changed } else { anew };
        self.put(format_args!("\u{1b}[{codes}m"));
        self.ink = ink;
    }
}

fn absolute(to: Position) -> String {
    match (to.y + 1, to.x + 1) {
        (1, 1) => "\u{1b}[H".to_owned(),
        (row, 1) => format!("\u{1b}[{row}H"),
        (row, column) => format!("\u{1b}[{row};{column}H"),
    }
}

/// Line feeds keep the column: the terminal is in raw mode, and nobody goes below its last row.
fn down_or_up(from: u16, to: u16) -> String {
    match to.cmp(&from) {
        std::cmp::Ordering::Greater if to - from <= FEW => "\n".repeat(usize::from(to - from)),
        std::cmp::Ordering::Greater => sequence(to - from, 'B'),
        std::cmp::Ordering::Less => sequence(from - to, 'A'),
        std::cmp::Ordering::Equal => String::new(),
    }
}

fn right_or_left(from: u16, to: u16) -> String {
    match to.cmp(&from) {
        std::cmp::Ordering::Greater => sequence(to - from, 'C'),
        std::cmp::Ordering::Less => sequence(from - to, 'D'),
        std::cmp::Ordering::Equal => String::new(),
    }
}

fn sequence(count: u16, last: char) -> String {
    if count == 1 { format!("\u{1b}[{last}") } else { format!("\u{1b}[{count}{last}") }
}

/// Modifiers, with the codes that begin and end them; bold and dim end together.
const MODIFIERS: &[(Modifier, u8, u8)] = &[
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The codes of a look after a reset.
fn codes_anew(ink: Ink) -> String {
    let begins = MODIFIERS.iter().filter(|(modifier, ..)| ink.modifier.contains(*modifier));
    let mut codes: Vec<String> = begins.map(|(_, begin, _)| begin.to_string()).collect();
    codes.extend((ink.fg != Color::Reset).then(|| code_of(ink.fg, 30)));
    codes.extend((ink.bg != Color::Reset).then(|| code_of(ink.bg, 40)));
    // No code at all resets as well.
    if codes.is_empty() { String::new() } else { format!("0;{}", codes.join(";")) }
}

/// The codes that make one look of another.
fn codes_changed(from: Ink, to: Ink) -> String {
    let gone = from.modifier - to.modifier;
    let mut ends: Vec<u8> =
        MODIFIERS.iter().filter(|(modifier, ..)| gone.contains(*modifier)).map(|code| code.2).collect();
    ends.dedup();
    let weight_ended = ends.contains(&22);
    let begins = |modifier: Modifier| {
        let is_new = !from.modifier.contains(modifier);
        let is_weight = modifier == Modifier::BOLD || modifier == Modifier::DIM;
        to.modifier.contains(modifier) && (is_new || (is_weight && weight_ended))
    };
    let begun = MODIFIERS.iter().filter(|(modifier, ..)| begins(*modifier)).map(|code| code.1);
    let mut codes: Vec<String> = ends.iter().copied().chain(begun).map(|code| code.to_string()).collect();
    codes.extend((from.fg != to.fg).then(|| code_of(to.fg, 30)));
    codes.extend((from.bg != to.bg).then(|| code_of(to.bg, 40)));
    codes.join(";")
}

fn code_of(colour: Color, base: u8) -> String {
    match colour {
        Color::Reset => (base + 9).to_string(),
        Color::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", base + 8),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        named => (base + offset_of(named)).to_string(),
    }
}

/// The bright ones are 60 codes further on.
fn offset_of(named: Color) -> u8 {
    match number_of(named).unwrap_or_default() {
        number @ 0..=7 => number,
        bright => bright - 8 + 60,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_modifiers() -> impl Iterator<Item = Modifier> {
        (0..1u32 << MODIFIERS.len()).map(|set| {
            let numbered = MODIFIERS.iter().enumerate().filter(|(nth, _)| set >> nth & 1 == 1);
            numbered.map(|(_, (modifier, ..))| *modifier).collect()
        })
    }

    /// What a terminal makes of codes.
    fn obeyed(codes: &str, mut modifier: Modifier) -> Modifier {
        for code in codes.split(';').map(|code| code.parse::<u8>().unwrap_or(0)) {
            if code == 0 {
                modifier = Modifier::empty();
            }
            for (own, begin, end) in MODIFIERS {
                modifier = if code == *end { modifier - *own } else { modifier };
                modifier = if code == *begin { modifier | *own } else { modifier };
            }
        }
        modifier
    }

    #[test]
    fn any_modifiers_follow_on_any_others() {
        for (from, to) in all_modifiers().flat_map(|from| all_modifiers().map(move |to| (from, to))) {
            let mut pen = Pen::new();
            pen.dip(Ink { modifier: from, ..Ink::PLAIN });
            let before = pen.bytes.len();
            pen.dip(Ink { modifier: to, ..Ink::PLAIN });
            let sequence = &pen.bytes[before..];
            let codes = sequence.strip_prefix("\u{1b}[").and_then(|rest| rest.strip_suffix('m'));
            assert_eq!(codes.map_or(from, |codes| obeyed(codes, from)), to, "{from:?} {to:?} {sequence:?}");
        }
    }

    #[test]
    fn a_colour_that_ends_is_the_terminals_own_again() {
        let mut pen = Pen::new();
        pen.dip(Ink { fg: Color::Red, bg: Color::Indexed(234), ..Ink::PLAIN });
        pen.dip(Ink { bg: Color::Indexed(234), ..Ink::PLAIN });
        assert_eq!(pen.take(), "\u{1b}[31;48;5;234m\u{1b}[39m\u{1b}[m");
    }

    #[test]
    fn every_place_is_reached_the_cheapest_way() {
        let way = |from: (u16, u16), to: (u16, u16)| {
            let mut pen = Pen::new();
            pen.write("", Some(from.into()));
            pen.go(to.into());
            pen.bytes
        };
        assert_eq!(way((9, 3), (9, 3)), "");
        assert_eq!(way((9, 3), (7, 4)), "\n\u{1b}[2D");
        assert_eq!(way((90, 3), (0, 4)), "\n\r");
        assert_eq!(way((190, 3), (5, 4)), "\n\r\u{1b}[5C");
        assert_eq!(way((9, 3), (30, 3)), "\u{1b}[21C");
        assert_eq!(way((9, 3), (8, 2)), "\u{1b}[A\u{1b}[D");
        assert_eq!(way((90, 30), (0, 0)), "\u{1b}[H");
        assert_eq!(way((9, 3), (40, 33)), "\u{1b}[34;41H");
    }
}
