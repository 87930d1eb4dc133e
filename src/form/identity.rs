//! Declared identities: which cells of one report must balance. Judging them is `tie`'s work.

use serde::Deserialize;

use super::CellId;

/// How the two sides of an identity must stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The sums are equal.
    #[default]
    Equal,
    /// The left sum is not below the right one.
    AtLeast,
}

/// One identity of one report: Σ `left` stands in `relation` to Σ `right`.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The rule that reports it, as `A101`.
    pub rule: String,
    /// Cells that are added up on the left.
    pub left: Vec<CellId>,
    /// How the sums must stand.
    pub relation: Relation,
    /// Cells that are added up on the right; none is 0.
    pub right: Vec<CellId>,
    /// The cell where a broken identity is marked first.
    pub corrected: CellId,
}

impl Identity {
    /// All cells that take part: the corrected one first, then left, then right.
    pub fn cells(&self) -> Vec<CellId> {
        let others = self.left.iter().chain(&self.right).copied();
        std::iter::once(self.corrected).chain(others.filter(|&cell| cell != self.corrected)).collect()
    }

    /// Tells whether a cell takes part.
    pub fn involves(&self, cell: CellId) -> bool {
        self.left.contains(&cell) || self.right.contains(&cell)
    }
}
