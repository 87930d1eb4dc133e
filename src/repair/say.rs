//! Corrections and their evidence in words.

use super::correction::Change;
use super::evidence::Evidence;
use crate::form::{CellId, Form};
use crate::model::report::{Report, State};
use crate::text::phrase::{Lang, Phrase};

/// A change in words: `（七）总计 总计 0->2`.
pub fn change(report: &Report, change: &Change, lang: Lang) -> String {
    let name = report.form().map(|form| form.short_name(change.cell)).unwrap_or_default();
    format!("{name} {}->{}", printed(report, change.cell, lang), meant(change, lang))
}

/// What stands in a cell.
pub fn printed(report: &Report, cell: CellId, lang: Lang) -> String {
    let cell = report.cell(cell);
    match cell.state {
        State::Number => cell.value.to_string(),
        State::Dash => "/".to_owned(),
        _ => Phrase::new("空", "blank").in_lang(lang).to_owned(),
    }
}

fn meant(change: &Change, lang: Lang) -> String {
    let (low, high) = (change.to.low, change.to.high);
    match (change.to.only(), high, lang) {
        (Some(value), ..) => value.to_string(),
        (None, Some(high), Lang::Zh) => format!("{low} 至 {high}"),
        (None, Some(high), Lang::En) => format!("{low} to {high}"),
        (None, None, Lang::Zh) => format!("{low} 以上"),
        (None, None, Lang::En) => format!("{low} or more"),
    }
}

/// A piece of evidence in words, with a sign: `+ 只动合计和结转格…`.
pub fn evidence(form: &Form, evidence: Evidence, lang: Lang) -> String {
    let sign = if evidence.weight() < 0 { '-' } else { '+' };
    let words = evidence.phrase().fill(lang, |place| place_of(form, evidence, place, lang));
    format!("{sign} {words}")
}

fn place_of(form: &Form, evidence: Evidence, place: &str, lang: Lang) -> Option<String> {
    match (evidence, place) {
        (Evidence::Slip(slip, _), "slip") => Some(slip.phrase().in_lang(lang).to_owned()),
        (
            Evidence::Slip(_, cell)
            | Evidence::NeighbourAgrees(cell, _)
            | Evidence::NeighbourDisagrees(cell, _)
            | Evidence::FromNothing(cell),
            "cell",
        ) => Some(form.short_name(cell)),
        (Evidence::NeighbourAgrees(_, year) | Evidence::NeighbourDisagrees(_, year), "year") => Some(year.to_string()),
        (Evidence::FillsBlanks(count), "count") => Some(count.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::correction::tests::report;
    use super::super::slip::Slip;
    use super::*;
    use crate::form::Edition;
    use crate::tie::Interval;

    #[test]
    fn changes_say_what_stands_there_and_what_should() {
        let report = report(Edition::E2021, &[("requests.received.total", "7"), ("requests.received.other", "")]);
        let form = report.form().unwrap();
        let told = |path: &str, low, high, lang| {
            change(&report, &Change { cell: form.cell(path).unwrap(), to: Interval { low, high } }, lang)
        };
        assert!(told("requests.received.total", 5, Some(5), Lang::Zh).ends_with(" 7->5"));
        assert!(told("requests.received.other", 2, None, Lang::Zh).ends_with(" 空->2 以上"));
        assert!(told("requests.received.other", 2, Some(4), Lang::En).ends_with(" blank->2 to 4"));
    }

    #[test]
    fn every_piece_of_evidence_fills_all_its_places() {
        let form = Edition::E2021.form().unwrap();
        let cell = form.cell("requests.carried_in.total").unwrap();
        let slips = Slip::ALL.map(|slip| Evidence::Slip(slip, cell));
        let others = [
            Evidence::OnlyTotals,
            Evidence::NeighbourAgrees(cell, 2023),
            Evidence::NeighbourDisagrees(cell, 2023),
            Evidence::FillsBlanks(3),
            Evidence::FromNothing(cell),
        ];
        for one in slips.into_iter().chain(others) {
            for lang in [Lang::Zh, Lang::En] {
                let told = evidence(form, one, lang);
                assert!(!told.contains('{'), "{told}");
            }
        }
    }
}
