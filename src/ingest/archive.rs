//! Zip archives of reports, read without unpacking them: their members as paths below the archive's own, and one member at a
//! time. Nothing is written anywhere, and a name of a member is nothing but a name.

use std::cell::RefCell;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use super::file::State;
use super::package::{self, Content, Zip};
use super::{ReadError, Text, file, limit};

const FORMAT: &str = "ZIP";

/// Tells an archive of files by its first bytes; documents that are packages are asked for before.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The first bytes of archives whose files cannot be read in their place: RAR, 7z, gzip.
const OTHERS: [&[u8]; 3] = [b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08"];

/// Tells an archive of any kind by its first bytes.
pub fn is_archive(bytes: &[u8]) -> bool {
    is_zip(bytes) || OTHERS.iter().any(|mark| bytes.starts_with(mark))
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
            // Below any other file there is nothing.
            if !is_zip(&file::head(archive)?) {
                return Err(ReadError::Missing);
            }
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
    /// The file's state when it was opened.
    state: State,
    zip: Zip<BufReader<File>>,
    content: Content,
    /// The members by the names that paths have for them.
    places: FxHashMap<String, usize>,
}

impl Archive {
    fn open(path: &Path) -> Result<Self, ReadError> {
        let file = file::open(path)?;
        let metadata = file.metadata()?;
        limit::PACKAGE.admit(metadata.len())?;
        let mut zip = Zip::open(BufReader::new(file), FORMAT)?;
        let content = package::content_within(&mut zip);
        let named = zip.members().enumerate().map(|(nth, member)| (name_of(member.name), nth));
        let places = named.collect();
        Ok(Self { path: path.to_owned(), state: State::of(&metadata), zip, content, places })
    }

    /// Tells whether this is that archive, unchanged.
    fn is(&self, path: &Path) -> bool {
        self.path == path && std::fs::metadata(path).is_ok_and(|metadata| State::of(&metadata) == self.state)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest;
    use std::io::Write as _;
    use zip::write::SimpleFileOptions;

    fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in members {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// An archive in a folder of its own, which goes with the first value.
    fn archive(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("年报.ZIP");
        std::fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    #[test]
    fn members_are_files_below_the_archive_and_leftovers_are_not() {
        let inner = zip(&[("甲.txt", b"x")]);
        let bytes = zip(&[
            ("2024/甲局.txt", "一、总体情况".as_bytes()),
            ("__MACOSX/._甲局.txt", b"x"),
            ("2024/.DS_Store", b"x"),
            ("2024/~$甲局.docx", b"x"),
            ("/../etc\\passwd", b"root"),
            ("inner.zip", &inner),
            ("别的.rar", b"Rar!\x1a\x07\x01\0"),
        ]);
        let (_folder, path) = archive(&bytes);
        let listed = members(&path).unwrap().unwrap();
        let names: Vec<_> = listed.iter().map(|member| member.strip_prefix(&path).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["2024/甲局.txt", "../etc/passwd", "inner.zip", "别的.rar"]);
        let read: Vec<_> =
            listed.iter().map(|path| ingest::read(path).map(|document| document.text.to_string())).collect();
        let refused = || Err(ReadError::Archive);
        assert_eq!(read, [Ok("一、总体情况".to_owned()), Ok("root".to_owned()), refused(), refused()]);
        assert_eq!(ingest::read(&path.join("2024/乙局.txt")).unwrap_err(), ReadError::Missing);
        assert_eq!(ingest::read(&path).unwrap_err(), ReadError::Archive);
    }

    #[test]
    fn names_without_a_mark_are_gb18030() {
        let (name, _, _) = encoding_rs::GB18030.encode("甲局");
        let mut bytes = zip(&[("aaaa.txt", "乙".as_bytes())]);
        while let Some(at) = memchr::memmem::find(&bytes, b"aaaa") {
            bytes[at..at + 4].copy_from_slice(&name);
        }
        let (_folder, path) = archive(&bytes);
        assert_eq!(members(&path).unwrap().unwrap(), [path.join("甲局.txt")]);
        assert_eq!(&*ingest::read(&path.join("甲局.txt")).unwrap().text, "乙");
    }

    #[test]
    fn an_archive_that_changes_is_read_anew() {
        let (_folder, path) = archive(&zip(&[("a.txt", b"old")]));
        assert_eq!(&*ingest::read(&path.join("a.txt")).unwrap().text, "old");
        std::fs::write(&path, zip(&[("b.txt", b"b"), ("a.txt", b"new!")])).unwrap();
        assert_eq!(&*ingest::read(&path.join("a.txt")).unwrap().text, "new!");
    }

    #[test]
    fn documents_and_other_files_are_no_archives_and_broken_ones_say_so() {
        let (_folder, path) = archive(&zip(&[("word/document.xml", b"<a/>")]));
        assert!(members(&path).is_none() && members(Path::new("/a.txt")).is_none());
        let (_folder, path) = archive(b"PK\x03\x04 broken");
        assert!(matches!(members(&path), Some(Err(ReadError::Damaged { format: "ZIP", .. }))));
        let many: Vec<String> = (0..5000).map(|nth| nth.to_string()).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
        let (_folder, path) = archive(&zip(&many));
        assert_eq!(members(&path), Some(Err(ReadError::OverLimit(limit::MEMBERS))));
    }
}
