//! A report among those of its kind: who they are, what is usual among them, what they all have. A question looks at a bounded
//! number of reports, however many are loaded.

use super::held::{HeldReport, ReportNo};
use super::shelf::Shelf;
use crate::form::CellId;
use crate::model::record::Record;
use crate::peers::{self, Alone, Bench, Circle, Limits, Roster, Row, Side};
use crate::rules::parameters::Thresholds;
use crate::text::number::Number;

/// A report among its peers.
#[derive(Clone, Debug)]
pub struct Among {
    /// The report.
    pub no: ReportNo,
    /// Its peers, or why it is compared with nobody.
    pub circle: Result<Circle, Alone>,
    /// Agencies whose change from last year can be looked at, its own with them.
    pub history: usize,
    /// From when on something is said.
    pub limits: Limits,
    /// The cells, the most unusual first; none where there are too few peers.
    pub rows: Vec<Row>,
}

/// A finding that many of the peers have as well: 口径或模板问题 before agencies are blamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Common {
    /// The rule.
    pub rule: &'static str,
    /// Reports of the group that have findings of it, this one with them.
    pub with: usize,
    /// Reports of the group.
    pub of: usize,
}

/// All reports, by what puts them together.
#[derive(Clone, Copy, Debug)]
pub struct Peerage<'a> {
    pub(super) roster: &'a Roster,
    pub(super) all: &'a [HeldReport],
    pub(super) shelf: &'a Shelf,
    pub(super) thresholds: &'a Thresholds,
}

impl<'a> Peerage<'a> {
    /// At least so many others of the same form, or why there are not.
    pub(super) fn circle(
        &self,
        held: &HeldReport,
        least: usize,
        keep: impl Fn(&HeldReport) -> bool,
    ) -> Result<Circle, Alone> {
        let (agency, year) = held.key().ok_or(Alone::Unnamed)?;
        self.roster.circle(&agency, year, least, |no| {
            let other = self.all.get(ReportNo(no).index());
            other.is_some_and(|other| {
                other.record.edition == held.record.edition && self.is_current(no, other) && keep(other)
            })
        })
    }

    fn is_current(&self, no: u32, held: &HeldReport) -> bool {
        held.key().is_some_and(|(agency, year)| self.shelf.get(&agency, year) == Some(ReportNo(no)))
    }

    pub(super) fn last(&self, held: &HeldReport) -> Option<&'a HeldReport> {
        let (agency, year) = held.key()?;
        self.all.get(self.shelf.get(&agency, year - 1)?.index())
    }

    pub(super) fn side<'h>(&self, held: &'h HeldReport) -> Side<'h>
    where
        'a: 'h,
    {
        Side { this: &held.record, last: self.last(held).map(|last| &last.record) }
    }

    fn sides(&self, circle: &Circle) -> Vec<Side<'a>> {
        circle.members.iter().filter_map(|no| self.all.get(ReportNo(*no).index())).map(|held| self.side(held)).collect()
    }

    pub(super) const fn limits(&self) -> Limits {
        Limits {
            least: self.thresholds.peers_least,
            times: self.thresholds.peers_times,
            difference: self.thresholds.peers_difference,
            history: self.thresholds.peers_history,
        }
    }

    /// A report among its peers.
    pub fn among(&self, no: ReportNo) -> Option<Among> {
        let held = self.all.get(no.index())?;
        let limits = self.limits();
        let circle = self.circle(held, limits.least, |_| true);
        let has_last = |other: &HeldReport| self.last(other).is_some();
        let history = self.circle(held, limits.history.saturating_sub(1), has_last);
        let mut among = Among { no, circle, history: 0, limits, rows: Vec::new() };
        let (Ok(members) | Err(Alone::Few(members))) = &history else { return Some(among) };
        among.history = members.members.len() + usize::from(has_last(held));
        if let Ok(circle) = &among.circle {
            let history = history.as_ref().map(|circle| self.sides(circle)).unwrap_or_default();
            let bench = Bench { peers: self.sides(circle), history };
            among.rows = peers::compare(self.side(held), &bench, limits);
        }
        Some(among)
    }

    /// The records of a report's peers, where there are enough of them.
    pub(super) fn peers_of(&self, no: ReportNo) -> Vec<Record> {
        let held = self.all.get(no.index());
        let circle = held.and_then(|held| self.circle(held, self.thresholds.peers_least, |_| true).ok());
        let members = circle.into_iter().flat_map(|circle| circle.members);
        members.filter_map(|no| self.all.get(ReportNo(no).index())).map(|held| held.record.clone()).collect()
    }

    /// The medians of the peers for the figures of a report whose impact needs them.
    pub fn medians(&self, held: &HeldReport) -> Vec<(CellId, Number)> {
        let asking: Vec<CellId> = held.briefs.iter().filter_map(|brief| brief.asks).collect();
        let least = self.thresholds.peers_least;
        let circle = if asking.is_empty() { Err(Alone::Unnamed) } else { self.circle(held, least, |_| true) };
        let Ok(circle) = circle else { return Vec::new() };
        let sides = self.sides(&circle);
        asking.into_iter().filter_map(|cell| Some((cell, peers::median(cell, &sides, least)?))).collect()
    }
}

/// Which of a report's rules speak about more than the set share of its group; `fires` tells whether one of the others has
/// findings of a rule.
pub fn common(
    own: impl Iterator<Item = &'static str>,
    members: &[u32],
    thresholds: &Thresholds,
    fires: impl Fn(u32, &str) -> bool,
) -> Vec<Common> {
    let of = members.len() + 1;
    let mut codes: Vec<&'static str> = if of < thresholds.common_least { Vec::new() } else { own.collect() };
    codes.sort_unstable();
    codes.dedup();
    let counted = codes.into_iter().map(|rule| {
        let with = members.iter().filter(|no| fires(**no, rule)).count() + 1;
        Common { rule, with, of }
    });
    counted.filter(|common| common.with * 100 > thresholds.common_share * of).collect()
}
