//! How sure the reading is of the cells that a finding rests on: 1, 0.7 or 0.4, by the alarms of the reader.

use crate::form::{CellId, Form};
use crate::model::finding::Fault;
use crate::model::report::{Alarm, AlarmCode, Report};

/// Nothing was doubtful.
const SURE: f32 = 1.0;
/// A value in the same table was hard to read, or a label of the proof was.
const NEAR: f32 = 0.7;
/// A value of the proof itself was hard to read.
const AT: f32 = 0.4;

/// What was doubtful about the reading of a report, in a few bytes: enough to weigh findings that know cells and no lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    /// The tables in which a value was hard to read, a bit each.
    tables: u8,
    /// The cells on lines with an alarm; true where it is about a value.
    cells: Box<[(CellId, bool)]>,
}

impl Doubts {
    /// Notes what was doubtful.
    pub fn of(report: &Report) -> Self {
        let Some(form) = report.form().filter(|_| !report.alarms.is_empty()) else { return Self::default() };
        let alarmed = |cell: CellId| {
            let line = report.cell(cell).place()?;
            let mut here = report.alarms.iter().filter(|alarm| alarm.line == line).map(|alarm| is_of_value(alarm.code));
            let first = here.next()?;
            Some((cell, first || here.any(|of_value| of_value)))
        };
        let of_values = || report.alarms.iter().filter(|alarm| is_of_value(alarm.code));
        let found = report
            .tables
            .iter()
            .filter(|found| of_values().any(|alarm| (found.first_line..=found.last_line).contains(&alarm.line)));
        Self {
            tables: found.fold(0, |tables, found| tables | bit(found.table)),
            cells: form.cell_ids().filter_map(alarmed).collect(),
        }
    }

    /// How sure the reading is of the cells of a fault that has no lines of its own.
    pub fn confidence(&self, fault: &Fault, form: &Form) -> f32 {
        let by_cells = fault.lines.is_empty();
        let alarms = || self.cells.iter().filter(|(cell, _)| by_cells && fault.cells.contains(cell));
        if alarms().any(|(_, of_value)| *of_value) {
            AT
        } else if alarms().next().is_some()
            || fault.cells.iter().any(|&cell| self.tables & bit(form.spec(cell).table) != 0)
        {
            NEAR
        } else {
            SURE
        }
    }
}

fn bit(table: usize) -> u8 {
    u32::try_from(table).ok().and_then(|table| 1u8.checked_shl(table)).unwrap_or(0)
}

/// How sure the reading of a whole report is of the lines and tables of a fault.
pub(super) fn confidence(fault: &Fault, report: &Report) -> f32 {
    let Some(form) = report.form() else { return SURE };
    let at_proof = |alarm: &Alarm| fault.lines.contains(&alarm.line);
    let (values, labels): (Vec<_>, Vec<_>) = report.alarms.iter().partition(|alarm| is_of_value(alarm.code));
    if values.iter().any(|alarm| at_proof(alarm)) {
        AT
    } else if values.iter().any(|alarm| in_tables(fault, report, form, alarm)) || labels.iter().any(|a| at_proof(a)) {
        NEAR
    } else {
        SURE
    }
}

/// Tells whether an alarm lies in a table that the proof takes cells of.
fn in_tables(fault: &Fault, report: &Report, form: &Form, alarm: &Alarm) -> bool {
    let tables = report.tables.iter().filter(|found| (found.first_line..=found.last_line).contains(&alarm.line));
    tables.into_iter().any(|found| fault.cells.iter().any(|&cell| form.spec(cell).table == found.table))
}

const fn is_of_value(code: AlarmCode) -> bool {
    !matches!(code, AlarmCode::LabelJoined | AlarmCode::HiddenCharacters)
}
