//! The threads that listen: to the keyboard, to signals, and for the end of the terminal. They only pass on what they
//! hear, and let go of the terminal while the program is suspended.

use std::{io, sync::Arc, thread, time::Duration};

use crossterm::event::{self, Event, KeyCode};
use rustix::process::{Signal, getpgid, getpgrp, getppid, getsid, kill_current_process_group};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
};

use super::{
    Input,
    assembler::{Assembler, HOLD, HOLD_REMOTE, Heard},
    farewell::Farewell,
    hold::Hold,
    key::Press,
    probe,
    tty::Readiness,
};

/// How long a piece of pasted text may be behind the one before.
const PIECE: Duration = Duration::from_millis(15);

/// What the three threads share.
#[derive(Clone)]
pub(super) struct Listener {
    pub(super) hold: Arc<Hold>,
    pub(super) farewell: Arc<Farewell>,
}

impl Listener {
    /// Starts the threads; `typed` are the events of keys that were pressed before.
    pub(super) fn start(self, typed: Vec<Event>) -> io::Result<()> {
        let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGCONT, SIGTSTP])?;
        let (keys, watcher) = (self.clone(), self.clone());
        spawn("signals", move || self.hear_signals(signals))?;
        spawn("hangup", move || watcher.watch())?;
        spawn("keys", move || keys.hear_keys(typed))
    }

    /// Waits for the end of the terminal; no signal need come with it.
    fn watch(&self) {
        if self.hold.tty.wait_gone() {
            self.farewell.begin(Input::Gone);
        }
    }

    fn hear_signals(&self, mut signals: Signals) {
        for signal in signals.forever() {
            match signal {
                SIGWINCH => self.tell_size(),
                SIGCONT => self.resume(),
                SIGTSTP => self.suspend(),
                deadly => self.farewell.begin(Input::Leave(deadly)),
            }
        }
    }

    fn tell_size(&self) {
        if let Ok((columns, rows)) = self.hold.tty.size() {
            self.farewell.send(Input::Resize(columns, rows));
        }
    }

    /// Lets go of the terminal and stops, if there is a shell that can wake us; [`resume`](Self::resume) goes on.
    fn suspend(&self) {
        if !is_resumable() || !self.hold.let_go() {
            return;
        }
        if kill_current_process_group(Signal::STOP).is_err() {
            self.resume();
        }
    }

    fn resume(&self) {
        if self.hold.take_back().is_err() {
            self.farewell.begin(Input::Gone);
            return;
        }
        self.tell_size();
        self.farewell.send(Input::Resumed);
    }

    fn hear_keys(&self, typed: Vec<Event>) {
        let mut keys = Keys { listener: self, assembler: Assembler::new(hold_time()) };
        // Without a keyboard nothing can be done, not even leaving.
        match keys.hear(typed) {
            Ok(Ended::Unheard) => {}
            Ok(Ended::Gone) | Err(_) => self.farewell.begin(Input::Gone),
        }
    }
}

/// Why no more keys are read.
enum Ended {
    /// Nobody takes them.
    Unheard,
    /// The terminal is gone.
    Gone,
}

struct Keys<'a> {
    listener: &'a Listener,
    assembler: Assembler,
}

