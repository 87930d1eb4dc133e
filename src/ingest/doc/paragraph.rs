//! What a paragraph's formatting says of its place: in which table, at the end of which cell or row, in which numbering.

use super::bytes::{size_at, u16_at};
use super::fkp::Run;
use super::list::Numbering;
use super::row;
use super::sprm::{Sprm, code, sprms};
use super::style::Styles;
use crate::ingest::row::Shape;

/// The place of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// In how many tables it stands.
    pub depth: usize,
    /// Its mark ends a row of the outermost table.
    pub ends_row: bool,
    /// Its mark ends a cell of a table within a table.
    pub ends_inner_cell: bool,
    /// Its mark ends a row of a table within a table.
    pub ends_inner_row: bool,
    /// How the cells of the row that it ends lie.
    pub cells: Vec<Shape>,
    /// The numbering it takes part in, and its level there.
    pub list: Numbering,
}

/// Reads the place of a paragraph from its formatting, its style and, where changes stand there, the stream of data.
pub fn place(run: Run<'_>, more: &[u8], styles: &Styles, data: &[u8]) -> Place {
    let mut reading = Reading { place: Place { list: styles.list(run.style), ..Place::default() }, in_table: false };
    reading.apply(run.changes, data);
    reading.apply(more, data);
    let Reading { mut place, in_table } = reading;
    place.depth = if in_table { place.depth.max(1) } else { 0 };
    place
}

struct Reading {
    place: Place,
    in_table: bool,
}

impl Reading {
    fn apply(&mut self, changes: &[u8], data: &[u8]) {
        for sprm in sprms(changes) {
            if code::ELSEWHERE.contains(&sprm.code) {
                sprms(elsewhere(sprm, data)).for_each(|sprm| self.change(sprm));
            } else {
                self.change(sprm);
            }
        }
    }

    fn change(&mut self, sprm: Sprm<'_>) {
        let place = &mut self.place;
        match sprm.code {
            code::IN_TABLE => self.in_table = sprm.is_on(),
            code::ROW_END => place.ends_row = sprm.is_on(),
            code::DEPTH => place.depth = size_at(sprm.operand, 0).unwrap_or(0),
            code::DEEPER => place.depth = place.depth.saturating_add(usize::from(sprm.byte())),
            code::INNER_CELL => place.ends_inner_cell = sprm.is_on(),
            code::INNER_ROW_END => place.ends_inner_row = sprm.is_on(),
            code::LIST => place.list.list = sprm.word(),
            code::LEVEL => place.list.level = sprm.byte(),
            _ => row::apply(&mut place.cells, sprm),
        }
    }
}

/// The longest list of changes, in bytes.
const LONGEST: usize = 0x3fa2;

/// Changes too long for a page: a length of two bytes and the list, in the stream of data.
fn elsewhere<'a>(sprm: Sprm<'_>, data: &'a [u8]) -> &'a [u8] {
    let at = size_at(sprm.operand, 0).unwrap_or(usize::MAX);
    let list = || data.get(at.checked_add(2)?..)?.get(..usize::from(u16_at(data, at)?).min(LONGEST));
    list().unwrap_or_default()
}
