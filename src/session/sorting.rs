//! A merge sort that is done in slices and is short where most is in order already.

use std::cmp::Ordering;

use super::held::ReportNo;
use super::slice::Slice;

/// Reports that are sorted one after the other before they are merged.
const RUN: usize = 64;
/// Looks that a comparison costs.
const COMPARING: usize = 40;

/// Reports being put in order.
#[derive(Clone, Debug)]
pub(super) struct Sorting {
    from: Vec<ReportNo>,
    into: Vec<ReportNo>,
    /// How many of them are in runs that are in order.
    in_runs: usize,
    /// How long the runs are.
    width: usize,
    /// The next of the left and of the right run.
    left: usize,
    right: usize,
}

impl Sorting {
    /// Begins to sort.
    pub(super) fn new(all: Vec<ReportNo>) -> Self {
        Self { into: Vec::with_capacity(all.len()), from: all, in_runs: 0, width: RUN, left: 0, right: RUN }
    }

    /// Goes on; tells whether all are in order.
    pub(super) fn go_on(&mut self, slice: &mut Slice, compare: &impl Fn(ReportNo, ReportNo) -> Ordering) -> bool {
        while self.in_runs < self.from.len() {
            if slice.is_spent() {
                return false;
            }
            let end = self.from.len().min(self.in_runs + RUN);
            self.from[self.in_runs..end].sort_unstable_by(|one, next| compare(*one, *next));
            slice.spend((end - self.in_runs) * COMPARING * 5);
            self.in_runs = end;
        }
        while self.width < self.from.len() {
            if slice.is_spent() {
                return false;
            }
            self.merge(slice, compare);
        }
        true
    }

    /// What was sorted.
    pub(super) fn into_sorted(self) -> Vec<ReportNo> {
        self.from
    }

    /// Merges two runs, or goes on to the next two, or to longer ones.
    fn merge(&mut self, slice: &mut Slice, compare: &impl Fn(ReportNo, ReportNo) -> Ordering) {
        let first = self.into.len() / (2 * self.width) * (2 * self.width);
        let (middle, end) = ((first + self.width).min(self.from.len()), (first + 2 * self.width).min(self.from.len()));
        let is_fresh = self.left == first && self.right == middle;
        let in_order = middle >= end || compare(self.from[middle - 1], self.from[middle]) != Ordering::Greater;
        if is_fresh && in_order {
            self.into.extend_from_slice(&self.from[first..end]);
            slice.spend((end - first) / 16 + COMPARING);
        } else {
            self.merge_some((middle, end), slice, compare);
        }
        if self.into.len() == self.from.len() {
            std::mem::swap(&mut self.from, &mut self.into);
            self.into.clear();
            self.width *= 2;
            (self.left, self.right) = (0, self.width.min(self.from.len()));
        } else if self.into.len() == end {
            (self.left, self.right) = (end, (end + self.width).min(self.from.len()));
        }
    }

    fn merge_some(
        &mut self,
        (middle, end): (usize, usize),
        slice: &mut Slice,
        compare: &impl Fn(ReportNo, ReportNo) -> Ordering,
    ) {
        while self.left < middle && self.right < end && !slice.is_spent() {
            let (one, next) = (self.from[self.left], self.from[self.right]);
            slice.spend(COMPARING);
            if compare(one, next) == Ordering::Greater {
                self.into.push(next);
                self.right += 1;
            } else {
                self.into.push(one);
                self.left += 1;
            }
        }
        if self.left == middle || self.right == end {
            self.into.extend_from_slice(&self.from[self.left..middle]);
            self.into.extend_from_slice(&self.from[self.right..end]);
            slice.spend((middle - self.left + end - self.right) / 16);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn in_any_slices_it_sorts_as_in_one_piece(
            all in prop::collection::vec(0u32..500, 0..700),
            sorted_before in 0usize..700,
            looks in 1usize..9_000,
        ) {
            let mut all: Vec<ReportNo> = all.into_iter().map(ReportNo).collect();
            let end = sorted_before.min(all.len());
            all[..end].sort_unstable();
            let mut sorting = Sorting::new(all.clone());
            let mut slices = 0;
            while !sorting.go_on(&mut Slice::of(looks), &|one: ReportNo, next: ReportNo| one.cmp(&next)) {
                slices += 1;
                prop_assert!(slices < 100_000);
            }
            all.sort_unstable();
            prop_assert_eq!(sorting.into_sorted(), all);
        }
    }
}
