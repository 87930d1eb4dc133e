//! What the person at the keyboard chose: who they are, their language, where decisions live.

use std::path::PathBuf;
use std::sync::Arc;

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
    /// Reading threads.
    pub jobs: usize,
    /// The rules that hold.
    pub rules: Arc<RuleSet>,
}
