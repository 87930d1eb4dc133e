//! 上年结转应等于上年报告的结转下年度。
//!
//! ## 检查什么
//! 同一机关上一年度报告表三“四、结转下年度继续办理”的每一列，等于本年度“二、上年结转政府信息公开申请数量”的同一列。总计不符是错误，各类申请人不符是警告。
//!
//! ## 依据
//! 条例第三十三条（答复期限可以跨年）；年报格式表三。两版之间也适用。
//!
//! ## 例
//! 2020 年四·总计 1，2021 年二·总计 0：问题，应为 1，实为 0。
//!
//! ## 不报的情形
//! 没有上一年度的报告，或其中一格空白、缺失、读不出数：无法判定。上一年度是 2018 年及以前的老格式：不适用。
//!
//! ## English
//! **Checks** that requests carried in equal those carried out of last year's report, column by column; the total is an error, a kind of applicant a warning.
//! **Basis**: Article 33 of the Regulations: answers may be due next year; table 3 of the form.
//! **Example**: 2020 carried out 1, 2021 carries in 0: expected 1.
//! **Silent** across the free forms before 2019; cannot judge without last year's report or with a blank on either side.

use super::roll;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "B201",
    title: Phrase::new("上年结转与上年报告不一致", "carried in differs from last year's report"),
    group: Group::AcrossYears,
    severity: Severity::Error,
    editions: Editions::WithForm,
    check: Check::Years(check),
    wording: Wording {
        message: Phrase::new(
            "{cell.column}列：{last_year} 年报告结转下年 {expected}，{year} 年填上年结转 {actual}，差 {difference}",
            "column {cell.column}: {last_year} carried out {expected}, {year} carries in {actual}; off by {difference}",
        ),
        brief: Phrase::new(
            "{cell.column_short}列 上年四!=本年二 差{difference}",
            "{cell.column_short} carry-over off {difference}",
        ),
    },
    implied: None,
    planted: |sample| sample.this.write("requests.carried_in.total", "9"),
    source: include_str!("b201_carry_over.rs"),
};

fn check(years: &Years) -> Outcome {
    roll::check(
        years,
        &RULE,
        |form, cell| {
            if form.column_of(cell).key == "total" { Severity::Error } else { Severity::Warning }
        },
    )
}
