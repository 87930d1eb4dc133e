//! Word documents from 2007 on, as Word, WPS and others write them: their text as a person sees it, changes accepted, list
//! marks written out. Headers, footers, notes and comments are no part of it.

mod body;
mod chunk;
mod frame;
mod known;
mod names;
mod numbering;
#[cfg(test)]
mod tests;
mod veil;

use std::io::Cursor;

use memchr::memmem;

use super::package::{Package, Part, related, relations_of};
use super::{ReadError, Text, package, properties};
use chunk::Chunks;
use numbering::Numbering;
use veil::Veils;

/// What people call the format.
const FORMAT: &str = "DOCX";
/// Where the document stands when nothing else is said.
const USUAL_PART: &str = "word/document.xml";

/// Tells a Word document by the types of its parts.
pub fn is_docx(bytes: &[u8]) -> bool {
    package::content_of(bytes) == Some(package::Content::Document)
}

/// Reads a Word document.
pub fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    read_within(bytes, 0)
}

/// Reads a Word document that so many others take in, one the next.
fn read_within(bytes: &[u8], depth: u8) -> Result<Text, ReadError> {
    let mut package = Package::open(Cursor::new(bytes), FORMAT)?;
    let relations = package.part("_rels/.rels")?.unwrap_or_default();
    let relations = relations.text().0;
    let part = related(&relations, "", "officeDocument")?.unwrap_or_else(|| USUAL_PART.to_owned());
    let missing = || ReadError::Damaged { format: FORMAT, what: format!("no part {part}") };
    let document = package.part(&part)?.ok_or_else(missing)?;
    let (document, undecoded) = document.text();
    let (numbering, veils) = styling_of(&mut package, &part, &document)?;
    let chunks = chunks_of(&mut package, &part, &document, depth)?;
    let undecoded = undecoded.saturating_add(chunks.undecoded);
    let text = body::read(&document, &numbering, &veils, &chunks)?;
    let declared = properties::declared(&mut package, &relations);
    Ok(Text { text, encoding: "UTF-8", undecoded, declared, ..Text::default() })
}

/// What a document takes in; nearly none does.
fn chunks_of(package: &mut Package<'_>, part: &str, document: &str, depth: u8) -> Result<Chunks, ReadError> {
    if memmem::find(document.as_bytes(), b"altChunk").is_none() {
        return Ok(Chunks::default());
    }
    let relations = package.part(&relations_of(part))?.unwrap_or_default();
    Chunks::read(package, &relations.text().0, part, document, depth)
}

/// The list marks of a document and what its styles take from sight; most documents have neither.
fn styling_of(package: &mut Package<'_>, part: &str, document: &str) -> Result<(Numbering, Veils), ReadError> {
    let relations = package.part(&relations_of(part))?.unwrap_or_default();
    let relations = relations.text().0;
    let mut read = |kind| match related(&relations, part, kind)? {
        Some(part) => package.part(&part),
        None => Ok(None),
    };
    let lists = read("numbering")?;
    let is_styled = lists.is_some() || memmem::find(document.as_bytes(), b"Style").is_some();
    let styles = if is_styled { read("styles")?.unwrap_or_default() } else { Part::default() };
    let styles = styles.text().0;
    let numbering = lists.map_or(Ok(Numbering::default()), |lists| numbering_of(&lists, &styles, document))?;
    Ok((numbering, Veils::read(&styles)?))
}

fn numbering_of(lists: &Part, styles: &str, document: &str) -> Result<Numbering, ReadError> {
    let styles = Some(styles).filter(|styles| is_numbered(styles));
    if styles.is_none() && !is_numbered(document) {
        return Ok(Numbering::default());
    }
    Numbering::read(&lists.text().0, styles.unwrap_or_default())
}

/// Tells whether anything in a part belongs to a list.
fn is_numbered(part: &str) -> bool {
    memmem::find(part.as_bytes(), b"numPr").is_some()
}
