//! Changes against the year before that the text itself gives both numbers for: N412 holds them against each other.

use super::quote;
use crate::model::change::{self, Moved};
use crate::model::document::Span;
use crate::model::narrative::{Change, Narrative, Of};
use crate::rules::prelude::*;

/// What is wrong with the changes that the text itself lets tell; none where it has none of the kind.
pub(super) fn faults(report: &Report) -> Option<Vec<Fault>> {
    let narrative = &report.narrative;
    let told = narrative.changes.iter().filter_map(|one| Some((one, change::moved(narrative, one)?)));
    let told: Vec<(&Change, Moved)> = told.collect();
    let wrong = told.iter().filter(|(_, moved)| !moved.follows());
    (!told.is_empty()).then(|| wrong.filter_map(|(one, moved)| fault(report, one, moved)).collect())
}

/// Tells whether a change follows from the text; none where it does not state both numbers.
pub(super) fn holds(narrative: &Narrative, change: &Change) -> Option<bool> {
    change::moved(narrative, change).map(|moved| moved.follows())
}

fn fault(report: &Report, change: &Change, moved: &Moved) -> Option<Fault> {
    let Of::Count(of) = change.of else { return None };
    let places = [Some(of), change.since, Some(change.by)];
    let spans: Vec<_> = places.into_iter().flatten().filter_map(|place| report.narrative.mentions.get(place)).collect();
    let start = spans.iter().map(|one| one.clause.start).min()?;
    let end = spans.iter().map(|one| one.span.end).max()?;
    let words = quote::words(report, Span { start, end });
    let (fault, mark) = match moved.decimals {
        Some(_) => (PERCENT, Phrase::new("%", "%")),
        None => (DIFFERENCE, Phrase::new("", "")),
    };
    let expected = moved.expected()?;
    Some(
        Fault::new(Severity::Warning, Verdict::Violated)
            .with_anchor(quote::anchor(report, &[], &words))
            .with_lines(vec![report.narrative.mentions.get(change.by)?.line])
            .with_values(Some(expected.to_string()), Some(moved.stated.to_string()))
            .arg("quote", Arg::Quote(words))
            .arg("fault", Arg::Words(fault))
            .arg("what", Arg::Words(Phrase::new("增减", "change")))
            .arg("mark", Arg::Words(mark))
            .arg("before", Arg::Number(moved.before))
            .arg("now", Arg::Number(moved.now))
            .arg("expected", Arg::Number(expected))
            .arg("actual", Arg::Number(moved.stated)),
    )
}

const PERCENT: Phrase = Phrase::new(
    "按文中的数，上年 {before}、本年 {now}，增减应为 {expected}%，与写的 {actual}% 不符",
    "by the text's own numbers it went from {before} to {now}, which is {expected}%, not {actual}%",
);
const DIFFERENCE: Phrase = Phrase::new(
    "按文中的数，上年 {before}、本年 {now}，相差应为 {expected}，与写的 {actual} 不符",
    "by the text's own numbers it went from {before} to {now}, a difference of {expected}, not {actual}",
);
