//! The session itself and the events that are folded into it.

use std::sync::Arc;

use super::analyse::{self, Past};
use super::backlog::{Backlog, Finishing};
use super::comparer::Comparer;
use super::event::{Event, Loaded};
use super::held::{HeldReport, ReportNo};
use super::likeness::Texts;
use super::open::{Opened, Opener, Wish};
use super::peerage::Common;
use super::queue::Queue;
use super::settings::Settings;
use super::shelf::Shelf;
use super::tally::Tally;
use crate::compare::shared::Grams;
use crate::corpus::Failure;
use crate::model::finding::Finding;
use crate::model::id::FindingId;
use crate::model::record::Record;
use crate::peers::Roster;
use crate::review::{Journal, JournalError};
use crate::rules::SelfCheck;

/// How far the loading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files found so far.
    pub found: usize,
    /// Files read so far.
    pub read: usize,
    /// Everything was read.
    pub done: bool,
    /// Reports whose texts are to be compared.
    pub to_compare: usize,
    /// Of them compared.
    pub compared: usize,
}

impl Progress {
    /// Tells whether everything was read and compared.
    pub const fn is_settled(self) -> bool {
        self.done && self.compared >= self.to_compare
    }
}

/// The running program without a screen.
#[derive(Debug)]
pub struct Session {
    /// What the person at the keyboard chose.
    pub settings: Settings,
    pub(super) all: Vec<HeldReport>,
    pub(super) shelf: Shelf,
    /// Who compares with whom.
    pub(super) roster: Roster,
    /// Rules that failed their self-test.
    pub(super) dead: Vec<SelfCheck>,
    /// What the opened report shares with many of its peers.
    pub(super) common: Vec<Common>,
    pub(super) failures: Vec<Failure>,
    pub(super) progress: Progress,
    pub(super) tally: Tally,
    pub(super) queue: Queue,
    /// What each report is ranked by, by number.
    pub(super) ranks: Vec<u32>,
    /// Work that was left.
    pub(super) backlog: Backlog,
    pub(super) journal: Journal,
    pub(super) selected: Option<ReportNo>,
    pub(super) finding: usize,
    pub(super) opened: Option<Opened>,
    pub(super) wanted: Option<ReportNo>,
    /// How many reports were asked for so far.
    pub(super) wishes: u32,
    pub(super) opener: Option<Opener>,
    pub(super) comparer: Option<Comparer>,
    /// What so many agencies write that it is nobody's own.
    pub(super) common_text: Arc<Grams>,
    pub(super) touched: bool,
    /// The finding to select once its report is open.
    pub(super) aim: Option<FindingId>,
    /// Where the last session was left, until its report arrives.
    pub(super) resume: Option<Whereabouts>,
    pub(super) resumed: bool,
}

/// A place in a corpus that outlasts the session: a report by its file, a finding by its identity.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Whereabouts {
    /// The report's file.
    pub path: std::path::PathBuf,
    /// The finding, where one was selected.
    pub finding: Option<FindingId>,
}

impl Session {
    /// An empty session with the decisions made so far.
    pub fn new(settings: Settings) -> Result<Self, JournalError> {
        let journal = Journal::open(&settings.review, &settings.auditor)?;
        Ok(Self {
            settings,
            all: Vec::new(),
            shelf: Shelf::default(),
            roster: Roster::default(),
            dead: Vec::new(),
            common: Vec::new(),
            failures: Vec::new(),
            progress: Progress::default(),
            tally: Tally::default(),
            queue: Queue::default(),
            ranks: Vec::new(),
            backlog: Backlog::default(),
            journal,
            selected: None,
            finding: 0,
            opened: None,
            wanted: None,
            wishes: 0,
            opener: None,
            comparer: None,
            common_text: Arc::default(),
            touched: false,
            aim: None,
            resume: None,
            resumed: false,
        })
    }

