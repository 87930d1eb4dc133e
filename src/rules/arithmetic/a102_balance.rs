//! 新收加上年结转，应等于办结总计加结转下年。
//!
//! ## 检查什么
//! 表三逐列（七列）：一、本年新收 + 二、上年结转 = 三（七）总计 + 四、结转下年度继续办理。空白格可以是任何非负整数，`/` 按 0 计。
//!
//! ## 依据
//! 年报格式表三表头：“第一项加第二项之和，等于第三项加第四项之和”。
//!
//! ## 例
//! 总计列 一 2、二 1，（七）0、四 0：必破，2+1 = 3，0+0 = 0，差 3。（七）和四空白：可补，合计应为 3。
//!
//! ## 不报的情形
//! 空白按 0 计已经相等；有的格缺失或读不出数：无法判定。
//!
//! ## English
//! **Checks** in each column of table 3: received + carried in = outcomes (7) + carried out; blanks may be any whole number from 0 up.
//! **Basis**: the note in the head of table 3.
//! **Example**: 2 + 1 against 0 + 0: violated, off by 3. With (7) and carried out blank: implied, 3 together.
//! **Silent** where blanks read as 0 balance; cannot judge where a cell is absent or unreadable.

use super::balance;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "A102",
    title: Phrase::new("收支不平衡", "requests in and out do not balance"),
    group: Group::Arithmetic,
    severity: Severity::Error,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "{cell.column}列：一+二 = {left}，（七）+四 = {right}，差 {difference}",
            "column {cell.column}: received + carried in = {left}, outcomes (7) + carried out = {right}; off by {difference}",
        ),
        brief: Phrase::new(
            "{cell.column_short}列 一+二!=(七)+四差{difference}",
            "{cell.column_short} in!=out off {difference}",
        ),
    },
    implied: Some(Wording {
        message: Phrase::new(
            "{cell.column}列：一+二 = {left}，（七）+四 = {right}；空白的{missing.rows}{together}应{need}",
            "column {cell.column}: received + carried in = {left}, outcomes (7) + carried out = {right}; blank {missing.rows}{together} should be {need}",
        ),
        brief: Phrase::new("{cell.column_short}列 一+二!=(七)+四 可补", "{cell.column_short} in!=out fillable"),
    }),
    planted: |sample| sample.this.add("requests.received.natural_person", 1),
    source: include_str!("a102_balance.rs"),
};

fn check(report: &Report) -> Outcome {
    balance::check(report, &RULE)
}
