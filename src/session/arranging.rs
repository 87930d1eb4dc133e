//! The queue being put in order in slices, worst first, by the ranks of the moment when that was asked for.

use std::path::Path;

use super::held::{HeldReport, ReportNo};
use super::marks::Marks;
use super::order::Order;
use super::queue::Queue;
use super::slice::Slice;
use super::sorting::Sorting;

/// Reports that are taken up, or put in their places, in one go, and the looks that this costs for each.
const STRETCH: usize = 1_024;
const TAKING: usize = 4;

/// The rank of a report that a newer version replaced.
pub(super) const REPLACED: u32 = u32::MAX;

/// The queue being put in order, by the ranks of the moment when that was asked for.
#[derive(Debug)]
pub(super) struct Arranging {
    /// By number; the reports there were then.
    ranks: Vec<u32>,
    /// How many places of the order before, and how many numbers, were taken up.
    taken: (usize, usize),
    stage: Stage,
    /// A person waits for it.
    pub asked: bool,
}

#[derive(Debug)]
enum Stage {
    Taking(Vec<ReportNo>),
    Sorting(Sorting),
    Placing(Vec<ReportNo>, Order, Marks),
    Done(Order, Marks),
}

impl Arranging {
    /// Begins with the reports that there are.
    pub(super) fn new(ranks: &[u32], asked: bool) -> Self {
        Self { ranks: ranks.to_vec(), taken: (0, 0), stage: Stage::Taking(Vec::with_capacity(ranks.len())), asked }
    }

    /// Goes on with one stage.
    pub(super) fn go_on(&mut self, all: &[HeldReport], queue: &Queue, slice: &mut Slice) {
        let stage = std::mem::replace(&mut self.stage, Stage::Taking(Vec::new()));
        self.stage = match stage {
            Stage::Taking(taken) => self.take(taken, queue.order(), slice),
            Stage::Sorting(mut sorting) => {
                let rank = |no: ReportNo| self.ranks[no.index()];
                let by_place = |one: ReportNo, next: ReportNo| place(&all[one.index()]).cmp(&place(&all[next.index()]));
                let is_done = sorting.go_on(slice, &|one, next| {
                    rank(next).cmp(&rank(one)).then_with(|| by_place(one, next)).then(one.cmp(&next))
                });
                if is_done { placing(sorting.into_sorted()) } else { Stage::Sorting(sorting) }
            }
            Stage::Placing(sorted, order, marks) => put((sorted, order, marks), queue, slice),
            Stage::Done(order, marks) => Stage::Done(order, marks),
        };
    }

    /// Tells whether every report has its place.
    pub(super) const fn is_done(&self) -> bool {
        matches!(self.stage, Stage::Done(..))
    }

    /// The order, and which of its places wait for a decision; none while it is not done.
    pub(super) fn into_order(self) -> Option<(Order, Marks)> {
        match self.stage {
            Stage::Done(order, marks) => Some((order, marks)),
            _ => None,
        }
    }

    /// Takes up current reports, in the order before, so that little is to be moved; then those that had no place in it.
    fn take(&mut self, mut taken: Vec<ReportNo>, before: &Order, slice: &mut Slice) -> Stage {
        let is_current = |no: &ReportNo| self.ranks.get(no.index()).is_some_and(|rank| *rank != REPLACED);
        while !slice.is_spent() {
            let (places, numbers) = self.taken;
            slice.spend(STRETCH * TAKING);
            if places < before.len() {
                let end = before.len().min(places + STRETCH);
                taken.extend(before.reports()[places..end].iter().filter(|no| is_current(no)));
                self.taken.0 = end;
            } else if numbers < self.ranks.len() {
                let end = self.ranks.len().min(numbers + STRETCH);
                let all = (numbers..end).filter_map(|no| u32::try_from(no).ok()).map(ReportNo);
                taken.extend(all.filter(|no| before.place_of(*no).is_none() && is_current(no)));
                self.taken.1 = end;
            } else {
                return Stage::Sorting(Sorting::new(taken));
            }
        }
        Stage::Taking(taken)
    }
}

fn placing(mut sorted: Vec<ReportNo>) -> Stage {
    sorted.reverse();
    Stage::Placing(sorted, Order::default(), Marks::default())
}

/// Puts sorted reports, the last one first, in their places.
fn put((mut sorted, mut order, mut marks): (Vec<ReportNo>, Order, Marks), queue: &Queue, slice: &mut Slice) -> Stage {
    while !slice.is_spent()
        && let Some(no) = sorted.pop()
    {
        let place = order.push(no);
        marks.set(place, queue.waits(no));
        slice.spend(TAKING);
    }
    if sorted.is_empty() { Stage::Done(order, marks) } else { Stage::Placing(sorted, order, marks) }
}

fn place(held: &HeldReport) -> (Option<&str>, Option<i16>, &Path) {
    (held.record.agency.as_deref(), held.record.year, &held.record.path)
}
