//! The queue of reports, worst first, and what the filter lets through of it. It is put in order when something asks for it,
//! never under the cursor.

use super::filter::Filter;
use super::held::{Held, ReportNo};
use super::state::Session;

/// The order in which reports are listed.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    /// Every current report, in order.
    order: Vec<ReportNo>,
    /// What of it the filter lets through.
    shown: Vec<ReportNo>,
    /// The filter, which knows the names of all reports.
    filter: Filter,
    /// Reports at the end that came after the last ordering.
    unsorted: usize,
    /// The place of the selected report, as last known.
    place: usize,
}

impl Queue {
    /// The place of a report among those that are listed; at once for the one that was gone to last.
    pub(super) fn place_of(&self, no: ReportNo) -> Option<usize> {
        if self.shown.get(self.place) == Some(&no) {
            return Some(self.place);
        }
        self.shown.iter().position(|other| *other == no)
    }

    /// Remembers the place of the selected report; its neighbours are looked at first.
    pub(super) fn go_to(&mut self, no: ReportNo) {
        let near = [self.place, self.place + 1, self.place.saturating_sub(1)];
        let found = near.into_iter().find(|place| self.shown.get(*place) == Some(&no));
        self.place = found.or_else(|| self.place_of(no)).unwrap_or(0);
    }

    /// Adds a report at the end.
    pub(super) fn append(&mut self, no: ReportNo) {
        self.order.push(no);
        self.unsorted += 1;
        if self.filter.is_empty() {
            self.shown.push(no);
        }
    }
}

/// Below this many reports the queue is put in order with every batch.
const ALWAYS_SORTED: usize = 5_000;

impl Session {
    /// The reports that are listed, in order.
    pub fn queue(&self) -> &[ReportNo] {
        &self.queue.shown
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
        self.list(shown);
    }

    fn list(&mut self, shown: Vec<ReportNo>) {
        self.queue.shown = shown;
        if let Some(selected) = self.selected {
            self.queue.go_to(selected);
        }
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
        self.list(shown);
    }

    /// The score of a report: its highest undecided finding plus a tenth of the sum of the rest.
    pub fn score(&self, held: &Held) -> f32 {
        let (highest, sum) =
            self.undecided(held).fold((0f32, 0f32), |(high, sum), brief| (high.max(brief.score), sum + brief.score));
        highest + (sum - highest) / 10.0
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
        let first = self.queue.shown.first().filter(|first| !self.resumed && self.selected != Some(**first));
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
