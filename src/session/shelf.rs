//! Which reports belong together: the years of one agency, and the versions of one year.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::held::{Held, ReportNo};

/// The reports of every agency by year.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    agencies: FxHashMap<Arc<str>, BTreeMap<i16, Vec<ReportNo>>>,
}

impl Shelf {
    /// Puts a report beside those of its agency; the current version of its year stands first. Gives the version that was
    /// current before, if there was one.
    pub fn put(&mut self, no: ReportNo, all: &[Held]) -> Option<ReportNo> {
        let (agency, year) = all.get(no.index())?.key()?;
        let versions = self.agencies.entry(agency).or_default().entry(year).or_default();
        let before = versions.first().copied();
        versions.push(no);
        versions.sort_by(|a, b| newness(&all[b.index()]).cmp(&newness(&all[a.index()])));
        before
    }

    /// The current version of an agency's report of a year.
    pub fn get(&self, agency: &str, year: i16) -> Option<ReportNo> {
        self.agencies.get(agency)?.get(&year)?.first().copied()
    }

    /// Every version of an agency's report of a year, the current one first.
    pub fn versions(&self, agency: &str, year: i16) -> &[ReportNo] {
        self.agencies.get(agency).and_then(|years| years.get(&year)).map_or(&[], Vec::as_slice)
    }

    /// The current reports of an agency, by year.
    pub fn years(&self, agency: &str) -> impl Iterator<Item = (i16, ReportNo)> + '_ {
        let years = self.agencies.get(agency).into_iter().flatten();
        years.filter_map(|(year, versions)| versions.first().map(|no| (*year, *no)))
    }

    /// How many agencies there are.
    pub fn agencies(&self) -> usize {
        self.agencies.len()
    }

    /// How many pairs of neighbouring years there are.
    pub fn pairs(&self) -> usize {
        let pairs = |years: &BTreeMap<i16, _>| years.keys().filter(|year| years.contains_key(&(*year - 1))).count();
        self.agencies.values().map(pairs).sum()
    }
}

/// Of two versions the later signed is newer; of equals the one whose path sorts later.
fn newness(held: &Held) -> (Option<jiff::civil::Date>, &std::path::Path) {
    (held.record.issued_on, &held.record.path)
}
