//! The three tables as grids of cells that may span rows and columns: what every writer of a format works on.

use std::borrow::Cow;
use std::ops::Range;

use crate::form::{Form, TOTAL};
use crate::labels::{APPLICANTS, DISPUTES, Depth, RESULTS, RULINGS};
use crate::look::Look;
use crate::sheet::{Cell, Sheet};

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
        self.rows
            .iter()
            .map(|row| place_row(row, &mut below))
            .collect()
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
            below[column..column + width]
                .iter_mut()
                .for_each(|b| b.0 -= 1);
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

fn label(text: &'static str) -> GridCell {
    GridCell {
        text: Cow::Borrowed(text),
        across: 1,
        down: 1,
        is_label: true,
    }
}

fn wide(text: &'static str, across: usize) -> GridCell {
    GridCell {
        across,
        ..label(text)
    }
}

fn tall(text: &'static str, down: usize) -> GridCell {
    GridCell {
        down,
        ..label(text)
    }
}

/// The sheet and the way its values are printed.
pub struct Printer<'a> {
    pub sheet: &'a Sheet,
    pub look: &'a Look,
}

impl Printer<'_> {
    /// Builds table 2, 3 or 4; none where the sheet has no cell of it.
    pub fn table(&self, number: u8) -> Option<Grid> {
        if self.is_absent(self.sheet.form().table(number)) {
            return None;
        }
        Some(match number {
            2 => self.disclosure(),
            3 => self.requests(),
            _ => self.disputes(),
        })
    }

    fn is_absent(&self, cells: Range<usize>) -> bool {
        self.sheet.cells[cells]
            .iter()
            .all(|cell| *cell == Cell::Absent)
    }

    fn value(&self, cell: usize) -> GridCell {
        let path = &self.sheet.form().paths[cell];
        let text = match self.sheet.cells[cell] {
            Cell::Number(value) => self.look.print(path, value),
            Cell::Dash => Cow::Borrowed(self.look.dash),
            Cell::Blank | Cell::Absent => Cow::Borrowed(""),
        };
        GridCell {
            text,
            across: 1,
            down: 1,
            is_label: false,
        }
    }

    fn values(&self, cells: Range<usize>) -> impl Iterator<Item = GridCell> {
        cells.map(|cell| self.value(cell))
    }

    fn disclosure(&self) -> Grid {
        let mut rows = Vec::new();
        let mut start = 0;
        for block in self.sheet.form().blocks {
            rows.push(vec![wide(block.caption, 4)]);
            let head = block.columns.iter().map(|c| label(c.1));
            rows.push(widened(std::iter::once(label("信息内容")).chain(head)));
            for (_, name) in block.rows {
                let cells = start..start + block.columns.len();
                start = cells.end;
                if !self.is_absent(cells.clone()) {
                    rows.push(widened(
                        std::iter::once(label(name)).chain(self.values(cells)),
                    ));
                }
            }
        }
        Grid { width: 4, rows }
    }

    fn requests(&self) -> Grid {
        let form = self.sheet.form();
        let shown: Vec<usize> = (0..form.rows.len())
            .filter(|row| !self.is_absent(self.request_row(*row)))
            .collect();
        let mut rows = request_head();
        for (place, row) in shown.iter().enumerate() {
            let mut cells = request_labels(form, &shown, place);
            cells.extend(self.values(self.request_row(*row)));
            rows.push(cells);
        }
        Grid { width: 10, rows }
    }

    fn request_row(&self, row: usize) -> Range<usize> {
        let form = self.sheet.form();
        form.request(row, 0)..form.request(row, TOTAL) + 1
    }

    fn disputes(&self) -> Grid {
        let mut heads: Vec<GridCell> = RULINGS.iter().map(|r| tall(r.1, 2)).collect();
        heads.extend(DISPUTES[1..].iter().map(|suit| wide(suit.1, 5)));
        let rulings = DISPUTES[1..]
            .iter()
            .flat_map(|_| RULINGS.iter().map(|r| label(r.1)));
        let rows = vec![
            vec![wide(DISPUTES[0].1, 5), wide("行政诉讼", 10)],
            heads,
            rulings.collect(),
            self.values(self.sheet.form().table(4)).collect(),
        ];
        Grid { width: 15, rows }
    }
}

