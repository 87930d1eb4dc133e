//! What every command is given: where to speak, what was chosen, and how files are read.

use std::path::PathBuf;
use std::sync::Arc;

use super::console::Console;
use super::folders::Folders;
use super::options::{Common, Corpus};
use super::progress::Progress;
use super::settings::Choices;
use super::status::{Status, Trouble};
use crate::corpus::Failure;
use crate::review::{Grade, Journal};
use crate::rules::RuleSet;
use crate::session::{self, Scan};
use crate::text::phrase::Lang;

/// What every command is given.
#[derive(Debug)]
pub struct Context<'a> {
    /// Where to speak.
    pub console: &'a mut Console,
    /// What was chosen.
    pub choices: Choices,
    /// Where things live.
    pub folders: Folders,
    /// The options that all commands share.
    pub common: Common,
    /// The rules that hold.
    pub rules: Arc<RuleSet>,
}

impl Context<'_> {
    /// The language of everything said.
    pub fn lang(&self) -> Lang {
        self.choices.lang.value
    }

    /// Reading threads.
    pub fn jobs(&self) -> usize {
        self.choices.jobs.value.get()
    }

    /// A line that tells how far the reading is.
    pub fn progress(&self) -> Progress {
        Progress::new(self.lang(), !self.common.quiet && !self.common.no_progress)
    }

    /// The paths of a call; a list of paths that cannot be read is told and costs the status.
    pub fn paths(&self, corpus: &Corpus) -> (Vec<PathBuf>, Status) {
        let (paths, trouble) = corpus.all();
        if let Some(trouble) = &trouble {
            self.console.complain(trouble);
        }
        (paths, trouble.map_or(Status::Done, |_| Status::Trouble))
    }

    /// Examines the reports below some paths.
    pub fn scan(&self, paths: &[PathBuf]) -> Scan {
        let mut progress = self.progress();
        session::scan_by(Arc::clone(&self.rules), paths, self.jobs(), |read, all| {
            progress.tick(read, all);
            true
        })
    }

    /// Tells of damage in the journal; one that cannot be read whole costs the status.
    pub fn trust(&self, journal: &Journal) -> Status {
        let mut status = Status::Done;
        for trouble in journal.troubles() {
            self.console.complain(&Trouble::said(trouble.to_string(), trouble.english()));
            if trouble.fault.grade() > Grade::Note {
                status = Status::Trouble;
            }
        }
        status
    }

    /// Tells of files that are no reports, and what that does to the status.
    pub fn tell(&self, failures: &[Failure]) -> Status {
        for failure in failures {
            self.console.complain(&Trouble::from(failure.clone()));
        }
        if failures.is_empty() { Status::Done } else { Status::Trouble }
    }
}
