//! Work that grows with the corpus and does not fit between two keys: it is left undone and then done in slices, or at once
//! where nobody waits for keys.

use super::held::ReportNo;
use super::slice::Slice;
use super::state::Session;

/// Looks that it costs to judge a report anew beside the year before, and to weigh it beside its peers.
const JUDGING: usize = 2_000;
const WEIGHING: usize = 40_000;
/// Looks that a report costs which needs neither, and to note that its text is to be compared.
const PASSING: usize = 4;
const GATHERING: usize = 120;

impl Session {
    /// Leaves work that grows with the corpus to [`Self::work`], so that no key waits for it; without this it is done at once.
    pub const fn work_in_slices(&mut self) {
        self.backlog.in_slices = true;
    }

    /// Tells whether work was left.
    pub fn is_working(&self) -> bool {
        self.backlog.finishing.is_some() || self.backlog.arranging.is_some() || self.queue.is_working()
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
        while !self.backlog.in_slices && self.is_working() {
            self.work();
        }
    }

    fn finish_some(&mut self, slice: &mut Slice) {
        while !slice.is_spent()
            && let Some(mut finishing) = self.backlog.finishing.take()
        {
            let (weighed, gathered) = (ReportNo(finishing.weighed), ReportNo(finishing.gathered));
            if let Some(joined) = finishing.joined.next() {
                self.compare_anew(joined);
                slice.spend(JUDGING);
            } else if let Some(held) = self.all.get(weighed.index()) {
                slice.spend(if held.asks() { WEIGHING } else { PASSING });
                self.weigh_beside_peers(weighed);
                finishing.weighed += 1;
            } else if let Some(held) = self.all.get(gathered.index()) {
                slice.spend(GATHERING);
                finishing.texts.add(gathered, held, &self.shelf);
                finishing.gathered += 1;
            } else {
                return self.end_loading(finishing.texts);
            }
            self.backlog.finishing = Some(finishing);
        }
    }
}
