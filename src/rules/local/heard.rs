//! A word of the field as others of the same sound are held against it.

use std::ops::Range;

use super::spec::Term;
use crate::text::han::is_han;

/// A word, by the characters it is written with.
#[derive(Debug)]
pub(super) struct Heard {
    /// The word.
    pub word: &'static str,
    /// Its characters.
    pub characters: Vec<char>,
    /// A character lost or too many spoils it as well.
    pub is_name: bool,
    except: Vec<String>,
}

impl Heard {
    /// Takes a word as it is written in a data file.
    pub fn of(term: &Term) -> Self {
        Self {
            word: term.word.clone().leak(),
            characters: term.word.chars().collect(),
            is_name: term.name,
            except: term.except.clone(),
        }
    }

    /// Words of two characters only count in lists, between marks and joining words: within a sentence too much sounds alike.
    pub fn may_stand(&self, text: &str, range: Range<usize>) -> bool {
        let parts = |c: Option<char>, joins: &str| c.is_none_or(|c| !is_han(c) || joins.contains(c));
        let before = parts(text[..range.start].chars().next_back(), "和及与");
        self.characters.len() > 2 || before && parts(text[range.end..].chars().next(), "和及与等")
    }

    /// Tells whether a text begins with words that are right though they sound like this one.
    pub fn excuses(&self, text: &str) -> bool {
        self.except.iter().any(|word| text.starts_with(word.as_str()))
    }
}
