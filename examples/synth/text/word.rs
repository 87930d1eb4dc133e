//! The layout that Word documents leave when saved as text.

use crate::grid::{Grid, Slot};

/// L: a TAB before each cell, one cell a line, an empty line after each row and after the table; a place covered from
/// above is a TAB alone, a blank value a TAB and a no-break space.
pub fn tab_before_each(grid: &Grid, out: &mut String) {
    for row in grid.slots() {
        for slot in row {
            out.push('\t');
            out.push_str(text(slot));
            out.push('\n');
        }
        out.push('\n');
    }
    out.push('\n');
}

fn text(slot: Slot<'_>) -> &str {
    match slot {
        Slot::Covered => "",
        Slot::Own(cell) if cell.text.is_empty() => "\u{a0}",
        Slot::Own(cell) => &cell.text,
    }
}
