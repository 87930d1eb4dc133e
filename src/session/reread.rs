//! Tells whether a file became another while the session is open.

use jiff::civil::Date;

use super::analyse;
use super::held::{Brief, HeldReport};
use crate::model::record::Record;
use crate::model::report::Report;
use crate::rules::RuleSet;

/// What became of a file since it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reread {
    /// The report was corrected, and is held as it is now.
    Corrected,
    /// It is a report of another agency or year: it keeps its place and what was known of it.
    Another,
}

/// A report as it is to be held now, where its file has become another; `first` is the day on which its first version came out.
pub(super) fn changed(held: &HeldReport, report: &Report, first: Option<Date>, rules: &RuleSet) -> Option<HeldReport> {
    // Nearly always the file is as it was, and is not judged once more for that.
    if held.text == analyse::text_hash(report) {
        return None;
    }
    let fresh = analyse::held(report, rules);
    let excused = |brief: &&Brief| rules.is_excused(brief.rule, &held.record, first);
    let own = held.briefs.get(..held.own).unwrap_or_default();
    let now = fresh.briefs.iter().filter(|brief| !excused(brief));
    let same = has_same_head(&held.record, &fresh.record)
        && held.record.figures == fresh.record.figures
        && own.iter().filter(|brief| !excused(brief)).map(known).eq(now.map(known));
    (!same).then_some(fresh)
}

fn has_same_head(one: &Record, other: &Record) -> bool {
    let head =
        |record: &Record| (record.year, record.edition, record.issued_on, record.published_on, record.is_reissue);
    one.agency == other.agency && head(one) == head(other)
}

/// What tells a finding and its values.
fn known(brief: &Brief) -> impl PartialEq + use<> {
    (brief.id, brief.values, brief.severity)
}
