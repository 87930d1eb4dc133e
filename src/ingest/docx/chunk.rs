//! Other documents that a document takes in where they stand (`altChunk`): pages, RTF and Word documents, read by their own readers.
//! What cannot be read is refused by name, since a table that is not there would look like one that was never written.

use rustc_hash::FxHashMap;

use super::FORMAT;
use crate::ingest::package::{Package, linked};
use crate::ingest::xml::{Node, Xml};
use crate::ingest::{ReadError, Text, html, mhtml, package, rtf};

/// Documents within documents are read so deep.
const DEEPEST: u8 = 1;
/// No document takes in more.
const MOST: usize = 16;

/// The texts of what a document takes in, by the names of the links.
#[derive(Debug, Default)]
pub struct Chunks {
    texts: FxHashMap<String, String>,
    /// Places in them that could not be decoded.
    pub undecoded: u32,
}

impl Chunks {
    /// Reads what a document's main part takes in.
    pub fn read(
        package: &mut Package<'_>,
        relations: &str,
        part: &str,
        text: &str,
        depth: u8,
    ) -> Result<Self, ReadError> {
        let mut chunks = Self::default();
        let mut xml = Xml::new(text, FORMAT);
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            let id = Some(tag).filter(|tag| tag.local_name() == "altChunk").and_then(|tag| tag.attribute("id"));
            let Some(id) = id.filter(|id| !chunks.texts.contains_key(&**id)) else { continue };
            let damaged = |what: String| ReadError::Damaged { format: FORMAT, what };
            if chunks.texts.len() >= MOST {
                return Err(damaged("altChunk".to_owned()));
            }
            let missing = || damaged(format!("altChunk: no part {id}"));
            let name = linked(relations, part, &id)?.ok_or_else(missing)?;
            let read = text_of(package.part(&name)?.ok_or_else(missing)?.bytes(), depth)?;
            chunks.undecoded = chunks.undecoded.saturating_add(read.undecoded);
            chunks.texts.insert(id.into_owned(), read.text);
        }
        Ok(chunks)
    }

    /// The text that a link leads to.
    pub fn text(&self, id: &str) -> Option<&str> {
        self.texts.get(id).map(String::as_str)
    }
}

fn text_of(bytes: &[u8], depth: u8) -> Result<Text, ReadError> {
    match package::content_of(bytes) {
        Some(package::Content::Document) if depth < DEEPEST => super::read_within(bytes, depth + 1),
        None if rtf::is_rtf(bytes) => rtf::read(bytes),
        None if mhtml::is_mhtml(bytes) => mhtml::read(bytes),
        None if html::is_html(bytes) => html::read(bytes),
        _ => Err(ReadError::NotYet { format: "altChunk" }),
    }
}
