//! The period that the figures cover: 自2024年1月1日起至2024年12月31日止. The second date may lack its year, the first may stand
//! behind it.

use super::date::{date, date_at, month_and_day, years};
use crate::model::report::Period;
use jiff::civil::Date;

/// Words that speak of the period.
const WORDS: [&str; 9] =
    ["统计期限", "统计时限", "统计时间", "统计期", "统计周期", "数据期限", "统计时段", "统计区间", "统计口径为"];
/// What may stand before and between the two dates.
const JOINTS: [&str; 19] = [
    "起始", "起", "始", "止", "至", "到", "—", "－", "-", "~", "～", "–", "开始", "截止", "截至", "自", "从", "同年",
    "当年",
];
/// What may stand between them beside those.
const FILLERS: [&str; 8] = [",", "，", "(", "（", "日期", "时间", "为", "于"];
/// What may part a year from its first day: 2024年全年（1月1日至12月31日）.
const WHOLE_YEAR: [&str; 3] = ["全年", "(", "（"];

/// Tells whether a text, blanks gone, speaks of a statistical period.
pub fn is_named(text: &str) -> bool {
    WORDS.iter().any(|word| text.contains(word)) || text.contains("数据的期限")
}

/// The first pair of full dates in a text, blanks gone.
pub fn find(text: &str) -> Option<Period> {
    starts(text).find_map(|start| {
        let (one, rest) = date_at(&text[start..]).or_else(|| within_year(&text[start..]))?;
        let after = skip_joints(rest)?;
        let full = date_at(after).map(|(other, _)| other);
        let other = full.or_else(|| month_and_day(after).and_then(|(month, day, _)| date(one.year(), month, day)))?;
        // 截止2024年12月31日，起始2024年1月1日.
        let (from, to) = if rest.contains("起始") { (one.min(other), one.max(other)) } else { (one, other) };
        Some(Period { from, to })
    })
}

/// 2024年全年（1月1日: a day whose year stands before it in other words.
fn within_year(text: &str) -> Option<(Date, &str)> {
    let found = years(text).next().filter(|found| found.start == 0)?;
    let (month, day, rest) = month_and_day(skip(&text[found.end..], &[&WHOLE_YEAR]))?;
    Some((date(found.year, month, day)?, rest))
}

/// Where dates may begin: 2024年1月1日, 2024.1.1.
fn starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let dotted = text.match_indices(['.', '-', '/']).filter_map(|(at, _)| at.checked_sub(4));
    let dotted = dotted.filter(|&start| text.is_char_boundary(start));
    years(text).map(|found| found.start).chain(dotted)
}

/// Skips the words between two dates; at least one must stand there.
fn skip_joints(text: &str) -> Option<&str> {
    let rest = skip(text, &[&JOINTS, &FILLERS]);
    let joined = JOINTS.iter().any(|joint| text[..text.len() - rest.len()].contains(joint));
    joined.then_some(rest)
}

/// A text behind all of some words at its start.
fn skip<'t>(text: &'t str, words: &[&[&str]]) -> &'t str {
    let mut rest = text;
    while let Some(after) = words.iter().copied().flatten().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_in_every_way_met() {
        for text in [
            "统计期限自2024年1月1日起至2024年12月31日止",
            "从2024年1月1日到2024年12月31日",
            "统计时限为2024年1月1日至12月31日",
            "2024年1月1日—12月31日",
            "（2024年01月01日-2024年12月31日）",
            "统计口径为2024.1.1-2024.12.31",
            "2024-01-01至2024-12-31",
            "截止2024年12月31日，起始2024年1月1日",
            "截止2024年12月31日（起始日期为2024年1月1日）",
            "2024年1月1日开始，截至2024年12月31日",
            "自2024年1月1日起，至同年12月31日止",
            "自2024年1月1日始，至2024年12月31日止",
            "统计期限为2024年全年（1月1日至12月31日）",
            "数据统计时间段：2024.1.1-2024.12.31。",
        ] {
            let period = find(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (period.from.to_string(), period.to.to_string()),
                ("2024-01-01".into(), "2024-12-31".into()),
                "{text}"
            );
        }
        assert_eq!(find("电话0000-1234567，0000-1234-567"), None);
        assert_eq!(find("自201911日起至20191231日"), None);
        assert_eq!(find("2024年1月1日，2024年12月31日"), None);
    }
}
