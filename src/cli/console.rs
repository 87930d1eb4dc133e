//! Where commands speak: results on standard output, messages on standard error, nothing foreign unguarded on either.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use serde::Serialize;

use super::status::Halt;
use crate::text::json;
use crate::text::neutralise::neutralise;
use crate::text::phrase::{Lang, Phrase};

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// JSON in several lines.
    Json,
    /// JSON, one object a line.
    Ndjson,
}

/// Standard output and standard error.
#[derive(Debug)]
pub struct Console {
    out: BufWriter<Stdout>,
    /// The language of everything said.
    pub lang: Lang,
}

impl Console {
    /// A console that speaks a language.
    pub fn new(lang: Lang) -> Self {
        Self { out: BufWriter::with_capacity(1 << 16, io::stdout()), lang }
    }

    /// Picks the text of the console's language.
    pub const fn pick(&self, zh: &'static str, en: &'static str) -> &'static str {
        Phrase::new(zh, en).in_lang(self.lang)
    }

    /// Prints one line of a result; whatever of it is foreign cannot act.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(neutralise(text).as_bytes())?;
        self.out.write_all(b"\n")
    }

    /// Prints a text of several lines.
    pub fn lines(&mut self, text: &str) -> io::Result<()> {
        text.lines().try_for_each(|line| self.line(line))
    }

    /// Prints a value as JSON, laid out as the format says.
    pub fn json(&mut self, value: &impl Serialize, format: Format) -> io::Result<()> {
        match format {
            Format::Ndjson => json::write_line(value, &mut self.out),
            Format::Text | Format::Json => json::write_pretty(value, &mut self.out),
        }
    }

    /// Prints bytes as they are: only for what was made safe before.
    pub fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    /// Standard output itself: only for what makes itself safe.
    pub fn out(&mut self) -> &mut impl Write {
        &mut self.out
    }

    /// Hands everything printed so far on.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Says why something could not be done.
    pub fn complain(&self, trouble: &Halt) {
        if let Some(sentence) = trouble.sentence(self.lang) {
            say(sentence);
        }
    }
}

/// Says a sentence on standard error.
pub fn say(sentence: &str) {
    let mut err = io::stderr().lock();
    // Where not even this can be written, nobody can be told.
    let _ = writeln!(err, "gouji: {}", neutralise(sentence));
}

/// The columns of the terminal that standard output is; as many as are wanted where it is none.
pub fn columns() -> usize {
    let size = rustix::termios::tcgetwinsize(io::stdout());
    size.ok().map(|size| usize::from(size.ws_col)).filter(|columns| *columns > 0).unwrap_or(usize::MAX)
}

/// Tells whether a person looks at standard output.
pub fn is_watched() -> bool {
    io::stdout().is_terminal()
}
