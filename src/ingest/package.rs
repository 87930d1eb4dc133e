//! Opens zip packages within limits: how many members, how large each inflates, how large all of them, how far beyond their
//! packed size. What is counted is what was really inflated, never what the file says of itself.

use std::borrow::Cow;
use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Node, Tag, Xml};
use super::{ReadError, decode, limit};

/// Parts up to this size, in bytes, may inflate as far as they like.
const SMALL: u64 = 1 << 20;
/// Bytes by which the room grows for a part that is larger than it says.
const STEP: usize = 256 << 10;

/// A package in memory.
pub type Package<'b> = Zip<Cursor<&'b [u8]>>;

/// A package whose members can be inflated.
pub struct Zip<R> {
    archive: ZipArchive<R>,
    /// What people call the format, for errors.
    format: &'static str,
    inflated: u64,
}

/// A member of a package.
#[derive(Clone, Copy, Debug)]
pub struct Member<'z> {
    /// Its name, in whatever encoding.
    pub name: &'z [u8],
    /// It is a file, no folder and no link.
    pub is_file: bool,
}

/// What a package holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A word processor's document.
    Document,
    /// Spreadsheets.
    Workbook,
    /// Anything else.
    Files,
}

impl<R: Read + Seek> Zip<R> {
    /// Opens a package.
    pub fn open(mut reader: R, format: &'static str) -> Result<Self, ReadError> {
        let damaged = |what: String| ReadError::Damaged { format, what };
        limit::MEMBERS.admit(members_said(&mut reader).map_err(|error| damaged(error.to_string()))?)?;
        let archive = ZipArchive::new(reader).map_err(|error| damaged(error.to_string()))?;
        limit::MEMBERS.admit(archive.len() as u64)?;
        Ok(Self { archive, format, inflated: 0 })
    }

    /// Every member, in the order of the directory.
    pub fn members(&self) -> impl Iterator<Item = Member<'_>> {
        let raw = self.archive.file_names_raw();
        raw.enumerate().map(|(nth, name)| {
            let is_file = self.archive.by_index_data(nth).is_ok_and(|entry| entry.is_file());
            Member { name, is_file }
        })
    }

    /// The place of a member, its name told as in paths of packages: without regard to case.
    pub fn find(&self, name: &str) -> Option<usize> {
        let exact = self.archive.index_for_name(name);
        let twin = |raw: &[u8]| raw.eq_ignore_ascii_case(name.as_bytes());
        exact.or_else(|| self.archive.file_names_raw().position(twin))
    }

    /// Forgets what was inflated so far: what is read next stands for itself.
    pub const fn begin_anew(&mut self) {
        self.inflated = 0;
    }

    /// Inflates the member at a place.
    pub fn read(&mut self, nth: usize) -> Result<Vec<u8>, ReadError> {
        let format = self.format;
        let mut member = self.archive.by_index(nth).map_err(|error| refused(format, &error))?;
        let (packed, said) = (member.compressed_size(), member.size());
        // One byte more than there should be, so that the end is met within the room there is.
        let mut bytes = vec![0; usize::try_from(said.min(SMALL)).unwrap_or(0) + 1];
        let mut size = 0;
        loop {
            if size == bytes.len() {
                bytes.resize(size + STEP.min(size), 0);
            }
            let got = member.read(&mut bytes[size..]).map_err(|error| broken(format, &error))?;
            size += got;
            self.inflated = self.inflated.saturating_add(got as u64);
            limit::PART.admit(size as u64)?;
            limit::PACKAGE.admit(self.inflated)?;
            if size as u64 > SMALL {
                limit::RATIO.admit(size as u64 / packed.max(1))?;
            }
            if got == 0 {
                bytes.truncate(size);
                return Ok(bytes);
            }
        }
    }

    /// Inflates a part by its name; none where it is not there.
    pub fn part(&mut self, name: &str) -> Result<Option<Part>, ReadError> {
        let Some(nth) = self.find(name) else { return Ok(None) };
        self.read(nth).map(|bytes| Some(Part(bytes)))
    }
}

/// An inflated part of a package.
#[derive(Debug, Default)]
pub struct Part(Vec<u8>);

