//! Where one thread reads files into reports, one after the other. A fault in one costs that one.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use super::{Failure, FailureReason};
use crate::compare::shared::{Lines, Prose};
use crate::extract::Extractor;
use crate::ingest::{Intake, ReadError};
use crate::model::document::Document;
use crate::model::report::Report;

/// Reads one file after the other.
#[derive(Debug, Default)]
pub struct Desk {
    intake: Intake,
    extractor: Extractor,
}

impl Desk {
    /// A desk whose risky files are read by this program, our own.
    pub fn new(program: Option<Arc<Path>>) -> Self {
        Self { intake: Intake::new(program), extractor: Extractor::default() }
    }

    /// Reads one file.
    pub fn read(&mut self, path: &Path) -> Result<Report, Failure> {
        let report = self.read_by(path, Extractor::read)?;
        if is_report(&report) { Ok(report) } else { Err(failure(path, FailureReason::NotAReport)) }
    }

    /// Reads once more the running text of a report whose lines are known; only where its file has changed since, it is looked
    /// for anew.
    pub fn prose(&mut self, path: &Path, lines: &Lines) -> Result<Prose, Failure> {
        self.read_by(path, |extractor, document| {
            if lines.fit(&document) { Prose::unplaced(lines, &document) } else { Prose::of(&extractor.read(document)) }
        })
    }

    fn read_by<T>(&mut self, path: &Path, take: impl Fn(&mut Extractor, Document) -> T) -> Result<T, Failure> {
        let read = guarded(|| self.intake.read(path).map(|document| take(&mut self.extractor, document)));
        if read.is_err() {
            self.extractor = Extractor::default();
        }
        read.map_err(|reason| failure(path, reason))?.map_err(|error| failure(path, error.into()))
    }

    /// Reads one file as a document only, report or not.
    pub fn document(&mut self, path: &Path) -> Result<Document, ReadError> {
        self.intake.read(path)
    }
}

fn failure(path: &Path, reason: FailureReason) -> Failure {
    Failure { path: path.to_owned(), reason }
}

/// Does some work on a document; a fault of ours in it must not take anything else with it.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, FailureReason> {
    let before = GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    done.map_err(|panic| FailureReason::Broken(words_of(panic.as_ref())))
}

thread_local! {
    /// A panic of this thread is caught by [`guarded`]. The hook of the screen runs before that and has to know.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Tells whether a panic of the current thread would be caught by [`guarded`].
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Anything that an annual report has and other texts have not.
fn is_report(report: &Report) -> bool {
    report.edition.is_some() || report.head.title.is_some() || report.sections.len() >= 3
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_a_reason_and_the_thread_knows_that_it_is_caught() {
        assert!(!is_guarded());
        let outer = guarded(|| {
            let inner = guarded(|| -> () { panic!("a planted fault") });
            (inner, is_guarded())
        });
        assert_eq!(outer, Ok((Err(FailureReason::Broken("a planted fault".to_owned())), true)));
        assert!(!is_guarded());
    }
}
