//! Reads files into reports, in parallel and in order. What is made of each report is the caller's matter.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};

use super::{Failure, FailureReason};
use crate::extract::Extractor;
use crate::ingest;
use crate::model::report::Report;

/// Results that may wait for the caller before the readers pause.
const WAITING: usize = 256;

/// Reads one file.
pub fn read_one(path: &Path, extractor: &mut Extractor) -> Result<Report, Failure> {
    let failure = |reason| Failure { path: path.to_owned(), reason };
    let read = guarded(|| ingest::read(path).map(|document| extractor.read(document)));
    if read.is_err() {
        *extractor = Extractor::default();
    }
    let report = read.map_err(failure)?.map_err(|error| failure(error.into()))?;
    if is_report(&report) { Ok(report) } else { Err(failure(FailureReason::NotAReport)) }
}

/// A fault of ours in one document must not take the others with it.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, FailureReason> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| FailureReason::Broken(words_of(panic.as_ref())))
}

/// Anything that an annual report has and other texts have not.
fn is_report(report: &Report) -> bool {
    report.edition.is_some() || report.head.title.is_some() || report.sections.len() >= 3
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
}

/// Reads files on `jobs` threads, makes something of each report where it was read, and hands the results to `take` on the
/// caller's thread in the order of the files. Ends early once `take` says so by returning false.
pub fn read_all<T: Send>(
    files: &[PathBuf],
    jobs: usize,
    make: impl Fn(Report) -> T + Sync,
    mut take: impl FnMut(Result<T, Failure>) -> bool,
) {
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let (sender, results) = sync_channel(WAITING);
        for _ in 0..jobs.max(1) {
            let (sender, next, stop, make) = (sender.clone(), &next, &stop, &make);
            scope.spawn(move || work(files, (next, stop), make, &sender));
        }
        drop(sender);
        let mut early = std::collections::BTreeMap::new();
        let mut due = 0;
        for (nth, result) in results {
            early.insert(nth, result);
            while let Some(result) = early.remove(&due) {
                due += 1;
                if !take(result) {
                    stop.store(true, Ordering::Relaxed);
                    return;
                }
            }
        }
    });
}

fn work<T>(
    files: &[PathBuf],
    (next, stop): (&AtomicUsize, &AtomicBool),
    make: &(impl Fn(Report) -> T + Sync),
    results: &SyncSender<(usize, Result<T, Failure>)>,
) {
    let mut extractor = Extractor::default();
    while !stop.load(Ordering::Relaxed) {
        let nth = next.fetch_add(1, Ordering::Relaxed);
        let Some(path) = files.get(nth) else { return };
        let broken = |reason| Failure { path: path.clone(), reason };
        let result = read_one(path, &mut extractor).and_then(|report| guarded(|| make(report)).map_err(broken));
        if results.send((nth, result)).is_err() {
            return;
        }
    }
}
