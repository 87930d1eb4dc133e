//! What the journal promises, proved on real files.

mod agreeing;
mod damage;
mod drafts;
mod failure;
mod folding;
mod parallel;
mod recording;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Journal, NewDecision, Sight};
use crate::model::decision::{Disposition, FindingId};

/// A review folder that does not exist yet.
fn review(dir: &tempfile::TempDir) -> PathBuf {
    dir.path().join("review")
}

fn decide(finding: u64, disposition: Disposition) -> NewDecision {
    let mut new = NewDecision::on(FindingId(finding));
    new.disposition = Some(disposition);
    new
}

fn note(finding: u64, words: &str) -> NewDecision {
    let mut new = NewDecision::on(FindingId(finding));
    new.note = Some(words.into());
    new
}

fn blind(mut new: NewDecision) -> NewDecision {
    new.sight = Sight::Blind;
    new
}

fn open(review: &Path, auditor: &str) -> Journal {
    Journal::open(review, auditor).unwrap()
}

/// All journal files with their bytes.
fn files(review: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let listing = super::folder::list(review).unwrap();
    let read = |(path, _): (PathBuf, u64)| (path.clone(), fs::read(path).unwrap());
    listing.files.into_iter().map(read).collect()
}

/// The one journal file.
fn only_file(review: &Path) -> PathBuf {
    let files = files(review);
    assert_eq!(files.len(), 1);
    files.into_keys().next().unwrap()
}

fn disposition(journal: &Journal, finding: u64) -> Option<Disposition> {
    journal.state().standing(FindingId(finding))?.disposition()
}

fn words(journal: &Journal, finding: u64) -> Option<&str> {
    journal.state().standing(FindingId(finding))?.note()?.note.as_deref()
}
