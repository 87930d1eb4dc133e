//! Walks the main part of a document once and says what is met: paragraphs, tables, text boxes, fields, changes. Nothing is
//! kept of the tree but the path of open tags.

use std::borrow::Cow;

use super::super::xml::{self, Node, Xml};
use super::super::{ReadError, limit, raised};
use super::FORMAT;
use super::frame::{Frame, Trait};
use super::known::Known;
use super::names::{Name, Names, is_understood};
use super::numbering::{Counters, Listed, Numbering};
use super::veil::{Counts, Table, Veil, Veils};

/// Makes canonical text of the main part.
pub fn read(part: &str, numbering: &Numbering, veils: &Veils) -> Result<String, ReadError> {
    let mut body = Body {
        xml: Xml::new(part, FORMAT),
        names: Names::default(),
        numbering,
        veils,
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

    /// What a tag of word processing opens; none where nothing within is to be read.
    fn open_word(&mut self, name: &str, tag: xml::Tag<'_>) -> Result<Option<Tag>, ReadError> {
        Ok(Some(match name {
            "p" => {
                self.frame.listed = Listed::default();
                self.frame.goes_on = false;
                Tag::Paragraph
            }
            "pPr" => Tag::ParagraphTraits,
            "r" => {
                self.frame.veil = self.veil();
                self.frame.is_raised = false;
                Tag::Run
            }
            "rPr" => Tag::RunTraits,
            "t" => Tag::Words,
            "tbl" | "tr" | "trPr" | "tc" | "tcPr" => self.open_table(name)?,
            "tblPr" if self.veils.concern_tables() => Tag::TableTraits,
            "txbxContent" => {
                self.outer.push(std::mem::take(&mut self.frame));
                Tag::TextBox
            }
            "del" | "moveFrom" => {
                self.deleted();
                return Ok(None);
            }
            "delText" | "instrText" | "delInstrText" | "pPrChange" | "rPrChange" | "tblPrChange" | "tcPrChange"
            | "trPrChange" | "tblGridChange" | "sectPrChange" | "sdtPr" | "sectPr" | "tblPr" | "tblGrid" | "rt" => {
                return Ok(None);
            }
            name => {
                self.trait_of(name, tag)?;
                Tag::Other
            }
        }))
    }

    /// What a tag of tables opens.
    fn open_table(&mut self, name: &str) -> Result<Tag, ReadError> {
        let styled = self.veils.concern_tables();
        let count = || self.counts.of(self.xml.mark());
        Ok(match name {
            "tbl" => {
                if styled {
                    self.frame.tables.push(Table::new(count()));
                }
                Tag::Table
            }
            "tr" => {
                self.frame.tables.last_mut().into_iter().for_each(|table| table.begin_row(count()));
                self.frame.flow.open_row();
                Tag::Row
            }
            "trPr" => Tag::RowTraits,
            "tc" => {
                self.frame.tables.last_mut().into_iter().for_each(Table::begin_cell);
                self.frame.flow.open_cell()?;
                Tag::Cell
            }
            _ => Tag::CellTraits,
        })
    }

    /// What the styles around a run take from sight.
    fn veil(&self) -> Veil {
        let style = self.frame.listed.style.as_deref();
        let mut veil = style.map(|style| self.veils.of(style)).unwrap_or_default();
        veil.add(self.frame.tables.last().map(Table::veil).unwrap_or_default());
        veil
    }

    /// A deletion: of a paragraph's end, of a row, or of the text within.
    fn deleted(&mut self) {
        self.said += 1;
        let above = self.path.len().checked_sub(2).and_then(|at| self.path.get(at));
        match self.path.last() {
            Some(Tag::RunTraits) if above == Some(&Tag::ParagraphTraits) => self.frame.goes_on = true,
            Some(Tag::RowTraits) => self.frame.note(Trait::RowGone),
            _ => {}
        }
    }

    /// Tags that hold no text themselves.
    fn trait_of(&mut self, name: &str, tag: xml::Tag<'_>) -> Result<(), ReadError> {
        let value = || tag.attribute("val");
        let number = || value().and_then(|value| value.trim().parse::<usize>().ok());
        match name {
            name if self.is_within(Tag::RunTraits, Tag::Run) && self.frame.veil.set(name, value().as_deref()) => {}
            "vertAlign" if self.is_within(Tag::RunTraits, Tag::Run) => {
                self.frame.is_raised = value().as_deref() == Some("superscript");
            }
            "rStyle" => {
                let style = value().map(|style| self.veils.of(&style)).unwrap_or_default();
                self.frame.veil.add(style);
                self.said += u64::from(style.is_drawn());
                return Ok(());
            }
            "tblStyle" | "tblLook" if self.path.last() == Some(&Tag::TableTraits) => {
                let Some(table) = self.frame.tables.last_mut() else { return Ok(()) };
                if name == "tblLook" {
                    table.set_look(tag);
                } else {
                    table.set_style(value().and_then(|style| self.veils.of_table(&style)));
                }
            }
            "numId" => self.frame.listed.list = number().and_then(|number| number.try_into().ok()),
            "ilvl" => self.frame.listed.level = number(),
            "pStyle" => self.frame.listed.style = value().map(Cow::into_owned),
            "gridSpan" => self.frame.note(Trait::Span(number().unwrap_or(1))),
            "vMerge" if value().as_deref() != Some("restart") => self.frame.note(Trait::Above),
            "hMerge" if value().as_deref() != Some("restart") => self.frame.note(Trait::Left),
            "cellDel" => self.frame.note(Trait::CellGone),
            "gridBefore" => self.frame.note(Trait::Before(number().unwrap_or(0))),
            "gridAfter" => self.frame.note(Trait::After(number().unwrap_or(0))),
            "fldChar" => self.field(tag.attribute("fldCharType").as_deref()),
            _ if self.path.last() == Some(&Tag::Run) => return self.sign(name, tag),
            _ => return Ok(()),
        }
        self.said += 1;
        Ok(())
    }

    fn is_within(&self, inner: Tag, outer: Tag) -> bool {
        self.path.ends_with(&[outer, inner])
    }

    /// Signs that stand in a run beside its words.
    fn sign(&mut self, name: &str, tag: xml::Tag<'_>) -> Result<(), ReadError> {
        match name {
            "br" | "cr" => self.character('\n'),
            "tab" | "ptab" => self.character('\t'),
            "noBreakHyphen" => self.character('-'),
            "sym" => {
                let code = tag.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                self.character(code.and_then(symbol).unwrap_or('□'))
            }
            _ => Ok(()),
        }
    }

    /// A field is its instruction, then its result, of which only the result is seen.
    fn field(&mut self, part: Option<&str>) {
        let fields = &mut self.frame.fields;
        match part {
            Some("begin") => fields.push(false),
            Some("separate") => {
                if let Some(has_result) = fields.last_mut() {
                    *has_result = true;
                }
            }
            Some("end") => drop(fields.pop()),
            _ => {}
        }
    }

    /// Of several branches that say the same, the first that is understood is read, and no other.
    fn open_branch(&mut self, name: &str, tag: xml::Tag<'_>) -> Option<Tag> {
        self.said += 1;
        match name {
            "AlternateContent" => {
                self.branches.push(false);
                return Some(Tag::Branches);
            }
            "Choice" | "Fallback" => {}
            _ => return Some(Tag::Other),
        }
        let understood = name == "Fallback" || tag.attribute("Requires").is_none_or(|names| is_understood(&names));
        let taken = self.branches.last_mut()?;
        if *taken || !understood {
            return None;
        }
        *taken = true;
        Some(Tag::Other)
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

/// A sign of a font of pictures as the nearest character; those fonts have their signs at U+F000 to U+F0FF.
fn symbol(code: u32) -> Option<char> {
    match code {
        0xf0fe | 0xf052 | 0xf0fc | 0xf050 => Some('√'),
        0xf0a8 | 0xf06f | 0xf0a3 | 0xf071 => Some('□'),
        0xf06c | 0xf09f | 0xf0b7 => Some('•'),
        0xf020..=0xf07e => char::from_u32(code - 0xf000),
        0xe000..=0xf8ff => None,
        code => char::from_u32(code).filter(|c| !c.is_control()),
    }
}
