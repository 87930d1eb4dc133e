//! What a correction would do: which findings go and which come, told by judging the corrected report anew, and the years after
//! it beside the corrected one.

use super::held::ReportNo;
use super::peerage::Peerage;
use super::state::Session;
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::{self, Correction};
use crate::rules::{Group, Judged, Past, RuleSet};

/// What a correction would do to the findings of a report and of the years after it.
#[derive(Clone, Debug, Default)]
pub struct Rehearsal {
    /// Findings that would go.
    pub gone: Vec<Finding>,
    /// Findings that would come.
    pub added: Vec<Finding>,
    /// The years of the other reports that it was tried beside, in their order; none where nothing but the report itself was there.
    pub years: Vec<i16>,
}

/// The reports that a correction is tried beside.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// That of the year before.
    last: Option<Record>,
    /// Those of earlier years that its text speaks of.
    claimed: Vec<Record>,
    /// Those that are judged beside it.
    later: Vec<Later>,
}

/// A later report that is judged beside the one that is corrected.
#[derive(Clone, Debug)]
struct Later {
    record: Record,
    last: Option<Record>,
    claimed: Vec<Record>,
}

impl Around {
    /// The years of the reports around.
    fn years(&self) -> Vec<i16> {
        let records = self.last.iter().chain(&self.claimed).chain(self.later.iter().map(|later| &later.record));
        let mut years: Vec<i16> = records.filter_map(|record| record.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}

impl Later {
    /// What is found in it beside a report: the printed one, or what would stand in its place.
    fn judge_beside(&self, report: &Record, rules: &RuleSet) -> Judged {
        let swap = |record| stand_in(record, report);
        let claimed: Vec<&Record> = self.claimed.iter().map(swap).collect();
        rules.judge_years(Past { last: self.last.as_ref().map(swap), claimed: &claimed }, &self.record)
    }
}

/// The report that is tried, where a record is of the same file.
fn stand_in<'a>(record: &'a Record, report: &'a Record) -> &'a Record {
    if record.path == report.path { report } else { record }
}

/// Judges a report as it would be with a correction, beside the years that it was judged beside, and the later years beside it; and
/// compares with what was found. What rules over other reports' texts say stays: a figure in the tables changes nothing of it.
pub fn rehearse(
    (report, findings): (&Report, &[Finding]),
    around: &Around,
    correction: &Correction,
    rules: &RuleSet,
) -> Rehearsal {
    let corrected = repair::corrected(report, correction);
    let record = Record::of(&corrected);
    let claimed: Vec<&Record> = around.claimed.iter().collect();
    let mut after = rules.judge(&corrected);
    after.join(rules.judge_years(Past { last: around.last.as_ref(), claimed: &claimed }, &record));
    // No figure changes when a report came out.
    let is_of_days = |rule: &str| rules.find(rule).is_some_and(|rule| rule.group == Group::Timeliness);
    let mut rehearsal = Rehearsal { years: around.years(), ..Rehearsal::default() };
    rehearsal.note(findings, after, is_of_days);
    let printed = Record::of(report);
    for later in &around.later {
        let before = later.judge_beside(&printed, rules);
        rehearsal.note(&before.findings, later.judge_beside(&record, rules), |_| false);
    }
    rehearsal
}

impl Rehearsal {
    /// Takes note of what goes and comes in one report; only rules that were asked again can let a finding go.
    fn note(&mut self, before: &[Finding], after: Judged, is_aside: impl Fn(&str) -> bool) {
        let ids: Vec<FindingId> = after.findings.iter().map(|finding| finding.id).collect();
        let is_gone = |finding: &&Finding| after.has_tried(finding.rule) && !ids.contains(&finding.id);
        self.gone.extend(before.iter().filter(is_gone).cloned());
        let is_new = |finding: &Finding| !is_aside(finding.rule) && before.iter().all(|known| known.id != finding.id);
        self.added.extend(after.findings.into_iter().filter(is_new));
    }
}

impl Peerage<'_> {
    /// The reports that a correction of one is to be tried beside: those that it is judged beside, and those that are judged
    /// beside it.
    pub(super) fn around(&self, no: ReportNo) -> Around {
        let Some((agency, year)) = self.all[no.index()].key() else { return Around::default() };
        let (last, claimed) = self.owned_past(no);
        let record = |no: ReportNo| &self.all[no.index()].record;
        let is_beside = |other: &(i16, ReportNo)| {
            other.0 > year && (other.0 == year + 1 || record(other.1).claimed_years().contains(&year))
        };
        let later = |(_, no): (i16, ReportNo)| {
            let (last, claimed) = self.owned_past(no);
            Later { record: record(no).clone(), last, claimed }
        };
        Around { last, claimed, later: self.shelf.years(&agency).filter(is_beside).map(later).collect() }
    }

    fn owned_past(&self, no: ReportNo) -> (Option<Record>, Vec<Record>) {
        let (last, claimed) = self.past(no);
        (last.cloned(), claimed.into_iter().cloned().collect())
    }
}

impl Session {
    /// What a correction would do to the findings of the opened report and of the years after it.
    pub fn rehearse(&self, correction: &Correction) -> Option<Rehearsal> {
        let opened = self.opened()?;
        let report = opened.report.as_ref().ok()?;
        let around = self.peerage().around(opened.no);
        Some(rehearse((report, self.findings()), &around, correction, &self.settings.method.rules))
    }
}
