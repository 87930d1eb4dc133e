//! Texts in two languages with named places. A phrase becomes a sentence only when it is shown.

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
    fn an_open_brace_is_just_a_brace() {
        assert_eq!(fill("a { b", |_| None), "a { b");
    }
}
