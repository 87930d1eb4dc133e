//! Why a file cannot be read: what, and what now, in both languages. The path is added by whoever lists it.

use super::limit::Limit;
use crate::text::phrase::{Bilingual, Lang};
use crate::text::system;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The path does not exist.
    #[error("没有这个文件或文件夹。请核对路径")]
    Missing,
    /// The system does not let us read it.
    #[error("没有读取权限。请联系文件的所有者，或用 chmod 放开读权限")]
    Forbidden,
    /// It is a folder where one file is wanted.
    #[error("是文件夹，这里要给一份文件。请写出其中一份的路径")]
    Folder,
    /// It is a device, a pipe or a socket.
    #[error("不是普通文件（设备、管道或套接字），不读")]
    NotRegular,
    /// A symbolic link that leads out of the folder.
    #[error("符号链接指向文件夹之外，不跟随。需要时请直接给出目标路径")]
    LeadsOutside,
    /// A symbolic link to a folder that contains it.
    #[error("符号链接指回包含它的文件夹，会绕圈，不跟随。请直接给出要看的文件夹")]
    LeadsRound,
    /// A folder below too many others.
    #[error("文件夹层数超过上限（gouji limits 的 folders），里面的没有读。请直接给出这个文件夹")]
    TooDeep,
    /// Nothing is in it.
    #[error("文件是空的。请重新下载或导出")]
    Empty,
    /// It is larger than any report.
    #[error("文件有 {bytes} 字节，超过上限 {limit} 字节（gouji limits 的 file）。请核对这份文件，必要时拆开再读")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// It changed while it was read.
    #[error("读取时文件正在变化。请稍后重读")]
    Changed,
    /// Some part of it is more than reading allows.
    #[error("{}超过上限 {}（gouji limits 的 {}）。请核对这份文件，必要时拆开再读", .0.what.zh, .0.most, .0.name)]
    OverLimit(Limit),
    /// It breaks the rules of its format.
    #[error("{format} 文件已损坏或不完整{}。请用办公软件打开后另存，再读", clue(what))]
    Damaged {
        /// What people call the format.
        format: &'static str,
        /// Where it breaks, in the words of who reads the format.
        what: String,
    },
    /// It calls itself a report of ours and is none.
    #[error("不是完整的 gouji.report/1：{what}。请用 gouji parse 重新生成")]
    NoReportOfOurs {
        /// Where it differs, in the words of who reads the format.
        what: String,
    },
    /// It is locked with a password.
    #[error("{format} 文件加了密码，无法读取。请取消密码后另存，再读")]
    Encrypted {
        /// What people call the format.
        format: &'static str,
    },
    /// A version of its format that is too old.
    #[error("是 Word 95 或更早的 {format} 文件，无法读取。请用 Word 或 WPS 打开后另存为 .docx，再读")]
    Outdated {
        /// What people call the format.
        format: &'static str,
    },
    /// It is an archive: the files in it are read one by one, by their own paths.
    #[error("是压缩包，里面的文件要逐份读。ZIP 请写成“压缩包/里面的文件名”；别的压缩包、套在压缩包里的压缩包请先解压")]
    Archive,
    /// A PDF of pictures.
    #[error("PDF 里只有图片，没有文字层（多为扫描件）。请向发布单位要文字版，或先做文字识别")]
    Scanned,
    /// The process that read it did not end in time.
    #[error("读了 {seconds} 秒还没有读完，已停止（gouji limits 的 read-seconds）。请核对这份文件是否损坏")]
    TooSlow {
        /// How long it had.
        seconds: u64,
    },
    /// The process that read it died.
    #[error(
        "读取这份文件的进程中途退出（{how}），其余不受影响。多半是文件损坏，或所需内存超过上限（gouji limits 的 read-memory），请核对这份文件"
    )]
    ReaderDied {
        /// In which way.
        how: String,
    },
    /// It holds no text.
    #[error("不是文本，也不是认得的文档格式。请核对文件，或另存为 DOCX、PDF 或文本")]
    Binary,
    /// A format that is told and not read yet.
    #[error("是 {format} 文件，这一版还不能读。请先另存为文本")]
    NotYet {
        /// What people call the format.
        format: &'static str,
    },
    /// Anything else the system says.
    #[error("系统不让读：{0}")]
    System(Bilingual),
}

