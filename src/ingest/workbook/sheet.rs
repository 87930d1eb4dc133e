//! The cells of one sheet as lines: a row of the sheet a row of text, merged cells as one, prose in a row of its own as plain
//! paragraphs. Only cells that are there are held, whatever size a sheet claims.

use std::collections::{BTreeMap, BTreeSet};

use super::super::row::{Row, Shape};
use super::super::{ReadError, limit};
use super::hidden::{Hidden, Shown};

/// The cells of a sheet, by row and column, and how they are merged.
#[derive(Debug, Default)]
pub struct Sheet {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    regions: Vec<Region>,
}

/// How far a merged cell reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    top: u32,
    left: u32,
    bottom: u32,
    right: u32,
}

/// What is left of the limits for a workbook.
#[derive(Debug, Default)]
pub struct Spent {
    cells: u64,
    characters: u64,
}

impl Spent {
    fn spend(&mut self, cells: u64, characters: u64) -> Result<(), ReadError> {
        self.cells = self.cells.saturating_add(cells);
        self.characters = self.characters.saturating_add(characters);
        limit::CELLS.admit(self.cells)?;
        Ok(limit::CHARACTERS.admit(self.characters)?)
    }
}

impl Sheet {
    /// Puts a cell in its place; of two in one place the first stays.
    pub fn put(&mut self, (row, column): (u32, u32), text: String, spent: &mut Spent) -> Result<(), ReadError> {
        spent.spend(1, text.chars().count() as u64)?;
        self.rows.entry(row).or_default().entry(column).or_insert(text);
        Ok(())
    }

    /// Merges cells, where it is told which.
    pub fn merge(&mut self, region: Option<Region>) -> Result<(), ReadError> {
        self.regions.extend(region);
        Ok(limit::CELLS.admit(self.regions.len() as u64)?)
    }

    /// Takes out what is hidden; tells in how many rows and columns of it something stood, and in how many cells that show nothing.
    pub fn hide(&mut self, hidden: Hidden) -> u32 {
        let mut lost = hidden.cells;
        let Some(shown) = hidden.shown() else { return lost };
        let mut columns = BTreeSet::new();
        let regions = std::mem::take(&mut self.regions);
        let moved = regions.iter().filter_map(|region| self.moved(*region, &shown)).collect::<Vec<_>>();
        for (row, cells) in std::mem::take(&mut self.rows) {
            let is_filled = |text: &String| !text.trim().is_empty();
            if shown.hides_row(row) {
                lost += u32::from(cells.values().any(is_filled));
                continue;
            }
            let kept = self.rows.entry(shown.row(row)).or_default();
            for (column, text) in cells {
                if !shown.hides_column(column) {
                    kept.insert(shown.column(column), text);
                } else if is_filled(&text) {
                    columns.insert(column);
                }
            }
        }
        for (region, text) in moved {
            self.regions.push(region);
            if let Some(text) = text {
                self.rows.entry(region.top).or_default().insert(region.left, text);
            }
        }
        lost.saturating_add(u32::try_from(columns.len()).unwrap_or(u32::MAX))
    }

    /// A merged cell as far as it is shown, with its text where that stood in a place that is hidden.
    fn moved(&self, region: Region, shown: &Shown) -> Option<(Region, Option<String>)> {
        let first = (shown.row(region.top), shown.column(region.left));
        let end = (shown.row(region.bottom.saturating_add(1)), shown.column(region.right.saturating_add(1)));
        let moved = Region::of(first, (end.0.checked_sub(1)?, end.1.checked_sub(1)?))?;
        let is_hidden = shown.hides_row(region.top) || shown.hides_column(region.left);
        let text = || self.rows.get(&region.top)?.get(&region.left).cloned();
        Some((moved, if is_hidden { text() } else { None }))
    }

    /// Writes the rows in which something stands, or that lie between such rows within a table.
    pub fn write(mut self, spent: &mut Spent, out: &mut String) -> Result<(), ReadError> {
        self.regions.sort_unstable_by_key(|region| (region.top, region.left));
        let edges = self.edges(spent)?;
        let mut line = Row::default();
        let mut sweep = Sweep::new(&self.regions);
        for ((&number, cells), edge) in self.rows.iter().zip(edges) {
            write_row(Held { number, cells, open: sweep.at(number, spent)? }, edge, (&mut line, out))?;
        }
        Ok(())
    }

    /// For each row, the last column of the table that it is a row of; none for a row that is none of a table.
    fn edges(&self, spent: &mut Spent) -> Result<Vec<Option<u32>>, ReadError> {
        let mut edges: Vec<Option<u32>> = Vec::with_capacity(self.rows.len());
        let (mut sweep, mut first, mut above) = (Sweep::new(&self.regions), 0, None);
        for (nth, (&number, cells)) in self.rows.iter().enumerate() {
            let row = Held { number, cells, open: sweep.at(number, spent)? };
            let goes_on = above.is_some_and(|above: u32| above.saturating_add(1) == number);
            let edge = row.last().filter(|&last| last < FARTHEST && row.is_of_table(goes_on));
            first = if goes_on { first } else { nth };
            above = edge.map(|_| number);
            edges.push(edge);
            if edge > edges[first] {
                edges[first..].fill(edge);
            } else if edge.is_some() {
                edges[nth] = edges[first];
            }
        }
        Ok(edges)
    }
}

/// The merged cells that reach into one row after the other.
struct Sweep<'s> {
    waiting: std::iter::Peekable<std::slice::Iter<'s, Region>>,
    open: Vec<Region>,
}

impl<'s> Sweep<'s> {
    fn new(regions: &'s [Region]) -> Self {
        Self { waiting: regions.iter().peekable(), open: Vec::new() }
    }

