//! Pages of formatting ([MS-DOC] 2.9.33, 2.9.174): the property changes of the characters and paragraphs at a place of the main
//! stream. One page is looked at at a time; nothing is collected.

use super::bytes::{size_at, slice, u8_at, u16_at};

/// Bytes of a page.
const PAGE: usize = 512;

/// What the pages hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Properties of characters.
    Characters,
    /// Properties of paragraphs.
    Paragraphs,
}

/// The pages of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Pages<'a> {
    kind: Kind,
    /// The main stream, in which the pages lie.
    main: &'a [u8],
    /// Where each page begins and which it is.
    table: &'a [u8],
}

/// A stretch of the main stream with one formatting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The style, for paragraphs.
    pub style: u16,
    /// The changes.
    pub changes: &'a [u8],
}

impl<'a> Pages<'a> {
    /// The pages that a table of the table stream lists.
    pub const fn new(kind: Kind, main: &'a [u8], table: &'a [u8]) -> Self {
        Self { kind, main, table }
    }

    /// The formatting at a byte of the main stream; none where the pages do not tell.
    pub fn at(&self, place: usize) -> Option<Run<'a>> {
        let count = self.table.len().saturating_sub(4) / 8;
        let nth = last_at(place, count, |nth| size_at(self.table, 4 * nth))?;
        let number = size_at(self.table, 4 * (count + 1) + 4 * nth)? & 0x3f_ffff;
        let page = slice(self.main, number.checked_mul(PAGE)?, PAGE)?;
        self.within(page, place)
    }

    fn within(&self, page: &'a [u8], place: usize) -> Option<Run<'a>> {
        let count = usize::from(u8_at(page, PAGE - 1)?);
        let nth = last_at(place, count, |nth| size_at(page, 4 * nth))?;
        let (start, end) = (size_at(page, 4 * nth)?, size_at(page, 4 * nth + 4)?);
        if place >= end {
            return None;
        }
        let entries = 4 * (count + 1);
        let (style, changes) = match self.kind {
            Kind::Characters => (0, characters(page, entries + nth)),
            Kind::Paragraphs => paragraph(page, entries + 13 * nth)?,
        };
        Some(Run { start, end, style, changes })
    }
}

/// The last of `count` places that is not behind `place`.
fn last_at(place: usize, count: usize, start: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        if start(middle)? <= place { low = middle + 1 } else { high = middle }
    }
    low.checked_sub(1)
}

/// The changes of characters that an entry points at; an entry of nothing changes nothing.
fn characters(page: &[u8], entry: usize) -> &[u8] {
    let at = usize::from(u8_at(page, entry).unwrap_or(0)) * 2;
    let length = u8_at(page, at).filter(|_| at > 0).map_or(0, usize::from);
    slice(page, at + 1, length).unwrap_or_default()
}

/// The style and the changes of a paragraph that an entry points at.
fn paragraph(page: &[u8], entry: usize) -> Option<(u16, &[u8])> {
    let at = usize::from(u8_at(page, entry)?) * 2;
    if at == 0 {
        return Some((0, &[]));
    }
    // The length is half of it and one more, or, after a zero, half of it.
    let (from, length) = match usize::from(u8_at(page, at)?) {
        0 => (at + 2, usize::from(u8_at(page, at + 1)?) * 2),
        half => (at + 1, half * 2 - 1),
    };
    let whole = slice(page, from, length)?;
    Some((u16_at(whole, 0)?, whole.get(2..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A main stream whose page 1 says: bytes 0..4 are in style 7 with one change, bytes 4..9 have nothing of their own.
    fn stream() -> Vec<u8> {
        let mut main = vec![0; 2 * PAGE];
        let page = &mut main[PAGE..];
        for (nth, place) in [0u8, 4, 9].into_iter().enumerate() {
            page[4 * nth] = place;
        }
        page[12] = 200;
        page[400..406].copy_from_slice(&[3, 7, 0, 0x16, 0x24, 1]);
        page[PAGE - 1] = 2;
        main
    }

    fn table() -> Vec<u8> {
        [0u32, 9, 1].iter().flat_map(|number| number.to_le_bytes()).collect()
    }

    #[test]
    fn a_place_knows_the_changes_that_hold_there() {
        let (main, table) = (stream(), table());
        let pages = Pages::new(Kind::Paragraphs, &main, &table);
        assert_eq!(pages.at(3), Some(Run { start: 0, end: 4, style: 7, changes: &[0x16, 0x24, 1] }));
        assert_eq!(pages.at(4), Some(Run { start: 4, end: 9, style: 0, changes: &[] }));
        assert_eq!(pages.at(9), None);
    }

    #[test]
    fn pages_that_are_not_there_tell_nothing() {
        let (main, table) = (stream(), table());
        for (main, table) in [(&main[..PAGE], &table[..]), (&main[..], &table[..8]), (&[], &[])] {
            assert_eq!(Pages::new(Kind::Characters, main, table).at(3), None);
        }
    }
}
