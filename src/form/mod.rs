//! The statutory form as data: both editions' tables, labels, identities, chains and what of them is comparable.
//! The files beside this module are the form; nothing here judges a report.

mod build;
mod chain;
mod comparable;
mod identity;
mod label;
mod merged;
mod spec;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

pub use chain::Chain;
pub use comparable::{Comparability, Comparable};
pub use identity::{Identity, Relation};
pub use label::{Label, LabelBook};
pub use merged::Merged;
pub use spec::{FormError, Kind};

use crate::text::phrase::Lang;

/// The edition of the form, told by the labels of its tables, never by the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Edition {
    /// The free forms up to fiscal year 2018: recognised, not read.
    #[serde(rename = "older")]
    Older,
    /// 国办公开办函〔2019〕60号, fiscal years 2019 and 2020.
    #[serde(rename = "2019")]
    E2019,
    /// 国办公开办函〔2021〕30号, fiscal years from 2021 on.
    #[serde(rename = "2021")]
    E2021,
}

impl Edition {
    /// The editions that have a form.
    pub const WITH_FORM: [Self; 2] = [Self::E2019, Self::E2021];

    /// Its name in files and options.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Older => "older",
            Self::E2019 => "2019",
            Self::E2021 => "2021",
        }
    }

    /// Its form, or `None` for the free forms before 2019.
    pub fn form(self) -> Option<&'static Form> {
        static FORM_2019: LazyLock<Form> = LazyLock::new(|| embedded("2019"));
        static FORM_2021: LazyLock<Form> = LazyLock::new(|| embedded("2021"));
        match self {
            Self::Older => None,
            Self::E2019 => Some(&FORM_2019),
            Self::E2021 => Some(&FORM_2021),
        }
    }

    /// The edition that the notices prescribe for a fiscal year.
    pub fn for_year(year: i16) -> Self {
        Self::WITH_FORM
            .into_iter()
            .find(|edition| edition.form().is_some_and(|form| form.years.contains(year)))
            .unwrap_or(Self::Older)
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn embedded(name: &str) -> Form {
    Form::embedded(name).expect("the embedded form files are walked whole by a test")
}

/// A value cell of an edition: its place in [`Form::cells`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId(pub u16);

impl CellId {
    /// Its place in a list of all cells of the edition.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The fiscal years an edition is prescribed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "表（如 { from = 2021 } 或 { from = 2021, to = 2023 }） / a table (as { from = 2021 } or { from = 2021, to = 2023 })"
)]
pub struct Years {
    /// The first.
    pub from: i16,
    /// The last, none where it is still in force.
    pub to: Option<i16>,
}

impl Years {
    /// Tells whether the edition is prescribed for `year`.
    pub fn contains(self, year: i16) -> bool {
        year >= self.from && self.to.is_none_or(|to| year <= to)
    }
}

/// One edition of the form, ready to walk.
#[derive(Debug)]
pub struct Form {
    /// Which edition it is.
    pub edition: Edition,
    /// The notice that prescribes it.
    pub basis: String,
    /// The fiscal years it is prescribed for.
    pub years: Years,
    /// Tables 2, 3 and 4, in the order of the form.
    pub tables: Vec<Table>,
    /// Every value cell, in the order of the form.
    pub cells: Vec<CellSpec>,
    /// Every identity, one a column or row.
    pub identities: Vec<Identity>,
    /// Every chain that ends in this edition, one a column or row.
    pub chains: Vec<Chain>,
    /// What can be compared with the edition before, where it is more than the same path.
    pub comparables: Vec<Comparable>,
    /// The row that some reports write in place of several.
    pub merged: Option<Merged>,
    /// Every way a label is written, ready for look-up.
    pub labels: LabelBook,
    paths: FxHashMap<String, CellId>,
}

/// One table of the form.
#[derive(Debug)]
pub struct Table {
    /// First part of the cell paths: `disclosure`, `requests`, `disputes`.
    pub key: String,
    /// 2, 3 or 4: 表二, 表三, 表四.
    pub number: u8,
    /// The section it stands in.
    pub part: u8,
    /// The section's heading.
    pub title: String,
    /// Rows in the order of the form.
    pub rows: Vec<Row>,
    /// The captions, columns and rows that belong together; table 2 has several.
    pub blocks: Vec<Block>,
    /// All rows stand in one line, as in table 4.
    pub one_line: bool,
    /// The cells of this table are `first..first + count` of [`Form::cells`].
    pub first: CellId,
    /// How many cells it has.
    pub count: usize,
}

impl Table {
    /// Its cells in the order of the form.
    pub fn cells(&self) -> impl Iterator<Item = CellId> + use<> {
        let first = self.first.0;
        (0..self.count).map(move |nth| CellId(first + u16::try_from(nth).unwrap_or(u16::MAX)))
    }

    /// Its cells of one row, by the row's place.
    pub fn cells_of(&self, row: usize) -> impl Iterator<Item = CellId> + use<> {
        let row = &self.rows[row];
        let columns = self.blocks[row.block].columns.len();
        let first = row.first.0;
        (0..columns).map(move |nth| CellId(first + u16::try_from(nth).unwrap_or(u16::MAX)))
    }
}

