//! Makes sure that the program ends when it must: it tells the main loop, and if that does not leave in time, saves what
//! can be saved and ends the process. It decides nothing about what is saved.

use std::{
    fmt, process,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use signal_hook::consts::SIGHUP;

use super::{Input, hold::Hold};

/// How long the main loop may take to leave.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where inputs go; false when nobody takes them any more.
pub(super) type Sink = Box<dyn Fn(Input) -> bool + Send + Sync>;

/// What is done last when the main loop does not leave by itself.
pub(super) type LastWill = Box<dyn FnOnce() + Send>;

/// The way out.
pub(super) struct Farewell {
    hold: Arc<Hold>,
    sink: Sink,
    will: Mutex<Option<LastWill>>,
    begun: AtomicBool,
}

impl fmt::Debug for Farewell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Farewell").field("begun", &self.begun).finish_non_exhaustive()
    }
}

impl Farewell {
    pub(super) fn new(hold: Arc<Hold>, sink: Sink, will: LastWill) -> Self {
        Self { hold, sink, will: Mutex::new(Some(will)), begun: AtomicBool::new(false) }
    }

    /// Hands an input to the main loop.
    pub(super) fn send(&self, input: Input) -> bool {
        (self.sink)(input)
    }

    /// Tells the main loop to leave and watches that it does; only the first reason counts.
    pub(super) fn begin(self: &Arc<Self>, why: Input) {
        if self.begun.swap(true, Ordering::SeqCst) {
            return;
        }
        let status = status_of(&why);
        self.send(why);
        let this = Arc::clone(self);
        thread::spawn(move || {
            if !this.hold.wait_left(PATIENCE) {
                this.end(status);
            }
        });
    }

    fn end(&self, status: i32) -> ! {
        let will = self.will.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(will) = will {
            will();
        }
        self.hold.leave();
        process::exit(status)
    }
}

/// The exit status a shell expects: 128 and the signal, or that of a panic.
fn status_of(why: &Input) -> i32 {
    match why {
        Input::Leave(signal) => 128 + signal,
        Input::Crashed => 101,
        _ => 128 + SIGHUP,
    }
}
