//! A file that is no report in this corpus, with its reason. Everything else goes on.

use std::path::PathBuf;

use crate::ingest::ReadError;
use crate::text::phrase::Lang;

/// A file that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its path.
    pub path: PathBuf,
    /// Why.
    pub reason: FailureReason,
}

/// Why a file could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FailureReason {
    /// It cannot be read.
    Unreadable(ReadError),
    /// It was read, and nothing in it is part of an annual report.
    NotAReport,
    /// A folder in which nothing can be read.
    EmptyFolder,
    /// Our own fault: reading it went wrong in a way that it never should.
    Broken(String),
}

impl FailureReason {
    /// The sentence in one language: what, and what now.
    pub fn in_lang(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Unreadable(error), lang) => error.in_lang(lang),
            (Self::NotAReport, Lang::Zh) => {
                "没有认出年报的标题、章节或表格。请确认是不是政府信息公开工作年度报告".to_owned()
            }
            (Self::NotAReport, Lang::En) => {
                "no title, section or table of an annual report was recognised; check what it is".to_owned()
            }
            (Self::EmptyFolder, Lang::Zh) => "文件夹里没有文件。请核对路径".to_owned(),
            (Self::EmptyFolder, Lang::En) => "the folder holds no file; check the path".to_owned(),
            (Self::Broken(words), Lang::Zh) => {
                format!("读取时程序自身出错（{words}）。请把此文件报给维护者，其余不受影响")
            }
            (Self::Broken(words), Lang::En) => {
                format!("the program itself failed on it ({words}); please report the file, the rest goes on")
            }
        }
    }
}

impl From<ReadError> for FailureReason {
    fn from(error: ReadError) -> Self {
        Self::Unreadable(error)
    }
}
