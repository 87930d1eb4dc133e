//! Root-cause groups: findings that one correction mends belong together, so that one decision can cover them.

use super::correction::Correction;
use crate::form::{CellId, Form};
use crate::model::finding::Finding;
use crate::model::report::Report;

/// Numbers the groups of findings that the likeliest correction of each table mends, from 1 in the order of the findings.
/// A finding that no other shares its cause with has no group.
pub fn group(findings: &mut [Finding], report: &Report, likeliest: &[&Correction]) {
    let Some(form) = report.form() else { return };
    let mut of_finding: Vec<Option<usize>> = vec![None; findings.len()];
    for (cause, cells) in causes(likeliest, report).iter().enumerate() {
        for (nth, finding) in findings.iter().enumerate() {
            if of_finding[nth].is_none() && is_mended(finding, cells, form) {
                of_finding[nth] = Some(cause);
            }
        }
    }
    let mut numbers: Vec<usize> = Vec::new();
    for (nth, finding) in findings.iter_mut().enumerate() {
        let shared = of_finding[nth].filter(|cause| of_finding.iter().filter(|one| **one == Some(*cause)).count() > 1);
        finding.group = shared.map(|cause| {
            let place = numbers.iter().position(|one| *one == cause).unwrap_or_else(|| {
                numbers.push(cause);
                numbers.len() - 1
            });
            u32::try_from(place + 1).unwrap_or(u32::MAX)
        });
    }
}

/// The cells of each cause: changes, and what they let be filled, that hang together by an identity.
fn causes(likeliest: &[&Correction], report: &Report) -> Vec<Vec<CellId>> {
    let mut causes: Vec<Vec<CellId>> = Vec::new();
    let cells = likeliest
        .iter()
        .flat_map(|one| one.changes.iter().map(|change| change.cell).chain(one.fills.iter().map(|fill| fill.0)));
    for cell in cells {
        let hangs = |other: &CellId| report.identities().iter().any(|one| one.involves(cell) && one.involves(*other));
        let (with, mut apart): (Vec<_>, Vec<_>) = causes.into_iter().partition(|cause| cause.iter().any(hangs));
        apart.push(with.into_iter().flatten().chain([cell]).collect());
        causes = apart;
    }
    causes
}

/// Tells whether an identity that a finding is about has a cell that changes.
fn is_mended(finding: &Finding, cells: &[CellId], form: &Form) -> bool {
    let is_identity = form.identities_of(finding.rule).next().is_some();
    is_identity && finding.fault.cells.iter().any(|cell| cells.contains(cell))
}
