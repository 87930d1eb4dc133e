//! What the style of a table takes from sight, in all of it or in parts of it, and which parts a cell belongs to.

use rustc_hash::FxHashMap;

use super::super::super::ReadError;
use super::super::super::xml::{self, Mark, Node, Xml};
use super::super::FORMAT;
use super::{Says, Veil, WAYS};

/// The parts of a table of which a style can speak, the ones before overruled by those behind.
pub const PARTS: [&str; 12] = [
    "band1Vert",
    "band2Vert",
    "band1Horz",
    "band2Horz",
    "firstCol",
    "lastCol",
    "firstRow",
    "lastRow",
    "neCell",
    "nwCell",
    "seCell",
    "swCell",
];

/// A style as far as it takes text of tables from sight.
#[derive(Clone, Debug)]
pub struct Style {
    whole: Says,
    parts: [Says; PARTS.len()],
}

impl Style {
    /// What a style and those it is based on say.
    pub(super) fn of(styles: &FxHashMap<String, super::Style>, name: &str) -> Self {
        let parts = std::array::from_fn(|part| super::said(styles, name, |style| &style.parts[part]));
        Self { whole: super::said(styles, name, |style| &style.says), parts }
    }

    /// Tells whether it takes anything from sight.
    pub fn draws(&self) -> bool {
        self.parts.iter().chain([&self.whole]).any(|says| says.contains(&Some(true)))
    }

    /// What it says of a cell that belongs to some parts.
    fn veil(&self, belongs: [bool; PARTS.len()]) -> Veil {
        let of_parts = || self.parts.iter().zip(belongs).filter(|(_, belongs)| *belongs).map(|(says, _)| says);
        let strongest = |way: usize| of_parts().rev().find_map(|says| says[way]).or(self.whole[way]);
        Veil::of(std::array::from_fn::<_, { WAYS.len() }, _>(strongest))
    }
}

/// What a table can want or not want to be told of its style, each by a name or by a bit of one number.
const WISHES: [(&str, u32); 6] = [
    ("firstRow", 0x20),
    ("lastRow", 0x40),
    ("firstColumn", 0x80),
    ("lastColumn", 0x100),
    ("noHBand", 0x200),
    ("noVBand", 0x400),
];

/// Which parts of its style a table wants to be told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look([bool; WISHES.len()]);

impl Look {
    fn of(tag: xml::Tag<'_>) -> Self {
        let sum = tag.attribute("val").and_then(|sum| u32::from_str_radix(&sum, 16).ok()).unwrap_or(0);
        let says =
            |(name, bit): (&str, u32)| tag.attribute(name).map_or(sum & bit != 0, |value| super::is_on(Some(&value)));
        Self(WISHES.map(says))
    }
}

/// A table that is being read: its style and the place that is reached.
#[derive(Clone, Debug, Default)]
pub struct Table {
    style: Option<Style>,
    look: Look,
    /// How many rows it has, and how many cells the open row.
    size: (usize, usize),
    /// How many rows and cells of the open row have begun.
    at: (usize, usize),
    veil: Veil,
}

impl Table {
    /// A table of so many rows.
    pub fn new(rows: usize) -> Self {
        Self { size: (rows, 0), ..Self::default() }
    }

    /// Takes its style.
    pub fn set_style(&mut self, style: Option<&Style>) {
        self.style = style.cloned();
        self.tell();
    }

    /// Takes which parts of its style are wanted.
    pub fn set_look(&mut self, tag: xml::Tag<'_>) {
        self.look = Look::of(tag);
    }

    /// Goes on to the next row, of so many cells.
    pub fn begin_row(&mut self, cells: usize) {
        (self.size.1, self.at) = (cells, (self.at.0 + 1, 0));
    }

    /// Goes on to the next cell.
    pub fn begin_cell(&mut self) {
        self.at.1 += 1;
        self.tell();
    }

    /// What its style says of the open cell.
    pub fn veil(&self) -> Veil {
        self.veil
    }

    fn tell(&mut self) {
        self.veil = self.style.as_ref().map(|style| style.veil(self.parts())).unwrap_or_default();
    }

    /// The parts that the open cell belongs to.
    fn parts(&self) -> [bool; PARTS.len()] {
        let Self { look, size: (rows, columns), at: (row, column), .. } = *self;
        let [first_row, last_row, first_column, last_column, no_rows, no_columns] = look.0;
        let (top, foot) = (first_row && row == 1, last_row && row == rows);
        let (left, right) = (first_column && column == 1, last_column && column == columns);
        let is_odd = |at: usize, has_head: bool| (at + usize::from(has_head)) % 2 == 1;
        let (odd_row, odd_column) = (is_odd(row, first_row), is_odd(column, first_column));
        let (rows, columns) = (!no_rows && !top && !foot, !no_columns && !left && !right);
        [
            columns && odd_column,
            columns && !odd_column,
            rows && odd_row,
            rows && !odd_row,
            left,
            right,
            top,
            foot,
            top && right,
            top && left,
            foot && right,
            foot && left,
        ]
    }
}

/// How many rows each table of a document has, and how many cells each row, by the places at which they begin.
#[derive(Debug, Default)]
pub struct Counts(FxHashMap<Mark, usize>);

impl Counts {
    /// Counts them.
    pub fn read(document: &str) -> Result<Self, ReadError> {
        let mut xml = Xml::new(document, FORMAT);
        let mut counts = FxHashMap::default();
        let mut path: Vec<(&str, Mark, usize)> = Vec::new();
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(tag) => {
                    let within = match tag.local_name() {
                        "tr" => "tbl",
                        "tc" => "tr",
                        _ => "",
                    };
                    path.iter_mut().rev().find(|(name, ..)| *name == within).into_iter().for_each(|open| open.2 += 1);
                    path.push((tag.local_name(), xml.mark(), 0));
                }
                Node::Close => {
                    counts.extend(path.pop().filter(|(.., count)| *count > 0).map(|(_, mark, count)| (mark, count)));
                }
                Node::Text(_) | Node::Char(_) => {}
            }
        }
        Ok(Self(counts))
    }

    /// The number of rows or cells in the tag that has just been opened.
    pub fn of(&self, mark: Mark) -> usize {
        self.0.get(&mark).copied().unwrap_or(0)
    }
}
