//! Reads files into reports, in parallel and in order. What is made of each report is the caller's matter.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};

use super::desk::{Desk, guarded};
use super::{Crew, Failure};
use crate::compare::shared::{Prose, Trace};
use crate::model::report::Report;

/// Results that may wait for the caller before the readers pause.
const WAITING: usize = 256;

/// Reads files at as many desks as the crew has, makes something of each report where it was read, and hands the results to `take` on the
/// caller's thread in the order of the files. Ends early once `take` says so by returning false.
pub fn read_all<T: Send>(
    files: &[PathBuf],
    crew: &Crew,
    make: impl Fn(Report) -> T + Sync,
    take: impl FnMut(Result<T, Failure>) -> bool,
) {
    each(files, crew, &move |desk: &mut Desk, path: &PathBuf| desk.read(path).map(&make), take);
}

/// A report whose text is read again.
#[derive(Clone, Copy, Debug)]
pub struct Again<'a> {
    /// Its file.
    pub path: &'a Path,
    /// What was kept of the text.
    pub trace: &'a Arc<Trace>,
}

/// Reads once more the running text of reports that were read before, in the same manner.
pub fn read_prose<T: Send>(
    files: &[Again<'_>],
    crew: &Crew,
    make: impl Fn(Prose, &Again<'_>) -> T + Sync,
    take: impl FnMut(Result<T, Failure>) -> bool,
) {
    let one =
        |desk: &mut Desk, again: &Again<'_>| desk.prose(again.path, &again.trace.lines).map(|prose| make(prose, again));
    each(files, crew, &one, take);
}

/// What leads to a file.
trait Lead: Sync {
    fn path(&self) -> &Path;
}

impl Lead for PathBuf {
    fn path(&self) -> &Path {
        self
    }
}

impl Lead for Again<'_> {
    fn path(&self) -> &Path {
        self.path
    }
}

fn each<F: Lead, T: Send>(
    files: &[F],
    crew: &Crew,
    one: &(impl Fn(&mut Desk, &F) -> Result<T, Failure> + Sync),
    mut take: impl FnMut(Result<T, Failure>) -> bool,
) {
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let (sender, results) = sync_channel(WAITING);
        for _ in 0..crew.jobs.max(1) {
            let (sender, next, stop) = (sender.clone(), &next, &stop);
            scope.spawn(move || work(files, (next, stop), (crew.desk(), one), &sender));
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

fn work<F: Lead, T>(
    files: &[F],
    (next, stop): (&AtomicUsize, &AtomicBool),
    (mut desk, one): (Desk, &(impl Fn(&mut Desk, &F) -> Result<T, Failure> + Sync)),
    results: &SyncSender<(usize, Result<T, Failure>)>,
) {
    while !stop.load(Ordering::Relaxed) {
        let nth = next.fetch_add(1, Ordering::Relaxed);
        let Some(file) = files.get(nth) else { return };
        let broken = |reason| Failure { path: file.path().to_owned(), reason };
        let result = guarded(|| one(&mut desk, file)).map_err(broken).and_then(|result| result);
        if results.send((nth, result)).is_err() {
            return;
        }
    }
}
