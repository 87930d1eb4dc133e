//! Zip archives of reports, read without unpacking them: their members as paths below the archive's own, and one member at a
//! time. Nothing is written anywhere, and a name of a member is nothing but a name.

use std::cell::RefCell;
use std::fs::{File, Metadata};
use std::io::BufReader;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use super::package::{self, Content, Zip};
use super::xml::within;
use super::{ReadError, Text, file, limit};

const FORMAT: &str = "ZIP";

/// Tells an archive of files by its first bytes; documents that are packages are asked for before.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Says that an archive is no document.
pub fn refuse(_: &[u8]) -> Result<Text, ReadError> {
    Err(ReadError::Archive)
}

/// The paths of the files in an archive, in the order of its directory; none where the path is no archive.
pub fn members(path: &Path) -> Option<Result<Vec<PathBuf>, ReadError>> {
    let is_named_so = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    if !is_named_so || !path.is_file() {
        return None;
    }
    let archive = match Archive::open(path) {
        Ok(archive) => archive,
        Err(error) => return Some(Err(error)),
    };
    archive.content.eq(&Content::Files).then(|| Ok(archive.listed().map(|name| joined(path, &name)).collect()))
}

/// Reads the member that a path names: the archive is the longest part of it that is a file.
pub fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    let archive = path.ancestors().skip(1).find(|part| part.is_file()).ok_or(ReadError::Missing)?;
    let name = path.strip_prefix(archive).map_err(|_| ReadError::Missing)?.to_str().ok_or(ReadError::Missing)?;
    // Members are mostly read one after the other: the directory of the last archive is kept, for each thread its own.
    thread_local! {
        static LAST: RefCell<Option<Archive>> = const { RefCell::new(None) };
    }
    LAST.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|last| !last.is(archive)) {
            *last = Some(Archive::open(archive)?);
        }
        let bytes = last.as_mut().map_or(Err(ReadError::Missing), |last| last.read(name));
        if bytes.is_err() {
            *last = None;
        }
        bytes
    })
}

/// An open archive.
struct Archive {
    path: PathBuf,
    /// Size, time and number of the file when it was opened.
    state: (u64, i64, i64, u64),
    zip: Zip<BufReader<File>>,
    content: Content,
    /// The members by the names that paths have for them.
    places: FxHashMap<String, usize>,
}

impl Archive {
    fn open(path: &Path) -> Result<Self, ReadError> {
        let file = file::open(path)?;
        let metadata = file.metadata()?;
        within(metadata.len(), limit::PACKAGE)?;
        let mut zip = Zip::open(BufReader::new(file), FORMAT)?;
        let content = package::content_within(&mut zip);
        let named = zip.members().enumerate().map(|(nth, member)| (name_of(member.name), nth));
        let places = named.collect();
        Ok(Self { path: path.to_owned(), state: state_of(&metadata), zip, content, places })
    }

    /// Tells whether this is that archive, unchanged.
    fn is(&self, path: &Path) -> bool {
        self.path == path && std::fs::metadata(path).is_ok_and(|metadata| state_of(&metadata) == self.state)
    }

    fn read(&mut self, name: &str) -> Result<Vec<u8>, ReadError> {
        let nth = *self.places.get(name).filter(|_| self.content == Content::Files).ok_or(ReadError::Missing)?;
        self.zip.begin_anew();
        let bytes = self.zip.read(nth)?;
        if self.is(&self.path) { Ok(bytes) } else { Err(ReadError::Changed) }
    }

    /// The names of the files that somebody put there, not those of a system or an office program.
    fn listed(&self) -> impl Iterator<Item = String> {
        let files = self.zip.members().filter(|member| member.is_file);
        files.map(|member| name_of(member.name)).filter(|name| !name.is_empty() && !is_hidden(name))
    }
}

fn state_of(metadata: &Metadata) -> (u64, i64, i64, u64) {
    (metadata.size(), metadata.mtime(), metadata.mtime_nsec(), metadata.ino())
}

fn is_hidden(name: &str) -> bool {
    let is_leftover = |step: &str| step == "__MACOSX" || step.starts_with("~$");
    name.split('/').any(|step| is_leftover(step) || step.starts_with('.') && step != "..")
}

/// The name of a member, decoded and with its steps as a path has them: programs for Windows write 甲\乙.docx in GB18030.
fn name_of(raw: &[u8]) -> String {
    let text = match std::str::from_utf8(raw) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(),
    };
    let steps = text.split(['/', '\\']).filter(|step| !step.is_empty() && *step != ".");
    steps.collect::<Vec<_>>().join("/")
}

/// Joined as text: a name that begins with a slash must not lead elsewhere.
fn joined(archive: &Path, name: &str) -> PathBuf {
    let mut path = archive.as_os_str().to_owned();
    path.push("/");
    path.push(name);
    PathBuf::from(path)
}
