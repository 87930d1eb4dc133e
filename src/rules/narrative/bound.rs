//! Judges the bound sentences of one rule and makes faults of those that no accepted reading of the tables agrees with, one
//! a line.

use super::binding::{self, Binding};
use super::fit::{self, Cells, Fit};
use super::quote;
use crate::model::narrative::{Mention, Standing, Subject};
use crate::rules::prelude::*;

/// What all of them say of a finding.
pub(super) const WORDING: Wording = Wording {
    message: Phrase::new(
        "正文写“{quote}”，{name}是 {sum}{hint}{more}",
        "the text says “{quote}”; {name} is {sum}{hint}{more}",
    ),
    brief: Phrase::new("正文 {stated} 表中 {expected}", "text {stated}, table {expected}"),
};

/// A number that its cells do not say.
struct Conflict<'a> {
    mention: &'a Mention,
    binding: &'static Binding,
    cells: Vec<CellId>,
    /// Where it would agree.
    other: Option<(&'static Binding, Vec<CellId>)>,
}

/// What was heard of a rule's subjects.
#[derive(Default)]
struct Heard<'a> {
    conflicts: Vec<Conflict<'a>>,
    unknown: Vec<CellId>,
    is_stated: bool,
}

/// Judges every sentence of the rule; without one it does not apply.
pub(super) fn check(report: &Report, rule: &'static Rule) -> Outcome {
    let Some(edition) = report.edition else { return Outcome::not_judged(reason::unknown_edition()) };
    let mut heard = Heard::default();
    for mention in report.narrative.mentions.iter().filter(|mention| mention.year.is_none()) {
        let Some(binding) = mention.subject.and_then(binding::of) else { continue };
        hear(report, (edition, rule), (mention, binding), &mut heard);
    }
    let mut outcome = Outcome::of(faults(report, rule, &heard.conflicts));
    outcome.not_judged.extend(heard.unknown.first().map(|&first| reason::silent_cells(heard.unknown.len(), first)));
    outcome.not_applicable = !heard.is_stated && heard.conflicts.is_empty() && heard.unknown.is_empty();
    outcome
}

fn hear<'a>(
    report: &Report,
    (edition, rule): (Edition, &Rule),
    (mention, binding): (&'a Mention, &'static Binding),
    heard: &mut Heard<'a>,
) {
    let judges = binding.rule(mention.is_none()) == rule.code;
    let counts = judges || !mention.in_words && binding.rule(false) == rule.code;
    if !counts {
        return;
    }
    let is_part = matches!(mention.standing, Standing::AtMost(_));
    let held = if is_part { fit::fit_part } else { fit::fit };
    let Some(fit) = held(Cells::Report(report), binding, mention.amount) else { return };
    let is_firm = is_part || mention.standing == Standing::Firm;
    match fit {
        Fit::Agrees => heard.is_stated = true,
        _ if !is_firm => {}
        _ if !judges || is_of_persons(report, mention) => heard.is_stated = true,
        Fit::Unknown(cell) => heard.unknown.push(cell),
        Fit::Differs | Fit::Elsewhere(..) => {
            let own = binding.readings(edition).map_or(&[][..], |readings| &readings.own);
            let cells = Cells::Report(report).as_written(own);
            let other = if let Fit::Elsewhere(other, cells) = fit { Some((other, cells)) } else { None };
            heard.conflicts.push(Conflict { mention, binding, cells, other });
        }
    }
}

/// 收到公民提出的申请9件: tells whether a number whose words name persons alone is that of their column.
fn is_of_persons(report: &Report, mention: &Mention) -> bool {
    const PERSONS: [&str; 2] = ["公民", "个人"];
    const OTHERS: [&str; 4] = ["法人", "组织", "单位", "企业"];
    if mention.subject != Some(Subject::Received) {
        return false;
    }
    let words = quote::words(report, mention.clause);
    let named = PERSONS.iter().any(|name| words.contains(name)) && !OTHERS.iter().any(|name| words.contains(name));
    let column = || binding::of(Subject::NaturalPersons);
    let fits = |binding| fit::fit(Cells::Report(report), binding, mention.amount);
    named && matches!(column().and_then(fits), Some(Fit::Agrees))
}

/// One fault a line: of several conflicts the first, and how many more there are.
fn faults(report: &Report, rule: &Rule, conflicts: &[Conflict]) -> Vec<Fault> {
    let lines = conflicts.chunk_by(|one, other| one.mention.line == other.mention.line);
    let mut faults: Vec<Fault> = lines.filter_map(|conflicts| fault(report, rule, conflicts)).collect();
    quote::tell_apart(&mut faults);
    faults
}

fn fault(report: &Report, rule: &Rule, conflicts: &[Conflict]) -> Option<Fault> {
    let clear = |conflict: &&Conflict| !is_ambiguous(report, conflict);
    let conflict = conflicts.iter().find(clear).or(conflicts.first())?;
    let mention = conflict.mention;
    let sum = fit::sum(Cells::Report(report), &conflict.cells).ok()?;
    let (severity, verdict) = if is_ambiguous(report, conflict) {
        (rule.severity.min(Severity::Warning), Verdict::Ambiguous)
    } else {
        (rule.severity, Verdict::Violated)
    };
    let cells = cells(conflicts);
    let words = quote::words(report, mention.clause);
    let difference = sum.stated.minus(mention.amount.low).map(Number::distance);
    let fault = Fault::new(severity, verdict)
        .with_anchor(quote::anchor(report, &cells, &words))
        .with_lines(quote::lines(report, mention.line, &cells))
        .with_cells(cells)
        .with_values(Some(sum.stated.to_string()), Some(quote::amount(mention.amount)))
        .with_difference(difference)
        .arg("quote", Arg::Quote(words))
        .arg("name", Arg::Words(conflict.binding.name()))
        .arg("sum", Arg::Sum(conflict.cells.clone()))
        .arg("stated", Arg::Quote(quote::amount(mention.amount)))
        .arg("expected", Arg::Number(sum.stated))
        .arg("more", Arg::Words(more(conflicts.len())))
        .arg("count", Arg::Count(conflicts.len().saturating_sub(1)));
    Some(hinted(fault, conflict))
}

/// It agrees with other cells, or its own are of another notion.
fn is_ambiguous(report: &Report, conflict: &Conflict) -> bool {
    conflict.other.is_some() || report.edition.is_some_and(|edition| conflict.binding.is_indicative(edition))
}

fn cells(conflicts: &[Conflict]) -> Vec<CellId> {
    let mut cells = Vec::new();
    for conflict in conflicts {
        let others = conflict.other.iter().flat_map(|(_, cells)| cells);
        for &cell in conflict.cells.iter().chain(others) {
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        }
    }
    cells
}

fn hinted(fault: Fault, conflict: &Conflict) -> Fault {
    let hint = match conflict.other {
        None if matches!(conflict.mention.standing, Standing::AtMost(_)) => {
            Phrase::new("，一部分不会比它多", ", and a part cannot be more")
        }
        Some(_) => Phrase::new(
            "；{stated} 与{candidate}相同，请核对说的是哪一项",
            "; {stated} equals {candidate}: see which is meant",
        ),
        None => Phrase::new("", ""),
    };
    let candidate = conflict.other.as_ref().map_or(hint, |(other, _)| other.name());
    fault.arg("hint", Arg::Words(hint)).arg("candidate", Arg::Words(candidate))
}

const fn more(count: usize) -> Phrase {
    if count > 1 {
        Phrase::new("；同一段另有 {count} 处不符", "; {count} more in the same paragraph")
    } else {
        Phrase::new("", "")
    }
}
