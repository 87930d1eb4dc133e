//! Declared chains: which cells of a year must follow from the year before. Judging them is `tie`'s work.

use super::{CellId, Edition};

/// One chain over two years: Σ `this` = Σ last year's `last` + Σ `plus`.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The rule that reports it, as `B201`.
    pub rule: String,
    /// The edition of last year's report.
    pub from: Edition,
    /// Cells of this year that are added up; the first is the one a break is marked at.
    pub this: Vec<CellId>,
    /// Cells of last year, in its own edition.
    pub last: Vec<CellId>,
    /// Cells of this year that are added to last year's.
    pub plus: Vec<CellId>,
}
