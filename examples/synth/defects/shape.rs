//! Faults of shape: what is missing, blank, dashed, or does not fit the year.

use super::figures::column;
use super::{note, replace};
use crate::decimal::Decimal;
use crate::form::{Edition, TOTAL};
use crate::report::Report;
use crate::rng::Rng;
use crate::sheet::Cell;

pub fn missing_part(report: &mut Report, rng: &mut Rng) -> bool {
    let part = u8::try_from(rng.between(1, 6)).expect("there are six parts");
    report.missing_part = Some(part);
    note(report, "C301", &[], (format!("part {part}"), "absent".to_owned()));
    true
}

pub fn missing_table(report: &mut Report, rng: &mut Rng) -> bool {
    let table = rng.pick(&[2, 3, 4]);
    let cells: Vec<usize> = report.sheet.form().table(table).collect();
    replace(report, "C302", &cells, Cell::Absent)
}

pub fn missing_row(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let row = rng.index(form.rows.len());
    let cells: Vec<usize> = (form.request(row, 0)..=form.request(row, TOTAL)).collect();
    replace(report, "C303", &cells, Cell::Absent)
}

/// Leaves cells blank in one of the ways seen: some cells, all row totals, the grand total, all that is 0.
pub fn blanks(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let table = form.table(3);
    let cells: Vec<usize> = match rng.below(5) {
        0 => form.outcomes().map(|row| form.request(row, TOTAL)).collect(),
        1 => vec![form.request(form.outcome_total(), column(rng))],
        2 => table.filter(|cell| report.sheet.number(*cell) == Some(Decimal::ZERO)).collect(),
        3 => form.table(4).filter(|cell| (cell - form.table(4).start) % 5 != 4).collect(),
        _ => {
            let start = table.start + rng.index(table.len() - 1);
            (start..table.end).step_by(9).take(rng.index(6) + 1).collect()
        }
    };
    replace(report, "C304", &cells, Cell::Blank)
}

/// Puts dashes for the zeros of some rows.
pub fn dashes(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let cells = match rng.below(3) {
        0 => 0..3,
        1 => form.table(4),
        _ => {
            let row = rng.index(form.rows.len());
            form.request(row, 0)..form.request(row, TOTAL) + 1
        }
    };
    let zero = |cell: &usize| report.sheet.number(*cell) == Some(Decimal::ZERO);
    let cells: Vec<usize> = cells.filter(zero).collect();
    replace(report, "C305", &cells, Cell::Dash)
}

pub fn missing_period(report: &mut Report, _: &mut Rng) -> bool {
    report.states_period = false;
    note(report, "C306", &[], ("period".to_owned(), "absent".to_owned()));
    true
}

/// Fills in the form of the other edition.
pub fn wrong_edition(report: &mut Report, _: &mut Rng) -> bool {
    let right = report.sheet.edition;
    let wrong = right.other();
    report.sheet = report.figures.sheet(wrong);
    note(report, "F601", &[], (right.name().to_owned(), wrong.name().to_owned()));
    true
}

/// Changes, adds or drops one character of a row label of table 3; its number and both ends stay.
pub fn renamed_row(report: &mut Report, rng: &mut Rng) -> bool {
    let rows = &report.sheet.form().rows;
    let is_long = |label: &str| label.starts_with(|c: char| c.is_ascii_digit()) && label.chars().count() >= 9;
    let labels: Vec<&'static str> = rows.iter().map(|row| row.label).filter(|label| is_long(label)).collect();
    let label = rng.pick(&labels);
    let mut letters: Vec<char> = label.chars().collect();
    let at = 3 + rng.index(letters.len() - 4);
    match rng.below(3) {
        0 => letters[at] = '之',
        1 => letters.insert(at, '的'),
        _ => drop(letters.remove(at)),
    }
    let name: String = letters.into_iter().collect();
    note(report, "F606", &[], (label.to_owned(), name.clone()));
    report.renamed = Some((label, name));
    true
}

/// Puts a neighbouring year into the title, one that asks for the same edition.
pub fn wrong_title(report: &mut Report, rng: &mut Rng) -> bool {
    let (before, after) = (report.year - 1, report.year + 1);
    let title = if rng.chance(60) { before } else { after };
    if Edition::due(title) != Edition::due(report.year) || title < 2019 {
        return false;
    }
    report.title_year = title;
    note(report, "F603", &[], (report.year.to_string(), title.to_string()));
    true
}
