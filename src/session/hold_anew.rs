//! What is held of a report is made anew where its file has become another when it is opened again, so that queue and tally
//! speak of what is shown.

use super::held::{HeldReport, ReportNo};
use super::reread::Reread;
use super::state::Session;

impl Session {
    /// What became of the selected report's file since it was read, once.
    pub fn take_reread(&mut self) -> Option<Reread> {
        self.reread.take()
    }

    /// Holds a report as its file is now, and judges anew what was judged beside it.
    pub(super) fn hold_anew(&mut self, no: ReportNo, fresh: HeldReport) {
        let key = self.held(no).key();
        if key.is_none() || key != fresh.key() {
            self.reread = self.held(no).record.agency.is_some().then_some(Reread::Another);
            return;
        }
        self.change(no, |held| replace(held, fresh));
        self.compare_anew(no);
        if let Some((agency, year)) = key.filter(|_| !self.held(no).superseded) {
            self.judge_later(no, (&agency, year));
        }
        if self.progress.done {
            self.weigh_beside_peers(no);
        }
        self.reread = Some(Reread::Corrected);
    }
}

/// What was measured of its text beside others stays.
fn replace(held: &mut HeldReport, fresh: HeldReport) {
    let of_texts = held.briefs.split_off(held.briefs.len().saturating_sub(held.of_texts));
    held.record = fresh.record;
    held.text = fresh.text;
    held.trace = fresh.trace;
    held.briefs = fresh.briefs;
    held.briefs.extend(of_texts);
    held.own = fresh.own;
    held.own_lacks = fresh.own_lacks;
    held.doubts = fresh.doubts;
}
