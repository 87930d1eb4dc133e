//! What takes text from sight: it is hidden, or struck out by one line or two, by itself, by its style or by that of its table.

mod table;

use std::borrow::Cow;

use memchr::memmem;
use rustc_hash::FxHashMap;

use super::super::ReadError;
use super::super::xml::{Node, Xml};
use super::FORMAT;
pub use table::{Counts, Table};

/// The names of the ways to take text from sight.
const WAYS: [&str; 3] = ["vanish", "strike", "dstrike"];
/// Styles that a style may be based on, one on the other.
const ANCESTORS: usize = 16;

/// The ways in which text is taken from sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Veil([bool; WAYS.len()]);

impl Veil {
    /// Tells whether a tag says anything of this.
    pub fn is_told_by(tag: &str) -> bool {
        WAYS.contains(&tag)
    }

    /// Takes what such a tag says.
    pub fn set(&mut self, tag: &str, value: Option<&str>) {
        let ways = WAYS.iter().zip(&mut self.0).filter(|(way, _)| **way == tag);
        ways.for_each(|(_, own)| *own = is_on(value));
    }

    fn of(says: Says) -> Self {
        Self(says.map(|says| says == Some(true)))
    }

    /// Adds what a style says.
    pub fn add(&mut self, style: Self) {
        self.0.iter_mut().zip(style.0).for_each(|(own, styled)| *own |= styled);
    }

    /// Tells whether text is taken from sight at all.
    pub fn is_drawn(self) -> bool {
        self.0.contains(&true)
    }
}

/// A switch without a value is on.
pub fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

/// What a style says of each way, if anything.
type Says = [Option<bool>; WAYS.len()];

/// The styles of a document as far as they take text from sight.
#[derive(Debug, Default)]
pub struct Veils {
    styles: FxHashMap<String, Veil>,
    /// Those that say so of tables or of parts of them.
    tables: FxHashMap<String, table::Style>,
}

#[derive(Debug, Default)]
struct Style {
    says: Says,
    /// What it says of parts of a table.
    parts: [Says; table::PARTS.len()],
    based_on: Option<String>,
}

impl Veils {
    /// Reads the styles; where nothing in them takes text from sight there are none.
    pub fn read(text: &str) -> Result<Self, ReadError> {
        if WAYS.iter().all(|way| memmem::find(text.as_bytes(), way.as_bytes()).is_none()) {
            return Ok(Self::default());
        }
        let styles = styles(text)?;
        let drawn = styles.keys().map(|name| (name.clone(), Veil::of(said(&styles, name, |style| &style.says))));
        let tables = styles.keys().map(|name| (name.clone(), table::Style::of(&styles, name)));
        let tables = tables.filter(|(_, style)| style.draws()).collect();
        Ok(Self { styles: drawn.filter(|(_, veil)| veil.is_drawn()).collect(), tables })
    }

    /// What a style says.
    pub fn of(&self, style: &str) -> Veil {
        self.styles.get(style).copied().unwrap_or_default()
    }

    /// What a style says of tables, if it takes anything from sight.
    pub fn of_table(&self, style: &str) -> Option<&table::Style> {
        self.tables.get(style)
    }

    /// Tells whether no style takes anything from sight.
    pub fn are_none(&self) -> bool {
        self.styles.is_empty() && self.tables.is_empty()
    }

    /// Tells whether tables are to be looked at.
    pub fn concern_tables(&self) -> bool {
        !self.tables.is_empty()
    }
}

fn styles(text: &str) -> Result<FxHashMap<String, Style>, ReadError> {
    let mut xml = Xml::new(text, FORMAT);
    let mut styles = FxHashMap::<String, Style>::default();
    let (mut name, mut part) = (None, None);
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        if tag.local_name() == "style" {
            (name, part) = (tag.attribute("styleId").map(Cow::into_owned), None);
            continue;
        }
        let Some(style) = name.clone().map(|name| styles.entry(name).or_default()) else { continue };
        let value = tag.attribute("val");
        if tag.local_name() == "basedOn" {
            style.based_on = value.map(Cow::into_owned);
        } else if tag.local_name() == "tblStylePr" {
            let kind = tag.attribute("type").unwrap_or_default();
            part = table::PARTS.iter().position(|part| *part == kind);
        } else if let Some(way) = WAYS.iter().position(|way| *way == tag.local_name()) {
            part.map_or(&mut style.says, |part| &mut style.parts[part])[way] = Some(is_on(value.as_deref()));
        }
    }
    Ok(styles)
}

/// For each way, what the nearest of a style and those it is based on says.
fn said(styles: &FxHashMap<String, Style>, name: &str, of: impl Fn(&Style) -> &Says) -> Says {
    let above = |style: &&Style| style.based_on.as_ref().and_then(|name| styles.get(name));
    let chain = || std::iter::successors(styles.get(name), above).take(ANCESTORS);
    std::array::from_fn(|way| chain().find_map(|style| of(style)[way]))
}
