//! Finds long runs of digits in a text without looking at every byte, and makes findings that hold them masked only.

use std::borrow::Cow;
use std::ops::Range;

use crate::rules::prelude::*;

/// Judges every run of digits of at least this length, an X at its end included; `mask` gives the masked form of one that
/// is meant. One finding a line.
pub(super) fn check(report: &Report, shortest: usize, severity: Severity, mask: fn(&str) -> Option<String>) -> Outcome {
    let text: &str = &report.document.text;
    if text.trim().is_empty() {
        return Outcome::not_judged(reason::no_prose());
    }
    let mut faults: Vec<Fault> = Vec::new();
    for range in all_runs(text, shortest) {
        let Some(masked) = mask(&digits_of(&text[range.clone()])) else { continue };
        let line = report.document.line_at(u32::try_from(range.start).unwrap_or(u32::MAX));
        if faults.last().is_none_or(|last| last.lines != [line]) {
            faults.push(finding(line, severity, masked));
        }
    }
    Outcome::of(faults)
}

/// Runs of digits of at least `shortest`: a byte in every so many is looked at first.
fn runs(bytes: &[u8], shortest: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = shortest - 1;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += shortest;
                continue;
            }
            let is_part = |b: &u8| b.is_ascii_digit();
            let start = at - bytes[..at].iter().rev().take_while(|b| is_part(b)).count();
            let mut end = at + bytes[at..].iter().take_while(|b| is_part(b)).count();
            end += usize::from(matches!(bytes.get(end), Some(b'X' | b'x')));
            at = end + shortest - 1;
            let is_within_word = start > 0
                && (bytes[start - 1].is_ascii_alphabetic()
                    || matches!(bytes[start - 1], b'.' | b'/' | b'*' | b'_' | b'='));
            if end - start >= shortest && !is_within_word {
                return Some(start..end);
            }
        }
        None
    })
}

/// No group is so long: without an end to looking, a text of digits would be looked through again from each of them.
const TOO_LONG: usize = 5;

/// Numbers that are written in groups as mobile numbers are: 138 1234 5678, 138-1234-5678.
fn grouped(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> + '_ {
    let rest = |from: usize| bytes[from.min(bytes.len())..].iter().take(TOO_LONG);
    let digits = move |from: usize| rest(from).take_while(|b| b.is_ascii_digit()).count();
    let before = |end: usize| bytes[..end].iter().rev().take(TOO_LONG).take_while(|b| b.is_ascii_digit()).count();
    // Every fourth byte falls into the middle group of any such number.
    let fourths = (0..bytes.len()).step_by(4).filter(move |&at| bytes[at].is_ascii_digit());
    fourths.filter_map(move |at| {
        let start = at - before(at);
        let end = start + digits(start);
        let mark = *bytes.get(start.checked_sub(1)?)?;
        let is_grouped = matches!(mark, b' ' | b'-') && bytes.get(end) == Some(&mark);
        let fits = is_grouped && end - start == 4 && before(start - 1) == 3 && digits(end + 1) == 4;
        fits.then(|| start - 4..end + 5)
    })
}

/// Digits of a mobile number.
pub(super) const MOBILE: usize = 11;

/// Every run and every number in groups, in the order of the text; numbers in groups only where so short ones are looked for.
pub(super) fn all_runs(text: &str, shortest: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let in_groups = (shortest <= MOBILE).then(|| grouped(bytes));
    let mut all: Vec<Range<usize>> = runs(bytes, shortest).chain(in_groups.into_iter().flatten()).collect();
    all.sort_unstable_by_key(|range| range.start);
    all
}

/// The digits of a number, without the marks between its groups.
pub(super) fn digits_of(number: &str) -> Cow<'_, str> {
    let is_mark = |c: char| matches!(c, ' ' | '-');
    if number.contains(is_mark) { Cow::Owned(number.replace(is_mark, "")) } else { Cow::Borrowed(number) }
}

fn finding(line: u32, severity: Severity, masked: String) -> Fault {
    Fault::new(severity, Verdict::Observed)
        .with_anchor(masked.clone())
        .with_lines(vec![line])
        .with_values(None, Some(masked.clone()))
        .arg("masked", Arg::Quote(masked))
}
