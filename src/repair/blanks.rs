//! 可补: parts that balance once their blanks are filled, where the identities leave one value for what is lacking. It changes
//! no figure.

use super::correction::Correction;
use super::mending::{Mending, Need, each_part};
use crate::form::{CellId, Form};
use crate::model::report::Report;
use crate::tie::{Effort, Feasibility, Place, System};

/// What it may cost to tell whether a part can hold.
const EFFORT: Effort = Effort::of(100_000);

/// The parts that hold by filling blanks, each with the one way.
pub(super) fn fill(report: &Report) -> Vec<Mending> {
    let Some(form) = report.form() else { return Vec::new() };
    (0..form.tables.len()).flat_map(|table| each_part(report, form, table, |system| fill_part(system, form))).collect()
}

fn fill_part(system: &System, form: &Form) -> Option<Mending> {
    if matches!(system.stand(&[], &mut EFFORT.clone()), Feasibility::Broken(_)) {
        return None;
    }
    let left = system.left(&[])?;
    let is_lacking = |place: &Place| left[*place].only().is_some_and(|value| value != 0);
    let blanks: Vec<Place> = (0..system.len()).filter(|place| system.is_blank(*place)).collect();
    let row = |place: Place| form.row_of(system.cell(place)).first;
    let rows: Vec<CellId> = blanks.iter().copied().filter(|place| is_lacking(place)).map(row).collect();
    // A row that is filled is filled whole: blanks of it that must be 0 go with the others.
    let is_due = |place: &Place| left[*place].only().is_some() && rows.contains(&row(*place));
    let due: Vec<Place> = blanks.into_iter().filter(is_due).collect();
    if due.is_empty() {
        return None;
    }
    let filling: Vec<i64> = left.iter().map(|range| range.low).collect();
    Some(Mending {
        need: Need::Fills,
        table: 0,
        row: None,
        size: due.len(),
        corrections: vec![Correction::of(system, &due, (&left, &filling))],
        is_complete: true,
        figures: system.stated().count(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::mending::tests::{OPEN, SEVEN, report};
    use super::*;
    use crate::form::Edition;

    /// Each cell that is to be filled, with its value.
    fn told(figures: &[(&str, &str)]) -> Vec<(String, String)> {
        let report = report(Edition::E2021, &[&SEVEN, figures].concat());
        let form = report.form().unwrap();
        let found = fill(&report);
        let changes = found.iter().flat_map(|one| &one.corrections).flat_map(|one| &one.changes);
        changes.map(|one| (form.path(one.cell).to_owned(), one.to.only().unwrap().to_string())).collect()
    }

    fn cells(told: &[(&str, &str)]) -> Vec<(String, String)> {
        told.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_row_of_totals_left_blank_is_filled_whole() {
        let columns = ["natural_person", "business", "research", "social", "legal_service", "other", "total"];
        let paths = columns.map(|column| format!("requests.outcome_total.{column}"));
        let filled = told(&paths.each_ref().map(|path| (path.as_str(), "")));
        assert_eq!(filled.len(), paths.len());
        assert!(filled.contains(&("requests.outcome_total.total".to_owned(), "5".to_owned())), "{filled:?}");
        assert!(filled.contains(&("requests.outcome_total.business".to_owned(), "0".to_owned())), "{filled:?}");
    }

    #[test]
    fn only_blanks_with_one_value_left_are_filled() {
        assert_eq!(told(&[]), []);
        assert_eq!(told(&[("requests.granted.business", "")]), [], "it may be 0");
        let one = [("requests.outcome_total.total", "")];
        assert_eq!(told(&one), cells(&[("requests.outcome_total.total", "5")]));
        assert_eq!(told(&OPEN), []);
    }

    #[test]
    fn a_broken_part_is_no_matter_of_blanks() {
        assert_eq!(told(&[("requests.outcome_total.total", ""), ("requests.received.total", "9")]), []);
    }
}
