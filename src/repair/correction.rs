//! One way to mend a part of a table: the figures that change, and what then follows for its blanks. It searches nothing.

use super::meant::Meant;
use super::slip::LineSlip;
use crate::form::CellId;
use crate::text::number::Number;
use crate::tie::{Interval, Place, System};

/// A figure that would have to be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The cell.
    pub cell: CellId,
    /// What it would have to be.
    pub to: Meant,
}

/// One way to mend a part of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The figures that change, in the order of the form.
    pub changes: Vec<Change>,
    /// One value for each of them with which everything holds.
    pub values: Vec<Number>,
    /// The blanks that then have only one value left.
    pub fills: Vec<(CellId, i64)>,
    /// The one slip that moved all of them, where there is one; such a way may change more cells than the smallest ones.
    pub slip: Option<LineSlip>,
}

impl Correction {
    /// Changes the figures at some places of a system, given what is left for every place and one filling.
    pub(super) fn of(system: &System, places: &[Place], (left, filling): (&[Interval], &[i64])) -> Self {
        let mut places = places.to_vec();
        places.sort_by_key(|place| system.cell(*place));
        Self {
            changes: places.iter().map(|&at| Change { cell: system.cell(at), to: left[at].into() }).collect(),
            values: places.iter().map(|&at| filling[at].into()).collect(),
            fills: fills(system, left, &|place| places.contains(&place)),
            slip: None,
        }
    }

    /// The cells that change.
    pub fn cells(&self) -> impl Iterator<Item = CellId> + '_ {
        self.changes.iter().map(|change| change.cell)
    }
}

/// The blanks that have only one value left, and it is not 0.
fn fills(system: &System, left: &[Interval], is_changed: &impl Fn(Place) -> bool) -> Vec<(CellId, i64)> {
    let blank = |place: &Place| !is_changed(*place) && system.is_blank(*place);
    let fills = (0..left.len()).filter(blank).filter_map(|place| Some((system.cell(place), left[place].only()?)));
    let mut fills: Vec<(CellId, i64)> = fills.filter(|(_, value)| *value != 0).collect();
    fills.sort_by_key(|fill| fill.0);
    fills
}
