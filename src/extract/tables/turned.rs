//! Fills table 4 where it does not stand in one line: a row for each of its three kinds of cases, a table for each, or turned, with
//! a row for each result. It reads only what is whole: a figure under every head.

use super::Filler;
use crate::extract::fit::{self, Habit};
use crate::extract::piece::{Kind, Piece};
use crate::extract::rows;
use crate::form::Label;

/// Values that follow a label, and the row or column that it names.
type Line = (usize, Vec<Piece>);

impl Filler<'_> {
    /// Fills a table of one line from the rows that its labels begin, where nothing else filled it.
    pub(super) fn fill_turned(&mut self, nth: usize) {
        let table = &self.form.tables[nth];
        let columns = table.blocks[0].columns.len();
        if !table.one_line || !self.is_empty(table.first, table.count) {
            return;
        }
        if let Some(lines) = self.lines_of_rows(nth, columns) {
            for (row, values) in lines {
                self.take(&values);
                self.write(table.rows[row].first, &values, None);
            }
        } else if let Some(lines) = self.lines_of_columns(nth, columns) {
            for (column, values) in lines {
                self.take(&values);
                for (row, value) in table.rows.iter().zip(values) {
                    self.tables.cells[row.first.index() + column] = self.cell(value);
                }
            }
        } else {
            return;
        }
        let first = self.line_heads.iter().find(|head| head.0 == nth).map_or(0, |head| head.1);
        self.starts.entry(nth).or_insert(first);
    }

    fn take(&mut self, values: &[Piece]) {
        self.read.extend(values.iter().filter(|value| value.is_visible()).map(|value| value.span.start));
    }

    /// For each row, the values behind its label or below the heads that follow it: none where a row lacks them or has them twice.
    fn lines_of_rows(&self, nth: usize, columns: usize) -> Option<Vec<Line>> {
        let heads = self.line_heads.iter().filter(|head| head.0 == nth);
        let (mut lines, mut row, mut seen) = (Vec::<Line>::new(), None, Vec::new());
        for &(_, at) in heads {
            match self.skeleton.labels(at, self.edition).iter().find(|label| is_of(nth, **label))? {
                Label::Row { row: own, .. } => {
                    row = Some(*own);
                    lines.extend(self.values_behind(at, columns).map(|values| (*own, values)));
                }
                Label::Column { column, .. } => {
                    seen.push(*column);
                    let below = self.values_below(at, columns);
                    lines.extend(row.and_then(|row| below.map(|values| (row, values))));
                }
                _ => {}
            }
        }
        let in_order = seen.iter().enumerate().all(|(place, column)| *column == place % columns);
        let rows = 0..self.form.tables[nth].rows.len();
        (in_order && !seen.is_empty() && lines.iter().map(|line| line.0).eq(rows)).then_some(lines)
    }

    /// For each column, the values behind its label, where the labels of the rows stand above in the form's order.
    fn lines_of_columns(&self, nth: usize, columns: usize) -> Option<Vec<Line>> {
        let rows = self.form.tables[nth].rows.len();
        let (mut lines, mut seen) = (Vec::<Line>::new(), Vec::new());
        for &(_, at) in self.line_heads.iter().filter(|head| head.0 == nth) {
            match self.skeleton.labels(at, self.edition).iter().find(|label| is_of(nth, **label))? {
                Label::Row { row, .. } => seen.push(*row),
                Label::Column { column, .. } => lines.push((*column, self.values_behind(at, rows)?)),
                _ => {}
            }
        }
        (seen.iter().copied().eq(0..rows) && lines.iter().map(|line| line.0).eq(0..columns)).then_some(lines)
    }

    /// Exactly so many values on the line of a label.
    fn values_behind(&self, at: usize, count: usize) -> Option<Vec<Piece>> {
        let run = rows::run_after(self.skeleton, at, self.edition);
        let line = self.skeleton.pieces[at].line;
        let values = fit::fit(&run, count, Habit::default()).ok()?;
        (run.on_one_line && run.has_values() && values.iter().all(|value| value.line == line)).then(|| values.to_vec())
    }

    /// Exactly so many values on the line below a head that ends its own.
    fn values_below(&self, at: usize, count: usize) -> Option<Vec<Piece>> {
        let run = rows::run_below(self.skeleton, at, self.edition);
        let below = self.skeleton.pieces[at].line + 1;
        let values = fit::fit(&run, count, Habit::default()).ok()?;
        let is_whole = values.iter().all(|value| value.line == below && value.kind != Kind::Pad);
        (is_whole && run.has_values()).then(|| values.to_vec())
    }
}

fn is_of(nth: usize, label: Label) -> bool {
    matches!(label, Label::Row { table, .. } | Label::Column { table, .. } if table == nth)
}