    /// Those of a row further down than the one before.
    fn at(&mut self, number: u32, spent: &mut Spent) -> Result<&[Region], ReadError> {
        self.open.retain(|region| region.bottom >= number);
        while let Some(&region) = self.waiting.next_if(|region| region.top <= number) {
            self.open.extend(Some(region).filter(|region| region.bottom >= number));
        }
        // Overlapping regions by the thousand are no form; each row looks at all that are open.
        limit::ROW.admit(self.open.len() as u64)?;
        spent.spend(self.open.len() as u64, 0)?;
        Ok(&self.open)
    }
}

impl Region {
    /// From the first to the last cell, each row and column; none where they stand the other way round.
    pub fn of((top, left): (u32, u32), (bottom, right): (u32, u32)) -> Option<Self> {
        (top <= bottom && left <= right).then_some(Self { top, left, bottom, right })
    }

    /// Further columns that it covers.
    fn covers(self) -> usize {
        usize::try_from(self.right - self.left).unwrap_or(usize::MAX).min(WIDEST)
    }
}

/// No form has more columns; a merged cell that reaches further does so by a slip.
const WIDEST: usize = 63;

/// A row of the sheet.
#[derive(Clone, Copy)]
struct Held<'s> {
    number: u32,
    cells: &'s BTreeMap<u32, String>,
    /// The merged cells that reach into it.
    open: &'s [Region],
}

fn write_row(row: Held<'_>, edge: Option<u32>, (line, out): (&mut Row, &mut String)) -> Result<(), ReadError> {
    if row.is_empty() && !row.is_of_blanks() {
        return Ok(());
    }
    if let Some((_, prose)) = row.only().filter(|_| edge.is_none()) {
        prose.lines().map(str::trim).filter(|text| !text.is_empty()).for_each(|text| {
            out.push_str(text);
            out.push('\n');
        });
        return Ok(());
    }
    let (Some(first), Some(last)) = (row.places().min(), row.last().max(edge)) else { return Ok(()) };
    limit::ROW.admit(u64::from(last - first))?;
    let mut column = first;
    while column <= last {
        column = row.write_cell(column, line);
    }
    line.write(out);
    out.push('\n');
    Ok(())
}

/// A blank row of table 4 has fifteen; rows between tables have a few leftovers of formatting.
const FEWEST_BLANKS: usize = 10;
/// A table that reaches beyond this column keeps each row as long as it is.
const FARTHEST: u32 = 256;
/// One blank beside a line of text is a slip of the keyboard.
const FEWEST_TYPED: usize = 2;
/// No label is longer.
const LONGEST_LABEL: usize = 60;

impl<'s> Held<'s> {
    /// Its columns. A merged cell may begin where the row itself has nothing.
    fn places(&self) -> impl Iterator<Item = u32> {
        self.cells.keys().copied().chain(self.open.iter().map(|region| region.left))
    }

    fn last(&self) -> Option<u32> {
        self.places().max()
    }

    /// The only cell in which something stands.
    fn only(&self) -> Option<(u32, &'s str)> {
        let mut filled = self.cells.iter().filter(|(_, text)| !text.trim().is_empty());
        let (&column, text) = filled.next().filter(|_| filled.next().is_none())?;
        Some((column, text))
    }

    /// Tells a row of a table. One with a label alone is one where it goes on below such rows, or where a merged cell or blanks
    /// that somebody typed stand beside it: its blanks may never have been stored. Elsewhere it is a line of text, whatever
    /// empty cells have a look.
    fn is_of_table(&self, goes_on: bool) -> bool {
        let Some((column, text)) = self.only() else {
            return goes_on || !self.is_empty();
        };
        let beside = |region: &Region| !(region.left..=region.right).contains(&column);
        !is_sentence(text) && (goes_on || self.open.iter().any(beside) || self.typed_blanks() >= FEWEST_TYPED)
    }

    fn is_empty(&self) -> bool {
        self.cells.values().all(|text| text.trim().is_empty())
    }

    /// Tells, of a row of nothing but empty cells, one of blank values: cells of it are set apart, as a table's are.
    fn is_of_blanks(&self) -> bool {
        self.cells.keys().filter(|column| !self.is_covered(**column)).count() >= FEWEST_BLANKS
    }

    /// The merged cell that reaches over a column.
    fn region_at(&self, column: u32) -> Option<&'s Region> {
        self.open.iter().find(|region| (region.left..=region.right).contains(&column))
    }

    fn is_covered(&self, column: u32) -> bool {
        self.region_at(column).is_some_and(|region| region.top < self.number || region.left < column)
    }

    /// Writes what stands at a column and gives the next one that has a cell of its own.
    fn write_cell(&self, column: u32, line: &mut Row) -> u32 {
        let text = self.cells.get(&column).map_or("", String::as_str);
        let Some(region) = self.region_at(column) else {
            line.push(Shape::OWN, text);
            return column.saturating_add(1);
        };
        line.push(Shape { covers: region.covers(), above: region.top < self.number, gone: false }, text);
        region.right.saturating_add(1)
    }

    /// Cells in which nothing but blanks stand.
    fn typed_blanks(&self) -> usize {
        self.cells.values().filter(|text| !text.is_empty() && text.trim().is_empty()).count()
    }
}

/// Tells a line of text from the label of a row: it is long, has marks that no label has, or is a heading that no row is called.
pub fn is_sentence(text: &str) -> bool {
    let ends = ["情况", "的事项", "报告"];
    text.contains(['。', '：', '；', ':', ';', '\n'])
        || ends.iter().any(|end| text.trim().ends_with(end))
        || text.chars().count() > LONGEST_LABEL
}
