//! Spreadsheets: every line of prose in a cell of its own, every table as a grid of merged cells, numbers as numbers.

use std::fmt::Write as _;

use super::escaped;
use super::package::{pack, relations, types};
use crate::compose::Block;
use crate::grid::Grid;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/// Writes a workbook of one sheet.
pub fn write(blocks: &[Block]) -> Vec<u8> {
    let mut sheet = Sheet::default();
    for block in blocks {
        sheet.block(block);
    }
    let merged: String = sheet.merged.concat();
    let merged = if merged.is_empty() { merged } else { format!("<mergeCells>{merged}</mergeCells>") };
    let part = format!(
        "<worksheet xmlns=\"{MAIN}\"><dimension ref=\"A1:B2\"/><sheetData>{}</sheetData>{merged}</worksheet>",
        sheet.rows
    );
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><sheets><sheet name=\"年报\" sheetId=\"1\" r:id=\"rId0\"/></sheets></workbook>"
    );
    pack(&[
        ("[Content_Types].xml", types("xl/workbook.xml", KIND)),
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations(&[("worksheet", "worksheets/sheet1.xml")])),
        ("xl/worksheets/sheet1.xml", part),
    ])
}

#[derive(Default)]
struct Sheet {
    rows: String,
    merged: Vec<String>,
    count: usize,
}

impl Sheet {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text) | Block::Heading(text) | Block::Text(text) | Block::Signature(text) => {
                self.count += 1;
                let cell = words(&place(0, self.count), text);
                let _ = write!(self.rows, "<row r=\"{}\">{cell}</row>", self.count);
            }
            Block::Table(grid) => self.table(grid),
        }
    }

    fn table(&mut self, grid: &Grid) {
        let mut below = vec![0_usize; grid.width];
        for row in &grid.rows {
            self.count += 1;
            let (mut line, mut cells, mut column) = (String::new(), row.iter(), 0);
            while column < grid.width {
                if below[column] > 0 {
                    below[column] -= 1;
                    let _ = write!(line, "<c r=\"{}\"/>", place(column, self.count));
                    column += 1;
                    continue;
                }
                let Some(cell) = cells.next() else { break };
                let end = (column + cell.across).min(grid.width);
                below[column..end].fill(cell.down - 1);
                line.push_str(&value(&place(column, self.count), &cell.text, cell.is_label));
                for covered in column + 1..end {
                    let _ = write!(line, "<c r=\"{}\"/>", place(covered, self.count));
                }
                if cell.across > 1 || cell.down > 1 {
                    let last = place(end - 1, self.count + cell.down - 1);
                    self.merged.push(format!("<mergeCell ref=\"{}:{last}\"/>", place(column, self.count)));
                }
                column = end;
            }
            let _ = write!(self.rows, "<row r=\"{}\">{line}</row>", self.count);
        }
        self.count += 1;
    }
}

fn value(place: &str, text: &str, is_label: bool) -> String {
    if text.is_empty() {
        return format!("<c r=\"{place}\"/>");
    }
    let is_number = !is_label && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number { format!("<c r=\"{place}\"><v>{text}</v></c>") } else { words(place, text) }
}

fn words(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text))
}

/// The name of a cell; no form has more than 26 columns.
fn place(column: usize, row: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column).expect("forms are narrow"));
    format!("{letter}{row}")
}
