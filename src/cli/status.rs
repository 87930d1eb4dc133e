//! How a command ended, as the exit code that scripts rely on, and why it could not do its work.

use std::io;
use std::path::Path;

use crate::corpus::Failure;
use crate::review::{self, JournalError};
use crate::text::data::DataError;
use crate::text::phrase::{Bilingual, Lang};
use crate::text::system;

/// How a command ended; of two endings the greater counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It did its work.
    #[default]
    Done,
    /// What it tested does not hold.
    Fails,
    /// Something could not be read or written, or the call's words are off.
    Trouble,
}

impl Status {
    /// The exit code.
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Fails => 1,
            Self::Trouble => 2,
        }
    }
}

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Halt {
    /// Whoever read our output has gone; that is no fault.
    #[error("无人在读输出")]
    Unheard,
    /// What, where, what now, in both languages.
    #[error("{0}")]
    Said(Bilingual),
}

/// What a command comes to.
pub type Outcome = Result<Status, Halt>;

impl Halt {
    /// A sentence in both languages.
    pub fn said(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Said(Bilingual::new(zh, en))
    }

    /// What the system said about a file.
    pub fn about(path: &Path, error: impl Into<crate::ingest::ReadError>) -> Self {
        Failure { path: path.to_owned(), reason: error.into().into() }.into()
    }

    /// The sentence in one language; none where nobody listens.
    pub fn sentence(&self, lang: Lang) -> Option<&str> {
        match (self, lang) {
            (Self::Unheard, _) => None,
            (Self::Said(sentence), lang) => Some(sentence.in_lang(lang)),
        }
    }

    /// What `said` gives in each language.
    pub fn of(said: impl Fn(Lang) -> String) -> Self {
        Self::Said(Bilingual::of(said))
    }
}

impl From<io::Error> for Halt {
    /// Commands meet bare system errors only where they print.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::Unheard;
        }
        let Bilingual { zh, en } = system::said(&error);
        Self::said(
            format!("结果写不出去（{zh}）。请检查输出的去处是否还有空间、能否写入"),
            format!("the result cannot be written ({en}); check the space and permissions where it goes"),
        )
    }
}

impl From<JournalError> for Halt {
    fn from(error: JournalError) -> Self {
        Self::of(|lang| error.in_lang(lang))
    }
}

impl From<&review::Trouble> for Halt {
    fn from(trouble: &review::Trouble) -> Self {
        Self::of(|lang| trouble.in_lang(lang))
    }
}

impl From<DataError> for Halt {
    fn from(error: DataError) -> Self {
        Self::of(|lang| error.in_lang(lang))
    }
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Self {
        let path = failure.path.display();
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| failure.reason.in_lang(lang));
        Self::said(format!("{path}：{zh}"), format!("{path}: {en}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_graver_ending_counts() {
        assert_eq!(Status::Done.max(Status::Fails).code(), 1);
        assert_eq!(Status::Trouble.max(Status::Fails).code(), 2);
    }

    #[test]
    fn a_reader_that_has_gone_is_no_fault() {
        let gone = Halt::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(gone.sentence(Lang::Zh), None);
        let full = Halt::from(io::Error::from(io::ErrorKind::StorageFull));
        assert!(full.sentence(Lang::Zh).unwrap().starts_with("结果写不出去"));
    }
}
