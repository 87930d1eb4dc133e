//! 复议、诉讼的总计应等于四种结果之和。
//!
//! ## 检查什么
//! 表四三组（行政复议、未经复议直接起诉、复议后起诉）：结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计。空白格可以是任何非负整数，`/` 按 0 计。
//!
//! ## 依据
//! 年报格式表四的列：每件复议、诉讼只计一种结果。
//!
//! ## 例
//! 行政复议：结果维持 1，总计 2，其余 0：必破，应为 1。
//!
//! ## 不报的情形
//! 空白按 0 计已经相等；有的格缺失或读不出数：无法判定。
//!
//! ## English
//! **Checks** that in each of the three groups of table 4 the four results add up to the total; blanks may be any whole number from 0 up.
//! **Basis**: the columns of table 4.
//! **Example**: upheld 1, total 2, all else 0: violated, expected 1.
//! **Silent** where blanks read as 0 balance; cannot judge where a cell is absent or unreadable.

use super::balance;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "A104",
    title: Phrase::new("复议诉讼总计不等于四项之和", "results of disputes do not add up to their total"),
    group: Group::Arithmetic,
    severity: Severity::Error,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "{cell.row}：四种结果之和 = {left}，总计 = {right}，差 {difference}",
            "{cell.row}: the four results come to {left}, the total says {right}; off by {difference}",
        ),
        brief: Phrase::new(
            "{cell.row_short} 四项和!=总计 差{difference}",
            "{cell.row_short} parts!=total off {difference}",
        ),
    },
    implied: Some(Wording {
        message: Phrase::new(
            "{cell.row}：四种结果之和 = {left}，总计 = {right}；空白的{missing.columns}{together}应{need}",
            "{cell.row}: the four results come to {left}, the total says {right}; blank {missing.columns}{together} should be {need}",
        ),
        brief: Phrase::new("{cell.row_short} 四项和!=总计 可补", "{cell.row_short} parts!=total fillable"),
    }),
    planted: |sample| sample.this.add("disputes.reconsideration.total", 1),
    source: include_str!("a104_disputes_total.rs"),
};

fn check(report: &Report) -> Outcome {
    balance::check(report, &RULE)
}
