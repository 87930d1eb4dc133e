//! What the person at the keyboard chose: who they are, their language, where decisions live, how a corpus is read.

use std::path::PathBuf;
use std::sync::Arc;

use crate::corpus::{Aliases, Crew};
use crate::rules::RuleSet;
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
    /// How a corpus is read and judged.
    pub method: Method,
}

/// How a corpus is read and judged.
#[derive(Clone, Debug)]
pub struct Method {
    /// Who reads the files.
    pub crew: Crew,
    /// Which names mean one agency, as the user knows it.
    pub aliases: Arc<Aliases>,
    /// The rules that hold.
    pub rules: Arc<RuleSet>,
}

impl Default for Method {
    fn default() -> Self {
        Self { crew: Crew::from(1), aliases: Arc::default(), rules: Arc::default() }
    }
}
