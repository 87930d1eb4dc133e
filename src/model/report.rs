//! One agency's report of one year, with everything: text, places, raw cells. One is opened at a time.

use std::borrow::Cow;

use jiff::civil::Date;

pub use super::alarm::{Alarm, AlarmCode, Doubt};
pub use super::cell::{State, Unit};
use super::document::{Document, Span};
use super::narrative::Narrative;
use crate::form::{CellId, Edition, Form, Identity, Label};
use crate::text::number::Number;

/// One value cell as the report has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands there.
    pub state: State,
    /// The figure as printed; only for [`State::Number`].
    pub value: Number,
    /// The unit, where one is named.
    pub unit: Option<Unit>,
    /// The line it stands in; 0 for an absent cell.
    pub line: u32,
    /// The page, in paged formats; 0 elsewhere.
    pub page: u16,
    /// Its bytes in the canonical text.
    pub span: Span,
}

impl Cell {
    /// The figure, where it is one.
    pub fn number(&self) -> Option<Number> {
        (self.state == State::Number).then_some(self.value)
    }

    /// The figure with a dash read as the none that it is.
    pub fn stated(&self) -> Option<Number> {
        match self.state {
            State::Number => Some(self.value),
            State::Dash => Some(Number::ZERO),
            State::Blank | State::Text | State::Absent => None,
        }
    }

    /// The line, or `None` for an absent cell.
    pub fn place(&self) -> Option<u32> {
        (self.line > 0).then_some(self.line)
    }
}

/// What a document says of itself, and where: the order of the variants is the order of trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The title.
    Title,
    /// The preface names the report: 现公布…年度报告.
    Preface,
    /// The preface states the period of the figures.
    Period,
    /// The preface names whom to ask.
    Contact,
    /// The signature before the date at the end.
    Signature,
    /// The first sentence of section 一.
    Opening,
    /// Metadata of the page or file.
    Metadata,
}

/// A statement with its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated<T> {
    /// What is stated.
    pub value: T,
    /// Where in the document.
    pub line: u32,
    /// By which part of it.
    pub by: Evidence,
}

/// The period of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// Whose figures a report gives, as far as its title says. Reports of one body and year that differ in it are two reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The title says nothing of it.
    #[default]
    Unsaid,
    /// The body's own: （本级）, （局机关）.
    Own,
    /// Those of other bodies summed up: （汇总）, 气象部门.
    Summary,
}

impl Scope {
    /// What the name of the agency gets in lists and findings, so that its reports are kept apart.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Unsaid => "",
            Self::Own => "（本级）",
            Self::Summary => "（汇总）",
        }
    }

    /// A name of [`Report::subject`] without the mark, and the scope that this stands for.
    pub fn of_subject(name: &str) -> (&str, Self) {
        let marked = [Self::Own, Self::Summary].into_iter();
        let mut stripped = marked.filter_map(|scope| Some((name.strip_suffix(scope.mark())?, scope)));
        stripped.next().unwrap_or((name, Self::Unsaid))
    }
}

/// What the report says of itself.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The title, joined where it stands in several lines.
    pub title: Option<Stated<String>>,
    /// Whose figures the report says that it gives.
    pub scope: Scope,
    /// The report says that it takes the place of one that was published before.
    pub is_reissue: bool,
    /// The agency; null is better than a guess.
    pub agency: Option<Stated<String>>,
    /// The fiscal year.
    pub year: Option<Stated<i16>>,
    /// The date of the signature at the end.
    pub issued_on: Option<Stated<Date>>,
    /// What a page's own metadata says.
    pub published_on: Option<Stated<Date>>,
    /// The period of the figures.
    pub period: Option<Stated<Period>>,
    /// The line that speaks of a statistical period, whether or not its dates can be read.
    pub period_line: Option<u32>,
    /// Every year that some evidence speaks for, in order of trust.
    pub years: Vec<Stated<i16>>,
    /// Every agency that some evidence names, in order of trust.
    pub agencies: Vec<Stated<String>>,
}

/// One of the six sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// 1 to 6.
    pub part: u8,
    /// The heading as written.
    pub heading: String,
    /// The heading's line.
    pub line: u32,
    /// Lines of running text below it, tables left out.
    pub prose: Vec<u32>,
}

/// A table as it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundTable {
    /// Place in the form's tables.
    pub table: usize,
    /// First line that belongs to it.
    pub first_line: u32,
    /// Last line that belongs to it.
    pub last_line: u32,
}

/// A label that stands in a table otherwise than in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundLabel {
    /// The row or column that it was read as; none for a row that the form does not have.
    pub label: Option<Label>,
    /// Place of its table in the form's tables.
    pub table: usize,
    /// The line it begins on.
    pub line: u32,
    /// Its bytes in the canonical text.
    pub span: Span,
}

