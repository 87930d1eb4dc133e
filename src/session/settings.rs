//! What the person at the keyboard chose: who they are, their language, where decisions live, how a corpus is read.

use std::path::PathBuf;
use std::sync::Arc;

use crate::corpus::{Aliases, Crew};
use crate::text::phrase::Lang;

/// What holds for one run of the program.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Language of everything shown.
    pub lang: Lang,
    /// Who decides.
    pub auditor: String,
    /// The review folder.
    pub review: PathBuf,
    /// How a corpus is read.
    pub method: Method,
}

/// How a corpus is read.
#[derive(Clone, Debug)]
pub struct Method {
    /// Who reads the files.
    pub crew: Crew,
    /// Which names mean one agency, as the user knows it.
    pub aliases: Arc<Aliases>,
}

impl Default for Method {
    fn default() -> Self {
        Self { crew: 1.into(), aliases: Arc::default() }
    }
}
