//! Web pages: the report's own text out of a saved page, one paragraph a line, one row of a table a line. Navigation, code and
//! what is hidden stay behind. It knows by which words a report is found, not what they mean.

mod article;
mod attributes;
mod boxes;
mod charset;
mod declared;
mod landmark;
mod lines;
mod list;
mod name;
mod page;
mod reference;
mod regular;
mod scan;
mod sink;
mod sniff;
mod standard;
mod table;
mod tag;
#[cfg(test)]
mod tests;
mod text;
mod tree;

use std::borrow::Cow;

use memchr::memchr;

use super::{ReadError, Text, decode};
use scan::Irregular;
use sink::Page;

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
    boxes::mark(&mut page.tree);
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

/// Nearly all pages are regular; `html5ever` reads whatever is not.
fn parse(page: &str) -> Result<Page, ReadError> {
    let page = with_single_line_ends(page);
    regular::parse(&page).or_else(|Irregular| standard::parse(&page))
}

/// A page as the standard wants it to be before it is cut: a line ends with one character.
fn with_single_line_ends(page: &str) -> Cow<'_, str> {
    if memchr(b'\r', page.as_bytes()).is_none() {
        return Cow::Borrowed(page);
    }
    Cow::Owned(page.replace("\r\n", "\n").replace('\r', "\n"))
}
