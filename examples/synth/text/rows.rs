//! Layouts with one row a line, or nearly so.

use super::push_line;
use crate::grid::{Grid, GridCell};

/// B: a bar after each cell, spans lost.
pub fn barred(grid: &Grid, out: &mut String) {
    for row in &grid.rows {
        push_line(out, joined(row).trim_end());
    }
}

/// A: as B, and a trailing bar for each column that the row does not fill.
pub fn barred_with_spans(grid: &Grid, out: &mut String) {
    for row in &grid.rows {
        let line = format!("{}{}", joined(row), "|".repeat(grid.width - row.len()));
        push_line(out, line.trim_end());
    }
}

/// H: as B, with a bar before the row too.
pub fn leading_bar(grid: &Grid, out: &mut String) {
    for row in &grid.rows {
        push_line(out, format!("| {}", joined(row)).trim_end());
    }
}

/// W: two bars between cells, as wikis have them.
pub fn doubled(grid: &Grid, out: &mut String) {
    for row in &grid.rows {
        let cells: Vec<&str> = row.iter().map(|cell| &*cell.text).collect();
        push_line(out, &cells.join(" || "));
    }
}

/// I: each leading label on a line with its bar, the rest of the row on the next line.
pub fn values_below(grid: &Grid, out: &mut String) {
    for row in &grid.rows {
        let labels = row.iter().take_while(|cell| cell.is_label).count();
        let labels = if labels == row.len() { 1 } else { labels };
        for label in &row[..labels] {
            push_line(out, &format!("{} |", label.text));
        }
        if labels < row.len() {
            push_line(out, joined(&row[labels..]).trim_end());
        }
    }
}

/// J: nothing at all between the cells; where numbers meet, the cut is lost.
pub fn glued(grid: &Grid, out: &mut String) {
    for cell in grid.rows.iter().flatten() {
        out.push_str(&cell.text);
    }
    out.push('\n');
}

fn joined(row: &[GridCell]) -> String {
    let mut line = String::new();
    for cell in row {
        line.push_str(&cell.text);
        line.push_str(" | ");
    }
    line
}
