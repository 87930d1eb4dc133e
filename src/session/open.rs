//! Opens one report with everything: read again from its file, judged in full, last year's beside it. On a thread of its own,
//! so that a slow disk never blocks the screen.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

use super::analyse;
use super::held::{Held, ReportNo};
use crate::corpus::{self, Failure};
use crate::extract::Extractor;
use crate::form::CellId;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::ranking;
use crate::rules::{Judged, RuleSet};
use crate::tie::{self, Interval};

/// One report with everything.
#[derive(Debug)]
pub struct Opened {
    /// Its number in the session.
    pub no: ReportNo,
    /// The report, or why it cannot be read any more.
    pub report: Result<Report, Failure>,
    /// What the rules say of it, the worst first.
    pub judged: Judged,
    /// The report of the year before.
    pub last: Option<Report>,
    /// What the identities together leave for each blank cell.
    pub implied: Vec<(CellId, Interval)>,
}

/// What is to be opened.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Which report.
    pub no: ReportNo,
    /// Its file.
    pub path: PathBuf,
    /// The report of the year before, as the session holds it.
    pub last: Option<Held>,
}

/// Opens reports in the background; only the latest wish counts.
#[derive(Debug)]
pub struct Opener {
    wishes: Sender<Wish>,
}

impl Opener {
    /// Starts the thread; `sink` takes the opened reports and says whether more are wanted.
    pub fn start(rules: Arc<RuleSet>, sink: impl Fn(Opened) -> bool + Send + 'static) -> Self {
        let (wishes, asked) = channel::<Wish>();
        std::thread::spawn(move || {
            let mut extractor = Extractor::default();
            while let Ok(first) = asked.recv() {
                let wish = asked.try_iter().last().unwrap_or(first);
                if !sink(open(&wish, &mut extractor, &rules)) {
                    return;
                }
            }
        });
        Self { wishes }
    }

    /// Asks for a report; an older wish that is not yet met is forgotten.
    pub fn ask(&self, wish: Wish) {
        // The thread only ends when the session's receiver is gone; then nobody waits for an answer.
        drop(self.wishes.send(wish));
    }
}

/// Opens a report on this thread.
pub fn open(wish: &Wish, extractor: &mut Extractor, rules: &RuleSet) -> Opened {
    let report = corpus::read_one(&wish.path, extractor);
    let last = wish.last.as_ref().and_then(|last| corpus::read_one(&last.record.path, extractor).ok());
    let (judged, implied) = report.as_ref().map_or_else(
        |_| (Judged::default(), Vec::new()),
        |report| {
            let judged = analyse::in_full(report, &Record::of(report), wish.last.as_ref(), rules);
            (worst_first(judged), implied(report))
        },
    );
    Opened { no: wish.no, report, judged, last, implied }
}

fn implied(report: &Report) -> Vec<(CellId, Interval)> {
    tie::implied(report.identities(), &|cell| report.cell(cell))
}

fn worst_first(mut judged: Judged) -> Judged {
    ranking::worst_first(&mut judged.findings);
    judged
}
