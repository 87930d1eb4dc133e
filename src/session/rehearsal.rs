//! What a correction would do: which findings go and which come, told by judging the corrected report anew.

use super::state::Session;
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::{self, Correction};
use crate::rules::RuleSet;

/// What a correction would do to the findings of a report.
#[derive(Clone, Debug, Default)]
pub struct Rehearsal {
    /// Findings that would go.
    pub gone: Vec<Finding>,
    /// Findings that would come.
    pub added: Vec<Finding>,
}

/// Judges a report as it would be with a correction, beside the year before, and compares with what was found.
pub fn rehearse(
    (report, findings): (&Report, &[Finding]),
    last: Option<&Record>,
    correction: &Correction,
    rules: &RuleSet,
) -> Rehearsal {
    let corrected = repair::corrected(report, correction);
    let mut after = rules.judge(&corrected);
    after.join(rules.judge_years(last, &Record::of(&corrected)));
    let ids: Vec<FindingId> = after.findings.iter().map(|finding| finding.id).collect();
    let is_new = |finding: &Finding| findings.iter().all(|before| before.id != finding.id);
    let is_gone = |finding: &&Finding| !ids.contains(&finding.id);
    let gone = findings.iter().filter(is_gone).cloned().collect();
    Rehearsal { gone, added: after.findings.into_iter().filter(is_new).collect() }
}

impl Session {
    /// What a correction would do to the findings of the opened report.
    pub fn rehearse(&self, correction: &Correction) -> Option<Rehearsal> {
        let opened = self.opened()?;
        let report = opened.report.as_ref().ok()?;
        let (agency, year) = self.held(opened.no).key().unzip();
        let last = agency.zip(year).and_then(|(agency, year)| self.shelf().get(&agency, year - 1));
        let last = last.map(|no| &self.held(no).record);
        Some(rehearse((report, self.findings()), last, correction, &self.settings.method.rules))
    }
}
