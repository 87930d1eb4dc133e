//! What one year states in a cell, or in cells that are added up. It compares nothing.

use crate::form::{CellId, Form};
use crate::model::record::Figure;
use crate::model::report::{Cell, Report, State, Unit};
use crate::text::number::Number;

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The cells, in the edition of the side's report; none where the form has nothing to set against the other side.
    pub cells: Vec<CellId>,
    /// What stands there; the sum where there are several cells and all of them state a figure.
    pub figure: Figure,
    /// The unit, where one is named.
    pub unit: Option<Unit>,
    /// The lines it stands in.
    pub lines: Vec<u32>,
}

impl Side {
    /// Reads the cells of a report.
    pub(super) fn read(report: &Report, form: &Form, cells: &[CellId]) -> Self {
        let read = cells_of(report, form, cells);
        Self {
            cells: cells.to_vec(),
            figure: figure_of(&read),
            unit: read.first().and_then(|cell| cell.unit),
            lines: read.iter().filter_map(Cell::place).collect(),
        }
    }

    /// The figure, a dash read as the none that it is.
    pub fn stated(&self) -> Option<Number> {
        match self.figure {
            Figure::Number(value) => Some(value),
            Figure::Other(State::Dash) => Some(Number::ZERO),
            Figure::Other(_) => None,
        }
    }

    /// The figure in yuan, where a unit is named.
    pub(super) fn in_yuan(&self) -> Option<Number> {
        match self.unit? {
            Unit::Yuan => self.stated(),
            Unit::TenThousandYuan => (0..4).try_fold(self.stated()?, |value, _| tenfold(value)),
        }
    }

    /// Tells whether nothing but zeros, dashes or blanks stand there.
    pub fn is_nothing(&self) -> bool {
        match self.figure {
            Figure::Number(value) => value.is_zero(),
            Figure::Other(state) => state != State::Text,
        }
    }
}

fn tenfold(value: Number) -> Option<Number> {
    (1..10).try_fold(value, |sum, _| sum.plus(value))
}

/// The cells themselves, or the one cell that stands for them where the report filled in three rows as one.
fn cells_of(report: &Report, form: &Form, cells: &[CellId]) -> Vec<Cell> {
    match (&report.merged_other_handling, cells) {
        (Some(merged), [first, _, ..]) => merged.get(form.spec(*first).column).copied().into_iter().collect(),
        _ => cells.iter().map(|&cell| report.cell(cell)).collect(),
    }
}

fn figure_of(cells: &[Cell]) -> Figure {
    match cells {
        [] => Figure::Other(State::Absent),
        [Cell { state: State::Number, value, .. }] => Figure::Number(*value),
        [cell] => Figure::Other(cell.state),
        several => sum_of(several).map_or_else(|| Figure::Other(weakest(several)), Figure::Number),
    }
}

fn sum_of(cells: &[Cell]) -> Option<Number> {
    cells.iter().try_fold(Number::ZERO, |sum, cell| sum.plus(cell.stated()?))
}

/// The state that keeps a sum from being stated.
fn weakest(cells: &[Cell]) -> State {
    let order = [State::Text, State::Absent, State::Blank];
    let found = order.into_iter().find(|&state| cells.iter().any(|cell| cell.state == state));
    found.unwrap_or(State::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(value: &str, unit: Unit) -> Side {
        let figure = Figure::Number(value.parse().unwrap());
        Side { cells: vec![], figure, unit: Some(unit), lines: vec![] }
    }

    #[test]
    fn ten_thousand_yuan_become_yuan_exactly() {
        assert_eq!(side("54.27", Unit::TenThousandYuan).in_yuan(), Some(Number::whole(542_700)));
        assert_eq!(side("0.0001", Unit::TenThousandYuan).in_yuan(), Some(Number::whole(1)));
        assert_eq!(side("12.5", Unit::Yuan).in_yuan(), Some("12.5".parse().unwrap()));
        assert_eq!(side("999999999999999999", Unit::TenThousandYuan).in_yuan(), None);
    }

    #[test]
    fn one_blank_keeps_a_sum_from_being_stated() {
        let number = Cell { state: State::Number, value: 2.into(), ..Cell::default() };
        let dash = Cell { state: State::Dash, ..Cell::default() };
        let blank = Cell { state: State::Blank, ..Cell::default() };
        assert_eq!(figure_of(&[number, dash, number]), Figure::Number(4.into()));
        assert_eq!(figure_of(&[number, blank, number]), Figure::Other(State::Blank));
        assert_eq!(figure_of(&[Cell::default(), blank]), Figure::Other(State::Absent));
    }
}
