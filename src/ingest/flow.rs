//! Puts what is met in a document of a word processor together: paragraphs, cells and rows of tables, at any depth. Every
//! reader of such documents writes its text here. It knows no format and no report.
//!
//! A row of one plain cell, and one with a table in it, only frames what it holds: its paragraphs are lines of their own. Every
//! other row is one line, written by [`super::row`].

use memchr::memmem;

use super::row::{self, Row, Shape};
use super::{ReadError, limit};

/// Canonical text in the making.
#[derive(Debug, Default)]
pub struct Flow {
    /// What is finished.
    out: String,
    /// The open row of each table that is open, the outermost first.
    rows: Vec<OpenRow>,
    /// Cells so far, spans unfolded.
    cells: u64,
    /// Room for the line of a row.
    line: Row,
}

/// A row of a table that is being read.
#[derive(Debug, Default)]
pub struct OpenRow {
    cells: Vec<Cell>,
    /// The lines of all cells, one after the other.
    text: String,
    /// The last cell has not ended.
    is_in_cell: bool,
    /// Columns that it leaves free before its first cell.
    pub before: usize,
    /// Columns that it leaves free at its end.
    pub after: usize,
    /// It was deleted: nothing of it is written.
    pub is_gone: bool,
}

/// A cell of an open row.
#[derive(Debug, Default)]
struct Cell {
    start: usize,
    shape: Shape,
    holds_table: bool,
}

/// A finished text that stands apart from the flow around it, as that of a text box.
#[derive(Debug, Default)]
pub struct Aside {
    text: String,
    holds_table: bool,
    cells: u64,
}

impl Flow {
    /// Adds the lines of a paragraph where they stand, a mark before the first; blank ones are none.
    pub fn paragraph(&mut self, mark: &str, text: &str) {
        let mut mark = mark;
        let target = self.rows.last_mut().map_or(&mut self.out, |row| &mut row.text);
        for line in row::lines(text).map(str::trim).filter(|line| !line.is_empty()) {
            target.push_str(std::mem::take(&mut mark));
            target.push_str(line);
            target.push('\n');
        }
    }

    /// How many tables are open.
    pub fn depth(&self) -> usize {
        self.rows.len()
    }

    /// Opens a row.
    pub fn open_row(&mut self) {
        self.rows.push(OpenRow::default());
    }

    /// The open row, where there is one.
    pub fn row(&mut self) -> Option<&mut OpenRow> {
        self.rows.last_mut()
    }

    /// Opens a cell of the open row.
    pub fn open_cell(&mut self) -> Result<(), ReadError> {
        self.cells = self.cells.saturating_add(1);
        limit::CELLS.admit(self.cells)?;
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(Cell { start: row.text.len(), ..Cell::default() });
            row.is_in_cell = true;
        }
        Ok(())
    }

    /// Ends the open row.
    pub fn end_row(&mut self) -> Result<(), ReadError> {
        let Some(row) = self.rows.pop().filter(|row| !row.is_gone) else { return Ok(()) };
        let covered = row.cells.iter().fold(0, |sum: u64, cell| sum.saturating_add(cell.shape.covers as u64));
        limit::ROW.admit(covered.saturating_add(row.cells.len() as u64))?;
        self.cells = self.cells.saturating_add(covered);
        limit::CELLS.admit(self.cells)?;
        let is_frame = row.is_frame();
        // What only frames a table is none, but hands it on: pages lie in frames within frames.
        let holds_table = !is_frame || row.cells().any(|(cell, _)| cell.holds_table);
        let target = self.rows.last_mut().map_or(&mut self.out, |outer| {
            outer.cells.last_mut().into_iter().for_each(|cell| cell.holds_table |= holds_table);
            &mut outer.text
        });
        row.write(is_frame, &mut self.line, target);
        Ok(())
    }

    /// The text, and what was met in it. Rows that never ended are lost with their tables.
    pub fn finish(self) -> Aside {
        Aside { holds_table: self.out.contains(" | "), text: self.out, cells: self.cells }
    }

    /// Takes in what stands apart.
    pub fn take(&mut self, aside: &Aside) -> Result<(), ReadError> {
        self.cells = self.cells.saturating_add(aside.cells);
        limit::CELLS.admit(self.cells)?;
        let Some(row) = self.rows.last_mut() else {
            self.out.push_str(&aside.text);
            return Ok(());
        };
        row.text.push_str(&aside.text);
        row.cells.last_mut().into_iter().for_each(|cell| cell.holds_table |= aside.holds_table);
        Ok(())
    }
}

impl Aside {
    /// The text of another document.
    pub fn of(text: &str) -> Self {
        let ends = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        let cells = memmem::find_iter(text.as_bytes(), b" | ").count() as u64;
        Self { text: [text, ends].concat(), holds_table: cells > 0, cells }
    }

    /// Tells whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.cells == 0
    }

    /// Adds another one behind it.
    pub fn join(&mut self, other: &Self) {
        self.text.push_str(&other.text);
        self.holds_table |= other.holds_table;
        self.cells = self.cells.saturating_add(other.cells);
    }

    /// The text.
    pub fn into_text(self) -> String {
        self.text
    }
}

impl OpenRow {
    /// Tells whether its last cell has not ended.
    pub fn is_in_cell(&self) -> bool {
        self.is_in_cell
    }

