//! The period that the figures cover: 自2024年1月1日起至2024年12月31日止. The second date may lack its year.

use super::date::{date, date_at, month_and_day, years};
use crate::model::report::Period;

/// Words that speak of the period.
const WORDS: [&str; 9] =
    ["统计期限", "统计时限", "统计时间", "统计期", "统计周期", "数据期限", "统计时段", "统计区间", "统计口径为"];
/// What may stand before and between the two dates.
const JOINTS: [&str; 14] = ["起", "止", "至", "到", "—", "－", "-", "~", "～", "–", "开始", "截止", "自", "从"];

/// Tells whether a text, blanks gone, speaks of a statistical period.
pub fn is_named(text: &str) -> bool {
    WORDS.iter().any(|word| text.contains(word)) || text.contains("数据的期限")
}

/// The first pair of full dates in a text, blanks gone.
pub fn find(text: &str) -> Option<Period> {
    starts(text).find_map(|start| {
        let (from, rest) = date_at(&text[start..])?;
        let rest = skip_joints(rest)?;
        let full = date_at(rest).map(|(to, _)| to);
        let to = full.or_else(|| month_and_day(rest).and_then(|(month, day, _)| date(from.year(), month, day)))?;
        Some(Period { from, to })
    })
}

/// Where dates may begin: 2024年1月1日, 2024.1.1.
fn starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let dotted = text.match_indices(['.', '-', '/']).filter_map(|(at, _)| at.checked_sub(4));
    let dotted = dotted.filter(|&start| text.is_char_boundary(start));
    years(text).map(|found| found.start).chain(dotted)
}

/// Skips the words between two dates; at least one must stand there.
fn skip_joints(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(after) = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint)) {
        rest = after;
    }
    (rest.len() < text.len()).then_some(rest)
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
