//! One spelling of an agency's name: characters folded, blanks gone, the short name of the organ written out. Only names of
//! one place are ever made equal.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::report::Scope;
use crate::text::data;
use crate::text::fold;

/// The short names of organs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organs {
    full: BTreeMap<String, Vec<String>>,
}

/// Short name and full name, the longest short name first.
static SHORT: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let organs: Organs =
        data::read_toml("organs.toml", include_str!("organs.toml")).expect("the shipped file is read by a test");
    let pairs = organs.full.into_iter().flat_map(|(full, short)| short.into_iter().map(move |one| (one, full.clone())));
    let mut pairs: Vec<(String, String)> = pairs.collect();
    pairs.sort_by_key(|(short, _)| std::cmp::Reverse(short.len()));
    pairs
});

/// What the name of a place ends with.
const PLACES: [&str; 13] =
    ["自治区", "自治州", "开发区", "街道", "地区", "新区", "省", "市", "州", "盟", "县", "区", "旗"];

/// The name in its one spelling.
pub fn spelling(name: &str) -> String {
    let (bare, scope) = Scope::of_subject(name);
    let mut spelled = of_organ(bare);
    spelled.push_str(scope.mark());
    spelled
}

fn of_organ(name: &str) -> String {
    let folded = fold::compact(&fold::fold_width(name));
    let short = SHORT.iter().find(|(short, full)| folded.ends_with(short.as_str()) && !folded.ends_with(full.as_str()));
    let Some((short, full)) = short else { return folded };
    let place = &folded[..folded.len() - short.len()];
    if ends_with_place(place) { format!("{place}{full}") } else { folded }
}

/// Tells whether a text ends with the name of a place.
pub fn ends_with_place(text: &str) -> bool {
    PLACES.iter().any(|place| text.ends_with(place)) || text.ends_with(['镇', '乡'])
}

/// Tells whether a name says of which place its organ is: 岚溪区民政局 does, 民政局 does not.
pub fn names_a_place(name: &str) -> bool {
    let mut ends = name.char_indices().skip(2).map(|(at, c)| at + c.len_utf8());
    ends.any(|end| end < name.len() && ends_with_place(&name[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_of_organs_are_written_out_where_a_place_stands_before() {
        assert_eq!(spelling("霁川市卫健委"), "霁川市卫生健康委员会");
        assert_eq!(spelling("霁川市 卫生健康委"), "霁川市卫生健康委员会");
        assert_eq!(spelling("柳渡镇政府办"), "柳渡镇人民政府办公室");
        assert_eq!(spelling("卫健委"), "卫健委");
        assert_eq!(spelling("霁川市卫健委（本级）"), "霁川市卫生健康委员会（本级）");
        assert_eq!(spelling("霁川市人民政府办公室"), "霁川市人民政府办公室");
    }

    #[test]
    fn every_short_name_leads_to_one_full_name_that_is_none_itself() {
        for (short, full) in SHORT.iter() {
            assert_eq!(SHORT.iter().filter(|(other, _)| other == short).count(), 1, "{short}");
            assert!(!SHORT.iter().any(|(other, _)| other == full), "{full}");
        }
    }

    #[test]
    fn a_name_without_a_place_of_its_own_is_known() {
        assert!(names_a_place("岚溪区民政局") && names_a_place("云畔县柳渡镇人民政府"));
        assert!(!names_a_place("民政局") && !names_a_place("市民政局") && !names_a_place("人民政府办公室"));
    }
}
