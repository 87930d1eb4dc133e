//! Work that grows with the corpus and does not fit between two keys: it is left undone and then done in slices, or at once
//! where nobody waits for keys.

use super::held::ReportNo;
use super::slice::Slice;
use super::state::Session;

/// Looks that it costs to judge a report anew beside the year before, and to weigh it beside its peers.
const JUDGING: usize = 2_000;
const WEIGHING: usize = 40_000;
/// Looks that a report costs which needs neither.
const PASSING: usize = 4;

/// What is to be done once everything was read: by report, since no later one plays a part in it.
#[derive(Debug)]
pub(super) struct Finishing {
    /// Reports whose agency has become larger.
    pub joined: std::vec::IntoIter<ReportNo>,
    /// The next report that may have to be weighed beside its peers.
    pub next: u32,
}

impl Session {
    /// Leaves work that grows with the corpus to [`Self::work`], so that no key waits for it; without this it is done at once.
    pub const fn work_in_slices(&mut self) {
        self.in_slices = true;
    }

    /// Tells whether work was left.
    pub fn is_working(&self) -> bool {
        self.finishing.is_some() || self.arranging.is_some() || self.queue.is_working()
    }

    /// Does a slice of the work that was left.
    pub fn work(&mut self) {
        let mut slice = Slice::new();
        self.finish_some(&mut slice);
        self.arrange_some(&mut slice);
        self.filter_some(&mut slice);
    }

    /// Does all of it, unless it is done in slices.
    pub(super) fn work_now(&mut self) {
        while !self.in_slices && self.is_working() {
            self.work();
        }
    }

    fn finish_some(&mut self, slice: &mut Slice) {
        while let Some(mut finishing) = self.finishing.take() {
            let next = ReportNo(finishing.next);
            if slice.is_spent() {
                self.finishing = Some(finishing);
                return;
            } else if let Some(joined) = finishing.joined.next() {
                self.compare_anew(joined);
                slice.spend(JUDGING);
            } else if let Some(held) = self.all.get(next.index()) {
                slice.spend(if held.asks() { WEIGHING } else { PASSING });
                self.weigh_beside_peers(next);
                finishing.next += 1;
            } else {
                return self.end_loading();
            }
            self.finishing = Some(finishing);
        }
    }
}
