//! 正文复议、诉讼数应与表四相符。
//!
//! ## 检查什么
//! 因政府信息公开被申请行政复议、被提起行政诉讼的件数等于表四总计（诉讼为直接起诉加复议后起诉），写明维持、纠正、尚未审结的等于该列；
//! 已审结的等于维持、纠正、其他结果之和。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确；正文与表格是同一事实的两处表述。
//!
//! ## 例
//! 正文“被申请行政复议3件”，表四复议总计 1：问题（警告）。
//!
//! ## 不报的情形
//! 没有说明因信息公开、由本机关办理的复议诉讼不据以报问题。没有这样的句子：不适用。其他年度、上半年、全区（单个机关的报告）、分渠道、其中项、意思不明的句子不据以报问题。空白格可以是句子说的任何数；格缺失或读不出：无法判定。
//!
//! ## English
//! **Checks** that disputes about disclosure in the text equal table 4; those decided are all but the pending.
//! **Basis**: the notice of 2021 demands accuracy; text and tables state the same facts.
//! **Example**: 3 reconsiderations in the text, 1 in the table.
//! **Silent** where no such sentence stands (not applicable), and about other years, parts of a year, whole areas, channels, parts of a number and unclear words. A blank cell can be what the text says; cannot judge where a cell is absent or unreadable.

use super::bound;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N406",
    title: Phrase::new("正文复议诉讼数与表四不符", "disputes in the text differ from table 4"),
    group: Group::Narrative,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: bound::WORDING,
    implied: None,
    planted: |sample| sample.this.say("因政府信息公开被申请行政复议3件。"),
    source: include_str!("n406_disputes.rs"),
};

fn check(report: &Report) -> Outcome {
    bound::check(report, &RULE)
}
