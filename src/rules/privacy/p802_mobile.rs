//! 出现手机号码。
//!
//! ## 检查什么
//! 全文（表格也算）中没有遮住的 11 位手机号码；写成全角数字、前面带 +86、分成 3-4-4 三组、夹有看不见的字符、断在行末的也算。
//! 每行一条，号码一律遮住中间四位。
//!
//! ## 依据
//! 条例第十五条：涉及个人隐私的信息不得公开。
//!
//! ## 例
//! 名单里带有个人手机号：警告。
//!
//! ## 不报的情形
//! 已经遮住的（138****1234）；更长的数字中的一段；金额（后面是元、万元）；邮箱的名字；前言里的联系电话可以是手机，是单位自己公布的。没有文字：无法判定。
//!
//! ## English
//! **Checks** the whole text for mobile numbers that are not masked, in any width, with +86, in groups of 3, 4 and 4, with hidden characters
//! between the digits or over a line end. They are shown masked, everywhere.
//! **Basis**: Article 15 of the Regulations.
//! **Example**: a list of names with their mobile numbers.
//! **Silent** about masked numbers, longer digits, amounts, names of mailboxes, and a contact number that the agency itself gives in the preface. Cannot judge an empty document.

use super::digits;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P802",
    title: Phrase::new("手机号码", "a mobile number"),
    group: Group::Privacy,
    severity: Severity::Warning,
    editions: Editions::Any,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "出现手机号码 {masked}，请核实是否属于个人信息",
            "a mobile number: {masked}; is it personal?",
        ),
        brief: Phrase::new("手机号码 {masked}", "mobile number {masked}"),
    },
    implied: None,
    planted: |sample| sample.this.edits.add(6, "张先生，手机13812345678。"),
    source: include_str!("p802_mobile.rs"),
};

fn check(report: &Report) -> Outcome {
    let preface_ends = report.sections.iter().map(|section| section.line).min().unwrap_or(0);
    let mut outcome = digits::check(report, digits::Kind::Mobile, Severity::Warning);
    // Whom to ask stands in the preface: a mobile number there is the agency's own contact.
    outcome.faults.retain(|fault| fault.lines.iter().all(|&line| line >= preface_ends));
    outcome
}
