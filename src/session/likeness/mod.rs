//! Compares the texts of a corpus once all of it is read. Sketches tell which texts are worth it; those are read again and
//! measured exactly. Texts are held only as long as others need them and there is room, and the outcome is the same for any
//! number of jobs and any room.

mod candidates;
mod common;
mod parallel;
mod room;
mod task;
mod twins;
mod work;

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;

pub(super) use twins::Twins;
pub use twins::{SharedPassage, Twin};

use super::held::{HeldReport, ReportNo};
use super::settings::Method;
use super::shelf::Shelf;
use crate::compare::shared::{Grams, Trace};
use crate::corpus::Again;
use crate::model::report::Scope;
use crate::rules::likeness::Measured;

/// A current report, as far as its text is to be compared.
#[derive(Clone, Debug)]
struct Entry {
    no: ReportNo,
    /// The agency, whatever it is called in the report.
    agency: Option<Arc<str>>,
    year: Option<i16>,
    /// The report of the year before, and its place among the entries.
    before: Option<ReportNo>,
    last: Option<usize>,
    file: Arc<Path>,
    /// The name that the report itself has.
    name: Option<Arc<str>>,
    trace: Arc<Trace>,
}

/// The current reports of a corpus by year, agency and path.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    entries: Vec<Entry>,
}

/// What comes of comparing.
#[derive(Debug)]
pub enum Heard {
    /// What so many agencies write that it is nobody's own.
    Common(Arc<Grams>),
    /// Reports that were compared.
    Compared(Vec<Compared>),
}

/// A report whose text was compared with all others.
#[derive(Debug)]
pub struct Compared {
    /// Which report.
    pub no: ReportNo,
    /// What was measured; none where no text is like it.
    pub measured: Option<Box<Measured>>,
    /// The reports of other agencies that it was measured against.
    pub neighbours: Box<[ReportNo]>,
}

impl Texts {
    /// The current reports of a corpus.
    pub fn of(all: &[HeldReport], shelf: &Shelf) -> Self {
        let mut texts = Self::default();
        for (no, held) in (0..).map(ReportNo).zip(all) {
            texts.add(no, held, shelf);
        }
        texts.in_order()
    }

    /// Adds a report, if it is the current one of its year.
    pub(super) fn add(&mut self, no: ReportNo, report: &HeldReport, years: &Shelf) {
        if years.current_of(report).is_none_or(|current| current == no) {
            self.entries.push(entry(no, report, years));
        }
    }

    /// Puts them in the order in which they are compared, each with the place of the year before.
    #[must_use]
    pub(super) fn in_order(mut self) -> Self {
        self.entries.sort_by(|a, b| (a.year, &a.agency, &a.file).cmp(&(b.year, &b.agency, &b.file)));
        let numbered = self.entries.iter().enumerate();
        let places: FxHashMap<ReportNo, usize> = numbered.map(|(place, entry)| (entry.no, place)).collect();
        for entry in &mut self.entries {
            entry.last = entry.before.and_then(|no| places.get(&no).copied());
        }
        self
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Tells whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Compares all of them, year by year, the years in their order; ends early once `hear` returns false.
    pub fn compare(&self, method: &Method, hear: &mut dyn FnMut(Heard) -> bool) {
        self.compare_within(room::BYTES, method, hear);
    }

    /// The same with room for texts of so many bytes.
    fn compare_within(&self, bytes: usize, method: &Method, hear: &mut dyn FnMut(Heard) -> bool) {
        let mut work = work::Work::new(&self.entries, method, bytes);
        let mut from = 0;
        for year in self.entries.chunk_by(|one, next| one.year == next.year) {
            if !work.take_year(from..from + year.len(), hear) {
                return;
            }
            from += year.len();
        }
    }
}

impl Entry {
    /// What its text is read again by.
    fn again(&self) -> Again<'_> {
        Again { path: &self.file, trace: &self.trace }
    }
}

fn entry(no: ReportNo, held: &HeldReport, shelf: &Shelf) -> Entry {
    let record = &held.record;
    let meant = |name: &Arc<str>| {
        // Reports of different scope may say what one another say.
        let own: Arc<str> = Arc::from(Scope::of_subject(name).0);
        shelf.leader(&own).unwrap_or(own)
    };
    Entry {
        no,
        agency: record.agency.as_ref().map(meant),
        year: record.year,
        before: held.key().and_then(|(agency, year)| shelf.get(&agency, year - 1)),
        last: None,
        file: record.kept_in.as_ref().map_or_else(|| Arc::clone(&record.path), Arc::clone),
        name: record.agency.clone(),
        trace: Arc::clone(&held.trace),
    }
}

#[cfg(test)]
mod tests;
