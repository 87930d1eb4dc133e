//! 出现身份证号。
//!
//! ## 检查什么
//! 全文（表格也算）中 18 位、末位校验正确、出生日期合理的公民身份号码；写成全角数字、用空格或横线分组（6-8-4）、夹有看不见的字符、
//! 断在行末的也算。每行一条，号码一律遮住中间各位。
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
//! **Checks** the whole text for identity numbers: 18 digits, a plausible date of birth and a valid check digit, in any width, in groups,
//! with hidden characters between them or over a line end. They are shown masked, everywhere.
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

fn check(report: &Report) -> Outcome {
    digits::check(report, digits::Kind::Identity, Severity::Error)
}