    /// Gives the session the thread that opens reports; without one they are opened at once.
    pub fn open_with(&mut self, opener: Opener) {
        self.opener = Some(opener);
    }

    /// Gives the session what compares texts in the background; without it they are compared at once.
    pub fn compare_with(&mut self, comparer: Comparer) {
        self.comparer = Some(comparer);
    }

    /// Folds an event into the session.
    pub fn absorb(&mut self, event: Event) {
        match event {
            Event::Found(count) => self.progress.found += count,
            Event::Read(batch) => self.take_batch(batch),
            Event::Joined(joins) => self.backlog.joins = Some(joins),
            Event::Done => self.finish_loading(),
            Event::Opened(opened) => self.take_opened(*opened),
            Event::Heard(heard) => self.hear(heard),
            Event::Tried(checks) => self.dead = checks.into_iter().filter(|check| !check.holds()).collect(),
        }
    }

    fn take_batch(&mut self, batch: Vec<Loaded>) {
        self.progress.read += batch.len();
        for loaded in batch {
            match loaded {
                Loaded::Report(held) => self.take_report(*held),
                Loaded::Failure(failure) => self.failures.push(failure),
            }
        }
        self.arrange_while_loading();
    }

    fn finish_loading(&mut self) {
        let joins = self.backlog.joins.take().unwrap_or_else(|| self.shelf.find_joins(&self.settings.method.aliases));
        let joined = self.shelf.join(joins, &self.all);
        self.backlog.finishing = Some(Finishing::new(joined));
        self.work_now();
    }

    /// Ends the loading once all that was read is weighed.
    pub(super) fn end_loading(&mut self, texts: Texts) {
        self.progress.done = true;
        self.arrange_while_loading();
        self.compare_texts(texts);
    }

    /// Judges a report anew beside the year before, and whether it is the current version of its year.
    pub(super) fn compare_anew(&mut self, no: ReportNo) {
        let Some((agency, year)) = self.all[no.index()].key() else { return };
        let superseded = self.shelf.get(&agency, year) != Some(no);
        self.change(no, |held| held.superseded = superseded);
        if !superseded {
            self.judge_beside(no, self.shelf.get(&agency, year - 1));
        }
    }

    /// Judges the later reports anew that this one has something to say to: that of the next year, and those whose texts speak
    /// of its year.
    fn judge_later(&mut self, no: ReportNo, (agency, year): (&str, i16)) {
        let later = self.shelf.years(agency).filter(|(other, _)| *other > year);
        let speaks = |later: &(i16, ReportNo)| {
            later.0 == year + 1 || self.all[later.1.index()].record.claimed_years().contains(&year)
        };
        for (other, later) in later.filter(speaks).collect::<Vec<_>>() {
            let last = if other == year + 1 { Some(no) } else { self.shelf.get(agency, other - 1) };
            self.judge_beside(later, last);
        }
    }

    /// Copies of the reports that a report's text speaks of, those of the year before aside.
    fn claimed(&self, no: ReportNo) -> Vec<Record> {
        self.peerage().past(no).1.into_iter().cloned().collect()
    }

