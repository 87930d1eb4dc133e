//! “未发生复议诉讼”应与表四相符。
//!
//! ## 检查什么
//! 正文写没有发生行政复议、行政诉讼时，表四相应总计是 0。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确；正文与表格是同一事实的两处表述。
//!
//! ## 例
//! 正文“未发生因政府信息公开引起的行政复议”，表四复议总计 1：问题。
//!
//! ## 不报的情形
//! “未被纠错”“尚未审结”说的是别的事。没有这样的句子：不适用。其他年度、上半年、全区（单个机关的报告）、分渠道、其中项、意思不明的句子不据以报问题。空白格可以是句子说的任何数；格缺失或读不出：无法判定。
//!
//! ## English
//! **Checks** that a report which denies disputes has 0 in the totals of table 4.
//! **Basis**: the notice of 2021 demands accuracy; text and tables state the same facts.
//! **Example**: none in the text, 1 reconsideration in the table.
//! **Silent** where no such sentence stands (not applicable), and about other years, parts of a year, whole areas, channels, parts of a number and unclear words. A blank cell can be what the text says; cannot judge where a cell is absent or unreadable.

use super::bound;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N407",
    title: Phrase::new("“未发生复议诉讼”与表四矛盾", "the text denies disputes, table 4 has some"),
    group: Group::Narrative,
    severity: Severity::Error,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: bound::WORDING,
    implied: None,
    planted: |sample| sample.this.say("未发生因政府信息公开引起的行政复议、行政诉讼。"),
    source: include_str!("n407_no_disputes.rs"),
};

fn check(report: &Report) -> Outcome {
    bound::check(report, &RULE)
}
