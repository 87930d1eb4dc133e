//! The journal of decisions: append-only files, one a process, and the state they fold to; it knows no screen and no rules.
//!
//! Below a review folder each auditor has a folder, and in it each process that recorded something a file
//! `<uuid>.jsonl` of its own. A line is an event (`gouji.event/1`) that ends in a checksum of itself (`sum`) and names the
//! hash of the line before it (`prev`). Nothing is locked, overwritten or removed: reviews are merged by copying files,
//! and undo is a further event.
#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::arithmetic_side_effects))]

pub mod drafts;
mod error;
mod folder;
mod journal;
mod line;
mod lookout;
mod new_decision;
mod own_file;
mod standing;
mod standings;
mod tail;
mod trouble;
mod verify;

#[cfg(test)]
mod tests;

pub use error::JournalError;
pub use journal::Journal;
pub use line::LIMIT as LONGEST_EVENT;
pub use lookout::Lookout;
pub use new_decision::{NewDecision, Sight};
pub use standing::{Stand, Standing, is_on};
pub use standings::Standings;
pub use trouble::{Flaw, Grade, Trouble};
pub use verify::{Verification, verify};
