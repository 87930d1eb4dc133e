//! What people also call an action, so that searching finds it: data.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::action::Action;
use crate::text::data::{DataError, read_toml};

type Words = BTreeMap<Action, String>;

fn read() -> Result<Words, DataError> {
    read_toml("synonyms.toml", include_str!("synonyms.toml"))
}

/// The other words for an action, blanks between them.
pub fn synonyms(action: Action) -> &'static str {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| read().expect("the embedded words are read by a test")).get(&action).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_names_an_action_and_says_something_new() {
        for (action, words) in read().unwrap() {
            assert!(!words.is_empty(), "{action:?}");
            let own = [action.long().zh, action.short().zh];
            let is_new = |word: &str| !own.iter().any(|own| own.contains(word));
            assert!(words.split(' ').all(is_new), "{action:?}: {words}");
        }
    }
}
