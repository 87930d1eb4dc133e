//! Lists of property changes ([MS-DOC] 2.6): a code of two bytes and an operand whose length the code tells.

use super::bytes::{u8_at, u16_at};

/// One change of a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sprm<'a> {
    /// What it changes.
    pub code: u16,
    /// To what.
    pub operand: &'a [u8],
}

impl Sprm<'_> {
    /// The operand as a yes or no.
    pub fn is_on(&self) -> bool {
        self.operand.first().is_some_and(|&byte| byte != 0)
    }

    /// The first byte of the operand.
    pub fn byte(&self) -> u8 {
        u8_at(self.operand, 0).unwrap_or(0)
    }

    /// The first two bytes of the operand.
    pub fn word(&self) -> u16 {
        u16_at(self.operand, 0).unwrap_or(0)
    }
}

/// The codes that the reader knows.
pub mod code {
    /// The character was deleted while changes were tracked.
    pub const DELETED: u16 = 0x0800;
    /// The character is hidden.
    const HIDDEN: u16 = 0x083c;
    /// The character is struck out.
    const STRUCK: u16 = 0x0837;
    /// The character is hidden, or struck out by one line or two.
    pub const VEILS: [u16; 3] = [HIDDEN, STRUCK, 0x2a53];
    /// The style of the character.
    pub const STYLE: u16 = 0x4a30;
    /// The character stands for another, of a font of symbols.
    pub const SYMBOL: u16 = 0x6a09;
    /// The character is raised or lowered.
    pub const RAISED: u16 = 0x2a48;
    /// The paragraph stands in a table.
    pub const IN_TABLE: u16 = 0x2416;
    /// The paragraph's mark ends a row.
    pub const ROW_END: u16 = 0x2417;
    /// In how many tables the paragraph stands.
    pub const DEPTH: u16 = 0x6649;
    /// In how many more.
    pub const DEEPER: u16 = 0x664a;
    /// The paragraph's mark ends a cell of a table within a table.
    pub const INNER_CELL: u16 = 0x244b;
    /// The paragraph's mark ends a row of a table within a table.
    pub const INNER_ROW_END: u16 = 0x244c;
    /// The numbering that the paragraph takes part in.
    pub const LIST: u16 = 0x460b;
    /// Its level there.
    pub const LEVEL: u16 = 0x260a;
    /// Further changes stand in the stream of data.
    pub const ELSEWHERE: [u16; 3] = [0x6645, 0x6646, 0x646b];
    /// The cells of a row.
    pub const ROW: u16 = 0xd608;
    /// Cells of a row that are merged into one.
    pub const MERGE: u16 = 0x5624;
    /// A cell that is merged with those above and below.
    pub const MERGE_DOWN: u16 = 0xd62b;
    /// Those of the codes that a piece may name in short, by their short numbers.
    pub const SHORT: [(u8, u16); 6] =
        [(0x0c, LEVEL), (0x18, IN_TABLE), (0x19, ROW_END), (0x41, DELETED), (0x57, STRUCK), (0x5c, HIDDEN)];
    /// Tab stops, whose length is told in another way where there are many.
    pub const TABS: u16 = 0xc615;
}

/// The changes of a list; what is damaged ends it.
pub fn sprms(list: &[u8]) -> impl Iterator<Item = Sprm<'_>> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let (lead, length) = operand(code, rest.get(2..)?)?;
        let operand = rest.get(2 + lead..2 + lead + length)?;
        rest = rest.get(2 + lead + length..)?;
        Some(Sprm { code, operand })
    })
}

/// Bytes that state the length of an operand, and that length.
fn operand(code: u16, rest: &[u8]) -> Option<(usize, usize)> {
    Some(match code >> 13 {
        0 | 1 => (0, 1),
        2 | 4 | 5 => (0, 2),
        3 => (0, 4),
        7 => (0, 3),
        // The length of a row counts itself as one byte, though it has two.
        _ if code == code::ROW => (2, usize::from(u16_at(rest, 0)?.checked_sub(1)?)),
        _ if code == code::TABS && u8_at(rest, 0)? == 255 => (0, tab_stops(rest)?),
        _ => (1, usize::from(u8_at(rest, 0)?)),
    })
}

/// Length of a list of tab stops that is too long for a byte: those taken away, four bytes each, those added, three each.
fn tab_stops(rest: &[u8]) -> Option<usize> {
    let away = usize::from(u8_at(rest, 1)?);
    let added = usize::from(u8_at(rest, 2 + 4 * away)?);
    Some(3 + 4 * away + 3 * added)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_are_as_long_as_their_codes_say() {
        let list =
            [0x16, 0x24, 1, 0x49, 0x66, 2, 0, 0, 0, 0x08, 0xd6, 3, 0, 7, 8, 0x2b, 0xd6, 2, 1, 3, 0x0b, 0x46, 4, 0];
        let seen: Vec<(u16, &[u8])> = sprms(&list).map(|sprm| (sprm.code, sprm.operand)).collect();
        let wanted: [(u16, &[u8]); 5] = [
            (code::IN_TABLE, &[1]),
            (code::DEPTH, &[2, 0, 0, 0]),
            (code::ROW, &[7, 8]),
            (code::MERGE_DOWN, &[1, 3]),
            (code::LIST, &[4, 0]),
        ];
        assert_eq!(seen, wanted);
    }

    #[test]
    fn an_operand_that_is_not_there_ends_the_list() {
        assert_eq!(sprms(&[0x16, 0x24, 1, 0x08, 0xd6, 255, 255, 0]).count(), 1);
        assert_eq!(sprms(&[0x08, 0xd6, 0, 0]).count(), 0);
        assert_eq!(sprms(&[0x15, 0xc6, 255, 0, 1, 1, 2, 3, 0x16, 0x24, 1]).count(), 2);
    }
}
