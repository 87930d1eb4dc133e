//! Holds the day of publication against a deadline in the year after the one the report is about.

use jiff::civil::Date;

use crate::model::report::Evidence;
use crate::rules::parameters::MonthDay;
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
