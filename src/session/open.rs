//! Opens one report with everything: read again from its file, judged in full, last year's beside it. On a thread of its own,
//! so that a slow disk never blocks the screen.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

use super::analyse::{self, Past};
use super::beside::Beside;
use super::held::{HeldReport, ReportNo};
use super::likeness::{Twin, Twins};
use super::reread::changed;
use super::settings::Method;
use crate::compare::shared::Grams;
use crate::corpus::{self, Desk, Failure, FailureReason};
use crate::form::CellId;
use crate::model::record::Record;
use crate::model::report::Report;
use crate::repair::{Proposal, Unsolved, propose, ranking, unsolved};
use crate::rules::likeness::Measured;
use crate::rules::{self, Judged, Ledger, RuleSet};
use crate::text::number::Number;
use crate::tie::{self, Interval};

/// One report with everything.
#[derive(Debug)]
pub struct Opened {
    /// Its number in the session.
    pub no: ReportNo,
    /// Which of the session's wishes this answers.
    pub wish: u32,
    /// The report, or why it cannot be read any more.
    pub report: Result<Report, Failure>,
    /// What the rules say of it, the worst first.
    pub judged: Judged,
    /// The report of the year before.
    pub last: Option<Report>,
    /// Older versions of this report, the newest first.
    pub older: Vec<Report>,
    /// What the identities together leave for each blank cell.
    pub implied: Vec<(CellId, Interval)>,
    /// What would let its tables balance.
    pub proposals: Vec<Proposal>,
    /// What does not hold, or cannot be judged, and no correction is known for.
    pub unsolved: Vec<Unsolved>,
    /// Reports that share text with it; none before all texts were compared.
    pub twins: Option<Vec<Twin>>,
    /// Where every number of its text ended.
    pub ledger: Ledger,
    /// How it is to be held, where its file has become another since it was read.
    pub changed: Option<Box<HeldReport>>,
}

/// What is to be opened.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Which report.
    pub no: ReportNo,
    /// Its number among the wishes of the session; a later one for the same report may know more.
    pub nth: u32,
    /// Its file.
    pub path: PathBuf,
    /// The report, as the session holds it.
    pub held: Option<HeldReport>,
    /// The report of the year before, as the session holds it.
    pub last: Option<HeldReport>,
    /// The reports of other years that its text speaks of.
    pub claimed: Vec<Record>,
    /// The records beside it.
    pub beside: Beside,
    /// What is usual among the peers, for figures that nothing else speaks against.
    pub medians: Vec<(CellId, Number)>,
    /// The texts to set beside its own, once they are known.
    pub alongside: Option<Alongside>,
}

/// Texts to set beside that of a report.
#[derive(Clone, Debug)]
pub struct Alongside {
    /// The files of other agencies' reports that it was measured against.
    pub others: Vec<PathBuf>,
    /// What so many agencies write that it is nobody's own.
    pub common: Arc<Grams>,
}

impl Opened {
    /// Tells whether something does not hold, or could not be judged.
    pub const fn has_to_mend(&self) -> bool {
        !self.proposals.is_empty() || !self.unsolved.is_empty()
    }

    /// A report that a fault of ours keeps from being opened; the screen goes on with the others.
    fn broken(wish: &Wish, reason: FailureReason) -> Self {
        Self {
            no: wish.no,
            wish: wish.nth,
            report: Err(Failure { path: wish.path.clone(), reason }),
            judged: Judged::default(),
            last: None,
            older: Vec::new(),
            implied: Vec::new(),
            proposals: Vec::new(),
            unsolved: Vec::new(),
            twins: None,
            ledger: Ledger::default(),
            changed: None,
        }
    }
}

impl Wish {
    fn past(&self) -> Past<'_> {
        Past {
            last: self.last.as_ref(),
            claimed: self.claimed.iter().collect(),
            first: self.beside.older.iter().filter_map(Record::came_out_on).min(),
            medians: self.medians.clone(),
            measured: None,
        }
    }
}

/// Older versions of a report that are opened with it at most.
const MOST_OLDER: usize = 4;

