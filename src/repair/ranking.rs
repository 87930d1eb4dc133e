//! Worst first: gives every finding its score, with all factors, and every agency the score of its findings.

use crate::form::Form;
use crate::model::finding::{Fault, Finding, Score, Severity, Verdict};
use crate::model::record::Record;
use crate::model::report::{Alarm, AlarmCode, Report};

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

/// 0.4 where a value was hard to read in a line of the proof, 0.7 where one was in the same table or a label of the proof
/// was, else 1.
fn confidence(fault: &Fault, report: &Report) -> f32 {
    let Some(form) = report.form() else { return 1.0 };
    let at_proof = |alarm: &Alarm| fault.lines.contains(&alarm.line);
    let (values, labels): (Vec<_>, Vec<_>) = report.alarms.iter().partition(|alarm| touches_values(alarm.code));
    if values.iter().any(|alarm| at_proof(alarm)) {
        0.4
    } else if values.iter().any(|alarm| in_tables(fault, report, form, alarm)) || labels.iter().any(|a| at_proof(a)) {
        0.7
    } else {
        1.0
    }
}

/// Tells whether an alarm lies in a table that the proof takes cells of.
fn in_tables(fault: &Fault, report: &Report, form: &Form, alarm: &Alarm) -> bool {
    let tables = report.tables.iter().filter(|found| (found.first_line..=found.last_line).contains(&alarm.line));
    tables.into_iter().any(|found| fault.cells.iter().any(|&cell| form.spec(cell).table == found.table))
}

const fn touches_values(code: AlarmCode) -> bool {
    !matches!(code, AlarmCode::LabelJoined | AlarmCode::HiddenCharacters)
}

/// 1.1 where last year's report had no finding of the rule; 1 where it had, or where there is none.
pub fn novelty(rule: &str, last: Option<&[&str]>) -> f32 {
    if last.is_some_and(|last| !last.contains(&rule)) { 1.1 } else { 1.0 }
}
