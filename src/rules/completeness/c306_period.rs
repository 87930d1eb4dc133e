//! 前言应写明数据统计期限，且为全年。
//!
//! ## 检查什么
//! 前言写有“数据统计期限自某年1月1日起至12月31日止”一类的话，或有两个完整日期；起止应是报告年度的 1 月 1 日和 12 月 31 日。一份报告一条，不引行号。
//!
//! ## 依据
//! 各地编制要求；DB51/T 2660 2.1。
//!
//! ## 例
//! 没有统计期限：警告。写成“1月1日至11月30日”：警告。
//!
//! ## 不报的情形
//! 2018 年及以前的老格式：不适用。统计期限与前言、正文一致而只有标题年度不同的，由 F603 报。第二个日期没有年份、日期里丢了“年”“月”字的，照样读取；
//! 写了统计期限而日期读不出：无法判定。
//!
//! ## English
//! **Checks** that the preface states the period of the figures, from 1 January to 31 December of the year; once a report, no line.
//! **Basis**: local rules on drawing reports up.
//! **Example**: no period; or one that ends on 30 November.
//! **Silent** about free forms before 2019; a period that agrees with the text while only the title differs (F603); a second
//! date without its year. Cannot judge where a period is stated but its dates were lost.

use crate::rules::prelude::*;
use jiff::civil::date;

/// The rule.
pub static RULE: Rule = Rule {
    code: "C306",
    title: Phrase::new("缺数据统计期限", "no period of the figures"),
    group: Group::Completeness,
    severity: Severity::Warning,
    editions: Editions::Any,
    check: Check::Report(check),
    wording: Wording { message: Phrase::new("{fault}", "{fault}"), brief: Phrase::new("{brief}", "{brief}") },
    implied: None,
    planted: |sample| (sample.this.period, sample.this.mentions_period) = (None, false),
    source: include_str!("c306_period.rs"),
};

fn check(report: &Report) -> Outcome {
    if report.edition == Some(Edition::Older) {
        return Outcome::not_applicable();
    }
    let Some(stated) = &report.head.period else {
        return without_dates(report.head.period_line.is_some());
    };
    let period = stated.value;
    let year = meant_year(report, period.to.year());
    if period.from == date(year, 1, 1) && period.to == date(year, 12, 31) {
        return Outcome::passed();
    }
    let wrong = Phrase::new(
        "统计期限写的是 {from} 至 {to}，应为 {year} 年 1 月 1 日至 12 月 31 日",
        "the period is given as {from} to {to}; it should be 1 January to 31 December {year}",
    );
    let fault = finding(wrong, Phrase::new("统计期限不是全年", "period not the year"))
        .with_values(Some(format!("{year}-01-01/{year}-12-31")), Some(format!("{}/{}", period.from, period.to)))
        .arg("from", Arg::Quote(period.from.to_string()))
        .arg("to", Arg::Quote(period.to.to_string()))
        .arg("year", Arg::Year(year));
    Outcome::of(vec![fault])
}

/// The year that the period should cover: the report's, unless as much of what the report says of itself agrees with the
/// period; then the title is the odd one out, which F603 says.
fn meant_year(report: &Report, of_period: i16) -> i16 {
    let speak_for = |year: i16| report.head.years.iter().filter(|stated| stated.value == year).count();
    let year = report.year().unwrap_or(of_period);
    if speak_for(of_period) >= speak_for(year) { of_period } else { year }
}

/// A period whose dates were lost on the way is no fault of the report.
fn without_dates(is_mentioned: bool) -> Outcome {
    if is_mentioned {
        let phrase = Phrase::new("写了统计期限，但日期读不出来", "a period is stated, but its dates cannot be read");
        return Outcome::not_judged(Reason::new(phrase));
    }
    let missing = Phrase::new("前言没有写数据统计期限", "the preface states no period of the figures");
    Outcome::of(vec![finding(missing, Phrase::new("缺数据统计期限", "no period stated"))])
}

fn finding(fault: Phrase, brief: Phrase) -> Fault {
    Fault::new(Severity::Warning, Verdict::Observed)
        .with_anchor("period")
        .arg("fault", Arg::Words(fault))
        .arg("brief", Arg::Words(brief))
}