/// Lets the last cell of a row of table 2 reach the right edge.
fn widened(cells: impl Iterator<Item = GridCell>) -> Vec<GridCell> {
    let mut cells: Vec<GridCell> = cells.collect();
    let missing = 4 - cells.len();
    if let Some(last) = cells.last_mut() {
        last.across += missing;
    }
    cells
}

fn request_head() -> Vec<Vec<GridCell>> {
    let note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    let organisations = &APPLICANTS[1..TOTAL];
    vec![
        vec![
            GridCell {
                across: 3,
                down: 3,
                ..label(note)
            },
            wide("申请人情况", 7),
        ],
        vec![
            tall(APPLICANTS[0].1, 2),
            wide("法人或其他组织", organisations.len()),
            tall(APPLICANTS[TOTAL].1, 2),
        ],
        organisations.iter().map(|column| label(column.1)).collect(),
    ]
}

/// Gives the label cells that begin in the row at `place` of the rows shown.
fn request_labels(form: &Form, shown: &[usize], place: usize) -> Vec<GridCell> {
    let depth = |place: usize| form.rows[shown[place]].depth;
    let name = form.rows[shown[place]].label;
    if depth(place) == Depth::Top {
        return vec![wide(name, 3)];
    }
    let mut cells = Vec::with_capacity(10);
    if place == 0 || depth(place - 1) == Depth::Top {
        cells.push(tall(
            RESULTS,
            run(place, shown.len(), |p| depth(p) != Depth::Top),
        ));
    }
    let Depth::Detail(group) = depth(place) else {
        cells.push(wide(name, 2));
        return cells;
    };
    if depth(place - 1) != depth(place) {
        cells.push(tall(
            group,
            run(place, shown.len(), |p| depth(p) == depth(place)),
        ));
    }
    cells.push(label(name));
    cells
}

fn run(from: usize, to: usize, belongs: impl Fn(usize) -> bool) -> usize {
    (from..to).take_while(|place| belongs(*place)).count()
}

#[cfg(test)]
mod tests {
    use super::{Grid, Printer, Slot};
    use crate::form::Edition;
    use crate::look::Look;
    use crate::sheet::Sheet;

    fn grid(edition: Edition, number: u8) -> Grid {
        let sheet = Sheet::zeros(edition);
        let look = Look::plain();
        Printer {
            sheet: &sheet,
            look: &look,
        }
        .table(number)
        .unwrap()
    }

    #[test]
    fn grids_have_the_size_of_the_published_forms() {
        let size = |edition| {
            [2, 3, 4]
                .map(|n| grid(edition, n))
                .map(|g| (g.rows.len(), g.width))
        };
        assert_eq!(size(Edition::Of2021), [(14, 4), (28, 10), (4, 15)]);
        assert_eq!(size(Edition::Of2019), [(18, 4), (26, 10), (4, 15)]);
    }

    #[test]
    fn every_row_fills_the_width_of_its_grid() {
        for edition in [Edition::Of2019, Edition::Of2021] {
            for number in 2..=4 {
                let grid = grid(edition, number);
                let own = grid
                    .rows
                    .iter()
                    .flatten()
                    .map(|cell| cell.across * cell.down);
                assert_eq!(own.sum::<usize>(), grid.width * grid.rows.len());
            }
        }
    }

    #[test]
    fn a_detail_row_is_covered_by_its_group_and_the_results() {
        let grid = grid(Edition::Of2021, 3);
        let covered = |row: usize| {
            grid.slots()[row]
                .iter()
                .filter(|slot| matches!(slot, Slot::Covered))
                .count()
        };
        assert_eq!(
            [covered(3), covered(5), covered(6), covered(7), covered(8)],
            [0, 0, 1, 1, 2]
        );
    }
}
