//! （七）总计应等于（一）至（六）各项之和。
//!
//! ## 检查什么
//! 表三逐列（七列）：（一）予以公开至（六）其他处理各行相加，等于（七）总计。空白格可以是任何非负整数，`/` 按 0 计。
//!
//! ## 依据
//! 年报格式（国办公开办函〔2019〕60号、〔2021〕30号）表三：每件申请只计一种办理结果。
//!
//! ## 例
//! 总计列（一）为 2，其余为 0，（七）为 0：必破，应为 2，实为 0。（七）空白：可补，应为 2。
//!
//! ## 不报的情形
//! 空白按 0 计已经相等；有的格缺失或读不出数：无法判定。2021 版（六）写成一行的，按一行计算。
//!
//! ## English
//! **Checks** that in each column of table 3 the rows (1) to (6) add up to (7); blanks may be any whole number from 0 up.
//! **Basis**: the prescribed form, table 3: each request counts as one outcome.
//! **Example**: granted 2, all else 0, (7) 0: violated, expected 2. With (7) blank: implied, 2.
//! **Silent** where blanks read as 0 balance; cannot judge where a cell is absent or unreadable.

use super::balance;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "A101",
    title: Phrase::new("办理结果总计不等于分项之和", "outcomes do not add up to their total"),
    group: Group::Arithmetic,
    severity: Severity::Error,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "{cell.column}列：（一）至（六）之和 = {left}，（七）总计 = {right}，差 {difference}",
            "column {cell.column}: outcomes (1) to (6) come to {left}, (7) says {right}; off by {difference}",
        ),
        brief: Phrase::new(
            "{cell.column_short}列 分项和!=(七) 差{difference}",
            "{cell.column_short} parts!=(7) off {difference}",
        ),
    },
    implied: Some(Wording {
        message: Phrase::new(
            "{cell.column}列：（一）至（六）之和 = {left}，（七）总计 = {right}；空白的{missing.rows}{together}应{need}",
            "column {cell.column}: outcomes (1) to (6) come to {left}, (7) says {right}; blank {missing.rows}{together} should be {need}",
        ),
        brief: Phrase::new("{cell.column_short}列 分项和!=(七) 可补", "{cell.column_short} parts!=(7) fillable"),
    }),
    planted: |sample| sample.this.add("requests.outcome_total.natural_person", 1),
    source: include_str!("a101_outcome_total.rs"),
};

fn check(report: &Report) -> Outcome {
    balance::check(report, &RULE)
}
