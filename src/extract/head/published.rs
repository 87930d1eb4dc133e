//! What is said of a report around its text: the day it was published, and, where the text names neither, its agency and year.
//! Metadata often names the portal or a superior, so a publisher is taken only where the text does not speak against it.

use super::date::{date, date_at};
use super::{Line, compact, organ, title};
use crate::model::document::Document;
use crate::model::report::{Evidence, Head, Stated};
use jiff::civil::Date;

/// Words before the day of publication, and those before the day of writing, which stands for it where nothing else does.
const DAYS: [&[&str]; 2] =
    [&["发布日期", "发布时间", "公开日期", "公开时间", "发文日期", "公布日期"], &["成文日期", "生成日期", "制作日期"]];
/// Lines longer than this, in bytes, are no lines of details.
const LONGEST: usize = 600;

/// Reads what a page declares and the lines of details in the preface. Statements without a line have line 0.
pub fn read(document: &Document, preface: &[Line], head: &mut Head) {
    let by = Evidence::Metadata;
    let declared = &document.declared;
    let day = declared.published_on.as_deref().and_then(|day| lenient(&compact(day))).map(|day| (day, 0));
    let day = day.or_else(|| DAYS.iter().find_map(|words| preface.iter().find_map(|line| day_in(line, words))));
    head.published_on = day.map(|(value, line)| Stated { value, line, by });
    let named = declared.title.as_deref().and_then(report_named);
    if head.years.is_empty() {
        let year = named.as_ref().and_then(|title| title.year);
        head.years.extend(year.map(|value| Stated { value, line: 0, by }));
    }
    if head.agencies.is_empty() {
        let named = named.and_then(|title| title.agency);
        let agency = named.or_else(|| publisher(declared.publisher.as_deref()?, &document.text));
        head.agencies.extend(agency.map(|value| Stated { value, line: 0, by }));
    }
}

/// The day that a line states after one of some words.
fn day_in(line: &Line, words: &[&str]) -> Option<(Date, u32)> {
    let text = Some(line.text.as_str()).filter(|text| text.len() <= LONGEST && may_state_day(text))?;
    let mut after = words.iter().filter_map(|word| text.find(word).map(|at| &text[at + word.len()..]));
    let day = after.find_map(|after| lenient(after.trim_start_matches([':', '|', ']', '】'])));
    day.map(|day| (day, line.number))
}

/// Tells at a glance whether any of the words can be in a text: all of them end alike.
fn may_state_day(text: &str) -> bool {
    text.contains("日期") || text.contains("时间")
}

/// A day at the start of a text without blanks, where the hour may follow at once: 2024-01-2217:11.
fn lenient(text: &str) -> Option<Date> {
    let (year, rest) = digits(text, 4)?;
    let date = rest.strip_prefix(['-', '/', '.', '年']).and_then(|rest| {
        let (month, rest) = digits(rest, 2)?;
        let (day, _) = digits(rest.strip_prefix(['-', '/', '.', '月'])?, 2)?;
        date(year, month, day)
    });
    date.or_else(|| date_at(text).map(|(day, _)| day)).or_else(|| packed(text))
}

