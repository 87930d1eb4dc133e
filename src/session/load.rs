//! Loads a corpus in the background: walks, reads and judges on threads of its own and sends events in small batches.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;

use super::analyse;
use super::event::{Event, Loaded};
use super::likeness::Heard;
use super::settings::Method;
use crate::corpus::{self, Failure, Found};

/// A corpus being loaded; dropping it ends the loading.
#[derive(Debug)]
pub struct Loader {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Loader {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take().filter(JoinHandle::is_finished) {
            // A thread that has ended has nothing to say; one that has not must not be waited for.
            drop(thread.join());
        }
    }
}

/// Most reports that one event brings: the screen takes it in between two keys.
const BATCH: usize = 64;
/// A batch does not wait longer than this for more.
const PATIENCE: Duration = Duration::from_millis(30);
/// Files that are found before the first are read: reading begins while the walk goes on.
const STRIDE: usize = 4096;

impl Event {
    /// Splits what brings many reports at once into events of no more than a batch.
    pub fn split(self) -> Vec<Self> {
        let Self::Heard(Heard::Compared(mut all)) = self else { return vec![self] };
        let mut events = Vec::with_capacity(all.len() / BATCH + 1);
        while all.len() > BATCH {
            let rest = all.split_off(BATCH);
            events.push(Self::Heard(Heard::Compared(std::mem::replace(&mut all, rest))));
        }
        events.push(Self::Heard(Heard::Compared(all)));
        events
    }
}

/// Begins to load a corpus and to judge it; `sink` takes the events and says whether more are wanted.
pub fn load(paths: Vec<PathBuf>, method: Method, sink: impl Fn(Event) -> bool + Send + 'static) -> Loader {
    let stop = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&stop);
    let thread = std::thread::spawn(move || {
        let wanted = |event| !seen.load(Ordering::Relaxed) && sink(event);
        run(&paths, &method, &wanted);
    });
    Loader { stop, thread: Some(thread) }
}

/// Tries every rule that holds on reports made for it, on a thread of its own.
pub fn try_rules(method: &Method, sink: impl FnOnce(Event) + Send + 'static) {
    let rules = Arc::clone(&method.rules);
    std::thread::spawn(move || sink(Event::Tried(rules.selftest())));
}

fn run(paths: &[PathBuf], method: &Method, wanted: &dyn Fn(Event) -> bool) {
    let mut found = corpus::walk_all(paths);
    let mut agencies = Names::default();
    loop {
        let (mut files, mut failures) = (Vec::new(), Vec::new());
        for one in found.by_ref().take(STRIDE) {
            match one {
                Found::File(path) => files.push(path),
                Found::Failure(failure) => failures.push(failure),
            }
        }
        if files.is_empty() && failures.is_empty() {
            let named: Vec<_> = agencies.iter().map(|(name, years)| (name, years.clone())).collect();
            let joins = corpus::joins(&named, &method.aliases);
            if wanted(Event::Joined(joins)) {
                wanted(Event::Done);
            }
            return;
        }
        let mut wanted_noting = |event: Event| {
            note(&event, &mut agencies);
            wanted(event)
        };
        let count = files.len() + failures.len();
        if !wanted_noting(Event::Found(count)) || !read(&files, failures, method, &mut wanted_noting) {
            return;
        }
    }
}

/// The names of agencies with the years of their reports: they are put together here, where no key waits for it.
type Names = FxHashMap<Arc<str>, BTreeSet<i16>>;

fn note(event: &Event, names: &mut Names) {
    let Event::Read(batch) = event else { return };
    for loaded in batch {
        let Loaded::Report(held) = loaded else { continue };
        if let Some((agency, year)) = held.key() {
            names.entry(agency).or_default().insert(year);
        }
    }
}

fn read(files: &[PathBuf], failures: Vec<Failure>, method: &Method, wanted: &mut dyn FnMut(Event) -> bool) -> bool {
    let mut batch: Vec<Loaded> = failures.into_iter().map(Loaded::Failure).collect();
    let mut since = Instant::now();
    let mut more = true;
    let make = |report| Box::new(analyse::held(&report, &method.rules));
    corpus::read_all(files, &method.crew, make, |made| {
        batch.push(made.map_or_else(Loaded::Failure, Loaded::Report));
        if batch.len() >= BATCH || since.elapsed() >= PATIENCE {
            more = wanted(Event::Read(std::mem::take(&mut batch)));
            since = Instant::now();
        }
        more
    });
    more && (batch.is_empty() || wanted(Event::Read(batch)))
}
