//! Worst first: gives every finding its score, with all factors, and every agency the score of its findings.

use super::doubts::Doubts;
use crate::form::{CellId, Form};
use crate::model::finding::{Fault, Finding, Score, Severity, Verdict};
use crate::model::record::Record;
use crate::model::report::Report;
use crate::text::number::Number;

/// What findings are weighed by beside their own report: last year and the peers; by default nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usual<'a> {
    /// The codes that last year's report had findings of, where there is one.
    pub codes: Option<&'a [&'a str]>,
    /// Last year's report.
    pub last: Option<&'a Record>,
    /// The median of the peers for the cells whose impact needs it.
    pub peers: &'a [(CellId, Number)],
}

/// Scores the findings of a report.
pub fn rank(findings: &mut [Finding], report: &Report, beside: Usual<'_>) {
    let requests = requests(|path| report.cell_at(path).and_then(|cell| cell.stated()).unwrap_or_default().magnitude());
    let confidence = |fault: &Fault| super::doubts::confidence(fault, report);
    for finding in findings {
        score(finding, (requests, report.form()), &confidence, beside);
    }
}

/// Scores findings of a report of which only the record and what was doubtful about its reading are at hand.
pub fn rank_held(findings: &mut [Finding], (record, doubts): (&Record, &Doubts), beside: Usual<'_>) {
    let requests = requests_of(record);
    let confidence = |fault: &Fault| doubts.confidence(fault);
    for finding in findings {
        score(finding, (requests, record.form()), &confidence, beside);
    }
}

fn score(
    finding: &mut Finding,
    (requests, form): (f64, Option<&Form>),
    confidence: &dyn Fn(&Fault) -> f32,
    beside: Usual<'_>,
) {
    finding.score = Score {
        base: base(finding.fault.severity, finding.fault.verdict),
        impact: impact(difference(&finding.fault, form, beside), requests),
        confidence: confidence(&finding.fault),
        novelty: novelty(finding.rule, beside.codes),
    };
}

/// The impact of a figure that nothing in its own report speaks against, by what stands beside it.
pub fn impact_of_figure(record: &Record, cell: CellId, beside: Usual<'_>) -> f32 {
    let fault = Fault::new(Severity::Error, Verdict::Observed).with_cells(vec![cell]);
    let fault = fault.with_reported(record.figures.cell(cell).number());
    impact(difference(&fault, record.form(), beside), requests_of(record))
}

/// The score of an agency: its highest finding and a tenth of the sum of the rest, rounded to a tenth.
pub fn of_agency(scores: impl Iterator<Item = f32>) -> f32 {
    let (highest, sum) = scores.fold((0f32, 0f32), |(highest, sum), score| (highest.max(score), sum + score));
    ((highest + (sum - highest) / 10.0) * 10.0).round() / 10.0
}

/// Sorts findings worst first; equal ones by rule and first cell, so that the order is the same on every machine.
pub fn worst_first(findings: &mut [Finding]) {
    findings.sort_by(|one, other| {
        let key = |finding: &Finding| (finding.rule, finding.fault.cells.first().copied(), finding.id);
        other.score.value().total_cmp(&one.score.value()).then_with(|| key(one).cmp(&key(other)))
    });
}

fn base(severity: Severity, verdict: Verdict) -> u8 {
    match (severity, verdict) {
        (Severity::Error, Verdict::Violated) => 60,
        (Severity::Error, _) => 50,
        (Severity::Warning, _) => 30,
        (Severity::Info, _) => 5,
    }
}

/// 一+二 总计 of the report, at least 1: what a difference is measured against.
fn requests(stated: impl Fn(&str) -> f64) -> f64 {
    (stated("requests.received.total") + stated("requests.carried_in.total")).max(1.0)
}

/// 一+二 总计 of a report, at least 1: what its differences are measured against.
pub fn requests_of(record: &Record) -> f64 {
    requests(|path| {
        let cell = record.form().and_then(|form| form.cell(path)).map(|cell| record.figures.cell(cell));
        cell.and_then(|cell| cell.stated()).unwrap_or_default().magnitude()
    })
}

#[expect(clippy::cast_possible_truncation, reason = "from 0 to 1, good enough for ordering")]
fn impact(difference: Option<Number>, requests: f64) -> f32 {
    difference.map_or(0.0, |difference| (difference.magnitude() / requests).min(1.0) as f32)
}

/// How far a figure is from what it should be: as the report implies it, else from last year's, else from the peers' median.
fn difference(fault: &Fault, form: Option<&Form>, beside: Usual<'_>) -> Option<Number> {
    fault.difference.or_else(|| {
        let (reported, cell) = (fault.reported?, *fault.cells.first()?);
        let usual = last_year(cell, form?, beside.last).or_else(|| of_peers(cell, beside.peers))?;
        reported.minus(usual).map(Number::distance)
    })
}

/// Last year's figure of a cell, where that form has it too.
fn last_year(cell: CellId, form: &Form, last: Option<&Record>) -> Option<Number> {
    let last = last?;
    last.figures.cell(last.form()?.cell(form.path(cell))?).number()
}

fn of_peers(cell: CellId, peers: &[(CellId, Number)]) -> Option<Number> {
    peers.iter().find(|(of, _)| *of == cell).map(|(_, median)| *median)
}

/// 1.1 where last year's report had no finding of the rule; 1 where it had, or where there is none.
pub fn novelty(rule: &str, last: Option<&[&str]>) -> f32 {
    if last.is_some_and(|last| !last.contains(&rule)) { 1.1 } else { 1.0 }
}
