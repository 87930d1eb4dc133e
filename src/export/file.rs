//! Files that appear whole or not at all, and never in place of another unasked. It knows no format.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use uuid::Uuid;

use super::ExportError;
use crate::text::phrase::Phrase;

const FOLDER: Phrase = Phrase::new("文件夹", "a folder");
const LINK: Phrase = Phrase::new("符号链接", "a symbolic link");
const SPECIAL: Phrase = Phrase::new("设备或管道", "a device or pipe");
const LOOK: Phrase = Phrase::new("查看", "looking at it");
const WRITE: Phrase = Phrase::new("写入", "writing");
const PLACE: Phrase = Phrase::new("改名就位", "putting it in place");

/// Writes a file by way of another in the same folder, so that it appears whole or not at all. A file that is there is
/// replaced only with `overwrite`; anything that is no regular file never is.
pub fn write_file(
    path: &Path,
    overwrite: bool,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let failed = |doing| move |reason| ExportError::System { path: path.to_owned(), doing, reason };
    let folder = folder_of(path)?;
    let there = look(path)?;
    if there.is_some() && !overwrite {
        return Err(exists(path));
    }
    let draft = Draft::create(folder).map_err(failed(WRITE))?;
    draft.fill(fill).map_err(|error| match error {
        ExportError::Stream(reason) => failed(WRITE)(reason),
        other => other,
    })?;
    if let Some(former) = there {
        draft.file.set_permissions(former.permissions()).map_err(failed(WRITE))?;
    }
    let placed = if overwrite { fs::rename(&draft.path, path) } else { draft.place(path) };
    match placed {
        Err(reason) if reason.kind() == io::ErrorKind::AlreadyExists => return Err(exists(path)),
        other => other.map_err(failed(PLACE))?,
    }
    settle(folder).map_err(|reason| ExportError::Unsettled { path: path.to_owned(), reason })
}

/// Proposes a name that is free: the path itself, else `问题清单-2.csv`, `问题清单-3.csv` and so on.
pub fn free_name(path: &Path) -> PathBuf {
    let is_free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_owned();
    let numbered = |nth: u32| {
        let mut name = part(path.file_stem());
        name.push(format!("-{nth}"));
        if let Some(extension) = path.extension() {
            name.push(".");
            name.push(extension);
        }
        path.with_file_name(name)
    };
    let candidates = std::iter::once(path.to_owned()).chain((2..).map(numbered));
    candidates.into_iter().find(is_free).unwrap_or_else(|| path.to_owned())
}

fn exists(path: &Path) -> ExportError {
    ExportError::Exists { path: path.to_owned(), free: free_name(path) }
}

