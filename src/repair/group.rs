//! Root-cause groups: findings that one correction mends belong together, so that one decision can cover them. Whether a
//! correction mends a finding is told by whoever can judge a report anew.

use super::correction::Correction;
use super::propose::Proposal;
use crate::form::CellId;
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::model::report::{Report, State};

/// The causes that the likeliest way of each proposal supposes: changes, and blanks to be filled, that hang together by an
/// identity.
pub fn causes(proposals: &[Proposal], report: &Report) -> Vec<Correction> {
    let mut causes: Vec<Correction> = Vec::new();
    for likeliest in proposals.iter().filter_map(|one| one.ways.first()).map(|way| &way.correction) {
        for cause in apart(likeliest, report) {
            if !causes.contains(&cause) {
                causes.push(cause);
            }
        }
    }
    causes
}

/// One correction as several that have nothing to do with each other; a slip of a line is one whatever it touches.
fn apart(correction: &Correction, report: &Report) -> Vec<Correction> {
    if correction.slip.is_some() {
        return vec![correction.clone()];
    }
    let fills = correction.fills.iter().map(|fill| fill.0);
    let mut causes: Vec<Vec<CellId>> = Vec::new();
    for cell in correction.cells().chain(fills) {
        let hangs = |other: &CellId| report.identities().iter().any(|one| one.involves(cell) && one.involves(*other));
        let (with, mut apart): (Vec<_>, Vec<_>) = causes.into_iter().partition(|cause| cause.iter().any(hangs));
        apart.push(with.into_iter().flatten().chain([cell]).collect());
        causes = apart;
    }
    let of = |cells: Vec<CellId>| {
        let with_value = correction.changes.iter().copied().zip(correction.values.iter().copied());
        let (changes, values) = with_value.filter(|(change, _)| cells.contains(&change.cell)).unzip();
        let fills = correction.fills.iter().filter(|fill| cells.contains(&fill.0)).copied().collect();
        Correction { changes, values, fills, slip: None }
    };
    causes.into_iter().map(of).collect()
}

/// The report as it would be with a correction; its text stays. Where a range is left, one value that works is taken.
pub fn corrected(report: &Report, correction: &Correction) -> Report {
    let mut report = report.clone();
    let fills = correction.fills.iter().map(|(cell, value)| (*cell, (*value).into()));
    let changes = correction.cells().zip(correction.values.iter().copied());
    for (cell, value) in changes.chain(fills) {
        let own = report.cells.len();
        let merged = report.merged_other_handling.as_mut();
        let place = match cell.index().checked_sub(own) {
            None => report.cells.get_mut(cell.index()),
            Some(nth) => merged.and_then(|merged| merged.get_mut(nth)),
        };
        if let Some(place) = place {
            (place.state, place.value) = (State::Number, value);
        }
    }
    report
}

/// Numbers the groups of findings that a cause mends, from 1 in the order of the findings; `mended` has those of each cause.
/// A finding that no other shares its cause with has no group.
pub fn group(findings: &mut [Finding], mended: &[Vec<FindingId>]) {
    let cause = |finding: &Finding| mended.iter().position(|ids| ids.contains(&finding.id));
    let of_finding: Vec<Option<usize>> = findings.iter().map(cause).collect();
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
