//! The one journal file that this process writes: a line counts only when the disk has it. It does not read other files.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::error::JournalError;
use super::folder;
use super::line::Line;
use crate::model::id::LineHash;

/// A file that only this process appends to.
#[derive(Debug)]
pub(super) struct OwnFile {
    file: File,
    path: PathBuf,
    end: u64,
    lines: u64,
    last: Option<LineHash>,
    sound: bool,
}

impl OwnFile {
    /// Makes a new file, durable in its folder before anything is written to it.
    pub(super) fn create(auditor_folder: &Path) -> Result<Self, JournalError> {
        folder::make_private(auditor_folder).map_err(JournalError::write(auditor_folder))?;
        let name = format!("{}.jsonl", Uuid::now_v7());
        let path = auditor_folder.join(&name);
        let file = create_durable(auditor_folder, &name).map_err(JournalError::write(&path))?;
        Ok(Self { file, path, end: 0, lines: 0, last: None, sound: true })
    }

    /// Returns the sequence number of the next line.
    pub(super) fn next_sequence(&self) -> u64 {
        self.lines.saturating_add(1)
    }

    /// Returns the hash of the last line.
    pub(super) fn last(&self) -> Option<LineHash> {
        self.last
    }

    /// Tells whether the file can take another line; where not, a new file is to be begun.
    pub(super) fn is_sound(&self) -> bool {
        self.sound
    }

    /// Appends a line and waits until the disk has it; after an error the file ends where it ended before.
    pub(super) fn append(&mut self, line: &Line) -> Result<(), JournalError> {
        self.write(line).map_err(JournalError::write(&self.path))?;
        self.end = self.end.saturating_add(line.bytes.len() as u64);
        self.lines = self.next_sequence();
        self.last = Some(line.hash);
        Ok(())
    }

    fn write(&mut self, line: &Line) -> io::Result<()> {
        let written = self.file.write_all_at(&line.bytes, self.end);
        let outcome = written.and_then(|()| {
            // After a failed sync nobody can tell what the disk has: the next line goes to a new file.
            self.sound = false;
            self.file.sync_data()?;
            self.sound = true;
            Ok(())
        });
        if outcome.is_err() {
            self.roll_back();
        }
        outcome
    }

    /// Cuts a half-written line off; an unused file goes altogether.
    fn roll_back(&mut self) {
        self.sound &= self.file.set_len(self.end).is_ok();
        if self.lines == 0 {
            self.sound = false;
            // An empty file does no harm where it cannot be removed.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn create_durable(auditor_folder: &Path, name: &str) -> io::Result<File> {
    let folder = folder::open_folder(auditor_folder)?;
    let file = folder::create_file(&folder, name)?;
    folder::sync_folder(&folder)?;
    // Another process may have made the auditor's folder and died before the disk had its name.
    let review = auditor_folder.parent().map(File::open);
    review.transpose()?.map_or(Ok(()), |review| folder::sync_folder(&review))?;
    Ok(file)
}
