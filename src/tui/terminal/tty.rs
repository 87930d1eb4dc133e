//! The terminal as a device: bytes out, readiness, size. It knows neither screens nor keys.

use std::{
    fs::OpenOptions,
    io::{self, ErrorKind},
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    time::Duration,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
    termios,
};

use crate::text::phrase::{Bilingual, Phrase};

/// Whether keys can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readiness {
    /// There is something to read.
    Ready,
    /// Nothing came in time.
    Quiet,
    /// The terminal is gone.
    Gone,
}

/// The two ends of the terminal this process was started on.
#[derive(Debug)]
pub(super) struct Tty {
    input: OwnedFd,
    output: OwnedFd,
}

impl Tty {
    /// Opens the terminal: standard output, and standard input or, where that is a pipe, `/dev/tty`.
    pub(super) fn open() -> io::Result<Self> {
        let (input, output) = (io::stdin(), io::stdout());
        if !termios::isatty(&output) {
            return Err(io::Error::other(Bilingual::from(NOT_A_TERMINAL)));
        }
        let input = if termios::isatty(&input) {
            input.as_fd().try_clone_to_owned()?
        } else {
            OpenOptions::new().read(true).write(true).open("/dev/tty")?.into()
        };
        Ok(Self { input, output: output.as_fd().try_clone_to_owned()? })
    }

    /// Writes all bytes, or fails because the terminal is gone.
    pub(super) fn write_all(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match rustix::io::write(&self.output, bytes) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => {
                    wait(self.output.as_fd(), PollFlags::OUT, None)?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Reads what is there and puts it behind `bytes`.
    pub(super) fn read(&self, bytes: &mut Vec<u8>) -> io::Result<()> {
        let mut chunk = [0; 256];
        let read = rustix::io::read(&self.input, &mut chunk)?;
        bytes.extend_from_slice(chunk.get(..read).unwrap_or_default());
        Ok(())
    }

    /// Waits until a key can be read; without a limit where none is given.
    pub(super) fn wait_input(&self, limit: Option<Duration>) -> io::Result<Readiness> {
        let seen = wait(self.input.as_fd(), PollFlags::IN, limit)?;
        Ok(if is_gone(seen) {
            Readiness::Gone
        } else if seen.is_empty() {
            Readiness::Quiet
        } else {
            Readiness::Ready
        })
    }

    /// Waits, as long as it takes, until the terminal is gone; false where that cannot be told.
    pub(super) fn wait_gone(&self) -> bool {
        loop {
            match wait(self.input.as_fd(), PollFlags::empty(), None) {
                Ok(seen) if is_gone(seen) => return true,
                Ok(seen) if seen.is_empty() => {}
                _ => return false,
            }
        }
    }

    /// Returns columns and rows; at least one each.
    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        let size = termios::tcgetwinsize(&self.output)?;
        Ok((size.ws_col.max(1), size.ws_row.max(1)))
    }

    /// Puts the keyboard into raw mode although it should be there: a shell may have changed it behind our back.
    pub(super) fn insist_on_raw(&self) -> io::Result<()> {
        let mut modes = termios::tcgetattr(&self.input)?;
        if modes.local_modes.contains(termios::LocalModes::ICANON) {
            modes.make_raw();
            termios::tcsetattr(&self.input, termios::OptionalActions::Now, &modes)?;
        }
        Ok(())
    }
}

const NOT_A_TERMINAL: Phrase = Phrase::new("标准输出不是终端", "standard output is no terminal");

fn is_gone(seen: PollFlags) -> bool {
    seen.intersects(PollFlags::HUP | PollFlags::ERR)
}

/// Polls one descriptor; a signal counts as quiet only where a limit was given.
fn wait(fd: BorrowedFd<'_>, wanted: PollFlags, limit: Option<Duration>) -> io::Result<PollFlags> {
    let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
    let mut fds = [PollFd::from_borrowed_fd(fd, wanted)];
    loop {
        match poll(&mut fds, limit.as_ref()) {
            Ok(_) => return Ok(fds[0].revents()),
            Err(Errno::INTR) if limit.is_none() => {}
            Err(Errno::INTR) => return Ok(PollFlags::empty()),
            Err(error) => return Err(error.into()),
        }
    }
}
