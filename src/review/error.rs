//! Why a decision could not be kept or read: what, where, what now, in Chinese and in English. It never carries on by itself.

use std::io;
use std::path::{Path, PathBuf};

use crate::text::phrase::Lang;
use crate::text::system;

/// Says why the journal or a draft could not be read or written. `Display` is the Chinese sentence.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The review folder cannot be read.
    #[error("读不了处置记录 {}：{}。{}", path.display(), system::said(source).zh, advice(source).0)]
    Read {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// An event or a draft could not be made durable; what was acknowledged before is intact.
    #[error("没有存下：{}。{}写不了的是 {}；此前已存的不受影响。", system::said(source).zh, advice(source).0, path.display())]
    Write {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The event does not fit in a line of the journal.
    #[error("没有存下：这条记录有 {bytes} 字节，上限 {limit} 字节。请缩短备注后再存。")]
    TooLong {
        /// The size of the line.
        bytes: usize,
        /// The largest size allowed.
        limit: usize,
    },
    /// There is neither a disposition nor a note to keep.
    #[error("没有可存的内容：请给出处置或备注。")]
    Empty,
}

impl JournalError {
    pub(super) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        |source| Self::Read { path, source }
    }

    pub(super) fn write(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        |source| Self::Write { path, source }
    }

    /// The sentence in one language.
    pub fn in_lang(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.to_string(),
            Lang::En => self.english(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Read { path, source } => {
                let (path, why, now) = (path.display(), system::said(source).en, advice(source).1);
                format!("cannot read the decisions in {path}: {why}; {now}")
            }
            Self::Write { path, source } => {
                let (path, why, now) = (path.display(), system::said(source).en, advice(source).1);
                format!("not saved: {why}; {now}. What cannot be written is {path}; what was saved before is intact")
            }
            Self::TooLong { bytes, limit } => {
                format!("not saved: {bytes} bytes where {limit} fit; shorten the note and save again")
            }
            Self::Empty => "nothing to save: give a disposition or a note".into(),
        }
    }
}

/// Says what to do now, in Chinese and in English.
fn advice(error: &io::Error) -> (&'static str, &'static str) {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => {
            ("请腾出空间（或放宽限额）后再存一次。", "free some space (or raise the quota) and save again")
        }
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => (
            "请检查该目录的权限，或用 --review 另指一个目录。",
            "check the permissions, or name another folder with --review",
        ),
        Kind::NotADirectory => (
            "这里应是普通目录，不能是文件或符号链接；请移开它，或用 --review 另指一个目录。",
            "a plain folder belongs here, not a file or a symbolic link; move it away, or name another with --review",
        ),
        _ => (
            "请稍后再试；若仍不行，用 --review 另指一个目录。",
            "try again; if it persists, name another folder with --review",
        ),
    }
}
