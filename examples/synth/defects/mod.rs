//! The faults that can be planted, one in a report. What follows from a fault is not stated here: the evaluation finds it.

mod figures;
mod narrative;
mod shape;
mod wording;

pub use shape::wrong_edition;
pub use wording::WORDING;

use crate::decimal::Decimal;
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

const ANY: Defect =
    Defect { rule: "", needs_blanks: false, needs_solitude: false, needs_past: false, plant: |_, _| false };

/// All faults.
pub static DEFECTS: [Defect; 35] = [
    Defect { rule: "A101", plant: figures::outcome_total, ..ANY },
    Defect { rule: "A102", plant: figures::balance, ..ANY },
    Defect { rule: "A103", plant: figures::row_total, ..ANY },
    Defect { rule: "A104", plant: figures::dispute_total, ..ANY },
    Defect { rule: "A105", plant: figures::too_few_in_force, ..ANY },
    Defect { rule: "A106", plant: figures::illegal_value, ..ANY },
    Defect { rule: "A107", plant: figures::too_many_published, ..ANY },
    Defect { rule: "A108", plant: figures::too_many_dropped, ..ANY },
    Defect { rule: "B201", needs_past: true, plant: figures::carry_over, ..ANY },
    Defect { rule: "B202", needs_past: true, plant: figures::stock, ..ANY },
    Defect { rule: "B203", needs_past: true, plant: figures::previous_items, ..ANY },
    Defect { rule: "B206", needs_past: true, plant: narrative::last_year, ..ANY },
    Defect { rule: "B207", needs_past: true, plant: narrative::change, ..ANY },
    Defect { rule: "C301", plant: shape::missing_part, ..ANY },
    Defect { rule: "C302", plant: shape::missing_table, ..ANY },
    Defect { rule: "C303", plant: shape::missing_row, ..ANY },
    Defect { rule: "C304", needs_blanks: true, plant: shape::blanks, ..ANY },
    Defect { rule: "C305", plant: shape::dashes, ..ANY },
    Defect { rule: "C306", plant: shape::missing_period, ..ANY },
    Defect { rule: "F601", plant: shape::wrong_edition, ..ANY },
    Defect { rule: "F603", needs_solitude: true, plant: shape::wrong_title, ..ANY },
    Defect { rule: "F606", plant: shape::renamed_row, ..ANY },
    Defect { rule: "N401", plant: narrative::received, ..ANY },
    Defect { rule: "N402", plant: narrative::none_received, ..ANY },
    Defect { rule: "N403", plant: narrative::settled, ..ANY },
    Defect { rule: "N404", plant: narrative::carried, ..ANY },
    Defect { rule: "N405", plant: narrative::outcomes, ..ANY },
    Defect { rule: "N406", plant: narrative::disputes, ..ANY },
    Defect { rule: "N407", plant: narrative::no_disputes, ..ANY },
    Defect { rule: "N408", plant: narrative::documents, ..ANY },
    Defect { rule: "N409", plant: narrative::powers, ..ANY },
    Defect { rule: "N410", plant: narrative::fees, ..ANY },
    Defect { rule: "N411", plant: narrative::parts, ..ANY },
    Defect { rule: "N412", plant: narrative::share, ..ANY },
    Defect { rule: "N413", plant: narrative::all_upheld, ..ANY },
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
    report.planted.push(Planted { rule, cells, expected, actual });
}

#[cfg(test)]
mod tests {
    use super::DEFECTS;
    use crate::agency::Agency;
    use crate::figures::{Figures, Scale};
    use crate::narrative::Script;
    use crate::report::Report;
    use crate::rng::Rng;
    use crate::truth;

    #[test]
    fn every_fault_is_found_under_its_own_code() {
        let scale = Scale { requests: 25, documents: 4, decisions: 90, disputes: 3 };
        for defect in &DEFECTS {
            let mut planted = 0;
            for (stream, year) in (0..60).zip([2020, 2022, 2024].into_iter().cycle()) {
                let mut rng = Rng::new(5, stream);
                let figures = Figures::first(scale, &mut rng);
                let before = Report::clean(Agency::nth(3), year - 1, figures.clone());
                let next = figures.next(scale, &mut rng);
                let mut report = Report::clean(Agency::nth(3), year, next.clone());
                report.script = Some(Script::draw(&next, Some(&figures), &mut rng));
                if !(defect.plant)(&mut report, &mut rng) {
                    continue;
                }
                planted += 1;
                let found = truth::findings(&report, Some(&before));
                assert!(found.iter().any(|finding| finding.rule == defect.rule), "{}", defect.rule);
            }
            assert!(planted >= 10, "{} found a place {planted} times", defect.rule);
        }
    }
}
