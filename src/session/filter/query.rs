//! What was typed as a filter: words of characters, letters, digits, every one of which must fit. How well each fits decides
//! where a name is listed.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

use super::names::{Marks, Names, fold};
use super::spelling::{Alphabet, Glyph, Spelled, Spelling, letter};

/// How well a name fits, the best first. Within one kind the reports stay in the order of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is what was typed, or only the year was asked for.
    Exact,
    /// It begins with it.
    Begins,
    /// It has it inside.
    Holds,
    /// Its first initials are it: `qhs` for 青禾市….
    BeginsInitials,
    /// It has the initials inside: `mzj` for …民政局.
    HoldsInitials,
    /// It begins with the readings.
    BeginsReadings,
    /// It has the readings inside.
    HoldsReadings,
    /// It has the characters or initials in this order, others between them. Listed only where nothing fits better.
    Loose,
}

impl Fit {
    /// All of them, the best first.
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::Begins,
        Self::Holds,
        Self::BeginsInitials,
        Self::HoldsInitials,
        Self::BeginsReadings,
        Self::HoldsReadings,
        Self::Loose,
    ];
}

/// How a name fits all of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameFit {
    /// The worst fit of its parts.
    pub fit: Fit,
    /// Numbers that the name does not have: the year must, a bit for each.
    pub years: u8,
}

/// What was typed, taken apart.
#[derive(Clone, Debug, Default)]
pub struct Query {
    tokens: Vec<Token>,
    /// For each number the years that have it: bits from 2000 on.
    years: Vec<u128>,
    /// What a name must have to fit.
    strict: Marks,
    /// What a name must have to fit loosely.
    loose: Marks,
}

#[derive(Clone, Debug)]
enum Token {
    /// Characters that are read as they stand.
    Word(Text),
    /// Letters: as they stand, initials or readings.
    Letters(Text, Option<Spelling>),
    /// A number: in the name, or in the year. Which of the numbers it is.
    Digits(Text, usize),
}

#[derive(Clone, Debug)]
struct Text {
    typed: Box<str>,
    finder: Finder<'static>,
    marks: Marks,
}

/// Numbers beyond this many are not looked at.
const MOST_NUMBERS: usize = 8;
/// The first year that a bit stands for.
const FIRST_YEAR: i16 = 2000;

/// The bit of a year; none outside the years that bits stand for.
pub fn year_bit(year: Option<i16>) -> u128 {
    let nth = year.and_then(|year| u32::try_from(year.checked_sub(FIRST_YEAR)?).ok());
    nth.and_then(|nth| 1u128.checked_shl(nth)).unwrap_or(0)
}

impl Query {
    /// Takes apart what was typed: at blanks, and where characters, letters and digits meet. 年 and 年度 after a number are no
    /// part of it, nor are apostrophes between syllables.
    pub fn new(typed: &str, alphabet: &Alphabet) -> Self {
        let mut folded = fold(typed);
        folded.retain(|c| !matches!(c, '\'' | '’' | '‘'));
        let mut query = Self::default();
        for word in folded.split_whitespace() {
            let mut rest = word;
            while let Some(first) = rest.chars().next() {
                let kind = Kind::of(first);
                let end = rest.find(|c| Kind::of(c) != kind).unwrap_or(rest.len());
                query.add(kind, &rest[..end], alphabet);
                rest = &rest[end..];
                if kind == Kind::Digits {
                    rest = rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年')).unwrap_or(rest);
                }
            }
        }
        query
    }

