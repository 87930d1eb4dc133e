//! Tells when somebody else has written in the review, on a thread of its own, so that two screens on one review see each
//! other's decisions while both work.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::review::Lookout;

/// Between two looks at the review: what another screen records is to be seen within two seconds.
const PERIOD: Duration = Duration::from_secs(1);
/// Where a look takes long (many files, a slow network) the next one waits so many times as long, up to this.
const SPARING: (u32, Duration) = (50, Duration::from_secs(20));

/// A review being watched; dropping it ends the watch at its next look.
#[derive(Debug)]
pub struct Vigil {
    stop: Arc<AtomicBool>,
}

impl Drop for Vigil {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Watches a review folder, which need not exist; `sink` is told of every change, this program's own among them, and says
/// whether more is wanted.
pub fn watch(review: &Path, sink: impl Fn() -> bool + Send + 'static) -> Vigil {
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    let mut lookout = Lookout::new(review);
    std::thread::spawn(move || {
        let mut pause = PERIOD;
        loop {
            std::thread::sleep(pause);
            let began = Instant::now();
            if stopped.load(Ordering::Relaxed) || (lookout.has_changed() && !sink()) {
                return;
            }
            let (times, longest) = SPARING;
            pause = began.elapsed().saturating_mul(times).clamp(PERIOD, longest);
        }
    });
    Vigil { stop }
}
