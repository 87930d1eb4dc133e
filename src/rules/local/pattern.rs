//! A pattern in linear time, made when it is first needed: most of the catalogue's are never looked for in full, since the
//! sieve tells beforehand that they would find nothing.

use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

use super::spec::Origin;

/// Most bytes that a compiled pattern may take.
pub(super) const LARGEST: usize = 1 << 20;
/// Most bytes of the states that a thread keeps of a pattern: fewer would be made anew over and over.
pub(super) const MOST_STATES: usize = 1 << 23;

/// A pattern as it is written, with what is made of it.
#[derive(Debug)]
pub struct Pattern {
    source: String,
    made: OnceLock<Regex>,
}

impl Pattern {
    /// Takes a pattern. One that an auditor wrote is tried at once; the error is a sentence of its compiler. Those of the
    /// catalogue are walked by a test.
    pub fn new(source: String, origin: Origin) -> Result<Self, String> {
        let pattern = Self { source, made: OnceLock::new() };
        if !matches!(origin, Origin::Catalogue(_)) {
            let _ = pattern.made.set(pattern.make()?);
        }
        Ok(pattern)
    }

    /// The pattern as it is written.
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// The pattern, ready to search with.
    pub fn regex(&self) -> &Regex {
        self.made.get_or_init(|| self.make().expect("the catalogue's patterns are walked by a test, others were tried"))
    }

    /// Makes it anew; the error is a sentence of its compiler.
    pub(super) fn make(&self) -> Result<Regex, String> {
        let source = &self.source;
        let built = RegexBuilder::new(source).size_limit(LARGEST).dfa_size_limit(MOST_STATES).build();
        let regex = built.map_err(|error| format!("模式“{source}”不能用 / the pattern cannot be used: {error}"))?;
        if regex.is_match("") {
            return Err(format!(
                "模式“{source}”能匹配空文字，会处处命中 / the pattern `{source}` matches the empty text, and so everywhere"
            ));
        }
        Ok(regex)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_auditors_pattern_is_tried_as_it_is_read() {
        assert!(Pattern::new("(".to_owned(), Origin::Local).is_err());
        assert!(Pattern::new("a*".to_owned(), Origin::Changed).is_err());
        assert!(Pattern::new("甲+".to_owned(), Origin::Local).unwrap().regex().is_match("甲乙"));
    }
}
