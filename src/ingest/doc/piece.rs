//! The piece table ([MS-DOC] 2.8.35): which bytes of the main stream are which characters of the text.

use super::bytes::{size_at, slice, u8_at, u16_at};
use super::sprm::code;

/// Characters that stand together in the main stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its first character, counted over the whole text.
    pub first: usize,
    /// One past its last.
    pub end: usize,
    /// Where it begins in the main stream.
    pub at: usize,
    /// Bytes of a character: 1 or 2.
    pub width: usize,
    /// Changes of properties that hold for the whole piece.
    pub changes: Changes<'a>,
}

/// Changes of properties as a piece names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changes<'a> {
    /// A list that stands before the table.
    Listed(&'a [u8]),
    /// One change, written out as a list.
    Short([u8; 3]),
}

impl Changes<'_> {
    /// The list.
    pub const fn list(&self) -> &[u8] {
        match self {
            Self::Listed(list) => list,
            Self::Short(list) => list,
        }
    }
}

/// Reads the piece table; what of it is damaged ends it.
pub fn pieces(clx: &[u8]) -> Vec<Piece<'_>> {
    let mut changes: Vec<&[u8]> = Vec::new();
    let mut at = 0;
    while u8_at(clx, at) == Some(1) {
        let Some(length) = u16_at(clx, at + 1).map(usize::from) else { break };
        let Some(list) = slice(clx, at + 3, length) else { break };
        changes.push(list);
        at += 3 + length;
    }
    if u8_at(clx, at) != Some(2) {
        return Vec::new();
    }
    let length = size_at(clx, at + 1).unwrap_or(0);
    let rest = clx.get(at + 5..).unwrap_or_default();
    of_table(rest.get(..length).unwrap_or(rest), &changes)
}

fn of_table<'a>(table: &[u8], changes: &[&'a [u8]]) -> Vec<Piece<'a>> {
    let count = table.len().saturating_sub(4) / 12;
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    for nth in 0..count {
        let Some(piece) = piece(table, nth, count, changes) else { break };
        if piece.end <= piece.first || pieces.last().is_some_and(|last| last.end != piece.first) {
            break;
        }
        pieces.push(piece);
    }
    pieces
}

fn piece<'a>(table: &[u8], nth: usize, count: usize, changes: &[&'a [u8]]) -> Option<Piece<'a>> {
    let (first, end) = (size_at(table, 4 * nth)?, size_at(table, 4 * nth + 4)?);
    let entry = 4 * (count + 1) + 8 * nth;
    let place = size_at(table, entry + 2)?;
    let packed = place & 0x4000_0000 != 0;
    let at = place & 0x3fff_ffff;
    let changes = changes_of(u16_at(table, entry + 6)?, changes);
    let (at, width) = if packed { (at / 2, 1) } else { (at, 2) };
    Some(Piece { first, end, at, width, changes })
}

/// What a piece names: with the lowest bit set a list by its number, else one change in short (2.9.215).
fn changes_of<'a>(named: u16, lists: &[&'a [u8]]) -> Changes<'a> {
    if named & 1 == 1 {
        return Changes::Listed(lists.get(usize::from(named >> 1)).copied().unwrap_or_default());
    }
    let [short, operand] = named.to_le_bytes();
    match code::SHORT.iter().find(|(number, _)| *number == short >> 1) {
        Some((_, code)) => {
            let [low, high] = code.to_le_bytes();
            Changes::Short([low, high, operand])
        }
        None => Changes::Listed(&[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A piece table of these ends of pieces and places with their flags.
    fn table(ends: &[u32], places: &[u32]) -> Vec<u8> {
        let numbers = std::iter::once(&0).chain(ends).flat_map(|end| end.to_le_bytes());
        let entries = places.iter().flat_map(|place| [&[0, 0], place.to_le_bytes().as_slice(), &[0, 0]].concat());
        let table: Vec<u8> = numbers.chain(entries).collect();
        [&[2], u32::try_from(table.len()).unwrap().to_le_bytes().as_slice(), &table].concat()
    }

    fn shown(clx: &[u8]) -> Vec<(usize, usize, usize, usize)> {
        pieces(clx).iter().map(|piece| (piece.first, piece.end, piece.at, piece.width)).collect()
    }

    #[test]
    fn wide_and_packed_pieces_are_told_by_a_flag() {
        let clx = table(&[3, 7], &[1024, 0x4000_0000 | 4096]);
        assert_eq!(shown(&clx), [(0, 3, 1024, 2), (3, 7, 2048, 1)]);
    }

    #[test]
    fn lists_of_changes_before_the_table_are_passed_over() {
        let clx = [&[1, 2, 0, 9, 9], table(&[3], &[64]).as_slice()].concat();
        assert_eq!(shown(&clx), [(0, 3, 64, 2)]);
    }

    #[test]
    fn a_piece_names_a_list_of_changes_or_one_change_in_short() {
        let shown = |named: u16| changes_of(named, &[&[7, 7], &[9, 9, 9]]).list().to_vec();
        assert_eq!(shown(0b11), [9, 9, 9]);
        assert_eq!(shown(1 << 8 | 0x5c << 1), [0x3c, 0x08, 1], "hidden");
        assert_eq!(shown(1 << 8 | 0x18 << 1), [0x16, 0x24, 1], "in a table");
        let nothing = [shown(0), shown(1 << 8 | 0x55 << 1), shown(99 << 1 | 1)];
        assert!(nothing.iter().all(Vec::is_empty), "bold does not matter: {nothing:?}");
    }

    #[test]
    fn a_table_that_runs_backwards_ends_there() {
        assert_eq!(shown(&table(&[5, 2, 9], &[0, 8, 16])), [(0, 5, 0, 2)]);
        assert!(pieces(&[2, 255, 255, 255, 255]).is_empty() && pieces(&[1, 255]).is_empty());
    }
}
