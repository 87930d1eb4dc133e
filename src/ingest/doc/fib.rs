//! The head of a DOC, its file information block ([MS-DOC] 2.5): which stream holds the tables, where in it they lie, and how
//! the characters are shared out between body, notes and text boxes.

use super::bytes::{size_at, slice, u16_at};
use super::{FORMAT, damaged};
use crate::ingest::ReadError;

/// What the reader needs of the head.
#[derive(Clone, Copy, Debug)]
pub struct Fib<'a> {
    bytes: &'a [u8],
    /// Name of the stream that holds the tables.
    pub tables: &'static str,
}

/// The parts of the table stream that the reader looks at, by their place in the head.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// Styles.
    Styles = 1,
    /// Where the pages of character properties lie.
    Characters = 12,
    /// Where the pages of paragraph properties lie.
    Paragraphs = 13,
    /// The pieces of the text.
    Pieces = 33,
    /// The kinds of numbering.
    Lists = 73,
    /// Their uses.
    ListUses = 74,
}

/// Places in the head.
const FLAGS: usize = 10;
const COUNTS: usize = 0x4c;
const PARTS: usize = 154;
/// Word 97 and everything after it.
const OLDEST: u16 = 0xc0;

impl<'a> Fib<'a> {
    /// Reads the head of the main stream.
    pub fn new(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let (mark, version) = (u16_at(bytes, 0).unwrap_or(0), u16_at(bytes, 2).unwrap_or(0));
        match mark {
            0xa5ec if version >= OLDEST => {}
            0xa5dc | 0xa5db | 0xa5ec => return Err(ReadError::Outdated { format: FORMAT }),
            _ => return Err(damaged("FIB")),
        }
        let flags = u16_at(bytes, FLAGS).ok_or_else(|| damaged("FIB"))?;
        if flags & 0x100 != 0 {
            return Err(ReadError::Encrypted { format: FORMAT });
        }
        Ok(Self { bytes, tables: if flags & 0x200 == 0 { "0Table" } else { "1Table" } })
    }

    /// Characters of the body.
    pub fn body(&self) -> usize {
        self.count(0)
    }

    /// First character of the text boxes, and how many there are: notes, headers and comments stand before them.
    pub fn boxes(&self) -> (usize, usize) {
        let before = (0..6).fold(0usize, |sum, nth| sum.saturating_add(self.count(nth)));
        (before, self.count(6))
    }

    fn count(&self, nth: usize) -> usize {
        size_at(self.bytes, COUNTS + 4 * nth).filter(|&count| count < 1 << 31).unwrap_or(0)
    }

    /// A part of the table stream; empty where it is not there.
    pub fn part<'t>(&self, tables: &'t [u8], part: Part) -> &'t [u8] {
        let (at, length) = self.place(part);
        slice(tables, at, length).unwrap_or_default()
    }

    /// What stands in the table stream from the end of a part on.
    pub fn after<'t>(&self, tables: &'t [u8], part: Part) -> &'t [u8] {
        let (at, length) = self.place(part);
        tables.get(at.saturating_add(length)..).unwrap_or_default()
    }

    fn place(&self, part: Part) -> (usize, usize) {
        let at = PARTS + 8 * part as usize;
        let number = |at| size_at(self.bytes, at).unwrap_or(0);
        (number(at), number(at + 4))
    }
}
