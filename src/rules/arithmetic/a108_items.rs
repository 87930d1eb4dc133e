//! 上一年项目数量加本年增/减不应小于 0。
//!
//! ## 检查什么
//! 2019 版表二许可、其他服务、处罚、强制、收费五行：上一年项目数量 + 本年增/减 ≥ 0。
//!
//! ## 依据
//! 年报格式（国办公开办函〔2019〕60号）表二：项目数不会是负数。
//!
//! ## 例
//! 上一年 6 项，本年增/减 -8：问题，剩 -2 项。
//!
//! ## 不报的情形
//! 任何一格空白、缺失或读不出数：无法判定。“减8”一类的写法按 -8 读取。
//!
//! ## English
//! **Checks** that items of last year and their change are not below 0, for five rows of table 2 (2019).
//! **Basis**: a number of items is never negative.
//! **Example**: 6 items, change -8: an error, -2 left.
//! **Silent** never where blank: cannot judge a blank, absent or unreadable cell.

use super::balance;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "A108",
    title: Phrase::new("项目数与增减之和为负", "items and their change come to less than nothing"),
    group: Group::Arithmetic,
    severity: Severity::Error,
    editions: Editions::Only(Edition::E2019),
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "{cell.row}：上一年项目数量加本年增/减 = {left}，小于 0",
            "{cell.row}: items of last year and their change = {left}, below 0",
        ),
        brief: Phrase::new("{cell.row_short} 项目+增减<0", "{cell.row_short} items+change<0"),
    },
    implied: None,
    planted: |sample| sample.this.write("disclosure.licensing.change", "-100"),
    source: include_str!("a108_items.rs"),
};

fn check(report: &Report) -> Outcome {
    balance::check(report, &RULE)
}
