//! Narrows what a reading process may do, before it sees the first byte of a document.

use rustix::process::{Resource, Rlimit, Signal};

use crate::ingest::limit;

/// Files that a reading process may hold open: its pipes, and what the system's libraries want.
const OPEN_FILES: u64 = 16;

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
