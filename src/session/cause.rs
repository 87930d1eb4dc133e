//! What corrections would do: which findings go and which come, told by judging the corrected report anew; and the groups of
//! findings that one cause explains.

use super::beside::Beside;
use super::state::Session;
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::{self, Correction, propose};
use crate::rules::{Rule, RuleSet};

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

/// Numbers the groups of findings that one cause explains. What neighbouring years say plays no part, so that the same report
/// has the same groups wherever it lies.
pub(super) fn group_by_cause(findings: &mut [Finding], report: &Report, rules: &RuleSet) {
    if findings.len() < 2 || !findings.iter().any(super::mend::is_of_identity) {
        return;
    }
    let beside = Beside::default();
    let proposals = propose(report, &beside.witnesses(report));
    // Findings of one name have one rule: the others need not judge again.
    let has_found = |rule: &Rule| findings.iter().any(|finding| finding.rule == rule.code);
    let mended = |cause: &Correction| {
        let after = rules.judge_by(&repair::corrected(report, cause), has_found).findings;
        let ids: Vec<FindingId> = after.iter().map(|finding| finding.id).collect();
        let own = findings.iter().filter(|one| !super::scan::spans_years(one)).map(|finding| finding.id);
        own.filter(|id| !ids.contains(id)).collect()
    };
    let mended: Vec<Vec<FindingId>> = repair::causes(&proposals, report).iter().map(mended).collect();
    repair::group(findings, &mended);
}
