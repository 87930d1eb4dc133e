//! 信息处理费的表述应与表格相符。
//!
//! ## 检查什么
//! 正文写未收取信息处理费，而表三（六）2“逾期未按收费通知要求缴纳费用”大于 0：提示。正文写收取了若干元（信息处理费或行政事业性收费），而表二行政事业性收费不足此数：警告。
//! 正文写收取，而全年没有申请（一+二为 0）：警告。
//!
//! ## 依据
//! 国办函〔2020〕109号《政府信息公开信息处理费管理办法》；信息处理费是行政事业性收费。
//!
//! ## 例
//! 正文“收取信息处理费400元”，表二行政事业性收费 0 万元：问题（警告）。
//!
//! ## 不报的情形
//! 标题不算表述；没有写明大于 0 的金额、也没有写“已收取”“共收取”的，或句中有否定的，不算收取。元折合万元的四舍五入不算不符。
//! 没有这样的句子：不适用。2019 版没有收费金额，只看有无申请。
//!
//! ## English
//! **Checks** that what the text says of the fee for processing, or of fees at large, fits tables 2 and 3.
//! **Basis**: the rules on that fee of 2020; it is one of the fees in table 2.
//! **Example**: 400 yuan collected in the text, 0 in table 2.
//! **Silent** about headings and about sentences without an amount above 0; rounding to ten thousand yuan is no difference.

use super::fit::{self, Cells};
use super::quote;
use crate::model::narrative::{Mention, Standing, Subject};
use crate::model::report::Unit;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "N410",
    title: Phrase::new("信息处理费表述与表格矛盾", "what the text says of fees differs from the tables"),
    group: Group::Narrative,
    severity: Severity::Warning,
    editions: Editions::WithForm,
    check: Check::Report(check),
    wording: Wording {
        message: Phrase::new("正文写“{quote}”，但{fact}", "the text says “{quote}”, but {fact}"),
        brief: Phrase::new("收费表述与表不符: {fact_brief}", "fees: {fact_brief}"),
    },
    implied: None,
    planted: |sample| {
        sample.this.say("全年收取政府信息公开信息处理费400元。");
        for path in ["requests.received.total", "requests.carried_in.total"] {
            sample.this.write(path, "0");
        }
    },
    source: include_str!("n410_fees.rs"),
};

/// What the tables say against the text: cells, in words, in a few words, how grave.
type Contradiction = (Vec<CellId>, Phrase, Phrase, Severity);

fn check(report: &Report) -> Outcome {
    let is_said = |mention: &&Mention| {
        let firm = mention.standing == Standing::Firm && mention.year.is_none();
        firm && matches!(mention.subject, Some(Subject::FeesCollected | Subject::Charges))
    };
    let said: Vec<&Mention> = report.narrative.mentions.iter().filter(is_said).collect();
    if said.is_empty() {
        return Outcome::not_applicable();
    }
    let mut outcome = Outcome::passed();
    for mentions in said.chunk_by(|one, other| one.line == other.line) {
        outcome.faults.extend(mentions.iter().find_map(|mention| contradicted(report, mention)));
    }
    quote::tell_apart(&mut outcome.faults);
    outcome
}

/// Tells whether the tables speak against a fee of the text.
pub(super) fn contradicts(report: &Report, mention: &Mention) -> bool {
    contradicted(report, mention).is_some()
}

fn contradicted(report: &Report, mention: &Mention) -> Option<Fault> {
    let found = match mention.subject {
        Some(Subject::Charges) => uncounted(report, mention),
        _ if mention.is_none() => unpaid(report),
        _ => unasked(report).or_else(|| uncounted(report, mention)),
    };
    let (cells, fact, brief, severity) = found?;
    let words = quote::words(report, mention.clause);
    let fault = Fault::new(severity, Verdict::Observed)
        .with_anchor(quote::anchor(report, &cells, &words))
        .with_lines(quote::lines(report, mention.line, &cells))
        .with_values(None, Some(quote::amount(mention.amount)))
        .arg("quote", Arg::Quote(words))
        .arg("fact", Arg::Words(fact))
        .arg("fact_brief", Arg::Words(brief))
        .arg("sum", Arg::Sum(cells.clone()));
    Some(fault.with_cells(cells))
}

/// Requests that ended because a fee was not paid.
fn unpaid(report: &Report) -> Option<Contradiction> {
    let cell = report.form()?.cell("requests.other_handling.overdue_fee.total")?;
    let is_some = report.cell(cell).stated().is_some_and(|count| count > Number::ZERO);
    let fact = Phrase::new(
        "表三（六）2“逾期未按收费通知要求缴纳费用”有 {sum} 件，说明发过收费通知",
        "row (6)2 of table 3, fee not paid in time, has {sum}: a fee was asked for",
    );
    is_some.then_some((vec![cell], fact, Phrase::new("有逾期未缴费", "unpaid fees"), Severity::Info))
}

/// A fee without any request.
fn unasked(report: &Report) -> Option<Contradiction> {
    let form = report.form()?;
    let cells: Vec<CellId> =
        ["received", "carried_in"].into_iter().filter_map(|row| form.cell(&format!("requests.{row}.total"))).collect();
    let sum = fit::sum(Cells::Report(report), &cells).ok()?;
    let fact = Phrase::new("表三本年没有申请（一+二 = {sum}）", "table 3 has no requests this year ({sum})");
    let is_nought = sum.stated.is_zero() && !sum.has_blanks;
    is_nought.then_some((cells, fact, Phrase::new("全年没有申请", "no requests"), Severity::Warning))
}

/// Table 2 has less than the text.
fn uncounted(report: &Report, mention: &Mention) -> Option<Contradiction> {
    let id = report.form()?.cell("disclosure.fees.amount")?;
    let cell = report.cell(id);
    let in_yuan = if cell.unit == Some(Unit::Yuan) { 1 } else { 10_000 };
    let yuan = cell.stated()?.times(Number::whole(in_yuan))?;
    let slack = if yuan.is_zero() { Number::ZERO } else { half_step(report.raw(&cell), in_yuan)? };
    let fact = Phrase::new("表二行政事业性收费只有 {sum}", "fees in table 2 come to {sum}");
    let falls_short = yuan.plus(slack)? < mention.amount.low;
    falls_short.then_some((vec![id], fact, Phrase::new("表二收费不足", "too little in table 2"), Severity::Warning))
}

/// Half a step of the last digit as written, in yuan: what rounding can hide.
fn half_step(written: &str, in_yuan: i64) -> Option<Number> {
    let decimals =
        written.split_once('.').map_or(0, |(_, after)| after.chars().take_while(char::is_ascii_digit).count());
    let tenth = Number::hundredths(10);
    let step = (0..decimals).try_fold(Number::whole(in_yuan), |step, _| step.times(tenth))?;
    step.times(Number::hundredths(50))
}