impl Keys<'_> {
    /// Waits on the terminal itself, since crossterm never returns from a terminal that is gone.
    fn hear(&mut self, typed: Vec<Event>) -> io::Result<Ended> {
        for event in typed {
            if !self.pass_on(event) {
                return Ok(Ended::Unheard);
            }
        }
        loop {
            let heard = match self.listener.hold.tty.wait_input(self.left())? {
                Readiness::Gone => return Ok(Ended::Gone),
                Readiness::Quiet => self.deliver_expired(),
                Readiness::Ready => self.drain()?,
            };
            if !heard {
                return Ok(Ended::Unheard);
            }
        }
    }

    /// The time left until a held escape is one.
    fn left(&self) -> Option<Duration> {
        self.assembler.deadline().map(|deadline| deadline.saturating_duration_since(now()))
    }

    /// Takes all that is there, and hands it on together: keys that arrive at once may be pasted text.
    fn drain(&mut self) -> io::Result<bool> {
        let mut heard = self.collect()?;
        // Text that is pasted may come in pieces; a piece that ends with a line is no key that was pressed. An Enter alone is, and
        // waits for nothing.
        while heard.len() > 1
            && ends_with_line(&heard)
            && self.listener.hold.tty.wait_input(Some(PIECE))? == Readiness::Ready
        {
            let more = self.collect()?;
            if more.is_empty() {
                break;
            }
            heard.extend(more);
        }
        Ok(self.deliver(heard))
    }

    fn collect(&mut self) -> io::Result<Vec<Heard>> {
        let (mut heard, mut nothing) = (Vec::new(), true);
        while event::poll(Duration::ZERO)? {
            nothing = false;
            heard.extend(self.assembler.push(event::read()?, now()));
        }
        if nothing {
            heard = self.take_overlooked()?;
        }
        Ok(heard)
    }

    /// Takes keys that crossterm does not see: a change of size that is told together with them makes it forget that they are
    /// there, until the next key comes. What stands behind an escape is put together by the assembler, as for keys typed early.
    fn take_overlooked(&mut self) -> io::Result<Vec<Heard>> {
        let tty = &self.listener.hold.tty;
        let mut bytes = Vec::new();
        while tty.wait_input(Some(Duration::ZERO))? == Readiness::Ready {
            tty.read(&mut bytes)?;
        }
        Ok(probe::events_of(&bytes).into_iter().flat_map(|event| self.assembler.push(event, now())).collect())
    }

    fn pass_on(&mut self, event: Event) -> bool {
        let heard = self.assembler.push(event, now());
        self.deliver(heard)
    }

    fn deliver_expired(&mut self) -> bool {
        let heard = self.assembler.expire(now());
        self.deliver(heard)
    }

    fn deliver(&self, heard: Vec<Heard>) -> bool {
        let mut keys = Vec::new();
        for heard in heard {
            let is_heard = match heard {
                Heard::Key(press) if press.is_suspend() => {
                    let is_heard = self.deliver_keys(&mut keys);
                    self.listener.suspend();
                    is_heard
                }
                Heard::Key(press) => {
                    keys.push(press);
                    true
                }
                Heard::Paste(text) => self.deliver_keys(&mut keys) && self.listener.farewell.send(Input::Paste(text)),
            };
            if !is_heard {
                return false;
            }
        }
        self.deliver_keys(&mut keys)
    }

    fn deliver_keys(&self, keys: &mut Vec<Press>) -> bool {
        let farewell = &self.listener.farewell;
        match std::mem::take(keys).as_slice() {
            [] => true,
            [press] => farewell.send(Input::Key(*press)),
            several => farewell.send(Input::Keys(several.to_vec())),
        }
    }
}

/// Tells whether several keys end with that of a line.
fn ends_with_line(heard: &[Heard]) -> bool {
    heard.len() > 1 && matches!(heard.last(), Some(Heard::Key(press)) if press.code == KeyCode::Enter)
}

fn now() -> std::time::Instant {
    std::time::Instant::now()
}

fn hold_time() -> Duration {
    if std::env::var_os("SSH_CONNECTION").is_some() { HOLD_REMOTE } else { HOLD }
}

/// Tells whether a shell of our session looks after our process group: a group without one would sleep forever.
fn is_resumable() -> bool {
    let Some(parent) = getppid() else {
        return false;
    };
    let (Ok(session), Ok(parents)) = (getsid(None), getsid(Some(parent))) else {
        return false;
    };
    // A wrapper script shares our group; if it leads the session, nobody stands above it.
    let wrapped = getpgid(Some(parent)).is_ok_and(|group| group == getpgrp());
    session == parents && !(wrapped && session == parent)
}

fn spawn(name: &str, task: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(task).map(drop)
}
