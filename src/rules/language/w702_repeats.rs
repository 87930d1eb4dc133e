//! 词语重复。
//!
//! ## 检查什么
//! 正文中两到四个汉字原样连写两遍（“信息信息”），或“的”“了”连写两遍（“工作的的开展”）。每行一条。
//!
//! ## 依据
//! 准确性要求；多见于修改时留下的重复。
//!
//! ## 例
//! “定期公开动态信息信息”：提示。
//!
//! ## 不报的情形
//! “哔哩哔哩”“研究研究”等本来重复的词（词表可在参数文件里增减）；“一个一个”“一遍一遍”等逐一的说法；同一个字连写的；中间隔着标点的；
//! “目的的”“为了了解”。
//! “政府信息公开工作工作机制”这样前后两词相接的，也会报，请看原文裁定。没有读到正文：无法判定。只作提示。
//!
//! ## English
//! **Checks** for two to four Han characters written twice in a row, and for 的 or 了 written twice, once a line.
//! **Basis**: accuracy; usually a leftover of editing.
//! **Example**: 信息信息.
//! **Silent** about words that repeat by nature (the list can be changed) and 一个一个. Cannot judge where no running text was read.

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
        let mut of_words = repeats(passage.text).filter(|found| !is_one_by_one(&passage.text[found.clone()]));
        let word = of_words.find(|found| !is_allowed(passage.text, found, allowed));
        let particle = particles(passage.text);
        let found = match (word, particle) {
            (Some(word), Some(particle)) => {
                if word.start < particle.start {
                    word
                } else {
                    particle
                }
            }
            (word, particle) => word.or(particle)?,
        };
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

/// Tells what goes through things in turn: 一个一个, 一遍一遍, 一条一条.
fn is_one_by_one(words: &str) -> bool {
    let mut characters = words.chars();
    characters.next() == Some('一') && words.chars().count() == 4
}

/// 的的 or 了了 where neither belongs to a word: 目的的 and 的确, 了解 and 了如指掌 are some.
fn particles(text: &str) -> Option<std::ops::Range<usize>> {
    let behind = |at: usize| text[..at].chars().next_back();
    let is_loose = |at: usize, words: &str| {
        let (before, after) = (behind(at), text[at + words.len()..].chars().next());
        match words {
            "的的" => !matches!(before, Some('目' | '标')) && !matches!(after, Some('确' | '士' | '卡')),
            _ => !matches!(after, Some('解' | '结' | '断' | '如' | '却' | '然' | '得' | '不' | '事' | '账')),
        }
    };
    let twice = ["的的", "了了"].into_iter().flat_map(|words| text.match_indices(words));
    let found = twice.filter(|&(at, words)| is_loose(at, words)).map(|(at, words)| at..at + words.len());
    found.min_by_key(|found| found.start)
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
