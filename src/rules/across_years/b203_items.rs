//! 上一年项目数量应接得上上年报告。
//!
//! ## 检查什么
//! 2019 版表二许可、其他服务、处罚、强制、收费五行：本年填的上一年项目数量 = 上年报告的上一年项目数量 + 上年报告的本年增/减。
//!
//! ## 依据
//! 年报格式（国办公开办函〔2019〕60号）表二。
//!
//! ## 例
//! 2019 年报告 20 项、增 1，2020 年报告填上一年项目数量 24：问题（警告），应为 21。
//!
//! ## 不报的情形
//! 没有上一年度的报告，或一格空白、缺失、读不出数：无法判定。上年是老格式：不适用。清单调整口径会造成不符，所以只作警告。
//!
//! ## English
//! **Checks** that items of last year = items + change of last year's report, for five rows of table 2 (2019).
//! **Basis**: table 2 of the form.
//! **Example**: 20 items, change 1, then 24: expected 21.
//! **Silent** after a free form; cannot judge without last year's report or with a blank. Lists are revised, hence a warning.

use super::roll;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "B203",
    title: Phrase::new("上一年项目数量与上年推算不符", "items of last year differ from last year's report"),
    group: Group::AcrossYears,
    severity: Severity::Warning,
    editions: Editions::Only(Edition::E2019),
    check: Check::Years(check),
    wording: Wording {
        message: Phrase::new(
            "{cell.row}：{last_year} 年报告的项目数量加增/减为 {expected}，{year} 年填上一年项目数量 {actual}，差 {difference}",
            "{cell.row}: items and change of {last_year} come to {expected}, {year} says {actual} items before; off by {difference}",
        ),
        brief: Phrase::new("{cell.row_short} 上年项目数不接 差{difference}", "{cell.row_short} items off {difference}"),
    },
    implied: None,
    planted: |sample| sample.this.add("disclosure.licensing.previous_items", 3),
    source: include_str!("b203_items.rs"),
};

fn check(years: &Years) -> Outcome {
    roll::check(years, &RULE, |_, _| Severity::Warning)
}
