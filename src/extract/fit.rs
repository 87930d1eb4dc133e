//! Fits the run of pieces after a row's label to the row's columns: exactly as many cells as columns, or an alarm. Which
//! empty pieces are cells and which are traces of merged cells is told by the other rows of the same table.

use super::piece::{Kind, Piece};
use super::rows::Run;
use crate::model::report::AlarmCode;

/// What the rows of one table tell about its layout.
#[expect(clippy::struct_excessive_bools, reason = "things seen in passing, none excludes another")]
#[derive(Clone, Copy, Debug, Default)]
pub struct Habit {
    /// Rows with room to spare whose first piece is filled: cells are packed to the left.
    packed_left: usize,
    /// Rows with room to spare whose last piece is filled: merged cells are kept before the values.
    packed_right: usize,
    /// An empty piece stands before a filled one: blanks are kept in their places.
    keeps_blanks: bool,
    /// Some row has more pieces than columns.
    has_spare: bool,
    /// The fewest pieces beyond its columns that a row without an empty cell has.
    spare: Option<usize>,
    /// The empty pieces behind the values of rows that are filled throughout.
    tail: Tail,
    /// The columns of the rows that tell it: those of other blocks may be wider and cover more.
    told_by: usize,
    /// Rows whose values can only stand right after the label, whatever empty pieces are behind them.
    leading: usize,
    /// Rows whose values can only stand where the tail of the others puts them.
    tailing: usize,
    /// In some row with a value in every column, empty pieces stand before the first one only.
    covers_before: bool,
    /// How many pieces there are on the lines of such rows and of others that end with a value.
    reach: Tail,
    /// Rows begin with a bar alone.
    barred: bool,
}

/// A length that rows tell, as that of the empty pieces behind their last values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tail {
    /// No row tells.
    #[default]
    Untold,
    /// So many, in every row that tells.
    Always(usize),
    /// Now so many, now others.
    Various,
}

impl Tail {
    fn also(self, length: usize) -> Self {
        match self {
            Self::Untold => Self::Always(length),
            Self::Always(known) if known == length => self,
            Self::Always(_) | Self::Various => Self::Various,
        }
    }
}

impl Habit {
    /// Learns the habit of a table from its rows and the number of columns of each.
    pub fn of<'r>(rows: impl Iterator<Item = (&'r Run, usize)> + Clone, barred: bool) -> Self {
        let mut habit = Self { barred, ..Self::default() };
        let rows = rows.filter(|(run, _)| run.on_one_line);
        for (run, columns) in rows.clone() {
            habit.learn(run, columns);
        }
        for (run, columns) in rows.filter(|(run, _)| run.has_values()) {
            let ways = (after_label(&run.cells, columns), before_tail(&run.cells, columns, habit.tail_of(columns)));
            habit.leading += usize::from(matches!(ways, (Some(_), None)));
            habit.tailing += usize::from(matches!(ways, (None, Some(_))));
        }
        habit
    }

    fn learn(&mut self, run: &Run, columns: usize) {
        let cells = &run.cells;
        let filled = |piece: Option<&Piece>| piece.is_some_and(|piece| piece.is_visible());
        if cells.len() > columns {
            self.has_spare = true;
            self.packed_left += usize::from(filled(cells.first()));
            self.packed_right += usize::from(filled(cells.last()));
        }
        if cells.len() >= columns && cells[..columns].iter().all(|piece| piece.is_visible()) {
            let spare = cells.len() - columns;
            self.spare = Some(self.spare.map_or(spare, |least| least.min(spare)));
        }
        let first = cells.iter().position(|piece| piece.is_visible());
        let last = cells.iter().rposition(|piece| piece.is_visible());
        if let (Some(first), Some(last)) = (first, last)
            && last - first + 1 == columns
            && cells[first..=last].iter().all(|piece| piece.is_visible())
        {
            self.tell_tail(cells.len() - 1 - last, columns);
            if last + 1 == cells.len() {
                self.covers_before |= first > 0;
                self.reach = self.reach.also(run.before + cells.len());
            }
        }
        if let (Some(first), Some(last)) = (first, last) {
            self.keeps_blanks |= cells[first..last].iter().any(|piece| piece.is_empty());
        }
    }

    fn tell_tail(&mut self, length: usize, columns: usize) {
        if self.tail == Tail::Untold {
            self.told_by = columns;
        }
        if self.told_by == columns {
            self.tail = self.tail.also(length);
        }
    }

    /// Tells whether a row ends before the others of a grid do, in which merged cells are kept before the values: its last blanks are
    /// gone, and what stands before its values may be more than merged cells.
    fn is_cut_short(self, run: &Run) -> bool {
        let Tail::Always(reach) = self.reach else { return false };
        let begins_empty = run.on_one_line && run.cells.first().is_some_and(|piece| piece.is_empty());
        self.covers_before && begins_empty && run.has_values() && run.before + run.cells.len() < reach
    }

    /// The tail of a row with so many columns.
    fn tail_of(self, columns: usize) -> Tail {
        if self.told_by == columns { self.tail } else { Tail::Untold }
    }
}

