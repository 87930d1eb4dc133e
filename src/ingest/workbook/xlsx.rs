//! XLSX, part by part within the limits of packages and XML: cells are taken one by one, so that no size that a sheet claims is
//! ever laid out.

use std::borrow::Cow;
use std::io::Cursor;

use super::super::package::{Package, Part, linked, related, relations_of};
use super::super::xml::{Node, Tag, Xml};
use super::super::{ReadError, Text, limit, properties};
use super::cell;
use super::hidden::Hidden;
use super::rich::Words;
use super::sheet::{Region, Sheet, Spent};
use super::styles::{self, Style};
use crate::text::sign;

const FORMAT: &str = "XLSX";
/// Where the workbook stands when nothing else is said.
const USUAL_PART: &str = "xl/workbook.xml";

/// Reads an XLSX workbook.
pub fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    let mut package = Package::open(Cursor::new(bytes), FORMAT)?;
    let relations = package.part("_rels/.rels")?.unwrap_or_default();
    let relations = relations.text().0;
    let part = related(&relations, "", "officeDocument")?.unwrap_or_else(|| USUAL_PART.to_owned());
    let book = Book::read(&need(&mut package, &part)?.text().0)?;
    let links = need(&mut package, &relations_of(&part))?;
    let links = links.text().0;
    let shared = match related(&links, &part, "sharedStrings")? {
        Some(part) => strings(&need(&mut package, &part)?.text().0)?,
        None => Vec::new(),
    };
    let styles = match related(&links, &part, "styles")? {
        Some(part) => styles::read(&need(&mut package, &part)?.text().0)?,
        None => Vec::new(),
    };
    let (mut text, mut spent, mut hidden) = (String::new(), Spent::default(), book.hidden);
    for id in &book.sheets {
        let missing = || ReadError::Damaged { format: FORMAT, what: format!("no sheet {id}") };
        let sheet = need(&mut package, &linked(&links, &part, id)?.ok_or_else(missing)?)?;
        let cells = Cells { shared: &shared, styles: &styles, is_1904: book.is_1904 };
        let (mut sheet, own) = cells.read(&sheet.text().0, &mut spent)?;
        hidden = hidden.saturating_add(sheet.hide(own));
        sheet.write(&mut spent, &mut text)?;
    }
    let declared = properties::declared(&mut package, &relations);
    Ok(Text { text, encoding: "UTF-8", declared, hidden, ..Text::default() })
}

fn need(package: &mut Package<'_>, part: &str) -> Result<Part, ReadError> {
    let missing = || ReadError::Damaged { format: FORMAT, what: format!("no part {part}") };
    package.part(part)?.ok_or_else(missing)
}

/// What the workbook's own part says.
#[derive(Default)]
struct Book {
    /// The links to the sheets that are shown, in order.
    sheets: Vec<String>,
    /// How many others there are.
    hidden: u32,
    /// Days are counted from 1904.
    is_1904: bool,
}

impl Book {
    fn read(text: &str) -> Result<Self, ReadError> {
        let mut xml = Xml::new(text, FORMAT);
        let mut book = Self::default();
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            match tag.local_name() {
                "sheet" if tag.attribute("state").is_none_or(|state| state == "visible") => {
                    book.sheets.extend(tag.attribute("id").map(Cow::into_owned));
                }
                "sheet" => book.hidden = book.hidden.saturating_add(1),
                "workbookPr" => book.is_1904 = tag.attribute("date1904").is_some_and(|on| on == "1" || on == "true"),
                _ => {}
            }
        }
        Ok(book)
    }
}

/// The texts that cells share, readings above characters left out.
fn strings(text: &str) -> Result<Vec<Words>, ReadError> {
    let mut xml = Xml::new(text, FORMAT);
    let (mut all, mut within_text) = (Vec::<Words>::new(), None);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(tag) => match tag.local_name() {
                "si" => all.push(Words::default()),
                "t" => within_text = Some(xml.depth()),
                "rPh" => xml.skip()?,
                _ => all.last_mut().into_iter().for_each(|last| last.look(tag)),
            },
            Node::Close => within_text = within_text.filter(|&depth| depth <= xml.depth()),
            Node::Text(text) if within_text.is_some() => all.last_mut().into_iter().for_each(|last| last.push(text)),
            Node::Char(c) if within_text.is_some() => all.last_mut().into_iter().for_each(|last| last.push_char(c)),
            Node::Text(_) | Node::Char(_) => {}
        }
    }
    Ok(all)
}

/// What the cells of all sheets refer to.
struct Cells<'b> {
    shared: &'b [Words],
    styles: &'b [Style],
    is_1904: bool,
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    place: (u32, u32),
    kind: String,
    style: usize,
    /// It is to be worked out.
    is_sum: bool,
    words: Words,
}

