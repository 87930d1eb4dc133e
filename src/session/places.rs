//! A set of places in the queue that tells the nth of them, and how many lie before one, without walking over them.

use super::marks::Marks;

/// Places: a bit for each, and how many there are in each block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    words: Vec<u64>,
    blocks: Vec<u32>,
    len: usize,
}

/// Words of 64 places in a block.
const BLOCK: usize = 64;

impl Places {
    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// Tells whether a place is one of them.
    pub(super) fn has(&self, place: usize) -> bool {
        self.words.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    /// Adds a place.
    pub(super) fn insert(&mut self, place: usize) {
        let word = place / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
            self.blocks.resize(word / BLOCK + 1, 0);
        }
        let is_new = !self.has(place);
        self.words[word] |= 1 << (place % 64);
        self.blocks[word / BLOCK] += u32::from(is_new);
        self.len += usize::from(is_new);
    }

    /// Takes a place away.
    pub(super) fn remove(&mut self, place: usize) {
        if self.has(place) {
            self.words[place / 64] &= !(1 << (place % 64));
            self.blocks[place / 64 / BLOCK] -= 1;
            self.len -= 1;
        }
    }

    /// The nth of them in order.
    pub(super) fn nth(&self, nth: usize) -> Option<usize> {
        let mut left = nth;
        let block = self.blocks.iter().position(|count| skip(&mut left, *count))?;
        let words = &self.words[block * BLOCK..];
        let word = words.iter().position(|word| skip(&mut left, word.count_ones()))?;
        let mut bits = words[word];
        for _ in 0..left {
            bits &= bits - 1;
        }
        Some((block * BLOCK + word) * 64 + bits.trailing_zeros() as usize)
    }

    /// How many of them lie before a place.
    pub(super) fn before(&self, place: usize) -> usize {
        let word = place / 64;
        let block = (word / BLOCK).min(self.blocks.len());
        let whole: usize = self.blocks[..block].iter().map(|count| *count as usize).sum();
        let end = word.min(self.words.len());
        let words = &self.words[(block * BLOCK).min(end)..end];
        let rest = self.words.get(word).map_or(0, |bits| (bits & !(u64::MAX << (place % 64))).count_ones());
        whole + words.iter().map(|word| word.count_ones() as usize).sum::<usize>() + rest as usize
    }

    /// All of them in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(nth, word)| {
            let mut bits = *word;
            std::iter::from_fn(move || {
                let bit = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
                bits &= bits - 1;
                Some(nth * 64 + bit)
            })
        })
    }

    /// The first of them from a place on that is marked as well.
    pub(super) fn marked_from(&self, place: usize, marks: &Marks) -> Option<usize> {
        let from = place / 64;
        let rest = (from..self.words.len()).filter(|word| self.blocks[word / BLOCK] > 0);
        let bits = |word: usize| {
            let both = self.words[word] & marks.word(word);
            if word == from { both & (u64::MAX << (place % 64)) } else { both }
        };
        rest.map(|word| (word, bits(word)))
            .find(|(_, bits)| *bits != 0)
            .map(|(word, bits)| word * 64 + bits.trailing_zeros() as usize)
    }

    /// The last of them before a place that is marked as well.
    pub(super) fn marked_before(&self, place: usize, marks: &Marks) -> Option<usize> {
        let last = place / 64;
        let rest = (0..self.words.len().min(last + 1)).rev().filter(|word| self.blocks[word / BLOCK] > 0);
        let bits = |word: usize| {
            let both = self.words[word] & marks.word(word);
            if word == last { both & !(u64::MAX << (place % 64)) } else { both }
        };
        rest.map(|word| (word, bits(word)))
            .find(|(_, bits)| *bits != 0)
            .map(|(word, bits)| word * 64 + bits.ilog2() as usize)
    }
}

/// Tells whether what is left lies within so many, and else takes them off.
const fn skip(left: &mut usize, count: u32) -> bool {
    let count = count as usize;
    if *left < count {
        return true;
    }
    *left -= count;
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn places_are_found_as_by_walking(
            all in proptest::collection::btree_set(0usize..9_000, 0..60),
            gone in proptest::collection::btree_set(0usize..9_000, 0..9),
            marked in proptest::collection::btree_set(0usize..9_000, 0..60),
            near: bool,
            place in 0usize..9_500,
        ) {
            // Sets that lie close together meet more often.
            let close = |set: BTreeSet<usize>| set.into_iter().map(|one| if near { one % 200 } else { one }).collect::<BTreeSet<_>>();
            let (all, gone, marked) = (close(all), close(gone), close(marked));
            let (mut places, mut marks) = (Places::default(), Marks::default());
            for place in &all {
                places.insert(*place);
            }
            for place in &gone {
                places.remove(*place);
            }
            for place in &marked {
                marks.set(*place, true);
            }
            let all: BTreeSet<usize> = all.difference(&gone).copied().collect();
            prop_assert_eq!(places.len(), all.len());
            prop_assert_eq!(places.iter().collect::<Vec<_>>(), all.iter().copied().collect::<Vec<_>>());
            for nth in 0..=all.len() {
                prop_assert_eq!(places.nth(nth), all.iter().nth(nth).copied());
            }
            prop_assert_eq!(places.before(place), all.range(..place).count());
            prop_assert_eq!(places.has(place), all.contains(&place));
            let both: BTreeSet<usize> = all.intersection(&marked).copied().collect();
            prop_assert_eq!(places.marked_from(place, &marks), both.range(place..).next().copied());
            prop_assert_eq!(places.marked_before(place, &marks), both.range(..place).next_back().copied());
        }
    }
}
