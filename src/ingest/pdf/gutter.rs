//! Prose in two columns: told by a gutter that no line crosses, down the middle of the page or before the edge of a narrower or
//! wider column, and put into reading order, the left column before the right one. Anything less plain stays as it stands.

use kurbo::{Rect, Size};

use super::label;
use super::line::Line;
use super::paragraph::Frame;

/// Lines of which each column must have so many.
const FEWEST: usize = 4;
/// Characters that a line of a column has at least, where it is full.
const SHORTEST: usize = 8;
/// A gutter is wider than this part of the font size.
const NARROWEST: f64 = 1.0;

/// A line where it comes in reading order.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The line.
    pub line: Line,
    /// The type area that it stands in.
    pub frame: Frame,
    /// What it comes after from top to bottom: for a line of a column, the top of both.
    pub top: f64,
}

/// Edges of columns that are tried, at most.
const MOST_EDGES: usize = 8;
/// Lines that begin closer than this begin at one edge.
const ONE_EDGE: f64 = 1.5;

/// The lines of a page in reading order; `tables` are the tops of its tables, over which no column goes.
pub fn in_order(size: Size, lines: &[Line], page: Frame, tables: &[f64]) -> Vec<Placed> {
    let middle = f64::midpoint(page.left, page.right);
    let has_columns = |at: &f64| runs(lines, *at, tables).any(|run| columns(run, *at).is_some());
    let gutter = std::iter::once(middle).chain(gutters(lines, page)).find(has_columns);
    let mut placed = Vec::with_capacity(lines.len());
    for run in runs(lines, gutter.unwrap_or(middle), tables) {
        let Some(columns) = gutter.and_then(|at| columns(run, at)) else {
            placed.extend(run.iter().map(|line| Placed { line: line.clone(), frame: page, top: line.bounds.y0 }));
            continue;
        };
        let top = run.iter().map(|line| line.bounds.y0).fold(f64::INFINITY, f64::min);
        for column in columns {
            let frame = Frame::of(&column.iter().collect::<Vec<_>>(), size.width);
            placed.extend(column.into_iter().map(|line| Placed { line, frame, top }));
        }
    }
    placed
}

/// The lines of a page, those together that do not cross a gutter and have no table between them.
fn runs<'l>(lines: &'l [Line], gutter: f64, tables: &[f64]) -> impl Iterator<Item = &'l [Line]> {
    let table_above = |line: &Line| tables.iter().filter(|&&top| top < line.bounds.y0).count();
    let is_parted = move |line: &Line| !line.parts().any(|part| part.bounds.x0 < gutter && part.bounds.x1 > gutter);
    lines.chunk_by(move |a, b| is_parted(a) && is_parted(b) && table_above(a) == table_above(b))
}

/// Where a gutter may end beside the middle: before the edges at which the most stretches begin, further in than any indent.
fn gutters(lines: &[Line], page: Frame) -> impl Iterator<Item = f64> {
    let inner = 0.15 * (page.right - page.left);
    let is_inner = |at: &f64| (page.left + inner..page.right - inner).contains(at);
    let mut edges: Vec<f64> = lines.iter().flat_map(Line::parts).map(|part| part.bounds.x0).filter(is_inner).collect();
    edges.sort_by(f64::total_cmp);
    let alike = edges.chunk_by(|a, b| b - a < ONE_EDGE).filter(|run| run.len() >= FEWEST);
    let mut alike: Vec<(usize, f64)> = alike.map(|run| (run.len(), run[0] - ONE_EDGE)).collect();
    alike.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    alike.into_iter().take(MOST_EDGES).map(|(_, edge)| edge)
}

/// The left and the right column of some lines that do not cross a gutter.
fn columns(run: &[Line], gutter: f64) -> Option<[Vec<Line>; 2]> {
    if run.len() < FEWEST {
        return None;
    }
    let side = |is_left: bool| -> Vec<Line> {
        run.iter()
            .filter_map(|line| whole(line.parts().filter(|part| (part.bounds.x1 <= gutter) == is_left).collect()))
            .collect()
    };
    let columns = [side(true), side(false)];
    let right_of = |lines: &[Line]| lines.iter().map(|line| line.bounds.x1).fold(f64::NEG_INFINITY, f64::max);
    let left_of = |lines: &[Line]| lines.iter().map(|line| line.bounds.x0).fold(f64::INFINITY, f64::min);
    let largest = run.iter().map(|line| line.size).fold(0.0, f64::max);
    let is_apart = left_of(&columns[1]) - right_of(&columns[0]) > NARROWEST * largest;
    (is_apart && columns.iter().all(|column| is_prose(column, right_of(column)))).then_some(columns)
}

