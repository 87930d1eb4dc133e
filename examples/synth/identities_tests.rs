//! Proves the evaluation itself, case by case.

use super::{across, within};
use crate::agency::Agency;
use crate::decimal::Decimal;
use crate::figures::{Figures, Scale};
use crate::form::{CARRIED_IN, Edition, RECEIVED, TOTAL};
use crate::report::Report;
use crate::rng::Rng;
use crate::sheet::{Cell, Sheet};
use crate::verdict::Verdict;

const SCALE: Scale = Scale { requests: 30, documents: 5, decisions: 200, disputes: 4 };

/// One request received and granted, both from a natural person.
fn one_granted() -> Sheet {
    let mut sheet = Sheet::zeros(Edition::Of2021);
    let form = sheet.form();
    for row in [RECEIVED, 2, form.outcome_total()] {
        sheet.set(form.request(row, 0), 1_u32);
        sheet.set(form.request(row, TOTAL), 1_u32);
    }
    sheet
}

fn found(sheet: &Sheet) -> Vec<(String, Verdict)> {
    let name = |f: crate::verdict::Finding| (format!("{} {}", f.rule, sheet.form().paths[f.cells[0]]), f.verdict);
    within(sheet).into_iter().map(name).collect()
}

fn years() -> Vec<Report> {
    let mut rng = Rng::new(3, 3);
    let mut figures = Figures::first(SCALE, &mut rng);
    let mut reports = Vec::new();
    for year in 2019..=2025 {
        reports.push(Report::clean(Agency::nth(0), year, figures.clone()));
        figures = figures.next(SCALE, &mut rng);
    }
    reports
}

#[test]
fn clean_figures_break_nothing_in_either_edition() {
    for report in years() {
        for edition in [Edition::Of2019, Edition::Of2021] {
            assert_eq!(within(&report.figures.sheet(edition)), []);
        }
    }
}

#[test]
fn clean_years_follow_each_other_without_a_break() {
    for pair in years().windows(2) {
        assert_eq!(across(&pair[0], &pair[1]), []);
    }
}

#[test]
fn a_forgotten_total_breaks_column_balance_and_row() {
    let mut sheet = one_granted();
    let form = sheet.form();
    sheet.set(form.request(form.outcome_total(), TOTAL), 0_u32);
    let expected = [
        ("A101 requests.outcome_total.total", Verdict::Violated),
        ("A102 requests.received.total", Verdict::Violated),
        ("A103 requests.outcome_total.total", Verdict::Violated),
    ];
    assert_eq!(found(&sheet), expected.map(|(name, verdict)| (name.to_owned(), verdict)));
}

#[test]
fn a_blank_that_can_be_filled_makes_the_break_implied() {
    let mut sheet = one_granted();
    let form = sheet.form();
    sheet.cells[form.request(form.outcome_total(), TOTAL)] = Cell::Blank;
    assert!(found(&sheet).iter().all(|(_, verdict)| *verdict == Verdict::Implied));
    assert_eq!(found(&sheet).len(), 3);
}

#[test]
fn a_blank_on_the_wrong_side_cannot_help() {
    let mut sheet = one_granted();
    let form = sheet.form();
    sheet.cells[form.request(RECEIVED, 3)] = Cell::Blank;
    sheet.set(form.request(RECEIVED, TOTAL), 0_u32);
    let row = found(&sheet).into_iter().find(|(name, _)| name == "A103 requests.received.total");
    assert_eq!(row.map(|(_, verdict)| verdict), Some(Verdict::Violated));
}

#[test]
fn no_blank_fills_a_fraction() {
    let mut sheet = Sheet::zeros(Edition::Of2021);
    let form = sheet.form();
    sheet.set(form.dispute(0, 4), Decimal::hundredths(150));
    sheet.cells[form.dispute(0, 0)] = Cell::Blank;
    let expected = [
        ("A104 disputes.reconsideration.total".to_owned(), Verdict::Violated),
        ("A106 disputes.reconsideration.total".to_owned(), Verdict::Observed),
    ];
    assert_eq!(found(&sheet), expected);
}

#[test]
fn a_missing_cell_leaves_its_identities_open_and_a_dash_is_none() {
    let mut sheet = one_granted();
    let form = sheet.form();
    for column in 0..=TOTAL {
        sheet.cells[form.request(2, column)] = Cell::Absent;
        sheet.cells[form.request(CARRIED_IN, column)] = Cell::Dash;
    }
    assert_eq!(found(&sheet), []);
}

#[test]
fn limits_of_table_two_are_judged_by_edition() {
    let mut new = Sheet::zeros(Edition::Of2021);
    new.set_disclosure("normative_documents", "issued", 3_u32);
    new.set_disclosure("normative_documents", "repealed", 1_u32);
    new.set_disclosure("normative_documents", "in_force", 1_u32);
    assert_eq!(found(&new), [("A105 disclosure.normative_documents.in_force".to_owned(), Verdict::Violated)]);
    let mut old = Sheet::zeros(Edition::Of2019);
    old.set_disclosure("rules", "published", 1_u32);
    old.set_disclosure("coercion", "change", -1_i64);
    let expected = ["A107 disclosure.rules.published", "A108 disclosure.coercion.previous_items"];
    assert_eq!(found(&old), expected.map(|name| (name.to_owned(), Verdict::Violated)));
}

#[test]
fn breaks_between_years_name_the_later_cell() {
    let mut reports = years();
    let form = reports[3].sheet.form();
    let carried = form.request(CARRIED_IN, TOTAL);
    reports[3].sheet.set(carried, 999_u32);
    let stock = form.disclosure("normative_documents", "in_force").unwrap();
    reports[3].sheet.set(stock, 999_u32);
    let codes = |a: usize, b: usize| -> Vec<(&str, usize)> {
        across(&reports[a], &reports[b]).iter().map(|f| (f.rule, f.cells[0])).collect()
    };
    assert_eq!(codes(2, 3), [("B201", carried), ("B202", stock)]);
    assert_eq!(codes(3, 4), [("B202", stock)]);
}
