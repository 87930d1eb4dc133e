//! What texts say of the cells of a report, handed down as data to whoever weighs corrections. It judges nothing.

use super::binding::{self, Binding};
use super::fit::Cells;
use super::quote;
use crate::form::{CellId, Edition};
use crate::model::claim::{Claim, Saying};
use crate::model::narrative::{Amount, Aside, Mention, Standing, Unit};
use crate::model::record::Record;
use crate::model::report::Report;
use crate::model::testimony::Testimony;
use crate::text::number::Number;

/// Every number of the running text that speaks of cells of this year, in the order of the text.
pub fn testimonies(report: &Report) -> Vec<Testimony> {
    let Some(edition) = report.edition else { return Vec::new() };
    let of_this_year = report.narrative.mentions.iter().filter(|mention| mention.year.is_none());
    of_this_year.filter_map(|mention| testimony(report, edition, mention)).collect()
}

/// What the text of a later report says of the cells of a year, as far as its record keeps it.
pub fn testimonies_of_later(later: &Record, year: i16, edition: Edition) -> Vec<Testimony> {
    let of_year = later.claims.iter().filter(|claim| claim.saying == Saying::Count(year));
    let testimony = |claim: &Claim| {
        let readings = readings(binding::of(claim.subject)?, edition, &<[CellId]>::to_vec)?;
        let amount = Amount::exactly(claim.number);
        Some(Testimony { readings, amount, year: later.year, line: claim.line, words: String::new() })
    };
    of_year.filter_map(testimony).collect()
}

fn testimony(report: &Report, edition: Edition, mention: &Mention) -> Option<Testimony> {
    // What another office or another stretch of time did says nothing here; what is only unclear may still agree.
    let speaks = matches!(mention.standing, Standing::Firm | Standing::Loose(Aside::Unclear));
    let binding = mention.subject.filter(|_| speaks).and_then(binding::of)?;
    let as_written = |cells: &[CellId]| Cells::Report(report).as_written(cells);
    let readings = readings(binding, edition, &as_written)?;
    let amount = if mention.unit == Unit::Yuan { in_ten_thousands(mention.amount)? } else { mention.amount };
    let words = quote::words(report, mention.clause);
    Some(Testimony { readings, amount, year: None, line: mention.line, words })
}

fn readings(
    binding: &Binding,
    edition: Edition,
    as_written: &dyn Fn(&[CellId]) -> Vec<CellId>,
) -> Option<Vec<Vec<CellId>>> {
    let readings = binding.readings(edition).filter(|_| !binding.is_indicative(edition))?;
    Some(std::iter::once(&readings.own).chain(&readings.also).map(|cells| as_written(cells)).collect())
}

/// The form asks for fees in 万元.
fn in_ten_thousands(yuan: Amount) -> Option<Amount> {
    let tenth = Number::hundredths(10);
    let fold = |number: Number| (0..4).try_fold(number, |number, _| number.times(tenth));
    Some(Amount { low: fold(yuan.low)?, high: yuan.high.map_or(Some(None), |high| fold(high).map(Some))? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample::Draft;

    fn said(prose: &str) -> Vec<(String, String, String)> {
        let mut draft = Draft::clean(2024);
        draft.say(prose);
        let report = draft.report();
        let form = report.form().unwrap();
        let told = |one: Testimony| {
            (form.path(one.readings[0][0]).to_owned(), one.amount.exact().unwrap().to_string(), one.words)
        };
        testimonies(&report).into_iter().map(told).collect()
    }

    #[test]
    fn a_sentence_speaks_of_its_cells_with_its_words() {
        let found = said("全年收到政府信息公开申请12件，办结11件。");
        assert_eq!(found[0].0, "requests.received.total");
        assert_eq!(found[0].1, "12");
        assert!(found[0].2.contains("申请12件"), "{found:?}");
        assert_eq!((found[1].0.as_str(), found[1].1.as_str()), ("requests.outcome_total.total", "11"));
    }

    #[test]
    fn fees_are_told_in_the_unit_of_the_form() {
        let found = said("全年收取政府信息公开信息处理费400元。");
        let fees = found.iter().find(|one| one.0 == "disclosure.fees.amount").unwrap();
        assert_eq!(fees.1, "0.04");
    }

    #[test]
    fn sentences_on_other_years_say_nothing_of_this_one() {
        let found = said("2022年收到政府信息公开申请9件。");
        assert!(found.iter().all(|one| !one.0.starts_with("requests.")), "{found:?}");
    }
}
