//! A text condensed to a few hundred bytes: hashes of some of its grams, the same ones in every text. Two sketches tell which
//! texts are worth comparing; what they estimate is never told to anybody.

use super::grams::Share;
use super::prose::Prose;

/// Hashes kept of the whole text at most.
const OF_WHOLE: usize = 60;
/// Hashes kept of the fifth part at most.
const OF_PART: usize = 32;
/// An estimate may be this far below what is asked for and still be worth an exact look: two and a half standard deviations,
/// squared and times four. Of pairs at the very threshold one of two hundred is overlooked, of plain copies none.
const MARGIN: usize = 25;

/// A text in at most 400 bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    hashes: Box<[u32]>,
    of_whole: u8,
    levels: [u8; 2],
    /// Characters that somebody wrote: in the whole text, in its fifth part.
    pub own_characters: [u16; 2],
}

/// The hashes of a text that end in at least `level` zero bits.
#[derive(Clone, Copy, Debug)]
pub struct Thinned<'a> {
    /// The hashes in order.
    pub hashes: &'a [u32],
    level: u8,
}

impl Sketch {
    /// Condenses a text.
    pub fn of(prose: &Prose) -> Self {
        let (mut whole, mut part, five) = (Thinning::new(OF_WHOLE), Thinning::new(OF_PART), prose.part(5));
        for (at, hash) in prose.grams() {
            whole.take(upper(hash));
            if five.contains(&at) {
                part.take(upper(hash));
            }
        }
        let ((mut hashes, level), (part, part_level)) = (whole.finish(), part.finish());
        let of_whole = u8::try_from(hashes.len()).unwrap_or(u8::MAX);
        hashes.extend(part);
        let own_characters = prose.own_characters().map(|count| u16::try_from(count).unwrap_or(u16::MAX));
        Self { hashes: hashes.into(), of_whole, levels: [level, part_level], own_characters }
    }

    /// The hashes of the whole text.
    pub fn whole(&self) -> Thinned<'_> {
        Thinned { hashes: &self.hashes[..usize::from(self.of_whole)], level: self.levels[0] }
    }

    /// The hashes of the fifth part.
    pub fn part_five(&self) -> Thinned<'_> {
        Thinned { hashes: &self.hashes[usize::from(self.of_whole)..], level: self.levels[1] }
    }
}

impl Thinned<'_> {
    /// Tells whether so many percent of this text may stand in another.
    pub fn may_reach(self, percent: usize, other: Thinned<'_>) -> bool {
        let level = self.level.max(other.level);
        let mut share = Share::default();
        for hash in self.hashes.iter().filter(|hash| zeros(**hash) >= level) {
            share.all += 1;
            share.common += usize::from(other.hashes.binary_search(hash).is_ok());
        }
        may_reach(share, percent)
    }

    /// How many of the hashes are kept in a sketch of this level too; `counts` lets only some of them count.
    pub fn count_at(self, level: u8, counts: impl Fn(usize) -> bool) -> usize {
        let kept = self.hashes.iter().enumerate().filter(|(_, hash)| zeros(**hash) >= level);
        kept.filter(|(nth, _)| counts(*nth)).count()
    }

    /// How many zero bits every hash ends in.
    pub const fn level(self) -> u8 {
        self.level
    }
}

/// Tells whether an estimated share leaves it open that the exact one reaches so many percent.
pub const fn may_reach(estimate: Share, percent: usize) -> bool {
    let missing = (estimate.all * percent).saturating_sub(estimate.common * 100);
    4 * missing * missing <= MARGIN * estimate.all * percent * 100_usize.saturating_sub(percent)
}

const fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// Keeps the hashes with most zero bits at their end, of equal ones one.
struct Thinning {
    most: usize,
    level: u8,
    hashes: Vec<u32>,
}

impl Thinning {
    fn new(most: usize) -> Self {
        Self { most, level: 0, hashes: Vec::with_capacity(2 * most) }
    }

    fn take(&mut self, hash: u32) {
        if zeros(hash) < self.level {
            return;
        }
        self.hashes.push(hash);
        if self.hashes.len() == 2 * self.most {
            self.thin();
        }
    }

    fn thin(&mut self) {
        self.hashes.sort_unstable();
        self.hashes.dedup();
        while self.hashes.len() > self.most {
            self.level += 1;
            self.hashes.retain(|hash| zeros(*hash) >= self.level);
        }
    }

    /// The hashes in order, and how many zero bits all of them end in.
    fn finish(mut self) -> (Vec<u32>, u8) {
        self.thin();
        (self.hashes, self.level)
    }
}

fn zeros(hash: u32) -> u8 {
    u8::try_from(hash.trailing_zeros()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::compare::shared::Grams;

    /// A text of made-up characters, each text its own.
    fn text(seed: u32, length: u32) -> String {
        let character = |nth: u32| {
            let mixed = (seed.wrapping_mul(7919) ^ nth).wrapping_mul(0x9E37_79B1);
            char::from_u32(0x4E00 + (mixed >> 12) % 20_000).unwrap()
        };
        (0..length).map(character).collect()
    }

    #[test]
    fn a_sketch_has_at_most_four_hundred_bytes() {
        for length in [0, 3, 40, 700, 5000, 60_000] {
            let sketch = Sketch::of(&Prose::of_part_five(&text(1, length)));
            assert!(size_of::<Sketch>() + 4 * sketch.hashes.len() <= 400, "{length}");
            assert!(length < 700 || sketch.whole().hashes.len() >= 15, "{length}: {}", sketch.hashes.len());
        }
    }

    #[test]
    fn unlike_texts_are_not_worth_a_look() {
        let [one, other] = [1, 2].map(|seed| Sketch::of(&Prose::of_text(&text(seed, 900))));
        assert!(!one.whole().may_reach(60, other.whole()));
    }

    proptest! {
        // Texts of ten thousand characters: a quarter of the usual number of cases tells as much and takes two seconds.
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_contained_is_worth_a_look_however_long_the_other_is(own in 60_u32..3000, more in 0_u32..9000) {
            let short = text(3, own);
            let long = format!("{}{short}{}", text(4, more), text(5, more / 2));
            let [short, long] = [short, long].map(|text| Prose::of_text(&text));
            prop_assert!(Grams::of(&short).share_in(&Grams::of(&long)).reaches(100));
            prop_assert!(Sketch::of(&short).whole().may_reach(60, Sketch::of(&long).whole()));
        }
    }
}
