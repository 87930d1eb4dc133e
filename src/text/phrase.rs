//! Texts in two languages with named places. A phrase becomes a sentence only when it is shown.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The language of the screen and of printed texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Chinese, the default.
    #[default]
    Zh,
    /// English.
    En,
}

/// One text in both languages; `{name}` marks a place to be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Phrase {
    /// Both languages of one text.
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The text in one language, places unfilled.
    pub const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// The text with its places filled; a place that `value` does not know stays as it is written.
    pub fn fill(self, lang: Lang, value: impl Fn(&str) -> Option<String>) -> String {
        fill(self.in_lang(lang), value)
    }
}

/// One sentence in both languages, its places filled. It can be an error's reason; `Display` is the Chinese.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// Both languages of one sentence.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The sentence that `said` gives in each language.
    pub fn of(said: impl Fn(Lang) -> String) -> Self {
        Self { zh: said(Lang::Zh), en: said(Lang::En) }
    }

    /// The two halves of `中文 / English`; a text without the mark between them is both.
    pub fn halves(text: &str) -> Self {
        let (zh, en) = text.split_once(" / ").unwrap_or((text, text));
        Self::new(zh, en)
    }

    /// The sentence in one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl From<Phrase> for Bilingual {
    fn from(phrase: Phrase) -> Self {
        Self::new(phrase.zh, phrase.en)
    }
}

impl fmt::Display for Bilingual {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.zh)
    }
}

impl std::error::Error for Bilingual {}

/// Fills the `{name}` places of a text; a place that `value` does not know stays as it is written.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match value(name) {
            Some(filled) => out.push_str(&filled),
            None => out.extend(["{", name, "}"]),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The names of the places in a text, in order.
pub fn places(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_places_are_filled_and_others_stay() {
        let text = Phrase::new("{column}：应为 {expected}", "{column}: expected {expected}");
        let filled = text.fill(Lang::Zh, |name| (name == "expected").then(|| "2".to_owned()));
        assert_eq!(filled, "{column}：应为 2");
        assert_eq!(places(text.en), ["column", "expected"]);
    }

    #[test]
    fn a_text_without_two_halves_stands_in_both_languages() {
        assert_eq!(Bilingual::halves("甲 / a"), Bilingual::new("甲", "a"));
        assert_eq!(Bilingual::halves("a/b"), Bilingual::new("a/b", "a/b"));
    }

    #[test]
    fn an_open_brace_is_just_a_brace() {
        assert_eq!(fill("a { b", |_| None), "a { b");
    }
}
