//! Corrections and their evidence in words.

use super::correction::Change;
use super::evidence::Evidence;
use super::slip::Slip;
use crate::form::{CellId, Form};
use crate::model::report::{Report, State};
use crate::model::testimony::Testimony;
use crate::text::neutralise::neutralise;
use crate::text::phrase::{Lang, Phrase};

/// A change in words: `（七）总计 总计 0->2`.
pub fn change(report: &Report, change: &Change, lang: Lang) -> String {
    let name = report.form().map(|form| form.name_in(change.cell, lang)).unwrap_or_default();
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

/// What a cell should say: `5`, `2 至 4`, `2 以上`.
pub fn meant(change: &Change, lang: Lang) -> String {
    let (low, high) = (change.to.low, change.to.high);
    match (change.to.only(), high, lang) {
        (Some(value), ..) => value.to_string(),
        (None, Some(high), Lang::Zh) => format!("{low} 至 {high}"),
        (None, Some(high), Lang::En) => format!("{low} to {high}"),
        (None, None, Lang::Zh) => format!("{low} 以上"),
        (None, None, Lang::En) => format!("{low} or more"),
    }
}

/// A piece of evidence in words, with a sign: `+ 只动合计和结转格…`; `?` where a witness is missing.
pub fn evidence(form: &Form, evidence: &Evidence, lang: Lang) -> String {
    let sign = match evidence.weight().saturating_add(evidence.lean()) {
        ..0 => '-',
        0 => '?',
        1.. => '+',
    };
    format!("{sign} {}", words(form, evidence, lang))
}

/// A piece of evidence in words.
pub fn words(form: &Form, evidence: &Evidence, lang: Lang) -> String {
    evidence.phrase().fill(lang, |place| place_of(form, evidence, place, lang))
}

fn place_of(form: &Form, evidence: &Evidence, place: &str, lang: Lang) -> Option<String> {
    use Evidence as E;
    match (evidence, place) {
        (E::Slip(slip, _), "slip") => Some(slip.phrase().in_lang(lang).to_owned()),
        (E::OfLine(line), "slip") => Some(line.slip.phrase().in_lang(lang).to_owned()),
        (E::OfLine(line), "line") => Some(line_name(form, line.slip, line.cell, lang)),
        (_, "year") => evidence.year().map(|year| year.to_string()),
        (E::FillsBlanks(fills) | E::NeedsBlanks(fills), "count") => Some(fills.len().to_string()),
        (E::FillsBlanks(fills) | E::NeedsBlanks(fills), "fills") => Some(fills_named(form, fills, lang)),
        (peers, "count") if peers.norm().is_some() => peers.norm().map(|norm| norm.n.to_string()),
        (peers, "median") => peers.norm().map(|norm| norm.median.number().to_string()),
        (peers, "mad") => peers.norm().map(|norm| norm.mad.number().to_string()),
        (E::TextAgrees(text) | E::TextFits(text) | E::TextDisagrees(text), "place") => Some(place_in_text(text, lang)),
        (other, "cell") => other.cell().map(|cell| form.name_in(cell, lang)),
        _ => None,
    }
}

/// Blanks that are named before the rest is only counted.
const MOST_NAMED: usize = 6;

/// `(七)总计·其他 2，四 结转下年·其他 1`
fn fills_named(form: &Form, fills: &[(CellId, i64)], lang: Lang) -> String {
    let named = fills.iter().take(MOST_NAMED).map(|(cell, value)| format!("{} {value}", form.name_in(*cell, lang)));
    let mut text = named.collect::<Vec<_>>().join(Phrase::new("，", ", ").in_lang(lang));
    if fills.len() > MOST_NAMED {
        text.push_str(Phrase::new("等", " and others").in_lang(lang));
    }
    text
}

/// The row of the cell for slips of rows, the column for those of columns.
fn line_name(form: &Form, slip: Slip, cell: CellId, lang: Lang) -> String {
    let (row, column) = (form.row_of(cell), form.column_of(cell));
    let is_column = match slip {
        Slip::ColumnShifted => true,
        Slip::TotalsNotFilled => row.key != "outcome_total",
        _ => false,
    };
    let name = match (is_column, lang) {
        (true, Lang::Zh) => &column.short,
        (true, Lang::En) => &column.key,
        (false, Lang::Zh) => &row.short,
        (false, Lang::En) => &row.key,
    };
    name.clone()
}

/// ` L17「收到2条…」`, or the line of another year's report.
fn place_in_text(text: &Testimony, lang: Lang) -> String {
    let (line, words) = (text.line, neutralise(&text.words));
    match (text.year, lang) {
        (None, Lang::Zh) => format!(" L{line}「{words}」"),
        (None, Lang::En) => format!("L{line} “{words}”"),
        (Some(year), Lang::Zh) => format!(" {year} 年报告 L{line} 的自述"),
        (Some(year), Lang::En) => format!("L{line} of the report of {year}"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::meant::Meant;
    use super::super::mending::tests::report;
    use super::super::slip::LineSlip;
    use super::*;
    use crate::form::Edition;
    use crate::model::narrative::Amount;

    #[test]
    fn changes_say_what_stands_there_and_what_should() {
        let report = report(Edition::E2021, &[("requests.received.total", "7"), ("requests.received.other", "")]);
        let form = report.form().unwrap();
        let told = |path: &str, low: i64, high: Option<i64>, lang| {
            let to = Meant { low: low.into(), high: high.map(Into::into) };
            change(&report, &Change { cell: form.cell(path).unwrap(), to }, lang)
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
        let of_lines = Slip::ALL.map(|slip| Evidence::OfLine(LineSlip { slip, cell }));
        let text = |year| {
            let amount = Amount::exactly(2.into());
            Arc::new(Testimony { readings: Vec::new(), amount, year, line: 17, words: "收到2条".to_owned() })
        };
        let others = [
            Evidence::OnlyTotals,
            Evidence::TextAgrees(text(None)),
            Evidence::TextFits(text(Some(2025))),
            Evidence::TextDisagrees(text(None)),
            Evidence::NeighbourAgrees(cell, 2023),
            Evidence::NeighbourDisagrees(cell, 2023),
            Evidence::NoNeighbour(cell, 2023),
            Evidence::VersionAgrees(cell),
            Evidence::OrderAgrees(cell, 2023),
            Evidence::FillsBlanks(vec![(cell, 3)]),
            Evidence::NeedsBlanks(vec![(cell, 3); 7]),
            Evidence::FromNothing(cell),
        ];
        for one in slips.into_iter().chain(of_lines).chain(others) {
            for lang in [Lang::Zh, Lang::En] {
                let told = evidence(form, &one, lang);
                assert!(!told.contains('{'), "{told}");
            }
        }
        assert_eq!(evidence(form, &Evidence::TextAgrees(text(None)), Lang::Zh), "+ 与 L17「收到2条」一致");
    }
}
