//! What may stand in a cell of the terminal: no control, no hidden character and no glyph of doubtful width passes, whatever a
//! pane has drawn. It is the last guard, and it brings cells into the one form in which two frames can be compared.

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Abilities, Frames};
use crate::{
    text::{
        neutralise::is_hidden,
        substitute::{Ambiguous, is_ambiguous, substitute},
        width::pad_right,
    },
    tui::depth::Depth,
};

/// What stands in a cell that the glyph before it covers.
pub(super) const COVERED: &str = "";

/// Modifiers that are seen where nothing is written.
pub(super) const SEEN_ON_BLANKS: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT).union(Modifier::SLOW_BLINK);

/// Brings a buffer into the form in which it is sent: every symbol safe, cells behind wide glyphs [`COVERED`], and nothing
/// stated that cannot be seen. Two buffers of this form are equal exactly where they look alike.
pub(super) fn settle(buffer: &mut Buffer, abilities: Abilities) {
    let width = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(width) {
        let mut x = 0;
        while let Some((cell, behind)) = row[x..].split_first_mut() {
            let cells = settle_cell(cell, behind.len() + 1, abilities);
            for covered in &mut behind[..cells - 1] {
                *covered = cell.clone();
                covered.set_symbol(COVERED);
            }
            x += cells;
        }
    }
}

/// Settles one cell in so much room; returns how many cells its glyph takes.
fn settle_cell(cell: &mut Cell, room: usize, abilities: Abilities) -> usize {
    if let Some(safe) = made_safe(cell.symbol(), abilities.ambiguous) {
        cell.set_symbol(&safe);
    }
    let cells = cell.symbol().width();
    if cells == 0 || cells > room {
        cell.set_symbol(" ");
    }
    if abilities.depth == Depth::Mono {
        (cell.fg, cell.bg) = (Color::Reset, Color::Reset);
    }
    if cell.symbol() == " " && !cell.modifier.intersects(SEEN_ON_BLANKS) {
        (cell.fg, cell.modifier) = (Color::Reset, Modifier::empty());
    }
    if cells > room { 1 } else { cells.max(1) }
}

/// Tells whether every terminal gives the glyph the same cells: ASCII and single characters of the basic and the Han planes,
/// ambiguous ones only where they are known to be narrow; emoji and composed glyphs are drawn at will.
pub(super) fn is_certain(shown: &str, frames: Frames) -> bool {
    let mut characters = shown.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else {
        return shown.is_ascii();
    };
    match character {
        ' '..='~' => true,
        '\u{A1}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFD}' if is_ambiguous(character) => frames == Frames::Unicode,
        '\u{1100}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFD}' => character.width() == Some(2),
        _ => false,
    }
}

/// Returns what is sent instead of a symbol that may not be sent as it is, in the same number of cells.
fn made_safe(symbol: &str, ambiguous: Ambiguous) -> Option<String> {
    if let [byte] = symbol.as_bytes() {
        return (!(b' '..=b'~').contains(byte)).then(|| "?".to_owned());
    }
    if symbol.chars().any(|c| c.is_control() || is_hidden(c)) {
        return Some("?".repeat(symbol.width().max(1)));
    }
    (ambiguous == Ambiguous::Wide && symbol.contains(is_ambiguous)).then(|| {
        let likeness = substitute(symbol, ambiguous);
        fitted(&likeness, symbol.width())
    })
}

/// A likeness longer than its cell loses its end, without a mark: there is no room for one.
fn fitted(likeness: &str, cells: usize) -> String {
    pad_right(crate::text::width::cut(likeness, cells), cells)
}
