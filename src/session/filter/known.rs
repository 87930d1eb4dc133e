//! What the filter knows of the reports: the name and the year of each, and which reports have a name.

use std::sync::Arc;

use super::names::Names;
use crate::session::held::{HeldReport, ReportNo};

/// The reports by what they are filtered by.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Their names, each once.
    pub names: Names,
    entries: Vec<Entry>,
    /// The last report of each name.
    last: Vec<u32>,
}

/// What one report is filtered by.
#[derive(Clone, Copy, Debug)]
struct Entry {
    name: u32,
    year: Option<i16>,
    /// The report before it that has the same name.
    before: u32,
}

/// No report.
const NOBODY: u32 = u32::MAX;

impl Known {
    /// Takes in reports that have arrived since the last call.
    pub fn learn(&mut self, all: &[HeldReport]) {
        for held in all.iter().skip(self.entries.len()) {
            let name = match &held.record.agency {
                Some(agency) => self.names.number(agency),
                None => self.names.number(&Arc::from(held.name())),
            };
            let own = u32::try_from(self.entries.len()).unwrap_or(NOBODY);
            self.last.resize(self.names.len(), NOBODY);
            let before = std::mem::replace(&mut self.last[name as usize], own);
            self.entries.push(Entry { name, year: held.record.year, before });
        }
    }

    /// The number of a report's name.
    pub fn name_of(&self, no: ReportNo) -> u32 {
        self.entries[no.index()].name
    }

    /// The reports that have a name, with their years.
    pub fn reports(&self, name: u32) -> impl Iterator<Item = (ReportNo, Option<i16>)> + '_ {
        let mut next = self.last.get(name as usize).copied();
        std::iter::from_fn(move || {
            let no = next.filter(|no| *no != NOBODY)?;
            let entry = self.entries[no as usize];
            next = Some(entry.before);
            Some((ReportNo(no), entry.year))
        })
    }
}
