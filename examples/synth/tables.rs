//! Lays a filled-in sheet out as the grids of tables 2, 3 and 4, as the published forms are ruled.

use std::borrow::Cow;
use std::ops::Range;

use crate::form::{Edition, Form, TOTAL};
use crate::grid::{Grid, GridCell};
use crate::labels::{APPLICANTS, DISPUTES, Depth, RESULTS, RULINGS};
use crate::look::Look;
use crate::sheet::{Cell, Sheet};

fn label(text: &'static str) -> GridCell {
    GridCell { text: Cow::Borrowed(text), across: 1, down: 1, is_label: true }
}

fn wide(text: &'static str, across: usize) -> GridCell {
    GridCell { across, ..label(text) }
}

fn tall(text: &'static str, down: usize) -> GridCell {
    GridCell { down, ..label(text) }
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
        self.sheet.cells[cells].iter().all(|cell| *cell == Cell::Absent)
    }

    fn value(&self, cell: usize) -> GridCell {
        let path = &self.sheet.form().paths[cell];
        let text = match self.sheet.cells[cell] {
            Cell::Number(value) => self.look.print(path, value),
            Cell::Dash => Cow::Borrowed(self.look.dash),
            Cell::Blank | Cell::Absent => Cow::Borrowed(""),
        };
        GridCell { text, across: 1, down: 1, is_label: false }
    }

    fn values(&self, cells: Range<usize>) -> impl Iterator<Item = GridCell> {
        cells.map(|cell| self.value(cell))
    }

    fn disclosure(&self) -> Grid {
        // The columns of the old form are uneven, so that its grid has one more.
        let width = if self.sheet.edition == Edition::Of2019 { 5 } else { 4 };
        let mut rows = Vec::new();
        let mut start = 0;
        for block in self.sheet.form().blocks {
            rows.push(vec![wide(block.caption, width)]);
            let head = block.columns.iter().map(|c| label(c.1));
            rows.push(widened(width, std::iter::once(label("信息内容")).chain(head)));
            for (_, name) in block.rows {
                let cells = start..start + block.columns.len();
                start = cells.end;
                if !self.is_absent(cells.clone()) {
                    rows.push(widened(width, std::iter::once(label(name)).chain(self.values(cells))));
                }
            }
        }
        Grid { width, rows }
    }

    fn requests(&self) -> Grid {
        let form = self.sheet.form();
        let shown: Vec<usize> = (0..form.rows.len()).filter(|row| !self.is_absent(self.request_row(*row))).collect();
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
        let rulings = DISPUTES[1..].iter().flat_map(|_| RULINGS.iter().map(|r| label(r.1)));
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
fn widened(width: usize, cells: impl Iterator<Item = GridCell>) -> Vec<GridCell> {
    let mut cells: Vec<GridCell> = cells.collect();
    let missing = width - cells.len();
    if let Some(last) = cells.last_mut() {
        last.across += missing;
    }
    cells
}

fn request_head() -> Vec<Vec<GridCell>> {
    let note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    let organisations = &APPLICANTS[1..TOTAL];
    vec![
        vec![GridCell { across: 3, down: 3, ..label(note) }, wide("申请人情况", 7)],
        vec![tall(APPLICANTS[0].1, 2), wide("法人或其他组织", organisations.len()), tall(APPLICANTS[TOTAL].1, 2)],
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
        cells.push(tall(RESULTS, run(place, shown.len(), |p| depth(p) != Depth::Top)));
    }
    let Depth::Detail(group) = depth(place) else {
        cells.push(wide(name, 2));
        return cells;
    };
    if depth(place - 1) != depth(place) {
        cells.push(tall(group, run(place, shown.len(), |p| depth(p) == depth(place))));
    }
    cells.push(label(name));
    cells
}

fn run(from: usize, to: usize, belongs: impl Fn(usize) -> bool) -> usize {
    (from..to).take_while(|place| belongs(*place)).count()
}