/// Opens reports in the background; only the latest wish counts.
#[derive(Debug)]
pub struct Opener {
    wishes: Sender<Wish>,
}

impl Opener {
    /// Starts the thread, with a desk of its own; `sink` takes the opened reports and says whether more are wanted.
    pub fn start(method: Method, sink: impl Fn(Opened) -> bool + Send + 'static) -> Self {
        let (wishes, asked) = channel::<Wish>();
        std::thread::spawn(move || {
            let mut desk = method.crew.desk();
            while let Ok(first) = asked.recv() {
                let wish = asked.try_iter().last().unwrap_or(first);
                let opened = unless_broken(&wish, || open(&wish, &mut desk, &method.rules));
                if !sink(opened) {
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

/// Opens a report; a fault of ours in judging it must not take the screen with it.
fn unless_broken(wish: &Wish, open: impl FnOnce() -> Opened) -> Opened {
    corpus::guarded(open).unwrap_or_else(|reason| Opened::broken(wish, reason))
}

/// Opens a report on this thread.
pub fn open(wish: &Wish, desk: &mut Desk, set: &RuleSet) -> Opened {
    let report = desk.read(&wish.path);
    let last = wish.last.as_ref().and_then(|last| desk.read(last.record.file()).ok());
    let alongside = report.as_ref().ok().zip(wish.alongside.as_ref());
    let (measured, twins) = alongside.map(|(report, texts)| twins(report, last.as_ref(), texts, (desk, set))).unzip();
    let past = Past { measured: measured.as_ref(), ..wish.past() };
    let (judged, implied) = report.as_ref().map_or_else(
        |_| (Judged::default(), Vec::new()),
        |report| {
            let judged = analyse::in_full(report, &Record::of(report), &past, set);
            (worst_first(judged), implied(report))
        },
    );
    let proposals = report.as_ref().map(|report| propose(report, &wish.beside.witnesses(report))).unwrap_or_default();
    let unsolved = report.as_ref().map(|report| unsolved(report, &proposals)).unwrap_or_default();
    let ledger = report.as_ref().map(rules::ledger).unwrap_or_default();
    let older = wish.beside.older.iter().take(MOST_OLDER);
    let older = older.filter_map(|record| desk.read(record.file()).ok()).collect();
    let held = wish.held.as_ref().zip(report.as_ref().ok());
    let changed = held.and_then(|(held, report)| changed(held, report, past.first, set)).map(Box::new);
    Opened {
        no: wish.no,
        wish: wish.nth,
        report,
        judged,
        last,
        older,
        implied,
        proposals,
        unsolved,
        twins,
        ledger,
        changed,
    }
}

/// Sets a report's text beside others: what is measured, and the reports that share text with it.
fn twins(
    report: &Report,
    last: Option<&Report>,
    alongside: &Alongside,
    (desk, set): (&mut Desk, &RuleSet),
) -> (Measured, Vec<Twin>) {
    let others: Vec<Report> = alongside.others.iter().filter_map(|path| desk.read(path).ok()).collect();
    let twins = Twins { last, others: &others, common: &alongside.common };
    twins.of(report, &set.parameters().thresholds)
}

fn implied(report: &Report) -> Vec<(CellId, Interval)> {
    tie::implied(report.identities(), &|cell| report.cell(cell))
}

fn worst_first(mut judged: Judged) -> Judged {
    ranking::worst_first(&mut judged.findings);
    judged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_ours_is_told_in_place_of_the_report() {
        let wish = Wish {
            no: ReportNo(7),
            nth: 1,
            path: PathBuf::from("甲.txt"),
            held: None,
            last: None,
            claimed: Vec::new(),
            beside: Beside::default(),
            medians: Vec::new(),
            alongside: None,
        };
        let opened = unless_broken(&wish, || panic!("a planted fault"));
        assert_eq!(opened.no, wish.no);
        let reason = FailureReason::Broken("a planted fault".to_owned());
        assert_eq!(opened.report.unwrap_err(), Failure { path: wish.path, reason });
    }
}
