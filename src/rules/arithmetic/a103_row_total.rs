//! 每行总计应等于各类申请人之和。
//!
//! ## 检查什么
//! 表三逐行：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他六列相加，等于总计。空白格可以是任何非负整数，`/` 按 0 计。
//!
//! ## 依据
//! 年报格式表三的列：每件申请只属于一类申请人。
//!
//! ## 例
//! 一、本年新收：自然人 3、商业企业 1，总计 5：必破，应为 4。六类全空、总计 2：可补，合计应为 2。
//!
//! ## 不报的情形
//! 空白按 0 计已经相等；有的格缺失或读不出数：无法判定。2021 版（六）写成一行的，按那一行计算。
//!
//! ## English
//! **Checks** that in each row of table 3 the six kinds of applicants add up to the total; blanks may be any whole number from 0 up.
//! **Basis**: the columns of table 3: each request has one kind of applicant.
//! **Example**: 3 + 1 against a total of 5: violated, expected 4. Six blanks against 2: implied, 2 together.
//! **Silent** where blanks read as 0 balance; cannot judge where a cell is absent or unreadable.

use super::balance;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "A103",
    title: Phrase::new("行总计不等于各类申请人之和", "applicants do not add up to the total of the row"),
    group: Group::Arithmetic,
    severity: Severity::Error,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "「{cell.row}」一行：各类申请人之和 = {left}，总计 = {right}，差 {difference}",
            "row {cell.row}: applicants come to {left}, the total says {right}; off by {difference}",
        ),
        brief: Phrase::new(
            "{cell.row_short} 行和!=总计 差{difference}",
            "{cell.row_short} parts!=total off {difference}",
        ),
    },
    implied: Some(Wording {
        message: Phrase::new(
            "「{cell.row}」一行：各类申请人之和 = {left}，总计 = {right}；空白的{missing.columns}{together}应{need}",
            "row {cell.row}: applicants come to {left}, the total says {right}; blank {missing.columns}{together} should be {need}",
        ),
        brief: Phrase::new("{cell.row_short} 行和!=总计 可补", "{cell.row_short} parts!=total fillable"),
    }),
    planted: |sample| sample.this.add("requests.received.total", 1),
    source: include_str!("a103_row_total.rs"),
};

fn check(report: &Report) -> Outcome {
    balance::check(report, &RULE)
}
