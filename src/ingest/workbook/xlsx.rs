//! XLSX: the package is inflated within its limits before the library that knows spreadsheets sees it, and cells are taken one
//! by one, so that no sheet's claimed size is ever laid out.

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xlsx};

use super::super::package::{Package, Zip};
use super::super::{ReadError, Text, properties};
use super::cell;
use super::sheet::{Sheet, Spent};

const FORMAT: &str = "XLSX";

/// Reads an XLSX workbook.
pub fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    let declared = survey(bytes)?;
    let damaged = |error: calamine::XlsxError| ReadError::Damaged { format: FORMAT, what: error.to_string() };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let shown = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let names: Vec<String> = book.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect();
    let (mut text, mut spent) = (String::new(), Spent::default());
    for name in &names {
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let mut sheet = Sheet::default();
        let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
        while let Some(one) = cells.next_cell().map_err(damaged)? {
            let mut shown = String::new();
            cell::write(&one.get_value().clone().into(), &mut shown);
            sheet.put(one.get_position(), shown, &mut spent)?;
        }
        sheet.write(&merged, &mut spent, &mut text)?;
    }
    Ok(Text { text, encoding: "UTF-8", declared, ..Text::default() })
}

/// Inflates every part once and drops it: the library inflates without bounds.
fn survey(bytes: &[u8]) -> Result<crate::model::document::Declared, ReadError> {
    let mut package: Package<'_> = Zip::open(Cursor::new(bytes), FORMAT)?;
    for nth in 0..package.members().count() {
        let part = package.members().nth(nth).map(|member| member.name.to_ascii_lowercase());
        // Pictures and the like are never asked for.
        if part.is_some_and(|name| name.ends_with(b".xml") || name.ends_with(b".rels")) {
            drop(package.read(nth)?);
        }
    }
    let relations = package.text("_rels/.rels")?.unwrap_or_default().0;
    Ok(properties::declared(&mut package, &relations))
}
