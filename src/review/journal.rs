//! One process's view of a review: all journal files read and folded, one file of its own written. It never changes a
//! line, and makes no file or folder before the first append.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::error::JournalError;
use super::folder;
use super::line::{self, LIMIT};
use super::new_decision::{NewDecision, Sight};
use super::own_file::OwnFile;
use super::standings::Standings;
use super::tail::Tail;
use super::trouble::Trouble;
use crate::model::decision::{Event, EventSchema, FindingId};
use crate::model::id::EventId;

/// The decisions of all auditors, and the pen of one.
#[derive(Debug)]
pub struct Journal {
    review: PathBuf,
    auditor: String,
    state: Standings,
    tails: BTreeMap<PathBuf, Tail>,
    around: Vec<Trouble>,
    own: Option<OwnFile>,
    pub(super) now: fn() -> Timestamp,
}

impl Journal {
    /// Reads all journal files below a review folder, which need not exist.
    pub fn open(review: &Path, auditor: &str) -> Result<Self, JournalError> {
        let mut journal = Self {
            review: review.to_path_buf(),
            auditor: auditor.to_owned(),
            state: Standings::default(),
            tails: BTreeMap::new(),
            around: Vec::new(),
            own: None,
            now: Timestamp::now,
        };
        journal.refresh()?;
        Ok(journal)
    }

    /// Returns what all events come to.
    pub fn state(&self) -> &Standings {
        &self.state
    }

    /// Returns the review folder.
    pub fn review(&self) -> &Path {
        &self.review
    }

    /// Returns who writes here.
    pub fn auditor(&self) -> &str {
        &self.auditor
    }

    /// Returns how many journal files there are.
    pub fn files(&self) -> usize {
        self.tails.len()
    }

    /// Returns what is amiss in the files, as far as reading them shows; `verify` looks further.
    pub fn troubles(&self) -> impl Iterator<Item = &Trouble> {
        let of_files = self.tails.values().flat_map(Tail::troubles);
        self.around.iter().chain(of_files)
    }

    /// Reads what other processes have added since the last look and returns the findings it touches, in order.
    ///
    /// Files whose length has not changed are not opened.
    pub fn refresh(&mut self) -> Result<Vec<FindingId>, JournalError> {
        let news = self.news()?;
        Ok(self.take_in(news))
    }

    /// Reads what other processes have added since the last look, without folding it: what stands is as before until
    /// [`Self::take_in`].
    pub fn news(&mut self) -> Result<Vec<Arc<Event>>, JournalError> {
        let listing = folder::list(&self.review)?;
        let own_folder = folder::auditor_folder(&self.review, &self.auditor);
        self.around = listing.troubles;
        self.around.extend(folder::loose(&own_folder));
        self.mark_gone(&listing.files);
        let mut events = Vec::new();
        for (path, length) in listing.files {
            let tail = self.tails.entry(path).or_insert_with_key(|path| Tail::new(path));
            events.extend(tail.catch_up(length));
        }
        events.retain(|event| !self.state.knows(event.id));
        Ok(events)
    }

    /// Folds events that were read, and returns the findings they touch, in order.
    pub fn take_in(&mut self, news: Vec<Arc<Event>>) -> Vec<FindingId> {
        self.state.absorb(news)
    }

    fn mark_gone(&mut self, files: &[(PathBuf, u64)]) {
        let there: BTreeSet<&PathBuf> = files.iter().map(|(path, _)| path).collect();
        for (path, tail) in &mut self.tails {
            if !there.contains(path) {
                tail.mark_gone();
            }
        }
    }

    /// Records a decision; when this returns the disk has it.
    ///
    /// What the journal held before the call counts as seen by the auditor unless the decision says it was made blind.
    pub fn append(&mut self, new: NewDecision) -> Result<Arc<Event>, JournalError> {
        if new.disposition.is_none() && new.note.is_none() {
            return Err(JournalError::Empty);
        }
        self.record(new, None)
    }

