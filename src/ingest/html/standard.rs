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
    Ok(limit::CHARACTERS.admit(size.characters as u64)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_and_characters_are_counted_while_a_page_is_parsed() {
        let parser = parse_document(Sink::new(0), ParseOpts::default());
        let page = parser.one("<p>甲乙<b>丙</b>丁\n戊<script>己</script><!-- 庚 -->");
        assert_eq!(page.tree.len(), 10, "document, html, head, body, p, 甲乙, b, 丙, 丁戊, script");
        let size = |nodes: u64, characters: u64| {
            let [nodes, characters] = [nodes, characters].map(|count| usize::try_from(count).unwrap());
            within(Size { nodes, depth: 0, characters })
        };
        let (nodes, characters) = (limit::NODES, limit::CHARACTERS);
        assert_eq!(size(nodes.most, characters.most), Ok(()));
        assert_eq!(size(nodes.most + 1, 0), Err(ReadError::OverLimit(nodes)));
        assert_eq!(size(0, characters.most + 1), Err(ReadError::OverLimit(characters)));
    }
}
