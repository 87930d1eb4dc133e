//! What an entry looks for: a pattern, with what excuses it.

use std::ops::Range;

use super::pattern::Pattern;
use super::spec::{FindSpec, Origin};
use crate::form::Years;
use crate::model::finding::Severity;
use crate::text::phrase::Phrase;

/// One thing to look for.
#[derive(Debug)]
pub struct Find {
    pattern: Option<Pattern>,
    /// Words that excuse it in the same sentence.
    pub unless: Vec<String>,
    /// Words that must stand in the same sentence.
    pub only_with: Vec<String>,
    /// Words that excuse it where it stands right behind them.
    pub not_after: Vec<String>,
    /// Its own gravity.
    pub level: Option<Severity>,
    /// The fiscal years for which it is looked for.
    pub years: Option<Years>,
    /// How it is named in the finding.
    pub shown: Option<String>,
    /// What should stand instead.
    pub should: Option<String>,
    /// What it is called where it is missing, or what is wrong with it where it is found.
    pub name: Phrase,
    /// It is looked for within 《…》 too.
    pub titled: bool,
}

impl Find {
    /// Takes what is written; the error is a sentence of the pattern's compiler.
    pub fn new(spec: &FindSpec, name: Phrase, origin: Origin) -> Result<Self, String> {
        Ok(Self {
            pattern: source(spec)?.map(|source| Pattern::new(source, origin)).transpose()?,
            unless: spec.unless.clone(),
            only_with: spec.only_with.clone(),
            not_after: spec.not_after.clone(),
            level: spec.level,
            years: spec.years,
            shown: spec.shown.clone(),
            should: spec.should.clone(),
            name,
            titled: spec.titled,
        })
    }

    /// Where it stands in a text, at this byte.
    pub fn at(&self, text: &str, start: usize) -> Option<Range<usize>> {
        self.pattern
            .as_ref()?
            .regex()
            .find_at(text, start)
            .filter(|found| found.start() == start)
            .map(|found| found.range())
    }

    /// Tells whether it stands in a text at all.
    pub fn is_in(&self, text: &str) -> bool {
        self.pattern.as_ref().is_some_and(|pattern| pattern.regex().is_match(text))
    }

    /// What it looks for, where that is more than a sound.
    #[cfg(test)]
    pub fn pattern(&self) -> Option<&Pattern> {
        self.pattern.as_ref()
    }

    /// Tells whether it is looked for in a report of this year.
    pub fn speaks_of(&self, year: Option<i16>) -> bool {
        self.years.is_none_or(|years| year.is_some_and(|year| years.contains(year)))
    }

    /// Tells whether it counts behind what stands before it on its line.
    pub fn counts_behind(&self, before: &str) -> bool {
        !self.not_after.iter().any(|word| before.ends_with(word.as_str()))
    }

    /// Tells whether a sentence has what is needed and nothing that excuses it.
    pub fn counts_in(&self, sentence: &str) -> bool {
        let has = |words: &[String]| words.iter().any(|word| sentence.contains(word.as_str()));
        !has(&self.unless) && (self.only_with.is_empty() || has(&self.only_with))
    }
}

/// The pattern of everything together, for one pass over a text; none where only sounds are looked for.
pub fn any_of(finds: &[FindSpec], origin: Origin) -> Result<Option<Pattern>, String> {
    let sources: Vec<String> = finds.iter().filter_map(|find| source(find).transpose()).collect::<Result<_, _>>()?;
    if sources.is_empty() {
        return Ok(None);
    }
    let together = sources.iter().map(|source| format!("(?:{source})")).collect::<Vec<_>>().join("|");
    Pattern::new(together, origin).map(Some)
}

fn source(spec: &FindSpec) -> Result<Option<String>, String> {
    let words = spec.words.iter().filter(|word| !word.is_empty()).map(|word| regex::escape(word));
    let sources: Vec<String> =
        words.chain(spec.pattern.iter().map(|pattern| format!("(?:{})", pattern.get_ref()))).collect();
    if sources.is_empty() && spec.sounds.is_empty() {
        return Err("find 要写 pattern、words 或 sounds / `find` needs a pattern, words or sounds".to_owned());
    }
    Ok(Some(sources.join("|")).filter(|source| !source.is_empty()))
}
