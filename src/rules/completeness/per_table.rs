//! Collects the cells of one state, a table each, for the rules that report once a table.

use crate::model::report::{Alarm, AlarmCode};
use crate::rules::prelude::*;

/// The cells of a table that are in the state asked for.
pub(super) struct Found {
    pub table: usize,
    pub key: String,
    pub cells: Vec<CellId>,
    pub whole: usize,
}

impl Found {
    /// Those of `odd` that are in this table, where there are any.
    pub fn of(report: &Report, form: &Form, table: usize, odd: &[CellId]) -> Option<Self> {
        let inside = |cell: &CellId| form.spec(*cell).table == table;
        let cells: Vec<CellId> = odd.iter().copied().filter(inside).collect();
        let whole = || report.expected_cells().filter(inside).count();
        (!cells.is_empty()).then(|| Self { table, key: form.tables[table].key.clone(), cells, whole: whole() })
    }

    /// The finding of this table, without its lines.
    pub fn fault(&self, severity: Severity) -> Fault {
        Fault::new(severity, Verdict::Observed)
            .with_cells(self.cells.clone())
            .with_anchor(self.key.clone())
            .arg("table", Arg::Table(self.table))
            .arg("count", Arg::Count(self.cells.len()))
            .arg("whole", Arg::Count(self.whole))
            .arg("cells", Arg::Cells(self.cells.clone()))
    }

    /// The lines of its cells, in their order.
    pub fn lines(&self, report: &Report) -> Vec<u32> {
        self.cells.iter().filter_map(|&cell| report.cell(cell).place()).collect()
    }
}

/// Makes one finding of each found table with cells in `state`. A table that is not there cannot be judged, nor the cells that
/// the reader of the document lost or could not place.
pub(super) fn check(report: &Report, state: State, finding: fn(&Report, &Found) -> Fault) -> Outcome {
    let Some(form) = report.form() else { return Outcome::not_judged(reason::unknown_edition()) };
    let in_state = |state| report.expected_cells().filter(move |&cell| report.cell(cell).state == state);
    let odd: Vec<CellId> = in_state(state).collect();
    let mut outcome = Outcome::passed();
    for table in 0..form.tables.len() {
        if report.found(table).is_none() {
            outcome.not_judged.push(reason::no_table(table));
            continue;
        }
        let loses_cells =
            is_unsure(report, table) && in_state(State::Absent).any(|cell| form.spec(cell).table == table);
        if loses_cells {
            let unknown = unrecognised_row(report, form, table);
            outcome
                .not_judged
                .push(unknown.map_or_else(|| reason::unsure_table(table), |row| reason::unrecognised_row(table, row)));
        }
        if loses_cells && state == State::Absent {
            continue;
        }
        outcome.faults.extend(Found::of(report, form, table, &odd).map(|found| finding(report, &found)));
    }
    outcome
}

/// Tells whether the reader of the document lost or could not place values of a table.
fn is_unsure(report: &Report, table: usize) -> bool {
    let Some(form) = report.form() else { return false };
    let is_in_table = |cell: &CellId| form.spec(*cell).table == table;
    report.alarms.iter().any(|alarm| loses_values(alarm.code) && alarm.cells.iter().any(is_in_table))
}

/// The row of a table under a name that nobody knows, where it may be one that is missing.
fn unrecognised_row(report: &Report, form: &Form, table: usize) -> Option<String> {
    let is_in_table = |cell: &CellId| form.spec(*cell).table == table;
    let is_it = |alarm: &&Alarm| alarm.code == AlarmCode::RowUnrecognised && alarm.cells.iter().any(is_in_table);
    report.alarms.iter().find(is_it).map(|alarm| alarm.about.clone())
}

fn loses_values(code: AlarmCode) -> bool {
    match code {
        AlarmCode::BlankCellsLost
        | AlarmCode::TooManyValues
        | AlarmCode::RowTwice
        | AlarmCode::RowUnrecognised
        | AlarmCode::LineUnread
        | AlarmCode::TableUnread
        | AlarmCode::LinesDeduplicated
        | AlarmCode::DigitsGlued
        | AlarmCode::ObjectUnread
        | AlarmCode::Undecoded => true,
        AlarmCode::LabelJoined
        | AlarmCode::LabelForced
        | AlarmCode::RowMissing
        | AlarmCode::RowAdded
        | AlarmCode::ColumnsReordered
        | AlarmCode::DigitsSolved
        | AlarmCode::BlanksUnseen
        | AlarmCode::DigitsUnvouched
        | AlarmCode::CellsRestated
        | AlarmCode::NotePassed
        | AlarmCode::SubtotalOff
        | AlarmCode::HiddenLeftOut
        | AlarmCode::OtherYearPassed
        | AlarmCode::HiddenCharacters => false,
    }
}
