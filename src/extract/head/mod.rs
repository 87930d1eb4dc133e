//! What a report says of itself: title, agency, year, period, date of signature, each with the line and the evidence. Where
//! nothing is said, nothing is filled in.

mod date;
mod organ;
mod period;
mod preface;
mod published;
mod reissue;
mod scope;
mod signature;
mod spoken;
mod title;

use memchr::memmem;

use crate::model::document::Document;
use crate::model::report::{Evidence, Head, Section, Stated};
use crate::text::fold;

/// A line without blanks, leftovers and wide punctuation, ready to be searched.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number.
    pub number: u32,
    /// Its text.
    pub text: String,
}

/// Lines of the preface that are looked at: enough for a page's own header before it.
const PREFACE: usize = 40;
/// Lines of section 一 that may name the agency.
const OPENING: usize = 6;
/// Longest preface line that is read to its end, in bytes.
const LONGEST: usize = 12_000;

/// Reads the head of a document whose sections are known.
pub fn read(document: &Document, sections: &[Section]) -> Head {
    let first_section = sections.iter().map(|section| section.line).min();
    let numbers = (1..first_section.unwrap_or(u32::MAX)).take(document.line_count()).take(PREFACE);
    let preface: Vec<Line> = lines(document, numbers).collect();
    let mut head = Head::default();
    read_title(&preface, &mut head);
    read_period(document, sections, &preface, &mut head);
    preface::read(&preface, &mut head);
    signature::read(document, &mut head);
    if let Some(section) = sections.iter().find(|section| section.part == 1) {
        let opening: Vec<Line> = lines(document, section.prose.iter().copied().take(OPENING)).collect();
        preface::read_opening(&opening, &mut head);
    }
    published::read(document, &preface, &mut head);
    head.is_reissue |= preface.iter().any(|line| reissue::is_said(&line.text)) || signature::is_noted(document);
    head.years.sort_by_key(|stated| stated.by);
    head.year = head.years.first().cloned();
    head.agencies.sort_by_key(|stated| stated.by);
    head.agency = agency(&head.agencies);
    head
}

/// The year in the title, before anything else of a document is known.
pub fn year_of_title(document: &Document) -> Option<i16> {
    let preface: Vec<Line> = lines(document, (1..u32::MAX).take(document.line_count()).take(PREFACE)).collect();
    let mut head = Head::default();
    read_title(&preface, &mut head);
    head.years.first().map(|stated| stated.value)
}

/// Every year that a text names: 2024年.
pub fn years(text: &str) -> impl Iterator<Item = i16> + Clone + '_ {
    date::years(text).map(|found| found.year)
}

/// The agency by the best evidence; where that leaves the place out, by the first that names the same body in full.
fn agency(stated: &[Stated<String>]) -> Option<Stated<String>> {
    let best = stated.first()?;
    let bare = best.value.trim_start_matches(['市', '区', '县', '州', '省']);
    let is_fuller = |other: &&Stated<String>| other.value.ends_with(bare) && !organ::is_vague(&other.value);
    let fuller = stated.iter().find(is_fuller).filter(|_| organ::is_vague(&best.value));
    Some(fuller.unwrap_or(best).clone())
}

fn lines(document: &Document, numbers: impl Iterator<Item = u32>) -> impl Iterator<Item = Line> {
    let lines = numbers.map(|number| Line { number, text: compact(document.line(number)) });
    lines.filter(|line| !line.text.is_empty())
}

/// A line with widths folded and blanks and bookmarks taken out.
fn compact(line: &str) -> String {
    let end = line.floor_char_boundary(LONGEST);
    fold::compact(&fold::without_leftovers(&line[..end]))
}

/// The title stands in one to three neighbouring lines; of the readings that name most the one in fewest lines is taken.
fn read_title(preface: &[Line], head: &mut Head) {
    let readings = (1..=3).flat_map(|count| (0..preface.len()).map(move |first| (first, count)));
    let mut best: Option<(usize, &[Line], String, title::Title)> = None;
    for (first, count) in readings {
        let Some(lines) = preface.get(first..first + count) else { continue };
        if lines.last().is_none_or(|last| !title::may_end_with(own_text(&last.text))) {
            continue;
        }
        let text: String = joined(lines);
        let text = title::without_label(&text).to_owned();
        let Some(title) = title::read(&text) else { continue };
        let named = usize::from(title.agency.is_some()) + usize::from(title.year.is_some());
        // The column of a page's path is called like its reports.
        if named == 0 && lines.iter().any(|line| line.text.contains('>')) {
            continue;
        }
        let named = named + usize::from(count == 2 && named == 2 && is_placed_by(&lines[0].text, &title));
        if best.as_ref().is_none_or(|best| named > best.0) {
            best = Some((named, lines, text, title));
        }
    }
    let Some((_, lines, text, title)) = best else { return };
    let (line, by) = (lines[0].number, Evidence::Title);
    head.agencies.extend(title.agency.map(|value| Stated { value, line, by }));
    head.years.extend(title.year.map(|value| Stated { value, line, by }));
    head.scope = scope::of(&text);
    head.is_reissue = reissue::is_marked(&joined(lines));
    head.title = Some(Stated { value: text, line, by });
}

