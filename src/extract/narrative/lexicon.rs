//! The words of the narrative by what they mean, read once from `words.toml`. It finds the longest word at a place; what a
//! sentence of such words states is not its business.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::word::Word;
use crate::text::data;
use crate::text::han::{HanSet, all_han};
use crate::text::numeral::is_numeral;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spec {
    classifiers: String,
    words: BTreeMap<Word, Vec<String>>,
}

/// One character within words: what it ends, and which characters go on from there.
#[derive(Debug, Default)]
struct Step {
    word: Option<Word>,
    /// Each next character with the place of its step, in order.
    next: Vec<(char, u32)>,
}

/// All words, character by character.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// What words and numerals begin with.
    first: HanSet,
    /// The step of each first character.
    roots: FxHashMap<char, u32>,
    steps: Vec<Step>,
    classifiers: Vec<char>,
}

impl Lexicon {
    /// The words as shipped.
    pub(super) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Lexicon> = LazyLock::new(|| {
            let spec = data::read_toml("words.toml", include_str!("words.toml"));
            Lexicon::new(spec.expect("the embedded word list is read by a test"))
        });
        &SHIPPED
    }

    fn new(spec: Spec) -> Self {
        let mut lexicon = Self {
            first: HanSet::default(),
            roots: FxHashMap::default(),
            steps: Vec::new(),
            classifiers: spec.classifiers.chars().collect(),
        };
        for (meaning, spellings) in spec.words {
            for spelling in spellings.iter().flat_map(|spelling| spelt_out(spelling)) {
                lexicon.learn(&spelling, meaning);
            }
        }
        for step in &mut lexicon.steps {
            step.next.sort_unstable_by_key(|&(c, _)| c);
        }
        lexicon.first = lexicon.roots.keys().copied().chain(all_han().filter(|&c| is_numeral(c))).collect();
        lexicon
    }

    fn learn(&mut self, spelling: &str, meaning: Word) {
        let mut chars = spelling.chars();
        let Some(first) = chars.next() else { return };
        let root = self.roots.get(&first).copied();
        let mut at = root.unwrap_or_else(|| self.add());
        self.roots.insert(first, at);
        for c in chars {
            let known = self.steps[at as usize].next.iter().find(|(next, _)| *next == c).map(|&(_, step)| step);
            at = known.unwrap_or_else(|| {
                let step = self.add();
                self.steps[at as usize].next.push((c, step));
                step
            });
        }
        self.steps[at as usize].word = Some(meaning);
    }

    fn add(&mut self) -> u32 {
        self.steps.push(Step::default());
        u32::try_from(self.steps.len() - 1).unwrap_or(u32::MAX)
    }

    /// The longest word at the start of a text, with its length in characters.
    pub(super) fn longest(&self, text: &[char]) -> Option<(Word, usize)> {
        let first = text.first().filter(|&&first| self.may_begin(first))?;
        let mut step = self.step(*self.roots.get(first)?)?;
        let mut found = step.word.map(|word| (word, 1));
        for (length, c) in (2..).zip(&text[1..]) {
            let Ok(next) = step.next.binary_search_by_key(c, |&(next, _)| next) else { break };
            step = self.step(step.next[next].1)?;
            found = step.word.map(|word| (word, length)).or(found);
        }
        found
    }

    fn step(&self, at: u32) -> Option<&Step> {
        self.steps.get(at as usize)
    }

    /// Tells whether a word, a number or a mark may begin with a character.
    pub(super) fn may_begin(&self, c: char) -> bool {
        self.first.allows(c)
    }

    /// Tells whether a character after a number says what is counted.
    pub(super) fn is_classifier(&self, c: char) -> bool {
        self.classifiers.contains(&c)
    }
}

/// Every spelling of a word that is written with alternatives: `(政府|)信息公开申请(件|)` are four.
fn spelt_out(spelling: &str) -> Vec<String> {
    let Some((before, rest)) = spelling.split_once('(') else { return vec![spelling.to_owned()] };
    let Some((ways, behind)) = rest.split_once(')') else { return vec![spelling.to_owned()] };
    let behind = spelt_out(behind);
    ways.split('|').flat_map(|way| behind.iter().map(move |rest| format!("{before}{way}{rest}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_one_meaning_and_is_found_whole() {
        let spec: Spec = data::read_toml("words.toml", include_str!("words.toml")).unwrap();
        let mut seen = std::collections::BTreeMap::new();
        for (meaning, spellings) in &spec.words {
            let all: std::collections::BTreeSet<String> = spellings.iter().flat_map(|word| spelt_out(word)).collect();
            for spelling in &all {
                assert_eq!(seen.insert(spelling.clone(), *meaning), None, "{spelling} stands twice");
                let chars: Vec<char> = spelling.chars().collect();
                assert_eq!(Lexicon::shipped().longest(&chars), Some((*meaning, chars.len())), "{spelling}");
            }
        }
        assert!(seen.len() > 300);
    }

    #[test]
    fn alternatives_are_spelt_out() {
        assert_eq!(spelt_out("(甲|)乙(丙|丁)"), ["甲乙丙", "甲乙丁", "乙丙", "乙丁"]);
        assert_eq!(spelt_out("申请"), ["申请"]);
    }

    #[test]
    fn an_unknown_meaning_is_refused() {
        let refused = data::read_toml::<Spec>("a.toml", "classifiers = \"\"\n[words]\nrecieve = [\"收到\"]");
        assert!(refused.is_err_and(|error| error.to_string().contains("receive")));
    }
}
