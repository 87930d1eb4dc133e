//! Matches typed letters with the readings of a name's characters. For each character in turn they may be its whole reading,
//! its initial (`m`, `zh`), or, for the last one, any beginning of its reading: `mzj`, `minzheng`, `minzj` all find 民政局.

use rustc_hash::FxHashMap;

use crate::text::pinyin;

/// The characters met in names, each with a number and its readings.
#[derive(Clone, Debug, Default)]
pub struct Alphabet {
    glyphs: Vec<Glyph>,
    numbers: FxHashMap<char, u16>,
    syllables: Vec<&'static str>,
    syllable_numbers: FxHashMap<&'static str, u16>,
}

/// How one character can be read.
#[derive(Clone, Debug, Default)]
pub struct Glyph {
    /// The numbers of its syllables.
    readings: Box<[u16]>,
    /// The letters its readings begin with, a bit each.
    pub initials: u32,
    /// The letter its usual reading begins with; a blank where it has none.
    pub usual: char,
}

impl Alphabet {
    /// The number of a character; characters beyond the 65,535th share the last number.
    pub fn number(&mut self, c: char) -> u16 {
        if let Some(&number) = self.numbers.get(&c) {
            return number;
        }
        let glyph = self.glyph_of(c);
        let number = u16::try_from(self.glyphs.len()).unwrap_or(u16::MAX);
        self.glyphs.push(glyph);
        self.numbers.insert(c, number);
        number
    }

    /// A character's readings by its number.
    pub fn glyph(&self, number: u16) -> &Glyph {
        &self.glyphs[usize::from(number)]
    }

    fn glyph_of(&mut self, c: char) -> Glyph {
        let readings = pinyin::readings(c);
        Glyph {
            initials: readings.iter().filter_map(|reading| reading.bytes().next()).fold(0, |set, b| set | letter(b)),
            usual: readings.first().and_then(|reading| reading.chars().next()).unwrap_or(' '),
            readings: readings.iter().map(|reading| self.syllable(reading)).collect(),
        }
    }

    fn syllable(&mut self, syllable: &'static str) -> u16 {
        let next = u16::try_from(self.syllables.len()).unwrap_or(u16::MAX);
        let number = *self.syllable_numbers.entry(syllable).or_insert(next);
        if number == next {
            self.syllables.push(syllable);
        }
        number
    }
}

/// The bit of an ASCII letter in a set of letters; none for anything else.
pub const fn letter(byte: u8) -> u32 {
    if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 0 }
}

/// How letters fit the readings of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelled {
    /// Each letter is an initial.
    Initials,
    /// Some are more of a reading.
    Readings,
}

/// Typed letters, made ready to be matched: sets of places in them are bits of a word.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// For each character of the alphabet, places where a first letter of its readings stands.
    firsts: Vec<u64>,
    /// For each character of the alphabet, which of the steps is its own.
    own: Vec<u16>,
    /// What characters can take; the first step, of those that can take nothing, is empty.
    steps: Vec<Step>,
    /// The bit of the place behind the last letter.
    end: u64,
}

/// Where in the letters one character can stand.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    /// Places where a first letter of its readings stands.
    first: u64,
    /// Places where a `zh`, `ch` or `sh` of its readings stands.
    double: u64,
    /// Places where all of a reading of one letter stands, of two, of three.
    whole: [u64; LONGEST_READING],
    /// Places where all of any reading stands.
    any_whole: u64,
    /// Places from which on the letters are a beginning of a reading.
    rest: u64,
}

/// Most letters that can be matched with readings.
const LONGEST: usize = 63;
/// Letters of `zhuang`.
const LONGEST_READING: usize = 6;

impl Spelling {
    /// Makes letters ready; `None` for more letters than any name has.
    pub fn new(letters: &str, alphabet: &Alphabet) -> Option<Self> {
        let end = 1u64.checked_shl(u32::try_from(letters.len()).ok()?).filter(|_| letters.len() <= LONGEST)?;
        let of_syllables: Vec<Step> = alphabet.syllables.iter().map(|syllable| Step::of(syllable, letters)).collect();
        let (mut firsts, mut own, mut steps) = (Vec::new(), Vec::new(), vec![Step::default()]);
        for glyph in &alphabet.glyphs {
            let mut step = Step::default();
            glyph.readings.iter().for_each(|&syllable| step.join(&of_syllables[usize::from(syllable)]));
            let place = if step.first == 0 { 0 } else { steps.len() };
            firsts.push(step.first);
            own.push(u16::try_from(place).unwrap_or(0));
            steps.extend((place > 0).then_some(step));
        }
        Some(Self { firsts, own, steps, end })
    }

