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

/// What opens and closes what is said of a title.
const OPEN: [char; 4] = ['(', '（', '【', '['];
const CLOSED: [char; 4] = [')', '）', '】', ']'];

/// What pages write before a title in the table of its particulars.
const LABELS: [&str; 6] = ["信息名称", "文件名称", "公文名称", "名称", "标题", "题名"];

/// A title without the label of the particular that it is, and without what its page says of it: 【图文】.
pub fn without_label(text: &str) -> &str {
    let marked = text.strip_prefix('【').and_then(|marked| marked.split_once('】'));
    let text = marked.filter(|(mark, _)| mark.chars().count() <= LONGEST_MARK).map_or(text, |(_, title)| title);
    let text = without_leading_mark(text).unwrap_or(text);
    let labelled = LABELS.iter().find_map(|label| text.strip_prefix(label));
    labelled.map_or(text, |title| title.trim_start_matches([':', '：']))
}

/// （更正） before a title.
fn without_leading_mark(text: &str) -> Option<&str> {
    let (mark, title) = text.strip_prefix(['(', '（'])?.split_once([')', '）'])?;
    organ::words().reissued.iter().any(|word| mark.contains(word.as_str())).then_some(title)
}

/// Tells at a glance whether a title can end with this line; sentences cannot.
pub fn may_end_with(line: &str) -> bool {
    let bare = line.trim_end_matches(QUOTES);
    let is_marked = || organ::words().reissue_endings.iter().any(|ending| bare.ends_with(ending.as_str()));
    bare.is_empty() || bare.ends_with(['告', ')', '）', '】', ']']) || bare.ends_with("年报") || is_marked()
}

/// Takes a text, blanks gone, apart as a title, if it is one.
pub fn read(text: &str) -> Option<Title> {
    let bare = without_scope(text);
    let is_report = bare.ends_with("报告") || bare.ends_with("年报") && years(bare).next().is_some();
    if bare.chars().count() > LONGEST || !is_report || bare.contains(['。', '，', ',', '；', ';']) {
        return None;
    }
    let (tail, year) = taken_apart(bare)?;
    let scope = text.trim_matches(QUOTES).strip_prefix(bare).unwrap_or_default();
    let scope = scope.trim_matches(['(', ')', '（', '）']);
    let lead = without_year(bare, tail, year);
    let agency = organ::name(&agency_part(&lead, &bare[tail..])).or_else(|| whole_name(scope)).map(str::to_owned);
    let year = year.or_else(|| years(scope).next());
    if agency.is_none() && year.is_none() && tail > 0 {
        return None;
    }
    Some(Title { agency, year: year.map(|found| found.year) })
}

/// Where the name of the report begins in a title, and the year in it.
fn taken_apart(bare: &str) -> Option<(usize, Option<FoundYear>)> {
    let tail = NAMES.iter().filter_map(|name| bare.rfind(name)).min()?;
    Some((tail, years(bare).next().or_else(|| bare_year(bare, tail))))
}

/// What stands in a title before the name of the report, without the year: whose report it is.
pub fn lead(text: &str) -> Option<String> {
    let bare = without_scope(text);
    let (tail, year) = taken_apart(bare)?;
    let lead = without_year(bare, tail, year);
    Some(lead.trim_start_matches("关于").trim_end_matches('的').to_owned())
}

/// （青禾市民政局） behind the title.
fn whole_name(scope: &str) -> Option<&str> {
    organ::name(scope).filter(|name| *name == scope && name.chars().count() > 4)
}

/// What stands before the name of the report, the year taken out.
fn without_year(title: &str, tail: usize, year: Option<FoundYear>) -> String {
    let before = &title[..tail];
    match year {
        // 2025某镇2025年…: a page writes the year before its titles too.
        Some(found) if found.end <= tail => {
            let lead = &before[..found.start];
            let again = lead.strip_prefix(&found.year.to_string()).filter(|rest| !rest.is_empty());
            format!("{}{}", again.unwrap_or(lead), &before[found.end..])
        }
        _ => before.to_owned(),
    }
}

/// The agency in what stands before the name of the report, without what is said of the scope: 青禾海关关区, 民政局本级.
fn agency_part(lead: &str, tail: &str) -> String {
    let part = lead.trim_start_matches("关于").trim_end_matches('的').trim_end_matches("关于").trim_end_matches("关区");
    let mut scopes = organ::words().own.iter().filter(|word| word.starts_with("本级"));
    let part = scopes.find_map(|word| part.strip_suffix(word.as_str())).unwrap_or(part);
    government(part, tail).unwrap_or_else(|| part.to_owned())
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

/// The title without what is said behind it of scope, shape and version: （本级机关）, （图片版）, 【更正】, 修订稿.
fn without_scope(text: &str) -> &str {
    let mut bare = text.trim_matches(QUOTES);
    while let Some(shorter) = without_bracket(bare).or_else(|| without_mark(bare)) {
        bare = shorter;
    }
    bare
}

fn without_bracket(text: &str) -> Option<&str> {
    let open = text.rfind(OPEN).filter(|&at| at > 0 && text.ends_with(CLOSED))?;
    Some(&text[..open])
}

fn without_mark(text: &str) -> Option<&str> {
    let bare = organ::words().reissue_endings.iter().find_map(|mark| text.strip_suffix(mark.as_str()));
    bare.map(|bare| bare.trim_end_matches(['—', '-', '–', ':'])).filter(|bare| !bare.is_empty())
}

/// The texts in brackets of a title.
pub fn brackets(text: &str) -> impl Iterator<Item = &str> {
    text.split(OPEN).skip(1).filter_map(|text| Some(text.split_once(CLOSED)?.0))
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
            "青禾市民政局2024年政府信息公开工作年度报告（本级）（更正）",
            "青禾市民政局2024年政府信息公开工作年度报告【更正】",
            "青禾市民政局2024年政府信息公开工作年度报告修订稿",
            "青禾市民政局2024年政府信息公开工作年度报告——更正",
            "青禾市民政局本级2024年政府信息公开工作年度报告",
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
    fn the_label_of_a_particular_is_no_part_of_a_title() {
        for text in [
            "名称：青禾市民政局2024年年报",
            "标题青禾市民政局2024年年报",
            "【图文】青禾市民政局2024年年报",
            "（更正）青禾市民政局2024年年报",
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
