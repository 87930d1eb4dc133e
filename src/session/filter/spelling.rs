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
    /// What each syllable of the alphabet can take at each place.
    steps: Vec<Step>,
    /// The bit of the place behind the last letter.
    end: u64,
}

/// Where in the letters one syllable can stand.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    /// Places where its first letter stands.
    first: u64,
    /// Places where its `zh`, `ch` or `sh` stands.
    double: u64,
    /// Places where all of it stands.
    whole: u64,
    /// Places from which on the letters are a beginning of it.
    rest: u64,
    /// How many letters it has.
    width: u8,
}

/// Most letters that can be matched with readings.
const LONGEST: usize = 63;

impl Spelling {
    /// Makes letters ready; `None` for more letters than any name has.
    pub fn new(letters: &str, alphabet: &Alphabet) -> Option<Self> {
        let end = 1u64.checked_shl(u32::try_from(letters.len()).ok()?).filter(|_| letters.len() <= LONGEST)?;
        let steps = alphabet.syllables.iter().map(|syllable| Step::new(syllable, letters)).collect();
        Some(Self { steps, end })
    }

    /// How the letters fit characters in a row, from the first one on or from any.
    pub fn fit<'g>(&self, glyphs: impl Iterator<Item = &'g Glyph>, anywhere: bool) -> Option<Spelled> {
        let start = u64::from(anywhere);
        let (mut taken, mut initials) = (1u64, 1u64);
        let mut fits = None;
        for glyph in glyphs {
            let (mut next, mut next_initials) = (0, 0);
            for &syllable in &glyph.readings {
                let step = &self.steps[usize::from(syllable)];
                next |= step.take(taken);
                next_initials |= (initials & step.first) << 1;
                if taken & step.rest != 0 {
                    fits = Some(Spelled::Readings);
                }
            }
            if next_initials & self.end != 0 {
                return Some(Spelled::Initials);
            }
            if next & self.end != 0 {
                fits = Some(Spelled::Readings);
            }
            (taken, initials) = (next | start, next_initials | start);
        }
        fits
    }
}

impl Step {
    fn new(syllable: &'static str, letters: &str) -> Self {
        let mut step = Self { width: u8::try_from(syllable.len()).unwrap_or(u8::MAX), ..Self::default() };
        let first = syllable.chars().next().unwrap_or(' ');
        let double = syllable.get(..2).filter(|double| matches!(*double, "zh" | "ch" | "sh"));
        for at in 0..letters.len() {
            let (rest, here) = (&letters[at..], 1u64 << at);
            let mark = |set: &mut u64, fits: bool| *set |= if fits { here } else { 0 };
            mark(&mut step.first, rest.starts_with(first));
            mark(&mut step.double, double.is_some_and(|double| rest.starts_with(double)));
            mark(&mut step.whole, rest.starts_with(syllable));
            mark(&mut step.rest, syllable.starts_with(rest));
        }
        step
    }

    /// The places reached from some places when the syllable takes what it can.
    const fn take(&self, from: u64) -> u64 {
        (from & self.whole) << self.width | (from & self.first) << 1 | (from & self.double) << 2
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
        spelling.fit(numbers.iter().map(|&number| alphabet.glyph(number)), true)
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
