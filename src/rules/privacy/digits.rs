//! Finds the numbers of persons in a text, however their digits are written (wide ones, in groups, with characters between them that
//! nobody sees, over a line end), and makes findings that hold them masked only.

use std::ops::Range;

use super::forms;
use super::scan::{self, Run};
use crate::rules::prelude::*;

/// A number of a person: where it stands and how it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its masked form.
    pub masked: String,
    /// What it is.
    pub kind: Kind,
}

/// The numbers that are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// 公民身份号码.
    Identity,
    /// 手机号码.
    Mobile,
}

/// Digits of a mobile number, with +86 or 0086 before it too, and of an identity number.
const DIGITS: [usize; 4] = [11, 13, 15, 18];
/// How the groups of a mobile number are written: 138 1234 5678.
const MOBILE_GROUPS: [usize; 3] = [3, 4, 4];
/// Shortest group of an identity number, in digits: 6, 8 and 4 is usual, and a row of a table is none.
const SHORTEST_GROUP: usize = 3;

/// Every number of a person in a text, in its order.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    numbers_in(text, scan::runs(text))
}

fn numbers_in(text: &str, runs: impl Iterator<Item = Run>) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    for run in runs {
        let mut first = 0;
        while first < run.groups.len() {
            let number = (1..=scan::MOST_GROUPS).find_map(|count| number(text, &run, first, count));
            first += number.as_ref().map_or(1, |(_, count)| *count);
            found.extend(number.map(|(number, _)| number));
        }
    }
    found
}

/// The number that so many groups from one on make together.
fn number(text: &str, run: &Run, first: usize, count: usize) -> Option<(Number, usize)> {
    let groups = run.groups.get(first..first + count)?;
    let total: usize = groups.iter().map(|group| group.digits.len()).sum();
    if !DIGITS.contains(&total) {
        return None;
    }
    let digits: String = groups.iter().map(|group| group.digits.as_str()).collect();
    let range = groups.first()?.range.start..groups.last()?.range.end;
    let lengths: Vec<usize> = groups.iter().map(|group| group.digits.len()).collect();
    let is_one_mark = groups.windows(3).all(|three| three[1].mark == three[2].mark);
    let breaks = groups.iter().skip(1).filter(|group| group.mark == Some('\n')).count();
    let is_whole = count == 1 || breaks == 1 && count == 2 && scan::goes_on_with_words(text, &range);
    let is_grouped = breaks == 0 && lengths.iter().all(|&length| length >= SHORTEST_GROUP);
    let made =
        |masked: Option<String>, kind| masked.map(|masked| (Number { range: range.clone(), masked, kind }, count));
    let identity = || made(forms::identity(&digits), Kind::Identity);
    let mobile = || {
        let number = if count == 1 { scan::without_country(text, &groups[0]) } else { digits.as_str() };
        made(forms::mobile(number).filter(|_| !scan::is_amount(text, range.end)), Kind::Mobile)
    };
    let mut found = None;
    if is_whole || is_grouped {
        found = identity();
    }
    if is_whole || breaks == 0 && is_one_mark && lengths == MOBILE_GROUPS {
        found = found.or_else(mobile);
    }
    found
}

/// Makes findings of the numbers of one kind, one a line, but for those that a line of a table begins or ends with in another.
pub(super) fn check(report: &Report, kind: Kind, severity: Severity) -> Outcome {
    let text: &str = &report.document.text;
    if text.trim().is_empty() {
        return Outcome::not_judged(reason::no_prose());
    }
    let line_of = |byte: usize| report.document.line_at(u32::try_from(byte).unwrap_or(u32::MAX));
    let in_table = |line: u32| report.tables.iter().any(|t| (t.first_line..=t.last_line).contains(&line));
    let mut faults: Vec<Fault> = Vec::new();
    for number in numbers(text).into_iter().filter(|number| number.kind == kind) {
        let line = line_of(number.range.start);
        let is_of_rows = line_of(number.range.end - 1) != line && in_table(line);
        if !is_of_rows && faults.last().is_none_or(|last| last.lines != [line]) {
            faults.push(finding(line, severity, number.masked));
        }
    }
    Outcome::of(faults)
}

fn finding(line: u32, severity: Severity, masked: String) -> Fault {
    Fault::new(severity, Verdict::Observed)
        .with_anchor(masked.clone())
        .with_lines(vec![line])
        .with_values(None, Some(masked.clone()))
        .arg("masked", Arg::Quote(masked))
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_passed_over_at_a_look_holds_no_number(
            text in "([0-9]{1,6}[ \\-\n]?|1[3-9][0-9]{9}|11010519491231002X|138[ \\-]1234[ \\-]5678|[０-９]|，|年|\u{200b}|\u{3000}|X){1,10}"
        ) {
            let all = numbers_in(&text, scan::runs_but(&text, |_, _| None));
            proptest::prop_assert_eq!(numbers(&text), all);
        }
    }
}
