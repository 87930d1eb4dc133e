//! What the filter lets through, best fits first, as sets of places in the queue: so a list of a million is neither copied nor
//! walked.

use super::query::Fit;
use crate::session::marks::Marks;
use crate::session::places::Places;

/// Places in the queue in the order in which they are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// By how well they fit; of loose ones those that were not ranked.
    kinds: [Places; Fit::ALL.len()],
    /// Loose ones, the closest first; they stand before the other loose ones.
    ranked: Vec<usize>,
}

/// One piece of a listing.
#[derive(Clone, Copy)]
enum Piece<'a> {
    Set(&'a Places),
    Row(&'a [usize]),
}

impl Listing {
    /// Lists a place.
    pub fn insert(&mut self, place: usize, fit: Fit) {
        self.kinds[fit as usize].insert(place);
    }

    /// The places that fit only loosely, in the order of the queue, until they are ranked.
    pub(super) const fn loose(&self) -> &Places {
        &self.kinds[Fit::Loose as usize]
    }

    /// Lists some of the loose places before the others, in this order.
    pub(super) fn rank(&mut self, ranked: Vec<usize>) {
        for place in &ranked {
            self.kinds[Fit::Loose as usize].remove(*place);
        }
        self.ranked = ranked;
    }

    fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let (loose, strict) = self.kinds.split_last().expect("there is a kind of fit");
        let strict = strict.iter().map(Piece::Set);
        strict.chain([Piece::Row(&self.ranked), Piece::Set(loose)])
    }

    /// How many are listed.
    pub fn len(&self) -> usize {
        self.pieces().map(Piece::len).sum()
    }

    /// The place in the queue of the nth that is listed.
    pub fn nth(&self, nth: usize) -> Option<usize> {
        let mut left = nth;
        for piece in self.pieces() {
            if left < piece.len() {
                return piece.nth(left);
            }
            left -= piece.len();
        }
        None
    }

    /// Where a place of the queue is listed.
    pub fn find(&self, place: usize) -> Option<usize> {
        let mut before = 0;
        for piece in self.pieces() {
            if let Some(nth) = piece.find(place) {
                return Some(before + nth);
            }
            before += piece.len();
        }
        None
    }

    /// The place of the first marked one behind the nth.
    pub fn marked_after(&self, nth: usize, marks: &Marks) -> Option<usize> {
        let mut left = Some(nth);
        self.pieces().find_map(|piece| match left {
            None => piece.marked_from(0, marks),
            Some(nth) if nth < piece.len() => {
                left = None;
                piece.marked_from(nth + 1, marks)
            }
            Some(nth) => {
                left = Some(nth - piece.len());
                None
            }
        })
    }

    /// The place of the last marked one before the nth.
    pub fn marked_before(&self, nth: usize, marks: &Marks) -> Option<usize> {
        let mut left = nth;
        let mut last = None;
        for piece in self.pieces() {
            last = piece.marked_before(left.min(piece.len()), marks).or(last);
            if left <= piece.len() {
                break;
            }
            left -= piece.len();
        }
        last
    }
}

impl Piece<'_> {
    fn len(self) -> usize {
        match self {
            Self::Set(places) => places.len(),
            Self::Row(row) => row.len(),
        }
    }

    fn nth(self, nth: usize) -> Option<usize> {
        match self {
            Self::Set(places) => places.nth(nth),
            Self::Row(row) => row.get(nth).copied(),
        }
    }

    fn find(self, place: usize) -> Option<usize> {
        match self {
            Self::Set(places) => places.has(place).then(|| places.before(place)),
            Self::Row(row) => row.iter().position(|other| *other == place),
        }
    }

    /// The first marked one from the nth on.
    fn marked_from(self, nth: usize, marks: &Marks) -> Option<usize> {
        match self {
            Self::Set(places) => places.marked_from(places.nth(nth)?, marks),
            Self::Row(row) => row.iter().skip(nth).copied().find(|place| marks.has(*place)),
        }
    }

    /// The last marked one before the nth.
    fn marked_before(self, nth: usize, marks: &Marks) -> Option<usize> {
        match self {
            Self::Set(places) => places.marked_before(places.nth(nth).unwrap_or(usize::MAX), marks),
            Self::Row(row) => row.iter().take(nth).rev().copied().find(|place| marks.has(*place)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_listing_is_one_row_of_its_pieces(
            placed in prop::collection::btree_map(0usize..300, 0..Fit::ALL.len(), 0..40),
            ranked in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
            marked in prop::collection::btree_set(0usize..300, 0..60),
        ) {
            let (mut listing, mut marks) = (Listing::default(), Marks::default());
            for (place, fit) in &placed {
                listing.insert(*place, Fit::ALL[*fit]);
            }
            for place in &marked {
                marks.set(*place, true);
            }
            let mut loose: Vec<usize> = listing.loose().iter().collect();
            let mut first = Vec::new();
            for index in ranked {
                if !loose.is_empty() {
                    first.push(loose.remove(index.index(loose.len())));
                }
            }
            listing.rank(first.clone());
            let strict = (0..Fit::Loose as usize).flat_map(|kind| placed.iter().filter(move |(_, fit)| **fit == kind));
            let row: Vec<usize> = strict.map(|(place, _)| *place).chain(first).chain(loose).collect();
            prop_assert_eq!(listing.len(), row.len());
            for nth in 0..=row.len() {
                prop_assert_eq!(listing.nth(nth), row.get(nth).copied());
                let after = row.iter().skip(nth + 1).copied().find(|place| marks.has(*place));
                prop_assert_eq!(listing.marked_after(nth, &marks), after);
                let before = row.iter().take(nth).rev().copied().find(|place| marks.has(*place));
                prop_assert_eq!(listing.marked_before(nth, &marks), before);
            }
            for place in 0..300 {
                prop_assert_eq!(listing.find(place), row.iter().position(|other| *other == place));
            }
        }
    }
}
