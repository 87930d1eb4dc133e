//! What the tags of a document open: paragraphs, runs, tables and their parts, text boxes, formulas, branches of which one is read.

use super::{Body, Tag};
use crate::ingest::ReadError;
use crate::ingest::docx::frame::Trait;
use crate::ingest::docx::names::is_understood;
use crate::ingest::docx::numbering::Listed;
use crate::ingest::docx::veil::{Table, Veil};
use crate::ingest::flow::Aside;
use crate::ingest::xml;

/// Tells what holds no text of the document: instructions, what was there before a change, what concerns only the look.
fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "delText"
            | "instrText"
            | "delInstrText"
            | "pPrChange"
            | "rPrChange"
            | "tblPrChange"
            | "tcPrChange"
            | "trPrChange"
            | "tblGridChange"
            | "sectPrChange"
            | "sdtPr"
            | "sectPr"
            | "tblPr"
            | "tblGrid"
            | "rt"
    )
}

impl Body<'_> {
    /// What a tag of word processing opens; none where nothing within is to be read.
    pub(super) fn open_word(&mut self, name: &str, tag: xml::Tag<'_>) -> Result<Option<Tag>, ReadError> {
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
            "altChunk" => {
                self.take_in(tag)?;
                return Ok(None);
            }
            name if is_unread(name) => return Ok(None),
            name => {
                self.trait_of(name, tag)?;
                Tag::Other
            }
        }))
    }

    /// Another document, where it stands.
    fn take_in(&mut self, tag: xml::Tag<'_>) -> Result<(), ReadError> {
        self.said += 1;
        let chunks = self.chunks;
        let Some(text) = tag.attribute("id").and_then(|id| chunks.text(&id)) else { return Ok(()) };
        self.count(text.chars().count() as u64)?;
        self.frame.flow.take(&Aside::of(text))
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
        if self.veils.are_none() {
            return Veil::default();
        }
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

    /// A formula is its characters from left to right, powers raised. What stands above one another in it is written as a box, since
    /// a figure beside it would grow by it.
    pub(super) fn open_formula(&mut self, name: &str) -> Result<Option<Tag>, ReadError> {
        match name {
            "oMath" => (self.frame.veil, self.frame.is_raised) = (self.veil(), false),
            "t" => return Ok(Some(Tag::Words)),
            "f" | "rad" | "nary" | "m" | "eqArr" | "limLow" | "limUpp" => {
                self.character('□')?;
                return Ok(None);
            }
            "sup" => {
                self.frame.is_raised = true;
                return Ok(Some(Tag::Raised));
            }
            _ => {}
        }
        Ok(Some(Tag::Other))
    }

    /// Of several branches that say the same, the first that is understood is read, and no other.
    pub(super) fn open_branch(&mut self, name: &str, tag: xml::Tag<'_>) -> Option<Tag> {
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
}
