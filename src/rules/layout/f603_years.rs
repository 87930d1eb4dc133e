//! 标题、前言、统计期限和总体情况的年度应一致。
//!
//! ## 检查什么
//! 标题、前言中的报告名称、统计期限、第一部分首句各自说明的年度相同。一份报告一条，引用各处的行。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：内容应当准确。多见于套用上年文稿没有改全。
//!
//! ## 例
//! 标题是 2024 年，第一部分首句是“2023年，……”：问题。
//!
//! ## 不报的情形
//! 只有一处写明年度：不会不一致。一处也没有：无法判定。下一年的打算、“十四五”、上级文件名中的年份不算。
//!
//! ## English
//! **Checks** that title, preface, period and the opening of section one speak of the same year; once a report.
//! **Basis**: the notice of 2021 demands accuracy; usually last year's text was not fully changed.
//! **Example**: 2024 in the title, 2023 in the opening.
//! **Silent** where only one of them names a year; cannot judge where none does. Plans for next year do not count.

use crate::model::report::{Evidence, Stated};
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F603",
    title: Phrase::new("年度前后不一致", "the report names different years"),
    group: Group::Layout,
    severity: Severity::Error,
    editions: Editions::Any,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "{one}写的是 {year} 年，{other}写的是 {other_year} 年",
            "{one} says {year}, {other} says {other_year}",
        ),
        brief: Phrase::new("年度不一致 {year}/{other_year}", "years differ {year}/{other_year}"),
    },
    implied: None,
    planted: |sample| {
        for stated in sample.this.years.iter_mut().filter(|stated| stated.0 == Evidence::Opening) {
            stated.1 -= 1;
        }
    },
    source: include_str!("f603_years.rs"),
};

/// What states the fiscal year of a report.
const STATING: [Evidence; 4] = [Evidence::Title, Evidence::Preface, Evidence::Period, Evidence::Opening];

fn check(report: &Report) -> Outcome {
    let stated: Vec<&Stated<i16>> = report.head.years.iter().filter(|year| STATING.contains(&year.by)).collect();
    let Some(&first) = stated.first() else { return Outcome::not_judged(reason::unknown_year()) };
    let Some(&other) = stated.iter().find(|year| year.value != first.value) else { return Outcome::passed() };
    let mut lines: Vec<u32> = stated.iter().map(|year| year.line).collect();
    lines.dedup();
    let fault = Fault::new(Severity::Error, Verdict::Observed)
        .with_anchor("years")
        .with_lines(lines)
        .with_values(Some(first.value.to_string()), Some(other.value.to_string()))
        .arg("one", Arg::Words(name(first.by)))
        .arg("year", Arg::Year(first.value))
        .arg("other", Arg::Words(name(other.by)))
        .arg("other_year", Arg::Year(other.value));
    Outcome::of(vec![fault])
}

fn name(evidence: Evidence) -> Phrase {
    match evidence {
        Evidence::Title => Phrase::new("标题", "the title"),
        Evidence::Preface => Phrase::new("前言", "the preface"),
        Evidence::Period => Phrase::new("统计期限", "the period"),
        _ => Phrase::new("第一部分开头", "the opening of section one"),
    }
}
