//! What is amiss in journal files, by file and line; it names damage and never repairs it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::model::id::EventId;
use crate::text::phrase::{Bilingual, Lang};
use crate::text::system;

/// One thing amiss in the journal. `Display` is the Chinese sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file or folder.
    pub path: PathBuf,
    /// The line, from 1; none where the whole file is meant.
    pub line: Option<u64>,
    /// What is amiss.
    pub flaw: Flaw,
}

/// How heavily a trouble weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Worth a word; every acknowledged decision is there.
    Note,
    /// Something is there that this program cannot read.
    Unread,
    /// The journal is not what was written.
    Broken,
}

/// What can be amiss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The last line was not finished: its writer died, and nobody was told that it is saved.
    Torn,
    /// The last line is whole but for its line end, and counts.
    Unended,
    /// The folder can be used by others, or belongs to someone else.
    Loose,
    /// A newer program wrote the line.
    Newer(String),
    /// The file or folder cannot be read, or is not a plain one.
    Unreadable(Bilingual),
    /// The line's own checksum does not hold; it is left out.
    Damaged,
    /// The last line's end was altered; its content is whole and counts.
    BadEnd,
    /// Lines are missing before this one.
    Gap,
    /// This line is not the one that the next was written after.
    Altered,
    /// The file is shorter than what this program had read of it, or gone.
    Shrunk,
    /// Events that some writer had seen are nowhere: those with these clocks, first to last.
    Missing(u64, u64),
    /// An event refers to this one, which is nowhere.
    Dangling(EventId),
}

impl Flaw {
    /// Returns how heavily it weighs.
    pub fn grade(&self) -> Grade {
        match self {
            Self::Torn | Self::Unended | Self::Loose => Grade::Note,
            Self::Newer(_) | Self::Unreadable(_) => Grade::Unread,
            _ => Grade::Broken,
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::Torn => "最后一行没有写完（写入时中断），从未确认过，已略过".into(),
            Self::Unended => "最后一行缺行尾，内容完整，照常读入".into(),
            Self::Loose => "目录属于别人或允许他人进入，建议改为仅自己可用（0700）".into(),
            Self::Newer(schema) => {
                format!("由更新的版本写成（{schema}），本版本读不了，已略过；请升级程序")
            }
            Self::Unreadable(why) => format!("读不了：{}", why.zh),
            Self::Damaged => "内容损坏（校验不符），这一行未读入；请从备份或他人的副本找回".into(),
            Self::BadEnd => "行尾被改动，内容完整，照常读入".into(),
            Self::Gap => "此行之前缺了记录；请从备份或他人的副本找回".into(),
            Self::Altered => "此行在下一行写成之后被改动或替换".into(),
            Self::Shrunk => "文件比先前读到的短，或已不在；先前读到的仍在内存中".into(),
            Self::Missing(first, last) => {
                format!("有人见过的第 {first} 至 {last} 号记录（逻辑时钟）不在这里；可能有文件未拷全或被截短")
            }
            Self::Dangling(id) => format!("所引用的记录 {id} 不在这里；可能有文件未拷全或被截短"),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Torn => "the last line was not finished and never acknowledged; passed over".into(),
            Self::Unended => "the last line lacks its end; its content is whole and counts".into(),
            Self::Loose => "the folder is open to others or owned by someone else; 0700 is advised".into(),
            Self::Newer(schema) => {
                format!("written by a newer version ({schema}) and passed over; update the program")
            }
            Self::Unreadable(why) => format!("cannot be read: {}", why.en),
            Self::Damaged => "damaged (checksum differs) and left out; restore it from a copy".into(),
            Self::BadEnd => "its line end was altered; its content is whole and counts".into(),
            Self::Gap => "lines are missing before this one; restore them from a copy".into(),
            Self::Altered => "was altered or replaced after the next line was written".into(),
            Self::Shrunk => "shorter than what had been read, or gone; what was read is still in memory".into(),
            Self::Missing(first, last) => {
                format!(
                    "events with clocks {first} to {last}, seen by some writer, are not here: a file was not copied or was cut"
                )
            }
            Self::Dangling(id) => {
                format!("refers to event {id}, which is not here: a file was not copied or was cut")
            }
        }
    }
}

impl Trouble {
    pub(super) fn of_file(path: &Path, flaw: Flaw) -> Self {
        let path = path.to_path_buf();
        Self { path, line: None, flaw }
    }

    pub(super) fn of_line(path: &Path, line: u64, flaw: Flaw) -> Self {
        let path = path.to_path_buf();
        Self { path, line: Some(line), flaw }
    }

    pub(super) fn unreadable(path: &Path, error: &io::Error) -> Self {
        Self::of_file(path, Flaw::Unreadable(system::said(error)))
    }

    /// The sentence in one language.
    pub fn in_lang(&self, lang: Lang) -> String {
        let path = self.path.display();
        match (lang, self.line) {
            (Lang::Zh, Some(line)) => format!("{path} 第 {line} 行：{}", self.flaw.zh()),
            (Lang::Zh, None) => format!("{path}：{}", self.flaw.zh()),
            (Lang::En, Some(line)) => format!("{path} line {line}: {}", self.flaw.en()),
            (Lang::En, None) => format!("{path}: {}", self.flaw.en()),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_lang(Lang::Zh))
    }
}
