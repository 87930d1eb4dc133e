//! 词语重复。
//!
//! ## 检查什么
//! 正文中两到四个汉字原样连写两遍（“信息信息”）。每行一条。
//!
//! ## 依据
//! 准确性要求；多见于修改时留下的重复。
//!
//! ## 例
//! “定期公开动态信息信息”：提示。
//!
//! ## 不报的情形
//! “哔哩哔哩”“研究研究”“一件一件”等本来重复的词（词表可在参数文件里增减）；同一个字连写的；中间隔着标点的。
//! “政府信息公开工作工作机制”这样前后两词相接的，也会报，请看原文裁定。没有读到正文：无法判定。只作提示。
//!
//! ## English
//! **Checks** for two to four Han characters written twice in a row, once a line.
//! **Basis**: accuracy; usually a leftover of editing.
//! **Example**: 信息信息.
//! **Silent** about words that repeat by nature (the list can be changed). Cannot judge where no running text was read.

use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "W702",
    title: Phrase::new("词语重复", "a word stands twice"),
    group: Group::Language,
    severity: Severity::Info,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording {
        message: Phrase::new("词语重复：{found}", "a word stands twice: {found}"),
        brief: Phrase::new("词语重复 {found}", "word twice: {found}"),
    },
    implied: None,
    planted: |sample| sample.this.edits.replace("公开政府信息86条", "公开政府信息信息86条"),
    source: include_str!("w702_repeats.rs"),
};

/// Bytes of a Han character.
const HAN: usize = 3;
/// Characters of the words that are looked for.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=4;

fn check(reading: &Reading<'_>) -> Outcome {
    if let Some(outcome) = reading.without_prose() {
        return outcome;
    }
    let allowed = reading.parameters.words(WordList::Repeats);
    let faults = reading.passages().iter().filter_map(|passage| {
        let found = repeats(passage.text).find(|found| !is_allowed(passage.text, found, allowed))?;
        let words = &passage.text[found.clone()];
        let fault = Fault::new(Severity::Info, Verdict::Observed)
            .with_anchor(passage.around(found, 6))
            .with_lines(vec![passage.line])
            .with_values(Some(words[..words.len() / 2].to_owned()), Some(words.to_owned()))
            .arg("found", Arg::Quote(words.to_owned()));
        Some(fault)
    });
    Outcome::of(faults.collect())
}

/// Every place where a short word of Han characters is followed by itself.
fn repeats(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let blocks = (0..bytes.len()).step_by(BLOCK).map(move |from| from..bytes.len().min(from + BLOCK));
    let suspects = blocks.filter(move |block| may_hold_repeat(bytes, block.start)).flatten();
    suspects.filter_map(move |at| repeat_at(bytes, at))
}

/// The word that begins at a byte, once more after itself.
fn repeat_at(bytes: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    let is_han = |at: usize| (0xe4..=0xe9).contains(&bytes[at]);
    let again = |length: usize| bytes.get(at + length..at + 2 * length);
    let mut lengths = LENGTHS.map(|count| count * HAN);
    let length = lengths.find(|&length| again(length).is_some_and(|again| *again == bytes[at..at + length]))?;
    let all_han = (at..at + length).step_by(HAN).all(is_han);
    let differs = bytes[at..at + HAN] != bytes[at + HAN..at + 2 * HAN];
    (all_han && differs).then_some(at..at + 2 * length)
}

/// Bytes that are looked at together: a number that compilers turn into few wide instructions.
const BLOCK: usize = 64;
/// Bytes after a block that its words and their repetitions can reach into.
const REACH: usize = 2 * HAN * *LENGTHS.end();

/// Tells whether two characters may come again after a word within a block; the last block of a text always may.
fn may_hold_repeat(bytes: &[u8], from: usize) -> bool {
    let Some(window) = bytes.get(from..from + BLOCK + REACH) else { return true };
    LENGTHS.map(|count| count * HAN).any(|length| holds_equal_pair(window, length))
}

/// Tells whether two characters of a block come again so many bytes later. Walks in step without places, so that compilers make
/// wide instructions of it.
fn holds_equal_pair(window: &[u8], length: usize) -> bool {
    const PAIR: usize = 2 * HAN;
    let mut equal = [0u8; BLOCK + PAIR];
    for ((equal, one), other) in equal.iter_mut().zip(window).zip(&window[length..]) {
        *equal = u8::from(one == other);
    }
    let mut pairs = [1u8; BLOCK];
    for shift in 0..PAIR {
        pairs.iter_mut().zip(&equal[shift..]).for_each(|(pair, equal)| *pair &= equal);
    }
    pairs.iter().fold(0, |any, pair| any | pair) != 0
}

/// Tells whether a repetition lies within a word that repeats by nature.
fn is_allowed(text: &str, found: &std::ops::Range<usize>, allowed: &[String]) -> bool {
    allowed.iter().filter(|word| word.len() >= found.len()).any(|word| {
        let from = text.floor_char_boundary(found.start.saturating_sub(word.len() - found.len()));
        let to = text.floor_char_boundary(text.len().min(found.end + word.len() - found.len() + HAN));
        text[from..to].contains(word.as_str())
    })
}
