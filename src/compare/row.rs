//! A row of two years side by side, and how rows are listed: on their own, or idle ones of a group in one line.

use super::difference::{Difference, Nature};

/// One row of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The table's number: 2, 3 or 4.
    pub table: u8,
    /// The statutory label.
    pub label: &'static str,
    /// The label in few words.
    pub short: &'static str,
    /// The label of the group it belongs to.
    pub group: Option<&'static str>,
    /// Its cells from left to right.
    pub differences: Vec<Difference>,
}

impl Row {
    /// Tells whether nothing but zeros or blanks stand in it, alike in both years.
    pub fn is_idle(&self) -> bool {
        self.differences.iter().all(|one| {
            let calm = matches!(one.nature, Nature::Equal | Nature::Form) && one.broken.is_none();
            calm && one.last.is_nothing() && one.this.is_nothing()
        })
    }
}

/// A row as it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// On its own.
    Row(&'a Row),
    /// Several idle rows of one group in one line.
    Folded(&'a [Row]),
}

impl<'a> Shown<'a> {
    pub(super) fn of(run: &'a [Row]) -> Self {
        match run {
            [row] => Self::Row(row),
            run => Self::Folded(run),
        }
    }
}
