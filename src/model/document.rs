//! A document as it was read: its canonical text in numbered lines, and where it came from. Every format becomes this.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};
use sha2::Digest as _;

use super::cell::{State, Unit};
use crate::text::number::Number;

/// The format a document was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    Txt,
    /// A saved web page.
    Html,
    /// Word from 2007 on.
    Docx,
    /// Word 97 to 2003.
    Doc,
    /// PDF with a text layer.
    Pdf,
    /// Spreadsheets.
    Xlsx,
    /// Reports of our own, `gouji.report/1`.
    Json,
}

/// Where a document came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The word of the command line joined with what lies below it.
    pub path: PathBuf,
    /// The file that it is read from again, where that is another: a file of reports read before.
    #[serde(skip)]
    pub kept_in: Option<PathBuf>,
    /// What it was read as.
    pub format: Format,
    /// The character encoding, as `UTF-8` or `GB18030`.
    pub encoding: &'static str,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// SHA-256 of the file; none where the file is its canonical text, byte for byte: see [`Document::sha256`].
    pub sha256: Option<Digest>,
    /// Bytes that could not be decoded and stand as U+FFFD.
    #[serde(skip)]
    pub undecoded: u32,
    /// Rows, columns and sheets of a workbook that are hidden and were left out.
    #[serde(skip)]
    pub hidden: u32,
}

/// A SHA-256, shown in lowercase hex.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The SHA-256 of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(sha2::Sha256::digest(bytes).into())
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl Serialize for Digest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        let byte = |nth: usize| u8::from_str_radix(hex.get(nth * 2..nth * 2 + 2)?, 16).ok();
        let bytes: Option<Vec<u8>> = (hex.len() == 64).then(|| (0..32).map(byte).collect()).flatten();
        let bytes = bytes.and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or_else(|| serde::de::Error::custom("a SHA-256 has 64 hex digits"))
    }
}

/// A stretch of bytes in a document's canonical text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        let place = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: place(start), end: place(end) }
    }

    /// The same stretch for indexing.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What a file says of itself beside its text: the page's metadata, the properties of an office file. Weak evidence, as it
/// often names the portal or a superior.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Declared {
    /// The title of the page or file.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The day it was published, as written.
    pub published_on: Option<String>,
}

/// What an earlier run read in a document, as `gouji.report/1` tells it. It prevails over what its text gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restated {
    /// Where the document came from.
    pub origin: Option<Origin>,
    /// The agency.
    pub agency: Option<String>,
    /// The fiscal year.
    pub year: Option<i16>,
    /// The name of the edition.
    pub edition: Option<String>,
    /// The date of the signature.
    pub issued_on: Option<Date>,
    /// The day it was published.
    pub published_on: Option<Date>,
    /// The cells.
    pub cells: Vec<RestatedCell>,
}

/// The source of a document as an earlier run knew it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its path then.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// Its encoding.
    pub encoding: &'static str,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its digest.
    pub sha256: Digest,
}

impl Origin {
    /// The source of a document that is kept in another file now.
    pub fn of(self, kept_in: &Path) -> Source {
        let Self { path, format, encoding, bytes, sha256 } = self;
        let kept_in = Some(kept_in.to_owned());
        Source { path, kept_in, format, encoding, bytes, sha256: Some(sha256), undecoded: 0, hidden: 0 }
    }
}

/// A cell as an earlier run read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestatedCell {
    /// Its path, as `requests.received.total`.
    pub path: String,
    /// What stands there.
    pub state: State,
    /// The figure; only for [`State::Number`].
    pub value: Number,
    /// The unit, where one is named.
    pub unit: Option<Unit>,
    /// The line; 0 where none is told.
    pub line: u32,
    /// The page; 0 where none is told.
    pub page: u16,
}

/// Byte at which each line begins, also behind a last line end. Lines of tables are short: eight bytes at a time are looked at in
/// less than it takes to begin a search from each of them.
fn line_starts(text: &[u8]) -> Vec<u32> {
    let mut starts = Vec::with_capacity(text.len() / 16 + 1);
    starts.push(0);
    let (words, rest) = text.as_chunks::<8>();
    for (at, word) in (0..).step_by(8).zip(words) {
        let mut ends = line_ends(u64::from_le_bytes(*word));
        while ends != 0 {
            starts.extend(u32::try_from(at + ends.trailing_zeros() as usize / 8 + 1));
            ends &= ends - 1;
        }
    }
    let ends = (text.len() - rest.len()..).zip(rest).filter(|(_, byte)| **byte == b'\n');
    starts.extend(ends.filter_map(|(at, _)| u32::try_from(at + 1).ok()));
    starts
}

/// The upper bit of each of eight bytes that is a line end; no other bit.
const fn line_ends(word: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const LOWER: u64 = ONES * 0x7f;
    let other = word ^ (ONES * b'\n' as u64);
    !(((other & LOWER) + LOWER) | other | LOWER)
}

/// A document: its source and its canonical text, line by line. Lines are counted from 1.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it came from.
    pub source: Source,
    /// The canonical text that `gouji text` prints.
    pub text: Arc<str>,
    /// What the file says of itself beside its text.
    pub declared: Declared,
    /// What an earlier run read in it.
    pub restated: Option<Box<Restated>>,
    /// Byte at which each line begins.
    starts: Vec<u32>,
    /// The line with which each page begins; empty where there are no pages.
    pages: Vec<u32>,
}

