//! What the operating system says of files and streams, in the words of people. It names what a colleague can do something
//! about; of anything else it keeps the system's number, for whoever looks after the machine.

use std::io::{Error, ErrorKind};

use super::phrase::{Bilingual, Phrase};

/// Returns what the system said; a reason of our own that went through an `io::Error` comes back as it was.
pub fn said(error: &Error) -> Bilingual {
    if let Some(own) = error.get_ref().and_then(|inner| inner.downcast_ref::<Bilingual>()) {
        return own.clone();
    }
    if error.get_ref().is_some() {
        return Bilingual::new(format!("原话是“{error}”"), error.to_string());
    }
    match (of_kind(error.kind()), error.raw_os_error()) {
        (Some(phrase), _) => phrase.into(),
        (None, Some(code)) => of_code(code),
        (None, None) => Bilingual::new("系统没有说明原因", "the system gives no reason"),
    }
}

const fn of_kind(kind: ErrorKind) -> Option<Phrase> {
    Some(match kind {
        ErrorKind::NotFound => Phrase::new("没有这个文件或文件夹", "no such file or folder"),
        ErrorKind::PermissionDenied => Phrase::new("没有权限", "no permission"),
        ErrorKind::AlreadyExists => Phrase::new("已经存在", "it is there already"),
        ErrorKind::NotADirectory => Phrase::new("路径上有一段不是文件夹", "a part of the path is no folder"),
        ErrorKind::IsADirectory => Phrase::new("是文件夹", "it is a folder"),
        ErrorKind::DirectoryNotEmpty => Phrase::new("文件夹里还有文件", "the folder is not empty"),
        ErrorKind::StorageFull => Phrase::new("没有空间了", "no space is left"),
        ErrorKind::QuotaExceeded => Phrase::new("超过了磁盘限额", "the quota is used up"),
        ErrorKind::FileTooLarge => Phrase::new("文件超过系统允许的大小", "the file is larger than the system allows"),
        ErrorKind::ReadOnlyFilesystem => Phrase::new("所在的盘只能读", "the disk is read-only"),
        ErrorKind::InvalidFilename => Phrase::new("文件名太长或不合规", "the name is too long or not allowed"),
        ErrorKind::InvalidData => Phrase::new("不是 UTF-8 文本", "it is not UTF-8 text"),
        ErrorKind::UnexpectedEof => Phrase::new("内容没有完就断了", "it ends too early"),
        ErrorKind::BrokenPipe => Phrase::new("另一头已经关闭", "the other end has closed"),
        ErrorKind::TimedOut => Phrase::new("等了太久没有回音", "it took too long"),
        ErrorKind::StaleNetworkFileHandle => Phrase::new("网络盘断开过", "the network share was cut off"),
        ErrorKind::OutOfMemory => Phrase::new("内存不够", "memory is short"),
        ErrorKind::Unsupported => Phrase::new("系统不支持", "the system does not support it"),
        _ => return None,
    })
}

/// What only a number of the system tells.
fn of_code(code: i32) -> Bilingual {
    let known = [
        (rustix::io::Errno::LOOP, Phrase::new("是符号链接，不跟随", "it is a symbolic link, which is not followed")),
        (rustix::io::Errno::IO, Phrase::new("设备读写出错", "the device failed")),
        (rustix::io::Errno::MFILE, Phrase::new("同时打开的文件太多", "too many files are open")),
        (rustix::io::Errno::NFILE, Phrase::new("同时打开的文件太多", "too many files are open")),
    ];
    match known.into_iter().find(|(known, _)| known.raw_os_error() == code) {
        Some((_, phrase)) => phrase.into(),
        None => Bilingual::new(format!("系统错误 {code}"), format!("system error {code}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_system_says_is_told_in_the_language_of_the_reader() {
        for code in 1..=133 {
            let Bilingual { zh, en } = said(&Error::from_raw_os_error(code));
            assert!(!zh.is_ascii() && !zh.contains("os error"), "{code}: {zh}");
            assert!(en.is_ascii() && !en.contains("os error"), "{code}: {en}");
        }
        assert_eq!(said(&Error::from_raw_os_error(28)).zh, "没有空间了");
        assert_eq!(said(&Error::from_raw_os_error(40)).zh, "是符号链接，不跟随");
        assert_eq!(said(&Error::from_raw_os_error(99)).zh, "系统错误 99");
    }

    #[test]
    fn a_reason_of_our_own_comes_back_in_both_languages() {
        let own = Bilingual::new("不是普通文件", "not a plain file");
        assert_eq!(said(&Error::other(own.clone())), own);
        assert_eq!(said(&Error::other("a word of a library")).zh, "原话是“a word of a library”");
    }
}
