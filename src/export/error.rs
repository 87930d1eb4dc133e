//! Why an export failed, said to people in both languages. It carries no words of documents.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::XlsxError;

use crate::text::neutralise::neutralise;
use crate::text::phrase::{Bilingual, Lang, Phrase};
use crate::text::system;

/// An export that was not written. `Display` is the Chinese sentence.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is a file of that name.
    Exists {
        /// The file.
        path: PathBuf,
        /// A name that is free.
        free: PathBuf,
    },
    /// What stands there is no regular file and is never replaced.
    NotAFile {
        /// Its place.
        path: PathBuf,
        /// What it is.
        what: Phrase,
    },
    /// The path ends in no file name.
    NoName(PathBuf),
    /// The system refused; a file that was there is as it was.
    System {
        /// The file.
        path: PathBuf,
        /// What was being done.
        doing: Phrase,
        /// What the system said.
        #[source]
        reason: io::Error,
    },
    /// The file is written, but the system did not confirm that it would last through a loss of power.
    Unsettled {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        reason: io::Error,
    },
    /// The stream did not take what was written.
    Stream(#[from] io::Error),
    /// More findings than a worksheet has rows.
    TooManyRows {
        /// The most it holds.
        most: u32,
    },
    /// The workbook could not be put together.
    Workbook(#[from] XlsxError),
}

const EXISTS: Phrase = Phrase::new(
    "{path} 已经存在，没有覆盖；可以另存为 {free}",
    "{path} is there already and was not touched; {free} is free",
);
const NOT_A_FILE: Phrase = Phrase::new(
    "{path} 是{what}，不能写成导出文件；请换一个文件名",
    "{path} is {what} and cannot become an export; choose another name",
);
const NO_NAME: Phrase =
    Phrase::new("{path} 不是文件名；请写出文件名，如 问题清单.csv", "{path} names no file; give one, as findings.csv");
const SYSTEM: Phrase = Phrase::new(
    "{path}：{doing}时出错（{reason}）；没有留下半份文件，原有的文件没有动。请检查空间和权限后再导出",
    "{path}: {doing} failed ({reason}); nothing half-written is left and a former file is untouched. Check space and permissions, then export again",
);
const NO_FOLDER: Phrase = Phrase::new(
    "{path} 所在的文件夹不存在，没有写；请先建好，或换一个位置",
    "the folder of {path} is not there, and nothing was written; make it first, or choose another place",
);
const NO_NEW_FILE: Phrase = Phrase::new(
    "{path} 所在的文件夹不让新建文件（系统说：{reason}），没有写；请换一个位置",
    "the folder of {path} takes no new file (the system says: {reason}), and nothing was written; choose another place",
);
const UNSETTLED: Phrase = Phrase::new(
    "{path} 已写好，但系统没有确认落盘（{reason}）；请核对后再用",
    "{path} is written, but the system did not confirm that it lasts ({reason}); check it before use",
);
const STREAM: Phrase = Phrase::new("写不出去（{reason}）", "cannot be written ({reason})");
const TOO_MANY: Phrase = Phrase::new(
    "一张工作表最多 {most} 行，问题太多；请缩小范围，或导出 CSV",
    "a worksheet has {most} rows at most; narrow the choice, or export CSV",
);
const WORKBOOK: Phrase = Phrase::new(
    "工作簿生成失败（{reason}）；可以改导出 CSV",
    "the workbook could not be made ({reason}); CSV has no such limits",
);

impl ExportError {
    /// The sentence in one language.
    pub fn in_lang(&self, lang: Lang) -> String {
        let shown = |path: &Path| neutralise(&path.to_string_lossy()).into_owned();
        self.phrase().fill(lang, |name| match (name, self) {
            ("path", Self::Exists { path, .. } | Self::NotAFile { path, .. }) => Some(shown(path)),
            ("path", Self::NoName(path) | Self::System { path, .. } | Self::Unsettled { path, .. }) => {
                Some(shown(path))
            }
            ("free", Self::Exists { free, .. }) => Some(shown(free)),
            ("what", Self::NotAFile { what, .. }) => Some(what.in_lang(lang).to_owned()),
            ("doing", Self::System { doing, .. }) => Some(doing.in_lang(lang).to_owned()),
            ("reason", Self::System { reason, .. } | Self::Unsettled { reason, .. } | Self::Stream(reason)) => {
                Some(system::said(reason).in_lang(lang).to_owned())
            }
            ("reason", Self::Workbook(reason)) => Some(of_workbook(reason).in_lang(lang).to_owned()),
            ("most", Self::TooManyRows { most }) => Some(most.to_string()),
            _ => None,
        })
    }

    fn phrase(&self) -> Phrase {
        match self {
            Self::Exists { .. } => EXISTS,
            Self::NotAFile { .. } => NOT_A_FILE,
            Self::NoName(_) => NO_NAME,
            Self::System { path, reason, .. } if is_missing(reason) && !has_folder(path) => NO_FOLDER,
            Self::System { reason, .. } if is_missing(reason) => NO_NEW_FILE,
            Self::System { .. } => SYSTEM,
            Self::Unsettled { .. } => UNSETTLED,
            Self::Stream(_) => STREAM,
            Self::TooManyRows { .. } => TOO_MANY,
            Self::Workbook(_) => WORKBOOK,
        }
    }
}

fn has_folder(path: &Path) -> bool {
    path.parent().is_none_or(|folder| folder.as_os_str().is_empty() || folder.is_dir())
}

fn is_missing(reason: &io::Error) -> bool {
    reason.kind() == io::ErrorKind::NotFound
}

/// Why the library of workbooks gave up: the system, or one of the limits of the format.
fn of_workbook(error: &XlsxError) -> Bilingual {
    match error {
        XlsxError::IoError(reason) => system::said(reason),
        _ => Bilingual::new("内容超出工作簿的限制", "its content exceeds the limits of a workbook"),
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_lang(Lang::Zh))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_has_its_places_filled() {
        let path = PathBuf::from("out/\u{1b}[2J.csv");
        let what = Phrase::new("文件夹", "a folder");
        let broken = || io::Error::other("no space");
        let errors = [
            ExportError::Exists { path: path.clone(), free: "b-2.csv".into() },
            ExportError::NotAFile { path: path.clone(), what },
            ExportError::NoName(path.clone()),
            ExportError::System { path: path.clone(), doing: what, reason: broken() },
            ExportError::Unsettled { path, reason: broken() },
            ExportError::Stream(broken()),
            ExportError::TooManyRows { most: 9 },
            ExportError::Workbook(XlsxError::RowColumnLimitError),
        ];
        for error in &errors {
            for sentence in [error.to_string(), error.in_lang(Lang::En)] {
                assert!(!sentence.contains(['{', '\u{1b}']), "{sentence}");
            }
        }
        assert_eq!(errors[1].to_string(), "out/␛[2J.csv 是文件夹，不能写成导出文件；请换一个文件名");
    }
}
