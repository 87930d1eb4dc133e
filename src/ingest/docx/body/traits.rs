//! What tags say that hold no text themselves: of a paragraph, a cell or a row, of fields, and signs that stand among the words.

use std::borrow::Cow;

use super::{Body, Tag};
use crate::ingest::docx::frame::Trait;
use crate::ingest::docx::veil::{Veil, is_on};
use crate::ingest::{ReadError, xml};
use crate::text::sign;

impl Body<'_> {
    /// Tags that hold no text themselves.
    pub(super) fn trait_of(&mut self, name: &str, tag: xml::Tag<'_>) -> Result<(), ReadError> {
        let value = || tag.attribute("val");
        let number = || value().and_then(|value| value.trim().parse::<usize>().ok());
        match name {
            name if Veil::is_told_by(name) && self.is_of_run() => self.frame.veil.set(name, value().as_deref()),
            "vertAlign" if self.is_of_run() => {
                self.frame.is_raised = value().as_deref() == Some("superscript");
            }
            // Lifted by so many half points: small digits that are no part of the figure before them.
            "position" if self.is_of_run() => {
                self.frame.is_raised |=
                    value().and_then(|value| value.trim().parse::<i32>().ok()).is_some_and(|by| by > 0);
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
            "fldChar" => self.field(tag.attribute("fldCharType").as_deref())?,
            _ if self.path.last() == Some(&Tag::Run) => return self.sign(name, tag),
            _ => match self.place_of(name, tag) {
                Some(place) => self.frame.note(place),
                None => return Ok(()),
            },
        }
        self.said += 1;
        Ok(())
    }

    /// What a tag says of how the open cell or row lies among others.
    fn place_of(&self, name: &str, tag: xml::Tag<'_>) -> Option<Trait> {
        let value = || tag.attribute("val");
        let number = || value().and_then(|value| value.trim().parse::<usize>().ok());
        Some(match name {
            "gridSpan" => Trait::Span(number().unwrap_or(1)),
            "vMerge" if value().as_deref() != Some("restart") => Trait::Above,
            "hMerge" if value().as_deref() != Some("restart") => Trait::Left,
            "cellDel" => Trait::CellGone,
            "gridBefore" => Trait::Before(number().unwrap_or(0)),
            "gridAfter" => Trait::After(number().unwrap_or(0)),
            "hidden" if self.path.last() == Some(&Tag::RowTraits) && is_on(value().as_deref()) => Trait::RowGone,
            _ => return None,
        })
    }

    /// Tells a trait of a run from that of a paragraph's mark.
    fn is_of_run(&self) -> bool {
        self.path.ends_with(&[Tag::Run, Tag::RunTraits])
    }

    /// Signs that stand in a run beside its words.
    fn sign(&mut self, name: &str, tag: xml::Tag<'_>) -> Result<(), ReadError> {
        match name {
            "br" | "cr" => self.character('\n'),
            "tab" | "ptab" => self.character('\t'),
            "drawing" | "object" | "pict" => self.object(),
            "noBreakHyphen" => self.character('-'),
            "sym" => {
                let code = tag.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                self.character(code.and_then(symbol).unwrap_or('□'))
            }
            _ => Ok(()),
        }
    }

    /// A field is its instruction, then its result, of which only the result is seen.
    fn field(&mut self, part: Option<&str>) -> Result<(), ReadError> {
        let fields = &mut self.frame.fields;
        match part {
            Some("begin") => fields.push(false),
            Some("separate") => {
                if let Some(has_result) = fields.last_mut() {
                    *has_result = true;
                }
            }
            // A sum whose result was never worked out.
            Some("end") if fields.pop() == Some(false) => return self.object(),
            _ => {}
        }
        Ok(())
    }

    /// Something in a cell that holds no words.
    fn object(&mut self) -> Result<(), ReadError> {
        if self.frame.flow.depth() == 0 {
            return Ok(());
        }
        self.character(sign::OBJECT)
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
