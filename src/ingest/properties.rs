//! What an office package says of itself: title and author of its core properties. The day it was made is left alone: it is not
//! the day on which a report was published, and deadlines are counted from that one.

use std::io::{Read, Seek};

use super::package::{Zip, related};
use super::xml::{Node, Xml};
use crate::model::document::Declared;

/// Reads the core properties. They are not worth a refusal: what cannot be read is not there.
pub fn declared<R: Read + Seek>(package: &mut Zip<R>, relations: &str) -> Declared {
    let part = related(relations, "", "core-properties").ok().flatten();
    let part = part.and_then(|part| package.part(&part).ok().flatten());
    part.map(|part| read(&part.text().0)).unwrap_or_default()
}

fn read(text: &str) -> Declared {
    let mut xml = Xml::new(text, "OOXML");
    let (mut declared, mut name, mut words) = (Declared::default(), String::new(), String::new());
    while let Ok(Some(node)) = xml.next() {
        match node {
            Node::Open(tag) => {
                tag.local_name().clone_into(&mut name);
                words.clear();
            }
            Node::Text(text) => words.push_str(text),
            Node::Char(c) => words.push(c),
            Node::Close => {
                let value = Some(words.trim()).filter(|words| !words.is_empty()).map(str::to_owned);
                match std::mem::take(&mut name).as_str() {
                    "title" => declared.title = value,
                    "creator" => declared.publisher = value,
                    _ => {}
                }
                words.clear();
            }
        }
    }
    declared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_author_are_taken_and_empty_ones_are_not_there() {
        let text =
            "<c:p xmlns:c='c' xmlns:dc='d'><dc:title>某局&amp;年报</dc:title><dc:creator> 某局 </dc:creator></c:p>";
        let declared = read(text);
        assert_eq!((declared.title.as_deref(), declared.publisher.as_deref()), (Some("某局&年报"), Some("某局")));
        assert_eq!(read("<p><title/><created>2025-01-01</created></p>"), Declared::default());
    }
}
