//! Where a person left off, kept from run to run in the state folder: report, finding, filter, focus. Losing it loses no work.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::layout::Spot;
use crate::session::Whereabouts;

/// Where a person left off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The report and finding.
    pub place: Option<Whereabouts>,
    /// The filter of the queue.
    #[serde(default)]
    pub filter: String,
    /// The pane that had the keys.
    #[serde(default)]
    pub focus: Spot,
}

/// The file of a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    file: PathBuf,
}

impl Bookmark {
    /// The bookmark of a corpus in a folder; the corpus is told by its paths.
    pub fn of(folder: &Path, paths: &[PathBuf]) -> Self {
        let mut hash = Sha256::new();
        for path in paths {
            let whole = path.canonicalize().unwrap_or_else(|_| path.clone());
            hash.update(whole.as_os_str().as_encoded_bytes());
            hash.update([0]);
        }
        let digest = hash.finalize();
        let name = u64::from_be_bytes(std::array::from_fn(|nth| digest[nth]));
        Self { file: folder.join(format!("{name:016x}.json")) }
    }

    /// Returns the folder that bookmarks are kept in on this machine.
    pub fn usual_folder() -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("", "", "gouji")?;
        let state = folders.state_dir().unwrap_or_else(|| folders.data_local_dir());
        Some(state.join("positions"))
    }

    /// Reads the position; none where there is none or it cannot be read.
    pub fn read(&self) -> Option<Position> {
        let text = fs::read_to_string(&self.file).ok()?;
        serde_json::from_str(&text).ok()
    }

    /// Keeps a position; tells whether that worked. Nothing of value is lost if not.
    pub fn write(&self, position: &Position) -> bool {
        self.replace(position).is_ok()
    }

    fn replace(&self, position: &Position) -> std::io::Result<()> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let temporary = self.file.with_extension(format!("{}.tmp", std::process::id()));
        let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&temporary)?;
        file.write_all(&serde_json::to_vec(position)?)?;
        fs::rename(&temporary, &self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::FindingId;

    #[test]
    fn a_position_returns_as_it_was_kept() {
        let folder = tempfile::tempdir().unwrap();
        let bookmark = Bookmark::of(&folder.path().join("deep"), &[PathBuf::from("samples")]);
        assert_eq!(bookmark.read(), None);
        let place = Whereabouts { path: "samples/a.txt".into(), finding: Some(FindingId(7)) };
        let position = Position { place: Some(place), filter: "财政".into(), focus: Spot::Grid };
        assert!(bookmark.write(&position));
        assert_eq!(bookmark.read(), Some(position));
    }

    #[test]
    fn other_paths_have_another_bookmark() {
        let of = |path: &str| Bookmark::of(Path::new("x"), &[PathBuf::from(path)]);
        assert_ne!(of("a"), of("b"));
    }
}