/// The rows of a table that share a caption and columns.
#[derive(Debug)]
pub struct Block {
    /// The line above it in table 2, as 第二十条第（一）项.
    pub caption: Option<String>,
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// Places of its rows in [`Table::rows`].
    pub rows: std::ops::Range<usize>,
}

/// One row of a table.
#[derive(Debug)]
pub struct Row {
    /// Middle part of the cell paths, as `denied.state_secret`.
    pub key: String,
    /// The statutory label.
    pub label: String,
    /// A short name for narrow screens.
    pub short: String,
    /// The label of the group it belongs to.
    pub group: Option<String>,
    /// Its block in [`Table::blocks`].
    pub block: usize,
    /// Its first cell; the others follow.
    pub first: CellId,
}

/// One column of a block.
#[derive(Debug)]
pub struct Column {
    /// Last part of the cell paths.
    pub key: String,
    /// The statutory label.
    pub label: String,
    /// A short name for narrow screens.
    pub short: String,
    /// What its cells may hold.
    pub kind: Kind,
    /// The unit that the column's head names.
    pub unit: Option<String>,
}

impl Column {
    /// Its key in few letters, for narrow places in English.
    pub fn short_key(&self) -> &str {
        match self.key.as_str() {
            "natural_person" => "pers",
            "business" => "firm",
            "research" => "res",
            "social" => "soc",
            "legal_service" => "law",
            "other" => "othr",
            "total" => "sum",
            "corrected" => "corr",
            "upheld" => "held",
            "pending" => "pend",
            other => other,
        }
    }
}

/// One value cell of the form.
#[derive(Debug)]
pub struct CellSpec {
    /// `table.row.column`.
    pub path: String,
    /// Place in [`Form::tables`].
    pub table: usize,
    /// Place in [`Table::rows`].
    pub row: usize,
    /// Place in [`Block::columns`].
    pub column: usize,
    /// What it may hold.
    pub kind: Kind,
}

impl Form {
    /// Finds a cell by its path.
    pub fn cell(&self, path: &str) -> Option<CellId> {
        self.paths.get(path).copied()
    }

    /// What the form says of a cell, also of one in a merged row.
    pub fn spec(&self, cell: CellId) -> &CellSpec {
        match (self.cells.get(cell.index()), &self.merged) {
            (Some(spec), _) => spec,
            (None, Some(merged)) => &merged.cells[cell.index() - self.cells.len()],
            (None, None) => &self.cells[cell.index()],
        }
    }

    /// The path of a cell.
    pub fn path(&self, cell: CellId) -> &str {
        &self.spec(cell).path
    }

    /// The table of a cell.
    pub fn table_of(&self, cell: CellId) -> &Table {
        &self.tables[self.spec(cell).table]
    }

    /// The row of a cell.
    pub fn row_of(&self, cell: CellId) -> &Row {
        if let Some(merged) = self.merged.as_ref().filter(|_| cell.index() >= self.cells.len()) {
            return &merged.row;
        }
        &self.table_of(cell).rows[self.spec(cell).row]
    }

    /// The column of a cell.
    pub fn column_of(&self, cell: CellId) -> &Column {
        let table = self.table_of(cell);
        &table.blocks[self.row_of(cell).block].columns[self.spec(cell).column]
    }

    /// Finds a table by its key.
    pub fn table(&self, key: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.key == key)
    }

    /// All cells in the order of the form.
    pub fn cell_ids(&self) -> impl Iterator<Item = CellId> + use<> {
        (0..u16::try_from(self.cells.len()).unwrap_or(u16::MAX)).map(CellId)
    }

    /// The identities that a rule judges.
    pub fn identities_of(&self, rule: &str) -> impl Iterator<Item = &Identity> {
        self.identities.iter().filter(move |identity| identity.rule == rule)
    }

    /// The chains that a rule judges.
    pub fn chains_of(&self, rule: &str) -> impl Iterator<Item = &Chain> {
        self.chains.iter().filter(move |chain| chain.rule == rule)
    }

    /// A cell as people name it: row and column, as `（七）总计 / 其他`.
    pub fn cell_name(&self, cell: CellId) -> String {
        let (row, column) = (self.row_of(cell), self.column_of(cell));
        format!("{} / {}", row.label, column.label)
    }

    /// A cell in few words for narrow places, as `(七)总计·其他`.
    pub fn short_name(&self, cell: CellId) -> String {
        format!("{}·{}", self.row_of(cell).short, self.column_of(cell).short)
    }

    /// A cell in few words, as tables on the screen call its row and column.
    pub fn name_in(&self, cell: CellId, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.short_name(cell),
            Lang::En => format!("{} {}", self.row_of(cell).key, self.column_of(cell).short_key()),
        }
    }
}

/// One of the six sections and every way its heading is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionSpec {
    /// 1 to 6.
    pub part: u8,
    /// The statutory heading without its mark.
    pub heading: String,
    /// Other ways of writing that have been met.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// The six sections, the same in both editions.
pub fn sections() -> &'static [SectionSpec] {
    static SECTIONS: LazyLock<Vec<SectionSpec>> =
        LazyLock::new(|| spec::sections().expect("the embedded section file is walked whole by a test"));
    &SECTIONS
}
