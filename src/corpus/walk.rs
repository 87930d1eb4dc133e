//! Finds the files below paths, in a fixed order: only what was named or lies below it, no link that leads out, no loop.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{Failure, FailureReason};
use crate::ingest::{self, ReadError};

/// One thing found below a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file to be read.
    File(PathBuf),
    /// Something that is not read, with its reason.
    Failure(Failure),
}

/// Deepest folder that is entered.
pub const DEEPEST: usize = 64;

/// Finds the files below a path, in the order of their names. The path itself may be a link.
pub fn walk(root: &Path) -> impl Iterator<Item = Found> + use<> {
    let root = root.to_owned();
    let member = ingest::is_member(&root).then(|| Found::File(root.clone()));
    let round = leads_round(&root).then(|| failure(&root, ReadError::LeadsRound));
    let walked = (round.is_none() && member.is_none()).then(|| walk_folder(root));
    round.into_iter().chain(member).chain(walked.into_iter().flatten())
}

/// Finds the files below several paths; a file that several of them lead to is found once, where it is met first.
pub fn walk_all(roots: &[PathBuf]) -> impl Iterator<Item = Found> + use<> {
    let several = roots.len() > 1;
    let mut met: HashSet<(PathBuf, bool)> = HashSet::new();
    let mut is_new = move |found: &Found| match found {
        Found::File(path) => met.insert((true_path(path), true)),
        Found::Failure(failure) => met.insert((true_path(&failure.path), false)),
    };
    let roots = roots.to_vec();
    roots.into_iter().flat_map(|root| walk(&root)).filter(move |found| !several || is_new(found))
}

/// The path without links and detours; of what lies in an archive that of the archive.
fn true_path(path: &Path) -> PathBuf {
    let real = |ancestor: &Path| Some(ancestor.canonicalize().ok()?.join(path.strip_prefix(ancestor).ok()?));
    path.ancestors().find_map(real).unwrap_or_else(|| path.to_owned())
}

fn walk_folder(root: PathBuf) -> impl Iterator<Item = Found> + use<> {
    let entries = WalkDir::new(&root).follow_root_links(true).max_depth(DEEPEST).sort_by_file_name().into_iter();
    let visible = entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    let empty = Found::Failure(Failure { path: root.clone(), reason: FailureReason::EmptyFolder });
    let mut found = visible.filter_map(move |entry| found(entry, &root)).flat_map(unfold).peekable();
    let nothing = found.peek().is_none().then_some(empty);
    found.chain(nothing)
}

/// An archive or a file of several reports stands for what is in it, each under a path of its own.
fn unfold(found: Found) -> Vec<Found> {
    let Found::File(path) = found else { return vec![found] };
    match ingest::members(&path) {
        Ok(None) => vec![Found::File(path)],
        Ok(Some(members)) if members.is_empty() => {
            vec![Found::Failure(Failure { path, reason: FailureReason::EmptyFolder })]
        }
        Ok(Some(members)) => members.into_iter().map(Found::File).collect(),
        Err(error) => vec![failure(&path, error)],
    }
}

/// Files of the system and locks of office programs are nobody's reports.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"~$")
}

fn found(entry: walkdir::Result<DirEntry>, root: &Path) -> Option<Found> {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => {
            let path = error.path().unwrap_or(root).to_owned();
            let reason = error.into_io_error().map_or(ReadError::LeadsOutside, ReadError::from);
            return Some(failure(&path, reason));
        }
    };
    let kind = entry.file_type();
    if kind.is_dir() {
        return (entry.depth() == DEEPEST).then(|| failure(entry.path(), ReadError::TooDeep));
    }
    if kind.is_symlink() && entry.depth() > 0 {
        return inner_link(&entry, root);
    }
    Some(Found::File(entry.into_path()))
}

/// A link to something inside the folder is met there anyway; one that leads out is listed and not followed.
fn inner_link(entry: &DirEntry, root: &Path) -> Option<Found> {
    let target = entry.path().canonicalize();
    let inside = target.as_ref().is_ok_and(|target| root.canonicalize().is_ok_and(|root| target.starts_with(root)));
    if inside {
        return None;
    }
    let reason = if target.is_ok() { ReadError::LeadsOutside } else { ReadError::Missing };
    Some(failure(entry.path(), reason))
}

fn failure(path: &Path, error: ReadError) -> Found {
    Found::Failure(Failure { path: path.to_owned(), reason: error.into() })
}

/// A named link to a folder that contains the link is a slip or a trap: following it would read the same files in circles.
fn leads_round(root: &Path) -> bool {
    let is_link = root.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    let place = root.parent().map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
    let place = place.filter(|_| is_link).and_then(|parent| parent.canonicalize().ok());
    place.zip(root.canonicalize().ok()).is_some_and(|(place, target)| place.starts_with(target))
}
