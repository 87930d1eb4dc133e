//! Walks the characters of a stretch of the text, sees what a person sees, and hands paragraphs, cells and rows on.

use std::ops::Range;

use super::bytes::{u8_at, u16_at};
use super::character::Look;
use super::fkp::{Pages, Run};
use super::list::Lists;
use super::paragraph::{self, Place};
use super::piece::Piece;
use super::style::Styles;
use crate::ingest::nested::Nested;
use crate::ingest::{ReadError, raised, row};
use crate::text::sign::OBJECT;

/// Everything that the characters of a document are read from.
pub struct Source<'a> {
    /// The main stream.
    pub main: &'a [u8],
    /// The stream of data.
    pub data: &'a [u8],
    /// The pieces of the text.
    pub pieces: &'a [Piece<'a>],
    /// The formatting of characters.
    pub characters: Pages<'a>,
    /// The formatting of paragraphs.
    pub paragraphs: Pages<'a>,
    /// The styles.
    pub styles: &'a Styles,
}

/// A walk through the text.
pub struct Story<'a> {
    source: &'a Source<'a>,
    lists: &'a mut Lists,
    flow: &'a mut Nested,
    look: Look,
    /// The formatting of the paragraph at hand.
    paragraph: Option<Run<'a>>,
    /// A person sees the character at hand.
    seen: bool,
    /// For each field that is open, whether its result has begun.
    fields: Vec<bool>,
    /// The paragraph so far.
    text: String,
    /// How much of it is another paragraph whose mark was deleted, and in how many tables that stands.
    joined: Option<(usize, usize)>,
    /// The first half of a character that two units make.
    half: Option<u16>,
    /// The last mark ended a cell, and no formatting told whether it ended a row.
    bare_cell: bool,
    /// Units that were no character.
    pub lost: u32,
}

/// Characters with a meaning of their own.
mod sign {
    pub const PICTURE: u16 = 0x01;
    pub const CELL: u16 = 0x07;
    pub const LINE: u16 = 0x0b;
    pub const PAGE: u16 = 0x0c;
    pub const PARAGRAPH: u16 = 0x0d;
    pub const COLUMN: u16 = 0x0e;
    pub const FIELD: u16 = 0x13;
    pub const FIELD_RESULT: u16 = 0x14;
    pub const FIELD_END: u16 = 0x15;
    pub const HYPHEN: u16 = 0x1e;
    pub const SYMBOL: u16 = 0x28;
}

/// What the bytes 0x80 to 0x9f of packed pieces are; the others are what they are in Latin-1.
const PACKED: [u16; 32] = [
    0x80, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x8e, 0x8f,
    0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x9e,
    0x178,
];

impl<'a> Story<'a> {
    /// Begins a walk.
    pub fn new(source: &'a Source<'a>, lists: &'a mut Lists, flow: &'a mut Nested) -> Self {
        let look = Look::default();
        Self {
            source,
            lists,
            flow,
            look,
            paragraph: None,
            seen: true,
            fields: Vec::new(),
            text: String::new(),
            joined: None,
            half: None,
            bare_cell: false,
            lost: 0,
        }
    }