impl From<Limit> for ReadError {
    fn from(limit: Limit) -> Self {
        Self::OverLimit(limit)
    }
}

impl ReadError {
    /// The sentence in one language.
    pub fn in_lang(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.to_string(),
            Lang::En => self.english(),
        }
    }

    fn english(&self) -> String {
        self.english_sentence().map_or_else(|| self.english_with_values(), str::to_owned)
    }

    /// The sentence of those that say the same of every file.
    const fn english_sentence(&self) -> Option<&'static str> {
        Some(match self {
            Self::Missing => "no such file or folder; check the path",
            Self::Forbidden => "no permission to read it; ask its owner, or allow reading with chmod",
            Self::Folder => "a folder where one file is wanted; name one of its files",
            Self::NotRegular => "not a regular file (a device, pipe or socket); not read",
            Self::LeadsOutside => "a symbolic link that leads out of the folder is not followed; name its target",
            Self::LeadsRound => {
                "a symbolic link back to a folder that contains it is not followed; name the folder itself"
            }
            Self::TooDeep => {
                "a folder deeper than the limit (folders in gouji limits); nothing in it was read, name it itself"
            }
            Self::Empty => "the file is empty; download or export it again",
            Self::Changed => "the file changed while it was read; read it again later",
            Self::Archive => {
                "an archive, whose files are read one by one; name one of a ZIP as ARCHIVE/NAME, and unpack others and those within"
            }
            Self::Scanned => "a PDF of pictures without a text layer; ask for the text, or recognise it first",
            Self::Binary => {
                "neither text nor a document format that is known; check it, or save it as DOCX, PDF or text"
            }
            _ => return None,
        })
    }

    /// The sentence of those that name a limit, a format or what the system says.
    fn english_with_values(&self) -> String {
        match self {
            Self::TooLarge { bytes, limit } => {
                format!(
                    "the file has {bytes} bytes, more than the limit of {limit} (file in gouji limits); check it, or split it"
                )
            }
            Self::OverLimit(Limit { what, most, name, .. }) => {
                format!(
                    "more {} than the limit of {most} ({name} in gouji limits); check the file, or split it",
                    what.en
                )
            }
            Self::NoReportOfOurs { what } => format!("no whole gouji.report/1: {what}; make it anew with gouji parse"),
            Self::TooSlow { seconds } => {
                format!(
                    "not read after {seconds} s, so reading was stopped (read-seconds in gouji limits); check the file"
                )
            }
            Self::ReaderDied { how } => format!(
                "the process that read it ended early ({how}); the rest goes on; mostly the file is damaged or takes more \
                 memory than allowed (read-memory in gouji limits), so check it"
            ),
            Self::System(words) => format!("the system refuses: {}", words.en),
            told => told.english_of_format(),
        }
    }

    /// The sentence of those that name a format.
    fn english_of_format(&self) -> String {
        match self {
            Self::Damaged { format, what } => {
                let format = english_format(format);
                format!("a damaged {format} file: {what}; open it in an office program and save it anew")
            }
            Self::Encrypted { format } => {
                format!("a {} file locked with a password; save it without one", english_format(format))
            }
            Self::Outdated { format } => {
                let format = english_format(format);
                format!("a {format} file of Word 95 or older; open it in an office program and save it as .docx")
            }
            Self::NotYet { format } => {
                format!("a {} file, which this version cannot read yet; save it as text", english_format(format))
            }
            told => told.english_sentence().unwrap_or_default().to_owned(),
        }
    }
}

/// The part of a file that is damaged, where its name is one word; what libraries say at length is for English readers only.
fn clue(what: &str) -> String {
    if what.contains(' ') { String::new() } else { format!("（{what}）") }
}

fn english_format(format: &str) -> &str {
    if format == "文本" { "text" } else { format }
}

impl From<std::io::Error> for ReadError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Self::Missing,
            std::io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::System(system::said(&error)),
        }
    }
}
