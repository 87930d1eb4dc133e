//! Text serialisations of a report: a table of layouts, each one small function over a grid. The other formats
//! are writers in folders beside this one: see `format`.

mod cells;
mod rows;
mod word;

use crate::compose::Block;
use crate::grid::Grid;

/// How much of the tables can be read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readable {
    Fully,
    /// Some cells are open, as with digits that are glued together.
    Partly,
    Never,
}

/// One way in which published pages turn tables into text, named as in the survey of them.
pub struct Layout {
    pub name: &'static str,
    pub readable: Readable,
    /// A blank cell leaves a trace.
    pub shows_blanks: bool,
    /// A label may run over lines without being torn.
    pub breaks_labels: bool,
    /// An empty line stands between paragraphs.
    pub airy: bool,
    pub table: fn(&Grid, &mut String),
    /// What happens to the whole text at the end.
    pub finish: fn(&str) -> String,
}

const PLAIN: Layout = Layout {
    name: "",
    readable: Readable::Fully,
    shows_blanks: true,
    breaks_labels: false,
    airy: false,
    table: cells::bar_after_each,
    finish: str::to_owned,
};

/// All layouts; those that cannot be read fully are only used when asked for by name.
pub static LAYOUTS: [Layout; 14] = [
    Layout { name: "L", breaks_labels: true, table: word::tab_before_each, ..PLAIN },
    Layout { name: "C0", breaks_labels: true, table: cells::bar_after_each, ..PLAIN },
    Layout { name: "A", table: rows::barred_with_spans, ..PLAIN },
    Layout { name: "B", table: rows::barred, ..PLAIN },
    Layout { name: "C", breaks_labels: true, table: cells::bar_after_each_with_spans, ..PLAIN },
    Layout { name: "D", table: cells::bar_below_each, ..PLAIN },
    Layout { name: "E", shows_blanks: false, breaks_labels: true, airy: true, table: cells::paragraphs, ..PLAIN },
    Layout { name: "G", table: cells::indented, ..PLAIN },
    Layout { name: "H", table: rows::leading_bar, ..PLAIN },
    Layout { name: "I", table: rows::values_below, ..PLAIN },
    Layout { name: "W", table: rows::doubled, ..PLAIN },
    Layout { name: "K", table: cells::bar_before_row, ..PLAIN },
    Layout {
        name: "F",
        readable: Readable::Never,
        shows_blanks: false,
        table: cells::lines,
        finish: keep_each_line_once,
        ..PLAIN
    },
    Layout { name: "J", readable: Readable::Partly, shows_blanks: false, table: rows::glued, ..PLAIN },
];

/// Writes a report as text in a layout.
pub fn write(blocks: &[Block], layout: &Layout) -> String {
    let mut out = String::with_capacity(12_000);
    for block in blocks {
        match block {
            Block::Table(grid) => (layout.table)(grid, &mut out),
            Block::Title(line) | Block::Heading(line) | Block::Text(line) | Block::Signature(line) => {
                push_line(&mut out, line);
                if layout.airy {
                    out.push('\n');
                }
            }
        }
    }
    (layout.finish)(&out)
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

fn keep_each_line_once(text: &str) -> String {
    let mut seen = std::collections::HashSet::new();
    let mut kept = String::with_capacity(text.len());
    for line in text.lines().filter(|line| seen.insert(*line)) {
        push_line(&mut kept, line);
    }
    kept
}

#[cfg(test)]
mod tests;
