//! Lets what an earlier run read prevail over what the text gives: a report of `gouji.report/1` is the report that it says
//! it is, also where somebody mended a figure in it or left its text out.

use crate::form::{CellId, Edition};
use crate::model::document::{Restated, RestatedCell, Span};
use crate::model::report::{Alarm, AlarmCode, Cell, Evidence, Report, Stated};

/// Puts what is stated in place of what was read, where they differ.
pub(super) fn prevail(report: &mut Report) {
    let Some(restated) = report.document.restated.take() else { return };
    let head = &mut report.head;
    prevail_over(&mut head.agency, restated.agency.as_ref());
    prevail_over(&mut head.year, restated.year.as_ref());
    prevail_over(&mut head.issued_on, restated.issued_on.as_ref());
    prevail_over(&mut head.published_on, restated.published_on.as_ref());
    prevail_in_tables(report, &restated);
    report.document.restated = Some(restated);
}

fn prevail_over<T: Clone + PartialEq>(read: &mut Option<Stated<T>>, stated: Option<&T>) {
    let Some(value) = stated else { return };
    if read.as_ref().is_none_or(|read| read.value != *value) {
        *read = Some(Stated { value: value.clone(), line: 0, by: Evidence::Metadata });
    }
}

fn prevail_in_tables(report: &mut Report, restated: &Restated) {
    let edition = Edition::WITH_FORM.into_iter().find(|edition| Some(edition.name()) == restated.edition.as_deref());
    let Some(form) = edition.and_then(Edition::form) else { return };
    if report.edition != edition {
        report.edition = edition;
        report.cells = vec![Cell::default(); form.cells.len()];
        report.merged_other_handling = None;
    }
    let stated = restated.cells.iter().filter_map(|cell| Some((form.cell(&cell.path)?, cell)));
    let cells: Vec<CellId> = stated.filter_map(|(id, cell)| replace(report, id, cell).then_some(id)).collect();
    if !cells.is_empty() {
        let about = cells.len().to_string();
        report.alarms.push(Alarm { code: AlarmCode::CellsRestated, line: 0, about, cells });
    }
}

/// Replaces a cell that is stated otherwise; tells whether it was read otherwise before.
fn replace(report: &mut Report, id: CellId, stated: &RestatedCell) -> bool {
    let read = report.cell(id);
    if (read.state, read.value, read.unit) == (stated.state, stated.value, stated.unit) {
        return false;
    }
    let line = if stated.line as usize <= report.document.line_count() { stated.line } else { 0 };
    let span = if line == read.line { read.span } else { Span::default() };
    let (state, value, unit, page) = (stated.state, stated.value, stated.unit, stated.page);
    let cell = Cell { state, value, unit, line, page, span };
    let in_form = report.cells.len();
    if let Some(own) = report.cells.get_mut(id.index()) {
        *own = cell;
    } else if let Some(nth) = id.index().checked_sub(in_form)
        && let Some(own) = report.merged_other_handling.get_or_insert_default().get_mut(nth)
    {
        *own = cell;
    }
    true
}
