//! Looks over the records of an XLS before the library beneath reads it: that lays a sheet out as a full grid, as far apart as
//! its cells claim to stand, and one false number makes gigabytes of it. It reads no value.

use std::io::{Cursor, Read};

use super::super::{ReadError, limit};
use super::hidden::Hidden;
use super::looks::{Looks, Veiled};
use super::record::{Record, records};

/// What people call the format.
pub(super) const FORMAT: &str = "XLS";
/// Streams that hold the sheets, of BIFF8 and of older books.
const STREAMS: [&str; 2] = ["Workbook", "Book"];
/// Where a sheet begins.
const SHEET: u16 = 0x0085;
/// How a row looks.
const ROW: u16 = 0x0208;
/// How some columns look.
const COLUMN: u16 = 0x007d;
/// What a sheet claims to take.
const DIMENSIONS: u16 = 0x0200;
/// Cells that a sheet of this format can have: 65,536 rows of 256.
const MOST_CELLS: u64 = 1 << 24;

/// What is not shown of a sheet: hidden rows and columns, and the cells whose format hides something.
pub type NotShown = (Hidden, Veiled);

/// Refuses a book of which a sheet is larger than a document may be; gives what is not shown of each sheet, in the order of the book.
pub fn admit(bytes: &[u8]) -> Result<Vec<NotShown>, ReadError> {
    let damaged = |what: &str| ReadError::Damaged { format: FORMAT, what: what.to_owned() };
    let stream = stream_of(bytes).ok_or_else(|| damaged("compound file"))?;
    let mut hidden = Vec::new();
    let looks = Looks::of(records(&stream));
    for place in records(&stream).filter(|record| record.kind == SHEET).map(|record| record.long(0)) {
        let from = place.and_then(|from| usize::try_from(from).ok());
        let sheet = from.and_then(|from| stream.get(from..)).unwrap_or_default();
        if records(sheet).any(|record| record.kind == DIMENSIONS && record.claims() > MOST_CELLS) {
            return Err(damaged("dimensions"));
        }
        limit::CELLS.admit(cells_of(sheet))?;
        hidden.push((hidden_of(sheet), looks.veiled(records(sheet))));
    }
    Ok(hidden)
}

fn hidden_of(sheet: &[u8]) -> Hidden {
    let mut hidden = Hidden::default();
    for record in records(sheet) {
        let is_hidden = |at, bit: u16| record.word(at).is_some_and(|word| word & bit != 0);
        match (record.kind, record.word(0), record.word(2)) {
            (ROW, Some(row), _) if is_hidden(12, 0x20) => hidden.row(row.into()),
            (COLUMN, Some(first), Some(last)) if is_hidden(8, 1) => hidden.columns(first.into(), last.into()),
            _ => {}
        }
    }
    hidden
}

fn stream_of(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = STREAMS.into_iter().find(|name| file.is_stream(name))?;
    let mut stream = Vec::new();
    let most = u64::try_from(bytes.len()).ok()?;
    file.open_stream(name).ok()?.take(most).read_to_end(&mut stream).ok()?;
    Some(stream)
}

/// The cells of the smallest grid that holds all cells of a sheet.
fn cells_of(sheet: &[u8]) -> u64 {
    let mut rows = (u16::MAX, 0);
    let mut columns = (u16::MAX, 0);
    for (row, between) in records(sheet).filter_map(Record::cells) {
        rows = (rows.0.min(row), rows.1.max(row));
        for column in between {
            columns = (columns.0.min(column), columns.1.max(column));
        }
    }
    let span = |(first, last): (u16, u16)| (u64::from(last) + 1).saturating_sub(u64::from(first));
    span(rows) * span(columns)
}

#[cfg(test)]
mod tests {
    use super::super::record::{BEGINNING, CELLS_OF_ROW, END};
    use super::*;

    fn record(kind: u16, data: &[u16]) -> Vec<u8> {
        let length = u16::try_from(2 * data.len()).unwrap();
        [kind, length].iter().chain(data).flat_map(|word| word.to_le_bytes()).collect()
    }

    fn grid(records: &[Vec<u8>]) -> u64 {
        cells_of(&records.concat())
    }

    #[test]
    fn a_sheet_is_as_large_as_its_cells_stand_apart() {
        let (begin, end) = (record(BEGINNING, &[0x600, 0x10]), record(END, &[]));
        let cell = |row, column| record(0x0203, &[row, column, 0, 0, 0, 0, 0]);
        assert_eq!(grid(&[begin.clone(), end.clone()]), 0);
        assert_eq!(grid(&[begin.clone(), cell(3, 1), cell(5, 4), end.clone()]), 12);
        let row = record(CELLS_OF_ROW, &[3, 1, 0, 0, 0, 9]);
        assert_eq!(grid(&[begin.clone(), cell(3, 1), row, end.clone()]), 9);
        let chart = [begin.clone(), cell(0, 0), end.clone()].concat();
        assert_eq!(grid(&[begin.clone(), chart, cell(1, 1), end.clone(), cell(999, 999)]), 4, "nothing after its end");
        assert_eq!(grid(&[begin, cell(0, 0), cell(u16::MAX, u16::MAX), end]), 1 << 32);
    }

    #[test]
    fn hidden_rows_and_columns_are_told_by_their_records() {
        let sheet = [
            record(BEGINNING, &[0x600, 0x10]),
            record(COLUMN, &[2, 3, 0, 15, 1, 0]),
            record(COLUMN, &[5, 5, 2048, 15, 0, 0]),
            record(ROW, &[1, 0, 9, 300, 0, 0, 0x20, 15]),
            record(ROW, &[2, 0, 9, 300, 0, 0, 0x100, 15]),
            record(END, &[]),
        ];
        let shown = hidden_of(&sheet.concat()).shown().unwrap();
        assert_eq!([1, 2].map(|row| shown.hides_row(row)), [true, false]);
        assert_eq!([1, 2, 3, 5].map(|column| shown.hides_column(column)), [false, true, true, false]);
        assert_eq!((shown.row(4), shown.column(4)), (3, 2));
    }

    #[test]
    fn dimensions_are_those_of_the_format() {
        let claims = |data: &[u16]| Record { kind: DIMENSIONS, data: &record(DIMENSIONS, data)[4..] }.claims();
        assert_eq!(claims(&[0, 0, 40, 0, 0, 8, 0]), 320);
        assert_eq!(claims(&[0, 40, 0, 8, 0]), 320);
        assert_eq!(claims(&[0, 0, 0, 0, 0, 0, 0]), 0);
        assert!(claims(&[0, 0, 0, 0xffff, 0, 0xffff, 0]) > MOST_CELLS);
        assert_eq!(claims(&[9, 0, 3, 0, 0, 8, 0]), 0, "the last row before the first");
        assert_eq!(claims(&[0, 0, 3, 0, 9, 8, 0]), 24, "no first column is beyond the last");
    }
}
