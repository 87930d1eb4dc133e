//! The program's hold on the terminal: taken, let go for a suspension, given up for good. Every byte to the terminal goes
//! through it, so that nothing is drawn onto a screen that is not ours.

use std::{
    io,
    sync::{Condvar, Mutex, MutexGuard, PoisonError, TryLockError},
    thread,
    time::Duration,
};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::tty::Tty;

/// Alternate screen, bracketed paste, no wrapping at the edge (a misjudged glyph must not shift the next row), no cursor.
const TAKE: &str = "\u{1b}[?1049h\u{1b}[?2004h\u{1b}[?7l\u{1b}[?25l\u{1b}[2J\u{1b}[H";

/// The opposite, with an end to whatever frame was under way.
const RESTORE: &str = "\u{1b}[?2026l\u{1b}[0m\u{1b}[?25h\u{1b}[?7h\u{1b}[?2004l\u{1b}[?1049l";

/// How often, ten milliseconds apart, giving up waits for a frame that is being written.
const TRIES: u32 = 20;

/// The hold; shared by the screen, the threads that listen, and the panic hook.
#[derive(Debug)]
pub(super) struct Hold {
    /// The device.
    pub(super) tty: Tty,
    taken: Mutex<bool>,
    left: Mutex<bool>,
    departed: Condvar,
}

impl Hold {
    /// Takes the terminal.
    pub(super) fn take(tty: Tty) -> io::Result<Self> {
        let hold = Self { tty, taken: Mutex::new(false), left: Mutex::new(false), departed: Condvar::new() };
        hold.take_back().inspect_err(|_| hold.leave())?;
        Ok(hold)
    }

    /// Takes the terminal again after a stop, whether it had been let go or not.
    pub(super) fn take_back(&self) -> io::Result<()> {
        let mut taken = locked(&self.taken);
        if self.has_left() {
            return Ok(());
        }
        if !*taken {
            enable_raw_mode()?;
            *taken = true;
        }
        self.tty.insist_on_raw()?;
        self.tty.write_all(TAKE.as_bytes())
    }

    /// Lets the terminal go for a while; false if it was not held.
    pub(super) fn let_go(&self) -> bool {
        let mut taken = locked(&self.taken);
        std::mem::take(&mut *taken).then(|| self.restore()).is_some()
    }

    /// Writes to the terminal if it is held, else drops the bytes.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let taken = locked(&self.taken);
        if *taken { self.tty.write_all(bytes) } else { Ok(()) }
    }

    /// Tells whether the terminal is held now.
    pub(super) fn is_taken(&self) -> bool {
        self.try_taken().is_none_or(|taken| *taken)
    }

    /// Restores the terminal for good; a second call does nothing.
    ///
    /// A panic may have happened, or a write may hang, while the lock is held: then it restores without the lock.
    pub(super) fn leave(&self) {
        let mut left = locked(&self.left);
        if std::mem::replace(&mut *left, true) {
            return;
        }
        let held = self.try_taken().is_none_or(|mut taken| std::mem::take(&mut *taken));
        if held {
            self.restore();
        }
        self.departed.notify_all();
    }

    /// Waits until the terminal was left; false if that took too long.
    pub(super) fn wait_left(&self, patience: Duration) -> bool {
        let left = locked(&self.left);
        let waited = self.departed.wait_timeout_while(left, patience, |left| !*left);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn has_left(&self) -> bool {
        *locked(&self.left)
    }

    fn try_taken(&self) -> Option<MutexGuard<'_, bool>> {
        for _ in 0..TRIES {
            match self.taken.try_lock() {
                Ok(taken) => return Some(taken),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(10)),
            }
        }
        None
    }

    /// Failing is no reason to stop: the terminal may be gone, and there is nobody left to tell.
    fn restore(&self) {
        drop(self.tty.write_all(RESTORE.as_bytes()));
        drop(disable_raw_mode());
    }
}

fn locked(mutex: &Mutex<bool>) -> MutexGuard<'_, bool> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
