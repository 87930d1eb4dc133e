//! The place of one figure among those of others. Whole numbers only.

use std::cmp::Ordering;

use super::amount::Amount;
use super::norm::Norm;

/// What is usual among some figures, and how a figure of one's own stands to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// What is usual among the others.
    pub norm: Norm,
    /// The place of one's own figure among all of them, the largest first; equals share the better place.
    pub rank: usize,
    /// How far one's own figure is from the median.
    pub distance: Amount,
}

impl Spread {
    /// Sets a figure beside others; none where there are no others.
    pub fn of(own: Amount, others: &[Amount]) -> Option<Self> {
        let norm = Norm::of(others)?;
        let rank = others.iter().filter(|other| **other > own).count() + 1;
        Some(Self { norm, rank, distance: own.distance(norm.median) })
    }

    /// How many times the usual distance it is away, whole times only.
    pub fn times(&self) -> i128 {
        self.distance.0 / self.norm.measure().0
    }

    /// Orders by how unusual a figure is, in usual distances; the more unusual is greater.
    pub fn by_oddity(&self, other: &Self) -> Ordering {
        (self.distance.0 * other.norm.measure().0).cmp(&(other.distance.0 * self.norm.measure().0))
    }
}

#[cfg(test)]
mod tests {
    use super::super::limits::Limits;
    use super::*;
    use proptest::prelude::*;

    fn is_unusual(own: i64, spread: Spread, (times, difference): (i64, i64)) -> bool {
        spread.norm.is_far(Amount::whole(own), Limits { least: 1, times, difference, history: 1 })
    }

    fn amounts(values: &[i64]) -> Vec<Amount> {
        values.iter().map(|value| Amount::whole(*value)).collect()
    }

    fn spread(own: i64, others: &[i64]) -> Spread {
        Spread::of(Amount::whole(own), &amounts(others)).unwrap()
    }

    #[test]
    fn the_middle_of_an_even_number_lies_between_two() {
        let spread = spread(40, &[1, 2, 3, 10]);
        assert_eq!(
            (spread.norm.median.number().to_string(), spread.norm.mad.number().to_string()),
            ("2.5".into(), "1".into())
        );
        assert_eq!((spread.norm.n, spread.rank, spread.times()), (4, 1, 37));
        assert_eq!(Spread::of(Amount::whole(1), &[]), None);
    }

    #[test]
    fn where_nearly_all_are_zero_one_is_the_measure() {
        let spread = spread(30, &[0, 0, 0, 0, 0, 0, 0, 2]);
        assert!(
            is_unusual(30, spread, (5, 20)) && !is_unusual(30, spread, (5, 30)) && !is_unusual(30, spread, (30, 20))
        );
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
            prop_assert_eq!((many.norm.n, many.rank), (one.norm.n, one.rank));
            let scaled = |amount: Amount| Amount(amount.0 * i128::from(factor));
            prop_assert_eq!((many.norm.median, many.norm.mad), (scaled(one.norm.median), scaled(one.norm.mad)));
            prop_assert!(one.norm.mad < Amount::whole(1) || one.times() == many.times());
        }

        #[test]
        fn the_same_shift_of_all_figures_changes_nothing_but_the_median(
            own in 0i64..5_000,
            others in prop::collection::vec(0i64..5_000, 1..40),
            shift in 0i64..1_000,
        ) {
            let all: Vec<i64> = others.iter().map(|other| other + shift).collect();
            let (one, moved) = (spread(own, &others), spread(own + shift, &all));
            prop_assert_eq!((one.norm.mad, one.rank, one.distance), (moved.norm.mad, moved.rank, moved.distance));
        }

        #[test]
        fn further_away_is_never_less_unusual(
            others in prop::collection::vec(0i64..5_000, 1..40),
            (above, further) in (0i64..5_000, 0i64..5_000),
        ) {
            let (near, far) = (spread(5_000 + above, &others), spread(5_000 + above + further, &others));
            prop_assert!(far.by_oddity(&near) != Ordering::Less);
            let unusual = |own: i64, spread: Spread| is_unusual(own, spread, (5, 20));
            prop_assert!(!unusual(5_000 + above, near) || unusual(5_000 + above + further, far));
            prop_assert!(far.rank <= near.rank);
        }
    }
}
