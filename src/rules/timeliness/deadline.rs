//! Holds the day of publication against a deadline in the year after the one the report is about.

use jiff::civil::Date;

use crate::model::record::Record;
use crate::model::report::{Evidence, Scope};
use crate::rules::parameters::{MonthDay, Parameters};
use crate::rules::prelude::*;

/// The day a report was published, as far as is known.
pub(super) struct Published {
    pub day: Date,
    pub line: u32,
    pub source: Phrase,
}

/// The day that a page names, else that of the signature.
pub(super) fn published(report: &Report) -> Option<Published> {
    let page =
        report.head.published_on.as_ref().map(|stated| (stated, Phrase::new("发布日期", "the day of publication")));
    let signed = || report.head.issued_on.as_ref().map(|stated| (stated, Phrase::new("落款日期", "the signature")));
    let (stated, source) = page.or_else(signed)?;
    Some(Published { day: stated.value, line: stated.line, source })
}

/// Judges organs of one kind by the deadline of the law.
pub(super) fn check(reading: &Reading<'_>, kind: OrganKind, by: MonthDay) -> Outcome {
    let Some(own) = reading.organ() else { return Outcome::not_judged(reason::unknown_agency()) };
    if own != kind {
        return Outcome::not_applicable();
    }
    late(reading.report, by, Severity::Error)
}

/// The fault of a report that came after a deadline.
pub(super) fn late(report: &Report, by: MonthDay, severity: Severity) -> Outcome {
    let year = match sure_year(report) {
        Ok(year) => year,
        Err(reason) => return Outcome::not_judged(reason),
    };
    let Some(published) = published(report) else { return Outcome::not_judged(reason::no_date()) };
    let Some(last) = by.in_year(year.saturating_add(1)).filter(|&last| published.day > last) else {
        return Outcome::passed();
    };
    if report.head.is_reissue {
        return Outcome::not_judged(reissued());
    }
    let days = published.day.since(last).map_or(0, |span| span.get_days().unsigned_abs());
    let fault = Fault::new(severity, Verdict::Observed)
        .with_anchor("deadline")
        .with_lines(Some(published.line).filter(|&line| line > 0).into_iter().collect())
        .with_values(Some(last.to_string()), Some(published.day.to_string()))
        .arg("year", Arg::Year(year))
        .arg("deadline", Arg::Quote(last.to_string()))
        .arg("source", Arg::Words(published.source))
        .arg("date", Arg::Quote(published.day.to_string()))
        .arg("days", Arg::Count(usize::try_from(days).unwrap_or(0)));
    Outcome::of(vec![fault])
}

/// A corrected report came later than the one that the deadline is for.
const fn reissued() -> Reason {
    let phrase = Phrase::new(
        "本版自称是更正或重新发布的，首次公布在哪天没有写明",
        "it says that it was corrected or published again; when it first came out it does not say",
    );
    Reason::new(phrase).lacking(Lack::Statement)
}

/// The day by which a report was due by one of these rules; none where the rule sets none.
fn due(code: &str, record: &Record, parameters: &Parameters) -> Option<Date> {
    let by = match code {
        "T501" => parameters.deadlines.department,
        "T502" => parameters.deadlines.government,
        "T504" => parameters.local_deadline(Scope::of_subject(record.agency.as_deref()?).0)?.by,
        _ => return None,
    };
    by.in_year(record.year?.saturating_add(1))
}

/// Tells whether a finding of this rule against a version of a report falls, since another version came out in time.
pub(in crate::rules) fn is_excused(code: &str, record: &Record, first: Option<Date>, parameters: &Parameters) -> bool {
    first.is_some_and(|first| due(code, record, parameters).is_some_and(|due| first <= due))
}

/// Why nothing is held against a version that came late after one that was in time.
pub(in crate::rules) fn first_version(first: Date) -> Reason {
    let phrase = Phrase::new(
        "另有一个版本 {first} 已按期公布，这一版是后来重新发布的",
        "another version came out in time, on {first}; this one was published again later",
    );
    Reason::new(phrase).lacking(Lack::Statement).arg("first", Arg::Quote(first.to_string()))
}

/// The year that the report is about. Where it names several, F603 says so, and no date can be held against it.
pub(super) fn sure_year(report: &Report) -> Result<i16, Reason> {
    let year = report.year().ok_or_else(reason::unknown_year)?;
    let speaks =
        |by: Evidence| matches!(by, Evidence::Title | Evidence::Preface | Evidence::Period | Evidence::Opening);
    if report.head.years.iter().any(|stated| speaks(stated.by) && stated.value != year) {
        return Err(
            Reason::new(Phrase::new("年度前后不一致", "the report names different years")).lacking(Lack::Statement)
        );
    }
    Ok(year)
}
