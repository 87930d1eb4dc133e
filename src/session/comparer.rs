//! Compares the texts of a corpus on a thread of its own, so that the screen never waits for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::event::Event;
use super::likeness::{Heard, Texts};
use super::settings::Method;

/// Takes events and says whether more are wanted.
type Sink = Arc<dyn Fn(Event) -> bool + Send + Sync>;

/// Compares in the background; dropping it ends the work.
pub struct Comparer {
    method: Method,
    sink: Sink,
    stop: Arc<AtomicBool>,
}

impl Comparer {
    /// A comparer that has nothing to do yet.
    pub fn new(method: Method, sink: impl Fn(Event) -> bool + Send + Sync + 'static) -> Self {
        Self { method, sink: Arc::new(sink), stop: Arc::default() }
    }

    /// Begins to compare texts as they were gathered; what was begun before ends.
    pub fn begin(&mut self, texts: Texts) {
        self.stop.store(true, Ordering::Relaxed);
        self.stop = Arc::default();
        let (method, sink, stop) = (self.method.clone(), Arc::clone(&self.sink), Arc::clone(&self.stop));
        std::thread::spawn(move || {
            let mut hear = |heard: Heard| !stop.load(Ordering::Relaxed) && sink(Event::Heard(heard));
            texts.in_order().compare(&method, &mut hear);
        });
    }
}

impl Drop for Comparer {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl std::fmt::Debug for Comparer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Comparer").finish_non_exhaustive()
    }
}
