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

/// What stands on a page from top to bottom.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A line.
    Line(Line),
    /// A ruled table, by its number on the page, and its area.
    Table(usize, Rect),
}

impl Entry {
    /// Where it stands.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Line(line) => line.bounds,
            Self::Table(_, area) => *area,
        }
    }

    /// The line that it is.
    pub fn line(&self) -> Option<&Line> {
        match self {
            Self::Line(line) => Some(line),
            Self::Table(..) => None,
        }
    }

    /// Tells whether nothing of it stands on a gutter.
    fn is_parted(&self, gutter: f64) -> bool {
        let crosses = |area: Rect| area.x0 < gutter && area.x1 > gutter;
        match self {
            Self::Line(line) => !line.parts().any(|part| crosses(part.bounds)),
            Self::Table(_, area) => !crosses(*area),
        }
    }

    /// What of it stands on one side of a gutter.
    fn side(&self, gutter: f64, is_left: bool) -> Option<Self> {
        let is_here = |area: Rect| (area.x1 <= gutter) == is_left;
        match self {
            Self::Line(line) => whole(line.parts().filter(|part| is_here(part.bounds)).collect()).map(Self::Line),
            Self::Table(_, area) => is_here(*area).then(|| self.clone()),
        }
    }
}

/// An entry where it comes in reading order.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The entry.
    pub entry: Entry,
    /// The type area that it stands in.
    pub frame: Frame,
}

/// Edges of columns that are tried, at most.
const MOST_EDGES: usize = 8;
/// Lines that begin closer than this begin at one edge.
const ONE_EDGE: f64 = 1.5;

/// What stands on a page in reading order: a table that stands in one column comes within it, over any other no column goes.
pub fn in_order(size: Size, lines: Vec<Line>, page: Frame, tables: &[Rect]) -> Vec<Placed> {
    let tables = tables.iter().enumerate().map(|(nth, area)| Entry::Table(nth, *area));
    let mut entries: Vec<Entry> = tables.chain(lines.into_iter().map(Entry::Line)).collect();
    entries.sort_by(|a, b| a.bounds().y0.total_cmp(&b.bounds().y0));
    let middle = f64::midpoint(page.left, page.right);
    let has_columns = |at: &f64| runs(&entries, *at).any(|run| columns(run, *at).is_some());
    let gutter = std::iter::once(middle).chain(gutters(&entries, page)).find(has_columns);
    let Some(gutter) = gutter else {
        return entries.into_iter().map(|entry| Placed { entry, frame: page }).collect();
    };
    let mut placed = Vec::with_capacity(entries.len());
    for run in runs(&entries, gutter) {
        let Some(columns) = columns(run, gutter) else {
            placed.extend(run.iter().map(|entry| Placed { entry: entry.clone(), frame: page }));
            continue;
        };
        for column in columns {
            let frame = Frame::of(&column.iter().filter_map(Entry::line).collect::<Vec<_>>(), size.width);
            placed.extend(column.into_iter().map(|entry| Placed { entry, frame }));
        }
    }
    placed
}

/// What stands on a page, in runs of which nothing crosses a gutter.
fn runs(entries: &[Entry], gutter: f64) -> impl Iterator<Item = &[Entry]> {
    entries.chunk_by(move |a, b| a.is_parted(gutter) && b.is_parted(gutter))
}

/// Where a gutter may end beside the middle: before the edges at which the most stretches begin, further in than any indent.
fn gutters(entries: &[Entry], page: Frame) -> impl Iterator<Item = f64> {
    let inner = 0.15 * (page.right - page.left);
    let is_inner = |at: &f64| (page.left + inner..page.right - inner).contains(at);
    let parts = entries.iter().filter_map(Entry::line).flat_map(Line::parts);
    let mut edges: Vec<f64> = parts.map(|part| part.bounds.x0).filter(is_inner).collect();
    edges.sort_by(f64::total_cmp);
    let alike = edges.chunk_by(|a, b| b - a < ONE_EDGE).filter(|run| run.len() >= FEWEST);
    let mut alike: Vec<(usize, f64)> = alike.map(|run| (run.len(), run[0] - ONE_EDGE)).collect();
    alike.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    alike.into_iter().take(MOST_EDGES).map(|(_, edge)| edge)
}

