//! A ruled table with its text, row by row, and how its rows go on over the end of a page.

use super::grid::Grid;
use super::line::{cell_text, push_continued};
use super::sheet::Glyph;
use crate::text::fold;

/// One place of a row.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its text; empty where a cell from above covers the place.
    pub text: String,
    /// A cell that began in a row above.
    pub is_covered: bool,
    /// Where it begins and ends from left to right.
    pub span: (f64, f64),
}

/// The places of a row from left to right: a cell that covers several columns stands once.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its places.
    pub cells: Vec<Cell>,
}

/// A table on one page.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Where it begins and ends from top to bottom.
    pub reach: (f64, f64),
}

impl Table {
    /// Puts characters into the cells of a grid; those outside it stay.
    pub fn filled(grid: &Grid, glyphs: &mut Vec<Glyph>) -> Self {
        let mut inside: Vec<Vec<Glyph>> = vec![Vec::new(); grid.faces.len()];
        glyphs.retain(|glyph| match grid.face_at(glyph.bounds.center()) {
            Some(face) => {
                inside[face].push(*glyph);
                false
            }
            None => true,
        });
        let texts: Vec<String> = inside.into_iter().map(cell_text).collect();
        let rows = (0..grid.rows()).map(|row| Row::of(grid, row, &texts)).filter(Row::begins_something).collect();
        Self { rows, reach: (grid.bounds().y0, grid.bounds().y1) }
    }

    /// Takes what the next page goes on with: repeated heads are left out, a broken row and broken labels put together.
    pub fn go_on(&mut self, mut next: Self) -> Vec<Row> {
        let repeated = self.rows.iter().zip(&next.rows).take_while(|(own, again)| own.is_head_of(again)).count();
        next.rows.drain(..repeated);
        if let Some(first) = next.rows.first_mut() {
            self.mend_labels(first);
        }
        let joined = next.rows.first().zip(self.rows.last_mut()).is_some_and(|(first, last)| last.absorb(first));
        if joined {
            next.rows.remove(0);
        }
        next.rows
    }

    /// A label in the first row of a page that is the rest of one begun above goes back to it.
    fn mend_labels(&mut self, first: &mut Row) {
        let labels = first.cells.len().saturating_sub(1);
        for cell in first.cells.iter_mut().take(labels) {
            let above = self.rows.iter_mut().rev().find_map(|row| row.beginning_in(cell.span));
            let Some(above) = above else { continue };
            if cell.is_covered || !is_numbered(&above.text) || is_numbered(&cell.text) || is_value(&cell.text) {
                continue;
            }
            push_continued(&mut above.text, &std::mem::take(&mut cell.text));
            cell.is_covered = true;
        }
    }
}

impl Row {
    fn of(grid: &Grid, row: usize, texts: &[String]) -> Self {
        let cell = |face: usize| {
            let is_covered = grid.faces[face].top < row;
            let text = if is_covered { String::new() } else { texts[face].clone() };
            Cell { text, is_covered, span: grid.span_of(face) }
        };
        Self { cells: grid.row(row).into_iter().map(cell).collect() }
    }

    /// Rows between two lines that only part merged cells begin nothing.
    fn begins_something(&self) -> bool {
        let own: Vec<&Cell> = self.cells.iter().filter(|cell| !cell.is_covered).collect();
        own.len() > 1 || own.iter().any(|cell| !cell.text.is_empty())
    }

    /// The canonical line: cells between bars.
    pub fn line(&self) -> String {
        self.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ")
    }

    /// Tells whether this row of heads stands again on the next page.
    fn is_head_of(&self, again: &Self) -> bool {
        let same = self.cells.len() == again.cells.len()
            && self.cells.iter().zip(&again.cells).all(|(a, b)| fold::compact(&a.text) == fold::compact(&b.text));
        let texts = || self.cells.iter().map(|cell| cell.text.as_str());
        same && texts().any(|text| !text.is_empty()) && !texts().any(is_value)
    }

    /// The own cell that a place below belongs to.
    fn beginning_in(&mut self, span: (f64, f64)) -> Option<&mut Cell> {
        let middle = f64::midpoint(span.0, span.1);
        self.cells.iter_mut().find(|cell| !cell.is_covered && cell.span.0 <= middle && middle <= cell.span.1)
    }

    /// Takes the rest of a row that a page break cut through; false where the other is a row of its own.
    fn absorb(&mut self, rest: &Self) -> bool {
        if !self.is_cut_before(rest) {
            return false;
        }
        for (cell, more) in self.cells.iter_mut().zip(&rest.cells) {
            push_continued(&mut cell.text, &more.text);
        }
        true
    }

    /// The other row has the same columns, none of its values stands where this row has one, and it has no label of its own:
    /// none at all, or no number before it where this one has.
    fn is_cut_before(&self, rest: &Self) -> bool {
        const NEAR: f64 = 4.0;
        let near = |a: &Cell, b: &Cell| (a.span.0 - b.span.0).abs() < NEAR && (a.span.1 - b.span.1).abs() < NEAR;
        let pairs = || self.cells.iter().zip(&rest.cells);
        let same_columns = self.cells.len() == rest.cells.len() && pairs().all(|(a, b)| near(a, b));
        let values_clash = pairs().any(|(a, b)| is_value(&b.text) && !a.text.is_empty());
        let label = |row: &Self| row.cells.iter().find(|cell| !cell.text.is_empty()).map(|cell| cell.text.clone());
        let (Some(own), Some(other)) = (label(self), label(rest)) else { return false };
        same_columns && !values_clash && (is_value(&other) || is_numbered(&own) && !is_numbered(&other))
    }
}

/// Tells whether a label begins with its number: 一、 （一） 1.
pub fn is_numbered(text: &str) -> bool {
    let folded = fold::compact(text);
    let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let bare = folded.strip_prefix('(').unwrap_or(&folded);
    let rest = bare.trim_start_matches(digits);
    rest.len() < bare.len() && rest.starts_with(['、', '.', ')'])
}

/// Tells whether a cell holds a figure or what stands for one.
pub fn is_value(text: &str) -> bool {
    let folded = fold::compact(text);
    !folded.is_empty() && folded.chars().all(|c| c.is_ascii_digit() || "+-.,%/—无".contains(c))
}
