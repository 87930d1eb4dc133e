//! 表格版式应与报告年度相符。
//!
//! ## 检查什么
//! 2019、2020 年度用 2019 版，2021 年度起用 2021 版。版式按表格的行列名称认定，不看引用的文号，也不看年份。
//!
//! ## 依据
//! 国办公开办函〔2019〕60号、〔2021〕30号。
//!
//! ## 例
//! 2022 年度的报告，表二列名是“本年新制作数量”：问题，应为 2021 版。
//!
//! ## 不报的情形
//! 2018 年及以前的年度：不适用。年度不明或没有认出版式：无法判定。
//!
//! ## English
//! **Checks** that the tables are those of the form prescribed for the year: 2019 for 2019 and 2020, 2021 since.
//! **Basis**: the two notices.
//! **Example**: a report of 2022 with the columns of 2019.
//! **Silent** about years before 2019; cannot judge where the year or the form is unknown.

use crate::rules::prelude::*;
use crate::rules::sample::Draft;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F601",
    title: Phrase::new("表格版式与报告年度不符", "the form is not the one prescribed for the year"),
    group: Group::Layout,
    severity: Severity::Error,
    editions: Editions::Any,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new(
            "{year} 年度应使用 {expected} 版格式，表格用的是 {actual}格式",
            "{year} calls for the {expected} form; the tables are those of the {actual} one",
        ),
        brief: Phrase::new("{year} 年用了 {actual}格式", "{actual} form for {year}"),
    },
    implied: None,
    planted: |sample| {
        let other = if sample.this.edition == Some(Edition::E2019) { Edition::E2021 } else { Edition::E2019 };
        sample.this = Draft::clean_in(other, sample.this.years[0].1);
    },
    source: include_str!("f601_edition.rs"),
};

fn check(report: &Report) -> Outcome {
    let Some(year) = report.year() else { return Outcome::not_judged(reason::unknown_year()) };
    let expected = Edition::for_year(year);
    if expected == Edition::Older {
        return Outcome::not_applicable();
    }
    match report.edition {
        None => Outcome::not_judged(reason::unknown_edition()),
        Some(actual) if actual == expected => Outcome::passed(),
        Some(actual) => Outcome::of(vec![finding(report, year, expected, actual)]),
    }
}

/// Cites the line where the first table begins: its labels tell the edition.
fn finding(report: &Report, year: i16, expected: Edition, actual: Edition) -> Fault {
    let name = match actual {
        Edition::Older => Phrase::new("2018 年及以前的老", "free one before 2019"),
        Edition::E2019 => Phrase::new("2019 版", "2019"),
        Edition::E2021 => Phrase::new("2021 版", "2021"),
    };
    let first = report.tables.iter().map(|table| table.first_line).min();
    Fault::new(Severity::Error, Verdict::Observed)
        .with_anchor("edition")
        .with_lines(first.into_iter().collect())
        .with_values(Some(expected.name().to_owned()), Some(actual.name().to_owned()))
        .arg("year", Arg::Year(year))
        .arg("expected", Arg::Quote(expected.name().to_owned()))
        .arg("actual", Arg::Words(name))
}