    fn take_report(&mut self, held: HeldReport) {
        let no = ReportNo(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        self.all.push(held);
        self.count(no, true);
        let before = self.shelf.put(no, &self.all);
        self.queue.append(no);
        self.note_rank(no);
        self.resume_at(no);
        let Some((agency, year)) = self.all[no.index()].key() else {
            return self.judge_beside(no, None);
        };
        self.roster.put(&agency, year, no.0);
        let current = self.shelf.get(&agency, year);
        for old in before.into_iter().chain([no]).filter(|old| Some(*old) != current) {
            self.change(old, |held| held.superseded = true);
        }
        let last = self.shelf.get(&agency, year - 1);
        if current == Some(no) {
            self.judge_beside(no, last);
            self.judge_later(no, (&agency, year));
        } else if let Some(current) = current {
            // An older version may have come out in time.
            self.judge_beside(current, last);
        }
    }

    fn judge_beside(&mut self, no: ReportNo, last: Option<ReportNo>) {
        let claimed = self.claimed(no);
        let first = self.shelf.first_day(&self.all[no.index()], &self.all);
        let rules = Arc::clone(&self.settings.method.rules);
        self.change_beside((no, last), |held, last| {
            let past = Past { last, claimed: claimed.iter().collect(), first, ..Past::default() };
            analyse::against_past(held, &past, &rules);
        });
    }

    /// Adds a report to the tally, or takes it away before it changes; one that a newer version replaced does not count.
    fn count(&mut self, no: ReportNo, add: bool) {
        let held = &self.all[no.index()];
        if !held.superseded {
            self.tally.shift(Tally::of(held, |brief| self.is_settled(brief)), add);
        }
    }

    /// Changes a held report and keeps the tally right.
    pub(super) fn change(&mut self, no: ReportNo, change: impl FnOnce(&mut HeldReport)) {
        self.change_beside((no, None), |held, _| change(held));
    }

    /// Changes a held report beside that of the year before, and keeps the tally right.
    pub(super) fn change_beside(
        &mut self,
        (no, last): (ReportNo, Option<ReportNo>),
        change: impl FnOnce(&mut HeldReport, Option<&HeldReport>),
    ) {
        self.count(no, false);
        match last {
            None => change(&mut self.all[no.index()], None),
            Some(last) => {
                let both = self.all.get_disjoint_mut([no.index(), last.index()]);
                let [held, last] = both.expect("a report and that of the year before are two that are held");
                change(held, Some(last));
            }
        }
        self.count(no, true);
        self.note_rank(no);
    }

    /// Asks for the selected report to be opened, unless it is.
    pub(super) fn want(&mut self, no: ReportNo) {
        let Some(held) = self.all.get(no.index()) else { return };
        let beside = |years| held.key().and_then(|(agency, year)| self.shelf.get(&agency, year + years));
        let last = beside(-1).map(|last| self.all[last.index()].clone());
        let (path, claimed) = (held.record.file().to_path_buf(), self.claimed(no));
        let (beside, medians, alongside) = (self.beside(no), self.medians(no), self.alongside(held));
        self.wishes = self.wishes.wrapping_add(1);
        let wish = Wish { no, nth: self.wishes, path, last, claimed, beside, medians, alongside };
        self.wanted = Some(no);
        if let Some(opener) = &self.opener {
            return opener.ask(wish);
        }
        let method = &self.settings.method;
        self.take_opened(super::open::open(&wish, &mut method.crew.desk(), &method.rules));
    }

    fn take_opened(&mut self, opened: Opened) {
        if self.wanted != Some(opened.no) {
            return;
        }
        // An answer to an earlier wish is better than nothing, but the latest one knows more.
        self.wanted = self.wanted.filter(|_| opened.wish != self.wishes);
        let same = self.opened.as_ref().is_some_and(|before| before.no == opened.no);
        let kept = self.findings().get(self.finding).map(|finding| finding.id).filter(|_| same);
        self.opened = Some(opened);
        let place = |id| self.findings().iter().position(|finding| Some(finding.id) == id);
        let (aimed, kept) = (place(self.aim), place(kept));
        if aimed.is_some() || self.progress.is_settled() {
            self.aim = None;
        }
        self.finding = aimed.or(kept).or_else(|| self.first_undecided()).unwrap_or(0);
        self.finding = self.finding.min(self.findings().len().saturating_sub(1));
        self.note_common();
    }

    fn first_undecided(&self) -> Option<usize> {
        self.findings().iter().position(|finding| self.is_open(finding))
    }

    /// The findings of the opened report, the worst first.
    pub fn findings(&self) -> &[Finding] {
        self.opened.as_ref().map_or(&[], |opened| &opened.judged.findings)
    }
}
