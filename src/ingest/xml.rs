//! Reads the XML of office packages as a flat run of events, within the limits of depth, nodes and attributes. It builds no
//! tree, never recurses and expands no entity beyond the five of XML itself.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{ReadError, decode, limit};

/// What comes next in an XML text.
#[derive(Debug)]
pub enum Node<'x> {
    /// A tag opens; one that is empty is followed by its `Close`.
    Open(BytesStart<'x>),
    /// The tag that was opened last is closed.
    Close,
    /// Characters; how often they stand for themselves is already settled.
    Text(std::borrow::Cow<'x, str>),
    /// One character that was written as a reference.
    Char(char),
}

/// An XML text that is being read.
pub struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    /// What people call the format, for errors.
    format: &'static str,
    depth: u64,
    nodes: u64,
    /// The last tag was empty: its end has still to be told.
    closing: bool,
}

impl<'x> Xml<'x> {
    /// Begins to read a text.
    pub fn new(text: &'x str, format: &'static str) -> Self {
        Self { reader: Reader::from_str(text), format, depth: 0, nodes: 0, closing: false }
    }

    /// How many tags are open.
    pub const fn depth(&self) -> u64 {
        self.depth
    }

    /// The next event; none at the end.
    pub fn next(&mut self) -> Result<Option<Node<'x>>, ReadError> {
        if std::mem::take(&mut self.closing) {
            self.depth -= 1;
            return Ok(Some(Node::Close));
        }
        loop {
            match self.reader.read_event().map_err(|error| self.damaged(error.to_string()))? {
                Event::Start(tag) => return self.open(tag).map(Some),
                Event::Empty(tag) => {
                    self.closing = true;
                    return self.open(tag).map(Some);
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::Close));
                }
                Event::Text(text) => return self.count().map(|()| Some(Node::Text(text.into_inner()))),
                Event::CData(text) => return self.count().map(|()| Some(Node::Text(text.into_inner()))),
                Event::GeneralRef(name) => return self.count().and_then(|()| self.character(&name)).map(Some),
                Event::Eof if self.depth > 0 => return Err(self.damaged("XML ends too early".to_owned())),
                Event::Eof => return Ok(None),
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => self.count()?,
            }
        }
    }

    /// Passes over everything up to the end of the tag that was opened last.
    pub fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside && self.next()?.is_some() {}
        Ok(())
    }

    fn open(&mut self, tag: BytesStart<'x>) -> Result<Node<'x>, ReadError> {
        self.count()?;
        self.depth += 1;
        limit::DEPTH.admit(self.depth)?;
        // An attribute takes five characters at least, so most tags need not be looked into.
        let most = usize::try_from(limit::ATTRIBUTES.most).unwrap_or(usize::MAX);
        if tag.attributes_raw().len() > most.saturating_mul(5) {
            let count = tag.attributes().with_checks(false).take(most.saturating_add(1)).count();
            limit::ATTRIBUTES.admit(count as u64)?;
        }
        Ok(Node::Open(tag))
    }

    fn count(&mut self) -> Result<(), ReadError> {
        self.nodes += 1;
        limit::NODES.admit(self.nodes)
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

    /// The error of a text that breaks the rules.
    pub fn damaged(&self, what: String) -> ReadError {
        ReadError::Damaged { format: self.format, what }
    }
}

/// The value of an attribute by its name without a prefix.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes();
    let found = all.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// The bytes of a part as text, with how many places could not be decoded.
pub fn text_of(bytes: Vec<u8>) -> (String, u32) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, 0),
        Err(error) => {
            let decoded = decode::decode(error.as_bytes());
            (decoded.text, decoded.undecoded)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Result<String, ReadError> {
        let mut xml = Xml::new(text, "XML");
        let mut out = String::new();
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(tag) => out.extend(["<", tag.local_name().as_ref()]),
                Node::Close => out.push('>'),
                Node::Text(text) => out.push_str(&text),
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
