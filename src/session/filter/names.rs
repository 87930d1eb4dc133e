//! The names that are searched: each distinct one once, folded, with its characters' readings and with marks that rule most
//! names out at a glance.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::spelling::{Alphabet, Glyph, letter};
use crate::text::fold::fold_char;

/// Sets of what occurs in a name, a bit each: a name that lacks a bit of what is sought cannot have it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Its characters, 64 kinds.
    pub chars: u64,
    /// Initials of neighbouring characters, 64 kinds of pairs.
    pub pairs: u64,
    /// Initials.
    pub initials: u32,
}

impl Marks {
    /// Adds a character.
    pub fn add_char(&mut self, c: char) {
        self.chars |= bit(u32::from(c));
    }

    /// Adds the letters of two neighbours as a pair of initials.
    pub fn add_pair(&mut self, one: u8, next: u8) {
        self.pairs |= bit(u32::from(one) << 8 | u32::from(next));
    }
}

/// One of 64 bits for any number.
const fn bit(of: u32) -> u64 {
    1 << (of.wrapping_mul(0x9e37_79b1) >> 26)
}

/// Distinct names by number, their parts each in one piece of memory.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// How characters are read.
    pub alphabet: Alphabet,
    numbers: FxHashMap<Arc<str>, u32>,
    text: String,
    text_ends: Vec<u32>,
    glyphs: Vec<u16>,
    glyph_ends: Vec<u32>,
    chars: Vec<u64>,
    pairs: Vec<u64>,
    initials: Vec<u32>,
}

impl Names {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The number of a name.
    pub fn number(&mut self, name: &Arc<str>) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = u32::try_from(self.len()).unwrap_or(u32::MAX);
        self.numbers.insert(Arc::clone(name), number);
        self.add(name);
        number
    }

    fn add(&mut self, name: &str) {
        let folded = fold(name);
        let own = self.glyphs.len();
        self.glyphs.extend(folded.chars().filter(|&c| c != SEAM).map(|c| self.alphabet.number(c)));
        let marks = marks_of(&folded, &self.glyphs[own..], &self.alphabet);
        self.text.push_str(&folded);
        self.chars.push(marks.chars);
        self.pairs.push(marks.pairs);
        self.initials.push(marks.initials);
        self.text_ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.glyph_ends.push(u32::try_from(self.glyphs.len()).unwrap_or(u32::MAX));
    }

    /// A name, folded.
    pub fn text(&self, nth: usize) -> &str {
        self.text.get(stretch(&self.text_ends, nth)).unwrap_or_default()
    }

    /// The numbers of a name's characters in the alphabet.
    pub fn glyphs(&self, nth: usize) -> &[u16] {
        self.glyphs.get(stretch(&self.glyph_ends, nth)).unwrap_or_default()
    }

    /// How the characters of a name can be read.
    pub fn readings(&self, nth: usize) -> impl Iterator<Item = &Glyph> {
        self.glyphs(nth).iter().map(|&number| self.alphabet.glyph(number))
    }

    /// The initials of a name's characters as they are usually read; a blank for each that has none.
    pub fn usual_initials(&self, nth: usize) -> String {
        self.readings(nth).map(|glyph| glyph.usual).collect()
    }

    /// The initials that occur in a name.
    pub fn initials(&self, nth: usize) -> u32 {
        self.initials[nth]
    }

    /// Tells whether Latin letters stand in a name.
    pub fn has_latin(&self, nth: usize) -> bool {
        self.initials[nth] == u32::MAX
    }

    /// Tells whether a name may have some characters.
    pub fn may_have_chars(&self, nth: usize, sought: &Marks) -> bool {
        self.chars[nth] & sought.chars == sought.chars
    }

    /// Tells whether a name has every mark of what is sought.
    pub fn may_have(&self, nth: usize, sought: &Marks) -> bool {
        self.may_have_chars(nth, sought)
            && self.initials[nth] & sought.initials == sought.initials
            && self.pairs[nth] & sought.pairs == sought.pairs
    }

    /// Those names of a range that have every mark of what is sought.
    pub fn candidates(&self, sought: Marks, range: std::ops::Range<usize>) -> impl Iterator<Item = usize> {
        let (chars, pairs) = (&self.chars[range.clone()], &self.pairs[range.clone()]);
        let marks = chars.iter().zip(&self.initials[range.clone()]).zip(pairs);
        range.zip(marks).filter_map(move |(nth, ((chars, initials), pairs))| {
            let lacks = !chars & sought.chars | !pairs & sought.pairs | u64::from(!initials & sought.initials);
            (lacks == 0).then_some(nth)
        })
    }
}

fn stretch(ends: &[u32], nth: usize) -> std::ops::Range<usize> {
    let end = |nth: usize| ends.get(nth).map_or(0, |&end| end as usize);
    nth.checked_sub(1).map_or(0, end)..end(nth)
}

/// Stands between 人民 and 政府: whoever looks for 民政 wants no governments.
const SEAM: char = '\u{1f}';

/// A text as it is searched: narrow, small letters.
pub fn fold(text: &str) -> String {
    let folded: String = text.chars().map(fold_char).flat_map(char::to_lowercase).collect();
    folded.replace("人民政", &format!("人民{SEAM}政"))
}

/// The marks of a folded name. Latin letters are searched as they stand: a name that has some is never ruled out by letters.
fn marks_of(folded: &str, glyphs: &[u16], alphabet: &Alphabet) -> Marks {
    let mut marks = Marks::default();
    folded.chars().for_each(|c| marks.add_char(c));
    let initials = |number: &u16| alphabet.glyph(*number).initials;
    marks.initials = glyphs.iter().map(initials).fold(0, |all, own| all | own);
    for pair in glyphs.windows(2) {
        for one in letters(initials(&pair[0])) {
            letters(initials(&pair[1])).for_each(|next| marks.add_pair(one, next));
        }
    }
    if folded.bytes().any(|b| b.is_ascii_lowercase()) {
        (marks.initials, marks.pairs) = (u32::MAX, u64::MAX);
    }
    marks
}

fn letters(set: u32) -> impl Iterator<Item = u8> {
    (b'a'..=b'z').filter(move |&b| set & letter(b) != 0)
}
