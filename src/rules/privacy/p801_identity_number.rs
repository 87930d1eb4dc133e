//! 出现身份证号。
//!
//! ## 检查什么
//! 全文（表格也算）中 18 位、末位校验正确、出生日期合理的公民身份号码。每行一条，号码一律遮住中间各位。
//!
//! ## 依据
//! 条例第十五条：涉及个人隐私的信息不得公开；GB 11643 公民身份号码的校验位。
//!
//! ## 例
//! 附在正文里的名单带有身份证号：错误。
//!
//! ## 不报的情形
//! 统一社会信用代码也是 18 位，校验位算法不同；出生年月日不合理的、已经遮住的（370***）。没有文字：无法判定。
//!
//! ## English
//! **Checks** the whole text for identity numbers: 18 digits, a plausible date of birth and a valid check digit. They are shown masked, everywhere.
//! **Basis**: Article 15 of the Regulations.
//! **Example**: a list of names with their numbers.
//! **Silent** about unified social credit codes, whose check digit differs, and masked numbers. Cannot judge an empty document.

use super::digits;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P801",
    title: Phrase::new("身份证号", "an identity number"),
    group: Group::Privacy,
    severity: Severity::Error,
    editions: Editions::Any,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "出现身份证号 {masked}，请尽快删除或遮盖",
            "an identity number: {masked}; have it removed",
        ),
        brief: Phrase::new("身份证号 {masked}", "identity number {masked}"),
    },
    implied: None,
    planted: |sample| sample.this.edits.add(6, "联系人身份证号：11010519491231002X。"),
    source: include_str!("p801_identity_number.rs"),
};

/// Weights of the first 17 digits.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check digits by remainder.
const CHECKS: [u8; 11] = *b"10X98765432";

fn check(report: &Report) -> Outcome {
    digits::check(report, 17, Severity::Error, mask)
}

/// The masked form of an identity number, where it is one.
pub(super) fn mask(number: &str) -> Option<String> {
    let ends = number.get(..3).zip(number.get(16..)).filter(|_| is_identity(number));
    ends.map(|(first, last)| format!("{first}***********{last}"))
}

/// Tells whether 18 characters are an identity number.
fn is_identity(number: &str) -> bool {
    let bytes = number.as_bytes();
    let Some((check, body)) = bytes.split_last().filter(|_| bytes.len() == 18) else { return false };
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    let part = |range| number.get(range).and_then(|part: &str| part.parse().ok());
    let born = part(6..10).zip(part(10..12)).zip(part(12..14));
    let is_day = born.is_some_and(|((year, month), day): ((i16, i16), i16)| {
        (1900..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
    });
    is_day && bytes[0] != b'0' && CHECKS[sum as usize % 11] == check.to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_with_a_valid_check_digit_are_identity_numbers() {
        assert!(is_identity("11010519491231002X") && is_identity("11010519491231002x"));
        assert!(!is_identity("110105194912310021") && !is_identity("11010519491331002X"));
        assert!(!is_identity("91370400MA3C123456".get(..17).unwrap_or("")));
    }
}
