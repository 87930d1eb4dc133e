//! Ruling lines to tables: lines that touch are one lattice, its faces are the cells, merged ones included. It knows no text.

use kurbo::{Point, Rect};

use super::sheet::{Ruling, Sheet};

/// Lines that lie closer are one: the two strokes of a double border, edges that do not quite meet. Rows and columns of
/// text are wider.
const SNAP: f64 = 3.0;
/// A page with more lines is a drawing.
const MOST_LINES: usize = 3000;
/// A lattice with more places is a drawing.
const MOST_PLACES: usize = 100_000;

/// One cell: the rows and columns of the lattice that it covers, the ends excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    /// First row.
    pub top: usize,
    /// One past the last row.
    pub bottom: usize,
    /// First column.
    pub left: usize,
    /// One past the last column.
    pub right: usize,
}

/// A ruled table without its text.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Where its columns begin and end.
    xs: Vec<f64>,
    /// Where its rows begin and end.
    ys: Vec<f64>,
    /// Its cells, by first row and column.
    pub faces: Vec<Face>,
    /// The face at each place, row by row.
    at: Vec<usize>,
}

impl Grid {
    /// The tables of a page, from top to bottom.
    pub fn all_of(sheet: &Sheet) -> Vec<Self> {
        let (level, upright) = (joined(&sheet.level), joined(&sheet.upright));
        if level.len() > MOST_LINES || upright.len() > MOST_LINES {
            return Vec::new();
        }
        let lattices = lattices(&level, &upright);
        let mut grids: Vec<Self> = lattices.iter().filter_map(|(level, upright)| Self::of(level, upright)).collect();
        grids.sort_by(|a, b| a.bounds().y0.total_cmp(&b.bounds().y0));
        grids
    }

    fn of(level: &[Ruling], upright: &[Ruling]) -> Option<Self> {
        let (xs, ys) = (edges(upright, level), edges(level, upright));
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns.saturating_mul(rows) > MOST_PLACES {
            return None;
        }
        let mut merge = Merge::new(rows, columns);
        // A wall stands between two places where a line covers the middle of the edge between them.
        let walls_right = walls(upright, &xs, &ys);
        let walls_below = walls(level, &ys, &xs);
        for row in 0..rows {
            for column in 0..columns {
                if column + 1 < columns && !walls_right[(column + 1) * rows + row] {
                    merge.join(row * columns + column, row * columns + column + 1);
                }
                if row + 1 < rows && !walls_below[(row + 1) * columns + column] {
                    merge.join(row * columns + column, (row + 1) * columns + column);
                }
            }
        }
        let (faces, at) = merge.faces();
        (faces.len() > 1).then_some(Self { xs, ys, faces, at })
    }

