//! The folders and files of a review: private when made, never followed through a link, never overwritten.
//! It knows names and permissions, not what the files hold.

use std::fmt::Write as _;
use std::fs::{DirBuilder, DirEntry, File, Permissions};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;

use super::error::JournalError;
use super::trouble::{Flaw, Trouble};
use crate::text::phrase::{Bilingual, Phrase};

/// The journal files below a review folder, in the order of their paths.
pub(super) struct Listing {
    /// Each file with its length in bytes.
    pub(super) files: Vec<(PathBuf, u64)>,
    /// What could not be looked into.
    pub(super) troubles: Vec<Trouble>,
}

/// Returns the folder of an auditor; a name that would not do as a folder's is written with `%XX`.
pub(super) fn auditor_folder(review: &Path, auditor: &str) -> PathBuf {
    review.join(safe_name(auditor))
}

fn safe_name(auditor: &str) -> String {
    const LONGEST: usize = 120; // bytes; folder names end at 255
    let mut name = String::new();
    for (at, letter) in auditor.char_indices() {
        let plain = letter.is_alphanumeric() || "-_@".contains(letter) || (letter == '.' && at > 0);
        let start = name.len();
        if plain {
            name.push(letter);
        } else {
            push_escaped(&mut name, letter);
        }
        if name.len() > LONGEST {
            name.truncate(start);
            break;
        }
    }
    if name.is_empty() { "_".into() } else { name }
}

fn push_escaped(name: &mut String, letter: char) {
    for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
        write!(name, "%{byte:02X}").expect("writing to a string cannot fail");
    }
}

/// Makes a folder and those above it that are missing, each for this user only and durable.
pub(super) fn make_private(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = match folder.parent() {
        Some(above) if !above.as_os_str().is_empty() => above,
        _ => Path::new("."),
    };
    make_private(above)?;
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
        Ok(()) => {
            // A strange umask may have taken bits away; file systems without modes refuse, and need none.
            let _ = std::fs::set_permissions(folder, Permissions::from_mode(0o700));
            sync_folder(&File::open(above)?)
        }
    }
}

/// Opens a folder that is not a link, to make or sync files in it.
pub(super) fn open_folder(folder: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let fd: OwnedFd = rustix::fs::open(folder, flags, Mode::empty())?;
    Ok(File::from(fd))
}

/// Makes a file that did not exist, for this user only.
pub(super) fn create_file(folder: &File, name: &str) -> io::Result<File> {
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let mode = Mode::RUSR | Mode::WUSR;
    let file = File::from(rustix::fs::openat(folder, name, flags, mode)?);
    // As in `make_private`: only a strange umask needs it.
    let _ = rustix::fs::fchmod(&file, mode);
    Ok(file)
}

/// Makes what was created, renamed or removed in a folder durable.
pub(super) fn sync_folder(folder: &File) -> io::Result<()> {
    match rustix::fs::fsync(folder) {
        // Some network and user-space file systems have no such operation for folders.
        Err(Errno::INVAL | Errno::OPNOTSUPP) | Ok(()) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Opens a plain file for reading; links, pipes and devices are refused without blocking.
pub(super) fn open_plain(path: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::open(path, flags, Mode::empty())?);
    if !file.metadata()?.is_file() {
        return Err(not_plain());
    }
    Ok(file)
}

fn not_plain() -> io::Error {
    let reason =
        Phrase::new("不是普通文件（链接、管道或设备），没有读", "not a plain file (a link, pipe or device); not read");
    io::Error::other(Bilingual::from(reason))
}

/// Lists the journal files of all auditors; a missing folder has none.
pub(super) fn list(review: &Path) -> Result<Listing, JournalError> {
    let mut listing = Listing { files: Vec::new(), troubles: Vec::new() };
    let entries = match entries(review) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(listing),
        other => other.map_err(JournalError::read(review))?,
    };
    for entry in entries {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => listing.look_into(&entry.path()),
            _ => listing.take(&entry),
        }
    }
    listing.files.sort();
    Ok(listing)
}

fn entries(folder: &Path) -> io::Result<Vec<DirEntry>> {
    std::fs::read_dir(folder)?.collect()
}

impl Listing {
    fn look_into(&mut self, folder: &Path) {
        match entries(folder) {
            Ok(entries) => entries.iter().for_each(|entry| self.take(entry)),
            Err(error) => self.cannot_read(folder, &error),
        }
    }

    fn take(&mut self, entry: &DirEntry) {
        let path = entry.path();
        if path.extension().is_none_or(|end| end != "jsonl") {
            return self.mention_link(entry);
        }
        match entry.metadata() {
            Ok(found) if found.is_file() => self.files.push((path, found.len())),
            Ok(_) => self.cannot_read(&path, &not_plain()),
            Err(error) => self.cannot_read(&path, &error),
        }
    }

    /// A linked folder may well hold an auditor's decisions: it is not followed, but not passed over in silence either.
    fn mention_link(&mut self, entry: &DirEntry) {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_symlink()) && path.is_dir() {
            self.cannot_read(&path, &io::Error::from(Errno::LOOP));
        }
    }

    fn cannot_read(&mut self, path: &Path, error: &io::Error) {
        self.troubles.push(Trouble::unreadable(path, error));
    }
}

/// Notes that others can get into a folder, or that it is not ours.
pub(super) fn loose(folder: &Path) -> Option<Trouble> {
    let found = std::fs::symlink_metadata(folder).ok()?;
    let ours = found.uid() == rustix::process::geteuid().as_raw();
    let private = found.mode().trailing_zeros() >= 6; // nothing for the group and others
    (!ours || !private).then(|| Trouble::of_file(folder, Flaw::Loose))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_auditor_name_becomes_a_folder_name_that_stays_where_it_belongs() {
        let cases = [
            ("user1", "user1"),
            ("张三", "张三"),
            ("li.si@x", "li.si@x"),
            ("..", "%2E."),
            ("a/../b", "a%2F..%2Fb"),
            ("\u{202e}x", "%E2%80%AEx"),
            ("", "_"),
            ("\0", "%00"),
        ];
        for (auditor, folder) in cases {
            assert_eq!(safe_name(auditor), folder);
        }
        assert!(safe_name(&"长".repeat(500)).len() <= 120);
    }
}
