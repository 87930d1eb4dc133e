//! Words of the field with one character that only sounds or looks nearly like the right one (监都保障, 公开条列), and names
//! with a character lost or too many (中华人民共国). One half of such a word is whole, and by that it is found.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::heard::Heard;
use super::pairs::Pairs;
use crate::text::pinyin;

/// Shorter words, in characters, have no half that tells.
const SHORTEST: usize = 4;

/// The halves of words, by the two characters they begin with.
#[derive(Debug)]
pub(super) struct Near {
    halves: FxHashMap<(char, char), Vec<Half>>,
    begun: Pairs,
    alike: Vec<String>,
}

/// Half of a word.
#[derive(Clone, Debug)]
struct Half {
    term: usize,
    is_first: bool,
    own: String,
    /// The two characters beside it, from it outwards, and whether the other half is no longer.
    beside: [char; 2],
    is_short: bool,
}

impl Near {
    /// Takes words, and groups of characters that look alike.
    pub fn of(terms: &[Heard], alike: &[String]) -> Self {
        let mut halves: FxHashMap<(char, char), Vec<Half>> = FxHashMap::default();
        for (nth, term) in terms.iter().enumerate().filter(|(_, term)| term.characters.len() >= SHORTEST) {
            let (first, second) = parts(term);
            for (part, other, is_first) in [(first, second, true), (second, first, false)] {
                let Some(&[one, two]) = part.first_chunk::<2>() else { continue };
                let beside =
                    if is_first { [other.first(), other.get(1)] } else { [other.last(), other.iter().nth_back(1)] };
                let [Some(&near), Some(&far)] = beside else { continue };
                let own = part.iter().collect();
                let half = Half { term: nth, is_first, own, beside: [near, far], is_short: other.len() == 2 };
                halves.entry((one, two)).or_default().push(half);
            }
        }
        let begun = halves.keys().map(|&(first, next)| (u32::from(first), u32::from(next))).collect();
        Self { halves, begun, alike: alike.to_vec() }
    }

    /// Tells at a look whether two characters may be the first of a half.
    #[inline]
    pub fn may_begin(&self, first: char, next: char) -> bool {
        self.begun.may_hold(u32::from(first), u32::from(next))
    }

    /// Calls `found` where the half of a word that begins at a byte of a text belongs to a word but for one character.
    pub fn at(
        &self,
        (text, at): (&str, usize),
        begun: (char, char),
        terms: &[Heard],
        mut found: impl FnMut(usize, Range<usize>),
    ) {
        for half in self.halves.get(&begun).into_iter().flatten() {
            if let Some(range) = self.slip(text, at, &terms[half.term], half) {
                found(half.term, range);
            }
        }
    }

    /// The word around a half that begins at a byte, where the other half is not quite what it should be.
    fn slip(&self, text: &str, at: usize, term: &Heard, half: &Half) -> Option<Range<usize>> {
        let end = at + text[at..].starts_with(half.own.as_str()).then_some(half.own.len())?;
        let (before, after) = (text[..at].chars().rev(), text[end..].chars());
        let may_slip = if half.is_first { half.may_slip(after.clone()) } else { half.may_slip(before.clone()) };
        if !term.is_name && !may_slip {
            return None;
        }
        let (first, second) = parts(term);
        let range = if half.is_first {
            at..end + self.length(after, second.iter().copied(), term.is_name)?
        } else {
            at - self.length(before, first.iter().rev().copied(), term.is_name)?..end
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

impl Half {
    /// Tells whether what stands beside it may be the other half but for one character: of the two nearest one at least is right,
    /// and not both where there are no more.
    fn may_slip(&self, mut beside: impl Iterator<Item = char>) -> bool {
        let [near, far] = self.beside.map(|own| beside.next() == Some(own));
        (near || far) && !(near && far && self.is_short)
    }
}

/// The halves of a word; the second is the longer one.
fn parts(term: &Heard) -> (&[char], &[char]) {
    term.characters.split_at(term.characters.len() / 2)
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
