//! Finds years and dates in text from which blanks are gone: 2025年1月14日, 2020-01-31, 二〇二五年一月十四日.

use jiff::civil::Date;

/// Fiscal years that a report can be about.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2099;

/// A year and the bytes it takes: `2024年` or `二〇二四年`, 度 included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundYear {
    /// The year.
    pub year: i16,
    /// Where it begins.
    pub start: usize,
    /// One past 年 or 年度.
    pub end: usize,
}

/// Every year in a text, as `YYYY年`.
pub fn years(text: &str) -> impl Iterator<Item = FoundYear> + Clone + '_ {
    text.match_indices('年').filter_map(|(at, _)| year_before(text, at))
}

/// The year that stands without 年 before the name of the report: 2024政府信息公开工作年度报告.
pub fn bare_year(text: &str, name: usize) -> Option<FoundYear> {
    let start = name.checked_sub(4).filter(|&start| text.is_char_boundary(start))?;
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let alone = !text.as_bytes()[..start].last().is_some_and(|&byte| is_digit(byte));
    let digits = text.get(start..name).filter(|digits| alone && digits.bytes().all(is_digit))?;
    let year = digits.parse().ok().filter(|year| YEARS.contains(year))?;
    Some(FoundYear { year, start, end: name })
}

fn year_before(text: &str, at: usize) -> Option<FoundYear> {
    let before = &text[..at];
    let start = before.char_indices().rev().take_while(|(_, c)| digit(*c).is_some()).last()?.0;
    let digits = &before[start..];
    if digits.chars().count() != 4 {
        return None;
    }
    let year = digits.chars().filter_map(digit).fold(0, |sum, d| sum * 10 + d);
    let end = at + '年'.len_utf8();
    let end = if text[end..].starts_with('度') { end + '度'.len_utf8() } else { end };
    YEARS.contains(&year).then_some(FoundYear { year, start, end })
}

fn digit(c: char) -> Option<i16> {
    match c {
        '0'..='9' => i16::try_from(u32::from(c) - u32::from('0')).ok(),
        '〇' | '零' | '○' | 'О' | 'O' => Some(0),
        _ => "一二三四五六七八九".chars().position(|one| one == c).and_then(|nth| i16::try_from(nth + 1).ok()),
    }
}

/// Reads a date at the start of a text: the date and what follows it.
pub fn date_at(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = number_at(text)?;
    let (separator, rest) = split_first(rest)?;
    let (month, day, rest) = match separator {
        '年' => month_and_day(rest)?,
        '-' | '/' | '.' => {
            let (month, rest) = number_at(rest)?;
            let (day, rest) = number_at(rest.strip_prefix(separator)?)?;
            (month, day, rest)
        }
        _ => return None,
    };
    date(year, month, day).map(|date| (date, rest))
}

/// Reads `M月D日` at the start of a text.
pub fn month_and_day(text: &str) -> Option<(i16, i16, &str)> {
    let (month, rest) = text.strip_prefix('元').map(|rest| (1, rest)).or_else(|| number_at(text))?;
    let (day, rest) = number_at(rest.strip_prefix('月')?)?;
    Some((month, day, rest.strip_prefix(['日', '号'])?))
}

/// A date of plausible parts.
pub fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let parts = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    YEARS.contains(&year).then(|| Date::new(year, parts.0, parts.1).ok()).flatten()
}

fn split_first(text: &str) -> Option<(char, &str)> {
    let first = text.chars().next()?;
    Some((first, &text[first.len_utf8()..]))
}

/// Reads up to four digits, or a Chinese number below 32, or four Chinese digits.
fn number_at(text: &str) -> Option<(i16, &str)> {
    let end = text.find(|c| digit(c).is_none() && c != '十').unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let count = word.chars().count();
    if count == 0 || count > 4 {
        return None;
    }
    let Some((tens, ones)) = word.split_once('十') else {
        return Some((word.chars().filter_map(digit).fold(0, |sum, d| sum * 10 + d), rest));
    };
    let one = |part: &str, none: i16| match part {
        "" => Some(none),
        part if part.chars().count() == 1 => part.chars().next().and_then(digit),
        _ => None,
    };
    Some((one(tens, 1)? * 10 + one(ones, 0)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_in_every_way_met() {
        for (text, date) in [
            ("2025年1月14日", "2025-01-14"),
            ("2020-01-31", "2020-01-31"),
            ("2021年01月22日止", "2021-01-22"),
            ("二〇二五年一月十四日", "2025-01-14"),
            ("二〇二一年十二月三十一日", "2021-12-31"),
            ("2024/2/5", "2024-02-05"),
        ] {
            assert_eq!(date_at(text).map(|found| found.0.to_string()).as_deref(), Some(date), "{text}");
        }
        for text in ["2025年13月1日", "20251月1日", "1999年1月1日", "年1月1日", "2025", ""] {
            assert_eq!(date_at(text).map(|found| found.0), None, "{text}");
        }
    }

    #[test]
    fn years_are_found_with_their_extent() {
        let found: Vec<_> = years("甲县2024年度报告，二〇二三年").map(|y| (y.year, y.end - y.start)).collect();
        assert_eq!(found, [(2024, 10), (2023, 15)]);
        assert_eq!(years("近20年来，12024年").count(), 0);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[0-9年月日度一二三十〇\\-./]{0,20}") {
            let _ = date_at(&text);
            let _ = years(&text).count();
        }
    }
}
