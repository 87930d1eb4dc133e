//! Notes being typed, kept beside the journal so that a lost line or a crash costs a second of typing at most. A draft is
//! never committed by itself: the next session offers what dead ones left, and leaves those of living ones alone.

use std::fs::{File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rustc_hash::FxHashMap;
use rustix::fs::{Access, AtFlags};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::error::JournalError;
use super::folder;
use super::line::LIMIT;
use super::trouble::Trouble;
use crate::model::decision::{Disposition, FindingId};
use crate::text::phrase::{Bilingual, Phrase};

const SCHEMA: &str = "gouji.draft/1";

const NO_DRAFT: Phrase = Phrase::new(
    "不是完整的草稿，或由别的版本写成；原样留着",
    "no whole draft, or one of another version; left as it is",
);

/// A note that is not yet saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The finding it is about.
    pub finding: FindingId,
    /// The words so far.
    pub note: String,
    /// The disposition chosen so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// The agency of the finding, so that the draft can be offered before anything is loaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The year of the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The code of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// A draft as it stands in its file.
#[derive(Serialize, Deserialize)]
struct Sheet<D> {
    schema: String,
    at: String,
    draft: D,
}

/// A draft that a session left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftDraft {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was kept, RFC 3339.
    pub at: String,
    /// What it says.
    pub draft: Draft,
}

/// What former sessions left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftDrafts {
    /// The drafts, the oldest first.
    pub drafts: Vec<LeftDraft>,
    /// The files that cannot be read as drafts.
    pub troubles: Vec<Trouble>,
}

/// The drafts of one auditor, and the ones this session keeps.
#[derive(Debug)]
pub struct Drafts {
    folder: PathBuf,
    session: Uuid,
    /// The files this session keeps, each locked as long as the session lives; a killed process loses its locks.
    kept: FxHashMap<FindingId, File>,
}

impl Drafts {
    /// Begins with no drafts; nothing is read or made.
    pub fn new(review: &Path, auditor: &str) -> Self {
        let folder = folder::auditor_folder(review, auditor).join("drafts");
        let (session, kept) = (Uuid::now_v7(), FxHashMap::default());
        Self { folder, session, kept }
    }

    /// Keeps a draft in place of this session's former one on the same finding; when this returns the disk has it.
    pub fn save(&mut self, draft: &Draft) -> Result<(), JournalError> {
        let path = self.folder.join(self.name(draft.finding));
        let file = self.replace(draft).map_err(JournalError::write(&path))?;
        self.kept.insert(draft.finding, file);
        Ok(())
    }

    /// Removes this session's draft on a finding: its note was saved, or given up.
    pub fn remove(&mut self, finding: FindingId) -> Result<(), JournalError> {
        if self.kept.remove(&finding).is_none() {
            return Ok(());
        }
        remove_durable(&self.folder, &self.folder.join(self.name(finding)))
    }

    /// Returns the drafts that sessions no longer alive left behind.
    pub fn left(&self) -> Result<LeftDrafts, JournalError> {
        let mut left = LeftDrafts::default();
        let entries = match std::fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(left),
            other => other.map_err(JournalError::read(&self.folder))?,
        };
        for entry in entries {
            let path = entry.map_err(JournalError::read(&self.folder))?.path();
            if path.extension().is_some_and(|end| end == "json") {
                left.take(path);
            }
        }
        left.drafts.sort_by(|a, b| (&a.at, &a.path).cmp(&(&b.at, &b.path)));
        Ok(left)
    }

    /// Removes a draft that was left behind, once its words are taken over or given up.
    pub fn discard(&self, left: &LeftDraft) -> Result<(), JournalError> {
        remove_durable(&self.folder, &left.path)
    }

    /// Tells whether drafts can probably be written: nothing is made to find out.
    pub fn can_be_kept(&self) -> bool {
        let there = self.folder.ancestors().find(|folder| folder.symlink_metadata().is_ok());
        // A relative path ends in the folder that we are in.
        let there = there.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        there.is_dir() && rustix::fs::access(there, Access::WRITE_OK | Access::EXEC_OK).is_ok()
    }

    fn name(&self, finding: FindingId) -> String {
        format!("{finding}.{}.json", self.session)
    }

    fn replace(&self, draft: &Draft) -> io::Result<File> {
        folder::make_private(&self.folder)?;
        // Neither the auditor's folder nor the one for drafts may be a link.
        self.folder.parent().map(folder::open_folder).transpose()?;
        let folder = folder::open_folder(&self.folder)?;
        let temporary = format!("{}.tmp", self.session);
        // A former attempt may have left it; a link planted there is removed, not followed.
        let _ = rustix::fs::unlinkat(&folder, &temporary, AtFlags::empty());
        let mut file = folder::create_file(&folder, &temporary)?;
        // Locked before it gets its name, so no other session ever sees it unlocked. Where there are no locks,
        // a draft may be offered twice, which does no harm.
        let _ = file.try_lock();
        file.write_all(&sheet(draft)?)?;
        file.sync_data()?;
        rustix::fs::renameat(&folder, &temporary, &folder, self.name(draft.finding))?;
        folder::sync_folder(&folder)?;
        Ok(file)
    }
}

fn sheet(draft: &Draft) -> io::Result<Vec<u8>> {
    let now = Timestamp::now();
    let (schema, at) = (SCHEMA.to_owned(), format!("{now:.3}"));
    Ok(serde_json::to_vec(&Sheet { schema, at, draft })?)
}

fn remove_durable(folder: &Path, path: &Path) -> Result<(), JournalError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other.map_err(JournalError::write(path))?,
    }
    let folder = folder::open_folder(folder);
    folder.and_then(|folder| folder::sync_folder(&folder)).map_err(JournalError::write(path))
}

impl LeftDrafts {
    fn take(&mut self, path: PathBuf) {
        match read_left(&path) {
            Ok(None) => {}
            Ok(Some(Sheet { at, draft, .. })) => self.drafts.push(LeftDraft { path, at, draft }),
            Err(error) => self.troubles.push(Trouble::unreadable(&path, &error)),
        }
    }
}

/// Reads a draft; none where its session lives, or has just removed it.
fn read_left(path: &Path) -> io::Result<Option<Sheet<Draft>>> {
    let file = match folder::open_plain(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    if matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.take(LIMIT as u64).read_to_end(&mut bytes)?;
    match serde_json::from_slice::<Sheet<Draft>>(&bytes) {
        Ok(sheet) if sheet.schema == SCHEMA => Ok(Some(sheet)),
        _ => Err(io::Error::other(Bilingual::from(NO_DRAFT))),
    }
}
