//! A reading process that runs, seen from the program: asked with a time limit on both ways, ended for good when dropped.

use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_setfl};

use super::{WORD, frame};
use crate::ingest::limit;

/// Why no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// It did not come in time.
    Late,
    /// The process is gone.
    Gone,
}

impl From<io::Error> for Loss {
    fn from(_: io::Error) -> Self {
        Self::Gone
    }
}

/// A reading process with its two pipes.
#[derive(Debug)]
pub struct Running {
    child: Child,
    asked: ChildStdin,
    answers: ChildStdout,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may be gone already; what matters is that it is afterwards, and that nothing of it is left in the system.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Running {
    /// Starts the process: in a group of its own, so that Ctrl-C and a lost terminal reach it through us only, and with no
    /// way to the terminal.
    pub fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg(WORD)
            .arg(std::process::id().to_string())
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn()?;
        let (Some(asked), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let running = Self { child, asked, answers };
        fcntl_setfl(&running.asked, OFlags::NONBLOCK)?;
        fcntl_setfl(&running.answers, OFlags::NONBLOCK)?;
        Ok(running)
    }

    /// Its number in the system.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Sends a message and waits for the answer, so long in all.
    pub fn ask(&mut self, message: &[u8], patience: Duration) -> Result<Vec<u8>, Loss> {
        let deadline = Instant::now() + patience;
        self.send(&frame::head(message), deadline)?;
        self.send(message, deadline)?;
        let mut head = [0; frame::HEAD];
        self.receive(&mut head, deadline)?;
        // A character takes four bytes at most, and some more where JSON writes it by its number.
        let length = u64::from_le_bytes(head);
        if length > limit::CHARACTERS.most * 8 {
            return Err(Loss::Gone);
        }
        let mut answer = vec![0; usize::try_from(length).map_err(|_| Loss::Gone)?];
        self.receive(&mut answer, deadline)?;
        Ok(answer)
    }

    fn send(&mut self, mut bytes: &[u8], deadline: Instant) -> Result<(), Loss> {
        while !bytes.is_empty() {
            match self.asked.write(bytes) {
                Ok(0) => return Err(Loss::Gone),
                Ok(sent) => bytes = bytes.get(sent..).unwrap_or_default(),
                Err(error) => wait_where_it_helps(&error, &self.asked, PollFlags::OUT, deadline)?,
            }
        }
        Ok(())
    }

    fn receive(&mut self, mut room: &mut [u8], deadline: Instant) -> Result<(), Loss> {
        while !room.is_empty() {
            match self.answers.read(room) {
                Ok(0) => return Err(Loss::Gone),
                Ok(received) => room = room.get_mut(received..).unwrap_or_default(),
                Err(error) => wait_where_it_helps(&error, &self.answers, PollFlags::IN, deadline)?,
            }
        }
        Ok(())
    }

    /// Ends it and says how it ended: by which signal, or with which code.
    pub fn end(mut self) -> String {
        // Its pipes are closed, so it ends by itself or has ended; killing first would hide how.
        let ended = wait_a_little(&mut self.child);
        let Some(status) = ended else { return "no answer".to_owned() };
        match (status.signal(), status.code()) {
            (Some(6), _) => "SIGABRT".to_owned(),
            (Some(9), _) => "SIGKILL".to_owned(),
            (Some(11), _) => "SIGSEGV".to_owned(),
            (Some(signal), _) => format!("signal {signal}"),
            (None, code) => format!("exit {}", code.unwrap_or_default()),
        }
    }
}

/// Waits until a pipe is ready; an error that waiting does not mend is a loss.
fn wait_where_it_helps(error: &io::Error, pipe: &impl AsFd, ready: PollFlags, deadline: Instant) -> Result<(), Loss> {
    match error.kind() {
        io::ErrorKind::Interrupted => return Ok(()),
        io::ErrorKind::WouldBlock => {}
        _ => return Err(Loss::Gone),
    }
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(Loss::Late);
    }
    let left =
        Timespec { tv_sec: i64::try_from(left.as_secs()).unwrap_or(i64::MAX), tv_nsec: left.subsec_nanos().into() };
    match poll(&mut [PollFd::new(pipe, ready)], Some(&left)) {
        Ok(0) => Err(Loss::Late),
        Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
        Err(_) => Err(Loss::Gone),
    }
}

/// The status of a process that has closed its pipes: it is on its way out, so the wait is short.
fn wait_a_little(child: &mut Child) -> Option<std::process::ExitStatus> {
    (0..500).find_map(|_| {
        let ended = child.try_wait().ok().flatten();
        if ended.is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        ended
    })
}
