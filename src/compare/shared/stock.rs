//! Words that the form and the law prescribe: they stand in every report and are nobody's own. The list is data.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::mark::{Mark, folded};
use crate::form;
use crate::text::data;
use crate::text::han::HanSet;

/// The list as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stock {
    list: Vec<String>,
}

/// Prescribed phrases in folded characters.
struct Phrases {
    /// What they begin with, and what follows it.
    first: HanSet,
    second: HanSet,
    /// By their first two characters.
    by_two: FxHashMap<[u32; 2], Vec<Vec<u32>>>,
}

/// Marks every character that belongs to a prescribed phrase.
pub(super) fn mark(marks: &mut [Mark]) {
    let phrases = phrases();
    for at in 0..marks.len().saturating_sub(1) {
        let [one, two] = [marks[at], marks[at + 1]].map(Mark::character);
        if !phrases.first.allows(one) || !phrases.second.allows(two) {
            continue;
        }
        let Some(known) = phrases.by_two.get(&[marks[at].code(), marks[at + 1].code()]) else { continue };
        let rest = &mut marks[at..];
        let fits = |phrase: &&Vec<u32>| is_prefix(phrase, rest);
        let longest = known.iter().filter(fits).map(Vec::len).max().unwrap_or(0);
        rest[..longest].iter_mut().for_each(|mark| *mark = mark.as_stock());
    }
}

fn is_prefix(phrase: &[u32], marks: &[Mark]) -> bool {
    phrase.len() <= marks.len() && phrase.iter().zip(marks).all(|(code, mark)| *code == mark.code())
}

/// The phrases of the list and the headings of the six sections, however they are written.
fn phrases() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
        let stock: Stock =
            data::read_toml("stock.toml", include_str!("stock.toml")).expect("the embedded list is read by a test");
        let headings = form::sections().iter().flat_map(|section| section.aliases.iter().chain([&section.heading]));
        let phrases: Vec<Vec<Mark>> = stock.list.iter().chain(headings).map(|phrase| folded(phrase)).collect();
        let nth = |nth: usize| phrases.iter().filter_map(move |phrase| Some(phrase.get(nth)?.character()));
        let [first, second] = [0, 1].map(|at| nth(at).collect());
        let mut by_two: FxHashMap<_, Vec<Vec<u32>>> = FxHashMap::default();
        for phrase in &phrases {
            let codes: Vec<u32> = phrase.iter().map(|mark| mark.code()).collect();
            if let [first, second, ..] = codes[..] {
                by_two.entry([first, second]).or_default().push(codes);
            }
        }
        Phrases { first, second, by_two }
    });
    &PHRASES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(text: &str) -> String {
        let mut marks = folded(text);
        mark(&mut marks);
        marks.iter().filter(|mark| !mark.is_stock()).map(|mark| mark.character()).collect()
    }

    #[test]
    fn prescribed_words_are_nobodys_own() {
        assert_eq!(own("依据《政府信息公开信息处理费管理办法》收取信息处理费的情况：本年未收取。"), "本年未收取");
        assert_eq!(own("报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。"), "");
        assert_eq!(own("（五）存在的主要问题及改进情况"), "五");
    }

    #[test]
    fn the_longest_phrase_is_taken() {
        assert_eq!(own("政府信息公开工作年度报告数据统计需要说明的事项：无"), "无");
    }
}