impl Cells<'_> {
    fn read(&self, text: &str, spent: &mut Spent) -> Result<(Sheet, Hidden), ReadError> {
        let mut xml = Xml::new(text, FORMAT);
        let (mut sheet, mut hidden, mut open) = (Sheet::default(), Hidden::default(), Open::default());
        let (mut cell, mut value, mut next, mut shows_zeros) = (None, None, (0, 0), true);
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(tag) => match tag.local_name() {
                    "row" => {
                        next = (tag.attribute("r").and_then(|row| row.parse().ok()).map_or(next.0, before), 0);
                        note_hidden(tag, next.0, &mut hidden);
                    }
                    "col" => note_hidden(tag, 0, &mut hidden),
                    "sheetView" => shows_zeros = tag.attribute("showZeros").is_none_or(|on| on != "0" && on != "false"),
                    "c" => {
                        open = open_cell(tag, next).ok_or_else(|| xml.damaged("cell reference".to_owned()))?;
                        next = (open.place.0, open.place.1.saturating_add(1));
                        cell = Some(xml.depth());
                    }
                    "v" | "t" if cell.is_some() => value = Some(xml.depth()),
                    "rPh" => xml.skip()?,
                    "f" => {
                        open.is_sum = true;
                        xml.skip()?;
                    }
                    "mergeCell" => sheet.merge(tag.attribute("ref").and_then(|area| region(&area)))?,
                    _ => open.words.look(tag),
                },
                Node::Close => {
                    value = value.filter(|&depth| depth <= xml.depth());
                    if cell.is_some_and(|depth| depth > xml.depth()) {
                        cell = None;
                        let shown = self.shown(&open);
                        let is_unseen = !shown.is_empty() && self.is_unseen(&open, shows_zeros);
                        hidden.cells = hidden.cells.saturating_add(is_unseen.into());
                        sheet.put(open.place, if is_unseen { String::new() } else { shown }, spent)?;
                    }
                }
                Node::Text(text) if value.is_some() => open.words.push(text),
                Node::Char(c) if value.is_some() => open.words.push_char(c),
                Node::Text(_) | Node::Char(_) => {}
            }
            limit::CHARACTERS.admit(open.words.len() as u64)?;
        }
        Ok((sheet, hidden))
    }

    /// Tells whether the cell's format, or its sheet, shows nothing of what stands in it.
    fn is_unseen(&self, open: &Open, shows_zeros: bool) -> bool {
        let unseen = self.styles.get(open.style).map(|style| style.unseen).unwrap_or_default();
        let unseen = if shows_zeros { unseen } else { unseen.without_zeros() };
        match open.kind.as_str() {
            "" | "n" => {
                unseen.is_some() && open.words.shown(false).trim().parse().is_ok_and(|number| unseen.hides(number))
            }
            "b" | "e" => false,
            _ => unseen.hides_words(),
        }
    }

    fn shown(&self, open: &Open) -> String {
        let style = self.styles.get(open.style).copied().unwrap_or_default();
        if open.kind == "s" {
            let shared = open.words.shown(false).trim().parse().ok().and_then(|at: usize| self.shared.get(at));
            return shared.map(|words| words.shown(style.is_struck).to_owned()).unwrap_or_default();
        }
        let words = open.words.shown(style.is_struck);
        match open.kind.as_str() {
            // Nobody worked the sum out before the book was saved.
            "" | "n" if words.is_empty() => String::from_iter(open.is_sum.then_some(sign::OBJECT)),
            _ if words.is_empty() => String::new(),
            "b" => if words.trim() == "0" { "FALSE" } else { "TRUE" }.to_owned(),
            "" | "n" => cell::number(words.trim(), style.shown, self.is_1904),
            _ => words.to_owned(),
        }
    }
}

/// Notes a row or columns that are hidden: by a switch, or because they have no size.
fn note_hidden(tag: Tag<'_>, row: u32, hidden: &mut Hidden) {
    let number = |name: &str| tag.attribute(name).and_then(|number| number.parse::<f64>().ok());
    let is_on = tag.attribute("hidden").is_some_and(|on| matches!(&*on, "1" | "true"));
    if !is_on && number("ht").or_else(|| number("width")).is_none_or(|size| size > 0.0) {
        return;
    }
    if tag.local_name() == "row" {
        return hidden.row(row);
    }
    let place = |name| tag.attribute(name).and_then(|place| place.parse::<u32>().ok()).map(before);
    place("min").zip(place("max")).into_iter().for_each(|(min, max)| hidden.columns(min, max));
}

/// Rows and columns are counted from 1 in the file.
fn before(row: u32) -> u32 {
    row.saturating_sub(1)
}

/// A cell where it stands; none where its place is beyond every sheet.
fn open_cell(tag: Tag<'_>, next: (u32, u32)) -> Option<Open> {
    let place = tag.attribute("r").map_or(Some(next), |name| place(&name))?;
    let style = tag.attribute("s").and_then(|style| style.parse().ok()).unwrap_or(0);
    let kind = tag.attribute("t").unwrap_or_default().into_owned();
    Some(Open { place, kind, style, ..Open::default() })
}

/// Row and column of a name as B3, from 0.
fn place(name: &str) -> Option<(u32, u32)> {
    const ROWS: u32 = 1 << 20;
    const COLUMNS: u32 = 1 << 14;
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = name.split_at(letters);
    let add = |sum: u32, letter: u8| {
        sum.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase().checked_sub(b'@')?))
    };
    let column = column.bytes().try_fold(0, add)?.checked_sub(1).filter(|&column| column < COLUMNS)?;
    let row = row.parse::<u32>().ok()?.checked_sub(1).filter(|&row| row < ROWS)?;
    Some((row, column))
}

fn region(area: &str) -> Option<Region> {
    let (first, last) = area.split_once(':')?;
    Region::of(place(first)?, place(last)?)
}
