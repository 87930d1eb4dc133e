//! “同比增长（下降）x%”“较上年增加（减少）x件”应与两年数据相符。
//!
//! ## 检查什么
//! 正文写某项申请数等“同比增长 x%”“较上年下降 x%”时，与本年、上年两份报告表格算出的增减幅度相差不超过 0.1 个百分点（写整数的，0.6）；
//! 写“较上年增加 x 件”“比上年减少 x 件”时，正好等于两年之差。没有写今年件数的（“与上年相比，申请增加 x 件”）也算。
//!
//! ## 依据
//! 国办公开办函〔2021〕30号：年度报告内容应当准确。
//!
//! ## 例
//! 上年一·总计 76，本年 80，正文“同比增长5.26%”：相符；写“同比增长15%”：问题（警告）。
//!
//! ## 不报的情形
//! 没有同比的句子，或说的不是表内数据：不适用。没有上年报告，上年为 0（写百分比的），或一格空白、缺失、读不出：无法判定。一、一+二、（七）任一口径相符即可。
//! 句中自己写了上年件数、两数又对不上的，由 N412 报。
//!
//! ## English
//! **Checks** that a change against the year before follows from both years' tables: in percent within 0.1 points, in numbers exactly.
//! **Basis**: the notice of 2021 demands accuracy.
//! **Example**: 76 and 80 requests, said to be 15 % more.
//! **Silent** without such words; cannot judge without last year's report, with nothing last year, or with a blank. What the sentence's own numbers contradict is N412's.

use crate::model::change::Moved;
use crate::model::claim::{Claim, Saying};
use crate::model::record::Record;
use crate::rules::narrative::binding;
use crate::rules::narrative::fit::{self, Cells};
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "B207",
    title: Phrase::new("同比表述与数据不符", "a change in percent differs from the figures"),
    group: Group::AcrossYears,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Years(check),
    wording: Wording {
        message: Phrase::new(
            "正文写同比 {actual}{mark}，按{name}上年 {before}、本年 {now} 计算是 {expected}{mark}",
            "the text says {actual}{mark} against last year; {name} went from {before} to {now}, {expected}{mark}",
        ),
        brief: Phrase::new(
            "同比写 {actual}{mark} 应为 {expected}{mark}",
            "change {actual}{mark}, figures {expected}{mark}",
        ),
    },
    implied: None,
    planted: |sample| sample.this.say("全年收到政府信息公开申请4件，同比增长50%。"),
    source: include_str!("b207_change.rs"),
};

fn check(years: &Years) -> Outcome {
    let said: Vec<&Claim> =
        years.this.claims.iter().filter(|claim| !matches!(claim.saying, Saying::Count(_))).collect();
    if said.is_empty() {
        return Outcome::not_applicable();
    }
    let Some(year) = years.this.year else { return Outcome::not_judged(reason::unknown_year()) };
    let before = year.saturating_sub(1);
    let Some(last) = years.last.filter(|last| last.year == Some(before)) else {
        return Outcome::not_judged(reason::no_report_of(before));
    };
    let mut outcome = Outcome::passed();
    for claim in said {
        match judge(last, years.this, claim) {
            Ok(fault) => outcome.faults.extend(fault),
            Err(reason) => outcome.not_judged.push(reason),
        }
    }
    outcome.faults.dedup_by(|later, first| later.lines == first.lines);
    outcome.not_judged.truncate(1);
    outcome
}

/// Both years' figures by every accepted reading: one that follows is enough.
fn judge(last: &Record, this: &Record, claim: &Claim) -> Result<Option<Fault>, Reason> {
    let Some(binding) = binding::of(claim.subject) else { return Ok(None) };
    let readings = |record: &Record| record.edition.and_then(|edition| binding.readings(edition));
    let (Some(old), Some(new)) = (readings(last), readings(this)) else { return Ok(None) };
    let mut first = None;
    for (old, new) in std::iter::once((&old.own, &new.own)).chain(old.also.iter().zip(&new.also)) {
        let pair = (figure(last, old)?, figure(this, new)?);
        // Nothing last year by another reading: no percentage follows from it.
        if first.is_some() && pair.0.is_zero() && matches!(claim.saying, Saying::Percent(_)) {
            continue;
        }
        if moved(pair, claim).follows() {
            return Ok(None);
        }
        first.get_or_insert((pair, new));
    }
    Ok(first.and_then(|(pair, cells)| fault(pair, cells, claim)))
}

fn figure(record: &Record, cells: &[CellId]) -> Result<Number, Reason> {
    let silent = |cell| reason::silent_cells(1, cell);
    let sum = fit::sum(Cells::Record(record), cells).map_err(silent)?;
    if sum.has_blanks { Err(silent(cells[0])) } else { Ok(sum.stated) }
}

/// The claim beside both years' figures.
const fn moved((before, now): (Number, Number), claim: &Claim) -> Moved {
    let decimals = if let Saying::Percent(decimals) = claim.saying { Some(decimals) } else { None };
    Moved { now, before, stated: claim.number, decimals }
}

fn fault((old, new): (Number, Number), cells: &[CellId], claim: &Claim) -> Option<Fault> {
    let name = binding::of(claim.subject)?.name();
    let expected = moved((old, new), claim).expected()?;
    let mark = if matches!(claim.saying, Saying::Percent(_)) { Phrase::new("%", "%") } else { Phrase::new("", "") };
    let fault = Fault::new(Severity::Warning, Verdict::Violated)
        .with_cells(cells.to_vec())
        .with_anchor(format!("change {}", name.en))
        .with_lines(vec![claim.line])
        .with_values(Some(expected.to_string()), Some(claim.number.to_string()))
        .arg("actual", Arg::Number(claim.number))
        .arg("expected", Arg::Number(expected))
        .arg("mark", Arg::Words(mark))
        .arg("name", Arg::Words(name))
        .arg("before", Arg::Number(old))
        .arg("now", Arg::Number(new));
    Some(fault)
}
