//! 现行有效件数应能从上年滚动得出。
//!
//! ## 检查什么
//! 2021 版表二规章、行政规范性文件两行：本年现行有效 = 上年报告现行有效 + 本年制发 − 本年废止。
//!
//! ## 依据
//! 年报格式（国办公开办函〔2021〕30号）表二三项件数的含义。
//!
//! ## 例
//! 上年现行有效 4，本年制发 2、废止 1，填现行有效 6：问题（警告），应为 5。
//!
//! ## 不报的情形
//! 没有上一年度的报告，或一格空白、缺失、读不出数：无法判定。上年是 2019 版：不适用（见 B204）。集中清理、失效不计废止和机构改革会造成不平，所以只作警告。
//!
//! ## English
//! **Checks** that in force = in force last year + issued - repealed, for both rows of table 2 (2021).
//! **Basis**: what the three columns mean.
//! **Example**: 4 + 2 - 1 against 6: expected 5.
//! **Silent** after the 2019 form (see B204); cannot judge without last year's report or with a blank. Clean-ups and reforms are why it is a warning.

use super::roll;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "B202",
    title: Phrase::new("现行有效件数滚动不平", "documents in force do not roll forward"),
    group: Group::AcrossYears,
    severity: Severity::Warning,
    editions: Editions::Only(Edition::E2021),
    check: Check::Years(check),
    wording: Wording {
        message: Phrase::new(
            "{cell.row}：{last_year} 年现行有效 {base} + {year} 年制发 {plus} - 废止 {others} = {expected}，{year} 年填现行有效 {actual}，差 {difference}",
            "{cell.row}: {base} in force in {last_year} + {plus} issued - {others} repealed = {expected}, {year} says {actual}; off by {difference}",
        ),
        brief: Phrase::new(
            "{cell.row_short} 有效件数滚动不平 差{difference}",
            "{cell.row_short} stock off {difference}",
        ),
    },
    implied: None,
    planted: |sample| sample.this.add("disclosure.rules.in_force", 5),
    source: include_str!("b202_stock.rs"),
};

fn check(years: &Years) -> Outcome {
    roll::check(years, &RULE, |_, _| Severity::Warning)
}