    /// Ends the open cell.
    pub fn end_cell(&mut self) {
        self.is_in_cell = false;
    }

    /// How the last cell lies among its neighbours.
    pub fn shape(&mut self) -> Option<&mut Shape> {
        self.cells.last_mut().map(|cell| &mut cell.shape)
    }

    /// Says of all cells how they lie; of another number of cells nothing can be said.
    pub fn lay_out(&mut self, shapes: &[Shape]) {
        if shapes.len() == self.cells.len() {
            self.cells.iter_mut().zip(shapes).for_each(|(cell, shape)| cell.shape = *shape);
        }
    }

    /// Every cell that is there with its lines.
    fn cells(&self) -> impl Iterator<Item = (&Cell, &str)> {
        let ends = self.cells.iter().skip(1).map(|next| next.start).chain([self.text.len()]);
        let lines = |cell: &Cell, end| self.text.get(cell.start..end).unwrap_or_default();
        let all = self.cells.iter().zip(ends).map(move |(cell, end)| (cell, lines(cell, end)));
        all.filter(|(cell, _)| !cell.shape.gone)
    }

    /// Tells whether it only frames paragraphs or tables: a row of one cell, or one with tables within.
    fn is_frame(&self) -> bool {
        let mut cells = self.cells();
        let (Some((first, lines)), None) = (cells.next(), cells.next()) else {
            return self.cells().any(|(cell, _)| cell.holds_table);
        };
        let plain = first.shape.covers == 0 && self.before == 0;
        first.holds_table || plain || lines.trim_end().contains('\n')
    }

    fn write(&self, is_frame: bool, line: &mut Row, out: &mut String) {
        let seen = || self.cells().filter(|(cell, _)| !cell.shape.above);
        if is_frame {
            // A picture in a frame is one among paragraphs, and nothing that a table lacks.
            let words = |lines: &str| match row::without_objects(lines) {
                Some(words) => {
                    row::lines(&words).filter(|line| !line.trim().is_empty()).map(|l| l.to_owned() + "\n").collect()
                }
                None => lines.to_owned(),
            };
            seen().for_each(|(_, lines)| out.push_str(&words(lines)));
            return;
        }
        if seen().next().is_none() {
            return;
        }
        (0..self.before).for_each(|_| line.push(Shape::COVERED, ""));
        self.cells().for_each(|(cell, lines)| line.push(cell.shape, lines));
        line.cover(self.after);
        line.write(out);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes text of one table, rows between `/`, cells between `;`, paragraphs of a cell between `,`.
    fn table(flow: &mut Flow, rows: &str) {
        for row in rows.split('/') {
            flow.open_row();
            for cell in row.split(';') {
                flow.open_cell().unwrap();
                cell.split(',').for_each(|paragraph| flow.paragraph("", paragraph));
            }
            flow.end_row().unwrap();
        }
    }

    fn shown(rows: &str) -> String {
        let mut flow = Flow::default();
        table(&mut flow, rows);
        flow.finish().into_text()
    }

    #[test]
    fn a_row_is_a_line_and_empty_cells_keep_their_places() {
        assert_eq!(shown("规章;0;1;2/;;3;"), "规章 | 0 | 1 | 2\n |  | 3 |  |\n");
        assert_eq!(shown("行政许可;"), "行政许可 |  |\n");
    }

    #[test]
    fn paragraphs_of_a_cell_are_joined_as_they_are_read() {
        assert_eq!(shown("总,计;（四）无,法提供;1,2;a|b"), "总计 | （四）无法提供 | 1 2 | a¦b\n");
    }

    #[test]
    fn a_row_of_one_cell_only_frames_its_paragraphs() {
        assert_eq!(shown("甲,,乙"), "甲\n乙\n");
    }

    #[test]
    fn a_mark_stands_before_the_first_line_and_no_line_is_blank() {
        let mut flow = Flow::default();
        flow.paragraph("一、", " \n\t总体情况\n见下 ");
        flow.paragraph("二、", "");
        assert_eq!(flow.finish().into_text(), "一、总体情况\n见下\n");
    }

    #[test]
    fn a_table_in_a_cell_keeps_its_rows_and_one_that_only_frames_words_is_none() {
        let within = |inner: &str| {
            let mut flow = Flow::default();
            flow.open_row();
            flow.open_cell().unwrap();
            table(&mut flow, inner);
            flow.open_cell().unwrap();
            flow.paragraph("", "0");
            flow.end_row().unwrap();
            flow.finish().into_text()
        };
        assert_eq!(within("规章;1"), "规章 | 1\n0\n");
        assert_eq!(within("规章"), "规章 | 0\n");
    }

    #[test]
    fn what_stands_apart_hands_its_tables_and_cells_on() {
        let mut aside = Flow::default();
        table(&mut aside, "规章;1");
        let mut flow = Flow::default();
        flow.open_row();
        flow.open_cell().unwrap();
        flow.take(&aside.finish()).unwrap();
        flow.open_cell().unwrap();
        flow.paragraph("", "0");
        flow.end_row().unwrap();
        assert_eq!(flow.cells, 4);
        assert_eq!(flow.finish().into_text(), "规章 | 1\n0\n");
    }
}
