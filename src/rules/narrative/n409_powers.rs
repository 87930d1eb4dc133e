//! 正文许可、处罚、强制数应与表二相符。
//!
//! ## 检查什么
//! 行政许可、行政处罚、行政强制的决定件数等于表二相应处理决定数量。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确；正文与表格是同一事实的两处表述。
//!
//! ## 例
//! 正文“作出行政处罚决定9件”，表二行政处罚 4：问题（警告）。
//!
//! ## 不报的情形
//! 公开、公示的条数，许可事项的项数，受理的申请数不是决定数。没有这样的句子：不适用。其他年度、上半年、全区（单个机关的报告）、分渠道、其中项、意思不明的句子不据以报问题。空白格可以是句子说的任何数；格缺失或读不出：无法判定。
//!
//! ## English
//! **Checks** that decisions on licences, penalties and coercion in the text equal table 2.
//! **Basis**: the notice of 2021 demands accuracy; text and tables state the same facts.
//! **Example**: 9 penalties in the text, 4 in the table.
//! **Silent** where no such sentence stands (not applicable), and about other years, parts of a year, whole areas, channels, parts of a number and unclear words. A blank cell can be what the text says; cannot judge where a cell is absent or unreadable.

use super::bound;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N409",
    title: Phrase::new("正文许可处罚强制数与表二不符", "powers used in the text differ from table 2"),
    group: Group::Narrative,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: bound::WORDING,
    implied: None,
    planted: |sample| sample.this.say("全年作出行政处罚决定9件。"),
    source: include_str!("n409_powers.rs"),
};

fn check(report: &Report) -> Outcome {
    bound::check(report, &RULE)
}
