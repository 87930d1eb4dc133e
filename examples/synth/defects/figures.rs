//! Faults of figures: slips within a table and breaks against the year before.

use super::{note, overwrite};
use crate::decimal::Decimal;
use crate::form::{CARRIED_IN, Edition, RECEIVED, TOTAL};
use crate::report::Report;
use crate::rng::Rng;

/// Gives a number as a tired hand might copy it: forgotten, one off, a digit doubled, two digits swapped.
fn slip(value: Decimal, rng: &mut Rng) -> Decimal {
    let whole = value.whole();
    let swapped = whole % 10 * 10 + whole / 10;
    let wrong = match rng.below(5) {
        0 if whole > 0 => 0,
        1 if whole > 0 => whole - 1,
        2 if whole > 0 => whole * 10 + whole % 10,
        3 if (10..100).contains(&whole) && swapped != whole => swapped,
        _ => whole + i64::from(rng.between(1, 3)),
    };
    Decimal::from(wrong)
}

fn slip_at(report: &mut Report, rule: &'static str, cell: usize, rng: &mut Rng) -> bool {
    let Some(value) = report.sheet.number(cell) else {
        return false;
    };
    overwrite(report, rule, cell, slip(value, rng))
}

/// Draws a column of table 3, often 总计.
pub fn column(rng: &mut Rng) -> usize {
    if rng.chance(50) { TOTAL } else { rng.index(TOTAL) }
}

pub fn outcome_total(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    slip_at(report, "A101", form.request(form.outcome_total(), column(rng)), rng)
}

pub fn balance(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let row = rng.pick(&[RECEIVED, form.carried_out()]);
    slip_at(report, "A102", form.request(row, column(rng)), rng)
}

pub fn row_total(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let row = 2 + rng.index(form.outcome_total() - 2);
    slip_at(report, "A103", form.request(row, TOTAL), rng)
}

pub fn dispute_total(report: &mut Report, rng: &mut Rng) -> bool {
    let cell = report.sheet.form().dispute(rng.index(3), 4);
    slip_at(report, "A104", cell, rng)
}

pub fn too_few_in_force(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let cell = |column| form.disclosure("normative_documents", column);
    let (Some(issued), Some(repealed), Some(in_force)) = (cell("issued"), cell("repealed"), cell("in_force")) else {
        return false;
    };
    let (Some(repealed), Some(in_force)) = (report.sheet.number(repealed), report.sheet.number(in_force)) else {
        return false;
    };
    overwrite(report, "A105", issued, in_force + repealed + Decimal::from(rng.between(1, 4)))
}

/// Writes a negative or broken count, mostly where no identity looks.
pub fn illegal_value(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let places = ["licensing", "penalties", "coercion"];
    let decisions = form.disclosure(rng.pick(&places), "decisions");
    let result = form.request(2 + rng.index(form.outcomes().len()), rng.index(TOTAL));
    let cell = if rng.chance(60) { decisions.unwrap_or(result) } else { result };
    let negative = -Decimal::from(rng.between(1, 9));
    let value = if rng.chance(50) { negative } else { Decimal::hundredths(rng.between(1, 9) * 100 + 50) };
    overwrite(report, "A106", cell, value)
}

pub fn too_many_published(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let row = "normative_documents";
    let total = form.disclosure(row, "total_published").and_then(|cell| report.sheet.number(cell));
    let (Some(cell), Some(total)) = (form.disclosure(row, "published"), total) else {
        return false;
    };
    overwrite(report, "A107", cell, total + Decimal::from(rng.between(1, 5)))
}

pub fn too_many_dropped(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let row = rng.pick(&["licensing", "other_services", "penalties", "coercion"]);
    let items = form.disclosure(row, "previous_items").and_then(|cell| report.sheet.number(cell));
    let (Some(cell), Some(items)) = (form.disclosure(row, "change"), items) else {
        return false;
    };
    overwrite(report, "A108", cell, -items - Decimal::from(rng.between(1, 6)))
}

/// Claims one request more from last year than last year left, granted: all sums within the report still hold.
pub fn carry_over(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let column = rng.index(TOTAL);
    let rows = [CARRIED_IN, 2, form.outcome_total()];
    let cells = rows.map(|row| [form.request(row, column), form.request(row, TOTAL)]);
    for cell in cells.as_flattened() {
        let Some(value) = report.sheet.number(*cell) else {
            return false;
        };
        report.sheet.set(*cell, value + Decimal::from(1_u32));
    }
    let now = report.sheet.number(form.request(CARRIED_IN, TOTAL)).unwrap_or_default();
    let change = ((now - Decimal::from(1_u32)).to_string(), now.to_string());
    note(report, "B201", cells.as_flattened(), change);
    true
}

pub fn stock(report: &mut Report, rng: &mut Rng) -> bool {
    let cell = report.sheet.form().disclosure("normative_documents", "in_force");
    let value = cell.and_then(|cell| report.sheet.number(cell));
    let (Some(cell), Some(value)) = (cell, value) else {
        return false;
    };
    let follows_old_form = Edition::due(report.year - 1) == Edition::Of2019;
    let rule = if follows_old_form { "B204" } else { "B202" };
    overwrite(report, rule, cell, value + Decimal::from(rng.between(1, 5)))
}

pub fn previous_items(report: &mut Report, rng: &mut Rng) -> bool {
    let row = rng.pick(&["licensing", "other_services", "penalties", "coercion", "fees"]);
    let cell = report.sheet.form().disclosure(row, "previous_items");
    let value = cell.and_then(|cell| report.sheet.number(cell));
    let (Some(cell), Some(value)) = (cell, value) else {
        return false;
    };
    overwrite(report, "B203", cell, value + Decimal::from(rng.between(1, 5)))
}