/// Of lines of prose many are full, and hardly one is a figure or a label.
fn is_prose(column: &[Line], right: f64) -> bool {
    let is_full = |line: &&Line| line.text.chars().count() >= SHORTEST && line.bounds.x1 > right - 1.7 * line.size;
    let is_of_table = |part: &&Line| label::is_value(&part.text) || label::is_whole(&part.text);
    let of_table = column.iter().flat_map(Line::parts).filter(is_of_table).count();
    let full = column.iter().filter(is_full).count();
    column.len() >= FEWEST && full * 3 >= column.len() && of_table * 5 <= column.len()
}

/// Puts the stretches of one side together.
fn whole(parts: Vec<&Line>) -> Option<Line> {
    let bounds = parts.iter().map(|part| part.bounds).reduce(|a, b: Rect| a.union(b))?;
    let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
    let size = parts.first()?.size;
    let stretches = if parts.len() > 1 { parts.into_iter().cloned().collect() } else { Vec::new() };
    Some(Line { text, bounds, size, stretches, seams: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::super::line::lines_of;
    use super::super::sheet::tests::written;
    use super::*;

    /// The lines of a page of some pieces, each from an x at a y; a character is 10 points wide.
    fn read(pieces: &[(&str, f64, f64)]) -> Vec<String> {
        let glyphs = pieces.iter().flat_map(|(text, x, y)| written(text, *x, *y, 10.0)).collect();
        let frame = Frame { left: 40.0, right: 360.0 };
        let placed = in_order(Size::new(400.0, 842.0), &lines_of(glyphs), frame, &[]);
        placed.into_iter().map(|placed| placed.line.text).collect()
    }

    /// A full line of 15 characters that begins with this one.
    fn full(first: char) -> String {
        std::iter::once(first).chain("字".repeat(14).chars()).collect()
    }

    #[test]
    fn the_left_column_is_read_before_the_right_one_between_lines_over_both() {
        let rows: Vec<(String, String)> =
            "甲乙丙丁".chars().zip("一二三四".chars()).map(|(a, b)| (full(a), full(b))).collect();
        let mut pieces = vec![("跨过两栏的标题文字跨过两栏的标题", 120.0, 20.0)];
        for ((left, right), y) in rows.iter().zip([40.0, 60.0, 80.0, 100.0]) {
            // The columns need not stand on the same lines.
            pieces.extend([(left.as_str(), 40.0, y), (right.as_str(), 210.0, y + if y > 60.0 { 7.0 } else { 0.0 })]);
        }
        pieces.push(("跨过两栏的落款文字跨过两栏的落款", 120.0, 130.0));
        let read: String = read(&pieces).iter().filter_map(|line| line.chars().next()).collect();
        assert_eq!(read, "跨甲乙丙丁一二三四跨");
    }

    #[test]
    fn columns_of_unequal_width_are_read_one_after_the_other() {
        let of = |first: char, count: usize| -> String {
            std::iter::once(first).chain("字".repeat(count).chars()).collect()
        };
        for (edge, counts) in [(150.0, [8, 20]), (270.0, [20, 8])] {
            let rows = "甲乙丙丁".chars().zip("一二三四".chars()).zip([40.0, 60.0, 80.0, 100.0]);
            let rows: Vec<_> = rows.map(|((a, b), y)| (of(a, counts[0]), of(b, counts[1]), y)).collect();
            let mut pieces = vec![("跨过两栏的标题文字跨过两栏的标题", 120.0, 20.0)];
            pieces.extend(rows.iter().flat_map(|(a, b, y)| [(a.as_str(), 40.0, *y), (b.as_str(), edge, *y)]));
            let read: String = read(&pieces).iter().filter_map(|line| line.chars().next()).collect();
            assert_eq!(read, "跨甲乙丙丁一二三四", "{edge}");
        }
    }

    #[test]
    fn rows_of_a_table_without_lines_and_ragged_lines_are_no_columns() {
        let rows: Vec<(&str, f64, f64)> = [40.0, 60.0, 80.0, 100.0]
            .iter()
            .flat_map(|&y| [("本年新收政府信息公开申请数量", 40.0, y), ("12", 210.0, y)])
            .collect();
        assert_eq!(read(&rows).len(), 4);
        let ragged = ["甲", "乙乙乙乙乙乙乙乙", "丙", "丁"];
        let rows: Vec<(&str, f64, f64)> = ragged
            .iter()
            .zip([40.0, 60.0, 80.0, 100.0])
            .flat_map(|(text, y)| [(*text, 40.0, y), (*text, 210.0, y)])
            .collect();
        assert_eq!(read(&rows).len(), 4);
    }
}
