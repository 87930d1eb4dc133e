//! The cells of a row as its end mark defines them ([MS-DOC] 2.9.322): which of them belong to the cell above or on the left.

use super::bytes::u16_at;
use super::sprm::{Sprm, code};
use crate::ingest::row::Shape;

/// Bytes of a cell's definition.
const CELL: usize = 20;
/// Flags of a cell: part of the cell on the left, of a cell that goes over several rows, and the first of those.
const LEFT: u16 = 0x02;
const DOWN: u16 = 0x20;
const FIRST_DOWN: u16 = 0x40;

/// Applies a change to the cells of a row; other changes are passed over.
pub fn apply(cells: &mut Vec<Shape>, sprm: Sprm<'_>) {
    match sprm.code {
        code::ROW => *cells = define(sprm.operand),
        code::MERGE => merge(cells, sprm.operand),
        code::MERGE_DOWN => merge_down(cells, sprm.operand),
        _ => {}
    }
}

/// A row's definition: the number of cells, their edges, one more than cells, then each cell's own; missing ones are plain.
fn define(operand: &[u8]) -> Vec<Shape> {
    let count = operand.first().map_or(0, |&count| usize::from(count));
    let first = 1 + 2 * (count + 1);
    let flags = |nth: usize| u16_at(operand, first + CELL * nth).unwrap_or(0);
    let shape =
        |flags: u16| Shape { above: flags & (DOWN | FIRST_DOWN) == DOWN, gone: flags & LEFT != 0, ..Shape::OWN };
    (0..count).map(|nth| shape(flags(nth))).collect()
}

/// Merges the cells from one up to another.
fn merge(cells: &mut [Shape], operand: &[u8]) {
    let &[first, end] = operand else { return };
    let covered = usize::from(first) + 1..usize::from(end);
    for cell in cells.get_mut(covered).unwrap_or_default() {
        cell.gone = true;
    }
}

/// States of one cell how it is merged with those above and below: 0 not, 1 with the one above, 3 it is the first.
fn merge_down(cells: &mut [Shape], operand: &[u8]) {
    let &[cell, how] = operand else { return };
    if let Some(cell) = cells.get_mut(usize::from(cell)) {
        cell.above = how == 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition of a row of cells with these flags, all of the same width.
    fn definition(flags: &[u16]) -> Vec<u8> {
        let count = u8::try_from(flags.len()).unwrap();
        let edges = vec![0; 2 * (flags.len() + 1)];
        let cells = flags.iter().flat_map(|flags| [flags.to_le_bytes().as_slice(), &[0; CELL - 2]].concat());
        std::iter::once(count).chain(edges).chain(cells).collect()
    }

    fn shown(changes: &[(u16, &[u8])]) -> String {
        let mut cells = Vec::new();
        for &(code, operand) in changes {
            apply(&mut cells, Sprm { code, operand });
        }
        let sign = |cell: &Shape| match (cell.above, cell.gone) {
            (true, _) => '^',
            (_, true) => '<',
            _ => '.',
        };
        cells.iter().map(sign).collect()
    }

    #[test]
    fn flags_tell_the_merged_cells() {
        let row = definition(&[FIRST_DOWN | DOWN, DOWN, 1, LEFT, 0]);
        assert_eq!(shown(&[(code::ROW, &row)]), ".^.<.");
    }

    #[test]
    fn later_changes_merge_cells_of_a_row_that_is_defined() {
        let row = definition(&[0; 5]);
        assert_eq!(shown(&[(code::ROW, &row), (code::MERGE, &[1, 4]), (code::MERGE_DOWN, &[0, 1])]), "^.<<.");
        assert_eq!(shown(&[(code::ROW, &row), (code::MERGE, &[4, 200]), (code::MERGE_DOWN, &[9, 1])]), ".....");
    }

    #[test]
    fn a_definition_cut_short_leaves_plain_cells() {
        assert_eq!(shown(&[(code::ROW, &[3, 0])]), "...");
        assert_eq!(shown(&[(code::ROW, &[])]), "");
    }
}
