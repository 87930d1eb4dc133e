//! Has `html5ever` read a page, by all rules of the standard, those for errors too.

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};

use super::attributes;
use super::sink::{Page, Sink, Size};
use crate::ingest::{ReadError, limit};

/// Bytes that are parsed before the limits are looked at again.
const PIECE: usize = 4096;

/// Reads a page of any kind.
pub fn parse(page: &str) -> Result<Page, ReadError> {
    attributes::count(page).map_err(ReadError::OverLimit)?;
    let mut parser = parse_document(Sink::new(page.len()), ParseOpts::default());
    let mut rest = page;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        parser.process(StrTendril::from_slice(piece));
        within(parser.tokenizer.sink.sink.size())?;
        rest = after;
    }
    Ok(parser.finish())
}

fn within(size: Size) -> Result<(), ReadError> {
    limit::DEPTH.admit(size.depth.into())?;
    limit::NODES.admit(size.nodes as u64)?;
    limit::CHARACTERS.admit(size.characters as u64)
}
