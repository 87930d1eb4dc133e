//! 正文办结、答复数应与表三（七）相符。
//!
//! ## 检查什么
//! “办结、答复”N 件等于（七）总计；“办理、处理”N 件也可以是一+二或一。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确；正文与表格是同一事实的两处表述。
//!
//! ## 例
//! 正文“办结9件”，（七）总计 4：问题（警告）。
//!
//! ## 不报的情形
//! 与一相同时只报有歧义。没有这样的句子：不适用。其他年度、上半年、全区（单个机关的报告）、分渠道、其中项、意思不明的句子不据以报问题。空白格可以是句子说的任何数；格缺失或读不出：无法判定。
//!
//! ## English
//! **Checks** that requests settled in the text equal row (7); handled may also be what came in.
//! **Basis**: the notice of 2021 demands accuracy; text and tables state the same facts.
//! **Example**: 9 settled in the text, 4 in the table.
//! **Silent** where no such sentence stands (not applicable), and about other years, parts of a year, whole areas, channels, parts of a number and unclear words. A blank cell can be what the text says; cannot judge where a cell is absent or unreadable.

use super::bound;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N403",
    title: Phrase::new("正文办结、答复数与（七）不符", "settled in the text differs from row (7)"),
    group: Group::Narrative,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: bound::WORDING,
    implied: None,
    planted: |sample| sample.this.say("办结政府信息公开申请9件。"),
    source: include_str!("n403_settled.rs"),
};

fn check(report: &Report) -> Outcome {
    bound::check(report, &RULE)
}
