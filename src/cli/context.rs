//! What every command is given: where to speak, what was chosen, and how files are read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::console::Console;
use super::folders::Folders;
use super::options::{Common, Corpus};
use super::progress::Progress;
use super::settings::Choices;
use super::spool::{self, Spool};
use super::status::{Halt, Status};
use crate::corpus::{Crew, Failure};
use crate::ingest;
use crate::review::{Grade, Journal};
use crate::rules::RuleSet;
use crate::session::{self, Chains, Method, Scan};
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
    /// What came over standard input, where a path is `-`.
    pub input: Option<Spool>,
    /// The rules that hold.
    pub rules: Arc<RuleSet>,
}

impl Context<'_> {
    /// The language of everything said.
    pub fn lang(&self) -> Lang {
        self.choices.lang.value
    }

    /// Who reads the files.
    pub fn crew(&self) -> Crew {
        self.choices.crew()
    }

    /// How a corpus is read and judged.
    pub fn method(&self) -> Method {
        self.choices.method(&self.rules)
    }

    /// A line that tells how far the reading is.
    pub fn progress(&self) -> Progress {
        Progress::new(self.lang(), !self.common.quiet && !self.common.no_progress)
    }

    /// The paths of a call; a list of paths that cannot be read is told and costs the status.
    pub fn paths(&mut self, corpus: &Corpus) -> (Vec<PathBuf>, Status) {
        let (mut paths, trouble) = corpus.all();
        let mut status = trouble.map_or(Status::Done, |trouble| self.complain(&trouble));
        if let Some(nth) = paths.iter().position(|path| path == Path::new(spool::STANDARD_INPUT)) {
            let reports = self.reports_of_input().unwrap_or_else(|trouble| {
                status = self.complain(&trouble);
                Vec::new()
            });
            paths.splice(nth..=nth, reports);
        }
        (paths, status)
    }

    fn complain(&self, trouble: &Halt) -> Status {
        self.console.complain(trouble);
        Status::Trouble
    }

    /// The reports that come over standard input, each under a path of its own.
    fn reports_of_input(&mut self) -> Result<Vec<PathBuf>, Halt> {
        let input = Spool::fill().map_err(|error| Halt::about(Path::new(spool::STANDARD_INPUT), error))?;
        let members = ingest::members_of_input(&input.path());
        self.input = Some(input);
        let members = members.map_err(|error| Halt::of(|lang| error.in_lang(lang)))?;
        if members.is_empty() {
            return Err(Halt::said(
                "标准输入里没有年报。- 读的是 gouji parse 的输出，如 gouji parse 年报 | gouji check -",
                "no report on standard input; - reads what gouji parse prints, as in gouji parse DIR | gouji check -",
            ));
        }
        Ok(members)
    }

    /// The failure as people are told of it: what came over standard input has no path.
    pub fn shown(&self, failure: Failure) -> Failure {
        let shown = self.input.as_ref().and_then(|input| input.shown(&failure.path));
        Failure { path: shown.unwrap_or(failure.path), ..failure }
    }

    /// Examines the reports below some paths.
    pub fn scan(&self, paths: &[PathBuf]) -> Scan {
        self.examined(|tick| session::scan(paths, &self.method(), tick))
    }

    /// The same, with the numbers of each text counted.
    pub fn scan_with_numbers(&self, paths: &[PathBuf]) -> Scan {
        self.examined(|tick| session::scan_with_numbers(paths, &self.method(), tick))
    }

    fn examined(&self, scan: impl FnOnce(&mut dyn FnMut(usize, usize) -> bool) -> Scan) -> Scan {
        let mut progress = self.progress();
        let mut scan = scan(&mut |read, all| {
            progress.tick(read, all);
            true
        });
        scan.failures = scan.failures.into_iter().map(|failure| self.shown(failure)).collect();
        scan
    }

    /// The years of every agency below some paths.
    pub fn chains(&self, paths: &[PathBuf]) -> Chains {
        let mut progress = self.progress();
        let mut chains = session::chains(paths, &self.method(), |read, all| {
            progress.tick(read, all);
            true
        });
        chains.failures = chains.failures.into_iter().map(|failure| self.shown(failure)).collect();
        chains
    }

    /// Tells of damage in the journal; one that cannot be read whole costs the status.
    pub fn trust(&self, journal: &Journal) -> Status {
        let mut status = Status::Done;
        for trouble in journal.troubles() {
            self.console.complain(&trouble.into());
            if trouble.flaw.grade() > Grade::Note {
                status = Status::Trouble;
            }
        }
        status
    }

    /// Tells of files that are no reports, and what that does to the status.
    pub fn tell(&self, failures: &[Failure]) -> Status {
        for failure in failures {
            self.console.complain(&Halt::from(failure.clone()));
        }
        if failures.is_empty() { Status::Done } else { Status::Trouble }
    }
}
