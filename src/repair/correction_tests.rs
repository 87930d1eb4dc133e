use super::*;
use crate::extract::Extractor;
use crate::form::Edition;
use crate::model::document::tests::document;
use crate::model::report::{Cell, State};
use crate::text::number::Number;

/// A report whose cells are all 0 but for some, each given by its path: empty is blank.
pub(in crate::repair) fn report(edition: Edition, figures: &[(&str, &str)]) -> Report {
    let form = edition.form().unwrap();
    let mut report = Extractor::default().read(document(""));
    report.edition = Some(edition);
    report.cells = vec![Cell { state: State::Number, ..Cell::default() }; form.cells.len()];
    for (path, text) in figures {
        let state = if text.is_empty() { State::Blank } else { State::Number };
        report.cells[form.cell(path).unwrap().index()] =
            Cell { state, value: text.parse().unwrap_or_default(), ..Cell::default() };
    }
    report
}

/// Seven requests of natural persons, five granted and two carried out.
pub(in crate::repair) const SEVEN: [(&str, &str); 8] = [
    ("requests.received.natural_person", "7"),
    ("requests.received.total", "7"),
    ("requests.granted.natural_person", "5"),
    ("requests.granted.total", "5"),
    ("requests.outcome_total.natural_person", "5"),
    ("requests.outcome_total.total", "5"),
    ("requests.carried_out.natural_person", "2"),
    ("requests.carried_out.total", "2"),
];

fn told(mending: &Mending) -> Vec<Vec<(String, Option<i64>)>> {
    let form = Edition::E2021.form().unwrap();
    let told = |change: &Change| (form.path(change.cell).to_owned(), change.to.only().and_then(Number::as_whole));
    mending.corrections.iter().map(|one| one.changes.iter().map(told).collect()).collect()
}

fn with(changed: &[(&str, &str)]) -> Vec<Mending> {
    mend(&report(Edition::E2021, &[&SEVEN, changed].concat()))
}

#[test]
fn a_table_that_balances_needs_no_correction() {
    assert_eq!(with(&[]), []);
    assert_eq!(with(&[("requests.granted.natural_person", "")]), []);
}

#[test]
fn one_wrong_figure_is_found_with_its_value() {
    let found = with(&[("requests.granted.natural_person", "6")]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].size, found[0].is_complete), (1, true));
    assert_eq!(told(&found[0]), [[("requests.granted.natural_person".to_owned(), Some(5))]]);
}

#[test]
fn a_total_that_was_not_filled_is_one_change_or_many() {
    let found = with(&[("requests.outcome_total.natural_person", "0"), ("requests.outcome_total.total", "0")]);
    assert_eq!(found[0].size, 2);
    let likely = [
        ("requests.outcome_total.natural_person".to_owned(), Some(5)),
        ("requests.outcome_total.total".to_owned(), Some(5)),
    ];
    assert!(told(&found[0]).contains(&likely.to_vec()), "{:?}", told(&found[0]));
}

#[test]
fn a_blank_that_a_correction_determines_is_filled() {
    let found = with(&[("requests.outcome_total.total", "4"), ("requests.outcome_total.natural_person", "")]);
    let form = Edition::E2021.form().unwrap();
    let total = form.cell("requests.outcome_total.total").unwrap();
    let natural = form.cell("requests.outcome_total.natural_person").unwrap();
    let one = found[0].corrections.iter().find(|one| one.changes[0].cell == total).unwrap();
    assert_eq!(one.fills, [(natural, 5)]);
}

#[test]
fn the_three_groups_of_table_4_are_a_table_of_their_own() {
    let found = with(&[("disputes.reconsideration.upheld", "3"), ("requests.carried_out.total", "3")]);
    assert_eq!(found.iter().map(|one| one.size).collect::<Vec<_>>(), [1, 1]);
    let disputes = told(&found[1]);
    assert_eq!(disputes.len(), 2, "{disputes:?}");
    assert!(disputes.contains(&vec![("disputes.reconsideration.total".to_owned(), Some(3))]));
}

/// Two kinds of applicants, three outcomes: 35 and 5 received, 32 and 4 settled.
pub(in crate::repair) fn filled() -> Vec<(&'static str, &'static str)> {
    vec![
        ("requests.received.natural_person", "34"),
        ("requests.received.business", "5"),
        ("requests.received.total", "39"),
        ("requests.carried_in.natural_person", "1"),
        ("requests.carried_in.total", "1"),
        ("requests.granted.natural_person", "21"),
        ("requests.granted.business", "4"),
        ("requests.granted.total", "25"),
        ("requests.partly_granted.natural_person", "6"),
        ("requests.partly_granted.total", "6"),
        ("requests.unavailable.not_held.natural_person", "5"),
        ("requests.unavailable.not_held.total", "5"),
        ("requests.outcome_total.natural_person", "32"),
        ("requests.outcome_total.business", "4"),
        ("requests.outcome_total.total", "36"),
        ("requests.carried_out.natural_person", "3"),
        ("requests.carried_out.business", "1"),
        ("requests.carried_out.total", "4"),
    ]
}
