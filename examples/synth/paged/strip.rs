//! A table as one endless strip: where its columns, rows and lines of text lie. Pages are windows on it.

use super::leaf::{plain, width, wrapped};
use super::{Rules, Style};
use crate::grid::{Grid, Slot};

/// Font size of texts in cells.
pub const SIZE: f64 = 9.0;
/// From one line of a cell to the next.
pub const LEADING: f64 = 12.0;
/// Room around the text of a cell.
pub const PAD: f64 = 3.0;

/// A cell on the strip; `top` and `bottom` grow downwards from the table's first row.
pub struct Cell {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// Its lines, each with its left and the middle of its height.
    pub lines: Vec<(String, f64, f64)>,
}

/// A table on the strip.
pub struct Strip {
    pub cells: Vec<Cell>,
    /// Where each row begins, and where the last ends.
    pub rows: Vec<f64>,
}

/// A cell with the rows and columns that it covers.
struct Placed {
    text: String,
    is_centred: bool,
    row: usize,
    down: usize,
    column: usize,
    across: usize,
}

impl Strip {
    /// Lays a table out between these ends.
    pub fn of(grid: &Grid, ends: (f64, f64), style: &Style) -> Self {
        let xs = columns(grid.width, ends, style.rules != Rules::None);
        let placed = placed(grid);
        let room = |cell: &Placed| xs[cell.column + cell.across] - xs[cell.column] - 2.0 * PAD;
        let lines: Vec<Vec<String>> = placed.iter().map(|cell| wrapped(&cell.text, SIZE, room(cell))).collect();
        let rows = heights(grid.rows.len(), &placed, &lines);
        let cells = placed.iter().zip(lines).map(|(cell, lines)| {
            let (top, bottom) = (rows[cell.row], rows[cell.row + cell.down]);
            let (left, right) = (xs[cell.column], xs[cell.column + cell.across]);
            let spare = if style.centred { (bottom - top - height(lines.len())) / 2.0 } else { 0.0 };
            let mut middle = top + spare + PAD + LEADING / 2.0;
            let mut lay = |line: String| {
                let spare = (right - left - 2.0 * PAD - width(&line, SIZE)) / 2.0;
                let indent = if cell.is_centred { spare } else { 0.0 };
                let laid = (line, left + PAD + indent, middle);
                middle += LEADING;
                laid
            };
            let lines = lines.into_iter().filter(|line| !line.is_empty()).map(&mut lay).collect();
            Cell { left, right, top, bottom, lines }
        });
        Self { cells: cells.collect(), rows: rows.clone() }
    }

    /// Where a page that shows the strip from `from` on must end, if it has this much room.
    pub fn end_after(&self, from: f64, room: f64, cuts_rows: bool) -> f64 {
        let limit = from + room;
        let whole = self.rows.iter().copied().filter(|row| *row <= limit + 0.01).fold(from, f64::max);
        let end = self.rows.last().copied().unwrap_or(0.0);
        let lines = ((limit - whole - PAD) / LEADING).floor();
        let next = self.rows.iter().copied().find(|row| *row > whole).unwrap_or(end);
        let cut = whole + PAD + lines * LEADING;
        if cuts_rows && whole < end && lines >= 1.0 && cut < next - LEADING { cut } else { whole }
    }
}

fn height(lines: usize) -> f64 {
    2.0 * PAD + LEADING * f64::from(u32::try_from(lines.max(1)).expect("a cell has few lines"))
}

/// Labels have wide columns, figures narrow ones.
fn columns(count: usize, (left, right): (f64, f64), ruled: bool) -> Vec<f64> {
    let shares: &[f64] = match count {
        4 => &[140.0, 95.0, 95.0, 95.0],
        5 => &[140.0, 80.0, 60.0, 65.0, 80.0],
        // Where nothing is ruled, a label must not wrap into what stands beside it.
        10 if !ruled => &[75.0, 62.0, 105.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0],
        10 => &[38.0, 62.0, 115.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0],
        _ => &[1.0; 15],
    };
    let whole: f64 = shares.iter().sum();
    let mut xs = vec![left];
    for share in shares {
        xs.push(xs.last().expect("the first is there") + share * (right - left) / whole);
    }
    xs
}

fn placed(grid: &Grid) -> Vec<Placed> {
    let mut placed = Vec::new();
    let mut below = vec![0_usize; grid.width];
    for (row, slots) in grid.slots().into_iter().enumerate() {
        let own = slots.into_iter().filter_map(|slot| match slot {
            Slot::Own(cell) => Some(cell),
            Slot::Covered => None,
        });
        let mut column = 0;
        for cell in own {
            while below.get(column).is_some_and(|end| *end > row) {
                column += 1;
            }
            let across = cell.across.min(grid.width - column);
            below[column..column + across].fill(row + cell.down);
            let is_centred = !cell.is_label || across == grid.width;
            placed.push(Placed { text: plain(&cell.text), is_centred, row, down: cell.down, column, across });
            column += across;
        }
    }
    placed
}

/// Where rows begin: as high as their highest cell, the last row of a tall cell as high as that one needs.
fn heights(rows: usize, placed: &[Placed], lines: &[Vec<String>]) -> Vec<f64> {
    let mut heights = vec![height(1); rows];
    for down in 1..=rows {
        for (cell, lines) in placed.iter().zip(lines).filter(|(cell, _)| cell.down == down) {
            let span = cell.row..cell.row + down;
            let missing = height(lines.len()) - heights[span.clone()].iter().sum::<f64>();
            heights[span.end - 1] += missing.max(0.0);
        }
    }
    let mut starts = vec![0.0];
    for height in heights {
        starts.push(starts.last().expect("the first is there") + height);
    }
    starts
}
