//! Where one thread reads files into reports, one after the other. A fault in one costs that one.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use super::{Failure, FailureReason};
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
        self.read_by(path, Extractor::read)
    }

    /// Reads one file without the numbers of its running text: enough where only its words are looked at.
    pub fn outline(&mut self, path: &Path) -> Result<Report, Failure> {
        self.read_by(path, Extractor::outline)
    }

    fn read_by(
        &mut self,
        path: &Path,
        extract: impl Fn(&mut Extractor, Document) -> Report,
    ) -> Result<Report, Failure> {
        let failure = |reason| Failure { path: path.to_owned(), reason };
        let read = guarded(|| self.intake.read(path).map(|document| extract(&mut self.extractor, document)));
        if read.is_err() {
            self.extractor = Extractor::default();
        }
        let report = read.map_err(failure)?.map_err(|error| failure(error.into()))?;
        if is_report(&report) { Ok(report) } else { Err(failure(FailureReason::NotAReport)) }
    }

    /// Reads one file as a document only, report or not.
    pub fn document(&mut self, path: &Path) -> Result<Document, ReadError> {
        self.intake.read(path)
    }
}

/// A fault of ours in one document must not take the others with it.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, FailureReason> {
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
