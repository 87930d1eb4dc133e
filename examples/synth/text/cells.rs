//! Layouts with one cell a line.

use super::push_line;
use crate::grid::Grid;

/// C0: a bar after each cell, spans lost.
pub fn bar_after_each(grid: &Grid, out: &mut String) {
    for cell in grid.rows.iter().flatten() {
        push_barred(out, &cell.text);
    }
}

/// C: as C0, and a line of bars for the columns that a row does not fill.
pub fn bar_after_each_with_spans(grid: &Grid, out: &mut String) {
    for row in &grid.rows {
        for cell in row {
            push_barred(out, &cell.text);
        }
        if row.len() < grid.width {
            push_line(out, &"|".repeat(grid.width - row.len()));
        }
    }
}

/// K: as C0, and a line with a bar alone before each row.
pub fn bar_before_row(grid: &Grid, out: &mut String) {
    for row in &grid.rows {
        push_line(out, "|");
        for cell in row {
            push_barred(out, &cell.text);
        }
    }
}

/// D: each cell on a line, then a line with a bar alone.
pub fn bar_below_each(grid: &Grid, out: &mut String) {
    for cell in grid.rows.iter().flatten() {
        if !cell.text.is_empty() {
            push_line(out, &cell.text);
        }
        push_line(out, "|");
    }
}

/// E: each cell a paragraph of its own, no bars; a blank cell leaves nothing.
pub fn paragraphs(grid: &Grid, out: &mut String) {
    for cell in grid.rows.iter().flatten().filter(|cell| !cell.text.is_empty()) {
        push_line(out, &cell.text);
        out.push('\n');
    }
}

/// G: a bar opens the row, then each cell between one blank and two blanks, its bar at the end of the line.
pub fn indented(grid: &Grid, out: &mut String) {
    for row in &grid.rows {
        push_line(out, "| ");
        for cell in row {
            push_line(out, &format!(" {}  | ", cell.text));
        }
    }
}

/// F before its doubles are dropped: each cell on a line, no bars.
pub fn lines(grid: &Grid, out: &mut String) {
    for cell in grid.rows.iter().flatten() {
        push_line(out, &cell.text);
    }
}

fn push_barred(out: &mut String, text: &str) {
    out.push_str(text);
    out.push_str(if text.is_empty() { "|\n" } else { " |\n" });
}
