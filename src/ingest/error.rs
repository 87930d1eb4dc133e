//! Why a file cannot be read: what, and what now, in both languages. The path is added by whoever lists it.

use crate::text::phrase::Lang;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The path does not exist.
    #[error("没有这个文件或文件夹。请核对路径")]
    Missing,
    /// The system does not let us read it.
    #[error("没有读取权限。请联系文件的所有者，或用 chmod 放开读权限")]
    Forbidden,
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
    #[error("文件夹层数超过上限（gouji limits），里面的没有读。请直接给出这个文件夹")]
    TooDeep,
    /// Nothing is in it.
    #[error("文件是空的。请重新下载或导出")]
    Empty,
    /// It is larger than any report.
    #[error("文件有 {bytes} 字节，超过上限 {limit} 字节（gouji limits）")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// It changed while it was read.
    #[error("读取时文件正在变化。请稍后重读")]
    Changed,
    /// It holds no text.
    #[error("不是文本，也不是认得的文档格式")]
    Binary,
    /// A format that is told and not read yet.
    #[error("是 {format} 文件，这一版还不能读。请先另存为文本")]
    NotYet {
        /// What people call the format.
        format: &'static str,
    },
    /// Anything else the system says.
    #[error("系统不让读：{0}")]
    System(String),
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
        match self {
            Self::Missing => "no such file or folder; check the path".to_owned(),
            Self::Forbidden => "no permission to read it; ask its owner, or allow reading with chmod".to_owned(),
            Self::NotRegular => "not a regular file (a device, pipe or socket); not read".to_owned(),
            Self::LeadsOutside => {
                "a symbolic link that leads out of the folder is not followed; name its target".to_owned()
            }
            Self::LeadsRound => {
                "a symbolic link back to a folder that contains it is not followed; name the folder itself".to_owned()
            }
            Self::TooDeep => {
                "a folder deeper than the limit (gouji limits); nothing in it was read, name it itself".to_owned()
            }
            Self::Empty => "the file is empty; download or export it again".to_owned(),
            Self::TooLarge { bytes, limit } => {
                format!("the file has {bytes} bytes, more than the limit of {limit} (gouji limits)")
            }
            Self::Changed => "the file changed while it was read; read it again later".to_owned(),
            Self::Binary => "neither text nor a document format that is known".to_owned(),
            Self::NotYet { format } => {
                format!("a {} file, which this version cannot read yet; save it as text", english_format(format))
            }
            Self::System(words) => format!("the system refuses: {words}"),
        }
    }
}

fn english_format(format: &str) -> &str {
    if format == "文本" { "text" } else { format }
}

impl From<std::io::Error> for ReadError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Self::Missing,
            std::io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::System(error.to_string()),
        }
    }
}
