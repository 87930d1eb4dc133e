//! Narrows what a reading process may do, before it sees the first byte of a document.

use rustix::process::{Resource, Rlimit, Signal};

use crate::ingest::limit;

/// Files that a reading process may hold open: its pipes, and what the system's libraries want.
const OPEN_FILES: u64 = 16;

/// Bytes of memory that a small document may take.
const LEAST_MEMORY: u64 = 256 << 20;
/// How many times its size a document may take beside that: it stands there more than once.
const TIMES_ITS_SIZE: u64 = 8;

/// Tells whether the parent is still there; where it was gone before this process asked to die with it, no signal comes.
pub fn has_parent(parent: Option<u32>) -> bool {
    let own = rustix::process::getppid().and_then(|own| u32::try_from(own.as_raw_nonzero().get()).ok());
    parent.is_none() || parent == own
}

/// Limits memory to what a document of this size may take, so that a small bomb does not grow as large as the largest
/// document may.
pub fn confine_memory(size: usize) {
    let wanted = LEAST_MEMORY.saturating_add((size as u64).saturating_mul(TIMES_ITS_SIZE));
    let (current, maximum) = (Some(wanted.min(limit::READ_MEMORY.most)), Some(limit::READ_MEMORY.most));
    let _ = rustix::process::setrlimit(Resource::As, Rlimit { current, maximum });
}

/// Limits memory and open files, forbids core dumps and writing to files, and dies with the parent. What a system refuses is
/// left out: the parent's time limit and the process of its own remain.
pub fn confine() {
    for (resource, most) in [
        (Resource::As, limit::READ_MEMORY.most),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, OPEN_FILES),
    ] {
        let _ = rustix::process::setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_parent_process_death_signal(Some(Signal::KILL));
    // No folder is kept busy by a process that only waits.
    let _ = rustix::process::chdir("/");
}