impl Document {
    /// Takes a canonical text apart into lines, ended by LF; a CR before it is no part of the line.
    pub fn new(source: Source, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let mut starts = line_starts(text.as_bytes());
        if starts.last().is_some_and(|&start| start as usize == text.len()) && starts.len() > 1 {
            starts.pop();
        }
        Self { source, text, starts, declared: Declared::default(), restated: None, pages: Vec::new() }
    }

    /// The same document, its pages beginning with these lines.
    #[must_use]
    pub fn paged(self, pages: Vec<u32>) -> Self {
        Self { pages, ..self }
    }

    /// The same document, with what its file says of itself.
    #[must_use]
    pub fn declaring(self, declared: Declared) -> Self {
        Self { declared, ..self }
    }

    /// The same document, with what an earlier run read in it.
    #[must_use]
    pub fn restating(self, restated: Option<Box<Restated>>) -> Self {
        Self { restated, ..self }
    }

    /// The lines with which pages begin.
    pub fn pages(&self) -> &[u32] {
        &self.pages
    }

    /// The page, counted from 1, that a line stands on; 0 where there are no pages.
    pub fn page_of(&self, line: u32) -> u16 {
        u16::try_from(self.pages.partition_point(|&first| first <= line)).unwrap_or(u16::MAX)
    }

    /// SHA-256 of the file it was read from. It takes a while, so it is worked out only where somebody asks.
    pub fn sha256(&self) -> Digest {
        self.source.sha256.unwrap_or_else(|| Digest::of(self.text.as_bytes()))
    }

    /// How many lines it has.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// Every line with its number and the bytes where it begins and ends, its LF left out.
    pub fn line_bounds(&self) -> impl Iterator<Item = (u32, usize, usize)> {
        let text = self.text.as_bytes();
        let unended = text.len() - usize::from(text.ends_with(b"\n"));
        let ends = self.starts.iter().skip(1).map(|&next| next as usize - 1).chain([unended]);
        (1..).zip(&self.starts).zip(ends).map(|((line, &start), end)| (line, start as usize, end))
    }

    /// The bytes of a line, its ending left out; empty where there is no such line.
    pub fn line_span(&self, line: u32) -> Span {
        let nth = line as usize;
        let Some(&start) = nth.checked_sub(1).and_then(|at| self.starts.get(at)) else {
            return Span::default();
        };
        let (start, end) = (start as usize, self.starts.get(nth).map_or(self.text.len(), |&next| next as usize));
        let line = &self.text[start..end];
        let line = line.strip_suffix('\n').unwrap_or(line).trim_end_matches('\r');
        Span::new(start, start + line.len())
    }

    /// The text of a line, its ending left out; empty where there is no such line.
    pub fn line(&self, line: u32) -> &str {
        &self.text[self.line_span(line).range()]
    }

    /// Every line with its number.
    pub fn lines(&self) -> impl Iterator<Item = (u32, &str)> {
        (1..).take(self.line_count()).map(|line| (line, self.line(line)))
    }

    /// The line that a byte stands in.
    pub fn line_at(&self, byte: u32) -> u32 {
        u32::try_from(self.starts.partition_point(|&start| start <= byte)).unwrap_or(u32::MAX)
    }

    /// The text of a stretch.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A text document for tests.
    pub(crate) fn document(text: &str) -> Document {
        let source = Source {
            path: "a.txt".into(),
            kept_in: None,
            format: Format::Txt,
            encoding: "UTF-8",
            bytes: text.len() as u64,
            sha256: None,
            undecoded: 0,
            hidden: 0,
        };
        Document::new(source, text)
    }

    #[test]
    fn lines_are_counted_from_one_and_lose_their_endings() {
        let document = document("甲\r\n\n乙\n丙");
        assert_eq!(document.lines().collect::<Vec<_>>(), [(1, "甲"), (2, ""), (3, "乙"), (4, "丙")]);
        assert_eq!(document.line(9), "");
        assert_eq!(document.line(0), "");
    }

    #[test]
    fn a_last_line_ending_begins_no_new_line() {
        assert_eq!(document("甲\n").line_count(), 1);
        assert_eq!(document("甲\n").line(1), "甲");
        assert_eq!(document("").line_count(), 1);
        assert_eq!(document("甲\n").line_bounds().collect::<Vec<_>>(), [(1, 0, 3)]);
        assert_eq!(document("\n\r\n乙").line_bounds().collect::<Vec<_>>(), [(1, 0, 0), (2, 1, 2), (3, 3, 6)]);
    }

    #[test]
    fn every_line_end_is_found_wherever_it_stands() {
        for text in ["\n\u{b}\n\n\n\n\n\n\n", "a\u{b}\n\u{9}\u{8a}甲乙\n丙丁戊\n\n己", "\n", "", "甲乙丙丁\n1234567\n"]
        {
            let plain = [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1));
            let starts: Vec<usize> = line_starts(text.as_bytes()).into_iter().map(|start| start as usize).collect();
            assert_eq!(starts, plain.collect::<Vec<_>>(), "{text:?}");
        }
    }

    #[test]
    fn a_line_knows_its_page_where_there_are_pages() {
        assert_eq!(document("甲").page_of(1), 0);
        let paged = document("甲\n乙\n丙\n丁").paged(vec![1, 3]);
        assert_eq!([1, 2, 3, 4].map(|line| paged.page_of(line)), [1, 1, 2, 2]);
    }

    #[test]
    fn a_byte_knows_its_line() {
        let document = document("ab\ncd\n");
        assert_eq!([0, 2, 3, 5].map(|byte| document.line_at(byte)), [1, 1, 2, 2]);
    }
}