/// What some lines say themselves, in one.
fn joined(lines: &[Line]) -> String {
    lines.iter().map(|line| own_text(&line.text)).collect()
}

/// Tells whether a line above gives the place that the body of a title lacks: 青禾市 above 民政局2024年….
fn is_placed_by(above: &str, title: &title::Title) -> bool {
    let is_place = above.ends_with(['省', '市', '县', '区', '州']);
    let rest = title.agency.as_deref().and_then(|agency| agency.strip_prefix(above));
    is_place && rest.is_some_and(organ::is_vague)
}

/// What a line says itself: without the path of columns before it, or as the cell of a page's table that has the title.
fn own_text(line: &str) -> &str {
    let text = line.rsplit('>').next().unwrap_or(line);
    let cell = text.trim_start_matches(['|', '-', '•', '·']).trim_end_matches('|');
    let labels = ["名称|", "标题|", "信息名称|", "名称:", "标题:"];
    let Some(title) = labels.iter().find_map(|label| cell.strip_prefix(label)) else { return text };
    let next = ["发布日期", "发布机构", "发文日期", "索引号", "文号", "|"];
    &title[..next.iter().filter_map(|label| title.find(label)).min().unwrap_or(title.len())]
}

/// The period stands in the preface, else wherever the figures are explained.
fn read_period(document: &Document, sections: &[Section], preface: &[Line], head: &mut Head) {
    let later = || sections.iter().flat_map(|section| section.prose.iter().copied());
    let mut spoken = Vec::new();
    for line in preface {
        if let Some(value) = period::find(&line.text) {
            return note_period(value, line.number, head);
        }
        spoken.extend(period::is_named(&line.text).then_some(line.number));
    }
    let statistics = memmem::Finder::new("统计");
    let speaks = |line: &u32| statistics.find(document.line(*line).as_bytes()).is_some();
    for line in lines(document, later().filter(speaks)) {
        if let Some(value) = period::find(&line.text).filter(|_| period::is_named(&line.text)) {
            return note_period(value, line.number, head);
        }
        spoken.extend(period::is_named(&line.text).then_some(line.number));
    }
    head.period_line = spoken.first().copied();
}

fn note_period(value: crate::model::report::Period, line: u32, head: &mut Head) {
    let by = Evidence::Period;
    head.period = Some(Stated { value, line, by });
    head.period_line = Some(line);
    // A period that ends a few days late is of the year that most of it lies in.
    let strays = value.from.year() < value.to.year() && value.from.month() == 1;
    let year = if strays { value.from.year() } else { value.to.year() };
    head.years.push(Stated { value: year, line, by });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(lines: &[&str]) -> Option<String> {
        let preface: Vec<Line> = (1..).zip(lines).map(|(number, line)| Line { number, text: compact(line) }).collect();
        let mut head = Head::default();
        read_title(&preface, &mut head);
        head.title.map(|title| title.value)
    }

    #[test]
    fn the_title_is_taken_without_what_a_page_puts_around_it() {
        let plain = Some("青禾市民政局2024年政府信息公开工作年度报告".to_owned());
        for lines in [
            vec!["首页 > 公开 > 年度报告", "青禾市民政局2024年政府信息公开工作年度报告"],
            vec!["青禾市民政局", "2024年政府信息公开工作年度报告"],
            vec!["青禾市", "民政局2024年政府信息公开工作年度报告"],
            vec!["乡镇（街道办）", "青禾市民政局2024年政府信息公开工作年度报告"],
            vec!["| 名称 | 青禾市民政局2024年政府信息公开工作年度报告 | |||"],
            vec!["- 标 题: 青禾市民政局2024年政府信息公开工作年度报告"],
            vec!["名 称: 青禾市民政局2024年政府信息公开工作年度报告 发布日期: 2025年1月2日"],
        ] {
            assert_eq!(title(&lines), plain, "{lines:?}");
        }
        assert_eq!(title(&["首页 > 公开 > 政府信息公开年度报告", "一句话。"]), None);
    }
}
