//! The records of an XLS, one after the other, and what their bytes say as numbers.

/// Where a substream begins: of the book, of a sheet, of a chart within a sheet.
pub const BEGINNING: u16 = 0x0809;
/// The end of one.
pub const END: u16 = 0x000a;
/// Records that hold a cell, beginning with its row and its column: number, labels, truth, formula, compressed number.
const CELLS: [u16; 7] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x0006, 0x027e, 0x00fd];
/// The one that holds several cells of a row: its last two bytes are the last column.
pub const CELLS_OF_ROW: u16 = 0x00bd;

/// One record.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// Its kind.
    pub kind: u16,
    /// What is in it.
    pub data: &'a [u8],
}

/// The records of a substream, those of the substreams within it among them.
pub fn records(mut stream: &[u8]) -> impl Iterator<Item = Record<'_>> + Clone {
    let mut depth = 0;
    std::iter::from_fn(move || {
        let ([kind, length], rest) = (stream.first_chunk::<4>().copied().map(words)?, stream.get(4..)?);
        let (data, after) = rest.split_at_checked(usize::from(length))?;
        depth += i32::from(kind == BEGINNING) - i32::from(kind == END);
        stream = if kind == END && depth <= 0 { &[] } else { after };
        Some(Record { kind, data })
    })
}

const fn words([a, b, c, d]: [u8; 4]) -> [u16; 2] {
    [u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d])]
}

impl Record<'_> {
    /// Two of its bytes as a number.
    pub fn word(self, at: usize) -> Option<u16> {
        self.data.get(at..)?.first_chunk().copied().map(u16::from_le_bytes)
    }

    /// Four of its bytes as a number.
    pub fn long(self, at: usize) -> Option<u32> {
        self.data.get(at..)?.first_chunk().copied().map(u32::from_le_bytes)
    }

    /// Its row, its first and its last column, where it holds cells.
    pub fn cells(self) -> Option<(u16, [u16; 2])> {
        let (row, first) = (self.word(0)?, self.word(2)?);
        match self.kind {
            CELLS_OF_ROW => Some((row, [first, self.word(self.data.len().checked_sub(2)?)?])),
            kind => CELLS.contains(&kind).then_some((row, [first, first])),
        }
    }

    /// Row, column and style of the cells that it holds. Several cells of a row are six bytes each.
    pub fn styles(self) -> impl Iterator<Item = (u16, u16, u16)> {
        let (row, [first, last]) = self.cells().unwrap_or((0, [1, 0]));
        let style = move |column: u16| self.word(4 + 6 * usize::from(column - first));
        (first..=last).map_while(move |column| Some((row, column, style(column)?)))
    }

    /// How many cells the dimensions of a sheet claim: rows of four bytes, in older books of two.
    pub fn claims(self) -> u64 {
        let long = |at| self.long(at).map(u64::from);
        let word = |at| self.word(at).map(u64::from);
        let claimed = if self.data.len() < 14 {
            [word(0), word(2), word(4), word(6)]
        } else {
            [long(0), long(4), word(8), word(10)]
        };
        let [Some(top), Some(bottom), Some(left), Some(right)] = claimed else { return 0 };
        let left = if right < left { 0 } else { left };
        bottom.saturating_sub(top) * (right - left)
    }
}
