//! Judges reports: each by itself where it was read, and beside the year before once that is known.

use super::cause;
use super::held::{Brief, Held};
use super::weigh;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::rules::{Judged, RuleSet};

/// Judges a report by itself and condenses it.
pub fn held(report: &Report, rules: &RuleSet) -> Held {
    alone(report, rules).0
}

/// Judges a report by itself: the report condensed, and everything the rules say of it.
pub fn alone(report: &Report, rules: &RuleSet) -> (Held, Judged) {
    let mut judged = rules.judge(report);
    weigh::in_report(&mut judged.findings, report, None);
    let held = Held {
        briefs: judged.findings.iter().map(Brief::of).collect(),
        own: judged.findings.len(),
        own_not_judged: u16::try_from(judged.not_judged.len()).unwrap_or(u16::MAX),
        years_not_judged: 0,
        superseded: false,
        record: Record::of(report),
    };
    (held, judged)
}

/// Adds what the year before says to what a report says by itself; findings beside the year before have no lines yet.
pub fn beside(judged: &mut Judged, record: &Record, last: Option<&Held>, rules: &RuleSet) {
    judged.join(rules.judge_years(last.map(|last| &last.record), record));
    weigh::renew_findings(&mut judged.findings, last);
}

/// Judges a held report beside the year before and replaces what was known of that.
pub fn against_last_year(held: &mut Held, last: Option<&Held>, rules: &RuleSet) {
    let mut judged = rules.judge_years(last.map(|last| &last.record), &held.record);
    weigh::in_record(&mut judged.findings, &held.record, last);
    held.briefs.truncate(held.own);
    weigh::renew(&mut held.briefs, last);
    held.briefs.extend(judged.findings.iter().map(Brief::of));
    held.years_not_judged = u16::try_from(judged.not_judged.len()).unwrap_or(u16::MAX);
}

/// Everything the rules say of a report whose year before is known, with lines, in the order of rule and first cell.
pub fn in_full(report: &Report, record: &Record, last: Option<&Held>, rules: &RuleSet) -> Judged {
    let mut judged = rules.judge(report);
    let mut years = rules.judge_years(last.map(|last| &last.record), record);
    for finding in years.findings.iter_mut().filter(|finding| finding.fault.lines.is_empty()) {
        let lines = finding.fault.cells.iter().filter_map(|&cell| report.cell(cell).place());
        finding.fault.lines = lines.collect();
    }
    judged.join(years);
    weigh::in_report(&mut judged.findings, report, last);
    cause::group_by_cause(&mut judged.findings, report, rules);
    judged
}
