//! What stands in the cells of a table, told by the marks between them and by nothing else: for rules about labels that the reading
//! of the figures passes over.

use std::ops::{Range, RangeInclusive};

use crate::form::{CellId, Form};
use crate::model::report::{Alarm, AlarmCode, Report};
use crate::text::fold::{self, label_key};

/// What stands in one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'r> {
    /// Its text.
    pub text: &'r str,
    /// Its line.
    pub line: u32,
}

impl Piece<'_> {
    /// Tells a figure, or a sign in place of one.
    pub fn is_figure(&self) -> bool {
        let has_digit = self.text.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
        let is_sign = !self.text.contains(char::is_alphanumeric) || self.text == "无";
        is_sign || has_digit && !self.text.contains(|c: char| c.is_alphabetic() && !"件条项元万亿".contains(c))
    }

    /// Tells what is written beside a table and is no head of it: 单位：件, 表3.
    pub fn is_remark(&self) -> bool {
        self.text.contains("单位") || self.text.starts_with('表') || self.text.chars().count() > LONGEST
    }
}

/// Longer texts, in characters, are no labels.
const LONGEST: usize = 40;
/// Lines below the last row that is known that may still belong to a table.
const MOST_BELOW: u32 = 12;

/// What stands in the cells of a table, in the order of the text.
pub(super) fn of_table(report: &Report, table: usize) -> impl Iterator<Item = Piece<'_>> {
    lines(report, table).into_iter().flatten().flat_map(|line| of_line(report, line))
}

/// The text from the first to the last line of a table.
pub(super) fn text_of_table(report: &Report, table: usize) -> Option<&str> {
    let lines = lines(report, table)?;
    let (first, last) = (report.document.line_span(*lines.start()), report.document.line_span(*lines.end()));
    report.document.text.get(first.start as usize..last.end as usize)
}

/// The text from the first line of a table to the last of those below it that may still belong to it.
pub(super) fn text_around_table(report: &Report, table: usize) -> Option<&str> {
    let lines = lines(report, table)?;
    let count = u32::try_from(report.document.line_count()).unwrap_or(u32::MAX);
    let last = count.min(lines.end().saturating_add(MOST_BELOW));
    let (first, last) = (report.document.line_span(*lines.start()), report.document.line_span(last));
    report.document.text.get(first.start as usize..last.end as usize)
}

/// Tells whether some bytes of a text are what one cell holds: beside them, blanks apart, is a mark between cells, a line's end or
/// a wide gap.
pub(super) fn stands_alone(text: &str, range: Range<usize>) -> bool {
    fn parts(beside: impl Iterator<Item = char>) -> bool {
        for (blanks, c) in beside.enumerate() {
            if matches!(c, '|' | '\t' | '\n') || blanks == 2 {
                return true;
            }
            if !fold::is_blank(c) {
                return false;
            }
        }
        true
    }
    parts(text[..range.start].chars().rev()) && parts(text[range.end..].chars())
}

/// The lines of a table. Of one whose rows nobody could read only the beginning is known: it goes on to the next part.
fn lines(report: &Report, table: usize) -> Option<RangeInclusive<u32>> {
    let found = report.found(table)?;
    let is_of_it = |alarm: &Alarm| {
        let of_cell = |cell: &CellId| report.form().is_some_and(|form| form.spec(*cell).table == table);
        alarm.code == AlarmCode::TableUnread && alarm.cells.first().is_some_and(of_cell)
    };
    if !report.alarms.iter().any(is_of_it) {
        return Some(found.first_line..=found.last_line);
    }
    let count = u32::try_from(report.document.line_count()).unwrap_or(u32::MAX);
    let later =
        report.sections.iter().map(|section| section.line).chain(report.tables.iter().map(|other| other.first_line));
    let next = later.filter(|&line| line > found.last_line).min().unwrap_or(count.saturating_add(1));
    Some(found.first_line..=next.saturating_sub(1))
}

/// What stands in the cells of the lines right below a table, as long as they are labels of some form and figures.
pub(super) fn below_table(report: &Report, table: usize) -> Vec<Piece<'_>> {
    let Some(last) = report.found(table).map(|found| found.last_line) else { return Vec::new() };
    let count = u32::try_from(report.document.line_count()).unwrap_or(u32::MAX);
    let lines = last.saturating_add(1)..=count.min(last.saturating_add(MOST_BELOW));
    let is_cells = |line: &u32| {
        let mut pieces = of_line(report, *line);
        pieces.all(|piece| piece.is_figure() || is_label(piece.text))
    };
    lines.take_while(is_cells).flat_map(|line| of_line(report, line)).collect()
}

/// Tells whether a text is a label of either form.
fn is_label(text: &str) -> bool {
    let key = label_key(text);
    let forms = crate::form::Edition::WITH_FORM.into_iter().filter_map(crate::form::Edition::form);
    forms.into_iter().any(|form: &Form| !form.labels.meanings(key.trim_end_matches([':', '.', '|'])).is_empty())
}

/// The cells of a line: between bars and tabs, or between wide gaps where there are none of these.
fn of_line(report: &Report, line: u32) -> impl Iterator<Item = Piece<'_>> {
    let text = report.document.line(line);
    let has_marks = text.contains(['|', '\t']);
    let marked = has_marks.then(|| text.split(['|', '\t'])).into_iter().flatten();
    let parted = (!has_marks).then(|| between_gaps(text)).into_iter().flatten();
    let cells = marked.chain(parted).map(fold::trim);
    cells.filter(|cell| !cell.is_empty()).map(move |text| Piece { text, line })
}

/// What stands between gaps of two blanks or more.
fn between_gaps(text: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut start, mut blanks) = (0, 0);
    for (at, c) in text.char_indices() {
        blanks = if fold::is_blank(c) { blanks + 1 } else { 0 };
        if blanks == 2 {
            cells.push(&text[start..at]);
            start = at;
        }
    }
    cells.push(&text[start..]);
    cells
}
