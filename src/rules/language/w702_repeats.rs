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
    let mut at = 0;
    std::iter::from_fn(move || {
        while at + 2 * HAN * LENGTHS.start() <= bytes.len() {
            let here = at;
            let is_han = is_han(bytes[here]);
            at += if is_han { HAN } else { 1 };
            if let Some(found) = is_han.then(|| repeat_at(bytes, here)).flatten() {
                return Some(found);
            }
        }
        None
    })
}

/// Tells whether a Han character begins with a byte.
const fn is_han(byte: u8) -> bool {
    matches!(byte, 0xe4..=0xe9)
}

/// The word of Han characters that begins at a byte, once more after itself. The last byte of a character tells most apart, so
/// nearly all end at the first look.
fn repeat_at(bytes: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
    let last = at + HAN - 1;
    let comes_again = |length: &usize| bytes.get(last + length) == bytes.get(last) && is_twice(bytes, at, *length);
    let length = LENGTHS.map(|count| count * HAN).find(comes_again)?;
    let all_han = (at..at + length).step_by(HAN).all(|at| is_han(bytes[at]));
    let differs = bytes[at..at + HAN] != bytes[at + HAN..at + 2 * HAN];
    (all_han && differs).then_some(at..at + 2 * length)
}

/// Tells whether so many bytes stand twice, one after the other.
fn is_twice(bytes: &[u8], at: usize, length: usize) -> bool {
    bytes.get(at + length..at + 2 * length).is_some_and(|again| *again == bytes[at..at + length])
}

/// Tells whether a repetition lies within a word that repeats by nature.
fn is_allowed(text: &str, found: &std::ops::Range<usize>, allowed: &[String]) -> bool {
    allowed.iter().filter(|word| word.len() >= found.len()).any(|word| {
        let from = text.floor_char_boundary(found.start.saturating_sub(word.len() - found.len()));
        let to = text.floor_char_boundary(text.len().min(found.end + word.len() - found.len() + HAN));
        text[from..to].contains(word.as_str())
    })
}
