//! What an entry looks for, compiled: a pattern in linear time, with what excuses it.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use super::spec::FindSpec;
use crate::form::Years;
use crate::model::finding::Severity;
use crate::text::phrase::Phrase;

/// Most bytes that a compiled pattern may take.
pub(super) const LARGEST: usize = 1 << 20;
/// Most bytes of the states that a thread keeps of a pattern: fewer would be made anew over and over.
pub(super) const MOST_STATES: usize = 1 << 23;

/// One thing to look for.
#[derive(Debug)]
pub struct Find {
    regex: Option<Regex>,
    /// Words that excuse it in the same sentence.
    pub unless: Vec<String>,
    /// Words that must stand in the same sentence.
    pub only_with: Vec<String>,
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
    /// Compiles what is written; the error is a sentence of the pattern's compiler.
    pub fn new(spec: &FindSpec, name: Phrase) -> Result<Self, String> {
        Ok(Self {
            regex: source(spec)?.map(|source| pattern(&source)).transpose()?,
            unless: spec.unless.clone(),
            only_with: spec.only_with.clone(),
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
        self.regex.as_ref()?.find_at(text, start).filter(|found| found.start() == start).map(|found| found.range())
    }

    /// Tells whether it stands in a text at all.
    pub fn is_in(&self, text: &str) -> bool {
        self.regex.as_ref().is_some_and(|regex| regex.is_match(text))
    }

    /// Tells whether it is looked for in a report of this year.
    pub fn speaks_of(&self, year: Option<i16>) -> bool {
        self.years.is_none_or(|years| year.is_some_and(|year| years.contains(year)))
    }

    /// Tells whether a sentence has what is needed and nothing that excuses it.
    pub fn counts_in(&self, sentence: &str) -> bool {
        let has = |words: &[String]| words.iter().any(|word| sentence.contains(word.as_str()));
        !has(&self.unless) && (self.only_with.is_empty() || has(&self.only_with))
    }
}

/// The pattern of everything together, for one pass over a text; none where only sounds are looked for.
pub fn any_of(finds: &[FindSpec]) -> Result<Option<Regex>, String> {
    let sources: Vec<String> = finds.iter().filter_map(|find| source(find).transpose()).collect::<Result<_, _>>()?;
    if sources.is_empty() {
        return Ok(None);
    }
    pattern(&sources.iter().map(|source| format!("(?:{source})")).collect::<Vec<_>>().join("|")).map(Some)
}

fn source(spec: &FindSpec) -> Result<Option<String>, String> {
    let words = spec.words.iter().filter(|word| !word.is_empty()).map(|word| regex::escape(word));
    let sources: Vec<String> = words.chain(spec.pattern.iter().map(|pattern| format!("(?:{pattern})"))).collect();
    if sources.is_empty() && spec.sounds.is_empty() {
        return Err("find 要写 pattern、words 或 sounds / `find` needs a pattern, words or sounds".to_owned());
    }
    Ok(Some(sources.join("|")).filter(|source| !source.is_empty()))
}

fn pattern(source: &str) -> Result<Regex, String> {
    let built = RegexBuilder::new(source).size_limit(LARGEST).dfa_size_limit(MOST_STATES).build();
    let regex = built.map_err(|error| format!("模式“{source}”不能用 / the pattern cannot be used: {error}"))?;
    if regex.is_match("") {
        return Err(format!(
            "模式“{source}”能匹配空文字，会处处命中 / the pattern `{source}` matches the empty text, and so everywhere"
        ));
    }
    Ok(regex)
}