    /// The area that it covers.
    pub fn bounds(&self) -> Rect {
        let ends = |edges: &[f64]| (edges.first().copied().unwrap_or(0.0), edges.last().copied().unwrap_or(0.0));
        let ((x0, x1), (y0, y1)) = (ends(&self.xs), ends(&self.ys));
        Rect::new(x0, y0, x1, y1)
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// The faces of a row from left to right.
    pub fn row(&self, row: usize) -> Vec<usize> {
        let columns = self.xs.len().saturating_sub(1);
        let mut faces = self.at.get(row * columns..(row + 1) * columns).unwrap_or_default().to_vec();
        faces.dedup();
        faces
    }

    /// The face that a point lies in.
    pub fn face_at(&self, point: Point) -> Option<usize> {
        let place = |edges: &[f64], at: f64| {
            let nth = edges.partition_point(|&edge| edge <= at).checked_sub(1)?;
            (nth + 1 < edges.len()).then_some(nth)
        };
        let (column, row) = (place(&self.xs, point.x)?, place(&self.ys, point.y)?);
        self.at.get(row * (self.xs.len() - 1) + column).copied()
    }

    /// How high a face is.
    pub fn height_of(&self, face: usize) -> f64 {
        let face = self.faces[face];
        self.ys[face.bottom] - self.ys[face.top]
    }

    /// Where a face begins and ends from left to right.
    pub fn span_of(&self, face: usize) -> (f64, f64) {
        let face = self.faces[face];
        (self.xs[face.left], self.xs[face.right])
    }
}

/// Pieces of one line put together.
fn joined(pieces: &[Ruling]) -> Vec<Ruling> {
    let mut pieces: Vec<Ruling> = pieces.iter().copied().filter(|one| one.at.is_finite()).collect();
    pieces.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut lines: Vec<Ruling> = Vec::new();
    for run in pieces.chunk_by(|a, b| b.at - a.at <= 1.0) {
        let mut run = run.to_vec();
        run.sort_by(|a, b| a.from.total_cmp(&b.from));
        let first = lines.len();
        for one in run {
            match lines[first..].last_mut() {
                Some(last) if one.from <= last.to + SNAP => last.to = last.to.max(one.to),
                _ => lines.push(one),
            }
        }
    }
    lines
}

/// Lines that touch one another, level and upright ones apart.
fn lattices(level: &[Ruling], upright: &[Ruling]) -> Vec<(Vec<Ruling>, Vec<Ruling>)> {
    let mut merge = Merge::new(level.len() + upright.len(), 1);
    for (nth, across) in level.iter().enumerate() {
        for (mth, down) in upright.iter().enumerate() {
            let meets = |line: &Ruling, at: f64| line.from - SNAP <= at && at <= line.to + SNAP;
            if meets(across, down.at) && meets(down, across.at) {
                merge.join(nth, level.len() + mth);
            }
        }
    }
    let mut lattices: Vec<(Vec<Ruling>, Vec<Ruling>)> = vec![Default::default(); level.len() + upright.len()];
    for (nth, across) in level.iter().enumerate() {
        lattices[merge.find(nth)].0.push(*across);
    }
    for (nth, down) in upright.iter().enumerate() {
        lattices[merge.find(level.len() + nth)].1.push(*down);
    }
    lattices.retain(|(level, upright)| !level.is_empty() && !upright.is_empty());
    lattices
}

/// Where columns (or rows) begin: at their lines, and at the ends of the lines across them where a table is open at its
/// sides.
fn edges(lines: &[Ruling], across: &[Ruling]) -> Vec<f64> {
    let mut edges: Vec<f64> = Vec::new();
    let mut all: Vec<f64> = lines.iter().map(|line| line.at).collect();
    all.sort_by(f64::total_cmp);
    for at in all {
        if edges.last().is_none_or(|last| at - last > SNAP) {
            edges.push(at);
        }
    }
    let first = across.iter().map(|line| line.from).fold(f64::INFINITY, f64::min);
    let last = across.iter().map(|line| line.to).fold(f64::NEG_INFINITY, f64::max);
    if edges.first().is_none_or(|edge| edge - first > 2.0 * SNAP) {
        edges.insert(0, first);
    }
    if edges.last().is_none_or(|edge| last - edge > 2.0 * SNAP) {
        edges.push(last);
    }
    edges
}

/// For each edge and each stretch between two edges across it, whether a line runs there.
fn walls(lines: &[Ruling], edges: &[f64], across: &[f64]) -> Vec<bool> {
    let stretches = across.len() - 1;
    let mut walls = vec![false; edges.len() * stretches];
    for line in lines {
        let nth = edges.partition_point(|&edge| edge <= line.at).saturating_sub(1);
        for (stretch, ends) in across.windows(2).enumerate() {
            let middle = f64::midpoint(ends[0], ends[1]);
            if line.from <= middle && middle <= line.to {
                walls[nth * stretches + stretch] = true;
            }
        }
    }
    walls
}

/// Places that belong together.
struct Merge {
    columns: usize,
    parents: Vec<usize>,
}

impl Merge {
    fn new(rows: usize, columns: usize) -> Self {
        Self { columns, parents: (0..rows * columns).collect() }
    }

    fn find(&mut self, place: usize) -> usize {
        let mut root = place;
        while self.parents[root] != root {
            self.parents[root] = self.parents[self.parents[root]];
            root = self.parents[root];
        }
        root
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parents[a.max(b)] = a.min(b);
    }

