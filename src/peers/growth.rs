//! Hidiroglou–Berthelot: which agency's change from last year is out of the ordinary among those of its kind. Ratios are
//! made alike upwards and downwards, larger agencies count for more, and quartiles say what is ordinary. Fixed-point whole
//! numbers only, so that every machine says the same.

use super::amount::Amount;

/// Decimals of a ratio, as a factor.
const ONE: i128 = 1_000_000_000;
/// How many quartile distances from the middle are still ordinary.
const REACH: i128 = 4;
/// Where quartiles coincide, this share of the middle (1/20) takes their place.
const LEAST_SHARE: i128 = 20;

/// How a figure changed, beside the changes of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// As with the others.
    Ordinary,
    /// Grew far more than with the others.
    Up,
    /// Fell far more than with the others.
    Down,
}

/// What the changes of some agencies say of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Growth {
    /// How many changes there are, one's own with them.
    pub n: usize,
    /// How one's own stands to them.
    pub trend: Trend,
}

/// Last year's figure and this year's.
pub type Pair = (Amount, Amount);

impl Growth {
    /// Sets a change beside those of others; pairs with nothing in a year have no ratio and are left out. None below `least`
    /// changes, and where one's own has no ratio.
    pub fn of(own: Pair, others: &[Pair], least: usize) -> Option<Self> {
        let pairs: Vec<Pair> = std::iter::once(own).chain(others.iter().copied().filter(has_ratio)).collect();
        if !has_ratio(&own) || pairs.len() < least.max(2) {
            return None;
        }
        let ratios: Vec<i128> = pairs.iter().map(|(last, this)| this.0 * ONE / last.0).collect();
        let middle = middle(&mut ratios.clone()).max(1);
        let effects: Vec<i128> =
            ratios.iter().zip(&pairs).map(|(ratio, pair)| alike(*ratio, middle) * weight(*pair)).collect();
        let trend = trend(effects[0], &mut effects.clone());
        Some(Self { n: pairs.len(), trend })
    }
}

fn has_ratio((last, this): &Pair) -> bool {
    last.0 > 0 && this.0 > 0
}

/// A ratio as a distance from the middle one: twice as much and half as much are equally far.
fn alike(ratio: i128, middle: i128) -> i128 {
    // Ratios lie below 10^28, so that the product still fits.
    if ratio < middle { ONE - middle * ONE / ratio.max(1) } else { ratio * ONE / middle - ONE }
        .clamp(-ONE * ONE, ONE * ONE)
}

/// The root of the larger figure: a change counts for more in a larger agency, but not in proportion.
fn weight((last, this): Pair) -> i128 {
    let larger = last.max(this).0.unsigned_abs();
    i128::try_from(larger.isqrt()).unwrap_or(i128::MAX)
}

fn trend(own: i128, effects: &mut [i128]) -> Trend {
    let centre = middle(effects);
    let (low, high) = (effects[(effects.len() - 1) / 4], effects[(effects.len() - 1) * 3 / 4]);
    let least = centre.abs() / LEAST_SHARE;
    if own > centre + REACH * (high - centre).max(least).max(1) {
        Trend::Up
    } else if own < centre - REACH * (centre - low).max(least).max(1) {
        Trend::Down
    } else {
        Trend::Ordinary
    }
}

/// The middle of some whole numbers, which are put in order.
fn middle(numbers: &mut [i128]) -> i128 {
    numbers.sort_unstable();
    let half = numbers.len() / 2;
    if numbers.len().is_multiple_of(2) { i128::midpoint(numbers[half - 1], numbers[half]) } else { numbers[half] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pair((last, this): (i64, i64)) -> Pair {
        (Amount::whole(last), Amount::whole(this))
    }

    /// Twenty agencies that grew by some per cent.
    fn ordinary() -> Vec<Pair> {
        (0..20).map(|nth| pair((100 + nth * 7, 104 + nth * 8))).collect()
    }

    fn trend(own: (i64, i64)) -> Trend {
        Growth::of(pair(own), &ordinary(), 20).unwrap().trend
    }

    #[test]
    fn a_leap_and_a_fall_stand_out_and_the_usual_does_not() {
        assert_eq!(
            (trend((100, 900)), trend((900, 100)), trend((150, 158))),
            (Trend::Up, Trend::Down, Trend::Ordinary)
        );
    }

    #[test]
    fn a_small_agency_may_grow_by_half_where_a_large_one_may_not() {
        let mut others = ordinary();
        others.extend((0..20).map(|nth| pair((2 + nth % 3, 1 + nth % 5))));
        let of = |own| Growth::of(pair(own), &others, 20).unwrap().trend;
        assert_eq!((of((2, 3)), of((20_000, 30_000))), (Trend::Ordinary, Trend::Up));
    }

    #[test]
    fn too_few_changes_or_none_of_ones_own_say_nothing() {
        assert_eq!(Growth::of(pair((10, 900)), &ordinary()[..18], 20), None);
        assert_eq!(Growth::of(pair((0, 900)), &ordinary(), 20), None);
        let mut others = ordinary();
        others.extend([pair((0, 7)), pair((7, 0))]);
        assert_eq!(Growth::of(pair((100, 104)), &others, 20).unwrap().n, 21);
    }

    proptest! {
        #[test]
        fn the_order_of_the_others_is_nothing(
            own in (1i64..9_000, 1i64..9_000),
            others in prop::collection::vec((0i64..9_000, 0i64..9_000), 25..60),
        ) {
            let mut pairs: Vec<Pair> = others.into_iter().map(pair).collect();
            let before = Growth::of(pair(own), &pairs, 20);
            pairs.reverse();
            prop_assert_eq!(before, Growth::of(pair(own), &pairs, 20));
        }

        #[test]
        fn a_larger_leap_is_never_more_ordinary(
            own in (1i64..900, 1i64..9_000),
            more in 0i64..9_000,
            others in prop::collection::vec((1i64..900, 1i64..900), 40..60),
        ) {
            let pairs: Vec<Pair> = others.into_iter().map(pair).collect();
            let of = |own| Growth::of(pair(own), &pairs, 20).unwrap().trend;
            // One's own change is among those that say what is ordinary; beyond all others it cannot move the quartiles.
            let far = (own.0, own.1.max(9_000) * 900);
            prop_assert!(of((far.0, far.1 + more)) == Trend::Up || of(far) != Trend::Up);
        }
    }
}
