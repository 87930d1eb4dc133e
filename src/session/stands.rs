//! What stands for findings, for the values that they have now: a decision on other values counts for nothing any more.

use super::held::{Brief, HeldReport, ReportNo};
use super::state::Session;
use super::values::values_hash;
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::model::values::ValuesHash;
use crate::review::Stand;

/// Findings that are counted, and their scores in tenths.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weighed {
    pub count: usize,
    pub weight: u64,
}

impl Session {
    /// What stands for a finding of the opened report.
    pub fn stand(&self, finding: &Finding) -> Stand {
        let report = self.opened.as_ref().and_then(|opened| opened.report.as_ref().ok());
        let values = || values_hash(finding, &|cell| report.map(|report| report.cell(cell)).unwrap_or_default());
        self.stand_on(finding.id, values)
    }

    /// What stands for a finding of a held report.
    pub fn stand_of(&self, brief: &Brief) -> Stand {
        self.stand_on(brief.id, || brief.values)
    }

    fn stand_on(&self, id: FindingId, values: impl FnOnce() -> ValuesHash) -> Stand {
        self.standing(id).map_or(Stand::Open, |standing| standing.on(values()))
    }

    /// Tells whether a finding of the opened report awaits a decision.
    pub fn is_open(&self, finding: &Finding) -> bool {
        self.stand(finding).settled().is_none()
    }

    /// Tells whether a finding of a held report is decided.
    pub(super) fn is_settled(&self, brief: &Brief) -> bool {
        self.stand_of(brief).settled().is_some()
    }

    /// Tells whether a finding of the corpus is decided.
    pub fn is_decided(&self, id: FindingId) -> bool {
        self.settled(id).count > 0
    }

    /// Tells whether auditors decided differently on a finding of the corpus, as its values are now.
    pub fn is_disputed(&self, id: FindingId) -> bool {
        let briefs = self.report_of(id).map_or(&[][..], |no| &self.held(no).briefs);
        briefs.iter().any(|brief| brief.id == id && self.stand_of(brief) == Stand::Disputed)
    }

    /// Findings of a report that are not decided.
    pub fn undecided<'s>(&'s self, held: &'s HeldReport) -> impl Iterator<Item = &'s Brief> {
        held.briefs.iter().filter(|brief| !self.is_settled(brief))
    }

    /// What a finding adds to the count of decided ones.
    pub(super) fn settled(&self, id: FindingId) -> Weighed {
        let briefs = self.report_of(id).map_or(&[][..], |no| &self.held(no).briefs);
        let settled = briefs.iter().filter(|brief| brief.id == id && self.is_settled(brief));
        settled.fold(Weighed::default(), |sum, brief| Weighed {
            count: sum.count + 1,
            weight: sum.weight + brief.tenths(),
        })
    }

    /// The current report that a finding is about: nearly always the selected one, else as the journal names it.
    pub(super) fn report_of(&self, id: FindingId) -> Option<ReportNo> {
        let has =
            |no: &ReportNo| !self.held(*no).superseded && self.held(*no).briefs.iter().any(|brief| brief.id == id);
        let named = || {
            let event = self.standing(id)?.history().last()?;
            self.shelf.get(event.agency.as_deref()?, i16::try_from(event.year?).ok()?).filter(has)
        };
        let nameless = || self.shelf.nameless_with(id).filter(has);
        self.selected.filter(has).or_else(named).or_else(nameless)
    }
}
