//! Examines a whole corpus at once, for the command line and for exports: every finding in full, in the agreed order.

use std::path::PathBuf;

use super::analyse;
use super::held::{Held, ReportNo};
use super::shelf::Shelf;
use crate::corpus::{self, Failure, Found};
use crate::extract::Extractor;
use sha2::Digest as _;

use crate::model::document::Digest;
use crate::model::finding::Finding;
use crate::model::outcome::Reason;
use crate::model::record::Record;
use crate::rules::Judged;

/// One report with what the rules say of it.
#[derive(Debug)]
pub struct Examined {
    /// Its record.
    pub record: Record,
    /// Everything the rules say; empty for a version that was replaced.
    pub judged: Judged,
    /// A newer version of the same report is there.
    pub superseded: bool,
}

/// A corpus, examined.
#[derive(Debug, Default)]
pub struct Scan {
    /// Every report, by agency, year and path.
    pub reports: Vec<Examined>,
    /// Every file that is no report.
    pub failures: Vec<Failure>,
}

impl Scan {
    /// SHA-256 over path and content of every report: two scans with the same one saw the same corpus.
    pub fn digest(&self) -> Digest {
        let mut hash = sha2::Sha256::new();
        for report in &self.reports {
            hash.update(report.record.path.as_os_str().as_encoded_bytes());
            hash.update(report.record.content.to_be_bytes());
        }
        Digest(hash.finalize().into())
    }

    /// Every finding, by agency, year, rule and first cell.
    pub fn findings(&self) -> impl Iterator<Item = (&Examined, &Finding)> {
        self.reports.iter().flat_map(|report| report.judged.findings.iter().map(move |finding| (report, finding)))
    }

    /// Everything that could not be judged.
    pub fn not_judged(&self) -> impl Iterator<Item = (&Examined, &'static str, &Reason)> {
        self.reports
            .iter()
            .flat_map(|report| report.judged.not_judged.iter().map(move |(rule, reason)| (report, *rule, reason)))
    }
}

/// Examines the files below some paths; `tick` hears of each file that was read and ends the work by returning false.
pub fn scan(paths: &[PathBuf], jobs: usize, mut tick: impl FnMut(usize, usize) -> bool) -> Scan {
    let (mut files, mut failures) = (Vec::new(), Vec::new());
    for found in paths.iter().flat_map(|path| corpus::walk(path)) {
        match found {
            Found::File(path) => files.push(path),
            Found::Failure(failure) => failures.push(failure),
        }
    }
    let mut all: Vec<Held> = Vec::with_capacity(files.len());
    let mut read = 0;
    corpus::read_all(
        &files,
        jobs,
        |result| result.map(|report| analyse::held(&report)),
        |result| {
            read += 1;
            match result {
                Ok(held) => all.push(held),
                Err(failure) => failures.push(failure),
            }
            tick(read, files.len())
        },
    );
    Scan { reports: examine(&all, jobs), failures }
}

/// Judges every report in full, the year before beside it.
fn examine(all: &[Held], jobs: usize) -> Vec<Examined> {
    let mut shelf = Shelf::default();
    for no in (0..).map(ReportNo).take(all.len()) {
        shelf.put(no, all);
    }
    let last_of = |held: &Held| held.key().and_then(|(agency, year)| shelf.get(&agency, year - 1));
    let superseded =
        |no: ReportNo, held: &Held| held.key().is_some_and(|(agency, year)| shelf.get(&agency, year) != Some(no));
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let mut extractor = Extractor::default();
        let mut done = Vec::new();
        loop {
            let nth = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let Some(held) = all.get(nth) else { return done };
            let no = ReportNo(u32::try_from(nth).unwrap_or(u32::MAX));
            let last = last_of(held).map(|last| &all[last.index()]);
            let superseded = superseded(no, held);
            done.push(examined(held, last, superseded, &mut extractor));
        }
    };
    let mut reports = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs.max(1)).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect::<Vec<_>>()
    });
    reports.sort_by(|a, b| place(&a.record).cmp(&place(&b.record)));
    reports
}

fn examined(held: &Held, last: Option<&Held>, superseded: bool, extractor: &mut Extractor) -> Examined {
    let record = held.record.clone();
    let judged = match corpus::read_one(&record.path, extractor) {
        Ok(report) if !superseded => analyse::in_full(&report, &record, last),
        _ => Judged::default(),
    };
    Examined { record, judged, superseded }
}

fn place(record: &Record) -> (Option<&str>, Option<i16>, &std::path::Path) {
    (record.agency.as_deref(), record.year, &record.path)
}
