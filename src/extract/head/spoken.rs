//! The year that the sentences of section 一 speak of, where neither title nor period nor preface names one.

use super::Line;
use super::date::years;
use crate::model::report::{Evidence, Stated};

/// The year with which every sentence begins that begins with one, and at whose end the figures were told: 2024年，我局收到…;
/// 截至2024年12月31日，…. Where they speak of several, nobody knows.
pub fn year(lines: &[Line]) -> Option<Stated<i16>> {
    let mut told = lines.iter().flat_map(|line| spoken(&line.text).map(move |year| (line.number, year)));
    let (line, value) = told.next()?;
    told.all(|(_, other)| other == value).then_some(Stated { value, line, by: Evidence::Opening })
}

/// The years of one line that its figures are of.
fn spoken(text: &str) -> impl Iterator<Item = i16> + '_ {
    let begins = |before: &str| before.ends_with(['。', ';', '；', ':', '：', ')', '）']);
    let ends = |before: &str| before.ends_with("截至") || before.ends_with("截止");
    let of_figures = move |before: &str, after: &str| {
        begins(before) && after.starts_with([',', '，']) || ends(before) && after.starts_with("12月31日")
    };
    years(text).filter(move |found| of_figures(&text[..found.start], &text[found.end..])).map(|found| found.year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(texts: &[&str]) -> Option<i16> {
        let lines: Vec<Line> =
            (1..).zip(texts).map(|(number, text)| Line { number, text: (*text).to_owned() }).collect();
        year(&lines).map(|stated| stated.value)
    }

    #[test]
    fn sentences_that_all_begin_with_one_year_name_it() {
        assert_eq!(
            told(&["(一)公开。持续更新栏目。", "(二)申请。规范办理流程。2023年，本局收到申请9件。"]),
            Some(2023)
        );
        assert_eq!(told(&["公布了指南。截止2023年12月31日，发布信息34条。"]), Some(2023));
    }

    #[test]
    fn years_that_differ_or_only_stand_within_name_nothing() {
        assert_eq!(told(&["改进了流程。2022年，收到9件。", "规范办理。2023年，收到8件。"]), None);
        assert_eq!(told(&["公开2023年度预算，并公开决算。"]), None);
        assert_eq!(told(&[]), None);
    }
}