    /// The faces, and the face at each place. What is joined to no rectangle, because a piece of a line is missing, falls
    /// apart into its rows.
    fn faces(mut self) -> (Vec<Face>, Vec<usize>) {
        let roots: Vec<usize> = (0..self.parents.len()).map(|place| self.find(place)).collect();
        let mut whole: Vec<Option<(Face, usize)>> = vec![None; roots.len()];
        for (place, &root) in roots.iter().enumerate() {
            let (row, column) = (place / self.columns, place % self.columns);
            let (face, count) =
                whole[root].get_or_insert((Face { top: row, bottom: row, left: column, right: column }, 0));
            face.bottom = face.bottom.max(row + 1);
            face.left = face.left.min(column);
            face.right = face.right.max(column + 1);
            *count += 1;
        }
        let mut faces: Vec<Face> = Vec::new();
        let mut at: Vec<usize> = Vec::with_capacity(roots.len());
        for (place, &root) in roots.iter().enumerate() {
            let (row, column) = (place / self.columns, place % self.columns);
            let whole =
                whole[root].filter(|(face, count)| (face.bottom - face.top) * (face.right - face.left) == *count);
            let goes_on = column > 0 && roots[place - 1] == root;
            let face = match whole {
                Some((face, _)) if place == root => begin(&mut faces, face),
                Some(_) => at[root],
                None if goes_on => at[place - 1],
                None => begin(&mut faces, Face { top: row, bottom: row + 1, left: column, right: column }),
            };
            faces[face].right = faces[face].right.max(column + 1);
            at.push(face);
        }
        (faces, at)
    }
}

fn begin(faces: &mut Vec<Face>, face: Face) -> usize {
    faces.push(face);
    faces.len() - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(level: &[(f64, f64, f64)], upright: &[(f64, f64, f64)]) -> Sheet {
        let lines = |all: &[(f64, f64, f64)]| all.iter().map(|&(at, from, to)| Ruling { at, from, to }).collect();
        Sheet { level: lines(level), upright: lines(upright), ..Sheet::default() }
    }

    /// The faces as `top-bottom/left-right`.
    fn shown(sheet: &Sheet) -> Vec<Vec<String>> {
        let face = |face: &Face| format!("{}-{}/{}-{}", face.top, face.bottom, face.left, face.right);
        Grid::all_of(sheet).iter().map(|grid| grid.faces.iter().map(face).collect()).collect()
    }

    #[test]
    fn faces_of_a_lattice_are_its_cells_with_those_merged() {
        // A head over two columns, and a first column over two rows.
        let sheet = sheet(
            &[(0.0, 0.0, 90.0), (20.0, 0.0, 90.0), (40.0, 30.0, 90.0), (60.0, 0.0, 90.0)],
            &[(0.0, 0.0, 60.0), (30.0, 0.0, 60.0), (60.0, 20.0, 60.0), (90.0, 0.0, 60.0)],
        );
        let faces = ["0-1/0-1", "0-1/1-3", "1-3/0-1", "1-2/1-2", "1-2/2-3", "2-3/1-2", "2-3/2-3"];
        assert_eq!(shown(&sheet), [faces]);
        let grid = &Grid::all_of(&sheet)[0];
        assert_eq!(grid.row(2), [2, 5, 6]);
        assert_eq!(grid.face_at(Point::new(70.0, 10.0)), Some(1));
        assert_eq!(grid.face_at(Point::new(95.0, 10.0)), None);
    }

    #[test]
    fn borders_drawn_cell_by_cell_and_double_lines_are_one_line() {
        let pieces: Vec<(f64, f64, f64)> =
            [0.0, 20.0, 22.0, 42.0].iter().flat_map(|&y| [(y, 0.0, 29.0), (y, 30.5, 60.0)]).collect();
        let sheet = sheet(&pieces, &[(0.0, 0.0, 42.0), (30.0, 0.0, 20.0), (30.4, 21.0, 42.0), (60.0, 0.0, 42.0)]);
        assert_eq!(shown(&sheet), [["0-1/0-1", "0-1/1-2", "1-2/0-1", "1-2/1-2"]]);
    }

    #[test]
    fn a_table_open_at_its_sides_ends_where_its_lines_end() {
        let sheet = sheet(&[(0.0, 0.0, 60.0), (20.0, 0.0, 60.0)], &[(30.0, 0.0, 45.0)]);
        assert_eq!(shown(&sheet), [["0-1/0-1", "0-1/1-2", "1-2/0-1", "1-2/1-2"]]);
    }

    #[test]
    fn frames_underlines_and_lines_that_do_not_touch_are_no_tables() {
        let frame = sheet(&[(0.0, 0.0, 60.0), (90.0, 0.0, 60.0)], &[(0.0, 0.0, 90.0), (60.0, 0.0, 90.0)]);
        assert!(shown(&frame).is_empty());
        assert!(shown(&sheet(&[(0.0, 0.0, 60.0), (20.0, 0.0, 60.0)], &[(200.0, 100.0, 200.0)])).is_empty());
    }

    #[test]
    fn a_missing_piece_of_a_line_costs_only_the_merge() {
        let broken = sheet(
            &[(0.0, 0.0, 60.0), (20.0, 0.0, 30.0), (40.0, 0.0, 60.0)],
            &[(0.0, 0.0, 40.0), (30.0, 0.0, 20.0), (60.0, 0.0, 40.0)],
        );
        assert_eq!(shown(&broken), [["0-1/0-1", "0-1/1-2", "1-2/0-2"]]);
    }
}