    /// Tells whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    fn add(&mut self, kind: Kind, word: &str, alphabet: &Alphabet) {
        let text = Text::new(word);
        match kind {
            Kind::Word => {
                self.strict.chars |= text.marks.chars;
                self.loose.chars |= text.marks.chars;
                self.tokens.push(Token::Word(text));
            }
            Kind::Letters => {
                add_letters(word.as_bytes(), &mut self.strict, &mut self.loose);
                self.tokens.push(Token::Letters(text, Spelling::new(word, alphabet)));
            }
            Kind::Digits if self.years.len() < MOST_NUMBERS => {
                let years = (FIRST_YEAR..FIRST_YEAR + 100).filter(|year| year.to_string().contains(word));
                self.tokens.push(Token::Digits(text, self.years.len()));
                self.years.push(years.fold(0, |all, year| all | year_bit(Some(year))));
            }
            Kind::Digits => {}
        }
    }

    /// What a name must have to fit: at a glance most have not.
    pub fn marks(&self, loosely: bool) -> Marks {
        if loosely { self.loose } else { self.strict }
    }

    /// How a name fits all of it.
    pub fn fit(&self, names: &Names, nth: usize, loosely: bool) -> Option<NameFit> {
        let mut whole = NameFit { fit: Fit::Exact, years: 0 };
        for token in &self.tokens {
            let fit = match token {
                Token::Word(text) => text.fit(names, nth),
                Token::Letters(text, spelling) => {
                    text.fit(names, nth).or_else(|| spelled(names, nth, text, spelling.as_ref()?))
                }
                Token::Digits(text, number) => text.fit(names, nth).or_else(|| {
                    whole.years |= 1 << number;
                    Some(Fit::Exact)
                }),
            };
            let fit = fit.or_else(|| (loosely && token.is_scattered(names, nth)).then_some(Fit::Loose))?;
            whole.fit = whole.fit.max(fit);
        }
        Some(whole)
    }

    /// Tells whether a report of a year, by its bit, has the numbers that its name lacks.
    pub fn fits_year(&self, name: NameFit, year: u128) -> bool {
        let lacking = self.years.iter().enumerate().filter(|(nth, _)| name.years >> nth & 1 == 1);
        lacking.map(|(_, years)| years).all(|years| years & year != 0)
    }

    /// How close together the parts of a loosely fitting name stand: more is better.
    pub fn closeness(&self, matcher: &SkimMatcherV2, names: &Names, nth: usize) -> i64 {
        let score = |token: &Token| match token {
            Token::Word(text) => matcher.fuzzy_match(names.text(nth), &text.typed),
            Token::Letters(text, _) => matcher.fuzzy_match(&names.usual_initials(nth), &text.typed),
            Token::Digits(..) => None,
        };
        self.tokens.iter().filter_map(score).sum()
    }
}

/// Marks what letters need: with readings the first one is an initial, and a letter that ends no reading stands before another
/// initial unless the two begin one.
fn add_letters(letters: &[u8], strict: &mut Marks, loose: &mut Marks) {
    strict.initials |= letters.first().map_or(0, |&first| letter(first));
    for pair in letters.windows(2) {
        let (one, next) = (pair[0], pair[1]);
        let ends_a_reading = matches!(one, b'a' | b'e' | b'i' | b'o' | b'u' | b'v' | b'n' | b'g' | b'r' | b'h');
        let begins_one = matches!(next, b'a' | b'e' | b'i' | b'o' | b'u' | b'v' | b'h');
        if !ends_a_reading && !begins_one {
            strict.add_pair(one, next);
        }
    }
    // The others may still be letters of a reading: 厦 fits `sh`.
    loose.initials |= letters.first().map_or(0, |&first| letter(first));
}

/// How letters fit a name by its readings.
fn spelled(names: &Names, nth: usize, letters: &Text, spelling: &Spelling) -> Option<Fit> {
    let glyphs = names.glyphs(nth);
    let spelled = match letters.typed.as_bytes() {
        &[only] if !names.has_latin(nth) => (names.initials(nth) & letter(only) != 0).then_some(Spelled::Initials),
        _ => spelling.fit(glyphs, true),
    }?;
    Some(match (spelled, spelling.fit(glyphs, false)) {
        (Spelled::Initials, Some(Spelled::Initials)) => Fit::BeginsInitials,
        (Spelled::Initials, _) => Fit::HoldsInitials,
        (Spelled::Readings, Some(_)) => Fit::BeginsReadings,
        (Spelled::Readings, None) => Fit::HoldsReadings,
    })
}

impl Text {
    fn new(text: &str) -> Self {
        let mut marks = Marks::default();
        text.chars().for_each(|c| marks.add_char(c));
        Self { typed: text.into(), finder: Finder::new(text).into_owned(), marks }
    }

    /// How it stands in a name.
    fn fit(&self, names: &Names, nth: usize) -> Option<Fit> {
        if !names.may_have_chars(nth, &self.marks) {
            return None;
        }
        let name = names.text(nth);
        let at = self.finder.find(name.as_bytes())?;
        Some(match at {
            0 if name.len() == self.typed.len() => Fit::Exact,
            0 => Fit::Begins,
            _ => Fit::Holds,
        })
    }
}

impl Token {
    /// Tells whether a name has all of it in this order, others between.
    fn is_scattered(&self, names: &Names, nth: usize) -> bool {
        match self {
            Self::Word(text) => {
                let mut chars = names.text(nth).chars();
                text.typed.chars().all(|sought| chars.any(|c| c == sought))
            }
            Self::Letters(text, _) => {
                let mut glyphs = names.readings(nth);
                let has = |glyph: &Glyph, sought| glyph.initials & letter(sought) != 0;
                text.typed.bytes().all(|sought| glyphs.any(|glyph| has(glyph, sought)))
            }
            Self::Digits(..) => false,
        }
    }
}

/// What a character of a query is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Letters,
    Digits,
}

impl Kind {
    const fn of(c: char) -> Self {
        match c {
            '0'..='9' => Self::Digits,
            'a'..='z' => Self::Letters,
            _ => Self::Word,
        }
    }
}
