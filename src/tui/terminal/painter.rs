//! Makes the bytes that turn the last frame into the next one, as few as can be, gathered for one write a frame. It knows what
//! the terminal shows and what comes cheap on it, and draws nothing of its own.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect, Size},
};

use super::{
    Abilities,
    glyph::{COVERED, is_certain, settle},
    pen::{Ink, Pen},
    shift::{self, Shift},
    strokes::{Stroke, TAIL, strokes},
};
use crate::tui::terminal::glyph::SEEN_ON_BLANKS;

/// The bytes that begin and end a frame which the terminal shows at once.
const BEGIN: &str = "\u{1b}[?2026h";
const END: &str = "\u{1b}[?2026l";

/// Knows what the terminal shows and paints the next frame over it.
#[derive(Debug)]
pub(super) struct Painter {
    abilities: Abilities,
    pen: Pen,
    /// What the terminal shows, settled.
    shown: Buffer,
    /// The frame before that, for its memory.
    spare: Buffer,
    /// Where the cursor is seen, if it is.
    cursor: Option<Position>,
    /// Nobody knows what the terminal shows.
    lost: bool,
}

impl Painter {
    /// A painter for a cleared terminal whose cursor is hidden.
    pub(super) fn new(size: Size, abilities: Abilities) -> Self {
        let shown = Buffer::empty(Rect::from((Position::ORIGIN, size)));
        Self { abilities, pen: Pen::new(), spare: shown.clone(), shown, cursor: None, lost: false }
    }

    /// Takes note that the terminal was taken anew: its cursor is hidden, and what it shows is not to be relied on.
    pub(super) fn forget(&mut self) {
        self.pen.forget();
        (self.cursor, self.lost) = (None, true);
    }

    /// Has a frame drawn, with the place of the cursor where one is to be seen, and returns the bytes that show it; none if
    /// nothing changed.
    pub(super) fn paint(
        &mut self,
        size: Size,
        render: impl FnOnce(&mut Buffer) -> Option<Position>,
    ) -> Option<Vec<u8>> {
        let mut wanted = std::mem::take(&mut self.spare);
        wanted.resize(Rect::from((Position::ORIGIN, size)));
        wanted.reset();
        let cursor = render(&mut wanted);
        settle(&mut wanted, self.abilities);
        if self.lost || self.shown.area != wanted.area {
            self.clear(wanted.area);
        }
        if let Some(shift) = shift::shift(&self.shown, &wanted) {
            self.shift(shift);
        }
        for stroke in strokes(&self.shown, &wanted, self.abilities.frames, self.abilities.erases) {
            self.draw(&stroke, &wanted);
        }
        self.spare = std::mem::replace(&mut self.shown, wanted);
        self.place(cursor);
        let bytes = self.pen.take();
        (!bytes.is_empty()).then(|| format!("{BEGIN}{bytes}{END}").into_bytes())
    }

    fn clear(&mut self, area: Rect) {
        self.lost = false;
        self.pen.command(format_args!("\u{1b}[m\u{1b}[2J"));
        self.shown.resize(area);
        self.shown.reset();
    }

    /// Lets the terminal move rows, by lines deleted or inserted between margins.
    fn shift(&mut self, shift: Shift) {
        let (top, by) = (shift.top + 1, shift.by);
        let last = if shift.up { 'M' } else { 'L' };
        self.pen.command(format_args!("\u{1b}[{top};{}r\u{1b}[{top}H\u{1b}[{by}{last}\u{1b}[r", shift.bottom + 1));
        shift::apply(shift, &mut self.shown);
    }

    fn draw(&mut self, stroke: &Stroke, wanted: &Buffer) {
        self.pen.dip(if stroke.is_blank { self.ground(stroke.ink) } else { stroke.ink });
        let cells = stroke.to - stroke.from;
        if stroke.is_blank && self.abilities.erases && cells >= TAIL {
            self.pen.go(Position::new(stroke.from, stroke.y));
            return self.pen.put(format_args!("\u{1b}[{cells}X"));
        }
        for x in stroke.from..stroke.to {
            let symbol = wanted[(x, stroke.y)].symbol();
            if symbol != COVERED {
                self.write(symbol, Position::new(x, stroke.y));
            }
        }
    }

    /// The look nearest to the present one that has the ground of another and shows nothing on blanks.
    fn ground(&self, ink: Ink) -> Ink {
        let now = self.pen.ink();
        Ink { fg: now.fg, bg: ink.bg, modifier: now.modifier - SEEN_ON_BLANKS }
    }

    /// Writes a glyph; where its width is not the same on every terminal, the next one is placed anew.
    fn write(&mut self, symbol: &str, at: Position) {
        self.pen.go(at);
        let cells = u16::try_from(unicode_width::UnicodeWidthStr::width(symbol)).unwrap_or(u16::MAX);
        let after = Position::new(at.x.saturating_add(cells), at.y);
        let is_sure = is_certain(symbol, self.abilities.frames) && after.x < self.shown.area.width;
        self.pen.write(symbol, is_sure.then_some(after));
    }

    /// Shows the cursor where a text field wants it, or hides it.
    fn place(&mut self, cursor: Option<Position>) {
        match (self.cursor, cursor) {
            (Some(_), None) => self.pen.put(format_args!("\u{1b}[?25l")),
            (None, Some(_)) => self.pen.put(format_args!("\u{1b}[?25h")),
            _ => {}
        }
        self.cursor = cursor;
        if let Some(at) = cursor {
            self.pen.go(at);
        }
    }
}

#[cfg(test)]
#[path = "painter_tests.rs"]
mod tests;
