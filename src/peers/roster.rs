//! Who compares with whom: agencies of one kind, level and year, those of the same place first. It is kept up report by report,
//! and a question looks at a bounded number of entries, however large the corpus is.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::kind::{Kind, Level, identify};
use super::place;

/// Agencies that one is compared with at most: those whose names stand nearest.
pub const MOST_PEERS: usize = 300;

/// An entry: year, kind, level, name, number. Names begin with their places, so that those of one place stand together.
type Entry = (i16, Kind, Level, Arc<str>, u32);

/// Every report whose agency is of a known kind.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    entries: BTreeSet<Entry>,
}

/// The agencies that one is compared with, without itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    /// What they have in common.
    pub kind: Kind,
    /// The level of their places.
    pub level: Level,
    /// The place that all of them belong to; none where they are of the same kind only.
    pub region: Option<String>,
    /// Their numbers, by name.
    pub members: Vec<u32>,
    /// There are more of them than are looked at.
    pub is_cut: bool,
}

/// Why an agency is compared with nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alone {
    /// Its name or year is not known.
    Unnamed,
    /// Its name ends with no word of the list.
    NoKind,
    /// There are others, but too few.
    Few(Circle),
}

impl Roster {
    /// Enters a report.
    pub fn put(&mut self, name: &Arc<str>, year: i16, no: u32) {
        if let Some((kind, level, _)) = identify(name) {
            self.entries.insert((year, kind, level, Arc::clone(name), no));
        }
    }

    /// Finds at least so many others that are kept: in the smallest place that has them, else anywhere.
    pub fn circle(&self, name: &str, year: i16, least: usize, keep: impl Fn(u32) -> bool) -> Result<Circle, Alone> {
        let (kind, level, places) = identify(name).ok_or(Alone::NoKind)?;
        let own = (year, kind, level, Arc::from(name), 0);
        let ends = place::ends(places);
        let above = ends.iter().rev().skip(1).map(|end| &places[..*end]);
        let mut widest = None;
        for region in above.map(Some).chain([None]) {
            let circle = self.within(&own, region, &keep);
            if circle.members.len() >= least {
                return Ok(circle);
            }
            widest = Some(circle);
        }
        widest.map_or(Err(Alone::NoKind), |circle| Err(Alone::Few(circle)))
    }

    /// The others of a place, those whose names stand nearest before and after.
    fn within(&self, own: &Entry, region: Option<&str>, keep: impl Fn(u32) -> bool) -> Circle {
        let is_here = |entry: &&Entry| {
            (entry.0, entry.1, entry.2) == (own.0, own.1, own.2)
                && region.is_none_or(|region| entry.3.starts_with(region))
        };
        let is_other = |entry: &&Entry| entry.3 != own.3 && keep(entry.4);
        let looked = MOST_PEERS / 2;
        let before: Vec<&Entry> =
            self.entries.range(..own.clone()).rev().take_while(is_here).take(looked + 1).collect();
        let after: Vec<&Entry> = self.entries.range(own.clone()..).take_while(is_here).take(looked + 1).collect();
        let is_cut = before.len() > looked || after.len() > looked;
        let near = before.into_iter().take(looked).rev().chain(after.into_iter().take(looked));
        Circle {
            kind: own.1,
            level: own.2,
            region: region.map(str::to_owned),
            members: near.filter(is_other).map(|entry| entry.4).collect(),
            is_cut,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::phrase::Lang;

    fn roster(names: &[&str]) -> Roster {
        let mut roster = Roster::default();
        for (no, name) in (0..).zip(names) {
            roster.put(&Arc::from(*name), 2024, no);
        }
        roster
    }

    const NAMES: [&str; 8] = [
        "青禾市岚溪区民政局",
        "青禾市霁川区民政局",
        "青禾市云畔县民政局",
        "青禾市民政局",
        "青禾市岚溪区财政局",
        "松阳市柳渡区民政局",
        "松阳市竹里县民政局",
        "青禾县蓝莓研究所",
    ];

    #[test]
    fn the_smallest_place_with_enough_others_is_taken() {
        let roster = roster(&NAMES);
        let near = roster.circle(NAMES[0], 2024, 2, |_| true).unwrap();
        assert_eq!((near.region.as_deref(), near.members.as_slice()), (Some("青禾市"), &[2, 1][..]));
        assert_eq!((near.kind.name(Lang::Zh), near.level.name(Lang::Zh)), ("民政", "县级"));
        let wide = roster.circle(NAMES[0], 2024, 3, |_| true).unwrap();
        assert_eq!((wide.region, wide.members.len(), wide.is_cut), (None, 4, false));
    }

    #[test]
    fn who_is_alone_hears_why() {
        let roster = roster(&NAMES);
        assert_eq!(roster.circle(NAMES[7], 2024, 1, |_| true), Err(Alone::NoKind));
        let few = |result: Result<Circle, Alone>| match result {
            Err(Alone::Few(circle)) => circle.members.len(),
            other => panic!("{other:?}"),
        };
        assert_eq!(few(roster.circle(NAMES[0], 2024, 9, |_| true)), 4);
        assert_eq!(few(roster.circle(NAMES[0], 2023, 1, |_| true)), 0);
        assert_eq!(few(roster.circle(NAMES[0], 2024, 9, |no| no != 5)), 3);
    }

    #[test]
    fn of_very_many_the_nearest_are_looked_at() {
        let names: Vec<String> = (0..1_000).map(|nth| format!("松{nth:04}县民政局")).collect();
        let mut roster = Roster::default();
        for (no, name) in (0..).zip(&names) {
            roster.put(&Arc::from(name.as_str()), 2024, no);
        }
        let circle = roster.circle(&names[500], 2024, 20, |_| true).unwrap();
        assert!(circle.is_cut && circle.members.len() >= MOST_PEERS - 2);
        assert!(circle.members.iter().all(|no| (340..=660).contains(no)));
    }
}
