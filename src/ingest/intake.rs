//! Where one thread takes files in: it opens them, tells their formats, and hands risky ones to its reading process.

use std::path::Path;
use std::sync::Arc;

use super::worker::Worker;
use super::{ReadError, Text, archive, file, guarded, json, reader_of};
use crate::model::document::{Digest, Document, Source};

/// Takes in one file after the other.
#[derive(Debug, Default)]
pub struct Intake {
    worker: Option<Worker>,
}

impl Intake {
    /// An intake whose risky files are read by this program, our own; without one they are read in this process.
    pub fn new(program: Option<Arc<Path>>) -> Self {
        Self { worker: program.map(Worker::new) }
    }

    /// Reads one file, or one report in a file of several.
    pub fn read(&mut self, path: &Path) -> Result<Document, ReadError> {
        let bytes = match json::bundle::split(path) {
            Some((file, start)) => json::bundle::read(file, start)?,
            None => match file::read(path) {
                Err(ReadError::Missing) => archive::read(path)?,
                bytes => bytes?,
            },
        };
        self.read_bytes(path, &bytes)
    }

    /// Reads what a file holds; `path` is only its name.
    pub fn read_bytes(&mut self, path: &Path, bytes: &[u8]) -> Result<Document, ReadError> {
        let reader = reader_of(bytes)?;
        let read = match &mut self.worker {
            Some(worker) if reader.risky => worker.read(bytes),
            _ if reader.risky => guarded(|| reader.text_of(bytes)),
            _ => reader.text_of(bytes),
        };
        let Text { text, encoding, undecoded, hidden, pages, declared, restated } = read?;
        let source = Source {
            path: path.to_owned(),
            kept_in: None,
            format: reader.format,
            encoding,
            bytes: bytes.len() as u64,
            sha256: (text.as_bytes() != bytes).then(|| Digest::of(bytes)),
            undecoded,
            hidden,
        };
        let source =
            restated.as_ref().and_then(|restated| restated.origin.clone()).map_or(source, |origin| origin.of(path));
        Ok(Document::new(source, text).paged(pages).declaring(declared).restating(restated))
    }
}
