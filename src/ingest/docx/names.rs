//! The names of tags: which prefix stands for the vocabulary of word processing, which for compatibility. Files of other
//! programs and of the strict standard name them otherwise than Word does.

use super::super::xml::Tag;

/// The vocabulary of word processing, as Word writes it and as the strict standard has it.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
/// Figures that somebody typed as formulas.
const MATHEMATICS: [&str; 2] =
    ["http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"];
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// The prefix of word processing that nearly all programs write.
const USUAL: &str = "w:";

/// The prefixes of one document, each with its colon; empty where the vocabulary is the usual one.
#[derive(Debug)]
pub struct Names {
    word: String,
    /// It is the one that nearly all programs write.
    is_usual: bool,
    compatibility: String,
    mathematics: String,
}

/// A tag's name in one of the vocabularies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'t> {
    /// Of word processing.
    Word(&'t str),
    /// Of compatibility: one of several branches is to be read.
    Compatibility(&'t str),
    /// Of formulas.
    Mathematics(&'t str),
    /// Anything else.
    Other,
}

impl Default for Names {
    fn default() -> Self {
        Self { word: USUAL.to_owned(), is_usual: true, compatibility: "mc:".to_owned(), mathematics: "m:".to_owned() }
    }
}

impl Names {
    /// Learns the prefixes from a tag that declares them.
    pub fn learn(&mut self, tag: Tag<'_>) {
        for attribute in tag.attributes().with_checks(false).flatten() {
            let name: &str = attribute.key.as_ref();
            let Some(prefix) = name.strip_prefix("xmlns") else { continue };
            let prefix = prefix.strip_prefix(':').map(|prefix| format!("{prefix}:")).unwrap_or_default();
            let space: &str = &attribute.value;
            if WORD.contains(&space) {
                self.is_usual = prefix == USUAL;
                self.word = prefix;
            } else if MATHEMATICS.contains(&space) {
                self.mathematics = prefix;
            } else if space == COMPATIBILITY {
                self.compatibility = prefix;
            }
        }
    }

    /// The name of a tag.
    #[inline]
    pub fn of<'t>(&self, name: &'t str) -> Name<'t> {
        match name.strip_prefix(USUAL).filter(|_| self.is_usual) {
            Some(local) => Name::Word(local),
            None => self.seldom(name),
        }
    }

    fn seldom<'t>(&self, name: &'t str) -> Name<'t> {
        let after = |prefix: &str| name.strip_prefix(prefix).filter(|local| is_local(prefix, local));
        let word = || after(&self.word).map(Name::Word);
        let compatibility = || after(&self.compatibility).map(Name::Compatibility);
        let mathematics = || after(&self.mathematics).map(Name::Mathematics);
        word().or_else(compatibility).or_else(mathematics).unwrap_or(Name::Other)
    }
}

/// Tells whether what follows a prefix is the whole rest of a name: without a prefix, names with one belong elsewhere.
fn is_local(prefix: &str, local: &str) -> bool {
    !prefix.is_empty() || !local.contains(':')
}

/// Drawing and word processing of later years: what a branch may require and still say nothing that is not understood here.
const UNDERSTOOD: [&str; 8] = ["wps", "wpg", "wpc", "wpi", "wp14", "a14", "wpsCustomData", "wne"];

/// Tells whether a branch that requires some vocabularies is understood.
pub fn is_understood(required: &str) -> bool {
    let known = |name: &str| UNDERSTOOD.contains(&name) || name.starts_with("w1");
    required.split_ascii_whitespace().all(known)
}
