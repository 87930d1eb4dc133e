//! The queue of reports and what the filter lets through of it. Putting it in order is `arrange`'s work.

use super::filter::Filter;
use super::held::ReportNo;

/// The order in which reports are listed.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    /// Every current report, in order.
    pub(super) order: Vec<ReportNo>,
    /// What of it the filter lets through.
    pub(super) shown: Vec<ReportNo>,
    /// The filter, which knows the names of all reports.
    pub(super) filter: Filter,
    /// Reports at the end that came after the last ordering.
    pub(super) unsorted: usize,
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
