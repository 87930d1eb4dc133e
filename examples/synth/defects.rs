//! The faults that can be planted, one in a report. What follows from a fault is not stated here: the evaluation finds it.

use crate::decimal::Decimal;
use crate::form::{CARRIED_IN, Edition, RECEIVED, TOTAL};
use crate::report::{Planted, Report};
use crate::rng::Rng;
use crate::sheet::Cell;

/// Plants a fault; says no where the report offers no place for it.
type Plant = fn(&mut Report, &mut Rng) -> bool;

/// A kind of fault.
pub struct Defect {
    pub rule: &'static str,
    /// Only layouts that show blank cells can show it.
    pub needs_blanks: bool,
    /// It would upset the chain of years, so it is planted in bodies with a single report.
    pub needs_solitude: bool,
    /// It is a break against the year before.
    pub needs_past: bool,
    pub plant: Plant,
}

const ANY: Defect = Defect {
    rule: "",
    needs_blanks: false,
    needs_solitude: false,
    needs_past: false,
    plant: |_, _| false,
};

/// All faults.
pub static DEFECTS: [Defect; 19] = [
    Defect {
        rule: "A101",
        plant: outcome_total,
        ..ANY
    },
    Defect {
        rule: "A102",
        plant: balance,
        ..ANY
    },
    Defect {
        rule: "A103",
        plant: row_total,
        ..ANY
    },
    Defect {
        rule: "A104",
        plant: dispute_total,
        ..ANY
    },
    Defect {
        rule: "A105",
        plant: too_few_in_force,
        ..ANY
    },
    Defect {
        rule: "A106",
        plant: illegal_value,
        ..ANY
    },
    Defect {
        rule: "A107",
        plant: too_many_published,
        ..ANY
    },
    Defect {
        rule: "A108",
        plant: too_many_dropped,
        ..ANY
    },
    Defect {
        rule: "B201",
        needs_past: true,
        plant: carry_over,
        ..ANY
    },
    Defect {
        rule: "B202",
        needs_past: true,
        plant: stock,
        ..ANY
    },
    Defect {
        rule: "B203",
        needs_past: true,
        plant: previous_items,
        ..ANY
    },
    Defect {
        rule: "C301",
        plant: missing_part,
        ..ANY
    },
    Defect {
        rule: "C302",
        plant: missing_table,
        ..ANY
    },
    Defect {
        rule: "C303",
        plant: missing_row,
        ..ANY
    },
    Defect {
        rule: "C304",
        needs_blanks: true,
        plant: blanks,
        ..ANY
    },
    Defect {
        rule: "C305",
        plant: dashes,
        ..ANY
    },
    Defect {
        rule: "C306",
        plant: missing_period,
        ..ANY
    },
    Defect {
        rule: "F601",
        plant: wrong_edition,
        ..ANY
    },
    Defect {
        rule: "F603",
        needs_solitude: true,
        plant: wrong_title,
        ..ANY
    },
];

/// Writes a number over a cell and notes it.
pub fn overwrite(report: &mut Report, rule: &'static str, cell: usize, value: Decimal) -> bool {
    let Cell::Number(was) = report.sheet.cells[cell] else {
        return false;
    };
    if was == value {
        return false;
    }
    report.sheet.set(cell, value);
    note(report, rule, &[cell], (was.to_string(), value.to_string()));
    true
}

/// Puts cells of a sheet into another state and notes it.
pub fn replace(report: &mut Report, rule: &'static str, cells: &[usize], state: Cell) -> bool {
    if cells.is_empty() {
        return false;
    }
    for cell in cells {
        report.sheet.cells[*cell] = state;
    }
    let shown = match state {
        Cell::Blank => "blank",
        Cell::Dash => "dash",
        Cell::Absent => "absent",
        Cell::Number(_) => "number",
    };
    note(report, rule, cells, ("number".to_owned(), shown.to_owned()));
    true
}

/// Notes a fault that was planted.
pub fn note(report: &mut Report, rule: &'static str, cells: &[usize], change: (String, String)) {
    let paths = &report.sheet.form().paths;
    let cells = cells.iter().map(|cell| paths[*cell].clone()).collect();
    let (expected, actual) = change;
    report.planted.push(Planted {
        rule,
        cells,
        expected,
        actual,
    });
}

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
fn column(rng: &mut Rng) -> usize {
    if rng.chance(50) {
        TOTAL
    } else {
        rng.index(TOTAL)
    }
}

fn outcome_total(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    slip_at(
        report,
        "A101",
        form.request(form.outcome_total(), column(rng)),
        rng,
    )
}

fn balance(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let row = rng.pick(&[RECEIVED, form.carried_out()]);
    slip_at(report, "A102", form.request(row, column(rng)), rng)
}

fn row_total(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let row = 2 + rng.index(form.outcome_total() - 2);
    slip_at(report, "A103", form.request(row, TOTAL), rng)
}

fn dispute_total(report: &mut Report, rng: &mut Rng) -> bool {
    let cell = report.sheet.form().dispute(rng.index(3), 4);
    slip_at(report, "A104", cell, rng)
}

fn too_few_in_force(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let cell = |column| form.disclosure("normative_documents", column);
    let (Some(issued), Some(repealed), Some(in_force)) =
        (cell("issued"), cell("repealed"), cell("in_force"))
    else {
        return false;
    };
    let (Some(repealed), Some(in_force)) =
        (report.sheet.number(repealed), report.sheet.number(in_force))
    else {
        return false;
    };
    overwrite(
        report,
        "A105",
        issued,
        in_force + repealed + Decimal::from(rng.between(1, 4)),
    )
}

