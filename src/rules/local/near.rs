//! Words of the field with one character that only sounds or looks nearly like the right one (监都保障, 公开条列), and names
//! with a character lost or too many (中华人民共国). One half of such a word is whole, and by that it is found.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::heard::Heard;
use crate::text::han::HanSet;
use crate::text::pinyin;

/// Shorter words, in characters, have no half that tells.
const SHORTEST: usize = 4;

/// The halves of words, by the two characters they begin with.
#[derive(Debug)]
pub(super) struct Near {
    halves: FxHashMap<(char, char), Vec<Half>>,
    firsts: HanSet,
    seconds: HanSet,
    alike: Vec<String>,
}

/// Half of a word.
#[derive(Clone, Copy, Debug)]
struct Half {
    term: usize,
    is_first: bool,
}

impl Near {
    /// Takes words, and groups of characters that look alike.
    pub fn of(terms: &[Heard], alike: &[String]) -> Self {
        let mut halves: FxHashMap<(char, char), Vec<Half>> = FxHashMap::default();
        for (nth, term) in terms.iter().enumerate().filter(|(_, term)| term.characters.len() >= SHORTEST) {
            let (first, second) = parts(term);
            for (part, is_first) in [(first, true), (second, false)] {
                let Some(&[one, two]) = part.first_chunk::<2>() else { continue };
                halves.entry((one, two)).or_default().push(Half { term: nth, is_first });
            }
        }
        let firsts = halves.keys().map(|pair| pair.0).collect();
        let seconds = halves.keys().map(|pair| pair.1).collect();
        Self { halves, firsts, seconds, alike: alike.to_vec() }
    }

    /// Calls `found` for each place of a text that is a word but for one character.
    pub fn in_text(&self, text: &str, terms: &[Heard], mut found: impl FnMut(usize, Range<usize>)) {
        for (at, first) in text.char_indices().filter(|&(_, first)| self.firsts.contains(first)) {
            let next = text[at + first.len_utf8()..].chars().next();
            let Some(next) = next.filter(|&next| self.seconds.contains(next)) else { continue };
            for half in self.halves.get(&(first, next)).into_iter().flatten() {
                let term = &terms[half.term];
                if let Some(range) = self.slip(text, at, term, half.is_first) {
                    found(half.term, range);
                }
            }
        }
    }

    /// The word around a half that begins at a byte, where the other half is not quite what it should be.
    fn slip(&self, text: &str, at: usize, term: &Heard, is_first: bool) -> Option<Range<usize>> {
        let (first, second) = parts(term);
        let (own, other) = if is_first { (first, second) } else { (second, first) };
        let end = at + begins_with(&text[at..], own)?;
        let range = if is_first {
            let length = self.length(text[end..].chars(), other.iter().copied(), term.is_name)?;
            at..end + length
        } else {
            let length = self.length(text[..at].chars().rev(), other.iter().rev().copied(), term.is_name)?;
            at - length..end
        };
        // What is right but for a doubled beginning or end is right.
        (!text[range.clone()].contains(term.word)).then_some(range)
    }

    /// The bytes of characters that are the others but for one: near it, or, of a name, lost or too many.
    fn length(
        &self,
        text: impl Iterator<Item = char> + Clone,
        own: impl Iterator<Item = char> + Clone,
        is_name: bool,
    ) -> Option<usize> {
        let (mut rest, mut wanted, mut bytes) = (text, own, 0);
        let (c, right) = loop {
            let right = wanted.next()?;
            let c = rest.next()?;
            if c != right {
                break (c, right);
            }
            bytes += c.len_utf8();
        };
        let bytes = bytes + c.len_utf8();
        let near = || Some(bytes + goes_on(rest.clone(), wanted.clone()).filter(|_| self.is_near(c, right))?);
        // The last character of a half cannot be told from the end of another word.
        let lost = || {
            let is_next = wanted.clone().next() == Some(c);
            Some(bytes + goes_on(rest.clone(), wanted.clone().skip(1)).filter(|_| is_next)?)
        };
        let added = || {
            let is_next = rest.clone().next() == Some(right);
            Some(bytes + right.len_utf8() + goes_on(rest.clone().skip(1), wanted.clone()).filter(|_| is_next)?)
        };
        near().or_else(|| if is_name { lost().or_else(added) } else { None })
    }

    /// Tells whether a character may be written for another: in one of its readings it sounds the same or nearly so, or it
    /// looks alike.
    fn is_near(&self, c: char, right: char) -> bool {
        let sounds = |c| pinyin::readings(c).into_iter().map(blurred);
        let looks = self.alike.iter().any(|group| group.contains(c) && group.contains(right));
        looks || sounds(c).any(|one| sounds(right).any(|other| one == other))
    }
}

/// The halves of a word; the second is the longer one.
fn parts(term: &Heard) -> (&[char], &[char]) {
    term.characters.split_at(term.characters.len() / 2)
}

/// The bytes of characters at the start of a text, where it begins with them.
fn begins_with(text: &str, own: &[char]) -> Option<usize> {
    goes_on(text.chars(), own.iter().copied())
}

/// The bytes of the characters wanted, where all of them come next.
fn goes_on(mut text: impl Iterator<Item = char>, mut wanted: impl Iterator<Item = char>) -> Option<usize> {
    wanted.try_fold(0, |sum, right| (text.next()? == right).then_some(sum + right.len_utf8()))
}

/// A syllable as those hear it who do not tell zh from z or ing from in.
fn blurred(syllable: &str) -> String {
    let blurred = ["zh", "ch", "sh"].iter().find(|&&initial| syllable.starts_with(initial));
    let plain = blurred.map_or_else(|| syllable.to_owned(), |initial| format!("{}{}", &initial[..1], &syllable[2..]));
    match plain.strip_suffix('g') {
        Some(open) if open.ends_with("in") || open.ends_with("en") || open.ends_with("an") => open.to_owned(),
        _ => plain,
    }
}
