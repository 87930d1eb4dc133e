//! What happens when the program panics, in whatever thread: the terminal is restored first, then the message is shown on
//! the normal screen and kept in a private file. Panics that a caller catches on purpose are let through in silence.

use std::{
    backtrace::Backtrace,
    fs::{DirBuilder, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    panic::{self, PanicHookInfo},
    path::{Path, PathBuf},
    process,
    sync::{Arc, OnceLock, Weak},
    thread,
    time::{SystemTime, UNIX_EPOCH},
};

use super::{Input, farewell::Farewell, hold::Hold};
use crate::text::neutralise::neutralise;

/// What the hook needs to know.
pub(super) struct Watch {
    /// The hold to give up; where it is gone, the previous hook speaks.
    pub(super) hold: Weak<Hold>,
    /// The way out, once somebody listens.
    pub(super) farewell: Arc<OnceLock<Arc<Farewell>>>,
    /// Where crash files go.
    pub(super) folder: Option<PathBuf>,
    /// Tells whether a panic of this thread is caught on purpose.
    pub(super) is_caught: fn() -> bool,
}

/// Installs the hook in front of the one there is. Call it on the thread that draws.
pub(super) fn install(watch: Watch) {
    let drawing = thread::current().id();
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |crash| {
        if (watch.is_caught)() {
            return;
        }
        let Some(hold) = watch.hold.upgrade().filter(|hold| hold.is_taken()) else {
            previous(crash);
            return;
        };
        hold.leave();
        report(crash, watch.folder.as_deref());
        // The drawing thread unwinds and ends the program; any other must ask it to.
        if thread::current().id() != drawing
            && let Some(farewell) = watch.farewell.get()
        {
            farewell.begin(Input::Crashed);
        }
    }));
}

fn report(crash: &PanicHookInfo<'_>, folder: Option<&Path>) {
    let message = safe_lines(crash.payload_as_str().unwrap_or("?"));
    let place = crash.location().map_or_else(String::new, ToString::to_string);
    let kept = folder.and_then(|folder| keep(folder, &account(&message, &place)).ok());
    let told = tell(&message, &place, kept.as_deref());
    // Nobody is left to be told that telling failed.
    drop(io::stderr().write_all(told.as_bytes()));
}

/// A message may quote the document that led to it.
fn safe_lines(message: &str) -> String {
    let lines: Vec<_> = message.lines().map(neutralise).collect();
    lines.join("\n  ")
}

fn tell(message: &str, place: &str, kept: Option<&Path>) -> String {
    let kept = kept.map_or_else(
        || "（没能写下崩溃记录 / no crash file could be written）".to_owned(),
        |path| neutralise(&path.to_string_lossy()).into_owned(),
    );
    format!(
        "gouji 出错，已退出；此前的处置都已存盘。\ngouji crashed; every decision made before is on disk.\n  {message}\n  {place}\n  {kept}\n"
    )
}

fn account(message: &str, place: &str) -> String {
    let thread = thread::current();
    let name = thread.name().unwrap_or("?");
    let version = env!("CARGO_PKG_VERSION");
    let trace = Backtrace::force_capture();
    format!("gouji {version}\nthread: {name}\nplace: {place}\nmessage: {message}\n\n{trace}\n")
}

/// Writes a file that only its owner can read, into a folder of the same kind.
fn keep(folder: &Path, account: &str) -> io::Result<PathBuf> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let path = folder.join(format!("crash-{seconds}-{}.txt", process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path)?;
    file.write_all(account.as_bytes())?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_crash_file_is_private_and_never_overwrites() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("state");
        let path = keep(&below, "what happened").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "what happened");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(below.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn the_message_cannot_act_on_the_terminal() {
        let told = tell(&safe_lines("bad cell \u{1b}]0;x\u{7}\nnext"), "src/a.rs:1:2", None);
        assert!(told.contains("bad cell ␛]0;x␇\n  next\n  src/a.rs:1:2"));
        assert!(!told.contains('\u{1b}'));
    }
}
