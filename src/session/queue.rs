//! The queue of reports, what the filter lets through of it, and which of them wait for a decision. Putting it in order is `arrange`'s work.

use super::filter::Filter;
use super::held::{HeldReport, ReportNo};
use super::marks::Marks;
use super::order::Order;
use super::slice::Slice;

/// The reports that are listed, in order.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    /// Every current report.
    order: Order,
    /// Reports with undecided findings, by number.
    waiting: Marks,
    /// The same, by place in the order.
    waiting_places: Marks,
    /// The filter, which knows the names of all reports.
    filter: Filter,
    /// Reports at the end that came after the last ordering.
    unsorted: usize,
}

impl Queue {
    /// How many reports are listed.
    pub fn len(&self) -> usize {
        self.filter.listing().map_or(self.order.len(), super::filter::Listing::len)
    }

    /// Tells whether none is listed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The nth report that is listed.
    pub fn get(&self, nth: usize) -> Option<ReportNo> {
        let place = self.filter.listing().map_or(Some(nth), |listing| listing.nth(nth))?;
        self.order.get(place)
    }

    /// All that are listed.
    pub fn reports(&self) -> impl DoubleEndedIterator<Item = ReportNo> + '_ {
        (0..self.len()).filter_map(|nth| self.get(nth))
    }

    /// The place of a report among those that are listed.
    pub(super) fn place_of(&self, no: ReportNo) -> Option<usize> {
        let place = self.order.place_of(no)?;
        self.filter.listing().map_or(Some(place), |listing| listing.find(place))
    }

    /// Every current report in order, listed or not.
    pub(super) const fn order(&self) -> &Order {
        &self.order
    }

    /// Reports at the end that came after the last ordering.
    pub(super) const fn unsorted(&self) -> usize {
        self.unsorted
    }

    /// Notes whether a report has undecided findings.
    pub(super) fn note(&mut self, no: ReportNo, waits: bool) {
        self.waiting.set(no.index(), waits);
        if let Some(place) = self.order.place_of(no) {
            self.waiting_places.set(place, waits);
        }
    }

    /// Tells whether a report has undecided findings, as it was noted.
    pub(super) fn waits(&self, no: ReportNo) -> bool {
        self.waiting.has(no.index())
    }

    /// The nearest report after or before a listed one that has undecided findings.
    pub(super) fn next_waiting(&self, nth: usize, forward: bool) -> Option<ReportNo> {
        let marks = &self.waiting_places;
        let place = match (self.filter.listing(), forward) {
            (None, true) => marks.after(nth),
            (None, false) => marks.before(nth),
            (Some(listing), true) => listing.marked_after(nth, marks),
            (Some(listing), false) => listing.marked_before(nth, marks),
        };
        self.order.get(place?).filter(|no| self.waits(*no))
    }

    /// Adds a report at the end; [`Self::keep_up`] has a filter look at it.
    pub(super) fn append(&mut self, no: ReportNo) {
        let place = self.order.push(no);
        self.waiting_places.set(place, self.waiting.has(no.index()));
        self.unsorted += 1;
    }

    /// Takes another order, with the places in it of reports that wait; what came since that was begun follows at the end.
    pub(super) fn adopt(&mut self, order: Order, waiting_places: Marks) {
        let before = std::mem::replace(&mut self.order, order);
        self.waiting_places = waiting_places;
        self.unsorted = 0;
        let came = before.reports().iter().rev().take_while(|no| self.order.place_of(**no).is_none());
        let came: Vec<ReportNo> = came.copied().collect();
        came.into_iter().rev().for_each(|no| self.append(no));
        self.filter.renew(&self.order);
    }

    /// The filter as typed.
    pub(super) fn filter(&self) -> &str {
        self.filter.typed()
    }

    /// Takes in the names of reports that have arrived.
    pub(super) fn learn(&mut self, all: &[HeldReport]) {
        self.filter.learn(all);
    }

    /// Lists what another filter lets through, once [`Self::work`] has looked.
    pub(super) fn filter_by(&mut self, typed: &str) {
        self.filter.set(typed, &self.order);
    }

    /// Filters once more where so many reports were added that the list would tell too little, or the last one was.
    pub(super) fn keep_up(&mut self, is_last: bool) {
        self.filter.keep_up(&self.order, is_last);
    }

    /// Tells whether the filter has not looked at everything yet.
    pub(super) fn is_working(&self) -> bool {
        self.filter.is_working()
    }

    /// Looks at as much as a slice allows.
    pub(super) fn work(&mut self, slice: &mut Slice) {
        self.filter.work(&self.order, slice);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::filter::tests::held;

    /// An order of some reports, with marks on the places of those that wait.
    fn ordered(queue: &Queue, numbers: [u32; 4]) -> (Order, Marks) {
        let (mut order, mut marks) = (Order::default(), Marks::default());
        for no in numbers.map(ReportNo) {
            let place = order.push(no);
            marks.set(place, queue.waits(no));
        }
        (order, marks)
    }

    #[test]
    fn what_waits_is_found_in_the_order_of_the_list_whatever_is_listed() {
        let mut queue = Queue::default();
        let names = ["甲局", "甲办", "乙局", "丙局", "丁办"];
        queue.learn(&names.map(|name| held(name, 2024)));
        (0..5).for_each(|no| queue.append(ReportNo(no)));
        queue.note(ReportNo(1), true);
        queue.note(ReportNo(3), true);
        assert_eq!(queue.next_waiting(0, true), Some(ReportNo(1)));
        let (order, marks) = ordered(&queue, [4, 3, 2, 1]);
        queue.adopt(order, marks);
        assert_eq!((queue.place_of(ReportNo(0)), queue.place_of(ReportNo(3))), (None, Some(1)));
        assert_eq!(queue.next_waiting(1, true), Some(ReportNo(1)));
        assert_eq!(queue.next_waiting(3, false), Some(ReportNo(3)));
        queue.filter_by("局");
        queue.work(&mut Slice::new());
        assert_eq!(queue.reports().collect::<Vec<_>>(), [3, 2].map(ReportNo));
        assert_eq!((queue.next_waiting(1, false), queue.next_waiting(1, true)), (Some(ReportNo(3)), None));
        queue.note(ReportNo(3), false);
        assert_eq!(queue.next_waiting(1, false), None);
    }

    #[test]
    fn what_came_while_an_order_was_made_follows_at_its_end() {
        let mut queue = Queue::default();
        (0..4).for_each(|no| queue.append(ReportNo(no)));
        let (order, marks) = ordered(&queue, [3, 2, 1, 0]);
        queue.append(ReportNo(4));
        queue.append(ReportNo(5));
        queue.adopt(order, marks);
        assert_eq!(queue.reports().collect::<Vec<_>>(), [3, 2, 1, 0, 4, 5].map(ReportNo));
        assert_eq!(queue.unsorted(), 2);
    }
}
