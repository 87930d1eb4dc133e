//! XLS, as Excel 97 to 2003 and WPS (ET) write it, told by its stream within the compound file; and office files locked with
//! a password, which are compound files too.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader, SheetType, SheetVisible, Xls};

use super::super::{ReadError, Text};
use super::biff::{self, FORMAT, NotShown};
use super::cell;
use super::sheet::{Region, Sheet, Spent, is_sentence};
use super::unseen::Unseen;

/// How every compound file begins.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Tells an XLS by the stream that holds its sheets.
pub fn is_xls(bytes: &[u8]) -> bool {
    has_stream(bytes, &["Workbook", "Book"])
}

/// Tells an office file that is locked with a password.
pub fn is_locked(bytes: &[u8]) -> bool {
    has_stream(bytes, &["EncryptedPackage"])
}

/// Says that a file is locked.
pub fn refuse_locked(_: &[u8]) -> Result<Text, ReadError> {
    Err(ReadError::Encrypted { format: "Office" })
}

/// Tells whether a compound file has one of these streams at its root. Documents with sheets embedded have them deeper.
fn has_stream(bytes: &[u8], names: &[&str]) -> bool {
    let has_name = |name: &&str| {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if !bytes.starts_with(COMPOUND) || !names.iter().any(has_name) {
        return false;
    }
    cfb::CompoundFile::open(Cursor::new(bytes)).is_ok_and(|file| names.iter().any(|name| file.is_stream(name)))
}

/// Reads an XLS workbook. The library beneath panics on much that is damaged, which says no more than that it is.
pub fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    let damaged = ReadError::Damaged { format: FORMAT, what: "BIFF".to_owned() };
    let hidden = biff::admit(bytes)?;
    catch_unwind(AssertUnwindSafe(|| read_book(bytes, hidden))).unwrap_or(Err(damaged))
}

fn read_book(bytes: &[u8], mut hidden: Vec<NotShown>) -> Result<Text, ReadError> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let shown = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let sheets = book.sheets_metadata();
    let names = (0..).zip(sheets).filter(|(_, sheet)| shown(sheet)).map(|(nth, sheet)| (nth, sheet.name.clone()));
    let names: Vec<(usize, String)> = names.collect();
    let is_hidden = |sheet: &&calamine::Sheet| sheet.visible != SheetVisible::Visible;
    let mut lost = u32::try_from(sheets.iter().filter(is_hidden).count()).unwrap_or(u32::MAX);
    let (mut text, mut spent) = (String::new(), Spent::default());
    for (nth, name) in &names {
        let range = book.worksheet_range(name).map_err(|error| refused(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = Sheet::default();
        let rows: Vec<&[Data]> = range.rows().collect();
        let (mut own, veiled) = hidden.get_mut(*nth).map(std::mem::take).unwrap_or_default();
        for (nth, row) in (top..).enumerate().take(rows.len()) {
            for (column, value) in (left..).zip(own_cells(&rows, nth)) {
                let mut shown = String::new();
                if veiled.get(&(row, column)).is_some_and(|unseen| hides(*unseen, value)) {
                    own.cells = own.cells.saturating_add(1);
                } else {
                    cell::write(value, &mut shown);
                }
                sheet.put((row, column), shown, &mut spent)?;
            }
        }
        for merged in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
            sheet.merge(Region::of(merged.start, merged.end))?;
        }
        lost = lost.saturating_add(sheet.hide(own));
        sheet.write(&mut spent, &mut text)?;
    }
    Ok(Text { text, encoding: "UTF-8", hidden: lost, ..Text::default() })
}

/// Tells whether a cell's format shows nothing of its value.
fn hides(unseen: Unseen, value: &Data) -> bool {
    match value {
        Data::Int(number) => unseen.hides(f64::from(i8::try_from(number.signum()).unwrap_or(0))),
        Data::Float(number) => unseen.hides(*number),
        Data::DateTime(time) => unseen.hides(time.as_f64()),
        Data::String(_) => unseen.hides_words(),
        _ => false,
    }
}

/// The cells that are a row's own. The range is a full grid, so a line of text is followed by as many empty cells as the widest
/// table has columns; a row of a table keeps its empty cells, for they may be blanks.
fn own_cells<'a>(rows: &[&'a [Data]], nth: usize) -> &'a [Data] {
    let filled = |row: &[Data]| row.iter().filter(|cell| **cell != Data::Empty).count();
    let has_figures = |rows: &[&[Data]]| rows.iter().any(|row| filled(row) > 1);
    let row = rows[nth];
    let (above, below) = (&rows[nth.saturating_sub(NEAR)..nth], &rows[nth + 1..(nth + 1 + NEAR).min(rows.len())]);
    let next_to = has_figures(&above[above.len().saturating_sub(1)..]) || has_figures(&below[..below.len().min(1)]);
    let is_in_table = next_to || (has_figures(above) && has_figures(below));
    match filled(row) {
        0 => &[],
        1 if is_line(&row[first_filled(row)]) || !is_in_table => &row[..=first_filled(row)],
        _ => row,
    }
}

/// Rows of blanks that may follow one another in a table.
const NEAR: usize = 8;

fn first_filled(row: &[Data]) -> usize {
    row.iter().position(|cell| *cell != Data::Empty).unwrap_or(0)
}

/// Tells a line of text from the label of a row.
fn is_line(cell: &Data) -> bool {
    matches!(cell, Data::String(text) if is_sentence(text))
}

fn refused(error: &calamine::XlsError) -> ReadError {
    match error {
        calamine::XlsError::Password => ReadError::Encrypted { format: FORMAT },
        error => ReadError::Damaged { format: FORMAT, what: error.to_string() },
    }
}
