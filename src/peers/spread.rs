//! Median and median distance (MAD) of a set of figures, and the place of one figure among them. Whole numbers only.

use std::cmp::Ordering;

use super::amount::Amount;

/// What is usual among some figures, and how a figure of one's own stands to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// How many others there are.
    pub n: usize,
    /// The middle of the others.
    pub median: Amount,
    /// The middle of their distances from it.
    pub mad: Amount,
    /// The place of one's own figure among all of them, the largest first; equals share the better place.
    pub rank: usize,
    /// How far one's own figure is from the median.
    pub distance: Amount,
}

impl Spread {
    /// Sets a figure beside others; none where there are no others.
    pub fn of(own: Amount, others: &[Amount]) -> Option<Self> {
        let median = median(&mut others.to_vec())?;
        let mut distances: Vec<Amount> = others.iter().map(|other| other.distance(median)).collect();
        let mad = self::median(&mut distances)?;
        let rank = others.iter().filter(|other| **other > own).count() + 1;
        Some(Self { n: others.len(), median, mad, rank, distance: own.distance(median) })
    }

    /// What the distance is measured in: the MAD, but never less than 1, since many figures are 0 everywhere.
    fn measure(&self) -> Amount {
        self.mad.max(Amount::whole(1))
    }

    /// How many times the usual distance it is away, whole times only.
    pub fn times(&self) -> i128 {
        self.distance.0 / self.measure().0
    }

    /// Tells whether the figure is more than so many usual distances and more than so much away.
    pub fn is_unusual(&self, times: i64, least: i64) -> bool {
        self.distance.0 > i128::from(times) * self.measure().0 && self.distance > Amount::whole(least)
    }

    /// Orders by how unusual a figure is, in usual distances; the more unusual is greater.
    pub fn by_oddity(&self, other: &Self) -> Ordering {
        (self.distance.0 * other.measure().0).cmp(&(other.distance.0 * self.measure().0))
    }
}

/// The middle of some figures: of an even number the middle of the two in the middle.
pub fn median(figures: &mut [Amount]) -> Option<Amount> {
    figures.sort_unstable();
    let half = figures.len() / 2;
    let upper = *figures.get(half)?;
    let is_even = figures.len().is_multiple_of(2);
    Some(if is_even { upper.middle(*figures.get(half - 1)?) } else { upper })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn amounts(values: &[i64]) -> Vec<Amount> {
        values.iter().map(|value| Amount::whole(*value)).collect()
    }

    fn spread(own: i64, others: &[i64]) -> Spread {
        Spread::of(Amount::whole(own), &amounts(others)).unwrap()
    }

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        let spread = spread(40, &[1, 2, 3, 10]);
        assert_eq!((spread.median.number().to_string(), spread.mad.number().to_string()), ("2.5".into(), "1".into()));
        assert_eq!((spread.n, spread.rank, spread.times()), (4, 1, 37));
        assert_eq!(Spread::of(Amount::whole(1), &[]), None);
    }

    #[test]
    fn where_nearly_all_are_zero_one_is_the_measure() {
        let spread = spread(30, &[0, 0, 0, 0, 0, 0, 0, 2]);
        assert!(spread.is_unusual(5, 20) && !spread.is_unusual(5, 30) && !spread.is_unusual(30, 20));
    }

    proptest! {
        #[test]
        fn the_order_of_the_others_is_nothing(own in 0i64..5_000,
            mut others in prop::collection::vec(0i64..5_000, 1..40),
            turn in 0usize..40,
        ) {
            let before = spread(own, &others);
            others.reverse();
            let turn = turn % others.len();
            others.rotate_left(turn);
            prop_assert_eq!(before, spread(own, &others));
        }

        #[test]
        fn all_figures_times_as_much_are_as_unusual(
            own in 0i64..5_000,
            others in prop::collection::vec(0i64..5_000, 1..40),
            factor in 1i64..1_000,
        ) {
            let all: Vec<i64> = others.iter().map(|other| other * factor).collect();
            let (one, many) = (spread(own, &others), spread(own * factor, &all));
            prop_assert_eq!((many.n, many.rank), (one.n, one.rank));
            let scaled = |amount: Amount| Amount(amount.0 * i128::from(factor));
            prop_assert_eq!((many.median, many.mad), (scaled(one.median), scaled(one.mad)));
            prop_assert!(one.mad < Amount::whole(1) || one.times() == many.times());
        }

        #[test]
        fn the_same_shift_of_all_figures_changes_nothing_but_the_median(
            own in 0i64..5_000,
            others in prop::collection::vec(0i64..5_000, 1..40),
            shift in 0i64..1_000,
        ) {
            let all: Vec<i64> = others.iter().map(|other| other + shift).collect();
            let (one, moved) = (spread(own, &others), spread(own + shift, &all));
            prop_assert_eq!((one.mad, one.rank, one.distance), (moved.mad, moved.rank, moved.distance));
        }

        #[test]
        fn further_away_is_never_less_unusual(
            others in prop::collection::vec(0i64..5_000, 1..40),
            (above, further) in (0i64..5_000, 0i64..5_000),
        ) {
            let (near, far) = (spread(5_000 + above, &others), spread(5_000 + above + further, &others));
            prop_assert!(far.by_oddity(&near) != Ordering::Less);
            prop_assert!(!near.is_unusual(5, 20) || far.is_unusual(5, 20));
            prop_assert!(far.rank <= near.rank);
        }
    }
}
