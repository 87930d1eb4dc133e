//! Worst first: gives every finding its score, with all factors, and every agency the score of its findings.

use crate::model::finding::{Fault, Finding, Score, Severity, Verdict};
use crate::model::record::Record;
use crate::model::report::{Doubt, Report};

/// Scores the findings of a report; `last` are the codes that last year's report had findings of, where there is one.
pub fn rank(findings: &mut [Finding], report: &Report, last: Option<&[&str]>) {
    let requests = requests(|path| report.cell_at(path).and_then(|cell| cell.stated()).unwrap_or_default().magnitude());
    for finding in findings {
        finding.score = Score {
            base: base(finding.fault.severity, finding.fault.verdict),
            impact: impact(&finding.fault, requests),
            confidence: confidence(&finding.fault, report),
            novelty: novelty(finding.rule, last),
        };
    }
}

/// Scores findings of a report of which only the record is at hand: no alarm is known to touch their cells.
pub fn rank_held(findings: &mut [Finding], record: &Record, last: Option<&[&str]>) {
    let stated = |path: &str| {
        let cell = record.form().and_then(|form| form.cell(path)).map(|cell| record.figures.cell(cell));
        cell.and_then(|cell| cell.stated()).unwrap_or_default().magnitude()
    };
    let requests = requests(stated);
    for finding in findings {
        finding.score = Score {
            base: base(finding.fault.severity, finding.fault.verdict),
            impact: impact(&finding.fault, requests),
            confidence: 1.0,
            novelty: novelty(finding.rule, last),
        };
    }
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

#[expect(clippy::cast_possible_truncation, reason = "from 0 to 1, good enough for ordering")]
fn impact(fault: &Fault, requests: f64) -> f32 {
    fault.difference.map_or(0.0, |difference| (difference.magnitude() / requests).min(1.0) as f32)
}

/// 0.4 where the reading of a cell of the proof is in grave doubt, 0.7 where an alarm concerns one otherwise, else 1.
fn confidence(fault: &Fault, report: &Report) -> f32 {
    let concerned = report.alarms.iter().filter(|alarm| alarm.concerns(fault));
    match concerned.map(|alarm| alarm.code.doubt()).max() {
        None => 1.0,
        Some(Doubt::Slight) => 0.7,
        Some(Doubt::Grave) => Score::IN_DOUBT,
    }
}

/// 1.1 where last year's report had no finding of the rule; 1 where it had, or where there is none.
pub fn novelty(rule: &str, last: Option<&[&str]>) -> f32 {
    if last.is_some_and(|last| !last.contains(&rule)) { 1.1 } else { 1.0 }
}
