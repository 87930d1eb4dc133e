//! What a blank cell can be: the whole numbers from a lowest to a highest one.

use crate::text::number::Number;

/// The whole numbers from `low` to `high`, or from `low` up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lowest, never below 0.
    pub low: i64,
    /// The highest; none where there is no bound.
    pub high: Option<i64>,
}

impl Interval {
    /// What a blank is before anything is known of it.
    pub const ANY: Self = Self { low: 0, high: None };

    /// The one number it leaves, or `None` where it leaves several.
    pub fn only(self) -> Option<i64> {
        self.high.filter(|&high| high == self.low)
    }

    /// Tells whether it holds `value`.
    pub fn contains(self, value: i64) -> bool {
        value >= self.low && self.high.is_none_or(|high| value <= high)
    }

    /// What both leave, or `None` where they share no number.
    pub fn meet(self, other: Self) -> Option<Self> {
        let high = match (self.high, other.high) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        let met = Self { low: self.low.max(other.low), high };
        high.is_none_or(|high| met.low <= high).then_some(met)
    }

    /// Its bounds as exact numbers.
    pub fn bounds(self) -> (Number, Option<Number>) {
        (Number::whole(self.low), self.high.map(Number::whole))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_keeps_what_both_leave() {
        let (low, high) = (Interval { low: 2, high: None }, Interval { low: 0, high: Some(3) });
        assert_eq!(low.meet(high), Some(Interval { low: 2, high: Some(3) }));
        assert_eq!(low.meet(Interval { low: 0, high: Some(1) }), None);
        assert_eq!(Interval { low: 4, high: Some(4) }.only(), Some(4));
        assert_eq!(low.only(), None);
    }
}
