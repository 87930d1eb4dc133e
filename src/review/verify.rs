//! Checks a review from its files alone: every line, every link, and whether anything that some writer had seen is missing.
//! It repairs nothing.

use std::collections::BTreeSet;
use std::path::Path;

use super::error::JournalError;
use super::journal::Journal;
use super::standings::Standings;
use super::trouble::{Flaw, Grade, Trouble};
use crate::model::id::EventId;

/// What checking a review found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// How many files were read.
    pub files: usize,
    /// How many events are whole.
    pub events: usize,
    /// What is amiss, file by file.
    pub troubles: Vec<Trouble>,
}

impl Verification {
    /// Tells whether everything that was acknowledged is there and as it was written, as far as the files can show.
    pub fn holds(&self) -> bool {
        self.troubles.iter().all(|one| one.flaw.grade() == Grade::Note)
    }

    /// Returns how heavily the worst trouble weighs.
    pub fn worst(&self) -> Option<Grade> {
        self.troubles.iter().map(|one| one.flaw.grade()).max()
    }
}

/// Reads all files of a review anew and judges them.
///
/// Cutting whole lines off the end of a file shows only by what others had seen of them: a gap in the logical clocks, or
/// an event that refers to one that is gone. The very last events of a review leave no such trace.
pub fn verify(review: &Path) -> Result<Verification, JournalError> {
    let mut journal = Journal::open(review, "")?;
    // While others write, a file read late may speak of an event that was not yet in a file read early. Whatever the events
    // known now speak of was on the disk before them, so a second look finds it.
    let clock = journal.state().clock();
    let named = named(journal.state());
    journal.refresh()?;
    let mut troubles: Vec<Trouble> = journal.troubles().cloned().collect();
    let gone = named.into_iter().filter(|id| !journal.state().knows(*id));
    let unseen = missing(journal.state(), clock).into_iter().chain(gone.map(Flaw::Dangling));
    troubles.extend(unseen.map(|flaw| Trouble::of_file(review, flaw)));
    Ok(Verification { files: journal.files(), events: journal.state().len(), troubles })
}

impl Journal {
    /// Verifies the files, and that they hold every event this process knows.
    pub fn verify(&self) -> Result<Verification, JournalError> {
        let mut found = verify(self.review())?;
        let shrunk = self.troubles().filter(|one| one.flaw == Flaw::Shrunk);
        found.troubles.extend(shrunk.cloned());
        Ok(found)
    }
}

/// A writer's clock is one more than the highest it had seen, so the clocks up to any event have no gaps.
fn missing(state: &Standings, up_to: u64) -> Vec<Flaw> {
    let mut faults = Vec::new();
    let mut before = 0_u64;
    for event in state.events() {
        let next = before.saturating_add(1);
        if event.clock > next && event.clock <= up_to {
            faults.push(Flaw::Missing(next, event.clock.saturating_sub(1)));
        }
        before = event.clock;
    }
    faults
}

/// Returns the events that others refer to.
fn named(state: &Standings) -> BTreeSet<EventId> {
    let events = state.events().into_iter();
    events.flat_map(|event| event.replaces.iter().chain(&event.undoes)).copied().collect()
}
