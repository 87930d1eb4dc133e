//! Judges reports: each by itself where it was read, and beside the year before once that is known.

use std::hash::BuildHasher as _;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxBuildHasher;

use super::cause;
use super::held::{Brief, HeldReport};
use super::likeness::Compared;
use super::weigh;
use crate::compare::shared::Trace;
use crate::form::CellId;
use crate::model::outcome::Lack;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::Doubts;
use crate::rules::likeness::Measured;
use crate::rules::{self, Judged, RuleSet};
use crate::text::number::Number;

/// What a report is judged and weighed beside.
#[derive(Clone, Debug, Default)]
pub struct Past<'a> {
    /// The report of the year before.
    pub last: Option<&'a HeldReport>,
    /// Those of other years that its text speaks of.
    pub claimed: Vec<&'a Record>,
    /// The first day on which a version of this report came out.
    pub first: Option<Date>,
    /// What is usual among the peers, for figures that nothing else speaks against.
    pub medians: Vec<(CellId, Number)>,
    /// What its text has in common with others, where that is known.
    pub measured: Option<&'a Measured>,
}

impl Past<'_> {
    fn records(&self) -> rules::Past<'_> {
        rules::Past { last: self.last.map(|last| &last.record), claimed: &self.claimed }
    }
}

/// Judges a report by itself and condenses it.
pub fn held(report: &Report, rules: &RuleSet) -> HeldReport {
    alone(report, rules).0
}

/// Judges a report by itself: the report condensed, and everything the rules say of it.
pub fn alone(report: &Report, rules: &RuleSet) -> (HeldReport, Judged) {
    let mut judged = rules.judge(report);
    weigh::in_report(&mut judged.findings, report, None, &[]);
    let held = HeldReport {
        briefs: judged.findings.iter().map(|finding| Brief::of(finding, &|cell| report.cell(cell))).collect(),
        own: judged.findings.len(),
        own_lacks: judged.lacks(),
        doubts: Doubts::of(report),
        text: text_hash(report),
        trace: Arc::new(Trace::of(report)),
        ..HeldReport::bare(Record::of(report))
    };
    (held, judged)
}

/// What a report's text comes to in eight bytes.
pub(super) fn text_hash(report: &Report) -> u64 {
    FxBuildHasher.hash_one(&*report.document.text)
}

/// Adds what earlier years say to what a report says by itself; findings beside other years have no lines yet.
pub fn beside(judged: &mut Judged, record: &Record, past: &Past<'_>, rules: &RuleSet) {
    judged.join(rules.judge_years(past.records(), record));
    rules.excuse(judged, record, past.first);
    weigh::renew_findings(&mut judged.findings, record, past.last, &past.medians);
}

/// Judges a held report beside earlier years and replaces what was known of that.
pub fn against_past(held: &mut HeldReport, past: &Past<'_>, rules: &RuleSet) {
    let last = past.last;
    let mut judged = rules.judge_years(past.records(), &held.record);
    weigh::in_record(&mut judged.findings, held, last);
    let of_texts = held.briefs.split_off(held.briefs.len() - held.of_texts);
    held.briefs.truncate(held.own);
    excuse(held, past.first, rules);
    weigh::renew(held, last, &[]);
    take_in(held, &judged);
    held.briefs.extend(of_texts);
    held.years_lacks = judged.lacks();
}

fn take_in(held: &mut HeldReport, judged: &Judged) {
    let cell = |cell| held.record.figures.cell(cell);
    held.briefs.extend(judged.findings.iter().map(|finding| Brief::of(finding, &cell)));
}

/// Takes back what is held against a report only because it came later than another version; what is taken back stays so,
/// since versions are only added.
fn excuse(held: &mut HeldReport, first: Option<Date>, rules: &RuleSet) {
    let record = &held.record;
    held.briefs.retain(|brief| !rules.is_excused(brief.rule, record, first));
    (held.briefs.len()..held.own).for_each(|_| held.own_lacks.add(Lack::Statement));
    held.own = held.briefs.len();
}

/// Judges a held report's text beside others and replaces what was known of that.
pub fn against_other_texts(held: &mut HeldReport, compared: &Compared, last: Option<&HeldReport>, rules: &RuleSet) {
    let unlike = || Measured::unlike(&held.trace.sketch, last.is_some());
    let mut judged = match &compared.measured {
        Some(measured) => rules.judge_likeness(measured, &held.record),
        None => rules.judge_likeness(&unlike(), &held.record),
    };
    weigh::in_record(&mut judged.findings, held, last);
    held.briefs.truncate(held.briefs.len() - held.of_texts);
    take_in(held, &judged);
    held.of_texts = judged.findings.len();
    held.neighbours.clone_from(&compared.neighbours);
    held.texts_lacks = judged.lacks();
}

/// Everything the rules say of a report whose earlier years are known, with lines, in the order of rule and first cell.
pub fn in_full(report: &Report, record: &Record, past: &Past<'_>, rules: &RuleSet) -> Judged {
    let mut judged = rules.judge(report);
    let mut years = rules.judge_years(past.records(), record);
    for finding in years.findings.iter_mut().filter(|finding| finding.fault.lines.is_empty()) {
        let lines = finding.fault.cells.iter().filter_map(|&cell| report.cell(cell).place());
        finding.fault.lines = lines.collect();
    }
    judged.join(years);
    if let Some(measured) = past.measured {
        judged.join(rules.judge_likeness(measured, record));
    }
    rules.excuse(&mut judged, record, past.first);
    weigh::in_report(&mut judged.findings, report, past.last, &past.medians);
    cause::group_by_cause(&mut judged.findings, report, rules);
    judged
}
