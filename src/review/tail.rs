//! Reads what has been added to one journal file since the last look, judging every line and its link to the one before.
//! It does not know what events mean.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folder;
use super::line::{self, LIMIT, Unread, Whole};
use super::trouble::{Flaw, Trouble};
use crate::model::decision::Event;
use crate::model::id::LineHash;

/// A line and its end, in bytes; what is longer is not read at once.
const BOUND: u64 = LIMIT as u64 + 1;

/// How far one file has been read.
#[derive(Debug)]
pub(super) struct Tail {
    path: PathBuf,
    /// The bytes of all finished lines.
    read_to: u64,
    /// The length at the last look.
    seen: u64,
    lines: u64,
    link: Link,
    lasting: Vec<Trouble>,
    passing: Option<Trouble>,
}

/// What the next line has to join on to.
#[derive(Clone, Copy, Debug)]
enum Link {
    Start,
    After(u64, LineHash),
    /// The line before was not read: the next one cannot be judged by it.
    Unknown,
}

impl Tail {
    pub(super) fn new(path: &Path) -> Self {
        Self {
            path: path.to_path_buf(),
            read_to: 0,
            seen: 0,
            lines: 0,
            link: Link::Start,
            lasting: Vec::new(),
            passing: None,
        }
    }

    /// Returns what is amiss in the file as far as it has been read.
    pub(super) fn troubles(&self) -> impl Iterator<Item = &Trouble> {
        self.lasting.iter().chain(&self.passing)
    }

    /// Notes that the file is no longer there.
    pub(super) fn mark_gone(&mut self) {
        if self.read_to > 0 {
            self.passing = Some(Trouble::of_file(&self.path, Flaw::Shrunk));
        }
        self.seen = 0; // should it come back, it is looked at
    }

    /// Reads on if the length differs from that of the last look, and returns the new events.
    pub(super) fn catch_up(&mut self, length: u64) -> Vec<Arc<Event>> {
        let mut events = Vec::new();
        if length == self.seen {
            return events;
        }
        if length < self.read_to {
            self.begin_again();
        }
        self.passing = None;
        if let Err(error) = self.read_on(&mut events) {
            self.passing = Some(Trouble::unreadable(&self.path, &error));
        }
        events
    }

    /// A file that shrank is read from its start; events already known are recognised by their ids.
    fn begin_again(&mut self) {
        let mut fresh = Self::new(&self.path);
        fresh.lasting = vec![Trouble::of_file(&self.path, Flaw::Shrunk)];
        *self = fresh;
    }

    fn read_on(&mut self, events: &mut Vec<Arc<Event>>) -> io::Result<()> {
        let mut file = folder::open_plain(&self.path)?;
        file.seek(SeekFrom::Start(self.read_to))?;
        let mut reader = BufReader::with_capacity(1 << 16, file);
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            reader.by_ref().take(BOUND).read_until(b'\n', &mut bytes)?;
            let too_long = bytes.len() > LIMIT && !bytes.ends_with(b"\n");
            let rest = if too_long { skip_line(&mut reader)? } else { 0 };
            self.seen = self.read_to.saturating_add(bytes.len() as u64).saturating_add(rest);
            match bytes.split_last() {
                None => return Ok(()),
                Some((b'\n', line)) => events.extend(self.finished(line).map(Arc::new)),
                Some(_) if too_long => self.unread(Flaw::Damaged),
                Some((_, less)) => {
                    events.extend(self.unfinished(&bytes, less).map(Arc::new));
                    return Ok(());
                }
            }
            self.read_to = self.seen;
        }
    }

    /// Judges a line that has its end.
    fn finished(&mut self, line: &[u8]) -> Option<Event> {
        match line::decode(line) {
            Ok(whole) => Some(self.join(whole)),
            Err(why) => {
                self.unread(match why {
                    Unread::Damaged => Flaw::Damaged,
                    Unread::Newer(schema) => Flaw::Newer(schema),
                });
                None
            }
        }
    }

    fn unread(&mut self, flaw: Flaw) {
        self.lines = self.lines.saturating_add(1);
        self.link = Link::Unknown;
        self.lasting.push(Trouble::of_line(&self.path, self.lines, flaw));
    }

    /// Joins a whole line on to the one before; where they do not fit that is noted, and the event counts all the same.
    fn join(&mut self, whole: Whole) -> Event {
        let Whole { event, hash } = whole;
        let (before, prev) = match self.link {
            Link::Start => (0, None),
            Link::After(sequence, hash) => (sequence, Some(hash)),
            Link::Unknown => (event.sequence.saturating_sub(1), event.prev),
        };
        if event.sequence != before.saturating_add(1) {
            let line = self.lines.saturating_add(1);
            self.lasting.push(Trouble::of_line(&self.path, line, Flaw::Gap));
        } else if event.prev != prev {
            let line = self.lines.max(1);
            self.lasting.push(Trouble::of_line(&self.path, line, Flaw::Altered));
        }
        self.lines = self.lines.saturating_add(1);
        self.link = Link::After(event.sequence, hash);
        event
    }

    /// Judges what stands after the last line end; it is read again at the next look.
    fn unfinished(&mut self, bytes: &[u8], less: &[u8]) -> Option<Event> {
        let (event, flaw) = match (line::decode(bytes), line::decode(less)) {
            (Ok(whole), _) => (Some(whole.event), Flaw::Unended),
            (_, Ok(whole)) => (Some(whole.event), Flaw::BadEnd),
            _ => (None, Flaw::Torn),
        };
        let line = self.lines.saturating_add(1);
        self.passing = Some(Trouble::of_line(&self.path, line, flaw));
        event
    }
}

/// Passes over the rest of a line that is too long and returns its length in bytes.
fn skip_line(reader: &mut impl BufRead) -> io::Result<u64> {
    let mut skipped: u64 = 0;
    loop {
        let buffer = reader.fill_buf()?;
        let end = memchr::memchr(b'\n', buffer);
        let used = end.map_or(buffer.len(), |at| at.saturating_add(1));
        reader.consume(used);
        skipped = skipped.saturating_add(used as u64);
        if end.is_some() || used == 0 {
            return Ok(skipped);
        }
    }
}
