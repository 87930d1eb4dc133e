//! Which agency a word of the call means: the one of that name, or the only one that the word is part of a name of.

use std::collections::BTreeSet;

use super::status::Halt;
use crate::text::data::suggest;

/// Finds the agency among names, each with the agency that it stands for.
pub fn meant(word: &str, names: &[(&str, &str)]) -> Result<String, Halt> {
    if let Some((_, agency)) = names.iter().find(|(name, _)| *name == word) {
        return Ok((*agency).to_owned());
    }
    let like: BTreeSet<&str> =
        names.iter().filter(|(name, _)| name.contains(word)).map(|(_, agency)| *agency).collect();
    match like.iter().copied().collect::<Vec<_>>().as_slice() {
        [only] => Ok((*only).to_owned()),
        [] => Err(unknown(word, &names.iter().map(|(name, _)| *name).collect::<Vec<_>>())),
        several => {
            let (zh, en) = (several.join("、"), several.join(", "));
            Err(Halt::said(
                format!("“{word}”可以指几个机关：{zh}。请写完整"),
                format!("`{word}` may be several agencies: {en}; give the whole name"),
            ))
        }
    }
}

fn unknown(word: &str, names: &[&str]) -> Halt {
    match suggest(word, names) {
        Some(meant) => Halt::said(
            format!("这些报告里没有机关“{word}”，是不是想写 {meant}？"),
            format!("these reports have no agency `{word}`; did you mean {meant}?"),
        ),
        None => Halt::said(
            format!("这些报告里没有机关“{word}”。机关名称见 gouji check"),
            format!("these reports have no agency `{word}`; gouji check lists the names"),
        ),
    }
}
