//! Words that are written with other characters of the same sound: 魏波 for 微博. It knows sounds without tones and no meaning.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::spec::Term;
use crate::text::han::HanSet;
use crate::text::pinyin;

/// The characters that have a sound of their own in pinyin tables.
const HAN: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// Words of the field with their sounds.
#[derive(Debug)]
pub struct Sounds {
    terms: Vec<Heard>,
    table: OnceLock<Table>,
}

/// What the scan looks up.
#[derive(Debug)]
struct Table {
    /// For each Han character from the first on, which syllables of the terms it can be, a bit each.
    syllables: Vec<u128>,
    /// The syllables that terms begin with.
    firsts: u128,
    /// The characters that have one of them: a small table that is looked at first.
    openings: HanSet,
    /// The characters that sound like the second of some term.
    seconds: HanSet,
    /// For each syllable, the terms that begin with it.
    terms: Vec<Vec<usize>>,
}

/// A word and its syllables, by the characters it is written with.
#[derive(Debug)]
struct Heard {
    word: &'static str,
    characters: Vec<char>,
    except: Vec<String>,
}

impl Sounds {
    /// Takes the words of the field.
    pub fn of(terms: &[Term]) -> Self {
        let heard = |term: &Term| Heard {
            word: term.word.clone().leak(),
            characters: term.word.chars().collect(),
            except: term.except.clone(),
        };
        Self { terms: terms.iter().map(heard).collect(), table: OnceLock::new() }
    }

    /// Calls `found` for each place of a text that sounds like a word of the field and is written otherwise.
    pub fn in_text(&self, text: &str, mut found: impl FnMut(Range<usize>, &'static str)) {
        let table = self.table.get_or_init(|| self.table());
        for (at, first) in text.char_indices().filter(|&(_, first)| table.openings.contains(first)) {
            let next = text[at + first.len_utf8()..].chars().next();
            if !next.is_some_and(|next| table.seconds.contains(next)) {
                continue;
            }
            let mut bits = table.bits(first) & table.firsts;
            while bits != 0 {
                for &nth in &table.terms[bits.trailing_zeros() as usize] {
                    let term = &self.terms[nth];
                    let end = term.sounds_at(&text[at..], table).filter(|end| term.may_stand(text, at..at + end));
                    if let Some(end) = end {
                        found(at..at + end, term.word);
                    }
                }
                bits &= bits - 1;
            }
        }
    }

    /// Each syllable of the terms takes a bit. A character has that of its usual reading: rare ones hear words everywhere.
    fn table(&self) -> Table {
        let mut bit_of: FxHashMap<&'static str, u128> = FxHashMap::default();
        for syllable in self.terms.iter().flat_map(|term| &term.characters).filter_map(|&c| usual(c)) {
            let next = 1u128.checked_shl(u32::try_from(bit_of.len()).unwrap_or(u32::MAX)).unwrap_or(0);
            bit_of.entry(syllable).or_insert(next);
        }
        let bits = |c| usual(c).and_then(|syllable| bit_of.get(syllable)).copied().unwrap_or(0);
        let mut table = Table {
            syllables: HAN.map(bits).collect(),
            firsts: 0,
            openings: HanSet::default(),
            seconds: HanSet::default(),
            terms: vec![Vec::new(); 128],
        };
        for (nth, term) in self.terms.iter().enumerate() {
            let first = table.bits(term.characters[0]);
            table.firsts |= first;
            if first != 0 {
                table.terms[first.trailing_zeros() as usize].push(nth);
            }
        }
        let second = |term: &Heard| term.characters.get(1).map_or(0, |&second| table.bits(second));
        let seconds = self.terms.iter().map(second).fold(0, |all, bits| all | bits);
        table.seconds = HAN.filter(|&c| table.bits(c) & seconds != 0).collect();
        table.openings = HAN.filter(|&c| table.bits(c) & table.firsts != 0).collect();
        table
    }
}

fn usual(c: char) -> Option<&'static str> {
    pinyin::readings(c).first().copied()
}

impl Table {
    fn bits(&self, c: char) -> u128 {
        if !HAN.contains(&c) {
            return 0;
        }
        let nth = u32::from(c) - u32::from(*HAN.start());
        usize::try_from(nth).ok().and_then(|nth| self.syllables.get(nth)).copied().unwrap_or(0)
    }
}

impl Heard {
    /// Words of two characters only count in lists, between marks and joining words: within a sentence too much sounds alike.
    fn may_stand(&self, text: &str, range: Range<usize>) -> bool {
        let parts = |c: Option<char>, joins: &str| c.is_none_or(|c| !HAN.contains(&c) || joins.contains(c));
        let before = parts(text[..range.start].chars().next_back(), "和及与");
        self.characters.len() > 2 || before && parts(text[range.end..].chars().next(), "和及与等")
    }

    /// The bytes of the words at the start of a text that sound like this term and are written otherwise.
    fn sounds_at(&self, text: &str, table: &Table) -> Option<usize> {
        let mut end = 0;
        let mut differs = false;
        let mut rest = text.chars();
        for &own in &self.characters {
            let c = rest.next()?;
            if c != own {
                differs = true;
                if table.bits(c) & table.bits(own) == 0 {
                    return None;
                }
            }
            end += c.len_utf8();
        }
        let excused = || self.except.iter().any(|word| text.starts_with(word.as_str()));
        (differs && !excused()).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_same_sound_are_heard_and_the_word_itself_is_not() {
        let terms = [
            Term { word: "微博".to_owned(), except: vec!["微薄".to_owned()] },
            Term { word: "行政复议".to_owned(), except: Vec::new() },
        ];
        let sounds = Sounds::of(&terms);
        let heard = |text: &str| {
            let mut all = Vec::new();
            sounds.in_text(text, |range, word| all.push((text[range].to_owned(), word)));
            all
        };
        assert_eq!(heard("抖音、魏波等渠道"), [("魏波".to_owned(), "微博")]);
        assert_eq!(heard("行政覆议1件"), [("行政覆议".to_owned(), "行政复议")]);
        assert_eq!(heard("微博、微薄之力、行政复议、行政诉讼、单位服务、为博取信任"), []);
    }
}
