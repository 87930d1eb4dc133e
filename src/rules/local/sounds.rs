//! Words that are written with other characters of the same sound: 魏波 for 微博. It knows sounds without tones and no meaning.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::heard::Heard;
use super::near::Near;
use super::pairs::Pairs;
use super::spec::Term;
use crate::text::han::{all_han, is_han};
use crate::text::pinyin;

/// Words of the field with their sounds.
#[derive(Debug)]
pub struct Sounds {
    terms: Vec<Heard>,
    alike: Vec<String>,
    table: OnceLock<Table>,
}

/// What the scan looks up.
#[derive(Debug)]
struct Table {
    /// For each Han character from the first on, which of the terms' syllables it is read as; 0 for none of them.
    syllables: Vec<u16>,
    /// The pairs of syllables that some term begins with: a small table that is looked at first.
    begun: Pairs,
    /// For each pair of syllables, the terms that begin with it.
    terms: FxHashMap<(u16, u16), Vec<usize>>,
    /// One character written otherwise, lost or too many.
    near: Near,
}

impl Sounds {
    /// Takes the words of the field, and groups of characters that look alike.
    pub fn of(terms: &[Term], alike: &[String]) -> Self {
        Self { terms: terms.iter().map(Heard::of).collect(), alike: alike.to_vec(), table: OnceLock::new() }
    }

    /// Calls `found` for each place of a text that sounds like a word of the field, or is one but for a character, and is
    /// written otherwise.
    pub fn in_text(&self, text: &str, mut found: impl FnMut(Range<usize>, &'static str)) {
        let table = self.table.get_or_init(|| self.table());
        let mut told: FxHashSet<usize> = FxHashSet::default();
        let mut tell = |term: &Heard, range: Range<usize>| {
            // One place may be told by its sound, and by either half of the word.
            if !term.excuses(&text[range.start..]) && !is_quoted(text, &range) && told.insert(range.start) {
                found(range, term.word);
            }
        };
        let (mut at, mut first, mut syllable) = (0, '\0', 0);
        for (here, next) in text.char_indices() {
            let sound = table.syllable(next);
            if table.begun.may_hold(syllable.into(), sound.into()) {
                for &nth in table.terms.get(&(syllable, sound)).into_iter().flatten() {
                    let term = &self.terms[nth];
                    let end = table.sounds_at(term, &text[at..]).filter(|end| term.may_stand(text, at..at + end));
                    if let Some(end) = end {
                        tell(term, at..at + end);
                    }
                }
            }
            if table.near.may_begin(first, next) {
                table.near.at((text, at), (first, next), &self.terms, |nth, range| tell(&self.terms[nth], range));
            }
            (at, first, syllable) = (here, next, sound);
        }
    }

    /// Each syllable of the terms takes a number. A character has that of its usual reading: rare ones hear words everywhere.
    fn table(&self) -> Table {
        let mut number_of: FxHashMap<&'static str, u16> = FxHashMap::default();
        for syllable in self.terms.iter().flat_map(|term| &term.characters).filter_map(|&c| usual(c)) {
            let next = u16::try_from(number_of.len() + 1).unwrap_or(0);
            number_of.entry(syllable).or_insert(next);
        }
        let number = |c| usual(c).and_then(|syllable| number_of.get(syllable)).copied().unwrap_or(0);
        let mut table = Table {
            syllables: all_han().map(number).collect(),
            begun: Pairs::from_iter([]),
            terms: FxHashMap::default(),
            near: Near::of(&self.terms, &self.alike),
        };
        for (nth, term) in self.terms.iter().enumerate() {
            let [first, second, ..] = term.characters[..] else { continue };
            let (first, second) = (table.syllable(first), table.syllable(second));
            if first == 0 || second == 0 {
                continue;
            }
            table.terms.entry((first, second)).or_default().push(nth);
        }
        table.begun = table.terms.keys().map(|&(first, second)| (first.into(), second.into())).collect();
        table
    }
}

/// Words of so many characters are long.
const LEAST_OF_LONG: usize = 3;

/// “新溪发布”: what quotation marks enclose is a name; a title in its own marks may hold a slip.
fn is_quoted(text: &str, range: &Range<usize>) -> bool {
    text[..range.start].ends_with(['“', '「', '『']) && text[range.end..].starts_with(['”', '」', '』'])
}

fn usual(c: char) -> Option<&'static str> {
    pinyin::readings(c).first().copied()
}

