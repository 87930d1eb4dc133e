//! Tells rows that sum up those of a group beside them, as 小计 does, by their figures: they say nothing that the form asks for.

use super::Filler;
use crate::extract::piece::Kind;
use crate::extract::rows::Run;
use crate::form::Row;
use crate::model::report::State;
use crate::text::number::Number;

impl Filler<'_> {
    /// Tells whether the figures of a row are, column by column, the sums of the rows of the group right above it or right below.
    pub(super) fn sums_up_a_group(&self, table: usize, run: &Run) -> bool {
        let figure = |kind: Kind| if let Kind::Digits(figure) = kind { Some(Number::whole(figure)) } else { None };
        let Some(figures) = run.cells.iter().map(|cell| figure(cell.kind)).collect::<Option<Vec<Number>>>() else {
            return false;
        };
        let rows = &self.form.tables[table].rows;
        let line = self.skeleton.pieces[run.label].line;
        let placed = || rows.iter().map(|row| (row, self.tables.cells[row.first.index()].line)).filter(|row| row.1 > 0);
        let above = placed().filter(|row| row.1 < line).max_by_key(|row| row.1);
        let below = placed().filter(|row| row.1 > line).min_by_key(|row| row.1);
        let groups = [above, below].into_iter().flatten().filter_map(|(row, _)| row.group.as_deref());
        let mut of_groups = groups.map(|group| rows.iter().filter(move |row| row.group.as_deref() == Some(group)));
        of_groups.any(|group| self.are_sums(&figures, &group.collect::<Vec<_>>()))
    }

    /// Tells whether figures are the sums of rows that have as many columns, each of them read; a blank adds nothing.
    fn are_sums(&self, figures: &[Number], rows: &[&Row]) -> bool {
        let columns = |row: &Row| self.form.tables[self.form.spec(row.first).table].blocks[row.block].columns.len();
        let stated = |row: &Row, column: usize| {
            let cell = self.tables.cells.get(row.first.index() + column)?;
            if cell.state == State::Blank { Some(Number::ZERO) } else { cell.stated() }
        };
        rows.iter().all(|row| columns(row) == figures.len())
            && figures.iter().enumerate().all(|(column, figure)| {
                let sum = rows.iter().try_fold(Number::ZERO, |sum, row| sum.plus(stated(row, column)?));
                sum == Some(*figure)
            })
    }
}
