//! Judges reports: each by itself where it was read, and beside the year before once that is known.

use super::cause;
use super::held::{Brief, Held};
use super::weigh;
use crate::form::CellId;
use crate::model::outcome::Lacks;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::Doubts;
use crate::rules::{Judged, RuleSet};
use crate::text::number::Number;

/// What stands beside a report: the year before, and the medians of the peers where they are needed.
pub type Beside<'a> = (Option<&'a Held>, &'a [(CellId, Number)]);

/// Judges a report by itself and condenses it.
pub fn held(report: &Report, rules: &RuleSet) -> Held {
    alone(report, rules).0
}

/// Judges a report by itself: the report condensed, and everything the rules say of it.
pub fn alone(report: &Report, rules: &RuleSet) -> (Held, Judged) {
    let mut judged = rules.judge(report);
    weigh::in_report(&mut judged.findings, report, None, &[]);
    let held = Held {
        briefs: judged.findings.iter().map(Brief::of).collect(),
        own: judged.findings.len(),
        own_lacks: judged.lacks(),
        years_lacks: Lacks::default(),
        superseded: false,
        doubts: Doubts::of(report),
        record: Record::of(report),
    };
    (held, judged)
}

/// Adds what the year before says to what a report says by itself; findings beside the year before have no lines yet.
pub fn beside(judged: &mut Judged, record: &Record, (last, medians): Beside<'_>, rules: &RuleSet) {
    judged.join(rules.judge_years(last.map(|last| &last.record), record));
    weigh::renew_findings(&mut judged.findings, record, last, medians);
}

/// Judges a held report beside the year before and replaces what was known of that.
pub fn against_last_year(held: &mut Held, last: Option<&Held>, rules: &RuleSet) {
    let mut judged = rules.judge_years(last.map(|last| &last.record), &held.record);
    weigh::in_record(&mut judged.findings, held, last);
    held.briefs.truncate(held.own);
    weigh::renew(held, last, &[]);
    held.briefs.extend(judged.findings.iter().map(Brief::of));
    held.years_lacks = judged.lacks();
}

/// Everything the rules say of a report whose year before is known, with lines, in the order of rule and first cell.
pub fn in_full(report: &Report, (last, medians): Beside<'_>, rules: &RuleSet) -> Judged {
    let mut judged = rules.judge(report);
    let mut years = rules.judge_years(last.map(|last| &last.record), &Record::of(report));
    for finding in years.findings.iter_mut().filter(|finding| finding.fault.lines.is_empty()) {
        let lines = finding.fault.cells.iter().filter_map(|&cell| report.cell(cell).place());
        finding.fault.lines = lines.collect();
    }
    judged.join(years);
    weigh::in_report(&mut judged.findings, report, last, medians);
    cause::group_by_cause(&mut judged.findings, report, rules);
    judged
}
