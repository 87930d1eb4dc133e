//! The records that lie beside a report and can speak for a correction of it. They are taken along, since a report is opened on
//! a thread of its own.

use std::sync::Arc;

use super::held::ReportNo;
use super::peerage::Peerage;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::peers::Limits;
use crate::repair::Witnesses;
use crate::rules;

/// The records beside a report, each list with the current version first.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Of the year before.
    pub last: Vec<Record>,
    /// Of the year after.
    pub next: Vec<Record>,
    /// Of years after that, whose texts may look back.
    pub later: Vec<Record>,
    /// Of years before the one before.
    pub earlier: Vec<Record>,
    /// Older versions of the report.
    pub older: Vec<Record>,
    /// Reports of comparable agencies; none before everything is loaded, or where there are too few.
    pub peers: Vec<Record>,
    /// From when on they say something.
    pub limits: Limits,
}

impl Beside {
    /// What all of them, and the report's own text, have to say.
    pub fn witnesses(&self, report: &Report) -> Witnesses<'_> {
        let own = rules::testimonies(report);
        let later = self.next.iter().take(1).chain(&self.later);
        let of_later = later.flat_map(|later| {
            let told = |(year, edition)| rules::testimonies_of_later(later, year, edition);
            report.year().zip(report.edition).map(told).unwrap_or_default()
        });
        Witnesses {
            texts: own.into_iter().chain(of_later).map(Arc::new).collect(),
            last: self.last.iter().collect(),
            next: self.next.iter().collect(),
            others: self.earlier.iter().chain(&self.later).collect(),
            older: self.older.iter().collect(),
            peers: self.peers.iter().collect(),
            limits: self.limits,
        }
    }
}

impl<'a> Peerage<'a> {
    /// What a report is judged beside: the current report of the year before, and those of other years that its text speaks of.
    pub(super) fn past(&self, no: ReportNo) -> (Option<&'a Record>, Vec<&'a Record>) {
        let all = self.all;
        let Some((agency, year)) = all[no.index()].key() else { return (None, Vec::new()) };
        let of = |year| self.shelf.get(&agency, year).map(|no| &all[no.index()].record);
        let claimed = all[no.index()].record.claimed_years().into_iter().filter_map(of).collect();
        (of(year - 1), claimed)
    }

    /// The records beside a report, those of its peers aside.
    pub(super) fn beside(&self, no: ReportNo) -> Beside {
        let Some((agency, year)) = self.all[no.index()].key() else { return Beside::default() };
        let record = |no: &ReportNo| self.all[no.index()].record.clone();
        let versions = |year| self.shelf.versions(&agency, year).iter().map(record).collect();
        let later = self.shelf.years(&agency).filter(|(other, _)| *other > year + 1);
        let earlier = self.shelf.years(&agency).filter(|(other, _)| *other < year - 1);
        let older = self.shelf.versions(&agency, year).iter().skip_while(|version| **version != no).skip(1);
        Beside {
            last: versions(year - 1),
            next: versions(year + 1),
            later: later.map(|(_, no)| record(&no)).collect(),
            earlier: earlier.map(|(_, no)| record(&no)).collect(),
            older: older.map(record).collect(),
            peers: Vec::new(),
            limits: self.limits(),
        }
    }

    /// The records beside a report and those of its peers.
    pub(super) fn beside_with_peers(&self, no: ReportNo) -> Beside {
        Beside { peers: self.peers_of(no), ..self.beside(no) }
    }
}
