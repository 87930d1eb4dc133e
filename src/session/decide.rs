//! Decisions: made on the selected finding, durable before they count, undone by further events.

use std::sync::Arc;

use super::stands::Weighed;
use super::state::Session;
use super::values::fingerprint;
use crate::form::CellId;
use crate::model::decision::{Disposition, Event};
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::model::report::Cell;
use crate::review::{Journal, JournalError, NewDecision, Sight};

/// What a decision is about, put in words that a journal can be read by alone.
pub fn decision_on(finding: &Finding, cell: &impl Fn(CellId) -> Cell) -> NewDecision {
    let form = finding.edition.and_then(crate::form::Edition::form);
    let path = |cell: &CellId| form.map(|form| form.path(*cell).to_owned());
    NewDecision {
        agency: finding.agency.as_deref().map(str::to_owned),
        year: finding.year.and_then(|year| u16::try_from(year).ok()),
        rule: Some(finding.rule.to_owned()),
        cells: finding.fault.cells.iter().filter_map(path).collect(),
        values: Some(fingerprint(finding, cell)),
        ..NewDecision::on(finding.id)
    }
}

/// What was taken back or done again.
#[derive(Clone, Debug)]
pub struct TakenBack {
    /// The decision or note; of several that were made in one go the first.
    pub meant: Arc<Event>,
    /// How many were made in one go.
    pub count: usize,
}

impl Session {
    /// Records a disposition, with a note if there is one, for the selected finding, and moves on to the next undecided one.
    pub fn decide(&mut self, disposition: Disposition, note: Option<String>) -> Result<bool, JournalError> {
        let Some(id) = self.finding().map(|finding| finding.id) else { return Ok(false) };
        let decided = self.record(id, Some(disposition), note)?;
        Ok(decided && self.go_on())
    }

    /// Records a note for a finding of the opened report; an empty one clears the former. Gives whether the finding is there.
    pub fn annotate(&mut self, id: FindingId, note: String) -> Result<bool, JournalError> {
        self.record(id, None, Some(note))
    }

    fn record(
        &mut self,
        id: FindingId,
        disposition: Option<Disposition>,
        note: Option<String>,
    ) -> Result<bool, JournalError> {
        self.touched = true;
        let Some(finding) = self.findings().iter().find(|finding| finding.id == id) else { return Ok(false) };
        let report = self.opened().and_then(|opened| opened.report.as_ref().ok());
        let cell = |cell| report.map(|report| report.cell(cell)).unwrap_or_default();
        let decision = NewDecision { disposition, note, sight: Sight::Shown, ..decision_on(finding, &cell) };
        self.counting(vec![id], |journal| journal.append(decision))?;
        Ok(true)
    }

    /// Records one disposition for several findings of the opened report, each an event of its own, and moves on to the next
    /// undecided one; gives how many were recorded.
    pub fn decide_together(&mut self, ids: &[FindingId], disposition: Disposition) -> Result<usize, JournalError> {
        self.touched = true;
        let report = self.opened().and_then(|opened| opened.report.as_ref().ok());
        let cell = |cell| report.map(|report| report.cell(cell)).unwrap_or_default();
        let decision =
            |finding: &Finding| NewDecision { disposition: Some(disposition), ..decision_on(finding, &cell) };
        let meant = self.findings().iter().filter(|finding| ids.contains(&finding.id));
        let decisions: Vec<NewDecision> = meant.map(decision).collect();
        let count = decisions.len();
        if count > 0 {
            self.counting(ids.to_vec(), |journal| journal.append_all(decisions))?;
            self.go_on();
        }
        Ok(count)
    }

    /// Moves on from what was decided: to what is undecided behind it, or else to the nearest before it, so that no key decides
    /// the same finding twice while others wait.
    fn go_on(&mut self) -> bool {
        self.step_undecided(true) || self.step_undecided(false)
    }

    /// Takes back this auditor's last decision, with those made in one go with it; gives what that was.
    pub fn undo(&mut self) -> Result<Option<TakenBack>, JournalError> {
        let target = self.journal.state().undoable(&self.settings.auditor).cloned();
        self.take_back(target, Journal::undo)
    }

    /// Does again what was last taken back; gives what that was.
    pub fn redo(&mut self) -> Result<Option<TakenBack>, JournalError> {
        let target = self.journal.state().redoable(&self.settings.auditor).cloned();
        self.take_back(target, Journal::redo)
    }

    fn take_back(
        &mut self,
        target: Option<Arc<Event>>,
        act: impl FnOnce(&mut Journal) -> Result<Option<Arc<Event>>, JournalError>,
    ) -> Result<Option<TakenBack>, JournalError> {
        let Some(target) = target else { return Ok(None) };
        let state = self.journal.state();
        let meant = Arc::clone(state.meant_by(&target));
        let ids: Vec<FindingId> = state.together(&target).iter().map(|event| event.finding).collect();
        let count = ids.len();
        self.counting(ids, act)?;
        Ok(Some(TakenBack { meant, count }))
    }

    /// Does something to the journal and keeps the tally right, also where only a part of it was written.
    fn counting<T>(
        &mut self,
        ids: Vec<FindingId>,
        act: impl FnOnce(&mut Journal) -> Result<T, JournalError>,
    ) -> Result<T, JournalError> {
        let before: Vec<(FindingId, Weighed)> = ids.into_iter().map(|id| (id, self.settled(id))).collect();
        let done = act(&mut self.journal);
        for (id, before) in before {
            self.recount(id, before);
        }
        done
    }

    /// Reads what others have decided since; gives the findings that it touches, in order, also those of other corpora.
    pub fn refresh(&mut self) -> Result<Vec<FindingId>, JournalError> {
        let news = self.journal.news()?;
        let mut ids: Vec<FindingId> = news.iter().map(|event| event.finding).collect();
        ids.sort_unstable();
        ids.dedup();
        self.counting(ids, |journal| Ok(journal.take_in(news)))
    }

    fn recount(&mut self, id: FindingId, before: Weighed) {
        // A decision on a finding that is not in this corpus counts for nothing here.
        let Some(no) = self.report_of(id) else { return };
        let after = self.settled(id);
        let tally = &mut self.tally;
        tally.decided = (tally.decided + after.count).saturating_sub(before.count);
        tally.weight_decided = (tally.weight_decided + after.weight).saturating_sub(before.weight);
        self.note_rank(no);
    }
}