impl Part {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Its text, with how many places could not be decoded.
    pub fn text(&self) -> (Cow<'_, str>, u32) {
        if let Ok(text) = simdutf8::basic::from_utf8(&self.0) {
            return (Cow::Borrowed(text), 0);
        }
        let decoded = decode::decode(&self.0);
        (Cow::Owned(decoded.text), decoded.undecoded)
    }
}

/// Tells what a package holds by the types of its parts.
pub fn content_of(bytes: &[u8]) -> Option<Content> {
    if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
        return None;
    }
    let Ok(mut package) = Zip::open(Cursor::new(bytes), "ZIP") else { return Some(guessed(bytes)) };
    Some(content_within(&mut package))
}

/// Tells what an open package holds.
pub fn content_within<R: Read + Seek>(package: &mut Zip<R>) -> Content {
    let types = package.part("[Content_Types].xml").ok().flatten();
    let types = types.as_ref().map(Part::text);
    let named = |name: &str| package.find(name).is_some();
    match types {
        Some((types, _)) if types.contains("wordprocessingml") => Content::Document,
        Some((types, _)) if types.contains("spreadsheetml") => Content::Workbook,
        _ if named("word/document.xml") => Content::Document,
        _ if named("xl/workbook.xml") => Content::Workbook,
        _ => Content::Files,
    }
}

/// What a package that cannot be opened would have been: its names can still be seen.
fn guessed(bytes: &[u8]) -> Content {
    let has = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    match () {
        () if has(b"word/") => Content::Document,
        () if has(b"xl/") => Content::Workbook,
        () => Content::Files,
    }
}

/// How many members the end of a package speaks of, before anything is made of them.
fn members_said<R: Read + Seek>(reader: &mut R) -> std::io::Result<u64> {
    const END: usize = 22;
    const LONGEST_COMMENT: u64 = 0xffff;
    let length = reader.seek(std::io::SeekFrom::End(0))?;
    let tail = length.min(LONGEST_COMMENT + END as u64);
    reader.seek(std::io::SeekFrom::Start(length - tail))?;
    let mut bytes = Vec::with_capacity(usize::try_from(tail).unwrap_or(0));
    reader.by_ref().take(tail).read_to_end(&mut bytes)?;
    reader.seek(std::io::SeekFrom::Start(0))?;
    let end = memchr::memmem::rfind(&bytes, b"PK\x05\x06").and_then(|at| bytes.get(at + 10..at + 12));
    let said = end.and_then(|count| count.try_into().ok()).map_or(0, u16::from_le_bytes);
    // All bits set says that the count stands elsewhere; it is looked at once the directory is read.
    Ok(if said == u16::MAX { 0 } else { u64::from(said) })
}

fn refused(format: &'static str, error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => ReadError::Encrypted { format },
        error => ReadError::Damaged { format, what: error.to_string() },
    }
}

fn broken(format: &'static str, error: &std::io::Error) -> ReadError {
    ReadError::Damaged { format, what: error.to_string() }
}

/// The place where a part's relations stand: `word/_rels/document.xml.rels` for `word/document.xml`.
pub fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// The part that a relation of a kind leads to: its type ends in `/kind`. Links out of the package lead nowhere.
pub fn related(relations: &str, part: &str, kind: &str) -> Result<Option<String>, ReadError> {
    target(relations, part, |tag| tag.attribute("Type").is_some_and(|of| of.rsplit('/').next() == Some(kind)))
}

/// The part that a relation leads to, by the relation's own name.
pub fn linked(relations: &str, part: &str, id: &str) -> Result<Option<String>, ReadError> {
    target(relations, part, |tag| tag.attribute("Id").is_some_and(|of| of == id))
}

fn target(relations: &str, part: &str, is_meant: impl Fn(Tag<'_>) -> bool) -> Result<Option<String>, ReadError> {
    let mut xml = Xml::new(relations, "OOXML");
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        let outside = tag.attribute("TargetMode").is_some_and(|mode| mode == "External");
        if outside || !is_meant(tag) {
            continue;
        }
        if let Some(target) = tag.attribute("Target") {
            return Ok(Some(resolve(part, &target)));
        }
    }
    Ok(None)
}

/// A target as the name of a part: relative to the part that names it, or from the package's root.
fn resolve(part: &str, target: &str) -> String {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (from, target) = match target.strip_prefix('/') {
        Some(absolute) => ("", absolute),
        None => (folder, target),
    };
    let mut steps: Vec<&str> = from.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}
