//! Judges the declared identities of one rule and makes faults of what does not hold.

use crate::form::{Identity, Relation};
use crate::rules::prelude::*;
use crate::tie::{self, Balance, Gap, Interval, Sums};

/// Judges every identity that the form declares for a rule.
pub(super) fn check(report: &Report, rule: &Rule) -> Outcome {
    let cell = |id| report.cell(id);
    let mut outcome = Outcome::passed();
    let mut silent = Vec::new();
    for identity in report.identities().iter().filter(|identity| identity.rule == rule.code) {
        match tie::judge(identity, &cell) {
            Balance::Holds => {}
            Balance::Violated(sums) => outcome.faults.push(violated(report, rule, identity, sums)),
            Balance::Implied(gap) => outcome.faults.push(implied(report, identity, &gap)),
            Balance::NotJudged(doubt) => silent.push((identity, doubt.cell())),
        }
    }
    outcome.not_judged.extend(silent.first().map(|&(_, first)| silence(report, silent.len(), first)));
    outcome
}

fn silence(report: &Report, count: usize, first: CellId) -> Reason {
    let table = report.form().map(|form| form.spec(first).table);
    match table.filter(|&table| report.found(table).is_none()) {
        Some(table) => reason::no_table(table),
        None => reason::silent_cells(count, first),
    }
}

fn violated(report: &Report, rule: &Rule, identity: &Identity, sums: Sums) -> Fault {
    let fault = fault(report, identity, sums, Fault::new(rule.severity, Verdict::Violated));
    fault.with_values(expected(report, identity, sums), actual(report, identity, sums))
}

fn implied(report: &Report, identity: &Identity, gap: &Gap) -> Fault {
    let need = need(report, gap);
    let (low, high) = need.bounds();
    let together = if gap.missing.len() > 1 { Phrase::new("合计", " together") } else { Phrase::new("", "") };
    let fault = fault(report, identity, gap.sums, Fault::new(Severity::Warning, Verdict::Implied))
        .arg("missing", Arg::Cells(gap.missing.clone()))
        .arg("together", Arg::Words(together))
        .arg("need", Arg::Range(low, high));
    // What is missing, not a side of the identity: nothing stands in the blanks, and so much should.
    fault.with_values(Some(written(need)), None).with_difference(Some(Number::whole(need.low)))
}

/// What the missing cells must come to: for a single one narrowed by the other identities, where those do not contradict.
fn need(report: &Report, gap: &Gap) -> Interval {
    let &[only] = gap.missing.as_slice() else { return gap.need };
    let ranges = tie::implied(report.identities(), &|id| report.cell(id));
    let others = ranges.iter().find(|(cell, _)| *cell == only).map(|&(_, range)| range);
    others.and_then(|range| range.meet(gap.need)).unwrap_or(gap.need)
}

fn written(need: Interval) -> String {
    match (need.only(), need.high) {
        (Some(only), _) => only.to_string(),
        (None, Some(high)) => format!("{}..{high}", need.low),
        (None, None) => format!(">={}", need.low),
    }
}

fn fault(report: &Report, identity: &Identity, sums: Sums, fault: Fault) -> Fault {
    let cells = identity.cells();
    let lines = cells.iter().filter_map(|&cell| report.cell(cell).place()).collect();
    let fault = fault
        .with_cells(cells)
        .with_lines(lines)
        .with_difference(sums.difference())
        .arg("cell", Arg::Cell(identity.corrected))
        .arg("left", Arg::Sum(identity.left.clone()))
        .arg("right", Arg::Sum(identity.right.clone()));
    match sums.difference() {
        Some(difference) => fault.arg("difference", Arg::Number(difference)),
        None => fault.arg("difference", Arg::Words(Phrase::new("过大", "beyond count"))),
    }
}

/// What the corrected cell should be, all others as they stand; where it is one of several cells of the left side, what the
/// sides should both come to.
fn expected(report: &Report, identity: &Identity, sums: Sums) -> Option<String> {
    let own = report.cell(identity.corrected).stated().unwrap_or_default();
    match identity.relation {
        Relation::Equal => Some(sums.left.to_string()),
        Relation::AtLeast if identity.left.contains(&identity.corrected) => {
            Some(format!(">={}", own.plus(sums.right)?.minus(sums.left)?))
        }
        Relation::AtLeast => Some(format!("<={}", own.plus(sums.left)?.minus(sums.right)?)),
    }
}

/// What stands there: the right side of an equation, the corrected cell of a comparison; nothing where that is one blank.
fn actual(report: &Report, identity: &Identity, sums: Sums) -> Option<String> {
    match (identity.relation, identity.right.as_slice()) {
        (Relation::Equal, &[only]) => report.cell(only).stated().map(|value| value.to_string()),
        (Relation::Equal, _) => Some(sums.right.to_string()),
        (Relation::AtLeast, _) => report.cell(identity.corrected).stated().map(|value| value.to_string()),
    }
}
