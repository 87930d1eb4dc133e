//! What lies beside the tables and can speak for or against a correction, handed down by whoever has it.

use std::sync::Arc;

use super::evidence::Evidence;
use crate::form::CellId;
use crate::model::record::Record;
use crate::model::testimony::Testimony;
use crate::peers::{Amount, Limits, Norm};
use crate::text::number::Number;

/// Everything that can be asked; what is not there is empty.
#[derive(Clone, Debug, Default)]
pub struct Witnesses<'a> {
    /// What texts say of the cells: the report's own, and those of later years.
    pub texts: Vec<Arc<Testimony>>,
    /// The reports of the year before, the current version first.
    pub last: Vec<&'a Record>,
    /// The reports of the year after, the current version first.
    pub next: Vec<&'a Record>,
    /// The reports of years further away, each in its current version.
    pub others: Vec<&'a Record>,
    /// Older versions of the report.
    pub older: Vec<&'a Record>,
    /// Reports of comparable agencies of the same year and form.
    pub peers: Vec<&'a Record>,
    /// From when on peers say something.
    pub limits: Limits,
}

impl Witnesses<'_> {
    /// The current reports of all other years, those beside first.
    pub(super) fn years(&self) -> impl Iterator<Item = &Record> {
        let beside = self.last.first().into_iter().chain(self.next.first());
        beside.chain(&self.others).copied()
    }

    /// Only what the report itself says.
    pub fn of_text(texts: Vec<Testimony>) -> Self {
        Self { texts: texts.into_iter().map(Arc::new).collect(), ..Self::default() }
    }

    /// What is usual among the peers in a cell.
    pub(super) fn norm(&self, cell: CellId) -> Option<Norm> {
        Norm::among(&self.peers, cell, self.limits)
    }

    /// What the peers say of a figure that would become another one. Where both are far from theirs, nothing.
    pub(super) fn on_peers(&self, at: (CellId, Norm), stated: Option<Number>, meant: Number) -> Option<Evidence> {
        let (cell, norm) = at;
        let is_far = |figure: Number| Some(norm.is_far(Amount::of(figure)?, self.limits));
        match (stated.and_then(is_far), is_far(meant)?) {
            (Some(true), false) => Some(Evidence::PeersAgree(cell, norm)),
            (_, false) => Some(Evidence::PeersFit(cell, norm)),
            (Some(true), true) => None,
            (_, true) => Some(Evidence::PeersDisagree(cell, norm)),
        }
    }
}
