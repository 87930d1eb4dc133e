//! Judges reports: each by itself where it was read, and beside the year before once that is known.

use std::sync::Arc;

use super::held::{Brief, Held};
use super::likeness::Compared;
use super::weigh;
use crate::compare::shared::{Prose, Sketch};
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair;
use crate::rules::likeness::Measured;
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
        sketch: Arc::new(Sketch::of(&Prose::of(report))),
        ..Held::bare(Record::of(report))
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
    let of_texts = held.briefs.split_off(held.briefs.len() - held.of_texts);
    held.briefs.truncate(held.own);
    weigh::renew(&mut held.briefs, last);
    held.briefs.extend(judged.findings.iter().map(Brief::of));
    held.briefs.extend(of_texts);
    held.years_not_judged = u16::try_from(judged.not_judged.len()).unwrap_or(u16::MAX);
}

/// Judges a held report's text beside others and replaces what was known of that.
pub fn against_other_texts(held: &mut Held, compared: &Compared, last: Option<&Held>, rules: &RuleSet) {
    let unlike = || Measured::unlike(&held.sketch, last.is_some());
    let mut judged = match &compared.measured {
        Some(measured) => rules.judge_likeness(measured, &held.record),
        None => rules.judge_likeness(&unlike(), &held.record),
    };
    weigh::in_record(&mut judged.findings, &held.record, last);
    held.briefs.truncate(held.briefs.len() - held.of_texts);
    held.briefs.extend(judged.findings.iter().map(Brief::of));
    held.of_texts = judged.findings.len();
    held.neighbours.clone_from(&compared.neighbours);
    held.texts_not_judged = u16::try_from(judged.not_judged.len()).unwrap_or(u16::MAX);
}

/// Everything the rules say of a report whose year before is known, with lines, in the order of rule and first cell; of its
/// text beside others where that was measured.
pub fn in_full(report: &Report, last: Option<&Held>, measured: Option<&Measured>, rules: &RuleSet) -> Judged {
    let record = &Record::of(report);
    let mut judged = rules.judge(report);
    let mut years = rules.judge_years(last.map(|last| &last.record), record);
    for finding in years.findings.iter_mut().filter(|finding| finding.fault.lines.is_empty()) {
        let lines = finding.fault.cells.iter().filter_map(|&cell| report.cell(cell).place());
        finding.fault.lines = lines.collect();
    }
    judged.join(years);
    if let Some(measured) = measured {
        judged.join(rules.judge_likeness(measured, record));
    }
    weigh::in_report(&mut judged.findings, report, last);
    repair::group_by_cause(&mut judged.findings, report);
    judged
}
