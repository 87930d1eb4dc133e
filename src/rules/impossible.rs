//! A date at the end that no calendar has: 2025年2月30日.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::report::Report;
use crate::text::fold;

/// Visible lines at the end that a signature is looked for in.
const TAIL: usize = 15;
/// Longer lines, in bytes, are no signatures.
const LONGEST: usize = 200;

/// The line at the end of a report that holds a date with a month or day that there is not, and the date as it stands. A name may
/// stand before it, and nothing behind.
pub(super) fn date_at_end(report: &Report) -> Option<(u32, String)> {
    static DATED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            "(?:^|[^0-9一-鿿]|[局厅室府会办处委院心社所站馆乡镇道])((20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日)$",
        )
        .expect("the pattern is tried by the cases of T503")
    });
    let document = &report.document;
    let count = u32::try_from(document.line_count()).unwrap_or(u32::MAX);
    let lines = (1..=count).rev().map(|number| (number, document.line(number)));
    let visible = lines.filter(|(_, line)| !fold::is_blank_text(line)).take(TAIL);
    visible.filter(|(_, line)| line.len() <= LONGEST).find_map(|(number, line)| {
        let text = fold::compact(line);
        let found = DATED.captures(&text)?;
        let part = |nth: usize| found.get(nth).and_then(|part| part.as_str().parse::<i16>().ok());
        let (year, month, day) = (part(2)?, i8::try_from(part(3)?).ok()?, i8::try_from(part(4)?).ok()?);
        jiff::civil::Date::new(year, month, day).is_err().then(|| (number, found[1].to_owned()))
    })
}
