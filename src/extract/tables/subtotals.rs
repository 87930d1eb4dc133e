//! Takes out a column that only sums up columns beside it, as 小计 of the applicants that are no natural persons: the form has none.
//! A head that names it and rows that add up prove it, nothing less.

use super::Filler;
use crate::extract::piece::{Kind, Piece};
use crate::extract::rows::Run;
use crate::extract::subtotal;
use crate::model::report::AlarmCode;
use crate::text::fold;

/// Rows that must hold the column at least.
const FEWEST: usize = 3;
/// Of so many rows that hold the column, one may fail to add up.
const ROWS_A_SLIP: usize = 8;
/// What a head that begins otherwise may end with.
const ENDS: [&str; 3] = ["合计", "总计", "总数"];

impl Filler<'_> {
    /// Takes the column out of the rows of tables that have it; a row in which it does not add up is told.
    pub(super) fn pass_over_subtotals(&mut self, rows: &mut [(usize, usize, Run)]) {
        for table in 0..self.form.tables.len() {
            let columns = self.columns(table, 0);
            // The first column and the last one are what it never sums up: natural persons and the total.
            let is_wide = columns > 3 && self.form.tables[table].blocks.len() == 1;
            let own = || rows.iter().filter(|(of, ..)| *of == table).map(|(_, row, run)| (*row, run));
            if !is_wide || !own().any(|(_, run)| run.cells.len() > columns) || !self.heads_name_a_subtotal(table) {
                continue;
            }
            let Some(place) =
                [1, columns - 1].into_iter().find(|&place| is_summed(own().map(|(_, run)| run), columns, place))
            else {
                continue;
            };
            let is_off = |run: &Run| adds_up(&run.cells, columns, place) == Some(false);
            let off: Vec<_> = own().filter(|(_, run)| is_off(run)).map(|(row, run)| (row, run.label)).collect();
            for (row, label) in off {
                self.row_alarm(AlarmCode::SubtotalOff, self.skeleton.pieces[label].line, (table, row));
            }
            for (.., run) in rows.iter_mut().filter(|(of, _, run)| *of == table && run.cells.len() > columns) {
                self.read.push(run.cells.remove(place).span.start);
            }
        }
    }

    /// Tells whether a piece among the heads of a table is called a subtotal.
    fn heads_name_a_subtotal(&self, table: usize) -> bool {
        let Some(heads) = self.heads.get(&(table, 0)) else { return false };
        let places = || heads.iter().map(|head| head.1);
        let (Some(first), Some(last)) = (places().min(), places().max()) else { return false };
        let pieces = &self.skeleton.pieces[first..self.skeleton.pieces.len().min(last + 2)];
        let mut words = (first..).zip(pieces).filter(|(_, piece)| piece.kind == Kind::Text);
        words.any(|(at, &piece)| {
            let text = self.skeleton.text(piece);
            let is_longer = || {
                let name = fold::compact(text);
                ENDS.iter().any(|end| name.strip_suffix(end).is_some_and(|rest| !rest.is_empty()))
            };
            subtotal::is_label(text) || self.skeleton.word(at).is_none() && is_longer()
        })
    }
}

/// Tells whether rows have one value more than columns, and whether the one at a place sums up the inner ones in all of them but a few.
fn is_summed<'r>(runs: impl Iterator<Item = &'r Run>, columns: usize, place: usize) -> bool {
    let told: Vec<bool> = runs.filter_map(|run| adds_up(&run.cells, columns, place)).collect();
    let off = told.iter().filter(|adds_up| !**adds_up).count();
    told.len() >= FEWEST && off * ROWS_A_SLIP <= told.len()
}

/// Tells whether the value at a place is the sum of the inner columns, which stand behind it or before it; nothing where the row has
/// no such value, or words among them.
fn adds_up(cells: &[Piece], columns: usize, place: usize) -> Option<bool> {
    let figure = |piece: &Piece| match piece.kind {
        Kind::Digits(figure) => Some(figure),
        Kind::Blank => Some(0),
        _ => None,
    };
    let figures: Vec<i64> = cells.get(..=columns)?.iter().map(figure).collect::<Option<_>>()?;
    let inner = if place == 1 { 2..columns } else { 1..columns - 1 };
    let sum = figures[inner].iter().try_fold(0_i64, |sum, figure| sum.checked_add(*figure))?;
    (cells[place].kind != Kind::Blank).then_some(figures[place] == sum)
}