    /// Records decisions that were made in one go, each an event of its own; one undo takes all of them back. Where one cannot
    /// be written, those before it stand.
    pub fn append_all(&mut self, decisions: Vec<NewDecision>) -> Result<(), JournalError> {
        let batch = (decisions.len() > 1).then(EventId::fresh);
        decisions.into_iter().try_for_each(|new| self.append(NewDecision { batch, ..new }).map(drop))
    }

    /// Takes back this auditor's last decision or note that stands, whichever session made it, with everything that was
    /// decided in one go with it; gives the first event of that, none where there is nothing.
    pub fn undo(&mut self) -> Result<Option<Arc<Event>>, JournalError> {
        let target = self.state.undoable(&self.auditor).cloned();
        target.map(|target| self.take_back(&target)).transpose()
    }

    /// Takes back this auditor's last undo in the same way; none where there is none, or something was decided since.
    pub fn redo(&mut self) -> Result<Option<Arc<Event>>, JournalError> {
        let target = self.state.redoable(&self.auditor).cloned();
        target.map(|target| self.take_back(&target)).transpose()
    }

    fn take_back(&mut self, target: &Arc<Event>) -> Result<Arc<Event>, JournalError> {
        let others: Vec<Arc<Event>> =
            self.state.together(target).into_iter().filter(|one| one.id != target.id).collect();
        let batch = (!others.is_empty()).then(EventId::fresh);
        let first = self.record(NewDecision { batch, ..NewDecision::about(target) }, Some(target.id))?;
        for other in others {
            self.record(NewDecision { batch, ..NewDecision::about(&other) }, Some(other.id))?;
        }
        Ok(first)
    }

    fn record(&mut self, new: NewDecision, undoes: Option<EventId>) -> Result<Arc<Event>, JournalError> {
        self.own.take_if(|own| !own.is_sound());
        let event = self.event(new, undoes);
        let line = line::encode(&event);
        if line.bytes.len() > LIMIT {
            let bytes = line.bytes.len();
            return Err(JournalError::TooLong { bytes, limit: LIMIT });
        }
        let own = match &mut self.own {
            Some(own) => own,
            vacant => {
                let folder = folder::auditor_folder(&self.review, &self.auditor);
                vacant.insert(OwnFile::create(&folder)?)
            }
        };
        own.append(&line)?;
        let event = Arc::new(event);
        self.state.absorb([Arc::clone(&event)]);
        Ok(event)
    }

    fn event(&self, new: NewDecision, undoes: Option<EventId>) -> Event {
        let now = (self.now)();
        Event {
            schema: EventSchema,
            id: EventId::fresh(),
            auditor: self.auditor.clone(),
            sequence: self.own.as_ref().map_or(1, OwnFile::next_sequence),
            clock: self.state.clock().saturating_add(1),
            at: format!("{now:.3}"),
            prev: self.own.as_ref().and_then(OwnFile::last),
            finding: new.finding,
            replaces: self.replaced_by(&new),
            agency: new.agency,
            year: new.year,
            rule: new.rule,
            cells: new.cells,
            values: new.values,
            disposition: new.disposition,
            note: new.note,
            undoes,
            batch: new.batch,
            clock_back: self.is_behind(now),
        }
    }

    fn replaced_by(&self, new: &NewDecision) -> Vec<EventId> {
        let Some(standing) = self.state.standing(new.finding) else {
            return Vec::new();
        };
        let seen = |head: &&Event| new.sight == Sight::Shown || head.auditor == self.auditor;
        let heads = standing.heads().filter(|_| new.disposition.is_some());
        heads.filter(seen).map(|head| head.id).collect()
    }

    /// Tells whether the wall clock stands more than a minute behind this auditor's last event.
    fn is_behind(&self, now: Timestamp) -> bool {
        let last = self.state.events_of(&self.auditor).last();
        let last = last.and_then(|event| event.at.parse::<Timestamp>().ok());
        last.is_some_and(|last| last.duration_since(now) > SignedDuration::from_mins(1))
    }
}
