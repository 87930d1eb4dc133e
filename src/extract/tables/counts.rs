//! Counts the rows of the tables found: which rows of the form are not there, and what became of rows that the form does not
//! have. It reads no figure.

use super::{Filler, NEAR};
use crate::form::{CellId, Form};
use crate::model::report::{Alarm, AlarmCode, FoundLabel, FoundTable};
use crate::text::fold;

/// Rows that one alarm names.
const NAMED: usize = 3;

impl Filler<'_> {
    /// Raises an alarm for rows too few and for each row too many.
    pub(super) fn count_rows(&mut self) {
        for found in self.tables.found.clone() {
            if self.form.tables[found.table].one_line || self.has_alarm(AlarmCode::TableUnread, found.table) {
                continue;
            }
            let (missing, emptied) = self.unfilled(&found);
            for (row, line) in emptied {
                self.row_alarm(AlarmCode::BlankCellsLost, line, (found.table, row));
            }
            self.tell_unknown_rows(found.table, &missing);
            if !missing.is_empty() {
                self.tell_missing(&found, &missing);
            }
        }
    }

    fn has_alarm(&self, code: AlarmCode, table: usize) -> bool {
        let title = &self.form.tables[table].title;
        self.tables.alarms.iter().any(|alarm| alarm.code == code && alarm.about == *title)
    }

    /// The rows of a table without a cell: those whose label stands nowhere in it, and, with the label's line, those whose
    /// label is there and whose values are not.
    fn unfilled(&self, found: &FoundTable) -> (Vec<usize>, Vec<(usize, u32)>) {
        let (mut missing, mut emptied) = (Vec::new(), Vec::new());
        for row in 0..self.form.tables[found.table].rows.len() {
            if !self.is_unfilled(found.table, row) {
                continue;
            }
            match self.label_line(found, row) {
                Some(line) => emptied.push((row, line)),
                None => missing.push(row),
            }
        }
        (missing, emptied)
    }

    /// Tells whether a row has no cell, no row merged of several stands for it and no alarm has told of it yet.
    fn is_unfilled(&self, table: usize, row: usize) -> bool {
        let spec = &self.form.tables[table].rows[row];
        let is_merged = self.tables.merged_other_handling.is_some() && stands_merged(self.form, spec.first);
        let is_told = |alarm: &Alarm| alarm.cells.contains(&spec.first);
        self.is_empty(spec.first, 1) && !is_merged && !self.tables.alarms.iter().any(is_told)
    }

    fn label_line(&self, found: &FoundTable, row: usize) -> Option<u32> {
        let own = self.rows.iter().filter(|(of, at, _)| (*of, *at) == (found.table, row));
        let mut lines = own.map(|(.., run)| self.skeleton.pieces[run.label].line);
        // A blank row at the end of a table stands below the last figure.
        lines.find(|line| (found.first_line..=found.last_line.saturating_add(NEAR)).contains(line))
    }

    /// Rows under names that nobody knows: rows too many, or, where rows are missing, perhaps one of those.
    fn tell_unknown_rows(&mut self, table: usize, missing: &[usize]) {
        let code = if missing.is_empty() { AlarmCode::RowAdded } else { AlarmCode::RowUnrecognised };
        let cells: Vec<CellId> = self.form.tables[table].cells().collect();
        let extra = self.tables.labels.iter().filter(|label| label.label.is_none() && label.table == table);
        for label in extra.copied().collect::<Vec<FoundLabel>>() {
            let about = self.written(&label);
            self.alarm(code, label.line, (&about, cells.clone()));
        }
    }

    fn written(&self, label: &FoundLabel) -> String {
        let written = fold::without_leftovers(self.skeleton.document.slice(label.span));
        written.chars().filter(|&c| !fold::is_blank(c)).take(40).collect()
    }

    fn tell_missing(&mut self, found: &FoundTable, missing: &[usize]) {
        let table = &self.form.tables[found.table];
        let names: Vec<&str> = missing.iter().take(NAMED).map(|&row| table.rows[row].label.as_str()).collect();
        let more = missing.len().checked_sub(NAMED).filter(|&more| more > 0);
        let about = names.join("；") + &more.map_or_else(String::new, |more| format!(" (+{more})"));
        let cells = missing.iter().flat_map(|&row| table.cells_of(row)).collect();
        self.alarm(AlarmCode::RowMissing, found.first_line, (&about, cells));
    }
}

fn stands_merged(form: &Form, first: CellId) -> bool {
    form.merged.as_ref().is_some_and(|merged| merged.replaced.contains(&first.0))
}
