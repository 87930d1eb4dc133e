//! Joins a table that is cut into two by its columns, one half below the other, each with the labels of the rows. The heads tell: those
//! above each half are the form's first and the form's last, and together they are all.

use super::Filler;
use crate::extract::fit::{self, Habit};
use crate::extract::piece::{Kind, Piece};
use crate::extract::rows::Run;
use crate::extract::value;
use crate::model::report::State;

impl Filler<'_> {
    /// Puts the cells of both halves into one row. Where one of them is not whole, the row stays too short.
    pub(super) fn join_halves(&self, rows: &mut Vec<(usize, usize, Run)>, barred: bool) {
        for table in 0..self.form.tables.len() {
            let [first, second] = self.copies(table, rows).try_into().unwrap_or_default();
            let Some(count) = self.columns_of_half(table, (first.start, second.start)) else { continue };
            let rest = self.columns(table, 0) - count;
            let is_in = |half: &std::ops::Range<usize>, (of, _, run): &&(usize, usize, Run)| {
                *of == table && half.contains(&run.label)
            };
            let above: Vec<_> = rows.iter().filter(|row| is_in(&first, row)).cloned().collect();
            let below: Vec<_> = rows.iter().filter(|row| is_in(&second, row)).cloned().collect();
            let (above, below) = (self.whole(above, count, barred), self.whole(below, rest, barred));
            let joined = above.into_iter().map(|(row, mut run, is_whole)| {
                let other = below.iter().find(|(other, _, is_whole)| *other == row && *is_whole).filter(|_| is_whole);
                run.cells.extend(other.into_iter().flat_map(|(_, other, _)| &other.cells));
                (table, row, Run { is_torn: false, before_label: false, ..run })
            });
            let joined: Vec<_> = joined.collect();
            rows.retain(|(of, ..)| *of != table);
            rows.extend(joined);
        }
    }

    /// The columns of the first half of a table whose halves begin with these labels.
    fn columns_of_half(&self, table: usize, (first, second): (usize, usize)) -> Option<usize> {
        let heads =
            self.heads.get(&(table, 0)).filter(|_| first < second && self.form.tables[table].blocks.len() == 1)?;
        let of = |range: std::ops::Range<usize>| {
            let mut columns: Vec<usize> =
                heads.iter().filter(|head| range.contains(&head.1)).map(|head| head.0).collect();
            columns.sort_unstable();
            columns
        };
        let (above, below) = (of(0..first), of(first..second));
        let is_all = above.iter().chain(&below).copied().eq(0..self.columns(table, 0));
        (is_all && !above.is_empty() && !below.is_empty()).then_some(above.len())
    }

    /// The rows of one half with exactly its cells, and whether they have them.
    fn whole(&self, rows: Vec<(usize, usize, Run)>, count: usize, barred: bool) -> Vec<(usize, Run, bool)> {
        // Words however short: what cuts whole rows lets two characters pass.
        let without_words = |(_, row, mut run): (usize, usize, Run)| {
            let is_word = |piece: &Piece| {
                piece.kind == Kind::Text && value::read(self.skeleton.text(*piece)).state == State::Text
            };
            if let Some(at) = run.cells.iter().skip(count).position(is_word) {
                run.cells.truncate(count + at);
            }
            (row, run)
        };
        let rows: Vec<(usize, Run)> = rows.into_iter().map(without_words).collect();
        let habit = Habit::of(rows.iter().map(|(_, run)| (run, count)), barred);
        // An empty place that is a cell is one wherever it ends up.
        let as_cell = |piece: &Piece| Piece { kind: if piece.is_empty() { Kind::Blank } else { piece.kind }, ..*piece };
        let whole = rows.into_iter().map(|(row, mut run)| {
            let cells = fit::fit(&run, count, habit).map(|cells| cells.iter().map(as_cell).collect());
            let is_whole = cells.is_ok();
            match cells {
                Ok(cells) => run.cells = cells,
                // Whatever it has too many of, it is no whole row.
                Err(_) => run.cells.truncate(count),
            }
            (row, run, is_whole)
        });
        whole.collect()
    }
}
