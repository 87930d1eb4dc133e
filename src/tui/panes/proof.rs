//! The places of a proof in the source: lines of text, and rows of tables put together from the cells of a document in which
//! each stands alone. It draws nothing.

use crate::form::{CellId, Form};
use crate::model::document::Span;
use crate::model::finding::Finding;
use crate::model::report::{Report, State};
use crate::session::Session;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::role::Role;
use crate::tui::texts;

/// The places of a finding in its document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Lines, in order.
    pub lines: Vec<u32>,
    /// The bytes to emphasise.
    pub spans: Vec<Span>,
    /// The line to go to first.
    pub first: Option<u32>,
}

/// Finds the places of the selected finding.
pub fn proof(session: &Session) -> Proof {
    let report = session.opened().and_then(|opened| opened.report.as_ref().ok());
    let Some((report, finding)) = report.zip(session.finding()) else { return Proof::default() };
    let cells = finding.fault.cells.iter().map(|&cell| report.cell(cell)).filter(|cell| cell.line > 0);
    let mut lines: Vec<u32> = finding.fault.lines.clone();
    lines.extend(cells.clone().map(|cell| cell.line));
    lines.sort_unstable();
    lines.dedup();
    let first = cells.clone().next().map(|cell| cell.line).or_else(|| lines.first().copied());
    Proof { lines, spans: cells.map(|cell| cell.span).collect(), first }
}

/// The proof row by row: table rows rebuilt from their cells, and the lines of text that are no cells.
pub fn rebuilt(look: &Look, session: &Session) -> Vec<Line> {
    let report = session.opened().and_then(|opened| opened.report.as_ref().ok());
    let Some((report, finding)) = report.zip(session.finding()) else { return Vec::new() };
    let mut lines: Vec<(u32, Line)> = prose(report, finding).collect();
    if let Some(form) = report.form() {
        lines.extend(rows(look, report, form, finding));
    }
    lines.sort_by_key(|(line, _)| *line);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn prose<'a>(report: &'a Report, finding: &'a Finding) -> impl Iterator<Item = (u32, Line)> + 'a {
    let of_cells: Vec<u32> = finding.fault.cells.iter().map(|&cell| report.cell(cell).line).collect();
    let lines = finding.fault.lines.iter().filter(move |line| !of_cells.contains(line));
    lines.map(|&line| {
        let text = report.document.line(line).trim_start_matches(['\u{3000}', ' ', '\t']);
        (line, numbered(line, true).text(text, Role::Ink))
    })
}

/// One line a table row that a cell of the proof stands in; rows that state nothing but zeros are left out if there are many.
fn rows(look: &Look, report: &Report, form: &'static Form, finding: &Finding) -> Vec<(u32, Line)> {
    let mut seen: Vec<CellId> = Vec::new();
    let mut lines = Vec::new();
    let first = finding.fault.cells.first().copied();
    let many = finding.fault.cells.len() > 8;
    for &cell in &finding.fault.cells {
        let row = form.row_of(cell).first;
        let states = report.cell(cell).stated().is_some_and(|value| !value.is_zero());
        let kept = !many || states || Some(cell) == first;
        if seen.contains(&row) || report.cell(cell).line == 0 || !kept {
            continue;
        }
        seen.push(row);
        lines.push(rebuilt_row(look, report, form, (cell, finding)));
    }
    lines
}

fn rebuilt_row(look: &Look, report: &Report, form: &'static Form, (cell, finding): (CellId, &Finding)) -> (u32, Line) {
    let row = form.row_of(cell);
    let columns = form.table_of(cell).blocks[row.block].columns.len();
    let ids = (0..u16::try_from(columns).unwrap_or(0)).map(|nth| CellId(row.first.0 + nth));
    let at = report.cell(cell).line;
    let mut line = numbered(at, true).left(look.clean(&row.label), 32, Role::Ink);
    for id in ids {
        let own = report.cell(id);
        let raw = match own.state {
            State::Blank => "_".to_owned(),
            State::Absent => ".".to_owned(),
            _ => report.raw(&own).trim().to_owned(),
        };
        let marked = finding.fault.cells.contains(&id);
        let role = if marked { Role::BrokenCell } else { Role::Ink };
        let text = if marked { format!("[{raw}]") } else { format!(" {raw} ") };
        line = line.text("|", Role::Dim).text(text, role);
    }
    let place = look.fill(texts::CELL_AT, &[("column", &form.column_of(cell).short), ("line", &at)]);
    let place = if look.lang == crate::text::phrase::Lang::Zh { place } else { format!("L{at}") };
    (at, line.text(format!("|  <- {place}"), Role::Dim))
}

/// The number of a line, marked where it belongs to the proof.
pub(super) fn numbered(line: u32, marked: bool) -> Line {
    let role = if marked { Role::FooterKey } else { Role::Dim };
    Line::of(format!("L{line:<4}{} ", if marked { '>' } else { ' ' }), role)
}
