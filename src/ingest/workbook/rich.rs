//! The text of a cell whose parts may look differently: what is struck out is no longer meant, and raised digits are told from
//! those of a figure.

use super::super::raised;
use super::super::xml::Tag;

/// The words of a cell, some of them in runs with a look of their own.
#[derive(Debug, Default)]
pub struct Words {
    /// What is not struck out by a run.
    all: String,
    /// What of it stands in runs with a look of their own, whatever that of the cell.
    own: String,
    run: Look,
}

/// How a run looks.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    is_own: bool,
    is_struck: bool,
    is_raised: bool,
}

impl Words {
    /// Takes what a tag says of the run at hand.
    pub fn look(&mut self, tag: Tag<'_>) {
        match tag.local_name() {
            "r" => self.run = Look::default(),
            "rPr" => self.run.is_own = true,
            "strike" => self.run.is_struck = is_on(tag),
            "vertAlign" => self.run.is_raised = tag.attribute("val").as_deref() == Some("superscript"),
            _ => {}
        }
    }

    /// Adds some words.
    pub fn push(&mut self, words: &str) {
        let Look { is_own, is_struck, is_raised } = self.run;
        if is_struck {
            return;
        }
        for text in [Some(&mut self.all), Some(&mut self.own).filter(|_| is_own)].into_iter().flatten() {
            if is_raised {
                words.chars().for_each(|character| text.push(raised::written(text, character)));
            } else {
                text.push_str(words);
            }
        }
    }

    /// Adds a character.
    pub fn push_char(&mut self, character: char) {
        self.push(character.encode_utf8(&mut [0; 4]));
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// What is meant, in a cell that is struck out as a whole or is not.
    pub fn shown(&self, in_struck_cell: bool) -> &str {
        if in_struck_cell { &self.own } else { &self.all }
    }
}

/// A switch without a value is on.
pub fn is_on(tag: Tag<'_>) -> bool {
    !matches!(tag.attribute("val").as_deref(), Some("0" | "false" | "off"))
}