    /// How the letters fit characters in a row, from the first one on or from any.
    pub fn fit(&self, glyphs: &[u16], anywhere: bool) -> Option<Spelled> {
        let start = u64::from(anywhere);
        let (mut taken, mut initials) = (1u64, 1u64);
        let mut fits = None;
        for glyph in glyphs.iter().map(|&glyph| usize::from(glyph)) {
            // Most characters are met before the first letter and cannot take it.
            if taken | initials == start && self.firsts[glyph] & start == 0 {
                continue;
            }
            let step = &self.steps[usize::from(self.own[glyph])];
            initials = (initials & step.first) << 1;
            if initials & self.end != 0 {
                return Some(Spelled::Initials);
            }
            if taken & step.rest != 0 {
                fits = Some(Spelled::Readings);
            }
            taken = step.take(taken);
            if taken & self.end != 0 {
                fits = Some(Spelled::Readings);
            }
            if taken | start == 0 {
                break;
            }
            (taken, initials) = (taken | start, initials | start);
        }
        fits
    }
}

impl Step {
    /// Where one syllable can stand.
    fn of(syllable: &str, letters: &str) -> Self {
        let mut step = Self::default();
        let first = syllable.chars().next().unwrap_or(' ');
        let double = syllable.get(..2).filter(|double| matches!(*double, "zh" | "ch" | "sh"));
        let Some(whole) = syllable.len().checked_sub(1).and_then(|width| step.whole.get_mut(width)) else {
            return step;
        };
        for (at, _) in letters.char_indices().filter(|(_, letter)| *letter == first) {
            let (rest, here) = (&letters[at..], 1u64 << at);
            let place = |fits: bool| if fits { here } else { 0 };
            step.first |= here;
            step.double |= place(double.is_some_and(|double| rest.starts_with(double)));
            *whole |= place(rest.starts_with(syllable));
            step.rest |= place(syllable.starts_with(rest));
        }
        step.any_whole = *whole;
        step
    }

    /// Adds another reading of the same character.
    fn join(&mut self, other: &Self) {
        self.first |= other.first;
        self.double |= other.double;
        self.any_whole |= other.any_whole;
        self.rest |= other.rest;
        self.whole.iter_mut().zip(other.whole).for_each(|(whole, other)| *whole |= other);
    }

    /// The places reached from some places when the character takes what it can.
    fn take(&self, from: u64) -> u64 {
        let reached = (from & self.first) << 1 | (from & self.double) << 2;
        if from & self.any_whole == 0 {
            return reached;
        }
        (1..).zip(self.whole).fold(reached, |reached, (width, whole)| reached | (from & whole) << width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fit(name: &str, letters: &str) -> Option<Spelled> {
        let mut alphabet = Alphabet::default();
        let numbers: Vec<u16> = name.chars().map(|c| alphabet.number(c)).collect();
        let spelling = Spelling::new(letters, &alphabet)?;
        spelling.fit(&numbers, true)
    }

    #[test]
    fn initials_readings_and_mixtures_fit() {
        for (name, letters, spelled) in [
            ("青禾市民政局", "mzj", Some(Spelled::Initials)),
            ("青禾市民政局", "qhs", Some(Spelled::Initials)),
            ("青禾市民政局", "minzheng", Some(Spelled::Readings)),
            ("青禾市民政局", "minzhe", Some(Spelled::Readings)),
            ("青禾市民政局", "minzj", Some(Spelled::Readings)),
            ("青禾市民政局", "mzhengju", Some(Spelled::Readings)),
            ("青禾市民政局", "mzhju", Some(Spelled::Readings)),
            ("青禾市民政局", "minju", None),
            ("青禾市民政局", "inzheng", None),
            ("重庆市", "cqs", Some(Spelled::Initials)),
            ("西安市", "xian", Some(Spelled::Readings)),
            ("县政府", "xian", Some(Spelled::Readings)),
            ("吕梁市", "lvliang", Some(Spelled::Readings)),
        ] {
            assert_eq!(fit(name, letters), spelled, "{name} {letters}");
        }
    }

    #[test]
    fn more_letters_than_any_name_has_fit_nothing() {
        assert_eq!(fit("民", &"m".repeat(64)), None);
        assert_eq!(fit(&"民".repeat(63), &"m".repeat(63)), Some(Spelled::Initials));
    }

    proptest! {
        #[test]
        fn whole_readings_fit_and_so_does_every_beginning(name in "[重长厦番青禾市民政局县镇]{1,8}", picks in prop::collection::vec(any::<prop::sample::Index>(), 8)) {
            let spelled: Vec<&str> = name.chars().zip(&picks).map(|(c, pick)| *pick.get(&pinyin::readings(c))).collect();
            let whole = spelled.concat();
            for end in 1..=whole.len().min(LONGEST) {
                prop_assert!(fit(&name, &whole[..end]).is_some(), "{}", &whole[..end]);
            }
        }
    }
}
