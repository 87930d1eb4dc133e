//! Who reads a corpus: how many desks at once, and the program that reads risky formats for them.

use std::path::Path;
use std::sync::Arc;

use super::desk::Desk;

/// How a corpus is read. A number is a crew of so many desks that read everything in this process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crew {
    /// Reading threads.
    pub jobs: usize,
    /// Our own program, for reading processes; none reads risky formats in this process.
    pub program: Option<Arc<Path>>,
}

impl Crew {
    /// A new desk, for one thread.
    pub fn desk(&self) -> Desk {
        Desk::new(self.program.clone())
    }
}

impl From<usize> for Crew {
    fn from(jobs: usize) -> Self {
        Self { jobs, program: None }
    }
}
