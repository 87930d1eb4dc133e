//! 本年新公开数量不应多于对外公开总数量。
//!
//! ## 检查什么
//! 2019 版表二规章、规范性文件两行：对外公开总数量 ≥ 本年新公开数量。
//!
//! ## 依据
//! 年报格式（国办公开办函〔2019〕60号）表二：新公开的也在总数之内。
//!
//! ## 例
//! 本年新公开 3、对外公开总数 2：问题（警告），多 1。
//!
//! ## 不报的情形
//! 任何一格空白、缺失或读不出数：无法判定。有的机关把总数当作现行有效数填报，所以只作警告。
//!
//! ## English
//! **Checks** that published in total is not below newly published, for both rows of table 2 (2019).
//! **Basis**: the new ones are part of the total.
//! **Example**: 3 new, 2 in total: a warning.
//! **Silent** never where blank: cannot judge a blank, absent or unreadable cell. Some organs count the total as what is in force, hence a warning only.

use super::balance;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "A107",
    title: Phrase::new("本年新公开多于对外公开总数", "more newly published than published in total"),
    group: Group::Arithmetic,
    severity: Severity::Warning,
    editions: Editions::Only(Edition::E2019),
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "{cell.row}：本年新公开 {right} 件，多于对外公开总数 {left} 件，多 {difference}",
            "{cell.row}: {right} newly published exceed {left} published in total by {difference}",
        ),
        brief: Phrase::new("{cell.row_short} 新公开>总数 差{difference}", "{cell.row_short} new>total by {difference}"),
    },
    implied: None,
    planted: |sample| sample.this.write("disclosure.rules.total_published", "0"),
    source: include_str!("a107_published.rs"),
};

fn check(report: &Report) -> Outcome {
    balance::check(report, &RULE)
}
