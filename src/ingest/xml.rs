//! Reads the XML of office packages as a flat run of events, within the limits of depth, nodes and attributes. It builds no
//! tree, never recurses and expands no entity beyond the five of XML itself.
//!
//! Tags and text are cut here, since a document is made of thousands of them and of most nobody asks more than the name. What
//! is seldom, the attributes that are asked for, and what is wrong with a damaged text, is told by `quick-xml`.

mod tag;

use memchr::{memchr, memchr2};
use quick_xml::Reader;
use quick_xml::errors::IllFormedError;
use quick_xml::events::{BytesRef, Event};
use quick_xml::parser::{ElementParser, Parser};

use super::{ReadError, limit};
pub use tag::Tag;

/// What comes next in an XML text.
#[derive(Debug)]
pub enum Node<'x> {
    /// A tag opens; one that is empty is followed by its `Close`.
    Open(Tag<'x>),
    /// The tag that was opened last is closed.
    Close,
    /// Characters; how often they stand for themselves is already settled.
    Text(&'x str),
    /// One character that was written as a reference.
    Char(char),
}

/// A place in a text, just after a tag that opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// How much was left of the text.
    left: usize,
    nodes: u64,
}

/// What stands in a tag, up to its end and with it.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'x> {
    text: &'x str,
    nodes: u64,
}

/// An XML text that is being read.
pub struct Xml<'x> {
    text: &'x str,

    rest: &'x str,
    /// What people call the format, for errors.
    format: &'static str,
    /// The names of all tags that are open.
    open: Vec<&'x str>,
    nodes: u64,
    /// The last tag was empty: its end has still to be told.
    closing: bool,
}

impl<'x> Xml<'x> {
    /// Begins to read a text.
    pub fn new(text: &'x str, format: &'static str) -> Self {
        let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { text: rest, rest, format, open: Vec::with_capacity(32), nodes: 0, closing: false }
    }

    /// How many tags are open.
    pub const fn depth(&self) -> u64 {
        self.open.len() as u64
    }

