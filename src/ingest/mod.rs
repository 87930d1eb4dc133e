//! Reads files of any format into documents. One unreadable file is a [`ReadError`] with its reason; nothing here knows what
//! a report is.

mod archive;
mod codepage;
mod decode;
mod doc;
mod docx;
mod error;
mod file;
mod flow;
mod html;
mod intake;
mod json;
mod limit;
mod mhtml;
mod nested;
mod numeral;
mod package;
mod pdf;
mod properties;
mod raised;
mod row;
mod rtf;
mod run_on;
mod text;
mod workbook;
pub mod worker;
mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use crate::model::document::{Declared, Document, Format, Restated};

pub use error::ReadError;
pub use intake::Intake;
pub use limit::{LIMITS, Limit};

/// Makes canonical text of a file's bytes.
pub type Read = fn(&[u8]) -> Result<Text, ReadError>;

/// One format that can be told and, where `read` is there, read.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// The format.
    pub format: Format,
    /// What people call it.
    pub name: &'static str,
    /// File name endings that such files usually have.
    pub extensions: &'static [&'static str],
    /// Tells the format by its first bytes.
    pub sniff: fn(&[u8]) -> bool,
    /// Makes the canonical text; none for a format that is recognised and not read yet.
    pub read: Option<Read>,
    /// Its files can bring down whoever reads them, so a process of its own does where there is one.
    pub risky: bool,
}

/// What a reader makes of the bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The canonical text.
    pub text: String,
    /// The character encoding.
    pub encoding: &'static str,
    /// Bytes that could not be decoded.
    pub undecoded: u32,
    /// Rows, columns and sheets that are hidden and were left out.
    pub hidden: u32,
    /// The line with which each page begins, in order; empty where the format knows no pages.
    pub pages: Vec<u32>,
    /// What the file says of itself beside its text.
    pub declared: Declared,
    /// What an earlier run read, where the file is one of ours.
    pub restated: Option<Box<Restated>>,
}

/// Every format, in the order in which they are asked; plain text is last and takes what no other claims.
pub const READERS: &[Reader] = &[
    Reader {
        format: Format::Pdf,
        name: "PDF",
        extensions: &["pdf"],
        sniff: |bytes| bytes.starts_with(b"%PDF-"),
        read: Some(pdf::read),
        risky: true,
    },
    Reader {
        format: Format::Docx,
        name: "DOCX",
        extensions: &["docx", "docm", "wps"],
        sniff: docx::is_docx,
        read: Some(docx::read),
        risky: false,
    },
    Reader {
        format: Format::Xlsx,
        name: "XLSX",
        extensions: &["xlsx", "xlsm", "et"],
        sniff: workbook::is_xlsx,
        read: Some(workbook::read_xlsx),
        risky: false,
    },
    Reader {
        format: Format::Docx,
        name: "ZIP",
        extensions: &["zip"],
        sniff: archive::is_archive,
        read: Some(archive::refuse),
        risky: false,
    },
    Reader {
        format: Format::Xlsx,
        name: "XLS",
        extensions: &["xls", "et"],
        sniff: workbook::is_xls,
        read: Some(workbook::read_xls),
        risky: true,
    },
    Reader {
        format: Format::Docx,
        name: "Office",
        extensions: &["docx", "xlsx"],
        sniff: workbook::is_locked,
        read: Some(workbook::refuse_locked),
        risky: false,
    },
    Reader {
        format: Format::Doc,
        name: "DOC",
        extensions: &["doc", "wps"],
        sniff: doc::is_doc,
        read: Some(doc::read),
        risky: true,
    },
    Reader {
        format: Format::Doc,
        name: "RTF",
        extensions: &["rtf"],
        sniff: rtf::is_rtf,
        read: Some(rtf::read),
        risky: false,
    },
    Reader {
        format: Format::Html,
        name: "MHTML",
        extensions: &["mht", "mhtml"],
        sniff: mhtml::is_mhtml,
        read: Some(mhtml::read),
        risky: false,
    },
    Reader {
        format: Format::Html,
        name: "HTML",
        extensions: &["html", "htm"],
        sniff: html::is_html,
        read: Some(html::read),
        risky: false,
    },
    Reader {
        format: Format::Json,
        name: json::NAME,
        extensions: &["json", "ndjson"],
        sniff: json::is_report,
        read: Some(json::read),
        risky: false,
    },
    Reader {
        format: Format::Txt,
        name: "文本",
        extensions: &["txt", "text", "md", "csv"],
        sniff: |_| true,
        read: Some(text::read),
        risky: false,
    },
];

