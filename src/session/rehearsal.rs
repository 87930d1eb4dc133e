//! What a correction would do: which findings go and which come, told by judging the corrected report anew.

use super::state::Session;
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::{self, Correction};
use crate::rules::{Group, Past, RuleSet};

/// What a correction would do to the findings of a report.
#[derive(Clone, Debug, Default)]
pub struct Rehearsal {
    /// Findings that would go.
    pub gone: Vec<Finding>,
    /// Findings that would come.
    pub added: Vec<Finding>,
}

/// Judges a report as it would be with a correction, beside the earlier years that it was judged beside, and compares with what
/// was found. What rules over other reports' texts say stays: a figure in the tables changes nothing of it.
pub fn rehearse(
    (report, findings): (&Report, &[Finding]),
    past: Past<'_>,
    correction: &Correction,
    rules: &RuleSet,
) -> Rehearsal {
    let corrected = repair::corrected(report, correction);
    let mut after = rules.judge(&corrected);
    after.join(rules.judge_years(past, &Record::of(&corrected)));
    let ids: Vec<FindingId> = after.findings.iter().map(|finding| finding.id).collect();
    // No figure changes when a report came out.
    let is_of_days = |rule: &str| rules.find(rule).is_some_and(|rule| rule.group == Group::Timeliness);
    let is_new = |finding: &Finding| !is_of_days(finding.rule) && findings.iter().all(|before| before.id != finding.id);
    let is_gone = |finding: &&Finding| after.has_tried(finding.rule) && !ids.contains(&finding.id);
    let gone = findings.iter().filter(is_gone).cloned().collect();
    Rehearsal { gone, added: after.findings.into_iter().filter(is_new).collect() }
}

impl Session {
    /// What a correction would do to the findings of the opened report.
    pub fn rehearse(&self, correction: &Correction) -> Option<Rehearsal> {
        let opened = self.opened()?;
        let report = opened.report.as_ref().ok()?;
        let (last, claimed) = self.peerage().past(opened.no);
        let past = Past { last, claimed: &claimed };
        Some(rehearse((report, self.findings()), past, correction, &self.settings.method.rules))
    }
}
