//! The rules that hold for a call: the catalogue, with the auditor's own file over it where there is one.

use std::path::PathBuf;
use std::sync::Arc;

use super::console;
use super::folders::Folders;
use super::options::Common;
use super::status::Halt;
use crate::rules::RuleSet;
use crate::text::phrase::Lang;

/// Reads the file that the call names, else that of the config folder; says which switches have expired.
pub fn settle(common: &Common, folders: &Folders, lang: Lang) -> Result<Arc<RuleSet>, Halt> {
    let Some(file) = file(common, folders) else { return Ok(Arc::default()) };
    let rules = RuleSet::read_file(&file, jiff::Zoned::now().date())?;
    for notice in rules.notices().iter().filter(|_| !common.quiet) {
        console::say(notice.in_lang(lang));
    }
    Ok(Arc::new(rules))
}

fn file(common: &Common, folders: &Folders) -> Option<PathBuf> {
    common.rules.clone().or_else(|| folders.rules_file().filter(|file| file.is_file()))
}