/// The cells of a row, or why they cannot be told.
pub fn fit(run: &Run, columns: usize, habit: Habit) -> Result<&[Piece], AlarmCode> {
    let mut cells = run.cells.as_slice();
    if habit.is_cut_short(run) {
        return Err(AlarmCode::BlankCellsLost);
    }
    if run.is_torn {
        if cells.len() <= columns {
            return Err(AlarmCode::BlankCellsLost);
        }
        cells = &cells[1..];
    }
    if let [rest @ .., last] = cells
        && (habit.barred && run.before_label && !rest.is_empty() && last.kind == Kind::Bar)
    {
        cells = rest;
    }
    if run.on_one_line
        && let Some(own) = before_tail(cells, columns, habit.tail_of(columns))
    {
        // What a label covers may stand at the row's end, so that rows of wider labels have a longer tail.
        cells = match after_label(cells, columns) {
            Some(_) if habit.leading > 0 && habit.tailing > 0 && run.has_values() => {
                return Err(AlarmCode::BlankCellsLost);
            }
            Some(first) if habit.leading > 0 => first,
            _ => own,
        };
    }
    if run.on_one_line && habit.packed_right > habit.packed_left {
        cells = without_leading(cells, columns);
    }
    cells = without_trailing(cells, columns);
    // Merged cells leave their traces before the values in whole rows only: elsewhere an empty cell there is a cell.
    if run.on_one_line {
        let own = without_leading(cells, columns);
        // No row shows that they are traces of merged cells, and this one has blanks of its own.
        if own.len() < cells.len() && !habit.covers_before && own.iter().any(|piece| piece.is_empty()) {
            return Err(AlarmCode::BlankCellsLost);
        }
        cells = own;
    }
    match cells.len() {
        len if len > columns => Err(AlarmCode::TooManyValues),
        len if len < columns => Err(AlarmCode::BlankCellsLost),
        _ if sure(cells, run, habit) => Ok(cells),
        _ => Err(AlarmCode::BlankCellsLost),
    }
}

/// Pads among the cells are blanks only where this table keeps its blanks, never pads, or the row is empty altogether; and
/// only where the row is as long as the others: a shorter one lost cells somewhere.
fn sure(cells: &[Piece], run: &Run, habit: Habit) -> bool {
    let padded = cells.iter().any(|piece| piece.kind == Kind::Pad);
    let is_short = run.on_one_line && run.cells.len() < cells.len() + habit.spare.unwrap_or(0);
    !padded || !run.has_values() || !is_short && (habit.keeps_blanks || !habit.has_spare)
}

/// The cells that stand where those of every full row stand, counted from the row's end, if nothing stands beside them.
fn before_tail(cells: &[Piece], columns: usize, tail: Tail) -> Option<&[Piece]> {
    let Tail::Always(tail) = tail else { return None };
    let end = cells.len().checked_sub(tail)?;
    let start = end.checked_sub(columns)?;
    let is_alone = cells[..start].iter().chain(&cells[end..]).all(|piece| piece.is_empty());
    is_alone.then(|| &cells[start..end])
}

/// The cells right after the label, if nothing stands behind them.
fn after_label(cells: &[Piece], columns: usize) -> Option<&[Piece]> {
    let (own, rest) = cells.split_at_checked(columns)?;
    rest.iter().all(|piece| piece.is_empty()).then_some(own)
}

fn without_trailing(cells: &[Piece], columns: usize) -> &[Piece] {
    let spare = cells.len().saturating_sub(columns);
    let empty = cells.iter().rev().take(spare).take_while(|piece| piece.is_empty()).count();
    &cells[..cells.len() - empty]
}

fn without_leading(cells: &[Piece], columns: usize) -> &[Piece] {
    let spare = cells.len().saturating_sub(columns);
    let empty = cells.iter().take(spare).take_while(|piece| piece.is_empty()).count();
    &cells[empty..]
}
