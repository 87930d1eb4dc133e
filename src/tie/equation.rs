//! One equation over ranges of whole numbers: can it hold, and what does it leave for each of its cells? It knows no others.

use super::Interval;

/// A cell of a system, by its place in it.
pub type Place = usize;

/// One equation: Σ sign × cell = 0.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    pub(super) terms: Vec<(Place, i64)>,
}

impl Equation {
    /// Tells whether it can hold for some values within the ranges, whatever other equations say.
    pub(super) fn can_hold(&self, ranges: &[Interval]) -> bool {
        self.bounds(ranges).is_some_and(|(low, high)| low.total() <= 0 && high.total() >= 0)
    }

    /// Narrows the ranges of its cells; gives those that changed, or none where it cannot hold. Each bound is supported by
    /// the others as they were, so once is enough.
    pub(super) fn narrow(&self, ranges: &mut [Interval]) -> Option<Vec<Place>> {
        let (low, high) = self.bounds(ranges)?;
        if low.total() > 0 || high.total() < 0 {
            return None;
        }
        let mut changed = Vec::new();
        for &(place, sign) in &self.terms {
            let own = ranges[place];
            if own.only().is_some() {
                continue;
            }
            let met = own.meet(allowed(signed(own, sign), (low, high), sign)?)?;
            if met != own {
                ranges[place] = met;
                changed.push(place);
            }
        }
        Some(changed)
    }

    /// The least and the most that the terms come to.
    fn bounds(&self, ranges: &[Interval]) -> Option<(Bound, Bound)> {
        let (mut low, mut high) = (Bound::default(), Bound::default());
        for &(place, sign) in &self.terms {
            let (least, most) = signed(ranges[place], sign);
            low.add(least)?;
            high.add(most)?;
        }
        Some((low, high))
    }
}

/// What the other terms leave for one: together they come to between `low` and `high` less its own part.
fn allowed(own: (Option<i64>, Option<i64>), (low, high): (Bound, Bound), sign: i64) -> Option<Interval> {
    let at_most = low.without(own.0).map(|others| -others);
    let at_least = high.without(own.1).map(|others| -others);
    let (least, most) = if sign > 0 { (at_least, at_most) } else { (at_most.map(|v| -v), at_least.map(|v| -v)) };
    let possible = most.is_none_or(|most| most >= 0);
    possible.then(|| Interval { low: least.unwrap_or(0).max(0), high: most })
}

/// A sum of bounds, of which some may be without end.
#[derive(Clone, Copy, Debug, Default)]
struct Bound {
    sum: i64,
    endless: usize,
}

impl Bound {
    fn add(&mut self, bound: Option<i64>) -> Option<()> {
        match bound {
            Some(value) => self.sum = self.sum.checked_add(value)?,
            None => self.endless += 1,
        }
        Some(())
    }

    /// The sum, where it has an end; a bound without end never forbids anything.
    fn total(self) -> i64 {
        if self.endless > 0 { 0 } else { self.sum }
    }

    /// The sum without one of its terms; none where it has no end.
    fn without(self, term: Option<i64>) -> Option<i64> {
        match (term, self.endless) {
            (Some(value), 0) => self.sum.checked_sub(value),
            (None, 1) => Some(self.sum),
            _ => None,
        }
    }
}

/// The least and the most of a term; none is without end.
fn signed(range: Interval, sign: i64) -> (Option<i64>, Option<i64>) {
    if sign > 0 { (Some(range.low), range.high) } else { (range.high.map(|high| -high), Some(-range.low)) }
}
