//! What kind of agency a name names, of which level, and of which place: by the word list `kinds.toml` alone.

use std::sync::LazyLock;

use serde::Deserialize;

use super::place;
use crate::model::report::Scope;
use crate::text::data;
use crate::text::phrase::{Lang, Phrase};

/// The word list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    level: Vec<Word>,
    kind: Vec<Word>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    zh: String,
    en: String,
    ends: Vec<String>,
}

static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
    data::read_toml("kinds.toml", include_str!("kinds.toml")).expect("the shipped file is read by a test")
});

/// A kind of agency, by its place in the word list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(u8);

/// A level of places, by its place in the word list; 0 is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Kind {
    /// Its name.
    pub fn name(self, lang: Lang) -> &'static str {
        KINDS.kind.get(usize::from(self.0)).map_or("", |word| word.in_lang(lang))
    }
}

impl Level {
    /// Its name.
    pub fn name(self, lang: Lang) -> &'static str {
        const NONE: Phrase = Phrase::new("不分层级", "any level");
        let word = usize::from(self.0).checked_sub(1).and_then(|nth| KINDS.level.get(nth));
        word.map_or(NONE.in_lang(lang), |word| word.in_lang(lang))
    }
}

impl Word {
    fn in_lang(&'static self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// An agency's kind, its level and the part of its name that names its places. None where the list has no such ending.
pub fn identify(name: &str) -> Option<(Kind, Level, &str)> {
    let name = name.strip_suffix(Scope::Own.mark()).unwrap_or(name);
    let (kind, ending) = longest(&KINDS.kind, name)?;
    let places = &name[..name.len() - ending];
    Some((Kind(kind), level(places), places))
}

/// The level of the last place; a city below a city is a county-level one.
fn level(places: &str) -> Level {
    let ends = place::ends(places);
    let of = |places: &str| longest(&KINDS.level, places).map_or(0, |(nth, _)| nth + 1);
    let above = ends.len().checked_sub(2).and_then(|nth| ends.get(nth)).map_or(0, |end| of(&places[..*end]));
    let own = of(places);
    Level(if own == above && own > 0 && own < 3 { own + 1 } else { own })
}

/// The word with the longest ending that a name has, and the bytes of that ending.
fn longest(words: &[Word], name: &str) -> Option<(u8, usize)> {
    let numbered = (0u8..).zip(words);
    let fitting = numbered.flat_map(|(nth, word)| {
        word.ends.iter().filter(|end| name.ends_with(end.as_str())).map(move |end| (nth, end.len()))
    });
    fitting.max_by_key(|(nth, length)| (*length, std::cmp::Reverse(*nth)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str) -> Option<String> {
        let (kind, level, places) = identify(name)?;
        Some(format!("{} {} {places}", kind.name(Lang::Zh), level.name(Lang::Zh)))
    }

    #[test]
    fn kind_level_and_place_come_from_the_name() {
        let told = |name| told(name).unwrap();
        assert_eq!(told("青禾市岚溪区民政局"), "民政 县级 青禾市岚溪区");
        assert_eq!(told("青禾市民政局"), "民政 市级 青禾市");
        assert_eq!(told("青禾市霁川市民政局"), "民政 县级 青禾市霁川市");
        assert_eq!(told("青禾市岚溪区人民政府办公室"), "政府办公厅（室） 县级 青禾市岚溪区");
        assert_eq!(told("云畔县柳渡镇人民政府"), "人民政府 乡级 云畔县柳渡镇");
        assert_eq!(told("岚溪区柳渡街道办事处"), "街道办事处 乡级 岚溪区柳渡街道");
        assert_eq!(told("岚溪区市场监督管理局"), "市场监督管理 县级 岚溪区");
        assert_eq!(told("青禾市岚溪经济开发区管理委员会"), "管理委员会 园区 青禾市岚溪经济开发区");
        assert_eq!(told("卫健委"), "卫生健康 不分层级 ");
    }

    #[test]
    fn a_name_of_no_kind_and_a_summary_are_not_compared() {
        assert_eq!(told("青禾县蓝莓研究所"), None);
        assert_eq!(told("青禾市民政局（汇总）"), None);
        assert_eq!(told("青禾市民政局（本级）").as_deref(), Some("民政 市级 青禾市"));
    }

    #[test]
    fn no_ending_stands_twice_and_every_word_has_both_languages() {
        for words in [&KINDS.kind, &KINDS.level] {
            let mut ends: Vec<&String> = words.iter().flat_map(|word| &word.ends).collect();
            let all = ends.len();
            ends.sort_unstable();
            ends.dedup();
            assert_eq!(ends.len(), all);
            assert!(words.iter().all(|word| !word.zh.is_empty() && word.en.is_ascii() && !word.en.is_empty()));
        }
        assert!(KINDS.kind.len() < usize::from(u8::MAX));
    }
}
