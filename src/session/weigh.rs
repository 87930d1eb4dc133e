//! Gives findings their scores with what the session knows: the report where it is open, the year before where it is held,
//! the medians of the peers where they are needed.

use super::held::HeldReport;
use crate::form::CellId;
use crate::model::finding::Finding;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::ranking::{self, Usual};
use crate::text::number::Number;

/// Scores the findings of an open report.
pub fn in_report(findings: &mut [Finding], report: &Report, last: Option<&HeldReport>, peers: &[(CellId, Number)]) {
    let codes = codes(last);
    let beside = Usual { codes: codes.as_deref(), last: last.map(|last| &last.record), peers };
    ranking::rank(findings, report, beside);
}

/// Scores findings of a report that is only held.
pub fn in_record(findings: &mut [Finding], held: &HeldReport, last: Option<&HeldReport>) {
    let codes = codes(last);
    let beside = Usual { codes: codes.as_deref(), last: last.map(|last| &last.record), peers: &[] };
    ranking::rank_held(findings, (&held.record, &held.doubts), beside);
}

/// Brings the scores of a report's own findings up to date once the year before, or the peers, are known.
pub fn renew(held: &mut HeldReport, last: Option<&HeldReport>, peers: &[(CellId, Number)]) {
    let codes = codes(last);
    let beside = Usual { codes: codes.as_deref(), last: last.map(|last| &last.record), peers };
    for brief in &mut held.briefs {
        brief.factors.novelty = ranking::novelty(brief.rule, beside.codes);
        if let Some(cell) = brief.asks {
            brief.factors.impact = ranking::impact_of_figure(&held.record, cell, beside);
        }
        brief.score = brief.factors.value();
    }
}

/// The same for findings in full.
pub fn renew_findings(
    findings: &mut [Finding],
    record: &Record,
    last: Option<&HeldReport>,
    peers: &[(CellId, Number)],
) {
    let codes = codes(last);
    let beside = Usual { codes: codes.as_deref(), last: last.map(|last| &last.record), peers };
    for finding in findings {
        finding.score.novelty = ranking::novelty(finding.rule, beside.codes);
        if let Some(cell) = finding.fault.asks() {
            finding.score.impact = ranking::impact_of_figure(record, cell, beside);
        }
    }
}

fn codes(last: Option<&HeldReport>) -> Option<Vec<&'static str>> {
    last.map(|last| last.briefs.iter().map(|brief| brief.rule).collect())
}
