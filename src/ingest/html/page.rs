//! The words of `page.toml`: by what lines of a page are told from lines of an article, and how pages name what they state.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use serde::Deserialize;

use crate::text::data;

/// The words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In lines before the title that say where a document is from.
    pub details: Vec<String>,
    /// In lines beside the title that give the day of publication, whatever else stands there.
    pub days: Vec<String>,
    /// In lines of the site itself.
    pub furniture: Vec<String>,
    /// Names of statements that give the title, the best first.
    pub titles: Vec<String>,
    /// Names of statements that give who published it.
    pub publishers: Vec<String>,
    /// Names of statements that give the day of publication.
    pub dates: Vec<String>,
}

/// The words as shipped.
pub fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        data::read_toml("page.toml", include_str!("page.toml")).expect("the embedded word list is read by a test")
    });
    &WORDS
}

/// The words of [`Words::details`], ready to be looked for.
pub fn details() -> &'static [Finder<'static>] {
    static FINDERS: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| finders(&words().details));
    &FINDERS
}

/// The words of [`Words::days`], ready to be looked for.
pub fn days() -> &'static [Finder<'static>] {
    static FINDERS: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| finders(&words().days));
    &FINDERS
}

/// The words of [`Words::furniture`], ready to be looked for.
pub fn furniture() -> &'static [Finder<'static>] {
    static FINDERS: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| finders(&words().furniture));
    &FINDERS
}

fn finders(words: &'static [String]) -> Vec<Finder<'static>> {
    words.iter().map(|word| Finder::new(word.as_bytes())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_words_and_none_is_empty_or_twice_there() {
        let Words { details, days, furniture, titles, publishers, dates } = words();
        for list in [details, days, furniture, titles, publishers, dates] {
            assert!(!list.is_empty());
            for word in list {
                assert!(!word.is_empty() && list.iter().filter(|other| *other == word).count() == 1, "{word}");
            }
        }
        for name in titles.iter().chain(publishers).chain(dates) {
            assert_eq!(*name, name.to_lowercase());
        }
    }
}
