//! Entering and leaving the terminal, one write a frame, and everything that comes in: keys, pastes, signals, the end of
//! the terminal. It draws nothing of its own and knows no pane.

mod abilities;
mod assembler;
mod crash;
mod farewell;
mod glyph;
mod hold;
mod key;
mod listen;
mod painter;
mod pen;
mod probe;
mod sequence;
mod shift;
mod strokes;
mod tty;

use std::{
    fmt, io,
    sync::{Arc, OnceLock},
};

use crossterm::{Command, clipboard::CopyToClipboard, event::Event};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Size},
};

pub use self::{
    abilities::{Abilities, Frames, Options},
    key::{Press, fold},
    probe::Answer,
};
use self::{crash::Watch, farewell::Farewell, hold::Hold, listen::Listener, painter::Painter, tty::Tty};
use crate::text::phrase::{Bilingual, Phrase};

/// The most that is put on the clipboard; terminals drop more in silence.
const CLIPBOARD: usize = 64 * 1024;

/// What comes in from the terminal and the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Press),
    /// Several keys that arrived together.
    Keys(Vec<Press>),
    /// Pasted text; foreign, line ends as `\n`.
    Paste(String),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The program was suspended and goes on: everything must be drawn again.
    Resumed,
    /// The terminal is gone: save and leave within a second.
    Gone,
    /// A signal asks to end: save and leave within a second.
    Leave(i32),
    /// Another thread panicked: save and leave within a second.
    Crashed,
}

/// The terminal while the program holds it; dropping it gives the terminal back.
pub struct Screen {
    hold: Arc<Hold>,
    painter: Painter,
    size: Size,
    abilities: Abilities,
    answer: Answer,
    typed: Vec<Event>,
    farewell: Arc<OnceLock<Arc<Farewell>>>,
}

impl fmt::Debug for Screen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Screen").field("abilities", &self.abilities).finish_non_exhaustive()
    }
}

impl Screen {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, no cursor; asks what it can show.
    ///
    /// # Errors
    /// Where standard output is no terminal or one without a screen, or where the terminal refuses.
    pub fn enter(options: &Options) -> io::Result<Self> {
        if std::env::var("TERM").is_ok_and(|term| term == "dumb") {
            return Err(io::Error::other(Bilingual::from(DUMB)));
        }
        let hold = Arc::new(Hold::take(Tty::open()?)?);
        let farewell = Arc::new(OnceLock::new());
        crash::install(Watch {
            hold: Arc::downgrade(&hold),
            farewell: Arc::clone(&farewell),
            folder: options.crash_folder.clone(),
            is_caught: options.is_caught,
        });
        Self::begin(hold, options, farewell)
    }

    fn begin(hold: Arc<Hold>, options: &Options, farewell: Arc<OnceLock<Arc<Farewell>>>) -> io::Result<Self> {
        let started = ask(&hold.tty, options).and_then(|heard| Ok((heard, hold.tty.size()?)));
        let ((answer, typed), (width, height)) = started.inspect_err(|_| hold.leave())?;
        let abilities = Abilities::found(options, answer);
        let painter = Painter::new(Size { width, height }, abilities);
        let typed = probe::events_of(&typed);
        Ok(Self { hold, painter, size: Size { width, height }, abilities, answer, typed, farewell })
    }

    /// Returns what the terminal can show.
    pub fn abilities(&self) -> Abilities {
        self.abilities
    }

    /// Returns what the terminal answered; `Garbled` means that it does not read UTF-8.
    pub fn answer(&self) -> Answer {
        self.answer
    }

    /// Starts to listen: `sink` gets every input and returns false when nobody takes them any more; `last_will` is run,
    /// and the process ended, if the screen was not left a second after [`Input::Gone`], `Leave` or `Crashed`.
    ///
    /// Until it is called, a signal still ends the process with the terminal taken: call it right after entering.
    pub fn listen<F, W>(&mut self, sink: F, last_will: W) -> io::Result<()>
    where
        F: Fn(Input) -> bool + Send + Sync + 'static,
        W: FnOnce() + Send + 'static,
    {
        let hold = Arc::clone(&self.hold);
        let farewell = Farewell::new(Arc::clone(&hold), Box::new(sink), Box::new(last_will));
        let farewell = Arc::clone(self.farewell.get_or_init(|| Arc::new(farewell)));
        Listener { hold, farewell }.start(std::mem::take(&mut self.typed))
    }

    /// Draws a frame, with the cursor where `render` says, and writes what changed, at once. A terminal that takes no bytes
    /// counts as gone.
    pub fn draw(&mut self, render: impl FnOnce(&mut Buffer) -> Option<Position>) {
        if let Ok((width, height)) = self.hold.tty.size() {
            self.size = Size { width, height };
        }
        if let Some(bytes) = self.painter.paint(self.size, render) {
            self.write(&bytes);
        }
    }

    /// Forgets what is on the terminal, so that the next frame is drawn whole; for [`Input::Resumed`] and Ctrl-L.
    pub fn redraw(&mut self) {
        self.painter.forget();
    }

    /// Puts a text of ours on the clipboard of the user's machine (OSC 52); false if it is too long or holds controls.
    ///
    /// Nothing tells whether the terminal took it.
    pub fn copy(&self, text: &str) -> bool {
        let bad = |c: char| c.is_control() && c != '\n' && c != '\t';
        let mut bytes = String::new();
        if text.len() > CLIPBOARD || text.contains(bad) {
            return false;
        }
        if CopyToClipboard::to_clipboard_from(text).write_ansi(&mut bytes).is_err() {
            return false;
        }
        self.write(bytes.as_bytes());
        true
    }

    /// Gives the terminal back; a second call does nothing.
    pub fn leave(&mut self) {
        self.hold.leave();
    }

    fn write(&self, bytes: &[u8]) {
        if self.hold.write(bytes).is_err()
            && let Some(farewell) = self.farewell.get()
        {
            farewell.begin(Input::Gone);
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}

const DUMB: Phrase = Phrase::new("TERM=dumb 的终端没有屏幕", "a terminal with TERM=dumb has no screen");

/// Asks the terminal only for what the options leave open.
fn ask(tty: &Tty, options: &Options) -> io::Result<(Answer, Vec<u8>)> {
    if options.ambiguous.is_some() && options.frames.is_some() {
        return Ok((Answer::Silent, Vec::new()));
    }
    probe::probe(tty)
}
