//! Reports built in memory for the tests of this floor.

use crate::form::Edition;
use crate::model::document::tests::document;
use crate::model::narrative::Narrative;
use crate::model::report::{Cell, Evidence, Head, Report, State, Stated};

/// A report whose cells are all 0 but for those given: a number, `_` for a blank, `/` for a dash.
pub(super) fn report(edition: Edition, year: i16, written: &[(&str, &str)]) -> Report {
    let form = edition.form().unwrap();
    let mut cells = vec![cell("0"); form.cells.len()];
    for (path, value) in written {
        cells[form.cell(path).unwrap().index()] = cell(value);
    }
    let year = Some(Stated { value: year, line: 1, by: Evidence::Title });
    Report {
        document: document(""),
        head: Head { year, ..Head::default() },
        edition: Some(edition),
        sections: Vec::new(),
        tables: Vec::new(),
        cells,
        merged_other_handling: None,
        labels: Vec::new(),
        alarms: Vec::new(),
        narrative: Narrative::default(),
    }
}

fn cell(written: &str) -> Cell {
    let state = match written {
        "_" => State::Blank,
        "/" => State::Dash,
        _ => State::Number,
    };
    let value = written.parse().unwrap_or_default();
    Cell { state, value, line: 1, ..Cell::default() }
}
