//! Finds long runs of digits in a text without looking at every byte, and makes findings that hold them masked only.

use crate::rules::prelude::*;

/// Judges every run of digits of at least this length, an X at its end included; `mask` gives the masked form of one that
/// is meant. One finding a line.
pub(super) fn check(report: &Report, shortest: usize, mask: impl Fn(&str) -> Option<String>) -> Outcome {
    let text: &str = &report.document.text;
    if text.trim().is_empty() {
        return Outcome::not_judged(reason::no_prose());
    }
    let mut faults: Vec<Fault> = Vec::new();
    for range in runs(text.as_bytes(), shortest) {
        let Some(masked) = mask(&text[range.clone()]) else { continue };
        let line = report.document.line_at(u32::try_from(range.start).unwrap_or(u32::MAX));
        if faults.last().is_none_or(|last| last.lines != [line]) {
            faults.push(finding(line, masked));
        }
    }
    Outcome::of(faults)
}

/// Runs of digits of at least `shortest`: a byte in every so many is looked at first.
fn runs(bytes: &[u8], shortest: usize) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
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

fn finding(line: u32, masked: String) -> Fault {
    let severity = if masked.len() == 11 { Severity::Warning } else { Severity::Error };
    Fault::new(severity, Verdict::Observed)
        .with_anchor(masked.clone())
        .with_lines(vec![line])
        .with_values(None, Some(masked.clone()))
        .arg("masked", Arg::Quote(masked))
}
