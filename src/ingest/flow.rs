//! Makes canonical text of what word processors store: paragraphs, cells and row ends, each with the depth of its table. It
//! knows no format and no report.
//!
//! A cell that spans columns is one cell, since the rows of these formats have no cell for what it covers. So a row has as many
//! pieces as cells, and an empty one keeps its place wherever it stands.

use super::row::{self, Shape};
use super::{ReadError, limit};

/// Tables nested deeper count as this deep.
const DEEPEST: usize = 32;

/// Canonical text in the making.
#[derive(Debug, Default)]
pub struct Flow {
    text: String,
    /// The open row of each table that is open, the outermost first.
    rows: Vec<Row>,
    /// Characters and cells so far.
    characters: u64,
    cells: u64,
}

#[derive(Debug, Default)]
struct Row {
    done: Vec<Cell>,
    open: Cell,
}

#[derive(Debug, Default)]
struct Cell {
    lines: Vec<String>,
    /// Some of its lines are rows of a table inside it.
    holds_table: bool,
}

impl Flow {
    /// Takes a paragraph that stands in `depth` tables; a line feed in it is a line break.
    pub fn paragraph(&mut self, depth: usize, text: &str) -> Result<(), ReadError> {
        self.characters = self.characters.saturating_add(text.chars().count() as u64).saturating_add(1);
        limit::CHARACTERS.admit(self.characters)?;
        self.settle(depth);
        match self.rows.last_mut() {
            Some(row) => row.open.lines.extend(text.split('\n').map(str::to_owned)),
            None => push_line(&mut self.text, text.trim_start_matches(['\t', ' '])),
        }
        Ok(())
    }

    /// Ends the cell that is open at `depth`.
    pub fn end_cell(&mut self, depth: usize) -> Result<(), ReadError> {
        self.cells = self.cells.saturating_add(1);
        limit::CELLS.admit(self.cells)?;
        self.settle(depth.max(1));
        let Some(row) = self.rows.last_mut() else { return Ok(()) };
        limit::ROW.admit(row.done.len() as u64)?;
        row.done.push(std::mem::take(&mut row.open));
        Ok(())
    }

    /// Ends the row that is open at `depth`; `shapes` tells of its cells, one for each, or is empty.
    pub fn end_row(&mut self, depth: usize, shapes: &[Shape]) {
        self.settle(depth.max(1));
        let Some(row) = self.rows.pop() else { return };
        self.emit(row, shapes);
    }

    /// Drops the row that is open at `depth`.
    pub fn drop_row(&mut self, depth: usize) {
        self.settle(depth.max(1));
        self.rows.pop();
    }

    /// The text, all open rows ended.
    pub fn finish(mut self) -> String {
        self.settle(0);
        self.text
    }

    /// Opens and ends rows until exactly `depth` tables are open.
    fn settle(&mut self, depth: usize) {
        let depth = depth.min(DEEPEST);
        while self.rows.len() > depth {
            let Some(row) = self.rows.pop() else { return };
            self.emit(row, &[]);
        }
        self.rows.resize_with(depth, Row::default);
    }

    /// Hands the lines of a row to the cell around it, or to the text.
    fn emit(&mut self, mut row: Row, shapes: &[Shape]) {
        if !row.open.lines.is_empty() {
            row.done.push(row.open);
        }
        let lines = lines_of(row.done, shapes);
        match self.rows.last_mut() {
            Some(outer) => {
                outer.open.holds_table = true;
                outer.open.lines.extend(lines);
            }
            None => lines.iter().for_each(|line| push_line(&mut self.text, line)),
        }
    }
}

/// One line for a row of a table; the paragraphs of its cells where the row only frames them.
fn lines_of(cells: Vec<Cell>, shapes: &[Shape]) -> Vec<String> {
    let shapes = if shapes.len() == cells.len() { shapes } else { &[] };
    let shapes = shapes.iter().copied().chain(std::iter::repeat(Shape::OWN));
    let seen: Vec<(Shape, Cell)> = shapes.zip(cells).filter(|(shape, _)| !shape.gone).collect();
    if seen.len() < 2 || seen.iter().any(|(_, cell)| cell.holds_table) {
        return seen.into_iter().flat_map(|(_, cell)| cell.lines).collect();
    }
    let cells: Vec<(Shape, String)> = seen.into_iter().map(|(shape, cell)| (shape, cell.lines.join("\n"))).collect();
    vec![row::line(cells.iter().map(|(shape, lines)| (*shape, lines.as_str())))]
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes text of one table, rows between `/`, cells between `;`, paragraphs of a cell between `,`.
    fn table(rows: &str) -> String {
        let mut flow = Flow::default();
        for row in rows.split('/') {
            for cell in row.split(';') {
                cell.split(',').for_each(|paragraph| flow.paragraph(1, paragraph).unwrap());
                flow.end_cell(1).unwrap();
            }
            flow.end_row(1, &[]);
        }
        flow.finish()
    }

    #[test]
    fn a_row_is_a_line_and_empty_cells_keep_their_places() {
        assert_eq!(table("规章;0;1;2/;;3;"), "规章 | 0 | 1 | 2\n |  | 3 |  |\n");
        assert_eq!(table("行政许可;"), "行政许可 |  |\n");
    }

    #[test]
    fn paragraphs_of_a_cell_are_joined_as_they_are_read() {
        assert_eq!(table("总,计;（四）无,法提供;1,2;a|b"), "总计 | （四）无法提供 | 1 2 | a¦b\n");
    }

    #[test]
    fn a_row_of_one_cell_only_frames_its_paragraphs() {
        assert_eq!(table("甲,乙"), "甲\n乙\n");
    }

    #[test]
    fn covered_cells_are_empty_and_those_in_a_wider_cell_are_not_there() {
        let mut flow = Flow::default();
        for text in ["甲", "乙", "丙"] {
            flow.paragraph(1, text).unwrap();
            flow.end_cell(1).unwrap();
        }
        flow.end_row(1, &[Shape::COVERED, Shape::OWN, Shape { gone: true, ..Shape::OWN }]);
        assert_eq!(flow.finish(), " | 乙\n");
    }

    #[test]
    fn a_table_within_a_cell_keeps_its_rows() {
        let mut flow = Flow::default();
        flow.paragraph(1, "一、总体情况").unwrap();
        for (cells, end) in [(["规章", "0"], true), (["许可", "1"], false)] {
            for cell in cells {
                flow.paragraph(2, cell).unwrap();
                flow.end_cell(2).unwrap();
            }
            if end {
                flow.end_row(2, &[]);
            }
        }
        flow.paragraph(1, "二、").unwrap();
        flow.end_cell(1).unwrap();
        flow.end_row(1, &[]);
        flow.paragraph(0, "\t完").unwrap();
        assert_eq!(flow.finish(), "一、总体情况\n规章 | 0\n许可 | 1\n二、\n完\n");
    }

    #[test]
    fn tables_nested_without_end_are_bounded() {
        let mut flow = Flow::default();
        flow.paragraph(usize::MAX, "甲").unwrap();
        assert!(flow.rows.len() == DEEPEST);
        assert_eq!(flow.finish(), "甲\n");
    }
}
