//! DOC, the format of Word 97 to 2003 and of WPS: the body's text as a person sees it and its tables, then the text boxes.
//! Notes, headers, comments and pictures are left out. Nothing that the file counts or points at is believed before it was
//! looked at.

mod bytes;
mod character;
mod container;
mod fib;
mod fkp;
mod list;
mod paragraph;
mod piece;
mod properties;
mod row;
mod sprm;
mod story;
mod style;
#[cfg(test)]
mod tests;
mod veil;

use super::nested::Nested;
use super::{ReadError, Text, limit};
use container::Container;
use fib::{Fib, Part};
use fkp::{Kind, Pages};
use list::Lists;
use story::{Source, Story};
use style::Styles;

/// What people call the format.
const FORMAT: &str = "DOC";

/// The first bytes of files of Word before it put them into compound files.
const UNPACKED: [&[u8]; 2] = [b"\xdb\xa5\x2d\x00", b"\xdc\xa5\x65\x00"];

/// Tells a DOC of any age.
pub fn is_doc(bytes: &[u8]) -> bool {
    container::is_document(bytes) || UNPACKED.iter().any(|mark| bytes.starts_with(mark))
}

/// Reads a DOC.
pub fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    if !bytes.starts_with(container::MAGIC) {
        return Err(ReadError::Outdated { format: FORMAT });
    }
    let mut container = Container::open(bytes)?;
    let main = container.stream("WordDocument")?.ok_or_else(|| damaged("WordDocument"))?;
    let fib = Fib::new(&main)?;
    let tables = container.stream(fib.tables)?.ok_or_else(|| damaged(fib.tables))?;
    // A damaged stream of data or properties costs only what stands there.
    let data = container.stream("Data").ok().flatten().unwrap_or_default();
    let summary = container.stream(properties::STREAM).ok().flatten().unwrap_or_default();
    let (text, undecoded) = tell(&fib, &main, &tables, &data)?;
    Ok(Text { text, encoding: "UTF-16LE", undecoded, declared: properties::declared(&summary), ..Text::default() })
}

/// The text of body and text boxes, and the number of units that were no character.
fn tell(fib: &Fib<'_>, main: &[u8], tables: &[u8], data: &[u8]) -> Result<(String, u32), ReadError> {
    let pieces = piece::pieces(fib.part(tables, Part::Pieces));
    if pieces.is_empty() {
        return Err(damaged("Clx"));
    }
    let (first, count) = fib.boxes();
    limit::CHARACTERS.admit(fib.body().saturating_add(count) as u64)?;
    let source = Source {
        main,
        data,
        pieces: &pieces,
        characters: Pages::new(Kind::Characters, main, fib.part(tables, Part::Characters)),
        paragraphs: Pages::new(Kind::Paragraphs, main, fib.part(tables, Part::Paragraphs)),
        styles: &Styles::new(fib.part(tables, Part::Styles)),
    };
    let (lists, uses) = (fib.part(tables, Part::Lists), fib.part(tables, Part::ListUses));
    let mut lists = Lists::new(lists, fib.after(tables, Part::Lists), uses);
    let mut text = Nested::default();
    let mut story = Story::new(&source, &mut lists, &mut text);
    story.tell(&(0..fib.body()))?;
    story.tell(&(first..first.saturating_add(count)))?;
    let lost = story.lost;
    Ok((text.finish()?, lost))
}

/// A part of the file that is not there or cannot be.
fn damaged(part: &str) -> ReadError {
    ReadError::Damaged { format: FORMAT, what: part.to_owned() }
}