/// Writes a negative or broken count, mostly where no identity looks.
fn illegal_value(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let places = ["licensing", "penalties", "coercion"];
    let decisions = form.disclosure(rng.pick(&places), "decisions");
    let result = form.request(2 + rng.index(form.outcomes().len()), rng.index(TOTAL));
    let cell = if rng.chance(60) {
        decisions.unwrap_or(result)
    } else {
        result
    };
    let negative = -Decimal::from(rng.between(1, 9));
    let value = if rng.chance(50) {
        negative
    } else {
        Decimal::hundredths(rng.between(1, 9) * 100 + 50)
    };
    overwrite(report, "A106", cell, value)
}

fn too_many_published(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let row = "normative_documents";
    let total = form
        .disclosure(row, "total_published")
        .and_then(|cell| report.sheet.number(cell));
    let (Some(cell), Some(total)) = (form.disclosure(row, "published"), total) else {
        return false;
    };
    overwrite(
        report,
        "A107",
        cell,
        total + Decimal::from(rng.between(1, 5)),
    )
}

fn too_many_dropped(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let row = rng.pick(&["licensing", "other_services", "penalties", "coercion"]);
    let items = form
        .disclosure(row, "previous_items")
        .and_then(|cell| report.sheet.number(cell));
    let (Some(cell), Some(items)) = (form.disclosure(row, "change"), items) else {
        return false;
    };
    overwrite(
        report,
        "A108",
        cell,
        -items - Decimal::from(rng.between(1, 6)),
    )
}

/// Claims one request more from last year than last year left, granted: all sums within the report still hold.
fn carry_over(report: &mut Report, rng: &mut Rng) -> bool {
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
    let now = report
        .sheet
        .number(form.request(CARRIED_IN, TOTAL))
        .unwrap_or_default();
    let change = ((now - Decimal::from(1_u32)).to_string(), now.to_string());
    note(report, "B201", cells.as_flattened(), change);
    true
}

fn stock(report: &mut Report, rng: &mut Rng) -> bool {
    let cell = report
        .sheet
        .form()
        .disclosure("normative_documents", "in_force");
    let value = cell.and_then(|cell| report.sheet.number(cell));
    let (Some(cell), Some(value)) = (cell, value) else {
        return false;
    };
    overwrite(
        report,
        "B202",
        cell,
        value + Decimal::from(rng.between(1, 5)),
    )
}

fn previous_items(report: &mut Report, rng: &mut Rng) -> bool {
    let row = rng.pick(&[
        "licensing",
        "other_services",
        "penalties",
        "coercion",
        "fees",
    ]);
    let cell = report.sheet.form().disclosure(row, "previous_items");
    let value = cell.and_then(|cell| report.sheet.number(cell));
    let (Some(cell), Some(value)) = (cell, value) else {
        return false;
    };
    overwrite(
        report,
        "B203",
        cell,
        value + Decimal::from(rng.between(1, 5)),
    )
}

fn missing_part(report: &mut Report, rng: &mut Rng) -> bool {
    let part = u8::try_from(rng.between(1, 6)).expect("there are six parts");
    report.missing_part = Some(part);
    note(
        report,
        "C301",
        &[],
        (format!("part {part}"), "absent".to_owned()),
    );
    true
}

fn missing_table(report: &mut Report, rng: &mut Rng) -> bool {
    let table = rng.pick(&[2, 3, 4]);
    let cells: Vec<usize> = report.sheet.form().table(table).collect();
    replace(report, "C302", &cells, Cell::Absent)
}

fn missing_row(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let row = rng.index(form.rows.len());
    let cells: Vec<usize> = (form.request(row, 0)..=form.request(row, TOTAL)).collect();
    replace(report, "C303", &cells, Cell::Absent)
}

/// Leaves cells blank in one of the ways seen: some cells, all row totals, the grand total, all that is 0.
fn blanks(report: &mut Report, rng: &mut Rng) -> bool {
    let form = report.sheet.form();
    let table = form.table(3);
    let cells: Vec<usize> = match rng.below(5) {
        0 => form
            .outcomes()
            .map(|row| form.request(row, TOTAL))
            .collect(),
        1 => vec![form.request(form.outcome_total(), column(rng))],
        2 => table
            .filter(|cell| report.sheet.number(*cell) == Some(Decimal::ZERO))
            .collect(),
        3 => form
            .table(4)
            .filter(|cell| (cell - form.table(4).start) % 5 != 4)
            .collect(),
        _ => {
            let start = table.start + rng.index(table.len() - 1);
            (start..table.end)
                .step_by(9)
                .take(rng.index(6) + 1)
                .collect()
        }
    };
    replace(report, "C304", &cells, Cell::Blank)
}

/// Puts dashes for the zeros of some rows.
fn dashes(report: &mut Report, rng: &mut Rng) -> bool {
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

fn missing_period(report: &mut Report, _: &mut Rng) -> bool {
    report.states_period = false;
    note(
        report,
        "C306",
        &[],
        ("period".to_owned(), "absent".to_owned()),
    );
    true
}

/// Fills in the form of the other edition.
pub fn wrong_edition(report: &mut Report, _: &mut Rng) -> bool {
    let right = report.sheet.edition;
    let wrong = right.other();
    report.sheet = report.figures.sheet(wrong);
    note(
        report,
        "F601",
        &[],
        (right.name().to_owned(), wrong.name().to_owned()),
    );
    true
}

/// Puts a neighbouring year into the title, one that asks for the same edition.
fn wrong_title(report: &mut Report, rng: &mut Rng) -> bool {
    let (before, after) = (report.year - 1, report.year + 1);
    let title = if rng.chance(60) { before } else { after };
    if Edition::due(title) != Edition::due(report.year) || title < 2019 {
        return false;
    }
    report.title_year = title;
    note(
        report,
        "F603",
        &[],
        (report.year.to_string(), title.to_string()),
    );
    true
}
