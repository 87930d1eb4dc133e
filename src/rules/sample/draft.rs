//! A report before it is written down: what stands in each cell, which parts and tables are there, what the head says.

use jiff::civil::{Date, date};

use super::edits::Edits;
use super::figures;
use crate::form::{CellId, Edition, Form};
use crate::model::report::{AlarmCode, Evidence, Period, State};
use crate::text::number::Number;

/// What stands in a cell, as it is written; `None` where the cell is not there.
pub type Written = Option<String>;

/// A report before it is written down.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The agency, where the report says it.
    pub agency: Option<String>,
    /// The fiscal year as each evidence states it.
    pub years: Vec<(Evidence, i16)>,
    /// The edition, where the tables tell it.
    pub edition: Option<Edition>,
    /// The parts, in their order in the document.
    pub parts: Vec<u8>,
    /// The tables that are there, by their place in the form.
    pub tables: Vec<usize>,
    /// The period of the figures.
    pub period: Option<Period>,
    /// It speaks of a period, whether or not it says from when to when.
    pub mentions_period: bool,
    /// Changes of its text; with any of them it is read anew.
    pub edits: Edits,
    /// The day that the page itself names.
    pub published_on: Option<Date>,
    /// Alarms to raise, each at the line of a cell.
    pub alarms: Vec<(AlarmCode, CellId)>,
    /// Paragraphs in place of those that part one has after its opening.
    pub says: Option<Vec<String>>,
    /// It says what it says in other words, so that two years are not worded alike.
    pub is_worded_apart: bool,
    /// The form that the cells belong to, also where nobody can tell the edition.
    form: &'static Form,
    cells: Vec<Written>,
    merged: Option<Vec<Written>>,
}

impl Draft {
    /// A report of a year without a fault, in the edition prescribed for it.
    pub fn clean(year: i16) -> Self {
        let prescribed = Some(Edition::for_year(year)).filter(|edition| edition.form().is_some());
        Self::clean_in(prescribed.unwrap_or(Edition::E2019), year)
    }

    /// A report of a year without a fault but, may be, the edition.
    pub fn clean_in(edition: Edition, year: i16) -> Self {
        let form = edition.form().expect("samples are only made of editions that have a form");
        let evidence = [Evidence::Title, Evidence::Preface, Evidence::Period, Evidence::Opening];
        let mut draft = Self {
            agency: Some("青禾县林业局".to_owned()),
            years: evidence.map(|by| (by, year)).to_vec(),
            edition: Some(edition),
            parts: (1..=6).collect(),
            tables: (0..form.tables.len()).collect(),
            period: Some(Period { from: date(year, 1, 1), to: date(year, 12, 31) }),
            mentions_period: true,
            edits: Edits::default(),
            published_on: None,
            alarms: Vec::new(),
            says: None,
            is_worded_apart: false,
            form,
            cells: vec![Some("0".to_owned()); form.cells.len()],
            merged: None,
        };
        for (path, value) in figures::of_year(edition, year) {
            draft.write(path, &value.to_string());
        }
        draft
    }

    /// The same in other words.
    #[must_use]
    pub fn worded_apart(self) -> Self {
        Self { is_worded_apart: true, ..self }
    }

    /// The same as another agency would report it; changes of the text are not taken over.
    #[must_use]
    pub fn reported_by(self, agency: &str) -> Self {
        Self { agency: Some(agency.to_owned()), edits: Edits::default(), ..self }
    }

    /// Writes into a cell: a figure, nothing (blank), `/`, or any text. A path that names no cell changes nothing.
    pub fn write(&mut self, path: &str, text: &str) {
        self.set(path, Some(text.to_owned()));
    }

    /// Says only this in part one, after its opening.
    pub fn say(&mut self, text: impl Into<String>) {
        self.says = Some(vec![text.into()]);
    }

    /// Takes a cell out.
    pub fn lose(&mut self, path: &str) {
        self.set(path, None);
    }

    /// Adds to the figure in a cell; one that is no figure becomes the amount.
    pub fn add(&mut self, path: &str, amount: i64) {
        let Some(cell) = self.form.cell(path) else { return };
        let before = self.written(cell).as_deref().and_then(|text| text.parse::<Number>().ok()).unwrap_or_default();
        let after = before.plus(Number::whole(amount)).unwrap_or(before);
        self.set(path, Some(after.to_string()));
    }

    /// Writes （六） in one row, as some reports of the 2021 edition do.
    pub fn merge_other_handling(&mut self) {
        let Some(merged) = &self.form.merged else { return };
        let table = &self.form.tables[merged.cells[0].table];
        for row in &table.rows[merged.stands_for.clone()] {
            let first = row.first.index();
            self.cells[first..first + merged.cells.len()].fill(None);
        }
        self.merged = Some(vec![Some("0".to_owned()); merged.cells.len()]);
    }

    /// Raises an alarm at the line of a cell. A path that names no cell raises none.
    pub fn raise(&mut self, code: AlarmCode, path: &str) {
        self.alarms.extend(self.form.cell(path).map(|cell| (code, cell)));
    }

    /// The fiscal year that some evidence states.
    pub fn stated_year(&self, by: Evidence) -> Option<i16> {
        self.years.iter().find(|stated| stated.0 == by).map(|stated| stated.1)
    }

    /// The form that its cells belong to.
    pub fn form(&self) -> &'static Form {
        self.form
    }

    /// The date of the signature, in the January after.
    pub(super) fn issued_on(&self) -> Option<Date> {
        self.years.first().map(|&(_, year)| date(year.saturating_add(1), 1, 16))
    }

    /// What stands in a cell.
    pub(super) fn written(&self, cell: CellId) -> &Written {
        let beyond = || self.merged.as_ref().and_then(|merged| merged.get(cell.index() - self.cells.len()));
        self.cells.get(cell.index()).or_else(beyond).unwrap_or(&None)
    }

    /// Tells whether （六） stands in one row.
    pub(super) fn is_merged(&self) -> bool {
        self.merged.is_some()
    }

    fn set(&mut self, path: &str, written: Written) {
        let Some(cell) = self.form.cell(path) else { return };
        let own = self.cells.len();
        let place = match &mut self.merged {
            Some(merged) if cell.index() >= own => merged.get_mut(cell.index() - own),
            _ => self.cells.get_mut(cell.index()),
        };
        if let Some(place) = place {
            *place = written;
        }
    }
}

/// How what is written in a cell is read.
pub(in crate::rules) fn state(written: &str) -> (State, Number) {
    match written {
        "" => (State::Blank, Number::ZERO),
        "/" | "-" | "—" | "无" => (State::Dash, Number::ZERO),
        text => text.parse().map_or((State::Text, Number::ZERO), |value| (State::Number, value)),
    }
}
