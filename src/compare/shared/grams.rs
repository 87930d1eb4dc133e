//! The grams of a text as a set, and how much of one set is in another. A gram is known by a hash of 64 bits: that two
//! different ones of a pair of texts have one is as likely as one in some ten million million.

use super::prose::Prose;

/// The different grams of a text, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grams(Box<[u64]>);

/// How much of one text stands in another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Grams that are in both.
    pub common: usize,
    /// Grams of the one.
    pub all: usize,
}

impl Share {
    /// How many of so many are at least so many percent.
    pub const fn needed(all: usize, percent: usize) -> usize {
        (all * percent).div_ceil(100)
    }

    /// Tells whether it is at least so many percent of something.
    pub const fn reaches(self, percent: usize) -> bool {
        self.all > 0 && self.common * 100 >= self.all * percent
    }

    /// Whole percents, rounded down, so that what is said is never more than what is.
    pub const fn percent(self) -> usize {
        match (self.common * 100).checked_div(self.all) {
            Some(percent) => percent,
            None => 0,
        }
    }
}

impl Grams {
    /// The grams of a text.
    pub fn of(prose: &Prose) -> Self {
        Self::from_unsorted(prose.grams().map(|gram| gram.1).collect())
    }

    /// The grams of its fifth part.
    pub fn of_five(prose: &Prose) -> Self {
        Self::from_unsorted(prose.grams_of_five().map(|gram| gram.1).collect())
    }

    /// What at least so many of several texts have, each counted once.
    pub fn in_at_least<'a>(count: usize, texts: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut all: Vec<u64> = texts.into_iter().flat_map(|grams| grams.0.iter().copied()).collect();
        all.sort_unstable();
        Self(all.chunk_by(|one, next| one == next).filter(|run| run.len() >= count.max(1)).map(|run| run[0]).collect())
    }

    fn from_unsorted(mut grams: Vec<u64>) -> Self {
        grams.sort_unstable();
        grams.dedup();
        Self(grams.into())
    }

    /// How many different ones there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Tells whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bytes they take in memory.
    pub fn size(&self) -> usize {
        size_of_val(&self.0[..])
    }

    /// Tells whether a gram is among them.
    pub fn has(&self, gram: u64) -> bool {
        self.0.binary_search(&gram).is_ok()
    }

    /// How much of this text stands in another.
    pub fn share_in(&self, other: &Self) -> Share {
        Share { common: common(&self.0, &other.0), all: self.0.len() }
    }

    /// What is in another text too.
    pub fn within(&self, other: &Self) -> Self {
        self.chosen(&self.counted([other]), |count| count > 0)
    }

    /// What is not in another text.
    pub fn without(&self, other: &Self) -> Self {
        self.chosen(&self.counted([other]), |count| count == 0)
    }

    /// What at least so many of some other texts have too.
    pub fn within_at_least<'a>(&self, count: u32, others: impl IntoIterator<Item = &'a Self>) -> Self {
        self.chosen(&self.counted(others), |having| having >= count)
    }

    /// What is in either of two texts.
    pub fn or(&self, other: &Self) -> Self {
        Self::from_unsorted(self.0.iter().chain(&other.0).copied().collect())
    }

    /// How many of some other texts have each gram of this one.
    fn counted<'a>(&self, others: impl IntoIterator<Item = &'a Self>) -> Vec<u32> {
        let mut counts = vec![0; self.0.len()];
        for other in others {
            let (mut nth, mut there) = (0, 0);
            while let (Some(mine), Some(theirs)) = (self.0.get(nth), other.0.get(there)) {
                counts[nth] += u32::from(mine == theirs);
                (nth, there) = (nth + usize::from(mine <= theirs), there + usize::from(theirs <= mine));
            }
        }
        counts
    }

    fn chosen(&self, counts: &[u32], is_wanted: impl Fn(u32) -> bool) -> Self {
        Self(self.0.iter().zip(counts).filter(|(_, count)| is_wanted(**count)).map(|(gram, _)| *gram).collect())
    }
}

/// Bits of an outline by the upper bits of a gram: 8 KB, which stay near the processor.
const OUTLINE: u32 = 16;

/// A set of grams as a row of bits. It tells at a glance how many grams of a text can be in the set at most: of two texts that
/// are not alike that is enough.
#[derive(Clone, Debug)]
pub struct Outline(Box<[u64]>);

impl Outline {
    /// The outline of a set.
    pub fn of(grams: &Grams) -> Self {
        let mut bits = vec![0_u64; 1 << (OUTLINE - 6)];
        for gram in &grams.0 {
            let (word, bit) = place(*gram);
            bits[word] |= 1 << bit;
        }
        Self(bits.into())
    }

