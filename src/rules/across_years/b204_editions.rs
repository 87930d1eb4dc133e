//! 新旧版之间规范性文件件数应大致接得上。
//!
//! ## 检查什么
//! 上年是 2019 版、本年是 2021 版时，规范性文件一行：本年现行有效 ≈ 上年对外公开总数 + 本年制发 − 本年废止。
//!
//! ## 依据
//! 两版年报格式表二的对照；对外公开总数与现行有效口径不同。
//!
//! ## 例
//! 2020 年对外公开总数 1，2021 年制发 0、废止 0、现行有效 6：提示。
//!
//! ## 不报的情形
//! 上年不是 2019 版：不适用。没有上一年度的报告，或一格空白、缺失、读不出数：无法判定。永远只作提示。
//!
//! ## English
//! **Checks** whether in force (2021 form) is near published in total (2019 form) + issued - repealed.
//! **Basis**: the two forms side by side; the notions differ.
//! **Example**: 1 published in 2020, none issued or repealed, 6 in force in 2021: a hint.
//! **Silent** unless last year used the 2019 form; cannot judge without it or with a blank. Never more than a hint.

use super::roll;
use crate::rules::prelude::*;
use crate::rules::sample::Sample;

/// The rule.
pub static RULE: Rule = Rule {
    code: "B204",
    title: Phrase::new("新旧版规范性文件数衔接异常", "documents across the change of editions"),
    group: Group::AcrossYears,
    severity: Severity::Info,
    editions: Editions::Only(Edition::E2021),
    check: Check::Years(check),
    wording: Wording {
        message: Phrase::new(
            "{cell.row}：{last_year} 年对外公开总数 {base} + {year} 年制发 {plus} - 废止 {others} = {expected}，{year} 年填现行有效 {actual}，差 {difference}；两版口径不同，仅供参考",
            "{cell.row}: {base} published in {last_year} + {plus} issued - {others} repealed = {expected}, {year} says {actual} in force; off by {difference}, only a hint: the notions differ",
        ),
        brief: Phrase::new(
            "{cell.row_short} 新旧版件数不接 差{difference}",
            "{cell.row_short} editions off {difference}",
        ),
    },
    implied: None,
    planted: |sample| {
        *sample = Sample::of_year(2021);
        sample.this.add("disclosure.normative_documents.in_force", 5);
    },
    source: include_str!("b204_editions.rs"),
};

fn check(years: &Years) -> Outcome {
    roll::check(years, &RULE, |_, _| Severity::Info)
}
