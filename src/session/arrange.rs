//! Puts the queue in order, worst first, and filters it: when something asks for it, never under the cursor.

use super::held::{Held, ReportNo};
use super::state::Session;
use crate::repair::ranking;

/// Below this many reports the queue is put in order with every batch.
const ALWAYS_SORTED: usize = 5_000;

impl Session {
    /// The reports that are listed, in order.
    pub fn queue(&self) -> &[ReportNo] {
        self.queue.shown()
    }

    /// Reports that came in after the queue was last put in order.
    pub const fn unsorted(&self) -> usize {
        self.queue.unsorted
    }

    /// The filter as typed.
    pub fn filter(&self) -> &str {
        self.queue.filter.typed()
    }

    /// Lists only reports that fit what is typed: parts of the agency's name in characters, pinyin or its initials, and
    /// digits of the year. Better fits come first, the worst reports first among equals; an empty filter lists all.
    pub fn set_filter(&mut self, filter: &str) {
        self.queue.filter.learn(&self.all);
        let shown = self.queue.filter.narrow(filter, &self.queue.order);
        self.queue.show(shown);
    }

    /// Puts the queue in order: the worst undecided first, decided ones last, versions that were replaced left out.
    pub fn rearrange(&mut self) {
        let mut keyed: Vec<(u32, ReportNo)> = Vec::with_capacity(self.all.len());
        for (no, held) in (0..).map(ReportNo).zip(&self.all) {
            if !held.superseded {
                keyed.push((rank(self.score(held)), no));
            }
        }
        let all = &self.all;
        keyed.sort_unstable_by(|a, b| {
            b.0.cmp(&a.0).then_with(|| place(&all[a.1.index()]).cmp(&place(&all[b.1.index()])))
        });
        self.queue.order = keyed.into_iter().map(|(_, no)| no).collect();
        self.queue.unsorted = 0;
        self.queue.filter.learn(&self.all);
        let shown = self.queue.filter.list(&self.queue.order);
        self.queue.show(shown);
    }

    /// The score of a report: its highest undecided finding plus a tenth of the sum of the rest.
    pub fn score(&self, held: &Held) -> f32 {
        ranking::of_agency(self.undecided(held).map(|brief| brief.score))
    }

    /// While loading the queue is put in order as long as nobody has touched it; after that new reports wait at its end.
    pub(super) fn arrange_while_loading(&mut self) {
        self.queue.filter.learn(&self.all);
        if self.touched {
            return;
        }
        let few = self.all.len() <= ALWAYS_SORTED;
        if few || self.progress.done || self.queue.unsorted * 2 > self.queue.order.len() {
            self.rearrange();
        }
        let first = self.queue.shown().first().filter(|first| !self.resumed && self.selected != Some(**first));
        if let Some(&first) = first {
            self.show(first);
        } else if let Some(selected) = self.selected.filter(|_| self.progress.done) {
            self.want(selected);
        }
    }
}

/// Scores are compared to a tenth.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a score lies between 0 and some hundred")]
fn rank(score: f32) -> u32 {
    (score * 10.0).round().max(0.0) as u32
}

fn place(held: &Held) -> (Option<&str>, Option<i16>, &std::path::Path) {
    (held.record.agency.as_deref(), held.record.year, &held.record.path)
}
