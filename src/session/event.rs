//! What happens outside the session and is folded into it.

use super::held::HeldReport;
use super::likeness::Heard;
use super::open::Opened;
use crate::corpus::{Failure, Join};
use crate::rules::SelfCheck;

/// Something that happened outside: files found, reports read, one opened.
#[derive(Debug)]
pub enum Event {
    /// So many more files are to be read.
    Found(usize),
    /// A batch was read.
    Read(Vec<Loaded>),
    /// Of all names that were read, those that mean one agency.
    Joined(Vec<Join>),
    /// Everything was read.
    Done,
    /// A report was opened.
    Opened(Box<Opened>),
    /// Texts were compared.
    Heard(Heard),
    /// Every rule was tried on reports made for it.
    Tried(Vec<SelfCheck>),
}

/// What became of one file.
#[derive(Debug)]
pub enum Loaded {
    /// A report.
    Report(Box<HeldReport>),
    /// Something that is no report.
    Failure(Failure),
}
