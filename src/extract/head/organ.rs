//! Names of agencies: whether a text can be one, and what of it is an inner office. The words are data in `organ.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::data;

/// The words that names are told by.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What a name ends with.
    pub endings: Vec<String>,
    /// What an inner office ends with.
    pub inner: Vec<String>,
    /// What no name has.
    pub never: Vec<String>,
    /// What the scope in a title says of reports that sum up those of other bodies.
    pub summary: Vec<String>,
    /// What stands before the agency's name on a line of its own.
    pub labels: Vec<String>,
    /// Verbs before the report's own name in the preface.
    pub announces: Vec<String>,
    /// Verbs after the agency's name in the first sentence.
    pub verbs: Vec<String>,
}

/// The words as shipped.
pub fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        data::read_toml("organ.toml", include_str!("organ.toml")).expect("the embedded word list is read by a test")
    });
    &WORDS
}

/// Longest name met has 33 characters.
const LONGEST: usize = 40;

/// The text as an agency's name, if it can be one.
pub fn name(text: &str) -> Option<&str> {
    let text = text.trim_matches(|c: char| "“”\"'《》()（）,，。:：".contains(c));
    let length = text.chars().count();
    let plausible = (3..=LONGEST).contains(&length)
        && text.chars().all(|c| c.is_alphanumeric() || "·()（）、".contains(c))
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !words().never.iter().any(|word| text.contains(word.as_str()));
    (plausible && ends_as_name(text)).then_some(text)
}

/// Tells whether a text ends as names of agencies do; a bracketed scope after the name is no part of it.
pub fn ends_as_name(text: &str) -> bool {
    let bare = text.split(['(', '（']).next().unwrap_or(text);
    words().endings.iter().any(|ending| bare.ends_with(ending.as_str()) || text.ends_with(ending.as_str()))
}

/// The agency of a contact that names one of its inner offices; `None` where only an office of a government is named, for
/// which the report may be the government's or the office's own.
pub fn of_contact(text: &str) -> Option<&str> {
    if words().never.iter().any(|word| text.contains(word.as_str())) {
        return None;
    }
    for inner in &words().inner {
        let Some(outer) = text.strip_suffix(inner.as_str()) else { continue };
        if outer.ends_with("人民政府") {
            return None;
        }
        if inner == "办公室" || inner == "中心" {
            return name(outer).or_else(|| name(text));
        }
        return longest_name_before(outer);
    }
    name(text)
}

/// Cuts the name of an inner office off: the longest beginning that is a name, as 某区民政局 of 某区民政局法制.
fn longest_name_before(text: &str) -> Option<&str> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.rev().find_map(|end| name(&text[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_other_words() {
        for text in ["青禾市民政局", "青禾市云岭区人民政府办公室", "国家税务总局青禾市税务局"]
        {
            assert_eq!(name(text), Some(text));
        }
        for text in ["我局", "本机关", "2024年青禾市", "青禾市，民政局", "局", "青禾市政务公开领导小组办公室"]
        {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn a_contact_loses_its_inner_office_but_never_a_governments() {
        assert_eq!(of_contact("青禾市民政局法制科"), Some("青禾市民政局"));
        assert_eq!(of_contact("青禾市民政局办公室"), Some("青禾市民政局"));
        assert_eq!(of_contact("青禾市人民政府办公室"), None);
        assert_eq!(of_contact("青禾市人民政府办公室办公室"), Some("青禾市人民政府办公室"));
        assert_eq!(of_contact("青禾市政务公开领导小组办公室"), None);
    }
}
