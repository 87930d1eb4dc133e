//! The compound file around a DOC: told by its streams, opened only where its own tables are no larger than it is, its
//! streams read up to a limit.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::bytes::{u16_at, u32_at};
use super::{FORMAT, damaged};
use crate::ingest::{ReadError, limit};

/// The first bytes of every compound file.
pub const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// A compound file whose streams can be read.
pub struct Container<'a>(CompoundFile<Cursor<&'a [u8]>>);

impl<'a> Container<'a> {
    /// Opens a compound file.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if !lists_few_sectors(bytes).unwrap_or(false) {
            return Err(damaged("DIFAT"));
        }
        let opened = CompoundFile::open(Cursor::new(bytes));
        opened.map(Self).map_err(|error| ReadError::Damaged { format: FORMAT, what: error.to_string() })
    }

    /// Reads a stream of the root; none where there is no such stream.
    pub fn stream(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        if !self.0.is_stream(name) {
            return Ok(None);
        }
        let stream = self.0.open_stream(name).map_err(|_| damaged(name))?;
        let mut bytes = Vec::new();
        stream.take(limit::PART.most + 1).read_to_end(&mut bytes).map_err(|_| damaged(name))?;
        limit::PART.admit(bytes.len() as u64)?;
        Ok(Some(bytes))
    }
}

/// Sectors that the header itself lists as parts of the allocation table.
const LISTED_IN_HEADER: usize = 109;
/// Bytes of the header before that list.
const LIST: usize = 76;

/// Tells whether the allocation table that the file lists has room for hardly more sectors than the file has: a short file
/// that lists one sector a million times would be read a million times.
fn lists_few_sectors(bytes: &[u8]) -> Option<bool> {
    let size = match u16_at(bytes, 30)? {
        9 => 512,
        12 => 4096,
        _ => return Some(false),
    };
    let sectors = bytes.len() / size;
    let (mut next, mut lists) = (u32_at(bytes, LIST - 8)?, 0usize);
    while let Some(at) = usize::try_from(next).ok().filter(|&at| at < sectors) {
        lists += 1;
        // Each list names as many sectors of the table as fit into one sector, and each of those as many sectors again.
        if lists > 1 + sectors / (size / 4) {
            return Some(false);
        }
        next = u32_at(bytes, (at + 1) * size + size - 4)?;
    }
    Some(bytes.len() > LIST + 4 * LISTED_IN_HEADER)
}

/// A name as directories of compound files hold it.
fn wide(name: &str) -> Vec<u8> {
    name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
}

/// Where a directory entry of this name stands.
fn entry(bytes: &[u8], name: &str) -> Option<usize> {
    let name = wide(name);
    memchr::memmem::find_iter(bytes, &name).find(|at| at % 128 == 0)
}

/// Tells a compound file that is no workbook: of two kinds of document in one file, the one inside the other stands later.
pub fn is_document(bytes: &[u8]) -> bool {
    if !bytes.starts_with(MAGIC) {
        return false;
    }
    let workbook = || [entry(bytes, "Workbook"), entry(bytes, "Book")].into_iter().flatten().min();
    match entry(bytes, "WordDocument") {
        Some(word) => workbook().is_none_or(|book| word < book),
        None => workbook().is_none(),
    }
}
