//! The pass of one filter over the names: in slices, each going on where the last one ended. What is listed meanwhile are the
//! first hits; in the end it is what one pass in a single piece would list.

use std::cmp::Reverse;

use fuzzy_matcher::skim::SkimMatcherV2;
use rustc_hash::FxHashSet;

use super::known::Known;
use super::listing::Listing;
use super::query::{Query, year_bit};
use crate::session::order::Order;
use crate::session::slice::Slice;

/// Names that are compared by how close together their parts stand; the others follow worst first.
const MOST_RANKED: usize = 512;
/// Names whose marks are looked at in one go.
const STRETCH: usize = 1_024;
/// Looks that it costs to judge a name…
const JUDGING: usize = 24;
/// …to list a report…
const LISTING: usize = 4;
/// …and to tell how close together the parts of a name stand.
const RANKING: usize = 1_500;

/// One filter on its way over the names.
#[derive(Clone, Debug)]
pub struct Pass {
    /// What was typed.
    pub typed: String,
    query: Query,
    /// Only what fitted the filter before is looked at, a beginning of this one.
    narrows: bool,
    /// Nothing fits but loosely.
    loosely: bool,
    /// The names and places there were when it began: what comes later is not listed.
    names: usize,
    places: usize,
    /// How many names, or hits of the filter before, were looked at.
    looked: usize,
    /// The names that fit.
    hits: Vec<u32>,
    listing: Listing,
    /// Loose names that are to be ranked, with how close together their parts stand, as far as that is known.
    ranked: Option<Vec<(u32, Option<i64>)>>,
    done: bool,
}

impl Pass {
    /// Begins a pass over everything that is known and ordered.
    pub fn new(typed: &str, query: Query, known: &Known, order: &Order) -> Self {
        Self {
            typed: typed.to_owned(),
            query,
            narrows: false,
            loosely: false,
            names: known.names.len(),
            places: order.len(),
            looked: 0,
            hits: Vec::new(),
            listing: Listing::default(),
            ranked: None,
            done: false,
        }
    }

    /// Looks only at what fitted another filter.
    pub fn narrow(mut self, before: &Self) -> Self {
        (self.narrows, self.loosely) = (true, before.loosely);
        self
    }

    /// Tells whether everything was looked at.
    pub const fn is_done(&self) -> bool {
        self.done
    }

    /// Tells whether nothing fits but loosely.
    #[cfg(test)]
    pub const fn is_loose(&self) -> bool {
        self.loosely
    }

    /// What is listed so far.
    pub const fn listing(&self) -> &Listing {
        &self.listing
    }

    /// Goes on; `before` is the filter that this one narrows.
    pub fn go_on(&mut self, (known, order): (&Known, &Order), before: Option<&Self>, slice: &mut Slice) {
        let within = before.filter(|_| self.narrows);
        self.judge((known, order), within, slice);
        if !slice.is_spent() && self.listing.len() == 0 && !self.loosely {
            (self.loosely, self.narrows, self.looked) = (true, false, 0);
            self.hits.clear();
            self.judge((known, order), None, slice);
        }
        if !slice.is_spent() {
            self.done = !self.loosely || self.rank((known, order), slice);
        }
    }

    /// Judges names; all that there are unless the slice is spent.
    fn judge(&mut self, (known, order): (&Known, &Order), within: Option<&Self>, slice: &mut Slice) {
        let marks = self.query.marks(self.loosely);
        let end = within.map_or(self.names, |before| before.hits.len());
        while self.looked < end && !slice.is_spent() {
            let stretch = self.looked..end.min(self.looked + STRETCH);
            self.looked = stretch.end;
            slice.spend(stretch.len() / 2);
            match within {
                None => known.names.candidates(marks, stretch).for_each(|nth| self.take((known, order), nth, slice)),
                Some(before) => {
                    let names = before.hits[stretch].iter().map(|name| *name as usize);
                    let may_fit = names.filter(|nth| known.names.may_have(*nth, &marks));
                    may_fit.for_each(|nth| self.take((known, order), nth, slice));
                }
            }
        }
    }

    /// Judges a name, and lists its reports if it fits.
    fn take(&mut self, (known, order): (&Known, &Order), nth: usize, slice: &mut Slice) {
        slice.spend(JUDGING);
        let fit = self.query.fit(&known.names, nth, self.loosely);
        let Some((fit, name)) = fit.zip(u32::try_from(nth).ok()) else { return };
        self.hits.push(name);
        for (no, year) in known.reports(name) {
            slice.spend(LISTING);
            let has_year = fit.years == 0 || self.query.fits_year(fit, year_bit(year));
            if let Some(place) = order.place_of(no).filter(|place| has_year && *place < self.places) {
                self.listing.insert(place, fit.fit);
            }
        }
    }

    /// Puts the closest first; tells whether all that are ranked were looked at.
    fn rank(&mut self, (known, order): (&Known, &Order), slice: &mut Slice) -> bool {
        let mut ranked = self.ranked.take().unwrap_or_else(|| self.names_to_rank((known, order)));
        let matcher = SkimMatcherV2::default();
        for (name, closeness) in ranked.iter_mut().filter(|(_, closeness)| closeness.is_none()) {
            if slice.is_spent() {
                self.ranked = Some(ranked);
                return false;
            }
            slice.spend(RANKING);
            *closeness = Some(self.query.closeness(&matcher, &known.names, *name as usize));
        }
        let mut closest: Vec<(Reverse<Option<i64>>, usize)> = Vec::new();
        for (name, closeness) in ranked {
            let places = known.reports(name).filter_map(|(no, _)| order.place_of(no));
            closest.extend(places.filter(|at| self.listing.loose().has(*at)).map(|at| (Reverse(closeness), at)));
        }
        closest.sort_unstable();
        self.listing.rank(closest.into_iter().map(|(_, place)| place).collect());
        true
    }

    /// The first of the names that fit only loosely, in the order of the queue.
    fn names_to_rank(&self, (known, order): (&Known, &Order)) -> Vec<(u32, Option<i64>)> {
        let mut seen = FxHashSet::default();
        let names = self.listing.loose().iter().filter_map(|place| order.get(place)).map(|no| known.name_of(no));
        names.filter(|name| seen.insert(*name)).take(MOST_RANKED).map(|name| (name, None)).collect()
    }
}
