//! How far a long reading is, on one line of standard error that is wiped away in the end; only where a person looks.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::text::phrase::Lang;

/// Before this nobody has begun to wait.
const FIRST: Duration = Duration::from_millis(500);
/// Between two lines.
const STEP: Duration = Duration::from_millis(250);

/// A line that tells how many files were read.
#[derive(Debug)]
pub struct Progress {
    lang: Lang,
    next: Option<Instant>,
    shown: bool,
}

impl Progress {
    /// Begins to tell, where that is wanted and a terminal can show it.
    pub fn new(lang: Lang, wanted: bool) -> Self {
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        let can = wanted && !dumb && io::stderr().is_terminal();
        Self { lang, next: can.then(|| Instant::now() + FIRST), shown: false }
    }

    /// Hears that so many files of all are read.
    pub fn tick(&mut self, read: usize, all: usize) {
        let Some(next) = self.next.filter(|next| Instant::now() >= *next) else { return };
        self.next = Some(next.max(Instant::now()) + STEP);
        self.shown = true;
        match self.lang {
            Lang::Zh => Self::show(&format!("正在读取 {read}/{all}")),
            Lang::En => Self::show(&format!("reading {read}/{all}")),
        }
    }

    fn show(text: &str) {
        let mut err = io::stderr().lock();
        // A progress line that cannot be shown is not missed.
        let _ = write!(err, "\r{text}\u{1b}[K").and_then(|()| err.flush());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            Self::show("");
        }
    }
}
