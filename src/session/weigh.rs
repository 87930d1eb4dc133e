//! Gives findings their scores with what the session knows: the report where it is open, the year before where it is held.

use super::held::{Brief, Held};
use crate::model::finding::{Finding, Score};
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::ranking;

/// Scores the findings of an open report.
pub fn in_report(findings: &mut [Finding], report: &Report, last: Option<&Held>) {
    ranking::rank(findings, report, codes(last).as_deref());
}

/// Scores findings of a report that is only held: its alarms have no places any more and are taken to be elsewhere.
pub fn in_record(findings: &mut [Finding], record: &Record, last: Option<&Held>) {
    ranking::rank_held(findings, record, codes(last).as_deref());
}

/// Brings the scores of findings in brief up to date once the year before is known.
pub fn renew(briefs: &mut [Brief], last: Option<&Held>) {
    let codes = codes(last);
    for brief in briefs {
        brief.score = Score { novelty: ranking::novelty(brief.rule, codes.as_deref()), ..brief.factors }.value();
    }
}

/// Brings the scores of findings up to date once the year before is known.
pub fn renew_findings(findings: &mut [Finding], last: Option<&Held>) {
    let codes = codes(last);
    for finding in findings {
        finding.score.novelty = ranking::novelty(finding.rule, codes.as_deref());
    }
}

fn codes(last: Option<&Held>) -> Option<Vec<&'static str>> {
    last.map(|last| last.briefs.iter().map(|brief| brief.rule).collect())
}
