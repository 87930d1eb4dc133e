//! Walks the main part of a document once and says what is met: paragraphs, tables, text boxes, fields, changes. Nothing is
//! kept of the tree but the path of open tags.

mod opening;
mod traits;

use super::super::xml::{self, Node, Xml};
use super::super::{ReadError, limit, raised};
use super::FORMAT;
use super::chunk::Chunks;
use super::frame::Frame;
use super::known::Known;
use super::names::{Name, Names};
use super::numbering::{Counters, Numbering};
use super::veil::{Counts, Veils};

/// Makes canonical text of the main part.
pub fn read(part: &str, numbering: &Numbering, veils: &Veils, chunks: &Chunks) -> Result<String, ReadError> {
    let mut body = Body {
        xml: Xml::new(part, FORMAT),
        names: Names::default(),
        numbering,
        veils,
        chunks,
        counts: if veils.concern_tables() { Counts::read(part)? } else { Counts::default() },
        counters: Counters::default(),
        path: Vec::with_capacity(32),
        branches: Vec::new(),
        known: Known::default(),
        said: 0,
        frame: Frame::default(),
        outer: Vec::new(),
        mark: String::new(),
        characters: 0,
    };
    body.walk()?;
    Ok(body.frame.finish()?.into_text())
}

/// An open tag, as far as it matters to what stands within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    Paragraph,
    ParagraphTraits,
    Run,
    RunTraits,
    Words,
    Raised,
    Table,
    TableTraits,
    Row,
    RowTraits,
    Cell,
    CellTraits,
    TextBox,
    Branches,
    Other,
}

impl Tag {
    /// Tells whether it tells only what something is.
    const fn tells_traits(self) -> bool {
        matches!(self, Self::ParagraphTraits | Self::RunTraits | Self::CellTraits | Self::RowTraits)
    }
}

struct Body<'x> {
    xml: Xml<'x>,
    names: Names,
    numbering: &'x Numbering,
    veils: &'x Veils,
    chunks: &'x Chunks,
    counts: Counts,
    counters: Counters,
    path: Vec<Tag>,
    /// For each open choice between branches: one was taken.
    branches: Vec<bool>,
    /// Traits that say nothing, by their own kind and that of the tag they are in.
    known: Known<'x, (Tag, Option<Tag>)>,
    /// How often something was said: what says nothing leaves it as it is.
    said: u64,
    frame: Frame,
    /// The flows that wait while a text box is read.
    outer: Vec<Frame>,
    mark: String,
    characters: u64,
}

impl Body<'_> {
    fn walk(&mut self) -> Result<(), ReadError> {
        while let Some(node) = self.xml.next()? {
            match node {
                Node::Open(tag) => self.open(tag)?,
                Node::Close => self.close()?,
                Node::Text(text) if self.path.last() == Some(&Tag::Words) => self.words(text)?,
                Node::Char(c) if self.path.last() == Some(&Tag::Words) => self.character(c)?,
                Node::Text(_) | Node::Char(_) => {}
            }
        }
        Ok(())
    }

    fn open(&mut self, tag: xml::Tag<'_>) -> Result<(), ReadError> {
        if self.path.is_empty() {
            self.names.learn(tag);
        }
        let known = match self.names.of(tag.name()) {
            Name::Word(name) => self.open_word(name, tag)?,
            Name::Compatibility(name) => self.open_branch(name, tag),
            Name::Mathematics(name) => self.open_formula(name)?,
            Name::Other => Some(Tag::Other),
        };
        let Some(opened) = known else { return self.xml.skip() };
        if opened.tells_traits() && self.known.passes((opened, self.path.last().copied()), &mut self.xml, self.said)? {
            return Ok(());
        }
        self.said += u64::from(!opened.tells_traits() && opened != Tag::Other);
        self.path.push(opened);
        Ok(())
    }

    fn close(&mut self) -> Result<(), ReadError> {
        let closed = self.path.pop();
        if let Some(tag) = closed.filter(|tag| tag.tells_traits()) {
            self.known.close((tag, self.path.last().copied()), &self.xml, self.said);
        }
        match closed {
            Some(Tag::Paragraph) => self.end_paragraph()?,
            // A paragraph that had no end ends with its cell.
            Some(Tag::Cell) => self.frame.end_paragraph("")?,
            Some(Tag::Row) => self.frame.flow.end_row()?,
            Some(Tag::Raised) => self.frame.is_raised = false,
            Some(Tag::Table) => drop(self.frame.tables.pop()),
            Some(Tag::TextBox) => {
                let outer = self.outer.pop().unwrap_or_default();
                let inner = std::mem::replace(&mut self.frame, outer);
                self.frame.hang(&inner.finish()?);
            }
            Some(Tag::Branches) => drop(self.branches.pop()),
            _ => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        // An instruction that is never closed hides its own paragraph at most.
        self.frame.fields.iter_mut().for_each(|has_result| *has_result = true);
        if self.frame.goes_on {
            return Ok(());
        }
        self.mark.clear();
        self.numbering.mark(&self.frame.listed, &mut self.counters, &mut self.mark);
        self.frame.end_paragraph(&self.mark)
    }

    fn is_seen(&self) -> bool {
        !self.frame.veil.is_drawn() && self.frame.fields.iter().all(|has_result| *has_result)
    }

    fn words(&mut self, text: &str) -> Result<(), ReadError> {
        if !self.is_seen() {
            return Ok(());
        }
        self.count(text.chars().count() as u64)?;
        if self.frame.is_raised {
            let paragraph = &mut self.frame.paragraph;
            text.chars().for_each(|character| paragraph.push(raised::written(paragraph, character)));
            return Ok(());
        }
        // Line ends of the file are blanks; those of the text are tags.
        if text.bytes().any(|byte| matches!(byte, b'\n' | b'\r' | 0xad)) {
            let shown = text.chars().filter(|&c| c != '\u{ad}');
            self.frame.paragraph.extend(shown.map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
        } else {
            self.frame.paragraph.push_str(text);
        }
        Ok(())
    }

    fn character(&mut self, c: char) -> Result<(), ReadError> {
        if self.is_seen() && c != '\u{ad}' {
            self.count(1)?;
            self.frame.paragraph.push(c);
        }
        Ok(())
    }

    fn count(&mut self, characters: u64) -> Result<(), ReadError> {
        self.characters = self.characters.saturating_add(characters);
        Ok(limit::CHARACTERS.admit(self.characters)?)
    }
}
