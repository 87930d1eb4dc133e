//! “未收到申请”应与表三相符。
//!
//! ## 检查什么
//! 正文写“未收到”“没有收到”或“0件”申请时，表三一·总计是 0。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确；正文与表格是同一事实的两处表述。
//!
//! ## 例
//! 正文“全年未收到政府信息公开申请”，一·总计 4：问题。
//!
//! ## 不报的情形
//! “未收到…复议申请”说的是复议，见 N407。没有这样的句子：不适用。其他年度、上半年、全区（单个机关的报告）、分渠道、其中项、意思不明的句子不据以报问题。空白格可以是句子说的任何数；格缺失或读不出：无法判定。
//!
//! ## English
//! **Checks** that a report which says it received no request has 0 in row 1 of table 3.
//! **Basis**: the notice of 2021 demands accuracy; text and tables state the same facts.
//! **Example**: the text says none, the table 4.
//! **Silent** where no such sentence stands (not applicable), and about other years, parts of a year, whole areas, channels, parts of a number and unclear words. A blank cell can be what the text says; cannot judge where a cell is absent or unreadable.

use super::bound;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N402",
    title: Phrase::new("“未收到申请”与表三矛盾", "the text says no request, table 3 some"),
    group: Group::Narrative,
    severity: Severity::Error,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: bound::WORDING,
    implied: None,
    planted: |sample| sample.this.say("全年未收到政府信息公开申请。"),
    source: include_str!("n402_none_received.rs"),
};

fn check(report: &Report) -> Outcome {
    bound::check(report, &RULE)
}
