//! Opens files so that nothing but a regular file is ever read, in one consistent state and of bounded size.

use std::fs::{File, Metadata, OpenOptions};
use std::io::Read;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use super::{ReadError, limit};

/// No report is larger, in bytes.
const LARGEST_FILE: u64 = limit::FILE.most;

/// Size, times and number of a file: where one of them changes, so may what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State([u64; 2], [i64; 4]);

impl State {
    /// The state that the system tells of.
    pub fn of(metadata: &Metadata) -> Self {
        let times = [metadata.mtime(), metadata.mtime_nsec(), metadata.ctime(), metadata.ctime_nsec()];
        Self([metadata.size(), metadata.ino()], times)
    }
}

/// Reads a whole file; where it changes under our hands, once more.
pub fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    read_beside(path, |_| {})
}

/// Reads a file while `others` do something to it, each time it was read.
fn read_beside(path: &Path, mut others: impl FnMut(&Path)) -> Result<Vec<u8>, ReadError> {
    match read_once(path, &mut others) {
        Err(ReadError::Changed) => read_once(path, &mut others),
        result => result,
    }
}

fn read_once(path: &Path, others: &mut impl FnMut(&Path)) -> Result<Vec<u8>, ReadError> {
    let (mut file, before) = open_as_it_is(path)?;
    check(&before)?;
    let bytes = read_bounded(&mut file, &before)?;
    others(path);
    // Another file may have taken the place of the one that was read.
    let after = std::fs::metadata(path).or_else(|_| file.metadata())?;
    if bytes.len() as u64 != before.size() || State::of(&before) != State::of(&after) {
        return Err(ReadError::Changed);
    }
    Ok(bytes)
}

/// Opens a regular file.
pub fn open(path: &Path) -> Result<File, ReadError> {
    open_as_it_is(path).map(|(file, _)| file)
}

/// Opens a regular file and tells its state. A pipe must not make us wait, nor a device be touched: look first, then open without
/// waiting, then look again.
fn open_as_it_is(path: &Path) -> Result<(File, Metadata), ReadError> {
    is_regular(&std::fs::metadata(path)?)?;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).unwrap_or(0);
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    let metadata = file.metadata()?;
    is_regular(&metadata)?;
    Ok((file, metadata))
}

/// The first bytes of a file, by which its format is told.
pub fn head(path: &Path) -> Result<Vec<u8>, ReadError> {
    let mut head = Vec::new();
    open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

/// Bytes that tell an archive.
const HEAD: u64 = 4;

fn check(metadata: &Metadata) -> Result<(), ReadError> {
    is_regular(metadata)?;
    if metadata.len() > LARGEST_FILE {
        return Err(ReadError::TooLarge { bytes: metadata.len(), limit: LARGEST_FILE });
    }
    Ok(())
}

fn is_regular(metadata: &Metadata) -> Result<(), ReadError> {
    match metadata {
        metadata if metadata.is_file() => Ok(()),
        metadata if metadata.is_dir() => Err(ReadError::Folder),
        _ => Err(ReadError::NotRegular),
    }
}

fn read_bounded(file: &mut File, metadata: &Metadata) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ReadError::TooLarge { bytes: bytes.len() as u64, limit: LARGEST_FILE });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// What is read of a file that says 旧 while others do something to it, at most so many times.
    fn beside(times: usize, mut others: impl FnMut(&Path)) -> Result<String, ReadError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "旧").unwrap();
        let mut left = times;
        let read = read_beside(&path, |path| {
            if let Some(fewer) = left.checked_sub(1) {
                left = fewer;
                others(path);
            }
        });
        read.map(|bytes| String::from_utf8(bytes).unwrap())
    }

    fn replace(path: &Path) {
        let twin = path.with_extension("new");
        fs::write(&twin, "新").unwrap();
        fs::rename(twin, path).unwrap();
    }

    fn touch(path: &Path) {
        File::options().write(true).open(path).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
    }

    #[test]
    fn what_is_no_file_is_told_for_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()), Err(ReadError::Folder));
        assert_eq!(read(Path::new("/dev/null")), Err(ReadError::NotRegular));
        assert_eq!(read(&folder.path().join("a.txt")), Err(ReadError::Missing));
    }

    #[test]
    fn a_file_that_changes_once_while_it_is_read_is_read_once_more() {
        assert_eq!(beside(0, replace).unwrap(), "旧");
        assert_eq!(beside(1, replace).unwrap(), "新");
        assert_eq!(beside(1, touch).unwrap(), "旧");
        assert_eq!(beside(1, |path| fs::write(path, "更长的").unwrap()).unwrap(), "更长的");
    }

    #[test]
    fn a_file_that_goes_on_changing_is_told_and_so_is_one_that_goes() {
        assert_eq!(beside(2, replace), Err(ReadError::Changed));
        assert_eq!(beside(2, |path| fs::write(path, "").unwrap()), Err(ReadError::Changed));
        assert_eq!(beside(1, |path| fs::remove_file(path).unwrap()), Err(ReadError::Missing));
    }
}
