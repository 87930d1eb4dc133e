//! The filter over the queue: which reports have the words typed, in characters or pinyin, in their agency's name, or the
//! number typed as their year.
//!
//! What is typed is taken apart at blanks and where characters, letters and digits meet; every part must fit. Names that fit
//! better come first ([`Fit`]); within one kind of fit the reports stay worst first. Names that have the parts only scattered
//! are listed where nothing fits better, the closest first. Each further letter only looks at what fitted before it.

mod names;
mod query;
mod spelling;

use std::sync::Arc;

use fuzzy_matcher::skim::SkimMatcherV2;
use rustc_hash::FxHashMap;

use super::held::{Held, ReportNo};
use names::Names;
use query::{Fit, NameFit, Query, year_bit};

/// Names that are compared by how close together their parts stand; the others follow worst first.
const MOST_RANKED: usize = 512;

/// What one report is filtered by.
#[derive(Clone, Copy, Debug)]
struct Entry {
    name: u32,
    year: Option<i16>,
}

/// The filter with the names it knows and the last answer.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    typed: String,
    query: Query,
    names: Names,
    entries: Vec<Entry>,
    /// How each name fits; none for the names that do not.
    fits: Vec<Option<NameFit>>,
    /// The names that fit.
    hits: Vec<u32>,
    /// The reports that fit, in the order of the queue.
    matched: Vec<ReportNo>,
    /// How long the queue was that was filtered last.
    queued: usize,
    /// Nothing fits but loosely.
    loosely: bool,
}

impl Filter {
    /// The filter as typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Tells whether everything is let through.
    pub fn is_empty(&self) -> bool {
        self.query.is_empty()
    }

    /// Takes in the names of reports that have arrived since the last call.
    pub fn learn(&mut self, all: &[Held]) {
        for held in all.iter().skip(self.entries.len()) {
            let name = match &held.record.agency {
                Some(agency) => self.names.number(agency),
                None => self.names.number(&Arc::from(held.name())),
            };
            self.entries.push(Entry { name, year: held.record.year });
        }
    }

    /// Filters a queue by what is typed now; `order` is the queue that was filtered last.
    pub fn narrow(&mut self, typed: &str, order: &[ReportNo]) -> Vec<ReportNo> {
        let nothing_new = self.fits.len() == self.names.len() && self.queued == order.len();
        let goes_on = nothing_new && !self.is_empty() && typed.starts_with(&self.typed);
        typed.clone_into(&mut self.typed);
        self.query = Query::new(typed, &self.names.alphabet);
        if !goes_on {
            return self.list_anew(order);
        }
        let (hits, matched) = (std::mem::take(&mut self.hits), std::mem::take(&mut self.matched));
        self.judge_again(&hits);
        let shown = self.pick(&matched);
        if shown.is_empty() && !self.loosely { self.list_loosely(order) } else { shown }
    }

    /// Filters a queue by what was typed.
    pub fn list(&mut self, order: &[ReportNo]) -> Vec<ReportNo> {
        // Letters are made ready for the characters of the names known: there may be new ones.
        self.query = Query::new(&self.typed, &self.names.alphabet);
        self.list_anew(order)
    }

    fn list_anew(&mut self, order: &[ReportNo]) -> Vec<ReportNo> {
        self.queued = order.len();
        if self.is_empty() {
            return order.to_vec();
        }
        self.judge_all(false);
        let shown = self.pick(order);
        if shown.is_empty() { self.list_loosely(order) } else { shown }
    }

    fn list_loosely(&mut self, order: &[ReportNo]) -> Vec<ReportNo> {
        self.judge_all(true);
        self.pick(order)
    }

    /// Judges every name.
    fn judge_all(&mut self, loosely: bool) {
        self.fits.clear();
        self.fits.resize(self.names.len(), None);
        self.hits.clear();
        self.loosely = loosely;
        for nth in self.names.candidates(self.query.marks(loosely)) {
            self.fits[nth] = self.query.fit(&self.names, nth, loosely);
            self.hits.extend(self.fits[nth].and_then(|_| u32::try_from(nth).ok()));
        }
    }

    /// Judges again only names that fitted before.
    fn judge_again(&mut self, before: &[u32]) {
        let marks = self.query.marks(self.loosely);
        self.hits.clear();
        for &hit in before {
            let nth = hit as usize;
            let may_fit = self.names.may_have(nth, &marks);
            self.fits[nth] = if may_fit { self.query.fit(&self.names, nth, self.loosely) } else { None };
            self.hits.extend(self.fits[nth].map(|_| hit));
        }
    }

    /// The reports of a queue that fit, the best fits first.
    fn pick(&mut self, order: &[ReportNo]) -> Vec<ReportNo> {
        let mut kinds: [Vec<ReportNo>; Fit::ALL.len()] = Default::default();
        self.matched = Vec::new();
        for &no in order {
            let Some(fit) = self.entries.get(no.index()).and_then(|entry| self.fit_of(*entry)) else { continue };
            kinds[fit as usize].push(no);
            self.matched.push(no);
        }
        self.rank(&mut kinds[Fit::Loose as usize]);
        kinds.concat()
    }

    fn fit_of(&self, entry: Entry) -> Option<Fit> {
        let fit = self.fits[entry.name as usize]?;
        (fit.years == 0 || self.query.fits_year(fit, year_bit(entry.year))).then_some(fit.fit)
    }

    /// Puts the closest first.
    fn rank(&self, loose: &mut [ReportNo]) {
        let matcher = SkimMatcherV2::default();
        let mut closeness: FxHashMap<u32, i64> = FxHashMap::default();
        for no in loose.iter() {
            let name = self.entries[no.index()].name;
            if closeness.len() < MOST_RANKED {
                closeness.entry(name).or_insert_with(|| self.query.closeness(&matcher, &self.names, name as usize));
            }
        }
        let of = |no: &ReportNo| closeness.get(&self.entries[no.index()].name).copied();
        loose.sort_by_key(|no| std::cmp::Reverse(of(no)));
    }
}

#[cfg(test)]
mod tests;
