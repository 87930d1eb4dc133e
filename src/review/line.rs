//! One journal line: an event as JSON that ends in its own checksum, so that even the last line of a file can be judged.
//! It does not know files or neighbours.

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::model::decision::Event;
use crate::model::id::LineHash;

/// The longest line written or read, in bytes without the line end.
pub const LIMIT: usize = 1 << 20;

/// What stands between the event and its checksum, and after it.
const BEFORE_SUM: &[u8] = br#","sum":""#;
const AFTER_SUM: &[u8] = br#""}"#;
const SUM_MEMBER: usize = BEFORE_SUM.len() + 64 + AFTER_SUM.len();

/// A line ready to be written.
pub(super) struct Line {
    /// The bytes with the line end.
    pub(super) bytes: Vec<u8>,
    /// What the next line names as `prev`.
    pub(super) hash: LineHash,
}

/// A line read and found whole.
pub(super) struct Whole {
    pub(super) event: Event,
    pub(super) hash: LineHash,
}

/// Why a line was not read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unread {
    Damaged,
    Newer(String),
}

/// Writes an event as a line.
pub(super) fn encode(event: &Event) -> Line {
    let mut bytes = serde_json::to_vec(event).expect("an event holds only texts and numbers");
    bytes.pop(); // the closing brace: the checksum goes before it
    let mut hasher = Sha256::new_with_prefix(&bytes);
    let sum = LineHash(hasher.clone().finalize().into()).to_string();
    let end = [BEFORE_SUM, sum.as_bytes(), AFTER_SUM].concat();
    hasher.update(&end);
    bytes.extend(end);
    bytes.push(b'\n');
    let hash = LineHash(hasher.finalize().into());
    Line { bytes, hash }
}

/// Reads a line, given without its line end.
pub(super) fn decode(line: &[u8]) -> Result<Whole, Unread> {
    let foreign = || newer_schema(line).map_or(Unread::Damaged, Unread::Newer);
    let (body, end) = split(line).ok_or_else(foreign)?;
    let mut hasher = Sha256::new_with_prefix(body);
    let sum = LineHash(hasher.clone().finalize().into()).to_string();
    let written = end.get(BEFORE_SUM.len()..).unwrap_or_default();
    if !written.starts_with(sum.as_bytes()) {
        return Err(Unread::Damaged);
    }
    hasher.update(end);
    let hash = LineHash(hasher.finalize().into());
    let event = serde_json::from_slice(line).map_err(|_| foreign())?;
    Ok(Whole { event, hash })
}

/// Parts a line into the event and the checksum's member with its frame.
fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let (body, end) = line.split_at_checked(line.len().checked_sub(SUM_MEMBER)?)?;
    let framed = end.starts_with(BEFORE_SUM) && end.ends_with(AFTER_SUM);
    framed.then_some((body, end))
}

/// Returns the schema of a line that a newer program wrote.
fn newer_schema(line: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Opening {
        schema: String,
    }
    let opening: Opening = serde_json::from_slice(line).ok()?;
    let number: u32 = opening.schema.strip_prefix("gouji.event/")?.parse().ok()?;
    (number > 1).then_some(opening.schema)
}
