//! One page being drawn: texts and borders, y upwards as the format has it.

use std::fmt::Write as _;

use super::font::Font;
use super::{Rules, Style};

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Leaf {
    /// Its content stream.
    pub content: String,
    /// Every character on it.
    pub texts: String,
}

/// An area of a page, `top` above `bottom`.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

/// How wide a text is.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| if c.is_ascii() { size / 2.0 } else { size }).sum()
}

/// A text as a printed page shows it: without what a word processor leaves in its files, and with plain blanks.
pub fn plain(text: &str) -> String {
    let mut shown = text.replace('\u{a0}', " ");
    while let Some((start, rest)) = shown.split_once("[bookmark: ").map(|(start, rest)| (start.len(), rest)) {
        let end = rest.find(']').map_or(shown.len(), |end| start + "[bookmark: ".len() + end + 1);
        shown.replace_range(start..end, "");
    }
    shown
}

/// Breaks a text into lines of at most this width, and where it breaks itself.
pub fn wrapped(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for char in text.chars() {
        let line = lines.last_mut().expect("one line is there from the start");
        if char == '\n' || width(line, size) + width(char.encode_utf8(&mut [0; 4]), size) > room + 0.01 {
            lines.push(String::new());
        }
        if char != '\n' {
            lines.last_mut().expect("a line was pushed").push(char);
        }
    }
    lines
}

impl Leaf {
    /// Writes a text with its baseline at `y`.
    pub fn text(&mut self, text: &str, (x, y): (f64, f64), size: f64, font: Font) {
        let coded = font.coded(text);
        let _ = writeln!(self.content, "BT /F1 {size:.1} Tf 1 0 0 1 {x:.2} {y:.2} Tm {coded} Tj ET");
        self.texts.push_str(text);
    }

    /// Draws the border of a cell.
    pub fn border(&mut self, area: Area, style: &Style) {
        let Area { left, right, top, bottom } = area;
        let out = &mut self.content;
        let edges = [
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        ];
        let _ = match style.rules {
            Rules::None => Ok(()),
            Rules::Boxes => writeln!(out, "0.5 w {left:.2} {bottom:.2} {:.2} {:.2} re S", right - left, top - bottom),
            Rules::Strokes => edges
                .iter()
                .try_for_each(|(x0, y0, x1, y1)| writeln!(out, "0.7 w {x0:.2} {y0:.2} m {x1:.2} {y1:.2} l S")),
            Rules::Areas => edges.iter().try_for_each(|(x0, y0, x1, y1)| {
                let (wide, high) = ((x1 - x0).max(0.48), (y0 - y1).max(0.48));
                writeln!(out, "{x0:.2} {y1:.2} {wide:.2} {high:.2} re f")
            }),
        };
    }
}
