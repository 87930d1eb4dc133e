//! 日期不合理。
//!
//! ## 检查什么
//! 落款日期早于报告年度的 12 月 31 日（数据还没有统计完），或晚于网页的发布日期，或日历上没有这一天（2月30日）。引用落款行。
//!
//! ## 依据
//! 逻辑：年报反映全年数据，先落款、后发布。
//!
//! ## 例
//! 2023 年度的年报，落款 2023 年 12 月 19 日：警告。
//!
//! ## 不报的情形
//! 没有发布日期时只比年度。没有落款日期、年度不明或前后不一致：无法判定。草稿日期没有改掉的，也照报，请看原文裁定。
//!
//! ## English
//! **Checks** that the signature is not before the end of the year reported on, nor after the day of publication, and that there is such a day.
//! **Basis**: logic: the figures are those of the whole year.
//! **Example**: a report of 2023 signed on 19 December 2023.
//! **Silent** where only one date is known and it is later than the year. Cannot judge without a signature or a year.

use super::deadline;
use crate::rules::impossible;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "T503",
    title: Phrase::new("日期不合理", "an implausible date"),
    group: Group::Timeliness,
    severity: Severity::Warning,
    editions: Editions::Any,
    check: Check::Text(check),
    wording: Wording {
        message: Phrase::new("落款日期 {date} {fault}", "the signature of {date} {fault}"),
        brief: Phrase::new("落款 {date} 不合理", "signature {date} implausible"),
    },
    implied: None,
    planted: |sample| sample.this.published_on = Some(jiff::civil::date(2020, 12, 1)),
    source: include_str!("t503_dates.rs"),
};

fn check(reading: &Reading<'_>) -> Outcome {
    let report = reading.report;
    let Some(signed) = &report.head.issued_on else {
        if let Some((line, written)) = impossible::date_at_end(report) {
            return Outcome::of(vec![no_day(line, written)]);
        }
        return Outcome::not_judged(
            Reason::new(Phrase::new("没有落款日期", "there is no date of signature")).lacking(Lack::Statement),
        );
    };
    let year = match deadline::sure_year(report) {
        Ok(year) => year,
        Err(reason) => return Outcome::not_judged(reason),
    };
    let published = report.head.published_on.as_ref().map(|stated| stated.value);
    let fault = if signed.value < jiff::civil::date(year, 12, 31) {
        Phrase::new("早于报告年度（{year} 年）结束", "lies before the end of {year}")
    } else if published.is_some_and(|published| published < signed.value) {
        Phrase::new("晚于发布日期 {published}", "is later than the day of publication, {published}")
    } else {
        return Outcome::passed();
    };
    let fault = Fault::new(Severity::Warning, Verdict::Observed)
        .with_anchor("signature")
        .with_lines(vec![signed.line])
        .with_values(None, Some(signed.value.to_string()))
        .arg("fault", Arg::Words(fault))
        .arg("date", Arg::Quote(signed.value.to_string()))
        .arg("year", Arg::Year(year))
        .arg("published", Arg::Quote(published.map_or_else(String::new, |day| day.to_string())));
    Outcome::of(vec![fault])
}

/// A date that no calendar has.
fn no_day(line: u32, written: String) -> Fault {
    let fault = Phrase::new("不是日历上有的日子", "is no day of the calendar");
    Fault::new(Severity::Warning, Verdict::Observed)
        .with_anchor("signature")
        .with_lines(vec![line])
        .with_values(None, Some(written.clone()))
        .arg("fault", Arg::Words(fault))
        .arg("date", Arg::Quote(written))
}
