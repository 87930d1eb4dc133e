//! Shows each layout on one small table, to be compared by eye with the survey of published pages.

use std::borrow::Cow;

use super::{LAYOUTS, write};
use crate::compose::Block;
use crate::grid::{Grid, GridCell};

fn cell(text: &'static str, across: usize, down: usize) -> GridCell {
    let is_label = !text.is_empty() && !text.starts_with(|c: char| c.is_ascii_digit());
    GridCell { text: Cow::Borrowed(text), across, down, is_label }
}

/// A heading, then a table of four columns: a caption across all, a group over two rows, a blank value.
fn shown(layout: &str) -> String {
    let rows = vec![
        vec![cell("组", 4, 1)],
        vec![cell("甲", 1, 2), cell("子", 1, 1), cell("1", 1, 1), cell("", 1, 1)],
        vec![cell("丑", 1, 1), cell("0", 1, 1), cell("12", 1, 1)],
        vec![cell("乙", 2, 1), cell("0", 1, 1), cell("12", 1, 1)],
    ];
    let blocks = [Block::Heading("二、题".to_owned()), Block::Table(Grid { width: 4, rows })];
    let layout = LAYOUTS.iter().find(|known| known.name == layout).unwrap();
    write(&blocks, layout)
}

#[test]
fn rows_on_one_line() {
    assert_eq!(shown("A"), "二、题\n组 | |||\n甲 | 子 | 1 |  |\n丑 | 0 | 12 | |\n乙 | 0 | 12 | |\n");
    assert_eq!(shown("B"), "二、题\n组 |\n甲 | 子 | 1 |  |\n丑 | 0 | 12 |\n乙 | 0 | 12 |\n");
    assert_eq!(shown("H"), "二、题\n| 组 |\n| 甲 | 子 | 1 |  |\n| 丑 | 0 | 12 |\n| 乙 | 0 | 12 |\n");
    assert_eq!(shown("I"), "二、题\n组 |\n甲 |\n子 |\n1 |  |\n丑 |\n0 | 12 |\n乙 |\n0 | 12 |\n");
}

#[test]
fn cells_on_lines_with_bars() {
    let c0 = "二、题\n组 |\n甲 |\n子 |\n1 |\n|\n丑 |\n0 |\n12 |\n乙 |\n0 |\n12 |\n";
    assert_eq!(shown("C0"), c0);
    let c = "二、题\n组 |\n|||\n甲 |\n子 |\n1 |\n|\n丑 |\n0 |\n12 |\n|\n乙 |\n0 |\n12 |\n|\n";
    assert_eq!(shown("C"), c);
    let k = "二、题\n|\n组 |\n|\n甲 |\n子 |\n1 |\n|\n|\n丑 |\n0 |\n12 |\n|\n乙 |\n0 |\n12 |\n";
    assert_eq!(shown("K"), k);
    let d = "二、题\n组\n|\n甲\n|\n子\n|\n1\n|\n|\n丑\n|\n0\n|\n12\n|\n乙\n|\n0\n|\n12\n|\n";
    assert_eq!(shown("D"), d);
    let g = "二、题\n| \n 组  | \n| \n 甲  | \n 子  | \n 1  | \n   | \n| \n 丑  | \n 0  | \n 12  | \n| \n 乙  | \n 0  | \n 12  | \n";
    assert_eq!(shown("G"), g);
}

#[test]
fn word_marks_covered_places_and_blank_values_differently() {
    let l = "二、题\n\t组\n\n\t甲\n\t子\n\t1\n\t\u{a0}\n\n\t\n\t丑\n\t0\n\t12\n\n\t乙\n\t0\n\t12\n\n\n";
    assert_eq!(shown("L"), l);
}

#[test]
fn bare_paragraphs_lose_the_blank() {
    let e = "二、题\n\n组\n\n甲\n\n子\n\n1\n\n丑\n\n0\n\n12\n\n乙\n\n0\n\n12\n\n";
    assert_eq!(shown("E"), e);
}

#[test]
fn layouts_that_cannot_be_read_lose_what_they_are_known_to_lose() {
    assert_eq!(shown("F"), "二、题\n组\n甲\n子\n1\n\n丑\n0\n12\n乙\n");
    assert_eq!(shown("J"), "二、题\n组甲子1丑012乙012\n");
}
