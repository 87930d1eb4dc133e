//! Which entries of the catalogue can find anything in a text at all, told in one pass for all of them: most find nothing in
//! most reports. Entries that miss something are not in it, since what they look for is nearly always there; an auditor's own
//! are not, since one dear pattern would make all of them dear.

use std::sync::LazyLock;

use regex::{RegexSet, RegexSetBuilder};

use super::entry::{Entry, built_in_entries};
use super::pattern::{LARGEST, MOST_STATES};
use crate::rules::reading::Sifted;

/// The patterns of all entries, one each.
#[derive(Debug)]
pub struct Sieve {
    set: RegexSet,
    /// For each pattern, the place of its entry.
    entries: Vec<usize>,
}

impl Sieve {
    /// The sieve of the catalogue's own entries.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Sieve> = LazyLock::new(|| Sieve::of(built_in_entries()));
        &SHIPPED
    }

    fn of(all: impl Iterator<Item = &'static Entry>) -> Self {
        let (mut patterns, mut entries) = (Vec::new(), Vec::new());
        for entry in all.filter(|entry| !entry.absent) {
            let Some((any, place)) = entry.any.as_ref().zip(entry.place) else { continue };
            patterns.push(any.as_str());
            entries.push(place);
        }
        let set = RegexSetBuilder::new(patterns).size_limit(8 * LARGEST).dfa_size_limit(MOST_STATES).build();
        Self { set: set.expect("each of the patterns was compiled by itself"), entries }
    }

    /// Which entries may find something in one of the stretches.
    pub fn sift<'t>(&self, stretches: impl Iterator<Item = &'t str>) -> Sifted {
        let mut sifted = Sifted::default();
        for text in stretches {
            for pattern in &self.set.matches(text) {
                sifted.note(self.entries[pattern]);
            }
        }
        sifted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sifted_out_would_have_found_nothing() {
        let texts = [
            "制发文件XX件。",
            "收到申请共_件，答复40余条。",
            "截止2023年底",
            "无其他需要报告的事项。",
            "《《条例》",
            "",
        ];
        for text in texts {
            let sifted = Sieve::shipped().sift(std::iter::once(text));
            for entry in built_in_entries().filter(|entry| !entry.absent) {
                let Some((any, place)) = entry.any.as_ref().zip(entry.place) else { continue };
                assert_eq!(sifted.has(place), any.regex().is_match(text), "{} {text}", entry.code);
            }
        }
    }

    #[test]
    fn every_entry_of_the_catalogue_has_a_bit() {
        let places: Vec<Option<usize>> = built_in_entries().map(|entry| entry.place).collect();
        assert!(places.len() <= 64);
        assert_eq!(places, (0..places.len()).map(Some).collect::<Vec<_>>());
    }
}
