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
    /// What the scope in a title says of the body's own figures, also behind the agency's name.
    pub own: Vec<String>,
    /// What stands in the place of an agency's name where a whole system is meant.
    pub systems: Vec<String>,
    /// What brackets in a title say of a corrected or repeated publication.
    pub reissued: Vec<String>,
    /// The same behind the name of the report, without brackets.
    pub reissue_endings: Vec<String>,
    /// What a note on a corrected publication begins with.
    pub reissue_heads: Vec<String>,
    /// What such a note calls its own report.
    pub reissue_selves: Vec<String>,
    /// What it says of it.
    pub reissue_sayings: Vec<String>,
    /// What stands before the agency's name on a line of its own.
    pub labels: Vec<String>,
    /// Verbs before the report's own name in the preface.
    pub announces: Vec<String>,
    /// What the agency's name ends before in 由某机关根据…编制.
    pub basis: Vec<String>,
    /// What stands behind the agency's name where it speaks to the public.
    pub addresses: Vec<String>,
    /// What clauses begin with whose body is a basis or a place.
    pub leads: Vec<String>,
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

/// The text as an agency's name, if it can be one; a bracketed scope behind it is no part of it.
pub fn name(text: &str) -> Option<&str> {
    let text = without_scope(text).trim_matches(|c: char| "“”\"'《》()（）,，。:：".contains(c));
    let length = text.chars().count();
    // Most texts do not end as names do, and that is told soonest.
    let plausible = (3..=LONGEST).contains(&length)
        && ends_as_name(text)
        && text.chars().all(|c| c.is_alphanumeric() || "·()（）、".contains(c))
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !words().never.iter().any(|word| text.contains(word.as_str()));
    plausible.then_some(text)
}

/// A text without the brackets at its end: 海关总署（本级机关）, 某局（以下简称本局）.
pub fn without_scope(text: &str) -> &str {
    let open = text.rfind(['(', '（']).filter(|&at| at > 0 && text.ends_with([')', '）']));
    &text[..open.unwrap_or(text.len())]
}

/// Tells whether a name leaves open whose body it is: 公安局, 区教育局, 市民政局.
pub fn is_vague(name: &str) -> bool {
    let relative = name.starts_with(['区', '县', '州', '省', '旗']) || name.starts_with('市') && !is_district(name);
    let placed = |c: char| "省市县区州旗盟乡镇村街海国总".contains(c);
    relative || name.chars().count() <= 6 && !name.contains(placed)
}

/// 市中区, 市北区 and 市南区 are districts of their own.
fn is_district(name: &str) -> bool {
    ["市中", "市北", "市南"].iter().any(|district| name.starts_with(district))
}

/// Tells whether a text ends as names of agencies do; a bracketed scope after the name is no part of it.
pub fn ends_as_name(text: &str) -> bool {
    let bare = text.split(['(', '（']).next().unwrap_or(text);
    words().endings.iter().any(|ending| bare.ends_with(ending.as_str()) || text.ends_with(ending.as_str()))
}

/// The agency of a contact that names one of its inner offices; `None` where only an office of a government above towns is
/// named, for which the report may be the government's or the office's own.
pub fn of_contact(text: &str) -> Option<&str> {
    if words().never.iter().any(|word| text.contains(word.as_str())) {
        return bureau_before(text);
    }
    let Some((outer, inner)) = without_inner(text) else { return name(text) };
    if let Some(place) = outer.strip_suffix("人民政府") {
        // A town's office has no report of its own.
        return name(outer).filter(|_| place.ends_with(['镇', '乡']));
    }
    if inner == "办公室" || inner == "中心" {
        // 某县政府政务服务中心: a body of the government, whose report it may be.
        let is_of_government = outer.contains("政府") && !ends_as_name(outer);
        return name(outer).or_else(|| bureau_before(outer)).or_else(|| name(text)).filter(|_| !is_of_government);
    }
    longest_name_before(outer)
}

/// The name without the office of a town or zone that writes for it: 某乡党政办公室.
pub fn without_party_office(text: &str) -> &str {
    let offices = words()
        .inner
        .iter()
        .filter(|inner| inner.contains("党政") || inner.contains("党建") || inner.starts_with("综合"));
    let outer = offices.filter_map(|office| text.strip_suffix(office.as_str())).find(|outer| name(outer).is_some());
    outer.unwrap_or(text)
}

/// A text without the inner office that it ends with, and that; 处 of 办事处 is none.
fn without_inner(text: &str) -> Option<(&str, &str)> {
    words().inner.iter().find_map(|inner| {
        let outer = text.strip_suffix(inner.as_str())?;
        let is_own = |ending: &String| {
            ending.len() > inner.len() && ending.ends_with(inner.as_str()) && text.ends_with(ending.as_str())
        };
        let belongs = words().endings.iter().any(|ending| is_own(ending) && !words().inner.contains(ending));
        (!belongs).then_some((outer, inner.as_str()))
    })
}

/// The bureau whose group or inner body a text names: 某区税务局政务公开领导小组办公室.
fn bureau_before(text: &str) -> Option<&str> {
    let ends =
        ["局", "海关", "厅"].iter().flat_map(|ending| text.match_indices(ending).map(|(at, ending)| at + ending.len()));
    let named = ends.max().and_then(|end| name(&text[..end]));
    named.filter(|name| !is_vague(name))
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
        assert_eq!(of_contact("青禾县柳渡镇人民政府党建办"), Some("青禾县柳渡镇人民政府"));
        assert_eq!(of_contact("青禾市人民政府办公室办公室"), Some("青禾市人民政府办公室"));
        assert_eq!(of_contact("青禾市政务公开领导小组办公室"), None);
        assert_eq!(of_contact("青禾市税务局政务公开领导小组办公室"), Some("青禾市税务局"));
        assert_eq!(of_contact("青禾县政府政务服务中心"), None);
        assert_eq!(of_contact("青禾海关办公室新闻办公室"), Some("青禾海关"));
        assert_eq!(of_contact("青禾县柳渡乡党政办公室"), Some("青禾县柳渡乡"));
        assert_eq!(of_contact("青禾县云溪街道办事处"), Some("青禾县云溪街道办事处"));
    }

    #[test]
    fn a_scope_in_brackets_is_no_part_of_a_name() {
        assert_eq!(name("青禾海关(本级机关)"), Some("青禾海关"));
        assert_eq!(name("（青禾海关）"), Some("青禾海关"));
    }

    #[test]
    fn names_without_a_place_are_vague() {
        for name in ["公安局", "区教育局", "市民政局", "县人民政府办公室"] {
            assert!(is_vague(name), "{name}");
        }
        for name in ["青禾市公安局", "市中区教育局", "青禾海关", "国家林草局"] {
            assert!(!is_vague(name), "{name}");
        }
    }
}
