//! The places of a proof in the source: lines of text, and rows of tables put together from the cells of a document in which
//! each stands alone. It draws nothing.

use crate::form::{CellId, Form};
use crate::model::document::Span;
use crate::model::finding::Finding;
use crate::model::report::{Report, State};
use crate::session::Session;
use crate::text::phrase::Lang;
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
pub fn rebuilt(look: &Look, session: &Session, cells: usize) -> (Vec<Line>, usize) {
    let report = session.opened().and_then(|opened| opened.report.as_ref().ok());
    let Some((report, finding)) = report.zip(session.finding()) else { return (Vec::new(), 0) };
    let mut lines: Vec<(u32, Line)> = prose(report, finding).collect();
    if let Some(form) = report.form() {
        lines.extend(rows(&Desk { look, report, form, finding, label: (cells * 28 / 100).clamp(18, 36) }));
    }
    lines.sort_by_key(|(line, _)| *line);
    let first = finding.fault.cells.first().map(|&cell| report.cell(cell).line);
    let first = lines.iter().position(|(line, _)| Some(*line) == first).unwrap_or(0);
    (lines.into_iter().map(|(_, line)| line).collect(), first)
}

/// What the rows of a proof are put together from.
struct Desk<'a> {
    look: &'a Look,
    report: &'a Report,
    form: &'static Form,
    finding: &'a Finding,
    label: usize,
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
fn rows(desk: &Desk) -> Vec<(u32, Line)> {
    let cells = &desk.finding.fault.cells;
    let mut seen: Vec<CellId> = Vec::new();
    let mut lines = Vec::new();
    for &cell in cells {
        let row = desk.form.row_of(cell).first;
        let own = desk.report.cell(cell);
        let states = own.stated().is_some_and(|value| !value.is_zero());
        let kept = cells.len() <= MANY || states || Some(&cell) == cells.first();
        if seen.contains(&row) || own.line == 0 || !kept {
            continue;
        }
        seen.push(row);
        lines.push((own.line, rebuilt_row(desk, cell)));
    }
    lines
}

/// Proofs of more cells than this leave out rows that state nothing but zeros.
const MANY: usize = 8;

fn rebuilt_row(desk: &Desk, cell: CellId) -> Line {
    let row = desk.form.row_of(cell);
    let columns = desk.form.table_of(cell).blocks[row.block].columns.len();
    let at = desk.report.cell(cell).line;
    let mut line = numbered(at, true).left(row.label.clone(), desk.label, Role::Ink);
    for nth in 0..u16::try_from(columns).unwrap_or(0) {
        let (text, role) = raw_cell(desk, CellId(row.first.0 + nth));
        line = line.text("|", Role::Dim).text(text, role);
    }
    let column = match desk.look.lang {
        Lang::Zh => &desk.form.column_of(cell).short,
        Lang::En => &desk.form.column_of(cell).key,
    };
    let place = desk.look.fill(texts::CELL_AT, &[("column", column), ("line", &at)]);
    line.text(format!("|  <- {place}"), Role::Dim)
}

fn raw_cell(desk: &Desk, id: CellId) -> (String, Role) {
    let own = desk.report.cell(id);
    let raw = match own.state {
        State::Blank => "_",
        State::Absent => ".",
        _ => desk.report.raw(&own).trim(),
    };
    if desk.finding.fault.cells.contains(&id) {
        return (format!("[{raw}]"), Role::BrokenCell);
    }
    (format!(" {raw} "), Role::Ink)
}

/// The number of a line, marked where it belongs to the proof.
pub(super) fn numbered(line: u32, marked: bool) -> Line {
    let role = if marked { Role::FooterKey } else { Role::Dim };
    Line::of(format!("L{line:<4}{} ", if marked { '>' } else { ' ' }), role)
}
