//! What would mend a report, part by part: every smallest correction, the likeliest first.

use super::blanks;
use super::court::weigh;
use super::evidence::Weighed;
use super::fee;
use super::mending::{self, Mending, Need};
use super::witness::Witnesses;
use crate::form::CellId;
use crate::model::report::Report;
use crate::text::number::Number;

/// What would mend one part of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What the part needs.
    pub need: Need,
    /// Place of the table in the form.
    pub table: usize,
    /// The row that the part is, where the table has a part for each.
    pub row: Option<usize>,
    /// How many figures each smallest way changes; 0 where no way of up to [`super::MOST_CHANGES`] was found.
    pub size: usize,
    /// Every smaller set of figures, and every set of this size, was tried.
    pub is_complete: bool,
    /// Figures that take part in the identities; 0 for another unit.
    pub figures: usize,
    /// The ways, the likeliest first.
    pub ways: Vec<Weighed>,
}

impl Proposal {
    /// How many of the ways are slips of a whole line beside the smallest ones, and how many cells they change.
    pub fn slips(&self) -> Option<(usize, std::ops::RangeInclusive<usize>)> {
        let sizes = || self.ways.iter().map(|way| way.correction.changes.len()).filter(|size| *size != self.size);
        Some((sizes().count(), sizes().min()?..=sizes().max()?))
    }
}

/// Proposes corrections for every part that does not balance, then fillings of blanks, then amounts in another unit.
pub fn propose(report: &Report, witnesses: &Witnesses<'_>) -> Vec<Proposal> {
    let proposal = |mending: Mending| {
        let Mending { need, table, row, size, corrections, is_complete, figures } = mending;
        Proposal { need, table, row, size, is_complete, figures, ways: weigh(corrections, report, witnesses) }
    };
    let fees = fee::weigh(report, witnesses).map(|way| Proposal {
        need: Need::Unit,
        table: 0,
        row: None,
        size: 1,
        is_complete: false,
        figures: 0,
        ways: vec![way],
    });
    mending::mend(report).into_iter().chain(blanks::fill(report)).map(proposal).chain(fees).collect()
}

/// The likeliest way that makes one cell this number, and its number among all ways as they are listed, from 1.
pub fn way_to(proposals: &[Proposal], cell: CellId, number: Number) -> Option<(usize, &Weighed)> {
    let does = |way: &Weighed| way.correction.changes.iter().any(|one| one.cell == cell && one.to.contains(number));
    let mut ways = (1..).zip(proposals.iter().flat_map(|proposal| &proposal.ways));
    ways.find(|(_, way)| does(way))
}
