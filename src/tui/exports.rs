//! What the screen can export to, and the choice that is handed over. Writing is somebody else's, handed in as [`Exports`],
//! and goes on beside the screen.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use super::texts;
use crate::session::{HandedOut, Session};
use crate::text::phrase::Phrase;

/// Which findings are exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those decided as right.
    #[default]
    Confirmed,
    /// Those decided as right or doubtful.
    ConfirmedOrDoubtful,
    /// All of the selected agency.
    Agency,
    /// All.
    All,
}

impl Scope {
    /// All of them, as they are offered.
    pub(super) const ALL: [Self; 4] = [Self::Confirmed, Self::ConfirmedOrDoubtful, Self::Agency, Self::All];

    /// What it is called.
    pub(super) const fn words(self) -> Phrase {
        match self {
            Self::Confirmed => texts::SCOPE_CONFIRMED,
            Self::ConfirmedOrDoubtful => texts::SCOPE_DOUBTFUL,
            Self::Agency => texts::SCOPE_AGENCY,
            Self::All => texts::SCOPE_ALL,
        }
    }
}

/// What is to be exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Which findings.
    pub scope: Scope,
    /// The names of the formats, as [`Exports::formats`] has them.
    pub formats: Vec<&'static str>,
    /// Where to.
    pub folder: PathBuf,
}

/// What was written, or a sentence in the language of the session.
pub type Written = Result<HandedOut, String>;

/// An export that only needs to be carried out, on whichever thread.
pub type Job = Box<dyn FnOnce() -> Written + Send>;

/// Makes a job of a choice; whatever it needs of the session it takes now.
pub type Prepare = dyn Fn(&Session, &Choice) -> Job + Send + Sync;

/// What can be exported to, and who does it.
#[derive(Clone)]
pub struct Exports {
    /// The formats by name, with what they are; the customary first.
    pub formats: Vec<(&'static str, Phrase)>,
    /// The folder that is proposed.
    pub folder: PathBuf,
    /// Prepares the writing.
    pub prepare: Arc<Prepare>,
}

impl Default for Exports {
    fn default() -> Self {
        Self {
            formats: Vec::new(),
            folder: PathBuf::from("out"),
            prepare: Arc::new(|_, _| Box::new(|| Ok(HandedOut::default()))),
        }
    }
}

impl fmt::Debug for Exports {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Exports").field("formats", &self.formats).finish_non_exhaustive()
    }
}
