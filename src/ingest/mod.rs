//! Reads files of any format into documents. One unreadable file is a [`ReadError`] with its reason; nothing here knows what
//! a report is.

mod archive;
mod decode;
mod docx;
mod error;
mod file;
mod limit;
mod package;
mod properties;
mod row;
mod text;
mod workbook;
mod xml;

use std::path::Path;

use crate::model::document::{Declared, Digest, Document, Format, Source};

pub use archive::members;
pub use error::ReadError;
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
    /// The line with which each page begins, in order; empty where the format knows no pages.
    pub pages: Vec<u32>,
    /// What the file says of itself beside its text.
    pub declared: Declared,
}

/// Every format, in the order in which they are asked; plain text is last and takes what no other claims.
pub const READERS: &[Reader] = &[
    Reader {
        format: Format::Pdf,
        name: "PDF",
        extensions: &["pdf"],
        sniff: |bytes| bytes.starts_with(b"%PDF-"),
        read: None,
    },
    Reader {
        format: Format::Docx,
        name: "DOCX",
        extensions: &["docx", "docm", "wps"],
        sniff: docx::is_docx,
        read: Some(docx::read),
    },
    Reader {
        format: Format::Xlsx,
        name: "XLSX",
        extensions: &["xlsx", "xlsm", "et"],
        sniff: workbook::is_xlsx,
        read: Some(workbook::read_xlsx),
    },
    Reader {
        format: Format::Docx,
        name: "ZIP",
        extensions: &["zip"],
        sniff: archive::is_zip,
        read: Some(archive::refuse),
    },
    Reader {
        format: Format::Xlsx,
        name: "XLS",
        extensions: &["xls", "et"],
        sniff: workbook::is_xls,
        read: Some(workbook::read_xls),
    },
    Reader {
        format: Format::Docx,
        name: "Office",
        extensions: &["docx", "xlsx"],
        sniff: workbook::is_locked,
        read: Some(workbook::refuse_locked),
    },
    Reader {
        format: Format::Doc,
        name: "DOC",
        extensions: &["doc"],
        sniff: |bytes| bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        read: None,
    },
    Reader {
        format: Format::Html,
        name: "HTML",
        extensions: &["html", "htm", "mht"],
        sniff: text::is_html,
        read: None,
    },
    Reader {
        format: Format::Txt,
        name: "文本",
        extensions: &["txt", "text", "md"],
        sniff: |_| true,
        read: Some(text::read),
    },
];

/// Reads one file, or one member of an archive by the archive's path joined with the member's name.
pub fn read(path: &Path) -> Result<Document, ReadError> {
    let bytes = match file::read(path) {
        Err(ReadError::Missing) => archive::read(path)?,
        bytes => bytes?,
    };
    read_bytes(path, &bytes)
}

/// Reads what a file holds; `path` is only its name.
pub fn read_bytes(path: &Path, bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    let reader = READERS.iter().find(|reader| (reader.sniff)(bytes)).ok_or(ReadError::Binary)?;
    let read = reader.read.ok_or(ReadError::NotYet { format: reader.name })?;
    let Text { text, encoding, undecoded, pages, declared } = read(bytes)?;
    let source = Source {
        path: path.to_owned(),
        format: reader.format,
        encoding,
        bytes: bytes.len() as u64,
        sha256: (text.as_bytes() != bytes).then(|| Digest::of(bytes)),
        undecoded,
    };
    Ok(Document::new(source, text).paged(pages).declaring(declared))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(refused(b"%PDF-1.7"), ReadError::NotYet { format: "PDF" });
        assert_eq!(refused(b""), ReadError::Empty);
        assert_eq!(refused(b"\x7fELF\x02\x01\x01\x00\x00\x00"), ReadError::Binary);
    }
}
