//! Names that were found to be one body's, with the years of all of them, so that no two names of a body have a report of one
//! year.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Join, Named};

/// Bodies by the name that stands for each.
#[derive(Debug, Default)]
pub struct Bodies {
    leaders: FxHashMap<Arc<str>, Arc<str>>,
    years: FxHashMap<Arc<str>, BTreeSet<i16>>,
}

impl Bodies {
    /// The bodies of some names, of which some are joined.
    pub fn of(named: &[Named<'_>], joins: &[Join]) -> Self {
        let years = named.iter().map(|(name, years)| (Arc::clone(name), years.clone())).collect();
        let mut bodies = Self { leaders: FxHashMap::default(), years };
        for join in joins {
            bodies.put(&bodies.leader(&join.name), &bodies.leader(&join.into));
        }
        bodies
    }

    fn leader(&self, name: &Arc<str>) -> Arc<str> {
        let mut leader = name;
        while let Some(next) = self.leaders.get(leader) {
            leader = next;
        }
        Arc::clone(leader)
    }

    fn years_of(&self, leader: &Arc<str>) -> BTreeSet<i16> {
        self.years.get(leader).cloned().unwrap_or_default()
    }

    fn put(&mut self, name: &Arc<str>, into: &Arc<str>) {
        if name == into {
            return;
        }
        let years = self.years.remove(name).unwrap_or_default();
        self.years.entry(Arc::clone(into)).or_default().extend(years);
        self.leaders.insert(Arc::clone(name), Arc::clone(into));
    }

    /// Tells whether no two of some names have a report of one year.
    pub fn are_of_different_years(&self, names: &[&Arc<str>]) -> bool {
        let mut leaders: Vec<Arc<str>> = names.iter().map(|name| self.leader(name)).collect();
        leaders.sort_unstable();
        leaders.dedup();
        let mut seen = BTreeSet::new();
        leaders.iter().all(|leader| self.years_of(leader).into_iter().all(|year| seen.insert(year)))
    }

    /// Joins a body into another one if all its years lie before the other's; gives the names that stand for both.
    pub fn join_earlier(&mut self, name: &Arc<str>, into: &Arc<str>) -> Option<(Arc<str>, Arc<str>)> {
        self.join(name, into, |own, other| own.last() < other.first())
    }

    /// Joins a body into another one if they have no year in common.
    pub fn join_disjoint(&mut self, name: &Arc<str>, into: &Arc<str>) -> Option<(Arc<str>, Arc<str>)> {
        self.join(name, into, BTreeSet::is_disjoint)
    }

    fn join(
        &mut self,
        name: &Arc<str>,
        into: &Arc<str>,
        may: impl Fn(&BTreeSet<i16>, &BTreeSet<i16>) -> bool,
    ) -> Option<(Arc<str>, Arc<str>)> {
        let both = (self.leader(name), self.leader(into));
        let fits = both.0 != both.1 && may(&self.years_of(&both.0), &self.years_of(&both.1));
        fits.then(|| self.put(&both.0, &both.1))?;
        Some(both)
    }
}
