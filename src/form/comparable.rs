//! What of two editions may be set side by side, and with which reservation.

use serde::Deserialize;

use super::CellId;

/// How far two cells, or sums of cells, of two editions may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Comparability {
    /// The same thing.
    Same,
    /// The same thing under a narrower or wider name.
    Renamed,
    /// Several rows against one.
    Sum,
    /// Only a hint: the notions differ.
    Indicative,
    /// Not at all.
    None,
}

/// One entry of the map between two editions.
#[derive(Clone, Debug)]
pub struct Comparable {
    /// Cells of the later edition.
    pub this: Vec<CellId>,
    /// Cells of the earlier edition.
    pub last: Vec<CellId>,
    /// How far they compare.
    pub how: Comparability,
    /// The reason in Chinese.
    pub zh: String,
    /// The reason in English.
    pub en: String,
}
