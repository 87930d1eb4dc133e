//! The groups of findings that one cause explains: those that go by the same likely correction.

use super::beside::Beside;
use super::mendable;
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::model::report::Report;
use crate::repair::{self, Correction, propose};
use crate::rules::{Rule, RuleSet};

/// Numbers the groups of findings that one cause explains. What neighbouring years and other reports' texts say plays no part, so
/// that the same report has the same groups wherever it lies.
pub(super) fn group_by_cause(findings: &mut [Finding], report: &Report, set: &RuleSet) {
    if findings.len() < 2 || !findings.iter().any(mendable::is_of_identity) {
        return;
    }
    let beside = Beside::default();
    let proposals = propose(report, &beside.witnesses(report));
    // Findings of one name have one rule: the others need not judge again.
    let has_found = |rule: &Rule| findings.iter().any(|finding| finding.rule == rule.code);
    let mended = |cause: &Correction| {
        let after = set.judge_by(&repair::corrected(report, cause), has_found);
        let ids: Vec<FindingId> = after.findings.iter().map(|finding| finding.id).collect();
        let tried = findings.iter().filter(|one| after.has_tried(one.rule)).map(|finding| finding.id);
        tried.filter(|id| !ids.contains(id)).collect()
    };
    let mended: Vec<Vec<FindingId>> = repair::causes(&proposals, report).iter().map(mended).collect();
    repair::group(findings, &mended);
}
