//! The three tables as grids of cells that may span rows and columns: what every writer of a format works on.

use std::borrow::Cow;

/// A cell where it begins.
#[derive(Clone, Debug)]
pub struct GridCell {
    pub text: Cow<'static, str>,
    /// Columns that it covers.
    pub across: usize,
    /// Rows that it covers.
    pub down: usize,
    pub is_label: bool,
}

/// One table.
#[derive(Clone, Debug)]
pub struct Grid {
    pub width: usize,
    pub rows: Vec<Vec<GridCell>>,
}

/// What stands at the next place of a row, from the left.
#[derive(Clone, Copy)]
pub enum Slot<'a> {
    Own(&'a GridCell),
    /// Part of a cell that began in a row above.
    Covered,
}

impl Grid {
    /// Walks the rows with the places that cells from above cover, each once.
    pub fn slots(&self) -> Vec<Vec<Slot<'_>>> {
        let mut below = vec![(0_usize, 0_usize); self.width];
        self.rows.iter().map(|row| place_row(row, &mut below)).collect()
    }
}

/// Places the cells of a row; `below` holds for each column (rows still covered, width of the covering cell).
fn place_row<'a>(row: &'a [GridCell], below: &mut [(usize, usize)]) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    let mut cells = row.iter();
    let mut column = 0;
    while column < below.len() {
        let (left, width) = below[column];
        if left > 0 {
            below[column..column + width].iter_mut().for_each(|b| b.0 -= 1);
            slots.push(Slot::Covered);
            column += width;
            continue;
        }
        let Some(cell) = cells.next() else { break };
        let end = (column + cell.across).min(below.len());
        below[column..end].fill((cell.down - 1, end - column));
        slots.push(Slot::Own(cell));
        column = end;
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::{Grid, Slot};
    use crate::form::Edition;
    use crate::look::Look;
    use crate::sheet::Sheet;
    use crate::tables::Printer;

    fn grid(edition: Edition, number: u8) -> Grid {
        let sheet = Sheet::zeros(edition);
        let look = Look::plain();
        Printer { sheet: &sheet, look: &look }.table(number).unwrap()
    }

    #[test]
    fn grids_have_the_size_of_the_published_forms() {
        let size = |edition| [2, 3, 4].map(|n| grid(edition, n)).map(|g| (g.rows.len(), g.width));
        assert_eq!(size(Edition::Of2021), [(14, 4), (28, 10), (4, 15)]);
        assert_eq!(size(Edition::Of2019), [(18, 5), (26, 10), (4, 15)]);
    }

    #[test]
    fn every_row_fills_the_width_of_its_grid() {
        for edition in [Edition::Of2019, Edition::Of2021] {
            for number in 2..=4 {
                let grid = grid(edition, number);
                let own = grid.rows.iter().flatten().map(|cell| cell.across * cell.down);
                assert_eq!(own.sum::<usize>(), grid.width * grid.rows.len());
            }
        }
    }

    #[test]
    fn a_detail_row_is_covered_by_its_group_and_the_results() {
        let grid = grid(Edition::Of2021, 3);
        let covered = |row: usize| grid.slots()[row].iter().filter(|slot| matches!(slot, Slot::Covered)).count();
        assert_eq!([covered(3), covered(5), covered(6), covered(7), covered(8)], [0, 0, 1, 1, 2]);
    }
}
