//! The title: where it stands, in one line or several, and the agency and year in it.

use super::date::{FoundYear, bare_year, years};
use super::organ;

/// A title taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The agency, if it is named.
    pub agency: Option<String>,
    /// The year, if it is named.
    pub year: Option<i16>,
}

/// What the reports are called, before 报告; the longest first.
const NAMES: [&str; 4] = ["政府信息公开", "政府信息", "信息公开", "政务公开"];
/// Longest title met has 55 characters.
const LONGEST: usize = 80;

/// Longest mark of a page before a title, in characters.
const LONGEST_MARK: usize = 6;

/// Quotation marks around a title.
const QUOTES: [char; 5] = ['《', '》', '"', '“', '”'];

/// What pages write before a title in the table of its particulars.
const LABELS: [&str; 6] = ["信息名称", "文件名称", "公文名称", "名称", "标题", "题名"];

/// A title without the label of the particular that it is, and without what its page says of it: 【图文】.
pub fn without_label(text: &str) -> &str {
    let marked = text.strip_prefix('【').and_then(|marked| marked.split_once('】'));
    let text = marked.filter(|(mark, _)| mark.chars().count() <= LONGEST_MARK).map_or(text, |(_, title)| title);
    let labelled = LABELS.iter().find_map(|label| text.strip_prefix(label));
    labelled.map_or(text, |title| title.trim_start_matches([':', '：']))
}

/// Tells at a glance whether a title can end with this line; sentences cannot.
pub fn may_end_with(line: &str) -> bool {
    let bare = line.trim_end_matches(QUOTES);
    bare.is_empty() || bare.ends_with(['告', ')', '）']) || bare.ends_with("年报")
}

/// Takes a text, blanks gone, apart as a title, if it is one.
pub fn read(text: &str) -> Option<Title> {
    let bare = without_scope(text);
    let is_report = bare.ends_with("报告") || bare.ends_with("年报") && years(bare).next().is_some();
    if bare.chars().count() > LONGEST || !is_report || bare.contains(['。', '，', ',', '；', ';']) {
        return None;
    }
    let tail = NAMES.iter().filter_map(|name| bare.rfind(name)).min()?;
    let year = years(bare).next().or_else(|| bare_year(bare, tail));
    let scope = text.trim_matches(QUOTES).strip_prefix(bare).unwrap_or_default();
    let scope = scope.trim_matches(['(', ')', '（', '）']);
    let agency = organ::name(&agency_part(bare, tail, year)).or_else(|| whole_name(scope)).map(str::to_owned);
    let year = year.or_else(|| years(scope).next());
    if agency.is_none() && year.is_none() && tail > 0 {
        return None;
    }
    Some(Title { agency, year: year.map(|found| found.year) })
}

/// （青禾市民政局） behind the title.
fn whole_name(scope: &str) -> Option<&str> {
    organ::name(scope).filter(|name| *name == scope && name.chars().count() > 4)
}

/// What stands before the name of the report, the year taken out.
fn agency_part(title: &str, tail: usize, year: Option<FoundYear>) -> String {
    let before = &title[..tail];
    let part = match year {
        // 2025某镇2025年…: a page writes the year before its titles too.
        Some(found) if found.end <= tail => {
            let lead = &before[..found.start];
            let again = lead.strip_prefix(&found.year.to_string()).filter(|rest| !rest.is_empty());
            format!("{}{}", again.unwrap_or(lead), &before[found.end..])
        }
        _ => before.to_owned(),
    };
    let part = part.trim_start_matches("关于").trim_end_matches('的').trim_end_matches("关于").trim_end_matches("关区");
    government(part, &title[tail..]).unwrap_or_else(|| part.to_owned())
}

/// The government that a part of a title names with the name of the report behind it: 某县人民 + 政府信息公开 is 某县人民政府,
/// 某市 + 政府信息公开 is the city's government.
pub fn government(part: &str, tail: &str) -> Option<String> {
    let is_district = part.ends_with('区') && (organ::name(part).is_none() || is_one_of_gardens(part));
    let is_place = part.ends_with(['省', '市', '县', '州', '旗']) || is_district;
    let place = is_place && part.chars().count() > 2 && !organ::is_vague(part);
    match tail.starts_with("政府信息") {
        true if part.ends_with("人民") => Some(format!("{part}政府")),
        true if place => Some(format!("{part}人民政府")),
        _ => None,
    }
}

/// 绿园区, 某市绿园区: a district whose own name ends with 园; parks have longer names.
fn is_one_of_gardens(part: &str) -> bool {
    let own = part.strip_suffix("园区").map(|before| before.rsplit(['省', '市', '州']).next().unwrap_or(before));
    own.is_some_and(|own| own.chars().count() == 1)
}

