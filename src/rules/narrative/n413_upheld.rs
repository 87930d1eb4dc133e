//! “均维持”“零败诉”应与表四相符。
//!
//! ## 检查什么
//! 正文写复议、诉讼均维持时，表四结果纠正和尚未审结是 0；写零败诉、无一件被纠正时，结果纠正是 0。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确；正文与表格是同一事实的两处表述。
//!
//! ## 例
//! 正文“行政复议1件，均获维持”，表四尚未审结 1：问题（警告）。
//!
//! ## 不报的情形
//! 其他结果多是撤回、不予受理，不当作没有维持；“已审结的均维持”不说未审结的；零败诉、无一件被纠正不看尚未审结。没有这样的句子：不适用。其他年度、上半年、全区（单个机关的报告）、分渠道、其中项、意思不明的句子不据以报问题。空白格可以是句子说的任何数；格缺失或读不出：无法判定。
//!
//! ## English
//! **Checks** that where all is said to be upheld, nothing in table 4 is corrected or pending, and where none is said to be lost or corrected, nothing is corrected.
//! **Basis**: the notice of 2021 demands accuracy; text and tables state the same facts.
//! **Example**: all upheld in the text, one pending in the table.
//! **Silent** where no such sentence stands (not applicable), and about other years, parts of a year, whole areas, channels, parts of a number and unclear words. A blank cell can be what the text says; cannot judge where a cell is absent or unreadable.

use super::bound;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N413",
    title: Phrase::new("“均维持”“零败诉”与表四矛盾", "all upheld in the text, not so in table 4"),
    group: Group::Narrative,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: bound::WORDING,
    implied: None,
    planted: |sample| {
        sample.this.say("因政府信息公开被申请行政复议、被提起行政诉讼，均获维持，零败诉。");
        sample.this.write("disputes.reconsideration.pending", "1");
    },
    source: include_str!("n413_upheld.rs"),
};

fn check(report: &Report) -> Outcome {
    bound::check(report, &RULE)
}
