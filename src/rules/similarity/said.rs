//! What the rules of shared text say of a likeness: how much, and where the longest stretches stand on both sides.

use crate::compare::shared::Share;
use crate::rules::likeness::Stretch;
use crate::rules::prelude::*;

/// Stretches whose lines are cited.
const CITED: usize = 3;

/// What is asked of a text beside that of the year before.
pub(super) struct Asked {
    /// Which of the texts: the whole, or the fifth part.
    pub nth: usize,
    /// From how many percent on it is told.
    pub percent: usize,
    /// Characters that there must be.
    pub shortest: usize,
}

/// Judges a text beside that of the year before.
pub(super) fn as_last_year(likenesses: &Likenesses, asked: &Asked) -> Outcome {
    let Some(year) = likenesses.this.year else { return Outcome::not_judged(reason::unknown_year()) };
    let before = year.saturating_sub(1);
    let Some(last) = &likenesses.measured.last else { return Outcome::not_judged(reason::no_report_of(before)) };
    if likenesses.measured.own_characters[asked.nth] < asked.shortest {
        return Outcome::not_applicable();
    }
    let Some(likeness) = last[asked.nth].as_ref().filter(|likeness| likeness.share.reaches(asked.percent)) else {
        return Outcome::passed();
    };
    let fault =
        Fault::new(Severity::Warning, Verdict::Observed).with_anchor("last year").arg("last_year", Arg::Year(before));
    Outcome::of(vec![measured(fault, likeness.share, &likeness.stretches)])
}

/// Adds how much is alike, and where the longest stretches stand; those that are somebody's own come first.
pub(super) fn measured(fault: Fault, share: Share, stretches: &[Stretch]) -> Fault {
    let own = || stretches.iter().filter(|stretch| !stretch.is_common);
    let longest = own().next().or(stretches.first());
    let line = |side: usize| Arg::Count(longest.map_or(0, |stretch| stretch.lines[side][0] as usize));
    let mut lines: Vec<u32> = own().take(CITED).map(|stretch| stretch.lines[0][0]).collect();
    lines.sort_unstable();
    lines.dedup();
    fault
        .with_lines(lines)
        .with_values(None, Some(format!("{}%", share.percent())))
        .arg("percent", Arg::Count(share.percent()))
        .arg("characters", Arg::Count(longest.map_or(0, |stretch| stretch.this.len())))
        .arg("line", line(0))
        .arg("other_line", line(1))
}