/// The left and the right column of a run.
fn columns(run: &[Entry], gutter: f64) -> Option<[Vec<Entry>; 2]> {
    if run.len() < FEWEST {
        return None;
    }
    let side = |is_left| -> Vec<Entry> { run.iter().filter_map(|entry| entry.side(gutter, is_left)).collect() };
    let columns = [side(true), side(false)];
    let lines = columns.each_ref().map(|column| column.iter().filter_map(Entry::line).collect::<Vec<_>>());
    let right_of = |lines: &[&Line]| lines.iter().map(|line| line.bounds.x1).fold(f64::NEG_INFINITY, f64::max);
    let left_of = |lines: &[&Line]| lines.iter().map(|line| line.bounds.x0).fold(f64::INFINITY, f64::min);
    let largest = lines.iter().flatten().map(|line| line.size).fold(0.0, f64::max);
    let is_apart = left_of(&lines[1]) - right_of(&lines[0]) > NARROWEST * largest;
    (is_apart && lines.iter().all(|column| column.len() >= FEWEST && is_prose(column, right_of(column))))
        .then_some(columns)
}

/// Of lines of prose, which end at `right`, many are full, and hardly one is a figure or a label.
pub fn is_prose(column: &[&Line], right: f64) -> bool {
    let is_full = |line: &&&Line| line.text.chars().count() >= SHORTEST && line.bounds.x1 > right - 1.7 * line.size;
    let is_of_table = |part: &&Line| label::is_value(&part.text) || label::is_whole(&part.text);
    let of_table = column.iter().flat_map(|line| line.parts()).filter(is_of_table).count();
    let full = column.iter().filter(is_full).count();
    full * 3 >= column.len() && of_table * 5 <= column.len()
}

/// Puts the stretches of one side together.
pub fn whole(parts: Vec<&Line>) -> Option<Line> {
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
        with_tables(pieces, &[])
    }

    /// The same with tables on it, each of them `表`.
    fn with_tables(pieces: &[(&str, f64, f64)], tables: &[Rect]) -> Vec<String> {
        let glyphs = pieces.iter().flat_map(|(text, x, y)| written(text, *x, *y, 10.0)).collect();
        let frame = Frame { left: 40.0, right: 360.0 };
        let placed = in_order(Size::new(400.0, 842.0), lines_of(glyphs), frame, tables);
        let shown = |entry: &Entry| entry.line().map_or_else(|| "表".to_owned(), |line| line.text.clone());
        placed.iter().map(|placed| shown(&placed.entry)).collect()
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
    fn a_table_in_one_column_comes_within_it() {
        let rows: Vec<(String, String)> =
            "甲乙丙丁戊己庚辛".chars().zip("一二三四五六七八".chars()).map(|(a, b)| (full(a), full(b))).collect();
        let ys = [40.0, 60.0, 80.0, 100.0, 120.0, 140.0, 160.0, 180.0];
        let beside = |nth: usize| !(3..5).contains(&nth);
        let pieces = rows.iter().zip(ys).enumerate().flat_map(|(nth, ((left, right), y))| {
            let right = beside(nth).then_some((right.as_str(), 210.0, y));
            std::iter::once((left.as_str(), 40.0, y)).chain(right)
        });
        let table = Rect::new(205.0, 88.0, 360.0, 128.0);
        let read: String =
            with_tables(&pieces.collect::<Vec<_>>(), &[table]).iter().filter_map(|line| line.chars().next()).collect();
        assert_eq!(read, "甲乙丙丁戊己庚辛一二三表六七八");
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
