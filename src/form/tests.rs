//! Both editions are what the domain says they are.

use super::*;

#[test]
fn the_editions_have_the_cells_of_the_contract() {
    let count = |edition: Edition| edition.form().unwrap().tables.iter().map(|t| t.count).collect::<Vec<_>>();
    assert_eq!(count(Edition::E2019), [22, 161, 15]);
    assert_eq!(count(Edition::E2021), [10, 175, 15]);
}

#[test]
fn the_2021_form_declares_the_44_identities_of_the_domain() {
    let form = Edition::E2021.form().unwrap();
    let count = |rule| form.identities_of(rule).count();
    assert_eq!(["A101", "A102", "A103", "A104", "A105"].map(count), [7, 7, 25, 3, 2]);
    assert_eq!(form.identities.len(), 44);
}

#[test]
fn the_2019_form_declares_its_own_identities_and_chains() {
    let form = Edition::E2019.form().unwrap();
    let count = |rule| form.identities_of(rule).count();
    assert_eq!(["A101", "A102", "A103", "A104", "A107", "A108"].map(count), [7, 7, 23, 3, 2, 5]);
    assert_eq!(form.chains_of("B201").filter(|chain| chain.from == Edition::E2019).count(), 7);
    assert_eq!(form.chains_of("B203").count(), 5);
}

#[test]
fn every_path_leads_back_to_its_cell() {
    for form in Edition::WITH_FORM.map(|edition| edition.form().unwrap()) {
        for cell in form.cell_ids() {
            assert_eq!(form.cell(form.path(cell)), Some(cell));
            assert!(!form.row_of(cell).short.is_empty() && !form.column_of(cell).short.is_empty());
        }
    }
}

#[test]
fn a_merged_row_takes_the_part_of_its_rows_in_every_identity() {
    let form = Edition::E2021.form().unwrap();
    let merged = form.merged.as_ref().unwrap();
    let total = form.cell("requests.other_handling.total").unwrap();
    assert_eq!(form.cell_name(total), "（六）其他处理 / 总计");
    assert_eq!(merged.cell_ids().map(|cell| form.path(cell)).last(), Some("requests.other_handling.total"));
    let count = |rule| merged.identities.iter().filter(|identity| identity.rule == rule).count();
    assert_eq!(["A101", "A102", "A103", "A104", "A105"].map(count), [7, 7, 23, 3, 2]);
    let sum = merged.identities.iter().find(|one| one.rule == "A101" && one.involves(total)).unwrap();
    assert_eq!(sum.left.len(), 19);
    assert!(Edition::E2019.form().unwrap().merged.is_none());
}

#[test]
fn years_tell_the_prescribed_edition() {
    assert_eq!(
        [2018, 2019, 2020, 2021, 2030].map(Edition::for_year).map(Edition::name),
        ["older", "2019", "2019", "2021", "2021"]
    );
}

#[test]
fn the_six_sections_are_there() {
    assert_eq!(sections().iter().map(|s| s.part).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
}
