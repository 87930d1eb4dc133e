//! Tells rows that fit their columns by accident: in a document whose rows do not lie as the form's do, a row that lost as many
//! places as it has too many looks whole.

use super::Filler;
use crate::extract::piece::{Kind, Piece};
use crate::extract::rows::Run;
use crate::extract::value;
use crate::model::report::{AlarmCode, State};
use crate::text::fold;

/// A row with its cells, or why they cannot be told.
pub(super) struct Fitted<'r> {
    /// Its table and its row in the form.
    pub place: (usize, usize),
    /// The row as it stands.
    pub run: &'r Run,
    /// How many columns it has.
    pub columns: usize,
    /// Its cells.
    pub cells: Result<&'r [Piece], AlarmCode>,
}

impl Filler<'_> {
    /// Gives up rows that fit by accident. They come table by table, each in the order of the document.
    pub(super) fn doubt(&self, rows: &mut [Fitted<'_>]) {
        if overflows(rows) {
            let fitting = rows.iter_mut().filter(|row| row.columns > 1 && row.run.has_values() && row.cells.is_ok());
            fitting.for_each(|row| row.cells = Err(AlarmCode::TooManyValues));
        }
        let mut above = (None, 0, 0);
        for row in rows {
            let (table, hollow, filled) = if above.0 == Some(row.place.0) { above } else { (Some(row.place.0), 0, 0) };
            if row.run.cells.is_empty() {
                above = (table, hollow + 1, filled);
                continue;
            }
            above = (table, hollow, filled + 1);
            if row.cells.is_ok() && hollow > 1 && hollow > filled && self.figures_follow(row.run) {
                row.cells = Err(AlarmCode::BlankCellsLost);
            }
        }
    }

    /// Tells whether the next thing behind a row is a figure or a blank of another row: below many labels without values, it is
    /// the first row of a heap in which no label says whose they are.
    fn figures_follow(&self, run: &Run) -> bool {
        let Some(last) = run.cells.last() else { return false };
        let pieces = self.skeleton.pieces;
        let next = pieces.partition_point(|piece| piece.span.start <= last.span.start);
        let is_break = |at: &usize| matches!(pieces[*at].kind, Kind::Gap | Kind::RowEnd | Kind::Pad);
        let Some(next) = (next..pieces.len()).find(|at| !is_break(at)) else { return false };
        match pieces[next].kind {
            Kind::Text => self.skeleton.word(next).is_none() && begins_with_a_value(self.skeleton.text(pieces[next])),
            kind => matches!(kind, Kind::Digits(_) | Kind::Blank),
        }
    }
}

fn begins_with_a_value(text: &str) -> bool {
    let first = text.split(fold::is_blank).next().unwrap_or_default();
    matches!(value::read(first).state, State::Number | State::Dash)
}

/// Tells whether most rows of several columns have more values than columns.
fn overflows(rows: &[Fitted<'_>]) -> bool {
    let wide = || rows.iter().filter(|row| row.columns > 1 && row.run.has_values());
    let too_many = wide().filter(|row| row.cells == Err(AlarmCode::TooManyValues)).count();
    too_many > wide().filter(|row| row.cells.is_ok()).count()
}
