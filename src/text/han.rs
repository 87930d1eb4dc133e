//! A set of Han characters that is asked by one look. Most characters of running text begin no word that matters: they are
//! passed over before anything dearer is tried.

use std::ops::RangeInclusive;

/// The unified ideographs that have a bit.
const HAN: RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';
const WORDS: usize = (0x9fff - 0x4e00) / 64 + 1;

/// Tells whether a character is one of the unified ideographs U+4E00 to U+9FFF.
#[inline]
pub fn is_han(c: char) -> bool {
    HAN.contains(&c)
}

/// All of these.
pub fn all_han() -> RangeInclusive<char> {
    HAN
}

/// The unified ideograph that begins at a byte of UTF-8; told by three bytes at once, since most of running text is such.
#[inline]
pub fn han_at(bytes: &[u8], at: usize) -> Option<char> {
    let &[lead @ 0xe4..=0xe9, second, third] = bytes.get(at..)?.first_chunk()? else { return None };
    let code = u32::from(lead & 0x0f) << 12 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f);
    char::from_u32(code).filter(|&c| is_han(c))
}

/// Some of the unified ideographs; other characters are never in it.
#[derive(Clone, Debug)]
pub struct HanSet {
    bits: Box<[u64; WORDS]>,
}

impl HanSet {
    /// Tells whether a character is in it.
    #[inline]
    pub fn contains(&self, c: char) -> bool {
        place(c).is_some_and(|(word, bit)| self.bits[word] & bit != 0)
    }

    /// Tells whether a character may begin (or end) one of the words that the set was made of: it is in the set, or no Han
    /// character, which the set knows nothing of.
    #[inline]
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

#[inline]
fn place(c: char) -> Option<(usize, u64)> {
    let nth = u32::from(c).wrapping_sub(u32::from(*HAN.start())) as usize;
    (nth < WORDS * 64).then(|| (nth / 64, 1 << (nth % 64)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_character_is_told_by_its_bytes_and_nothing_else_is() {
        let mut bytes = [0; 4];
        for c in '\0'..=char::MAX {
            let written = c.encode_utf8(&mut bytes);
            assert_eq!(han_at(written.as_bytes(), 0), Some(c).filter(|&c| is_han(c)), "{c:?}");
        }
        assert_eq!((han_at("一".as_bytes(), 1), han_at(b"", 0), han_at(b"", 7)), (None, None, None));
    }

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
