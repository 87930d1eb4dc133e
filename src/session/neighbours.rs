//! What the session knows of the reports beside one: the same agency in other years, and its peers.

use super::beside::Beside;
use super::held::ReportNo;
use super::mendable::could_mend;
use super::peerage::{Among, Common, Peerage, common};
use super::state::Session;
use super::weigh;
use crate::form::CellId;
use crate::text::number::Number;

impl Session {
    /// All reports, by what puts them together.
    pub(super) fn peerage(&self) -> Peerage<'_> {
        Peerage {
            roster: &self.roster,
            all: &self.all,
            shelf: &self.shelf,
            thresholds: &self.settings.method.rules.parameters().thresholds,
        }
    }

    /// The selected report among its peers.
    pub fn among_peers(&self) -> Option<Among> {
        self.peerage().among(self.selected?)
    }

    /// The figures of a cell in the year before and in the year of a report.
    pub fn figures(&self, no: ReportNo, cell: CellId) -> (Option<Number>, Option<Number>) {
        let side = self.peerage().side(self.held(no));
        (side.last_figure(cell), side.figure(cell))
    }

    /// What many of the opened report's peers have as well as it, for a rule.
    pub fn common(&self, rule: &str) -> Option<Common> {
        self.opened()?;
        self.common.iter().find(|common| common.rule == rule).copied()
    }

    /// Looks at what the peers of the opened report have as well.
    pub(super) fn note_common(&mut self) {
        self.common = self.opened().map(|opened| self.common_of(opened.no)).unwrap_or_default();
    }

    fn common_of(&self, no: ReportNo) -> Vec<Common> {
        let (held, peerage) = (self.held(no), self.peerage());
        let least = peerage.thresholds.common_least.saturating_sub(1);
        let Ok(circle) = peerage.circle(held, least, |_| true) else { return Vec::new() };
        let fires = |no: u32, rule: &str| self.held(ReportNo(no)).briefs.iter().any(|brief| brief.rule == rule);
        common(held.briefs.iter().map(|brief| brief.rule), &circle.members, peerage.thresholds, fires)
    }

    /// Weighs figures of a report that only the peers can tell about, once all of them are there.
    pub(super) fn weigh_beside_peers(&mut self, no: ReportNo) {
        if !self.held(no).asks() {
            return;
        }
        let medians = self.medians(no);
        let last = self.peerage().last(self.held(no)).cloned();
        self.change(no, |held| weigh::renew(held, last.as_ref(), &medians));
    }

    /// The medians that the scores of a report need.
    pub(super) fn medians(&self, no: ReportNo) -> Vec<(CellId, Number)> {
        self.peerage().medians(self.held(no))
    }

    /// The records beside a report of the session. Its peers are asked only where it does not balance, and once all are there.
    pub(super) fn beside(&self, no: ReportNo) -> Beside {
        let peerage = self.peerage();
        if self.progress.done && self.is_to_be_mended(no) { peerage.beside_with_peers(no) } else { peerage.beside(no) }
    }

    fn is_to_be_mended(&self, no: ReportNo) -> bool {
        let held = self.held(no);
        held.briefs.iter().any(|brief| could_mend(brief.rule, held.record.edition))
    }
}