/// A day of eight digits: 20240122.
fn packed(text: &str) -> Option<Date> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(rest, 2)?;
    let (day, rest) = digits(rest, 2)?;
    date(year, month, day).filter(|_| !rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Up to `most` digits at the start of a text.
fn digits(text: &str, most: usize) -> Option<(i16, &str)> {
    let end = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(end);
    Some((number.parse().ok()?, rest))
}

/// The report that the title of a page names, perhaps among the names of columns and the site.
fn report_named(declared: &str) -> Option<title::Title> {
    let text = compact(declared);
    text.split(['_', '-', '|', '—', '–', '>']).find_map(title::read)
}

/// What bodies call themselves, and how their names end.
const SELVES: [(&str, &[&str]); 12] = [
    ("我局", &["局"]),
    ("我委", &["委", "委员会"]),
    ("我厅", &["厅"]),
    ("我办", &["办", "办公室", "办公厅"]),
    ("我镇", &["镇", "镇人民政府"]),
    ("我乡", &["乡", "乡人民政府"]),
    ("我街道", &["街道", "街道办事处"]),
    ("我院", &["院"]),
    ("我中心", &["中心"]),
    ("我市", &["市人民政府", "市人民政府办公室"]),
    ("我县", &["县人民政府", "县人民政府办公室"]),
    ("我区", &["区人民政府", "区人民政府办公室"]),
];

/// The publisher as the agency. A body that speaks of itself must be of the publisher's kind, and the text must name it; a
/// government owns many a portal, so it must be named in any case, and a portal is no agency.
fn publisher(declared: &str, text: &str) -> Option<String> {
    let publisher = compact(declared);
    let bare = publisher.trim_start_matches(|c: char| !c.is_alphanumeric());
    let name = organ::name(bare.strip_prefix("来源:").unwrap_or(bare)).filter(|name| !name.contains('网'))?;
    let mut selves = SELVES.iter().filter(|(word, _)| text.contains(word)).peekable();
    let speaks_of_itself = selves.peek().is_some();
    let is_its_kind = selves.any(|(_, endings)| endings.iter().any(|ending| name.ends_with(ending)));
    let is_named = text.contains(name);
    let owns_portals = ["人民政府", "办公室", "办公厅"].iter().any(|ending| name.ends_with(ending));
    let fits = match (speaks_of_itself, owns_portals) {
        (true, _) => is_its_kind && is_named,
        (false, true) => false,
        (false, false) => true,
    };
    fits.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Declared;
    use crate::model::document::tests::document;

    #[test]
    fn no_word_before_a_day_is_overlooked() {
        assert!(DAYS.iter().copied().flatten().all(|word| may_state_day(word)));
    }

    #[test]
    fn days_are_read_however_they_are_written() {
        for text in ["2024- 01- 22 17: 11", "2024年01月22日", "2024/1/22 08:00:00", "20240122", "2024-01-22T08:00:00Z"]
        {
            assert_eq!(lenient(&compact(text)).map(|day| day.to_string()).as_deref(), Some("2024-01-22"), "{text}");
        }
        for text in ["2024", "2024-13-01", "202401221", "昨天", ""] {
            assert_eq!(lenient(text), None, "{text}");
        }
    }

    fn head(lines: &[&str], declared: Declared) -> Head {
        let document = document(&lines.join("\n")).declaring(declared);
        let preface: Vec<Line> = (1..).zip(lines).map(|(number, line)| Line { number, text: compact(line) }).collect();
        let mut head = Head::default();
        read(&document, &preface, &mut head);
        head
    }

    fn published(lines: &[&str], declared: Option<&str>) -> Option<(String, u32)> {
        let declared = Declared { published_on: declared.map(str::to_owned), ..Declared::default() };
        head(lines, declared).published_on.map(|day| (day.value.to_string(), day.line))
    }

    #[test]
    fn the_page_states_the_day_of_publication_before_its_lines_do() {
        let lines = ["成文日期 | 2024-01-20", "发布时间：2024-01-22 17:11 来源：某局", "一句话里的2024-01-01"];
        assert_eq!(published(&lines, Some("2024-01-23 10:00")), Some(("2024-01-23".into(), 0)));
        assert_eq!(published(&lines, None), Some(("2024-01-22".into(), 2)));
        assert_eq!(published(&lines[..1], Some("昨天")), Some(("2024-01-20".into(), 1)));
        assert_eq!(published(&lines[2..], None), None);
    }

    fn agency(text: &str, publisher: &str) -> Option<String> {
        let declared = Declared { publisher: Some(publisher.to_owned()), ..Declared::default() };
        head(&[text], declared).agencies.into_iter().next().map(|agency| agency.value)
    }

    #[test]
    fn a_publisher_is_the_agency_only_where_the_text_does_not_speak_against_it() {
        assert_eq!(agency("2024年，坚持公开。", "青禾市民政局").as_deref(), Some("青禾市民政局"));
        assert_eq!(agency("2024年，我局坚持公开。", "青禾市民政局"), None);
        assert_eq!(agency("我局（青禾市民政局）坚持公开。", " 青禾市民政局").as_deref(), Some("青禾市民政局"));
        assert_eq!(agency("我镇按照青禾市民政局要求。", "青禾市民政局"), None);
        assert_eq!(agency("2024年，坚持公开。", "青禾市人民政府"), None);
        assert_eq!(agency("2024年，坚持公开。", "青禾市人民政府门户网站"), None);
        assert_eq!(agency("2024年，坚持公开。", "张三"), None);
    }

    #[test]
    fn the_title_of_the_page_names_agency_and_year_where_nothing_else_does() {
        let title = "青禾市民政局2024年政府信息公开工作年度报告_部门年报_青禾市人民政府";
        let declared = Declared { title: Some(title.to_owned()), ..Declared::default() };
        let head = head(&["我局坚持公开。"], declared);
        assert_eq!(head.agencies.first().map(|agency| agency.value.as_str()), Some("青禾市民政局"));
        assert_eq!(head.years.first().map(|year| year.value), Some(2024));
        assert_eq!(head.title, None);
    }
}
