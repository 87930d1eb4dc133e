//! A set of Han characters that is asked by one look. Most characters of running text begin no word that matters: they are
//! passed over before anything dearer is tried.

use std::ops::RangeInclusive;

/// The unified ideographs that have a bit.
const HAN: RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';
const WORDS: usize = (0x9fff - 0x4e00) / 64 + 1;

/// Tells whether a character is one of the unified ideographs U+4E00 to U+9FFF.
pub fn is_han(c: char) -> bool {
    HAN.contains(&c)
}

/// Some of the unified ideographs; other characters are never in it.
#[derive(Clone, Debug)]
pub struct HanSet {
    bits: Box<[u64; WORDS]>,
}

impl HanSet {
    /// Tells whether a character is in it.
    pub fn contains(&self, c: char) -> bool {
        place(c).is_some_and(|(word, bit)| self.bits[word] & bit != 0)
    }

    /// Tells whether a character may begin (or end) one of the words that the set was made of: it is in the set, or no Han
    /// character, which the set knows nothing of.
    pub fn allows(&self, c: char) -> bool {
        place(c).is_none_or(|(word, bit)| self.bits[word] & bit != 0)
    }
}

impl Default for HanSet {
    fn default() -> Self {
        Self { bits: Box::new([0; WORDS]) }
    }
}

impl FromIterator<char> for HanSet {
    fn from_iter<T: IntoIterator<Item = char>>(characters: T) -> Self {
        let mut set = Self::default();
        for (word, bit) in characters.into_iter().filter_map(place) {
            set.bits[word] |= bit;
        }
        set
    }
}

fn place(c: char) -> Option<(usize, u64)> {
    let nth = u32::from(c).wrapping_sub(u32::from(*HAN.start())) as usize;
    (nth < WORDS * 64).then(|| (nth / 64, 1 << (nth % 64)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_its_own_characters_and_no_others() {
        let set: HanSet = "一规龥鿿a".chars().collect();
        let all: Vec<char> = ('\0'..=char::MAX).filter(|&c| set.contains(c)).collect();
        assert_eq!(all, ['一', '规', '龥', '鿿']);
        let allowed = ('\0'..=char::MAX).filter(|&c| is_han(c) && set.allows(c)).count();
        assert_eq!(allowed, 4);
        assert!(set.allows('（') && set.allows('1') && !set.contains('（'));
    }
}
