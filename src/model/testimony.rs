//! What a text says of cells, as data: a number and the sums of cells that it could be. Making it is the work of the rules on
//! the text, using it that of corrections.

use super::narrative::Amount;
use crate::form::CellId;

/// A number of a text that speaks of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Testimony {
    /// The sums of cells that it could be: the one that its words name first, then others as good.
    pub readings: Vec<Vec<CellId>>,
    /// The number.
    pub amount: Amount,
    /// The year of the report whose text it is; none for the report itself.
    pub year: Option<i16>,
    /// The line in that report.
    pub line: u32,
    /// The words, short enough for quoting.
    pub words: String,
}