    /// Tells whether so many grams may be in the set; ends as soon as there are too many that are not.
    pub fn may_hold(&self, grams: &Grams, needed: usize) -> bool {
        let is_missing = |gram: &u64| {
            let (word, bit) = place(*gram);
            usize::from(self.0[word] >> bit & 1 == 0)
        };
        let Some(mut spare) = grams.len().checked_sub(needed) else { return false };
        grams.0.chunks(CHUNK).all(|chunk| {
            let missing: usize = chunk.iter().map(is_missing).sum();
            let left = spare.checked_sub(missing);
            spare = left.unwrap_or(0);
            left.is_some()
        })
    }
}

/// Grams that a sieve looks at before it asks whether it can end.
const CHUNK: usize = 32;

/// The bit of a gram: its word, and its place there.
const fn place(gram: u64) -> (usize, u64) {
    let nth = gram >> (64 - OUTLINE);
    ((nth >> 6) as usize, nth & 63)
}

/// How many numbers two rising rows have in common. It decides nothing on the way: which of two is less, nobody could foresee.
fn common(one: &[u64], other: &[u64]) -> usize {
    let (mut nth, mut there, mut common) = (0, 0, 0);
    while let (Some(mine), Some(theirs)) = (one.get(nth), other.get(there)) {
        common += usize::from(mine == theirs);
        (nth, there) = (nth + usize::from(mine <= theirs), there + usize::from(theirs <= mine));
    }
    common
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn grams(text: &str) -> Grams {
        Grams::of(&Prose::of_text(text))
    }

    #[test]
    fn a_share_is_counted_in_different_grams() {
        let (short, long) = (grams("山林档案全部上网"), grams("山林档案全部上网，随到随查"));
        assert_eq!(short.share_in(&long), Share { common: 2, all: 2 });
        assert_eq!(long.share_in(&short), Share { common: 2, all: 6 });
        assert_eq!(long.share_in(&short).percent(), 33);
        assert!(long.share_in(&short).reaches(33) && !long.share_in(&short).reaches(34));
        assert!(!Grams::default().share_in(&long).reaches(0));
    }

    #[test]
    fn what_many_have_is_found_and_taken_away() {
        let texts = ["山林档案全部上网", "山林档案全部入库", "苗木价格每周公布"].map(grams);
        let common = Grams::in_at_least(2, &texts);
        assert_eq!(common.len(), 0, "six characters in common are no gram");
        let texts = ["山林档案全部都上网", "山林档案全部都入库"].map(grams);
        let common = Grams::in_at_least(2, &texts);
        assert_eq!((common.len(), texts[0].without(&common).len(), texts[0].or(&texts[1]).len()), (1, 2, 5));
        assert_eq!(texts[0].within(&texts[1]), common);
    }

    #[test]
    fn an_outline_lets_through_whatever_is_in_both() {
        let [one, same, other] =
            ["山林档案全部上网，随到随查", "山林档案全部上网，随到随查", "苗木价格每周公布"].map(grams);
        let outline = Outline::of(&one);
        assert!(outline.may_hold(&same, one.len()) && !outline.may_hold(&same, one.len() + 1));
        assert!(outline.may_hold(&other, 0) && !outline.may_hold(&other, 1));
    }

    #[test]
    fn of_a_text_that_is_kept_which_enough_others_have() {
        let [this, one, two] = ["山林档案全部都上网", "山林档案全部都入库", "林档案全部都上锁"].map(grams);
        let lengths = |count| this.within_at_least(count, [&one, &two]).len();
        assert_eq!([0, 1, 2, 3].map(lengths), [3, 2, 0, 0]);
    }

    /// The grams of a text themselves.
    fn whole(prose: &Prose) -> BTreeSet<Vec<char>> {
        let windows = prose.marks.windows(7).filter(|gram| gram.iter().all(|mark| !mark.is_stock()));
        windows.map(|gram| gram.iter().map(|mark| mark.character()).collect()).collect()
    }

    proptest! {
        #[test]
        fn a_share_by_hashes_is_that_of_the_grams_themselves(
            one in "[山林档案全部上网，3a]{0,60}(政府信息公开工作年度报告)?[山林]{0,30}",
            other in "[山林档案全部上网，3a]{0,60}",
        ) {
            let other = format!("{other}{}", one.chars().take(one.chars().count() / 2).collect::<String>());
            let [one, other] = [&one, &other].map(|text| Prose::of_text(text));
            let (mine, theirs) = (whole(&one), whole(&other));
            let share = Grams::of(&one).share_in(&Grams::of(&other));
            prop_assert_eq!(share, Share { common: mine.intersection(&theirs).count(), all: mine.len() });
        }
    }
}