/// Reads one file, or one report in a file of several, on this thread and in this process.
pub fn read(path: &Path) -> Result<Document, ReadError> {
    Intake::default().read(path)
}

/// The names of the files in an archive or of the reports in a file of several; none for a file that is read whole.
pub fn members(path: &Path) -> Result<Option<Vec<PathBuf>>, ReadError> {
    if let Some(members) = archive::members(path) {
        return members.map(Some);
    }
    if !json::bundle::may_hold_several(path) {
        return Ok(None);
    }
    Ok(Some(json::bundle::members(path)?).filter(|members| members.len() > 1))
}

/// The names of the reports that came over standard input and are kept in a file.
pub fn members_of_input(path: &Path) -> Result<Vec<PathBuf>, ReadError> {
    json::bundle::members(path)
}

/// Tells a path that names a report in a file of several, or a file in an archive.
pub fn is_member(path: &Path) -> bool {
    json::bundle::split(path).is_some() || (!path.exists() && path.ancestors().skip(1).any(Path::is_file))
}

/// Reads what a file holds on this thread and in this process; `path` is only its name.
pub fn read_bytes(path: &Path, bytes: &[u8]) -> Result<Document, ReadError> {
    Intake::default().read_bytes(path, bytes)
}

/// The reader that claims the bytes.
fn reader_of(bytes: &[u8]) -> Result<&'static Reader, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    READERS.iter().find(|reader| (reader.sniff)(bytes)).ok_or(ReadError::Binary)
}

/// The canonical text of the bytes, made in this process.
fn text_of(bytes: &[u8]) -> Result<Text, ReadError> {
    reader_of(bytes)?.text_of(bytes)
}

impl Reader {
    /// The canonical text of bytes that it claims.
    fn text_of(&self, bytes: &[u8]) -> Result<Text, ReadError> {
        let read = self.read.ok_or(ReadError::NotYet { format: self.name })?;
        read(bytes)
    }
}

/// Turns a panic of a reader into a reason, so that the file is lost and nothing else.
fn guarded(read: impl FnOnce() -> Result<Text, ReadError>) -> Result<Text, ReadError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
        let words = words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        Err(ReadError::ReaderDied { how: format!("panic: {words}") })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Digest;

    #[test]
    fn every_reader_has_a_name_and_endings_and_the_last_takes_all() {
        for reader in READERS {
            assert!(!reader.name.is_empty() && !reader.extensions.is_empty());
        }
        let last = READERS.last().unwrap();
        assert!((last.sniff)(b"anything") && last.read.is_some());
    }

    #[test]
    fn the_digest_is_that_of_the_file_whatever_its_text_is() {
        for bytes in ["甲\n乙".as_bytes(), "\u{feff}甲".as_bytes(), "甲\r乙".as_bytes(), &[0xb9, 0xe6, 0xd5, 0xc2]]
        {
            assert_eq!(read_bytes(Path::new("a.txt"), bytes).unwrap().sha256(), Digest::of(bytes));
        }
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(b"abc").to_string(), known);
    }

    #[test]
    fn formats_are_told_by_their_bytes_not_their_names() {
        let refused = |bytes: &[u8]| read_bytes(Path::new("a.txt"), bytes).unwrap_err();
        assert_eq!(refused(b"%PDF-1.7"), ReadError::Damaged { format: "PDF", what: "xref".to_owned() });
        assert_eq!(refused(b""), ReadError::Empty);
        let page = read_bytes(Path::new("a.doc"), b"<p>a").unwrap();
        assert_eq!((page.source.format, &*page.text), (Format::Html, "a\n"));
        assert_eq!(refused(b"\x7fELF\x02\x01\x01\x00\x00\x00"), ReadError::Binary);
    }
}
