//! What a cell should say: one number, or the numbers between two bounds.

use crate::text::number::Number;
use crate::tie::Interval;

/// The numbers from `low` to `high`, or from `low` up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meant {
    /// The lowest.
    pub low: Number,
    /// The highest; none where there is no bound.
    pub high: Option<Number>,
}

impl Meant {
    /// Exactly one number.
    pub const fn exactly(number: Number) -> Self {
        Self { low: number, high: Some(number) }
    }

    /// The one number it leaves, or none where it leaves several.
    pub fn only(self) -> Option<Number> {
        self.high.filter(|&high| high == self.low)
    }

    /// Tells whether it holds a number.
    pub fn contains(self, number: Number) -> bool {
        number >= self.low && self.high.is_none_or(|high| number <= high)
    }
}

impl From<Interval> for Meant {
    fn from(range: Interval) -> Self {
        let (low, high) = range.bounds();
        Self { low, high }
    }
}
