//! Marks on numbered places, with the next and the previous marked place found without walking over the others.

/// Marks, two levels of bits: one for each place, one for each 64 of those.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    places: Vec<u64>,
    words: Vec<u64>,
}

impl Marks {
    /// Marks a place or takes its mark away.
    pub fn set(&mut self, place: usize, marked: bool) {
        let (word, over) = (place / 64, place / 64 / 64);
        if word >= self.places.len() {
            self.places.resize(word + 1, 0);
            self.words.resize(over + 1, 0);
        }
        put(&mut self.places[word], place % 64, marked);
        let any = self.places[word] != 0;
        put(&mut self.words[over], word % 64, any);
    }

    /// Tells whether a place is marked.
    pub fn has(&self, place: usize) -> bool {
        self.places.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    /// Sixty-four neighbouring places, a bit each.
    pub fn word(&self, nth: usize) -> u64 {
        self.places.get(nth).copied().unwrap_or(0)
    }

    /// The first marked place after this one.
    pub fn after(&self, place: usize) -> Option<usize> {
        let from = place + 1;
        let here = self.places.get(from / 64)? & (u64::MAX << (from % 64));
        if here != 0 {
            return Some(from / 64 * 64 + here.trailing_zeros() as usize);
        }
        let word = self.word_after(from / 64)?;
        Some(word * 64 + self.places[word].trailing_zeros() as usize)
    }

    fn word_after(&self, word: usize) -> Option<usize> {
        let from = word + 1;
        let here = self.words.get(from / 64)? & (u64::MAX << (from % 64));
        let rest = (from / 64 + 1..self.words.len()).map(|over| (over, self.words[over]));
        let (over, bits) = std::iter::once((from / 64, here)).chain(rest).find(|(_, bits)| *bits != 0)?;
        Some(over * 64 + bits.trailing_zeros() as usize)
    }

    /// The last marked place before this one.
    pub fn before(&self, place: usize) -> Option<usize> {
        let here = self.places.get(place / 64).map_or(0, |word| word & !(u64::MAX << (place % 64)));
        if here != 0 {
            return Some(place / 64 * 64 + here.ilog2() as usize);
        }
        let word = self.word_before((place / 64).min(self.places.len()))?;
        Some(word * 64 + self.places[word].ilog2() as usize)
    }

    fn word_before(&self, word: usize) -> Option<usize> {
        let here = self.words.get(word / 64).map_or(0, |over| over & !(u64::MAX << (word % 64)));
        let rest = (0..(word / 64).min(self.words.len())).rev().map(|over| (over, self.words[over]));
        let (over, bits) = std::iter::once((word / 64, here)).chain(rest).find(|(_, bits)| *bits != 0)?;
        Some(over * 64 + bits.ilog2() as usize)
    }
}

fn put(word: &mut u64, bit: usize, set: bool) {
    *word = if set { *word | 1 << bit } else { *word & !(1 << bit) };
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_is_found_where_nothing_is_marked() {
        let mut marks = Marks::default();
        assert_eq!((marks.after(0), marks.before(9)), (None, None));
        marks.set(70_000, true);
        marks.set(70_000, false);
        assert_eq!((marks.after(0), marks.before(90_000), marks.has(70_000)), (None, None, false));
    }

    proptest! {
        #[test]
        fn marks_are_found_as_by_walking(
            marked in proptest::collection::btree_set(0usize..20_000, 0..40),
            place in 0usize..21_000,
        ) {
            let mut marks = Marks::default();
            for place in &marked {
                marks.set(*place, true);
            }
            prop_assert_eq!(marks.after(place), marked.range(place + 1..).next().copied());
            prop_assert_eq!(marks.before(place), marked.range(..place).next_back().copied());
            prop_assert_eq!(marks.has(place), marked.contains(&place));
        }
    }
}