/// The title without a bracketed scope at its end: （本级机关）, （图片版）.
fn without_scope(text: &str) -> &str {
    let text = text.trim_matches(QUOTES);
    match text.rfind(['(', '（']) {
        Some(at) if text.ends_with([')', '）']) && at > 0 => &text[..at],
        _ => text,
    }
}

/// Tells whether a title says that the report sums up those of other bodies: （全市汇总）.
pub fn is_of_summary(title: &str) -> bool {
    let scope = title.strip_prefix(without_scope(title)).unwrap_or_default();
    let anywhere = ["汇总", "海关关区"].iter().any(|word| title.contains(word));
    anywhere || organ::words().summary.iter().any(|word| scope.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_district_may_be_called_a_garden() {
        let agency = |text: &str| read(text).unwrap().agency.unwrap();
        assert_eq!(agency("绿园区2023年度政府信息公开工作年度报告"), "绿园区人民政府");
        assert_eq!(agency("青禾市绿园区2023年度政府信息公开工作年度报告"), "青禾市绿园区人民政府");
        assert_eq!(agency("青禾工业园区2023年度政府信息公开工作年度报告"), "青禾工业园区");
        assert_eq!(agency("青禾县红十字会2023年度政府信息公开工作年度报告"), "青禾县红十字会");
    }

    #[test]
    fn titles_name_agency_and_year_in_either_order() {
        for text in [
            "青禾市民政局2024年政府信息公开工作年度报告",
            "2024年青禾市民政局政府信息公开工作年度报告",
            "2024年度青禾市民政局政府信息公开年度报告",
            "青禾市民政局2024年度政府信息公开工作报告（图片版）",
            "青禾市民政局2024年信息公开工作年度报告",
            "青禾市民政局2024年度政府信息公开工作年报",
            "2024青禾市民政局2024年政府信息公开工作年度报告",
            "青禾市民政局2024政府信息公开工作年度报告",
            "青禾市民政局关于2024年政府信息公开工作的报告",
            "青禾市民政局政府信息公开工作年度报告（2024年）",
            "2024年政府信息公开工作年度报告（青禾市民政局）",
        ] {
            let title = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((title.agency.as_deref(), title.year), (Some("青禾市民政局"), Some(2024)), "{text}");
        }
    }

    #[test]
    fn the_government_whose_name_runs_into_the_reports_is_named() {
        for (text, agency) in [
            ("2024年青禾县人民政府信息公开工作年度报告", "青禾县人民政府"),
            ("2024年青禾市政府信息公开工作年度报告", "青禾市人民政府"),
            ("青禾海关关区2024年政府信息公开工作年度报告", "青禾海关"),
            ("青禾海关（本级机关）2024年政府信息公开工作年度报告", "青禾海关"),
            ("青禾经济开发区2024年政府信息公开工作年度报告", "青禾经济开发区"),
        ] {
            assert_eq!(read(text).and_then(|title| title.agency).as_deref(), Some(agency), "{text}");
        }
    }

    #[test]
    fn sentences_and_notices_are_no_titles() {
        for text in [
            "现公布青禾市民政局2024年政府信息公开工作年度报告。",
            "一、总体情况",
            "关于做好年度报告的通知",
            "青禾市民政局政府信息公开年报",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_summary_of_other_bodies_is_told_by_the_scope_in_its_title() {
        let title = |scope: &str| format!("青禾市民政局2024年政府信息公开工作年度报告{scope}");
        for scope in ["（全市汇总）", "(系统)", "（汇总）"] {
            assert!(is_of_summary(&title(scope)), "{scope}");
        }
        for scope in ["", "（本级）", "（图片版）"] {
            assert!(!is_of_summary(&title(scope)), "{scope}");
        }
        assert!(is_of_summary("青禾海关关区2024年政府信息公开工作年度报告"));
        assert!(!is_of_summary("青禾市系统集成中心2024年政府信息公开工作年度报告"));
    }

    #[test]
    fn the_label_of_a_particular_is_no_part_of_a_title() {
        for text in [
            "名称：青禾市民政局2024年年报",
            "标题青禾市民政局2024年年报",
            "【图文】青禾市民政局2024年年报",
            "青禾市民政局2024年年报",
        ] {
            assert_eq!(without_label(text), "青禾市民政局2024年年报");
        }
    }

    #[test]
    fn the_path_of_a_page_before_a_title_is_no_agency() {
        let glued = "青禾市人民政府门户网站青禾市民政局政府信息公开年报青禾市民政局2024年度政府信息公开工作年度报告";
        assert_eq!(read(glued).and_then(|title| title.agency), None);
    }

    #[test]
    fn a_title_may_lack_its_agency() {
        assert_eq!(read("2024年政府信息公开工作年度报告"), Some(Title { agency: None, year: Some(2024) }));
    }
}
