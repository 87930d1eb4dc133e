//! The piece table ([MS-DOC] 2.8.35): which bytes of the main stream are which characters of the text.

use super::bytes::{size_at, slice, u8_at, u16_at};

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
    pub changes: &'a [u8],
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
    let change = u16_at(table, entry + 6).filter(|change| change & 1 == 1).map(|change| usize::from(change >> 1));
    let changes = change.and_then(|nth| changes.get(nth)).copied().unwrap_or_default();
    let (at, width) = if packed { (at / 2, 1) } else { (at, 2) };
    Some(Piece { first, end, at, width, changes })
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
    fn a_table_that_runs_backwards_ends_there() {
        assert_eq!(shown(&table(&[5, 2, 9], &[0, 8, 16])), [(0, 5, 0, 2)]);
        assert!(pieces(&[2, 255, 255, 255, 255]).is_empty() && pieces(&[1, 255]).is_empty());
    }
}