fn folder_of(path: &Path) -> Result<&Path, ExportError> {
    let folder = path.parent().filter(|_| path.file_name().is_some());
    let folder = folder.ok_or_else(|| ExportError::NoName(path.to_owned()))?;
    Ok(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

/// What stands at the path: nothing, or a regular file; all else is refused.
fn look(path: &Path) -> Result<Option<fs::Metadata>, ExportError> {
    let there = match fs::symlink_metadata(path) {
        Err(reason) if reason.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other.map_err(|reason| ExportError::System { path: path.to_owned(), doing: LOOK, reason })?,
    };
    let what = match there.file_type() {
        kind if kind.is_file() => return Ok(Some(there)),
        kind if kind.is_dir() => FOLDER,
        kind if kind.is_symlink() => LINK,
        _ => SPECIAL,
    };
    Err(ExportError::NotAFile { path: path.to_owned(), what })
}

/// A file in the making; it is removed unless it was put in place.
struct Draft {
    path: PathBuf,
    file: File,
}

impl Draft {
    fn create(folder: &Path) -> io::Result<Self> {
        let path = folder.join(format!(".gouji-{}.tmp", Uuid::now_v7().simple()));
        // Creating it anew follows no link that someone planted at that name.
        let file = OpenOptions::new().write(true).create_new(true).open(&path)?;
        Ok(Self { path, file })
    }

    fn fill(&self, fill: impl FnOnce(&mut dyn Write) -> Result<(), ExportError>) -> Result<(), ExportError> {
        let mut out = BufWriter::new(&self.file);
        fill(&mut out)?;
        out.flush()?;
        Ok(self.file.sync_all()?)
    }

    /// Gives the draft its name unless something stands there, in one step.
    fn place(&self, path: &Path) -> io::Result<()> {
        match renameat_with(CWD, &self.path, CWD, path, RenameFlags::NOREPLACE) {
            // Network file systems that cannot rename so can link so; the draft's own name goes when it is dropped.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => fs::hard_link(&self.path, path),
            other => Ok(other?),
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Once it is in place there is nothing left to remove.
        let _ = fs::remove_file(&self.path);
    }
}

/// Makes the new name last through a loss of power, where the file system can.
fn settle(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(reason) if matches!(reason.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use rustix::fs::{Mode, mknodat};
    use tempfile::{TempDir, tempdir};

    use super::*;

    fn say(words: &'static str) -> impl FnOnce(&mut dyn Write) -> Result<(), ExportError> {
        move |out| Ok(out.write_all(words.as_bytes())?)
    }

    fn names(folder: &TempDir) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_and_nothing_else_is_left() {
        let folder = tempdir().unwrap();
        write_file(&folder.path().join("甲.csv"), false, say("一")).unwrap();
        assert_eq!(names(&folder), ["甲.csv"]);
        assert_eq!(fs::read_to_string(folder.path().join("甲.csv")).unwrap(), "一");
    }

    #[test]
    fn a_file_that_is_there_stays_unless_asked() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("问题清单.csv");
        fs::write(&path, "旧").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let error = write_file(&path, false, say("新")).unwrap_err();
        assert!(error.to_string().contains("问题清单-2.csv"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "旧");
        write_file(&path, true, say("新")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "新");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_file_that_appears_meanwhile_is_not_replaced() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let error = write_file(&path, false, |out| {
            fs::write(&path, "别人的")?;
            Ok(out.write_all(b"mine")?)
        });
        assert!(matches!(error, Err(ExportError::Exists { .. })));
        assert_eq!(fs::read_to_string(&path).unwrap(), "别人的");
        assert_eq!(names(&folder), ["a.csv"]);
    }

    #[test]
    fn a_failure_half_way_leaves_the_former_file_and_no_draft() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "旧").unwrap();
        let error = write_file(&path, true, |out| {
            out.write_all(b"half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull).into())
        });
        let sentence = error.unwrap_err().to_string();
        assert!(sentence.contains("a.csv") && sentence.contains("写入"), "{sentence}");
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), names(&folder)), ("旧", vec!["a.csv".to_owned()]));
    }

    #[test]
    fn what_is_no_regular_file_is_refused_even_when_asked_to_overwrite() {
        let folder = tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("folder")).unwrap();
        fs::write(at("target"), "旧").unwrap();
        symlink(at("target"), at("link")).unwrap();
        symlink(at("nowhere"), at("dangling")).unwrap();
        mknodat(CWD, at("pipe"), rustix::fs::FileType::Fifo, Mode::RUSR, 0).unwrap();
        for name in ["folder", "link", "dangling", "pipe"] {
            for overwrite in [false, true] {
                let result = write_file(&at(name), overwrite, say("新"));
                assert!(matches!(result, Err(ExportError::NotAFile { .. })), "{name}: {result:?}");
            }
        }
        assert_eq!(fs::read_to_string(at("target")).unwrap(), "旧");
        assert!(!at("nowhere").exists());
    }

    #[test]
    fn a_path_without_a_name_or_folder_says_so() {
        assert!(matches!(write_file(Path::new(".."), false, say("")), Err(ExportError::NoName(_))));
        let folder = tempdir().unwrap();
        let lost = folder.path().join("没有/a.csv");
        let error = write_file(&lost, false, say("")).unwrap_err();
        assert!(
            matches!(error, ExportError::System { .. }) && error.to_string().contains("所在的文件夹不存在"),
            "{error}"
        );
    }

    #[test]
    fn a_folder_that_takes_no_files_is_not_told_as_missing() {
        let told = write_file(Path::new("/proc/x.xlsx"), false, say("")).unwrap_err().to_string();
        assert!(told.contains("不让新建文件（系统说：") || told.contains("时出错（"), "{told}");
    }

    #[test]
    fn free_names_are_counted_from_two() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("问题清单.csv");
        assert_eq!(free_name(&path), path);
        fs::write(&path, "").unwrap();
        symlink("nowhere", folder.path().join("问题清单-2.csv")).unwrap();
        assert_eq!(free_name(&path), folder.path().join("问题清单-3.csv"));
    }
}
