//! 半角标点混用。
//!
//! ## 检查什么
//! 正文里紧挨汉字或后引号、后括号的半角 , ; : ? ! ( )。一份报告一条，写明个数，引用所在各行。
//!
//! ## 依据
//! GB/T 15834 标点符号用法：中文文稿用全角标点。
//!
//! ## 例
//! “……条例》, 着力……”：提示，1 处。
//!
//! ## 不报的情形
//! 网址、邮箱、数字里的；表格里的；网页在正文前写的索引号等不成句的行；< > . - 不计。整份都是半角的，多半是网站转换造成，照样只报一条。没有读到正文：无法判定。只作提示。
//!
//! ## English
//! **Checks** for half-width , ; : ? ! ( ) beside Han characters or closing marks; once a report, with their count.
//! **Basis**: the national standard on punctuation.
//! **Example**: 》, .
//! **Silent** about addresses, numbers, tables and the particulars that a page states before the text. Cannot judge where no running text was read.

use crate::rules::prelude::*;
use crate::rules::reading::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "W703",
    title: Phrase::new("半角标点混用", "half-width marks in Chinese text"),
    group: Group::Language,
    severity: Severity::Info,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording {
        message: Phrase::new(
            "正文有 {count} 处半角标点，第一处：{found}",
            "{count} half-width marks in the text, the first: {found}",
        ),
        brief: Phrase::new("半角标点 {count} 处", "{count} half-width marks"),
    },
    implied: None,
    planted: |sample| sample.this.edits.replace("如对本报告有疑问，", "如对本报告有疑问,"),
    source: include_str!("w703_half_width.rs"),
};

/// The marks that have a full-width twin.
const MARKS: [u8; 7] = *b",;:?!()";

fn check(reading: &Reading<'_>) -> Outcome {
    if let Some(outcome) = reading.without_prose() {
        return outcome;
    }
    let (mut count, mut lines, mut first) = (0, Vec::new(), None);
    for passage in reading.passages().iter().filter(|passage| !is_of_page(passage)) {
        let before = count;
        for at in half_width(passage) {
            count += 1;
            first.get_or_insert_with(|| passage.around(at..at + 1, 4).to_owned());
        }
        if count > before {
            lines.push(passage.line);
        }
    }
    let Some(found) = first else { return Outcome::passed() };
    let fault = Fault::new(Severity::Info, Verdict::Observed)
        .with_anchor("half-width")
        .with_lines(lines)
        .with_values(Some("0".to_owned()), Some(count.to_string()))
        .arg("count", Arg::Count(count))
        .arg("found", Arg::Quote(found));
    Outcome::of(vec![fault])
}

/// Tells the particulars that a page states before the report (索引号: …), which are no sentences, from its text.
fn is_of_page(passage: &Passage<'_>) -> bool {
    passage.place == Place::Preface && !passage.text.contains(['。', '，', '；', ',', ';', '.'])
}

/// The half-width marks of a line that stand beside a Han character or a closing mark and in no address.
fn half_width<'a>(passage: &'a Passage<'_>) -> impl Iterator<Item = usize> + 'a {
    let bytes = passage.text.as_bytes();
    let looked_at = if has_mark(bytes) { bytes.len() } else { 0 };
    let marks = (0..looked_at).filter(|&at| bytes[at] < 0x40 && MARKS.contains(&bytes[at]));
    marks.filter(|&at| {
        let before = passage.text[..at].chars().next_back();
        let after = passage.text[at + 1..].chars().next();
        before.into_iter().chain(after).any(is_chinese) && !passage.is_address(at)
    })
}

/// Tells whether any of the marks stands in a line; most have none. Without branches, so that many bytes are looked at at once.
fn has_mark(bytes: &[u8]) -> bool {
    let is_mark = |byte: u8| MARKS.into_iter().fold(0, |any, mark| any | u8::from(byte == mark));
    bytes.chunks(64).any(|chunk| chunk.iter().fold(0, |any, &byte| any | is_mark(byte)) != 0)
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '》' | '”' | '）' | '」' | '』' | '】' | '〉' | '’')
}
