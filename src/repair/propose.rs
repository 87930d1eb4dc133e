//! What would mend a report, table by table: every smallest correction, the likeliest first.

use super::correction::{self, Mending};
use super::evidence::{Neighbours, Weighed, weigh};
use super::group;
use crate::form::CellId;
use crate::model::finding::Finding;
use crate::model::report::Report;

/// What would mend one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Place of the table in the form.
    pub table: usize,
    /// How many figures each way changes; 0 where no way of up to [`super::MOST_CHANGES`] was found.
    pub size: usize,
    /// Every smaller set of figures, and every set of this size, was tried.
    pub is_complete: bool,
    /// Figures that take part in the table's identities.
    pub figures: usize,
    /// The ways, the likeliest first.
    pub ways: Vec<Weighed>,
}

/// Proposes corrections for every table that does not balance.
pub fn propose(report: &Report, neighbours: Neighbours<'_>) -> Vec<Proposal> {
    let proposal = |mending: Mending| {
        let Mending { table, size, corrections, is_complete, figures } = mending;
        Proposal { table, size, is_complete, figures, ways: weigh(corrections, report, neighbours) }
    };
    correction::mend(report).into_iter().map(proposal).collect()
}

/// The likeliest way that makes one cell this number, and its number among all ways as they are listed, from 1.
pub fn way_to(proposals: &[Proposal], cell: CellId, number: i64) -> Option<(usize, &Weighed)> {
    let does = |way: &Weighed| way.correction.changes.iter().any(|one| one.cell == cell && one.to.contains(number));
    let mut ways = (1..).zip(proposals.iter().flat_map(|proposal| &proposal.ways));
    ways.find(|(_, way)| does(way))
}

/// Numbers the groups of findings that one cause explains. What neighbouring years say plays no part, so that the same report
/// has the same groups wherever it lies.
pub fn group_by_cause(findings: &mut [Finding], report: &Report) {
    let is_of_identity = |finding: &Finding| {
        report.form().is_some_and(|form| {
            form.identities_of(finding.rule).any(|one| one.relation == crate::form::Relation::Equal)
        })
    };
    if findings.iter().filter(|finding| is_of_identity(finding)).count() < 2 {
        return;
    }
    let proposals = propose(report, Neighbours::default());
    let likeliest: Vec<_> = proposals.iter().filter_map(|one| one.ways.first()).map(|way| &way.correction).collect();
    group::group(findings, report, &likeliest);
}
