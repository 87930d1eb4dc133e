//! Tries a glued row: its cells, every way to cut its figures, and what speaks for them. It decides nothing.

use super::cuts::{Part, Run};
use super::joint::{self, Unit};
use super::runs::{self, GluedRow, GluedTable};
use super::source::Source;
use crate::form::{CellId, Kind};
use crate::model::report::AlarmCode;

/// A row with the ways to read it.
pub struct Attempt<'a> {
    /// The row.
    pub row: &'a GluedRow,
    /// Its cells in the order they stand.
    pub cells: Vec<CellId>,
    /// What its cells state.
    pub kinds: Vec<Kind>,
    /// Its figures.
    pub run: Run,
    /// Every way to cut them, in which the row and what it may have swallowed have all their cells.
    pub readings: Vec<Vec<Part>>,
    /// Why it cannot be read at all.
    pub refusal: Option<AlarmCode>,
    /// What speaks for its reading, where it has one only.
    pub voucher: Voucher,
}

/// What speaks for the only reading of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Voucher {
    /// Each cell is one figure long or set off by blanks, or the sum within the row holds.
    Sound,
    /// No sum is at hand: a stray digit, or a figure of another row, would leave no trace.
    None,
    /// Figures of several digits, and the sum within the row does not hold.
    Against,
}

impl Source<'_> {
    /// Tries a row.
    pub(super) fn attempt<'r>(&self, row: &'r GluedRow, glued: &GluedTable) -> Attempt<'r> {
        let cells = self.cells(row, glued);
        let kinds: Vec<Kind> = cells.iter().map(|&cell| self.form.spec(cell).kind).collect();
        let run = runs::run(self.scan, row.figures);
        let mut cuts = run.cut(&kinds);
        // A blank on both sides tells the cells of a row, but not whether a digit too many stands in its only one.
        let is_plain = run.chars.len() == cells.len() || cells.len() > 1 && run.fewest_cells() == cells.len();
        let swallowed = self.lost_row_after(row, glued).filter(|_| !is_plain);
        let refusal = match run.chars.len() {
            _ if row.doubtful || swallowed.is_some() => Some(AlarmCode::DigitsGlued),
            len if len < cells.len() => Some(AlarmCode::BlankCellsLost),
            _ if run.fewest_cells() > cells.len() => Some(AlarmCode::TooManyValues),
            _ if cuts.readings.is_empty() || !cuts.complete => Some(AlarmCode::DigitsGlued),
            _ => None,
        };
        let voucher = if is_plain { Voucher::Sound } else { self.voucher(&cells, &cuts.readings, glued) };
        if let Some(lost) = swallowed {
            let both: Vec<Kind> = kinds.iter().copied().chain(lost).collect();
            cuts.readings.extend(run.cut(&both).readings);
        }
        Attempt { row, cells, kinds, run, readings: cuts.readings, refusal, voucher }
    }

    /// The kinds of cells of the form's next row in the same block, where its label stands nowhere: its figures may stand behind
    /// those of this row.
    fn lost_row_after(&self, row: &GluedRow, glued: &GluedTable) -> Option<Vec<Kind>> {
        let table = self.table();
        let merged = self.form.merged.as_ref().filter(|_| glued.is_merged);
        let place = table.rows.iter().position(|one| one.first == row.first);
        let mut next = match (place, merged) {
            (Some(place), _) => place + 1,
            (None, Some(merged)) => merged.stands_for.end,
            (None, None) => return None,
        };
        let mut first = table.rows.get(next).filter(|_| !table.one_line)?.first;
        if let Some(merged) = merged.filter(|merged| self.nth == 1 && merged.stands_for.contains(&next)) {
            (first, next) = (merged.row.first, merged.stands_for.start);
        }
        let is_lost = table.rows[next].block == row.block && glued.rows.iter().all(|known| known.first != first);
        is_lost.then(|| table.cells_of(next).map(|cell| self.form.spec(cell).kind).collect())
    }

    /// What speaks for the only reading of a row with figures of several digits.
    fn voucher(&self, cells: &[CellId], readings: &[Vec<Part>], glued: &GluedTable) -> Voucher {
        let [parts] = readings else { return Voucher::None };
        let Some(figures) = parts.iter().map(|part| part.count).collect::<Option<Vec<i64>>>() else {
            return Voucher::None;
        };
        let unit = Unit { cells: cells.to_vec(), readings: vec![figures] };
        match joint::adds_up(&unit, self.identities(glued)) {
            Some(true) => Voucher::Sound,
            Some(false) => Voucher::Against,
            None => Voucher::None,
        }
    }

    /// The cells of a row in the order they stand; of a table in one line those of all its rows.
    fn cells(&self, row: &GluedRow, glued: &GluedTable) -> Vec<CellId> {
        let columns = self.table().blocks[row.block].columns.len();
        let order = self.order(glued, row.block).unwrap_or_else(|| (0..columns).collect());
        let rows = if self.table().one_line { self.table().rows.len() } else { 1 };
        let cell = |nth: usize| CellId(row.first.0 + u16::try_from(nth).unwrap_or(u16::MAX));
        (0..rows).flat_map(|row| order.iter().map(move |column| row * columns + column)).map(cell).collect()
    }
}