    /// The next event; none at the end.
    pub fn next(&mut self) -> Result<Option<Node<'x>>, ReadError> {
        if std::mem::take(&mut self.closing) {
            self.open.pop();
            return Ok(Some(Node::Close));
        }
        loop {
            return match self.rest.as_bytes() {
                [] if self.open.is_empty() => Ok(None),
                [] => Err(self.damaged("XML ends too early".to_owned())),
                [b'<', b'/', ..] => self.close().map(Some),
                [b'<', b'!' | b'?', ..] | [b'<'] | [b'&', ..] => match self.rare()? {
                    None => continue,
                    node => Ok(node),
                },
                [b'<', ..] => self.open().map(Some),
                text => {
                    let end = memchr2(b'<', b'&', text).unwrap_or(text.len());
                    self.count()?;
                    Ok(Some(Node::Text(self.take(end))))
                }
            };
        }
    }

    /// Passes over everything up to the end of the tag that was opened last.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth().saturating_sub(1);
        while self.depth() > outside && self.next()?.is_some() {}
        Ok(())
    }

    /// The place that is reached.
    pub const fn mark(&self) -> Mark {
        Mark { left: self.rest.len(), nodes: self.nodes }
    }

    /// What was read since a tag was opened; that tag must just have been closed.
    pub fn since(&self, mark: Mark) -> Stretch<'x> {
        let place = |left| self.text.len() - left;
        let text = self.text.get(place(mark.left)..place(self.rest.len())).unwrap_or_default();
        Stretch { text, nodes: self.nodes - mark.nodes }
    }

    /// Passes over what is in the tag that was opened last, and over its end, if that is what was read before; tells whether
    /// it is. So it opens no more tags than it did then, where few are open.
    pub fn pass(&mut self, stretch: &Stretch<'x>) -> Result<bool, ReadError> {
        let is_same = !self.closing && !stretch.text.is_empty() && self.depth() + stretch.nodes < limit::DEPTH.most;
        let Some(rest) = self.rest.strip_prefix(stretch.text).filter(|_| is_same) else { return Ok(false) };
        self.rest = rest;
        self.open.pop();
        self.nodes += stretch.nodes;
        limit::NODES.admit(self.nodes)?;
        Ok(true)
    }

    /// Takes so many bytes, which must end with a character.
    fn take(&mut self, bytes: usize) -> &'x str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        taken
    }

    fn open(&mut self) -> Result<Node<'x>, ReadError> {
        let (tag, closing, length) = if let Some(bare) = tag::bare(self.rest) {
            bare
        } else {
            let end = self.end_of_tag()?;
            let (tag, closing) = tag::of(&self.rest[1..end]);
            (tag, closing, end + 1)
        };
        self.take(length);
        self.closing = closing;
        self.open.push(tag.name());
        self.count()?;
        limit::DEPTH.admit(self.depth())?;
        limit::ATTRIBUTES.admit(tag.attributes_at_most())?;
        Ok(Node::Open(tag))
    }

    fn close(&mut self) -> Result<Node<'x>, ReadError> {
        let Some(expected) = self.open.pop() else { return Err(self.wrong_end(None)) };
        let as_usual = self.rest.as_bytes().get(2..).and_then(|rest| rest.strip_prefix(expected.as_bytes()));
        if as_usual.is_some_and(|rest| rest.first() == Some(&b'>')) {
            self.take(expected.len() + 3);
            return Ok(Node::Close);
        }
        let end = self.end_of_tag()?;
        if self.rest[2..end].trim_end_matches([' ', '\t', '\r', '\n']) != expected {
            return Err(self.wrong_end(Some(expected)));
        }
        self.take(end + 1);
        Ok(Node::Close)
    }

    /// Where the tag ends with which the rest begins: at the first `>` that stands in no value.
    fn end_of_tag(&self) -> Result<usize, ReadError> {
        let bytes = self.rest.as_bytes();
        let end = memchr(b'>', bytes).filter(|&end| tag::has_whole_values(&bytes[..end]));
        let end = end.or_else(|| ElementParser::Outside.feed(bytes));
        end.ok_or_else(|| self.seldom().map_or_else(|error| error, |_| self.damaged("tag".to_owned())))
    }

    /// Comments, declarations, references, stretches of plain characters; none for what says nothing.
    fn rare(&mut self) -> Result<Option<Node<'x>>, ReadError> {
        let (event, length) = self.seldom()?;
        self.count()?;
        let written = self.take(length);
        Ok(match event {
            Event::CData(_) => Some(Node::Text(written.get(9..length - 3).unwrap_or_default())),
            Event::GeneralRef(name) => Some(self.character(&name)?),
            _ => None,
        })
    }

    /// What `quick-xml` makes of the rest, and how many bytes that is.
    fn seldom(&self) -> Result<(Event<'x>, usize), ReadError> {
        let mut reader = Reader::from_str(self.rest);
        let event = reader.read_event().map_err(|error| self.damaged(error.to_string()))?;
        Ok((event, usize::try_from(reader.buffer_position()).unwrap_or(self.rest.len())))
    }

    fn count(&mut self) -> Result<(), ReadError> {
        self.nodes += 1;
        Ok(limit::NODES.admit(self.nodes)?)
    }

    fn character(&self, name: &BytesRef<'_>) -> Result<Node<'x>, ReadError> {
        let c = match &**name {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "apos" => Some('\''),
            "quot" => Some('"'),
            _ => name.resolve_char_ref().ok().flatten(),
        };
        c.map(Node::Char).ok_or_else(|| self.damaged(format!("XML entity {}", &**name)))
    }

    /// The error of an end tag that closes another tag than the one that is open.
    fn wrong_end(&self, expected: Option<&str>) -> ReadError {
        let end = memchr(b'>', self.rest.as_bytes()).unwrap_or(self.rest.len());
        let found = self.rest.get(2..end).unwrap_or_default().to_owned();
        let error = match expected {
            Some(expected) => IllFormedError::MismatchedEndTag { expected: expected.to_owned(), found },
            None => IllFormedError::UnmatchedEndTag(found),
        };
        self.damaged(quick_xml::Error::from(error).to_string())
    }

    /// The error of a text that breaks the rules.
    pub fn damaged(&self, what: String) -> ReadError {
        ReadError::Damaged { format: self.format, what }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn shown(text: &str) -> Result<String, ReadError> {
        let mut xml = Xml::new(text, "XML");
        let mut out = String::new();
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(tag) => out.extend(["<", tag.local_name()]),
                Node::Close => out.push('>'),
                Node::Text(text) => out.push_str(text),
                Node::Char(c) => out.push(c),
            }
        }
        Ok(out)
    }

    #[test]
    fn tags_text_and_references_come_one_after_the_other() {
        let text = "<?xml version='1.0'?><!-- x --><a><w:b c='1'/>甲&amp;&#x4e59;<![CDATA[<丙>]]></a>";
        assert_eq!(shown(text).unwrap(), "<a<b>甲&乙<丙>>");
    }

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let value = |text: &'static str| match Xml::new(text, "XML").next().unwrap() {
            Some(Node::Open(tag)) => tag.attribute("val").map(Cow::into_owned),
            _ => None,
        };
        assert_eq!(value("<a w:x='1' w:val=\"甲&amp;乙\"/>").as_deref(), Some("甲&乙"));
        assert_eq!(value("<a\n x = '>' val\t=\n'2'>").as_deref(), Some("2"));
        assert_eq!(value("<a x val='3'/>").as_deref(), Some("3"));
        assert_eq!(value("<a val='&unknown;'/>"), None);
        assert_eq!(value("<a value='4'/>"), None);
    }

    #[test]
    fn what_was_read_before_is_passed_over_whole() {
        let mut xml = Xml::new("<a><b><c/>甲</b><b><c/>甲</b><b><c/>乙</b></a>", "XML");
        xml.next().unwrap();
        xml.next().unwrap();
        let mark = xml.mark();
        xml.skip().unwrap();
        let known = xml.since(mark);
        xml.next().unwrap();
        assert!(xml.pass(&known).unwrap());
        assert_eq!(xml.depth(), 1);
        xml.next().unwrap();
        assert!(!xml.pass(&known).unwrap());
        assert_eq!(xml.depth(), 2);
    }

    #[test]
    fn text_that_breaks_off_or_names_entities_of_its_own_is_damaged() {
        for text in ["<a><b></a>", "<a>甲", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "<a>&#xd800;</a>"] {
            assert!(matches!(shown(text), Err(ReadError::Damaged { format: "XML", .. })), "{text}");
        }
    }

    #[test]
    fn depth_nodes_and_attributes_are_limited() {
        assert_eq!(shown(&"<a>".repeat(513)), Err(ReadError::OverLimit(limit::DEPTH)));
        let attributes: String = " a=''".repeat(80_000);
        assert_eq!(shown(&format!("<a{attributes}/>")), Err(ReadError::OverLimit(limit::ATTRIBUTES)));
        assert_eq!(shown(&format!("<a>{}</a>", "<b/>".repeat(2_000_000))), Err(ReadError::OverLimit(limit::NODES)));
    }

    #[test]
    fn what_is_skipped_ends_with_its_own_tag() {
        let mut xml = Xml::new("<a><b><b/>甲</b>乙</a>", "XML");
        xml.next().unwrap();
        xml.next().unwrap();
        xml.skip().unwrap();
        assert!(matches!(xml.next().unwrap(), Some(Node::Text(text)) if text == "乙"));
        assert_eq!(xml.depth(), 1);
    }
}
