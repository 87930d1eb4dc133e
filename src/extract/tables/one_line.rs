//! Fills tables whose rows stand in one line: all values in a run below one of the heads.

use super::Filler;
use crate::extract::fit::{self, Habit};
use crate::extract::piece::{Flow, Kind, Piece};
use crate::extract::rows::{self, Run};
use crate::extract::stride;
use crate::model::document::Span;
use crate::model::report::AlarmCode;

/// So many rows without their blanks show that a layout drops them.
const FEWEST_LOST: usize = 2;

impl Filler<'_> {
    /// The values stand after one of the heads; which one is told by their number, an alarm is raised only if none fits.
    pub(super) fn fill_one_line_tables(&mut self) {
        let heads = std::mem::take(&mut self.line_heads);
        let mut misfits: Vec<(usize, Run, AlarmCode)> = Vec::new();
        let barred = rows::rows_begin_with_a_bar(self.skeleton);
        let mut runs: Vec<(usize, Run)> = Vec::new();
        for &(table, at) in &heads {
            let mut run = rows::run_below(self.skeleton, at, self.edition);
            if barred && run.cells.first().is_some_and(|piece| piece.kind == Kind::Bar) {
                run.cells.remove(0);
            }
            let columns = self.form.tables[table].count;
            run.cut_at_label(self.skeleton, columns);
            self.drop_margin(&heads, table, &mut run);
            self.restore_first(&heads, table, &mut run);
            let stride = stride::told_by(&std::iter::once((&run, columns)));
            let stride = stride.or_else(|| self.stride?.alone(&run, columns));
            if let Some(stride) = stride.filter(|stride| stride.has(&run, columns)) {
                stride.close_up(&mut run, columns);
            }
            runs.push((table, run));
        }
        self.pass_over_other_lines(&mut runs);
        for (table, run) in runs {
            if let Err(code) = self.fill_line(table, &run).filter(|_| !run.cells.is_empty()).unwrap_or(Ok(())) {
                misfits.extend(run.has_values().then_some((table, run, code)));
            }
        }
        self.line_heads = heads;
        (0..self.form.tables.len()).for_each(|table| self.fill_turned(table));
        for (table, run, code) in misfits {
            let spec = &self.form.tables[table];
            if self.is_empty(spec.first, spec.count) {
                self.mark_read(&run);
                self.alarm(code, self.skeleton.pieces[run.label].line, (&spec.title, spec.cells().collect()));
            }
        }
    }

    /// Tells whether rows read so far lost their blanks.
    fn has_lost_blanks(&self) -> bool {
        let lost = self.tables.alarms.iter().filter(|alarm| alarm.code == AlarmCode::BlankCellsLost);
        lost.count() >= FEWEST_LOST
    }

    /// Drops the empty places that stand before the table in every row of its heads as well: a sheet with empty columns on its
    /// left was drawn as one table.
    fn drop_margin(&self, heads: &[(usize, usize)], table: usize, run: &mut Run) {
        let pieces = self.skeleton.pieces;
        let empty = run.cells.iter().take_while(|piece| piece.is_empty()).count();
        if empty == 0 {
            return;
        }
        let before = |at: usize| {
            let own = pieces[..at].iter().rev().take_while(|piece| piece.line == pieces[at].line);
            own.map(|piece| (piece.is_empty(), 1)).try_fold(0, |sum, (is_empty, one)| is_empty.then_some(sum + one))
        };
        let firsts = heads.iter().filter(|head| head.0 == table).filter_map(|&(_, at)| before(at));
        let margin = firsts.min().unwrap_or(0).min(empty);
        if run.cells.len() >= self.form.tables[table].count + margin {
            run.cells.drain(..margin);
        }
    }

    /// A row of values that begins with a tab and is short by one, in a table whose heads begin without: its first cell is empty.
    fn restore_first(&self, heads: &[(usize, usize)], table: usize, run: &mut Run) {
        let Some(&first) = run.cells.first() else { return };
        let document = self.skeleton.document;
        let is_tabbed = |line: u32| document.line(line).starts_with('\t');
        let own = run.cells.iter().filter(|piece| piece.line == first.line && piece.kind != Kind::RowEnd).count();
        let is_short = own + 1 == self.form.tables[table].count && first.flow == Flow::Row;
        let lines = heads.iter().filter(|head| head.0 == table).map(|&(_, at)| self.skeleton.pieces[at].line);
        if is_short && is_tabbed(first.line) && lines.min().is_some_and(|line| line < first.line && !is_tabbed(line)) {
            let start = document.line_span(first.line).start;
            run.cells.insert(0, Piece { span: Span { start, end: start }, kind: Kind::Blank, ..first });
        }
    }

    /// Fills a table whose rows stand in one line from the run after one of its heads; none where it is filled already.
    fn fill_line(&mut self, nth: usize, run: &Run) -> Option<Result<(), AlarmCode>> {
        let table = &self.form.tables[nth];
        if !self.is_empty(table.first, table.count) {
            return None;
        }
        let columns = table.blocks[0].columns.len();
        let pieces = match fit::fit(run, table.count, Habit::default()) {
            Ok(pieces) => pieces,
            Err(code) => return Some(Err(code)),
        };
        // Where the rows of other tables lost their blanks, what stands at the end of this one is no proof of where its own were.
        if run.has_values() && pieces.iter().any(|piece| piece.kind == Kind::Pad) && self.has_lost_blanks() {
            return Some(Err(AlarmCode::BlankCellsLost));
        }
        let order = self.order(nth, 0, columns);
        for (row, values) in table.rows.iter().zip(pieces.chunks(columns)) {
            self.write(row.first, values, order.as_deref());
        }
        self.mark_read(run);
        if self.has_notes(run) {
            let line = pieces.first().map_or(0, |piece| piece.line);
            self.alarm(AlarmCode::NotePassed, line, (&table.title, table.cells().collect()));
        }
        if self.has_objects(pieces) {
            let line = self.skeleton.pieces[run.label].line;
            self.alarm(AlarmCode::ObjectUnread, line, (&table.title, table.cells().collect()));
        }
        self.starts.entry(nth).or_insert(run.label);
        Some(Ok(()))
    }
}
