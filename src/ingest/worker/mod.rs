//! Reads risky formats in a process of its own: a crash, a hang or a bomb in one file costs that file and nothing else. It
//! knows neither formats nor reports: bytes go over, a text or a reason comes back.

mod confine;
#[cfg(debug_assertions)]
mod fault;
mod frame;
mod running;
mod serve;
mod wire;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::{ReadError, Text, limit};
use running::{Loss, Running};
pub use serve::serve;

/// The hidden word after which the program serves as a reading process; the number of the process that it serves may follow.
pub const WORD: &str = "read-risky";

/// The reading process of one thread: started at the first file, started anew after its death, ended with its owner.
#[derive(Debug)]
pub struct Worker {
    program: Arc<Path>,
    patience: Duration,
    running: Option<Running>,
}

impl Worker {
    /// A worker that will run this program with [`WORD`].
    pub fn new(program: Arc<Path>) -> Self {
        Self { program, patience: Duration::from_secs(limit::READ_SECONDS.most), running: None }
    }

    /// The same worker with another time for each file.
    #[must_use]
    pub fn patient_for(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The process, where one runs.
    pub fn process(&self) -> Option<u32> {
        self.running.as_ref().map(Running::process)
    }

    /// Reads what a file holds. A process that dies under a file it did not begin with may have been worn out or killed from
    /// outside, so a fresh one tries once more.
    pub fn read(&mut self, bytes: &[u8]) -> Result<Text, ReadError> {
        let was_running = self.running.is_some();
        match self.ask(bytes) {
            Err(ReadError::ReaderDied { .. }) if was_running => self.ask(bytes),
            answer => answer,
        }
    }

    fn ask(&mut self, bytes: &[u8]) -> Result<Text, ReadError> {
        let mut running = match self.running.take() {
            Some(running) => running,
            None => Running::start(&self.program).map_err(|error| ReadError::ReaderDied { how: error.to_string() })?,
        };
        match running.ask(bytes, self.patience) {
            Ok(answer) => {
                self.running = Some(running);
                wire::decode(&answer).unwrap_or_else(|| Err(ReadError::ReaderDied { how: "answer".to_owned() }))
            }
            Err(Loss::Late) => Err(ReadError::TooSlow { seconds: self.patience.as_secs() }),
            Err(Loss::Gone) => Err(ReadError::ReaderDied { how: running.end() }),
        }
    }
}
