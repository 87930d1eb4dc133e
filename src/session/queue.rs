//! The queue of reports, what the filter lets through of it, and which of them wait for a decision. Putting it in order is `arrange`'s work.

use super::filter::Filter;
use super::held::ReportNo;
use super::marks::Marks;

/// The order in which reports are listed.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    /// Every current report, in order.
    pub(super) order: Vec<ReportNo>,
    /// What of it the filter lets through.
    shown: Vec<ReportNo>,
    /// The place of each report in that, by number; [`NOWHERE`] for what is not shown.
    places: Vec<u32>,
    /// Reports with undecided findings, by number.
    waiting: Marks,
    /// The same, by place.
    waiting_places: Marks,
    /// The filter, which knows the names of all reports.
    pub(super) filter: Filter,
    /// Reports at the end that came after the last ordering.
    pub(super) unsorted: usize,
}

/// The place of a report that is not shown.
const NOWHERE: u32 = u32::MAX;

impl Queue {
    /// The reports that are listed, in order.
    pub(super) fn shown(&self) -> &[ReportNo] {
        &self.shown
    }

    /// Lists other reports.
    pub(super) fn show(&mut self, shown: Vec<ReportNo>) {
        for no in &self.shown {
            self.places[no.index()] = NOWHERE;
        }
        self.shown = Vec::with_capacity(shown.len());
        self.waiting_places = Marks::default();
        for no in shown {
            self.push(no);
        }
    }

    fn push(&mut self, no: ReportNo) {
        let place = self.shown.len();
        if self.places.len() <= no.index() {
            self.places.resize(no.index() + 1, NOWHERE);
        }
        self.places[no.index()] = u32::try_from(place).unwrap_or(NOWHERE);
        self.waiting_places.set(place, self.waiting.has(no.index()));
        self.shown.push(no);
    }

    /// The place of a report among those that are listed.
    pub(super) fn place_of(&self, no: ReportNo) -> Option<usize> {
        self.places.get(no.index()).filter(|place| **place != NOWHERE).map(|place| *place as usize)
    }

    /// Notes whether a report has undecided findings.
    pub(super) fn note(&mut self, no: ReportNo, waits: bool) {
        self.waiting.set(no.index(), waits);
        if let Some(place) = self.place_of(no) {
            self.waiting_places.set(place, waits);
        }
    }

    /// The nearest report after or before a place that has undecided findings.
    pub(super) fn next_waiting(&self, place: usize, forward: bool) -> Option<ReportNo> {
        let next = if forward { self.waiting_places.after(place) } else { self.waiting_places.before(place) };
        self.shown.get(next?).copied()
    }

    /// Adds a report at the end.
    pub(super) fn append(&mut self, no: ReportNo) {
        self.order.push(no);
        self.unsorted += 1;
        if self.filter.is_empty() {
            self.push(no);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_found_in_the_order_of_the_list_whatever_is_listed() {
        let mut queue = Queue::default();
        (0..5).for_each(|no| queue.append(ReportNo(no)));
        queue.note(ReportNo(1), true);
        queue.note(ReportNo(3), true);
        assert_eq!(queue.next_waiting(0, true), Some(ReportNo(1)));
        queue.show([4, 3, 2, 1].map(ReportNo).to_vec());
        assert_eq!((queue.place_of(ReportNo(0)), queue.place_of(ReportNo(3))), (None, Some(1)));
        assert_eq!(queue.next_waiting(1, true), Some(ReportNo(1)));
        assert_eq!(queue.next_waiting(3, false), Some(ReportNo(3)));
        queue.note(ReportNo(3), false);
        assert_eq!(queue.next_waiting(3, false), None);
    }
}
