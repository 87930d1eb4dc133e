//! Values that stand directly after the label of a group of rows: the rows' own labels are lost, or the group is one row.

use super::Filler;
use crate::extract::fit::{self, Habit};
use crate::extract::piece::Piece;
use crate::extract::rows::Run;
use crate::model::report::Cell;
use crate::text::fold::label_key;

impl Filler<'_> {
    /// Values directly after a group's label: all its rows, where their labels are lost and the count is exact; or the one
    /// row that （六）其他处理 is in the 2019 form and in 2021 forms that kept it.
    pub(super) fn fill_groups(&mut self) {
        for (table, run) in std::mem::take(&mut self.groups) {
            let rows = self.rows_of_group(table, &run);
            let Some((first, columns)) =
                rows.first().map(|&row| (self.form.tables[table].rows[row].first, self.columns(table, row)))
            else {
                continue;
            };
            let count = columns * rows.len();
            if !self.is_empty(first, count) {
                if self.sums_up_a_group(table, &run) {
                    self.mark_read(&run);
                }
                continue;
            }
            match (fit::fit(&run, count, Habit::default()), fit::fit(&run, columns, Habit::default())) {
                (Ok(pieces), _) => self.fill_unlabelled(table, &rows, pieces),
                (_, Ok(pieces)) if self.is_other_handling(table, &rows) => {
                    let cells: Vec<Cell> = pieces.iter().map(|&piece| self.cell(piece)).collect();
                    self.tables.merged_other_handling = cells.try_into().ok();
                }
                (_, Err(code)) | (Err(code), _) => {
                    let line = self.skeleton.pieces[run.label].line;
                    let spec = &self.form.tables[table];
                    let label = spec.rows[rows[0]].group.as_deref().unwrap_or_default();
                    let cells = rows.iter().flat_map(|&row| spec.cells_of(row)).collect();
                    self.alarm(code, line, (label, cells));
                }
            }
            self.mark_read(&run);
        }
    }

    fn fill_unlabelled(&mut self, table: usize, rows: &[usize], pieces: &[Piece]) {
        let columns = pieces.len() / rows.len().max(1);
        for (&row, values) in rows.iter().zip(pieces.chunks(columns)) {
            let spec = &self.form.tables[table].rows[row];
            let order = self.order(table, spec.block, columns);
            self.write(spec.first, values, order.as_deref());
        }
    }

    /// The rows of the group whose label a run follows.
    fn rows_of_group(&self, table: usize, run: &Run) -> Vec<usize> {
        let text = self.skeleton.text(self.skeleton.pieces[run.label]);
        let key = label_key(text);
        let rows = self.form.tables[table].rows.iter().enumerate();
        let own = rows.filter(|(_, row)| row.group.as_deref().is_some_and(|group| label_key(group) == key));
        own.map(|(nth, _)| nth).collect()
    }

    fn is_other_handling(&self, table: usize, rows: &[usize]) -> bool {
        rows.iter().all(|&row| self.form.tables[table].rows[row].key.starts_with("other_handling."))
    }
}
