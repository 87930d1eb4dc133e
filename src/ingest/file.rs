//! Opens files so that nothing but a regular file is ever read, in one consistent state and of bounded size.

use std::fs::{File, Metadata, OpenOptions};
use std::io::Read;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use super::{ReadError, limit};

/// No report is larger, in bytes.
const LARGEST_FILE: u64 = limit::FILE.most;

/// Reads a whole file; where it changes under our hands, once more.
pub fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    match read_once(path) {
        Err(ReadError::Changed) => read_once(path),
        result => result,
    }
}

fn read_once(path: &Path) -> Result<Vec<u8>, ReadError> {
    check(&std::fs::metadata(path)?)?;
    let mut file = open(path)?;
    let before = file.metadata()?;
    check(&before)?;
    let bytes = read_bounded(&mut file, &before)?;
    let after = file.metadata()?;
    let same = |of: fn(&Metadata) -> i64| of(&before) == of(&after);
    if bytes.len() as u64 != before.size() || !same(Metadata::mtime) || !same(Metadata::mtime_nsec) {
        return Err(ReadError::Changed);
    }
    Ok(bytes)
}

/// Opens a regular file. A pipe must not make us wait, nor a device be touched: look first, then open without waiting, then
/// look again.
pub fn open(path: &Path) -> Result<File, ReadError> {
    let regular = |metadata: Metadata| if metadata.is_file() { Ok(()) } else { Err(ReadError::NotRegular) };
    regular(std::fs::metadata(path)?)?;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).unwrap_or(0);
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    regular(file.metadata()?)?;
    Ok(file)
}

fn check(metadata: &Metadata) -> Result<(), ReadError> {
    if !metadata.is_file() {
        return Err(ReadError::NotRegular);
    }
    if metadata.len() > LARGEST_FILE {
        return Err(ReadError::TooLarge { bytes: metadata.len(), limit: LARGEST_FILE });
    }
    Ok(())
}

fn read_bounded(file: &mut File, metadata: &Metadata) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ReadError::TooLarge { bytes: bytes.len() as u64, limit: LARGEST_FILE });
    }
    Ok(bytes)
}
