//! 现行有效件数不应少于本年制发减本年废止。
//!
//! ## 检查什么
//! 2021 版表二规章、行政规范性文件两行：现行有效件数 ≥ 本年制发件数 − 本年废止件数。否则上年底的现行有效件数会是负数。
//!
//! ## 依据
//! 年报格式（国办公开办函〔2021〕30号）表二三项件数的含义：年底存量 = 上年底存量 + 制发 − 废止。
//!
//! ## 例
//! 制发 3、废止 0、现行有效 2：问题，现行有效至少应为 3。
//!
//! ## 不报的情形
//! 任何一格空白、缺失或读不出数：无法判定。当年制发又当年废止的，制发、废止各计一件，不受影响。
//!
//! ## English
//! **Checks** that in force is not below issued less repealed, for both rows of table 2 (2021): else the stock of last year would be negative.
//! **Basis**: what the three columns mean.
//! **Example**: 3 issued, 0 repealed, 2 in force: at least 3 expected.
//! **Silent** never where blank: cannot judge a blank, absent or unreadable cell.

use super::balance;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "A105",
    title: Phrase::new("现行有效少于本年制发减废止", "fewer in force than issued less repealed"),
    group: Group::Arithmetic,
    severity: Severity::Error,
    editions: Editions::Only(Edition::E2021),
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "{cell.row}：现行有效 {cell.value} 件，少于本年制发减废止，上年底的件数会是负数（少 {difference}）",
            "{cell.row}: {cell.value} in force is below issued less repealed: the stock of last year would be negative (by {difference})",
        ),
        brief: Phrase::new(
            "{cell.row_short} 有效<制发-废止 差{difference}",
            "{cell.row_short} in force<issued-repealed by {difference}",
        ),
    },
    implied: None,
    planted: |sample| sample.this.write("disclosure.rules.in_force", "0"),
    source: include_str!("a105_stock.rs"),
};

fn check(report: &Report) -> Outcome {
    balance::check(report, &RULE)
}
