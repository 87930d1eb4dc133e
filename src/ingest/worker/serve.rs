//! The reading process: takes documents one after the other, answers each, ends with the stream.

use std::io;

use super::{confine, frame, wire};
use crate::ingest::{self, limit};

/// Serves `parent`, a process number, until the other side is gone. Nothing but answers is ever written.
pub fn serve(parent: Option<u32>) -> io::Result<()> {
    confine::confine();
    if !confine::has_parent(parent) {
        return Ok(());
    }
    std::panic::set_hook(Box::new(|_| {}));
    let (mut asked, mut answers) = (io::stdin().lock(), io::stdout().lock());
    while let Some(bytes) = frame::read(&mut asked, limit::FILE.most)? {
        confine::confine_memory(bytes.len());
        let read = ingest::guarded(|| {
            #[cfg(debug_assertions)]
            super::fault::obey(&bytes);
            ingest::text_of(&bytes)
        });
        frame::write(&mut answers, &wire::encode(&read))?;
    }
    Ok(())
}
