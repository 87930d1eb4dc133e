//! The words of the narrative by what they mean, read once from `words.toml`. It finds the longest word at a place; what a
//! sentence of such words states is not its business.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::text::data;
use crate::text::han::{HanSet, all_han};
use crate::text::numeral::is_numeral;

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Word {
    Request,
    NewRequest,
    Answer,
    Application,
    Receive,
    Settle,
    Handle,
    AtHand,
    Carry,
    CarriedIn,
    CarriedOut,
    Granted,
    PartlyGranted,
    Denied,
    Unavailable,
    NotProcessed,
    OtherHandling,
    StateSecret,
    LawProhibits,
    Safety,
    ThirdParty,
    Internal,
    Process,
    EnforcementFile,
    Inquiry,
    NotHeld,
    NeedsCreation,
    StillUnclear,
    Petition,
    Repeated,
    Publication,
    Excessive,
    Reconfirm,
    Overdue,
    Person,
    Organisation,
    LegalPerson,
    Business,
    Research,
    Social,
    LegalService,
    Reconsideration,
    Suit,
    DirectSuit,
    LaterSuit,
    Upheld,
    Corrected,
    OtherResult,
    Pending,
    AllUpheld,
    NoLoss,
    NoneCorrected,
    Respondent,
    Concern,
    Closed,
    Document,
    InStock,
    Issue,
    OwnName,
    Repeal,
    Expire,
    Amend,
    InForce,
    Published,
    Licence,
    Penalty,
    Coercion,
    Decide,
    Publish,
    Open,
    Fee,
    Charge,
    Collect,
    Collected,
    Not,
    Total,
    Part,
    Including,
    Rest,
    Left,
    Each,
    Etc,
    Share,
    Rate,
    Compare,
    Chain,
    Rise,
    Fall,
    Become,
    ThisYear,
    LastYear,
    PartYear,
    Now,
    Until,
    Years,
    Running,
    Plan,
    OwnArea,
    Area,
    Own,
    Channel,
    Written,
    Other,
    Matter,
    Undone,
    Vetting,
    OtherPower,
    Regulation,
    Complaint,
    Help,
    Toward,
    Disclosure,
    Reply,
    Heading,
    Among,
    And,
    Filler,
    Opaque,
}

/// A set of meanings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Words(u128);

/// What becomes of a request.
pub(super) const RESULT_WORDS: Words = Words::of([
    Word::Granted,
    Word::PartlyGranted,
    Word::Denied,
    Word::Unavailable,
    Word::NotProcessed,
    Word::OtherHandling,
]);

/// Single reasons of those outcomes.
pub(super) const ROW_WORDS: Words = Words::of([
    Word::StateSecret,
    Word::LawProhibits,
    Word::Safety,
    Word::ThirdParty,
    Word::Internal,
    Word::Process,
    Word::EnforcementFile,
    Word::Inquiry,
    Word::NotHeld,
    Word::NeedsCreation,
    Word::StillUnclear,
    Word::Petition,
    Word::Repeated,
    Word::Publication,
    Word::Excessive,
    Word::Reconfirm,
    Word::Overdue,
]);

/// Who asks.
pub(super) const APPLICANT_WORDS: Words = Words::of([
    Word::Person,
    Word::Organisation,
    Word::LegalPerson,
    Word::Business,
    Word::Research,
    Word::Social,
    Word::LegalService,
]);

/// What has columns in table 4.
pub(super) const DISPUTE_WORDS: Words =
    Words::of([Word::Reconsideration, Word::Suit, Word::DirectSuit, Word::LaterSuit]);

/// The two kinds of disputes, whatever came before a suit.
pub(super) const DISPUTE_KINDS: Words = Words::of([Word::Reconsideration, Word::Suit]);

/// What became of disputes.
pub(super) const COLUMN_WORDS: Words = Words::of([Word::Upheld, Word::Corrected, Word::OtherResult, Word::Pending]);

/// What is decided.
pub(super) const POWER_WORDS: Words = Words::of([Word::Licence, Word::Penalty, Word::Coercion]);

impl Words {
    /// The set of these.
    pub(super) const fn of<const N: usize>(words: [Word; N]) -> Self {
        let (mut bits, mut nth) = (0, 0);
        while nth < N {
            bits |= 1 << words[nth] as u128;
            nth += 1;
        }
        Self(bits)
    }

    pub(super) const fn add(&mut self, word: Word) {
        self.0 |= match word {
            Word::And | Word::Among => 1 << Word::Filler as u128,
            _ => 1 << word as u128,
        };
        self.0 |= match word {
            Word::NewRequest => 1 << Word::Request as u128 | 1 << Word::Receive as u128,
            Word::Answer => 1 << Word::Request as u128 | 1 << Word::Settle as u128,
            Word::Open => 1 << Word::Publish as u128,
            Word::Reply => 1 << Word::Disclosure as u128,
            Word::Left => 1 << Word::Rest as u128,
            Word::InStock => 1 << Word::Document as u128 | 1 << Word::InForce as u128,
            Word::Complaint | Word::Matter | Word::Undone | Word::Vetting | Word::OtherPower | Word::Regulation => {
                1 << Word::Other as u128
            }
            _ => 0,
        };
    }

    pub(super) const fn has(self, word: Word) -> bool {
        self.0 >> word as u128 & 1 == 1
    }

    /// Tells whether the two share a meaning.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Tells whether nothing else than the other is in it.
    pub(super) const fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Both sets together.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What of it is among the others.
    pub(super) const fn only(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// It without the others.
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// How many of the others are in it.
    pub(super) const fn shared(self, other: Self) -> u32 {
        (self.0 & other.0).count_ones()
    }
}

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
