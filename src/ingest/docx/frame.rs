//! Puts what is met in a document together: paragraphs, cells and rows of tables, at any depth and within text boxes. It knows
//! no XML.

use super::super::row::{Row, Shape};
use super::super::{ReadError, limit};
use super::numbering::Listed;

/// Word has no more columns than this; a span beyond it is an error of the file.
const COLUMNS: usize = 63;

/// A flow of text: the document itself or one text box.
#[derive(Debug, Default)]
pub struct Frame {
    /// What is finished.
    out: String,
    /// The open row of each table that is open, the outermost first.
    rows: Vec<OpenRow>,
    /// The open paragraph.
    pub paragraph: String,
    /// Text boxes that hang on the open paragraph.
    boxes: Boxes,
    /// The list of the open paragraph.
    pub listed: Listed,
    /// The end of the open paragraph was deleted: the next one continues it.
    pub goes_on: bool,
    /// The open stretch of text is hidden.
    pub hidden: bool,
    /// It is struck out: no longer meant.
    pub struck: bool,
    /// The open fields: whether their result has begun.
    pub fields: Vec<bool>,
}

#[derive(Debug, Default)]
struct Boxes {
    text: String,
    hold_tables: bool,
}

/// A row of a table that is being read.
#[derive(Debug, Default)]
struct OpenRow {
    cells: Vec<Cell>,
    /// The lines of all cells, one after the other.
    text: String,
    before: usize,
    after: usize,
    deleted: bool,
}

/// A cell of an open row.
#[derive(Debug, Default)]
struct Cell {
    start: usize,
    shape: Shape,
    holds_table: bool,
}

/// Something that a file says of a cell or row.
#[derive(Clone, Copy, Debug)]
pub enum Trait {
    /// The cell covers so many columns.
    Span(usize),
    /// The cell belongs to the one above.
    Above,
    /// The cell belongs to the one on its left.
    Left,
    /// The cell was deleted.
    CellGone,
    /// The row begins after so many columns.
    Before(usize),
    /// So many columns are left at the end of the row.
    After(usize),
    /// The row was deleted.
    RowGone,
}

impl Frame {
    /// Ends the open paragraph, its list mark before it.
    pub fn end_paragraph(&mut self, mark: &str) {
        let mut mark = mark;
        let target = self.rows.last_mut().map_or(&mut self.out, |row| &mut row.text);
        let lines = self.paragraph.split('\n').map(str::trim).filter(|line| !line.is_empty());
        for line in lines {
            target.push_str(std::mem::take(&mut mark));
            target.push_str(line);
            target.push('\n');
        }
        target.push_str(&self.boxes.text);
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            cell.holds_table |= self.boxes.hold_tables;
        }
        self.paragraph.clear();
        self.boxes.text.clear();
        self.boxes.hold_tables = false;
    }

    /// Ends a flow and gives its text and whether rows of tables are in it.
    pub fn finish(mut self) -> (String, bool) {
        self.end_paragraph("");
        let has_rows = self.out.contains(" | ");
        (self.out, has_rows)
    }

    /// Hangs a finished text box on the open paragraph.
    pub fn hang(&mut self, (text, has_rows): (String, bool)) {
        self.boxes.text.push_str(&text);
        self.boxes.hold_tables |= has_rows;
    }

    /// Opens a row.
    pub fn open_row(&mut self) {
        self.rows.push(OpenRow::default());
    }

    /// Opens a cell of the open row.
    pub fn open_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(Cell { start: row.text.len(), ..Cell::default() });
        }
    }

    /// Ends the open cell; a paragraph that had no end ends with it.
    pub fn end_cell(&mut self) {
        self.end_paragraph("");
    }

    /// Notes what the file says of the open cell or row.
    pub fn note(&mut self, what: Trait) {
        let Some(row) = self.rows.last_mut() else { return };
        match what {
            Trait::Before(columns) => row.before = columns.min(COLUMNS),
            Trait::After(columns) => row.after = columns.min(COLUMNS),
            Trait::RowGone => row.deleted = true,
            what => {
                if let Some(cell) = row.cells.last_mut() {
                    note(&mut cell.shape, what);
                }
            }
        }
    }

    /// Ends the open row, and gives how many places of the grid it had.
    pub fn end_row(&mut self, line: &mut Row) -> Result<u64, ReadError> {
        let Some(row) = self.rows.pop().filter(|row| !row.deleted) else { return Ok(0) };
        let places = row.places();
        limit::ROW.admit(places)?;
        let is_frame = row.is_frame();
        // What only frames a table is none, but hands it on: pages lie in frames within frames.
        let holds_table = !is_frame || row.cells().any(|(cell, _)| cell.holds_table);
        match self.rows.last_mut() {
            Some(outer) => {
                row.write(is_frame, line, &mut outer.text);
                if let Some(cell) = outer.cells.last_mut() {
                    cell.holds_table |= holds_table;
                }
            }
            None => row.write(is_frame, line, &mut self.out),
        }
        Ok(places)
    }
}

fn note(shape: &mut Shape, what: Trait) {
    match what {
        Trait::Span(columns) => shape.covers = columns.clamp(1, COLUMNS).saturating_sub(1),
        Trait::Above => shape.above = true,
        Trait::Left | Trait::CellGone => shape.gone = true,
        Trait::Before(_) | Trait::After(_) | Trait::RowGone => {}
    }
}

impl OpenRow {
    fn places(&self) -> u64 {
        let cells = self.cells.iter().map(|cell| cell.shape.covers.saturating_add(1));
        cells.fold(0, |sum: u64, places| sum.saturating_add(places as u64))
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
            seen().for_each(|(_, lines)| out.push_str(lines));
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