/// One agency, one year: everything that was read.
#[derive(Clone, Debug)]
pub struct Report {
    /// The document it was read from.
    pub document: Document,
    /// What it says of itself.
    pub head: Head,
    /// The edition, by the labels of its tables.
    pub edition: Option<Edition>,
    /// Sections found, in the order of the document.
    pub sections: Vec<Section>,
    /// Tables found.
    pub tables: Vec<FoundTable>,
    /// Every cell of the edition in the order of its form; empty where there is no form.
    pub cells: Vec<Cell>,
    /// （六）其他处理 of a 2021 form stands in one row: its seven cells.
    pub merged_other_handling: Option<[Cell; 7]>,
    /// Labels that stand otherwise than in the form, in the order of the document.
    pub labels: Vec<FoundLabel>,
    /// Alarms of the reading.
    pub alarms: Vec<Alarm>,
    /// What its running text states in numbers.
    pub narrative: Narrative,
}

impl Report {
    /// The form of its edition.
    pub fn form(&self) -> Option<&'static Form> {
        self.edition.and_then(Edition::form)
    }

    /// A cell; absent where the edition has no such cell. The cells of a merged row follow those of the form.
    pub fn cell(&self, cell: CellId) -> Cell {
        match self.cells.get(cell.index()) {
            Some(cell) => *cell,
            None => self.merged_cell(cell).unwrap_or_default(),
        }
    }

    fn merged_cell(&self, cell: CellId) -> Option<Cell> {
        self.merged_other_handling?.get(cell.index().checked_sub(self.cells.len())?).copied()
    }

    /// The cells that this report should have, in the order of the form; those of a merged row stand for the rows it merges.
    pub fn expected_cells(&self) -> impl Iterator<Item = CellId> + use<> {
        let form = self.form();
        let merged = form.and_then(|form| form.merged.as_ref()).filter(|_| self.merged_other_handling.is_some());
        let replaced = merged.map_or(0..0, |merged| merged.replaced.clone());
        let own = form.into_iter().flat_map(Form::cell_ids).filter(move |cell| !replaced.contains(&cell.0));
        own.chain(merged.into_iter().flat_map(crate::form::Merged::cell_ids))
    }

    /// The identities of its form, with a merged row in place of the rows it merges.
    pub fn identities(&self) -> &'static [Identity] {
        let Some(form) = self.form() else { return &[] };
        match form.merged.as_ref().filter(|_| self.merged_other_handling.is_some()) {
            Some(merged) => &merged.identities,
            None => &form.identities,
        }
    }

    /// A cell by its path.
    pub fn cell_at(&self, path: &str) -> Option<Cell> {
        self.form()?.cell(path).map(|id| self.cell(id))
    }

    /// What is written in a cell.
    pub fn raw(&self, cell: &Cell) -> &str {
        self.document.slice(cell.span)
    }

    /// The agency, where the document says it.
    pub fn agency(&self) -> Option<&str> {
        self.head.agency.as_ref().map(|stated| stated.value.as_str())
    }

    /// Whose report it is, in lists and findings: the agency, and the scope that its title states, since reports of different
    /// scope are kept apart.
    pub fn subject(&self) -> Option<Cow<'_, str>> {
        let agency = self.agency()?;
        Some(match self.head.scope {
            Scope::Unsaid => agency.into(),
            scope => format!("{agency}{}", scope.mark()).into(),
        })
    }

    /// The fiscal year, where the document says it.
    pub fn year(&self) -> Option<i16> {
        self.head.year.as_ref().map(|stated| stated.value)
    }

    /// The section of a part, the first where several claim it.
    pub fn section(&self, part: u8) -> Option<&Section> {
        self.sections.iter().find(|section| section.part == part)
    }

    /// A found table by its place in the form.
    pub fn found(&self, table: usize) -> Option<&FoundTable> {
        self.tables.iter().find(|found| found.table == table)
    }

    /// The first line of the signature at the end, where there is a dated one.
    pub fn signature_line(&self) -> Option<u32> {
        let date = self.head.issued_on.as_ref()?.line;
        let is_signed = |stated: &&Stated<String>| stated.by == Evidence::Signature && stated.line <= date;
        Some(self.head.agencies.iter().filter(is_signed).map(|stated| stated.line).min().unwrap_or(date))
    }

    /// The running text of a section, a line each.
    pub fn prose(&self, section: &Section) -> impl Iterator<Item = (u32, &str)> {
        section.prose.clone().into_iter().map(|line| (line, self.document.line(line)))
    }
}
