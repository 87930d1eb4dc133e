//! The cells of one sheet as lines: a row of the sheet a row of text, merged cells as one, prose in a row of its own as plain
//! paragraphs. Only cells that are there are held, whatever size a sheet claims.

use std::collections::BTreeMap;

use super::super::row::{Row, Shape};
use super::super::{ReadError, limit};

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

    /// Writes the rows in which something stands, or that lie between such rows within a table.
    pub fn write(mut self, spent: &mut Spent, out: &mut String) -> Result<(), ReadError> {
        self.regions.sort_unstable_by_key(|region| (region.top, region.left));
        let (mut line, mut open) = (Row::default(), Vec::new());
        let mut waiting = self.regions.into_iter().peekable();
        for (&number, cells) in &self.rows {
            open.retain(|region: &Region| region.bottom >= number);
            while let Some(region) = waiting.next_if(|region| region.top <= number) {
                open.extend(Some(region).filter(|region| region.bottom >= number));
            }
            // Overlapping regions by the thousand are no form; each row looks at all that are open.
            limit::ROW.admit(open.len() as u64)?;
            spent.spend(open.len() as u64, 0)?;
            write_row(number, cells, &open, (&mut line, out))?;
        }
        Ok(())
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

fn write_row(
    number: u32,
    cells: &BTreeMap<u32, String>,
    open: &[Region],
    (line, out): (&mut Row, &mut String),
) -> Result<(), ReadError> {
    if cells.values().all(|text| text.trim().is_empty()) && !has_value_row(cells, open, number) {
        return Ok(());
    }
    if let Some(prose) = prose_of(number, cells, open) {
        prose.lines().map(str::trim).filter(|text| !text.is_empty()).for_each(|text| {
            out.push_str(text);
            out.push('\n');
        });
        return Ok(());
    }
    // A merged cell may begin where the row itself has nothing.
    let places = || cells.keys().copied().chain(open.iter().map(|region| region.left));
    let (Some(first), Some(last)) = (places().min(), places().max()) else { return Ok(()) };
    limit::ROW.admit(u64::from(last - first))?;
    let mut column = first;
    while column <= last {
        column = write_cell(number, column, cells, open, line);
    }
    line.write(out);
    out.push('\n');
    Ok(())
}

/// Writes what stands at a column and gives the next one that has a cell of its own.
fn write_cell(number: u32, column: u32, cells: &BTreeMap<u32, String>, open: &[Region], line: &mut Row) -> u32 {
    let text = cells.get(&column).map_or("", String::as_str);
    let Some(region) = open.iter().find(|region| (region.left..=region.right).contains(&column)) else {
        line.push(Shape::OWN, text);
        return column.saturating_add(1);
    };
    line.push(Shape { covers: region.covers(), above: region.top < number, gone: false }, text);
    region.right.saturating_add(1)
}

/// A row of nothing but empty cells is a row of blank values where cells of it are set apart, as a table's are.
fn has_value_row(cells: &BTreeMap<u32, String>, open: &[Region], number: u32) -> bool {
    let own = cells.keys().filter(|column| !is_covered(**column, open, number)).count();
    own >= FEWEST_BLANKS
}

/// A blank row of table 4 has fifteen; rows between tables have a few leftovers of formatting.
const FEWEST_BLANKS: usize = 10;

fn is_covered(column: u32, open: &[Region], number: u32) -> bool {
    let covering = |region: &&Region| (region.left..=region.right).contains(&column);
    open.iter().find(covering).is_some_and(|region| region.top < number || region.left < column)
}

/// The text of a row in which nothing else can stand, or that is too long for a label.
fn prose_of<'c>(number: u32, cells: &'c BTreeMap<u32, String>, open: &[Region]) -> Option<&'c str> {
    const LONGEST_LABEL: usize = 60;
    let mut filled = cells.iter().filter(|(_, text)| !text.trim().is_empty());
    let (_, text) = filled.next().filter(|_| filled.next().is_none())?;
    let own = cells.keys().filter(|column| !is_covered(**column, open, number)).count();
    (own == 1 || text.chars().count() > LONGEST_LABEL).then_some(text)
}
