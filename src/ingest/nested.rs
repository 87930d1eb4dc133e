//! A flow of formats that mark the ends of paragraphs, cells and rows, and tell of each only in how many tables it stands (DOC,
//! RTF): rows and cells open where something stands in them.
//!
//! A cell that spans columns is one cell, since the rows of these formats have no cell for what it covers. So a row has as many
//! pieces as cells, and an empty one keeps its place wherever it stands.

use super::flow::{Flow, OpenRow};
use super::row::Shape;
use super::{ReadError, limit};

/// Tables nested deeper count as this deep.
const DEEPEST: usize = 32;

/// Canonical text in the making.
#[derive(Debug, Default)]
pub struct Nested {
    flow: Flow,
    /// Characters so far.
    characters: u64,
}

impl Nested {
    /// Takes a paragraph that stands in `depth` tables; a line feed in it is a line break.
    pub fn paragraph(&mut self, depth: usize, text: &str) -> Result<(), ReadError> {
        self.characters = self.characters.saturating_add(text.chars().count() as u64).saturating_add(1);
        limit::CHARACTERS.admit(self.characters)?;
        self.stand_in(depth)?;
        self.flow.paragraph("", text);
        Ok(())
    }

    /// Ends the cell that is open at `depth`.
    pub fn end_cell(&mut self, depth: usize) -> Result<(), ReadError> {
        self.stand_in(depth.max(1))?;
        self.flow.row().into_iter().for_each(OpenRow::end_cell);
        Ok(())
    }

    /// Ends the row that is open at `depth`; `shapes` tells of its cells, one for each, or is empty.
    pub fn end_row(&mut self, depth: usize, shapes: &[Shape]) -> Result<(), ReadError> {
        self.settle(depth.max(1))?;
        self.flow.row().into_iter().for_each(|row| row.lay_out(shapes));
        self.flow.end_row()
    }

    /// Drops the row that is open at `depth`.
    pub fn drop_row(&mut self, depth: usize) -> Result<(), ReadError> {
        self.settle(depth.max(1))?;
        self.flow.row().into_iter().for_each(|row| row.is_gone = true);
        self.flow.end_row()
    }

    /// The text, all open rows ended.
    pub fn finish(mut self) -> Result<String, ReadError> {
        self.settle(0)?;
        Ok(self.flow.finish().into_text())
    }

    /// Opens and ends rows until exactly `depth` tables are open, and opens a cell where none is.
    fn stand_in(&mut self, depth: usize) -> Result<(), ReadError> {
        self.settle(depth)?;
        if self.flow.row().is_some_and(|row| !row.is_in_cell()) {
            self.flow.open_cell()?;
        }
        Ok(())
    }

    /// Opens and ends rows until exactly `depth` tables are open; a row stands in a cell of the one around it.
    fn settle(&mut self, depth: usize) -> Result<(), ReadError> {
        let depth = depth.min(DEEPEST);
        while self.flow.depth() > depth {
            self.flow.end_row()?;
        }
        while self.flow.depth() < depth {
            if self.flow.row().is_some_and(|row| !row.is_in_cell()) {
                self.flow.open_cell()?;
            }
            self.flow.open_row();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_lines_whatever_stands_in_their_cells() {
        let mut text = Nested::default();
        text.paragraph(0, "\t见下表").unwrap();
        for row in ["规章;0;1", ";;"] {
            for cell in row.split(';') {
                text.paragraph(1, cell).unwrap();
                text.end_cell(1).unwrap();
            }
            text.end_row(1, &[]).unwrap();
        }
        assert_eq!(text.finish().unwrap(), "见下表\n规章 | 0 | 1\n |  |  |\n");
    }

    #[test]
    fn covered_cells_are_empty_and_those_in_a_wider_cell_are_not_there() {
        let shown = |shapes: &[Shape]| {
            let mut text = Nested::default();
            for cell in ["甲", "乙", "丙"] {
                text.paragraph(1, cell).unwrap();
                text.end_cell(1).unwrap();
            }
            text.end_row(1, shapes).unwrap();
            text.finish().unwrap()
        };
        assert_eq!(shown(&[Shape::COVERED, Shape::OWN, Shape { gone: true, ..Shape::OWN }]), " | 乙\n");
        assert_eq!(shown(&[Shape::COVERED]), "甲 | 乙 | 丙\n", "of another number of cells nothing can be said");
    }

    #[test]
    fn a_table_within_a_cell_keeps_its_rows() {
        let mut text = Nested::default();
        text.paragraph(1, "一、总体情况").unwrap();
        for (cells, ends) in [(["规章", "0"], true), (["许可", "1"], false)] {
            for cell in cells {
                text.paragraph(2, cell).unwrap();
                text.end_cell(2).unwrap();
            }
            if ends {
                text.end_row(2, &[]).unwrap();
            }
        }
        text.paragraph(1, "二、").unwrap();
        text.end_cell(1).unwrap();
        text.end_row(1, &[]).unwrap();
        text.paragraph(0, "完").unwrap();
        assert_eq!(text.finish().unwrap(), "一、总体情况\n规章 | 0\n许可 | 1\n二、\n完\n");
    }

    #[test]
    fn a_dropped_row_leaves_nothing() {
        let mut text = Nested::default();
        text.paragraph(1, "甲").unwrap();
        text.drop_row(1).unwrap();
        text.paragraph(0, "乙").unwrap();
        assert_eq!(text.finish().unwrap(), "乙\n");
    }

    #[test]
    fn tables_nested_without_end_are_bounded() {
        let mut text = Nested::default();
        text.paragraph(usize::MAX, "甲").unwrap();
        assert_eq!(text.flow.depth(), DEEPEST);
        assert_eq!(text.finish().unwrap(), "甲\n");
    }
}
