//! The records that lie beside a report and can speak for a correction of it. They are taken along, since a report is opened on
//! a thread of its own.

use std::sync::Arc;

use super::held::ReportNo;
use super::state::Session;
use crate::model::record::Record;
use crate::model::report::Report;
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
    /// Older versions of the report.
    pub older: Vec<Record>,
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
            older: self.older.iter().collect(),
        }
    }
}

impl Session {
    /// The records beside a report of the session.
    pub(super) fn beside(&self, no: ReportNo) -> Beside {
        let Some((agency, year)) = self.held(no).key() else { return Beside::default() };
        let record = |no: &ReportNo| self.held(*no).record.clone();
        let versions = |year| self.shelf().versions(&agency, year).iter().map(record).collect();
        let later = self.shelf().years(&agency).filter(|(other, _)| *other > year + 1);
        let older = self.shelf().versions(&agency, year).iter().skip_while(|version| **version != no).skip(1);
        Beside {
            last: versions(year - 1),
            next: versions(year + 1),
            later: later.map(|(_, no)| record(&no)).collect(),
            older: older.map(record).collect(),
        }
    }
}