impl Table {
    fn syllable(&self, c: char) -> u16 {
        if !is_han(c) {
            return 0;
        }
        let nth = u32::from(c) - u32::from(*all_han().start());
        usize::try_from(nth).ok().and_then(|nth| self.syllables.get(nth)).copied().unwrap_or(0)
    }

    /// The bytes of the words at the start of a text that sound like a term and are written otherwise. Of three characters and more one
    /// must be the term's own: 联系金坪 sounds like a name across two words, a slip rarely changes every character.
    fn sounds_at(&self, term: &Heard, text: &str) -> Option<usize> {
        let mut end = 0;
        let mut differs = false;
        let mut shares = term.characters.len() < LEAST_OF_LONG;
        let mut rest = text.chars();
        for &own in &term.characters {
            let c = rest.next()?;
            shares |= c == own;
            if c != own {
                differs = true;
                if self.syllable(c) == 0 || self.syllable(c) != self.syllable(own) {
                    return None;
                }
            }
            end += c.len_utf8();
        }
        (differs && shares).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(word: &str, except: &[&str], name: bool) -> Term {
        Term { word: word.to_owned(), except: except.iter().map(|&word| word.to_owned()).collect(), name }
    }

    fn heard(sounds: &Sounds, text: &str) -> Vec<(String, &'static str)> {
        let mut all = Vec::new();
        sounds.in_text(text, |range, word| all.push((text[range].to_owned(), word)));
        all
    }

    #[test]
    fn words_of_the_same_sound_are_heard_and_the_word_itself_is_not() {
        let terms = [term("微博", &["微薄"], false), term("行政复议", &[], false)];
        let sounds = Sounds::of(&terms, &[]);
        assert_eq!(heard(&sounds, "抖音、魏波等渠道"), [("魏波".to_owned(), "微博")]);
        assert_eq!(heard(&sounds, "行政覆议1件"), [("行政覆议".to_owned(), "行政复议")]);
        assert_eq!(heard(&sounds, "“魏波”账号"), []);
        assert_eq!(heard(&sounds, "微博、微薄之力、行政复议、行政诉讼、单位服务、为博取信任"), []);
        // Across two words every character may sound alike.
        let across = Sounds::of(&[term("透明度", &[], false)], &[]);
        assert_eq!(heard(&across, "头名杜氏"), []);
        assert_eq!(heard(&across, "提升透名度"), [("透名度".to_owned(), "透明度")]);
    }

    #[test]
    fn one_character_off_is_told_where_sound_or_look_is_near() {
        let terms = [term("监督保障", &[], false), term("公开条例", &[], false), term("贯彻落实", &[], false)];
        let sounds = Sounds::of(&terms, &["列例".to_owned()]);
        for (text, written, word) in [
            ("强化监都保障。", "监都保障", "监督保障"),
            ("学习公开条列。", "公开条列", "公开条例"),
            ("认真贯策落实。", "贯策落实", "贯彻落实"),
        ] {
            assert_eq!(heard(&sounds, text), [(written.to_owned(), word)]);
        }
        assert_eq!(heard(&sounds, "监督与保障，公开条目，公开条款，落实到位，贯彻执行"), []);
    }

    #[test]
    fn a_name_with_a_character_lost_or_too_many_is_told() {
        let sounds = Sounds::of(&[term("中华人民共和国", &[], true)], &[]);
        for text in ["中华人民共国", "中华民共和国", "中华人民共和和国", "中华人民人共和国", "中华人民共合国"]
        {
            let all = heard(&sounds, &format!("根据《{text}政府信息公开条例》"));
            assert!(all.iter().any(|(_, word)| *word == "中华人民共和国"), "{text}");
        }
        assert_eq!(heard(&sounds, "中华人民共和国，中华人民共和国国务院，人民共和国，中华民族"), []);
    }
}
