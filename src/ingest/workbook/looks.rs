//! Which cells of an XLS have a format that shows nothing of some values, told by its records. It reads no value.

use rustc_hash::FxHashMap;

use super::record::Record;
use super::unseen::Unseen;

/// The code of a number format, and how cells of one style look.
const FORMAT: u16 = 0x041e;
const STYLE: u16 = 0x00e0;
/// What a window shows of a sheet.
const WINDOW: u16 = 0x023e;
/// The bit of it for zeros.
const ZEROS: u16 = 0x10;

/// What the styles of a book show nothing of, in their order.
#[derive(Debug, Default)]
pub struct Looks {
    styles: Vec<Unseen>,
}

/// The cells of a sheet whose format hides something.
pub type Veiled = FxHashMap<(u32, u32), Unseen>;

impl Looks {
    /// Reads the records of a book.
    pub fn of<'r>(records: impl Iterator<Item = Record<'r>>) -> Self {
        let (mut codes, mut styles) = (FxHashMap::default(), Vec::new());
        for record in records {
            match (record.kind, record.word(0), record.word(2)) {
                (FORMAT, Some(number), _) => {
                    codes.insert(number, Unseen::of(&code(record.data)));
                }
                (STYLE, _, Some(number)) => styles.push(number),
                _ => {}
            }
        }
        let unseen = |number| codes.get(number).copied().unwrap_or_default();
        Self { styles: styles.iter().map(unseen).collect() }
    }

    /// The cells of a sheet whose format, or the sheet, hides something.
    pub fn veiled<'r>(&self, records: impl Iterator<Item = Record<'r>> + Clone) -> Veiled {
        let shows_zeros = |record: Record<'_>| record.kind != WINDOW || record.word(0).is_none_or(|on| on & ZEROS != 0);
        let shows_zeros = records.clone().all(shows_zeros);
        let mut veiled = Veiled::default();
        if shows_zeros && !self.styles.iter().any(|style| style.is_some()) {
            return veiled;
        }
        for (row, column, style) in records.flat_map(Record::styles) {
            let unseen = self.styles.get(usize::from(style)).copied().unwrap_or_default();
            let unseen = if shows_zeros { unseen } else { unseen.without_zeros() };
            if unseen.is_some() {
                veiled.insert((row.into(), column.into()), unseen);
            }
        }
        veiled
    }
}

/// The code in the record of a format: its length, whether its characters are wide, and the characters; in older books bytes alone.
fn code(data: &[u8]) -> String {
    let length = data.get(2).copied().map_or(0, usize::from);
    match data.get(3..) {
        Some([0, wide, rest @ ..]) if wide & 1 == 1 => {
            let units: Vec<u16> = rest.as_chunks().0.iter().copied().map(u16::from_le_bytes).take(length).collect();
            String::from_utf16_lossy(&units)
        }
        Some([0, _, rest @ ..]) => rest.iter().take(length).copied().map(char::from).collect(),
        _ => String::new(),
    }
}
