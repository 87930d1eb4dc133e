//! Web pages: the report's own text out of a saved page, one paragraph a line, one row of a table a line. Navigation, code and
//! what is hidden stay behind. It knows by which words a report is found, not what they mean.

mod article;
mod attributes;
mod charset;
mod declared;
mod landmark;
mod lines;
mod list;
mod page;
mod sink;
mod sniff;
mod table;
mod tag;
#[cfg(test)]
mod tests;
mod text;
mod tree;

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};

use super::{ReadError, Text, decode, limit};
use sink::{Page, Sink, Size};

pub use sniff::is_html;

/// Reads a web page in any encoding.
pub fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    let decoded = decode::decode_declared(bytes, charset::declared(bytes));
    let text = read_decoded(&decoded.text)?;
    Ok(Text { encoding: decoded.encoding, undecoded: decoded.undecoded, ..text })
}

/// Reads a web page that is decoded already; the caller knows its encoding.
pub fn read_decoded(page: &str) -> Result<Text, ReadError> {
    let mut page = parse(page)?;
    table::mark(&mut page.tree);
    let lines = text::lines(&page.tree)?;
    let declared = declared::of(&page);
    let mut text = String::with_capacity(lines.buffer.len() + 1);
    for line in article::choose(&mut page.tree, &lines) {
        text.push_str(&lines.buffer[line.start..line.end]);
        text.push('\n');
    }
    Ok(Text { text, encoding: "UTF-8", declared, ..Text::default() })
}

/// Bytes that are parsed before the limits are looked at again.
const PIECE: usize = 4096;

fn parse(page: &str) -> Result<Page, ReadError> {
    attributes::count(page).map_err(ReadError::OverLimit)?;
    let mut parser = parse_document(Sink::new(), ParseOpts::default());
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