    /// Walks through some characters.
    pub fn tell(&mut self, characters: &Range<usize>) -> Result<(), ReadError> {
        let source = self.source;
        for piece in source.pieces {
            let plain = Look::of_piece(piece.changes.list());
            self.look = plain;
            for nth in piece.first.max(characters.start)..piece.end.min(characters.end) {
                let at = piece.at + (nth - piece.first) * piece.width;
                let Some(unit) = unit(source.main, at, piece.width) else { break };
                self.look = self.look.at(at, &source.characters, plain);
                self.look_around(at);
                self.step(unit, piece.changes.list())?;
            }
        }
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.flow.paragraph(0, &row::without_objects(&text).unwrap_or(text))?;
        }
        self.joined = None;
        Ok(())
    }

    /// Finds the paragraph that a byte of the main stream stands in, and whether a person sees the character there.
    fn look_around(&mut self, at: usize) {
        if !self.paragraph.is_some_and(|run| (run.start..run.end).contains(&at)) {
            self.paragraph = self.source.paragraphs.at(at);
        }
        let style = self.paragraph.map_or(0, |run| run.style);
        self.seen = self.look.is_seen(self.source.styles, style);
    }

    fn step(&mut self, unit: u16, changes: &[u8]) -> Result<(), ReadError> {
        match unit {
            sign::PARAGRAPH | sign::CELL | sign::PAGE => return self.mark(unit, changes),
            sign::FIELD => self.fields.push(false),
            sign::FIELD_RESULT => self.fields.last_mut().into_iter().for_each(|result| *result = true),
            // An instruction without a result, or an object: nobody can tell what a person sees there.
            sign::FIELD_END if self.fields.pop() == Some(false) => self.object(),
            sign::FIELD_END => {}
            sign::PICTURE => self.object(),
            _ if !self.seen || self.fields.contains(&false) => {}
            _ => self.push(unit),
        }
        Ok(())
    }

    /// Takes a character that is seen.
    fn push(&mut self, unit: u16) {
        let unit = match unit {
            sign::LINE | sign::COLUMN => 0x0a,
            sign::HYPHEN => 0x2d,
            sign::SYMBOL => self.look.symbol.map_or(unit, shown),
            // Pictures, marks of notes, hyphens that are seen only at the end of a line.
            0..=0x08 | 0x0a | 0x1f => return,
            _ => unit,
        };
        let half = self.half.take();
        if half.is_none() && (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        for character in char::decode_utf16(half.into_iter().chain([unit])) {
            match character {
                Ok(character) if self.look.is_raised => self.text.push(raised::written(&self.text, character)),
                Ok(character) => self.text.push(character),
                Err(_) => self.lose(),
            }
        }
    }

    fn object(&mut self) {
        if self.seen && !self.fields.contains(&false) {
            self.text.push(OBJECT);
        }
    }

    /// Marks the place of what was no character.
    fn lose(&mut self) {
        self.lost = self.lost.saturating_add(1);
        self.text.push('\u{fffd}');
    }

    /// Ends a paragraph, and the cell or row that ends with it.
    fn mark(&mut self, unit: u16, changes: &[u8]) -> Result<(), ReadError> {
        // No instruction goes on behind a paragraph: what seemed one was never closed.
        self.fields.retain(|&result| result);
        if self.half.take().is_some() {
            self.lose();
        }
        let source = self.source;
        let place = self
            .paragraph
            .map_or_else(Place::default, |run| paragraph::place(run, changes, source.styles, source.data));
        let bare = std::mem::take(&mut self.bare_cell);
        match unit {
            sign::CELL if place.depth == 0 => self.bare_cell(bare)?,
            sign::CELL if place.ends_row => self.row(&place)?,
            sign::PARAGRAPH if place.ends_inner_row => self.row(&place)?,
            sign::CELL => self.cell(&place)?,
            sign::PARAGRAPH if place.ends_inner_cell => self.cell(&place)?,
            sign::PAGE if self.text.is_empty() => {}
            sign::PARAGRAPH if self.look.is_deleted() => self.joined = Some((self.text.len(), place.depth)),
            _ => self.paragraph(&place)?,
        }
        Ok(())
    }

    /// A deleted mark joins two paragraphs, but none with a table.
    fn part(&mut self, depth: usize) -> Result<(), ReadError> {
        let Some((length, before)) = self.joined.take().filter(|(_, before)| *before != depth) else { return Ok(()) };
        let rest = self.text.split_off(length);
        let text = std::mem::replace(&mut self.text, rest);
        self.flow.paragraph(before, &text)
    }

    fn paragraph(&mut self, place: &Place) -> Result<(), ReadError> {
        self.part(place.depth)?;
        let mark = self.lists.mark(place.list);
        let mut text = std::mem::take(&mut self.text);
        if place.depth == 0 {
            text = row::without_objects(&text).unwrap_or(text);
        }
        if text.is_empty() {
            self.flow.paragraph(place.depth, "")
        } else {
            self.flow.paragraph(place.depth, &(mark + &text))
        }
    }

    fn cell(&mut self, place: &Place) -> Result<(), ReadError> {
        self.paragraph(place)?;
        self.flow.end_cell(place.depth)
    }

    fn row(&mut self, place: &Place) -> Result<(), ReadError> {
        self.text.clear();
        self.joined = None;
        if self.look.is_deleted() {
            self.flow.drop_row(place.depth)
        } else {
            self.flow.end_row(place.depth, &place.cells)
        }
    }

    /// A cell's mark where no formatting tells of tables: the second of two in a row ends the row.
    fn bare_cell(&mut self, again: bool) -> Result<(), ReadError> {
        let place = Place { depth: 1, ..Place::default() };
        if again && self.text.is_empty() {
            return self.row(&place);
        }
        self.bare_cell = true;
        self.cell(&place)
    }
}

/// A character of a font of symbols; one that only the font knows stands as a box.
fn shown(symbol: u16) -> u16 {
    if (0xe000..0xf900).contains(&symbol) { 0x25a1 } else { symbol }
}

fn unit(main: &[u8], at: usize, width: usize) -> Option<u16> {
    if width == 2 {
        return u16_at(main, at);
    }
    let byte = u8_at(main, at)?;
    Some(byte.checked_sub(0x80).and_then(|nth| PACKED.get(usize::from(nth))).copied().unwrap_or(u16::from(byte)))
}
