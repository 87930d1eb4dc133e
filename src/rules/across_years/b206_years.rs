//! 正文或图表里的往年数据应与往年报告相符。
//!
//! ## 检查什么
//! 正文或图表写出往年的申请数等数据时，与那一年报告的表格相同。“近4年受理数量 2021 2022 …”这样由图表变成的一行也算。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确。
//!
//! ## 例
//! 2024 年报告写“2023年收到政府信息公开申请5件”，2023 年报告一·总计 3：问题（警告）。图表写了 2021 至 2024 各年的，手边有哪年的报告就对哪年。
//!
//! ## 不报的情形
//! 没有写往年数据：不适用。那一年的报告不在手边，或相应格空白、缺失、读不出：无法判定。一、一+二、（七）任一相符即可。2019 版只有对外公开总数，与现行有效
//! 不是一个口径，不比。
//!
//! ## English
//! **Checks** that figures of earlier years in the text or in a chart equal the tables of those years' reports.
//! **Basis**: the notice of 2021 demands accuracy.
//! **Example**: 5 requests in 2023 by the report of 2024, 3 by that of 2023. Of a chart over several years each is held against the report that is there.
//! **Silent** without such figures; cannot judge a year without its report or with a blank there, while the others are judged. What was published
//! in total (the form of 2019) is not held against what was in force.

use crate::model::claim::{Claim, Saying};
use crate::model::record::Record;
use crate::rules::narrative::binding;
use crate::rules::narrative::fit::{self, Cells, Fit};
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "B206",
    title: Phrase::new(
        "正文或图表中的往年数据与往年报告不符",
        "figures of earlier years differ from those years' reports",
    ),
    group: Group::AcrossYears,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Years(check),
    wording: Wording {
        message: Phrase::new(
            "本报告写 {last_year} 年为 {actual}，{last_year} 年报告{name}是 {expected}{more}",
            "this report says {actual} for {last_year}; in the report of {last_year}, {name} is {expected}{more}",
        ),
        brief: Phrase::new("{last_year} 年写 {actual} 原报 {expected}", "{last_year}: {actual} here, {expected} there"),
    },
    implied: None,
    planted: |sample| {
        let before = sample.this.years[0].1 - 1;
        sample.this.say(format!("{before}年收到政府信息公开申请9件。"));
    },
    source: include_str!("b206_years.rs"),
};

fn check(years: &Years) -> Outcome {
    let Some(year) = years.this.year else { return Outcome::not_judged(reason::unknown_year()) };
    let said: Vec<(i16, &Claim)> = years.this.claims.iter().filter_map(|claim| of_earlier(claim, year)).collect();
    if said.is_empty() {
        return Outcome::not_applicable();
    }
    let mut outcome = Outcome::passed();
    for claims in said.chunk_by(|one, other| one.1.line == other.1.line) {
        judge(years, claims, &mut outcome);
    }
    outcome
}

fn of_earlier(claim: &Claim, year: i16) -> Option<(i16, &Claim)> {
    match claim.saying {
        Saying::Count(of) if of < year => Some((of, claim)),
        _ => None,
    }
}

/// Judges the figures of one line: one fault of the first that differs, and how many more do.
fn judge(years: &Years, claims: &[(i16, &Claim)], outcome: &mut Outcome) {
    let mut wrong = Vec::new();
    for &(year, claim) in claims {
        let Some(record) = years.of(year) else {
            note(outcome, reason::no_report_of(year));
            continue;
        };
        match fitted(record, claim) {
            Ok(None) => {}
            Ok(Some(expected)) => wrong.push((year, claim, expected)),
            Err(reason) => note(outcome, reason),
        }
    }
    let count = wrong.len();
    outcome.faults.extend(wrong.first().and_then(|&(year, claim, expected)| fault(year, claim, expected, count)));
}

fn note(outcome: &mut Outcome, reason: Reason) {
    if !outcome.not_judged.contains(&reason) {
        outcome.not_judged.push(reason);
    }
}

/// What that year's report has, where it is not what is claimed.
fn fitted(record: &Record, claim: &Claim) -> Result<Option<Number>, Reason> {
    let Some(binding) = binding::of(claim.subject) else { return Ok(None) };
    let from = Cells::Record(record);
    let unknown = || reason::unknown_edition_of(record.year.unwrap_or(0));
    let edition = record.edition.ok_or_else(unknown)?;
    // What was published in total is another thing than what was in force.
    if binding.is_indicative(edition) {
        return Ok(None);
    }
    let own = binding.readings(edition).map(|readings| &readings.own).ok_or_else(unknown)?;
    match fit::fit(from, binding, crate::model::narrative::Amount::exactly(claim.number)) {
        Some(Fit::Differs | Fit::Elsewhere(..)) => {
            Ok(Some(fit::sum(from, own).map_err(|cell| reason::silent_cells(1, cell))?.stated))
        }
        Some(Fit::Unknown(cell)) => Err(reason::silent_cells(1, cell)),
        Some(Fit::Agrees) | None => Ok(None),
    }
}

fn fault(year: i16, claim: &Claim, expected: Number, count: usize) -> Option<Fault> {
    let name = binding::of(claim.subject)?.name();
    let more = if count > 1 {
        Phrase::new("；同一行另有 {count} 年不符", "; {count} more years in the same line")
    } else {
        Phrase::new("", "")
    };
    let fault = Fault::new(Severity::Warning, Verdict::Violated)
        .with_anchor(format!("{year} {}", name.en))
        .with_lines(vec![claim.line])
        .with_values(Some(expected.to_string()), Some(claim.number.to_string()))
        .with_difference(expected.minus(claim.number).map(Number::distance))
        .arg("last_year", Arg::Year(year))
        .arg("actual", Arg::Number(claim.number))
        .arg("expected", Arg::Number(expected))
        .arg("name", Arg::Words(name))
        .arg("more", Arg::Words(more))
        .arg("count", Arg::Count(count.saturating_sub(1)));
    Some(fault)
}
