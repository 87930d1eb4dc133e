//! The filled-in cells of one report, as they will stand on paper.

use crate::decimal::Decimal;
use crate::form::{Edition, Form};

/// What a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    Number(Decimal),
    Blank,
    Dash,
    /// The document has no such cell.
    Absent,
}

/// All cells of one edition, in the order of `Form::paths`.
#[derive(Clone)]
pub struct Sheet {
    pub edition: Edition,
    pub cells: Vec<Cell>,
}

impl Sheet {
    /// Makes a sheet with 0 in every cell.
    pub fn zeros(edition: Edition) -> Self {
        let count = Form::of(edition).paths.len();
        Self { edition, cells: vec![Cell::Number(Decimal::ZERO); count] }
    }

    pub fn form(&self) -> &'static Form {
        Form::of(self.edition)
    }

    /// Gives the number that a cell states; a dash states 0, a blank nothing.
    pub fn number(&self, cell: usize) -> Option<Decimal> {
        match self.cells[cell] {
            Cell::Number(value) => Some(value),
            Cell::Dash => Some(Decimal::ZERO),
            Cell::Blank | Cell::Absent => None,
        }
    }

    pub fn set(&mut self, cell: usize, value: impl Into<Decimal>) {
        self.cells[cell] = Cell::Number(value.into());
    }

    /// Writes into a cell of table 2, where this edition has it.
    pub fn set_disclosure(&mut self, row: &str, column: &str, value: impl Into<Decimal>) {
        if let Some(cell) = self.form().disclosure(row, column) {
            self.set(cell, value);
        }
    }
}
