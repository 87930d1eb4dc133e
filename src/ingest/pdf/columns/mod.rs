//! Tables without ruling lines: figures that stand below one another in columns, beside labels of one line or of several. Where
//! the places leave doubt, lines stay as they stand.

mod heads;
mod places;
mod rows;
mod run;
mod stack;

use self::heads::Heads;
use self::places::{columns_of, figures_of};
use self::rows::{Rows, Text};
pub use self::run::Run;
use self::run::has_many;
use self::stack::{Block, NEAR, Piece, blocks_of};
use super::label::{self, is_value};
use super::line::Line;
use crate::ingest::numeral::is_numbered;
use crate::ingest::row::{self, Shape};

/// No table has more lines: comparing them all with each other must end.
const LONGEST: usize = 2000;
/// Lines of one cell stand closer than this, in font sizes.
const CLOSE: f64 = 1.8;

/// A line with its page.
type Paged<'l> = (&'l Line, usize);

/// The canonical lines of a run, each with its page, and how many lines of the run they are made of.
#[derive(Debug, PartialEq, Eq)]
pub struct Read {
    /// The rows.
    pub rows: Vec<(String, usize)>,
    /// Lines of the run that belong to the table; those after it are text.
    pub used: usize,
}

/// Reads a run of lines; nothing where it is no table beyond doubt.
pub fn rows_of(run: &Run) -> Option<Read> {
    let holds = run.holds();
    let run = &*run.paged();
    let first = holds.iter().position(|holds| *holds).filter(|_| (2..=LONGEST).contains(&run.len()))?;
    let with_values: Vec<&Line> =
        run.iter().zip(holds).filter(|(_, holds)| **holds).map(|((line, _), _)| *line).collect();
    let columns = columns_of(&with_values);
    // Heads that stand close together are cut apart everywhere where more of them make sense so.
    let parts = [false, true].map(|everywhere| parts_of(run, (first, everywhere), &columns));
    let blocks = parts.each_ref().map(|parts| blocks_of(&pieces(run, parts, holds)));
    let heads = blocks.each_ref().map(|blocks| Heads::of(blocks, first));
    let headed = heads.each_ref().map(|heads| heads.columns(&columns));
    let known = headed.each_ref().map(|columns| columns.as_ref().map_or(0, Vec::len));
    let way = usize::from(known[1] > known[0]);
    let (blocks, heads, headed) = (&blocks[way], &heads[way], &headed[way]);
    let columns = headed.as_ref().unwrap_or(&columns);
    let is_bare = headed.is_some() && blocks.iter().all(|block| block.pieces[0].nth < first);
    let mut rows = rows_of_figures(run, holds, (blocks, columns), is_bare)?;
    let is_labelled = !rows.has_bare();
    let used = used(run, blocks, &rows);
    if headed.is_some() {
        heads.write(blocks, &mut rows);
    }
    for (nth, block) in blocks.iter().enumerate() {
        if rows.is_taken(nth) || block.pieces[0].nth >= used || heads.are_repeated_by(blocks, nth) {
            continue;
        }
        // Below heads a row is one though nothing stands in it, unless some figures lack their label.
        if headed.is_some() && is_labelled && label::is_row(&block.text()) {
            rows.push_blank(block, columns.len());
        } else {
            rows.push_text(Text::of(block));
        }
    }
    let line = |cells: Vec<String>| row::line(cells.iter().map(|cell| (Shape::OWN, cell.as_str())));
    Some(Read { rows: rows.in_order().map(|(page, cells)| (line(cells), page)).collect(), used })
}

/// The rows of figures, each after its label, if it has one: in a bare table none has.
fn rows_of_figures(
    run: &[Paged<'_>],
    holds: &[bool],
    (blocks, columns): (&[Block<'_>], &[(f64, f64)]),
    is_bare: bool,
) -> Option<Rows> {
    let lines = run.iter().zip(holds).filter(|(_, holds)| **holds).map(|(line, _)| *line);
    let lines = lines.map(|line| Some((line, figures_of(line.0, columns)?))).collect::<Option<Vec<_>>>()?;
    let width = |column: usize| lines.iter().map(|(_, figures)| figures[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let mut rows = Rows::new(blocks.len());
    let mut above: Option<(Paged<'_>, Option<usize>)> = None;
    for ((line, page), figures) in lines {
        let label = label_of(blocks, line, page);
        let is_bare_rest = label.is_none() && line.parts().all(|part| is_value(&part.text));
        let is_rest = above.is_some_and(|(above, its)| (its == label || is_bare_rest) && is_close(above, (line, page)));
        above = Some(((line, page), label));
        match label {
            _ if is_rest => {
                rows.go_on(&figures, &widths)?;
                continue;
            }
            Some(label) if stands_beside(&blocks[label], line, page) => rows.take(label)?,
            None if has_many(line) || is_bare => {}
            _ => return None,
        }
        let label = label.map(|label| blocks[label].text());
        rows.push(page, line.baseline(), label.into_iter().chain(figures).collect());
    }
    Some(rows)
}

/// Tells whether a line stands below another as the next line of one cell does, or at the top of the next page.
fn is_close((above, its): Paged<'_>, (line, page): Paged<'_>) -> bool {
    let step = line.baseline() - above.baseline();
    page == its + 1 || page == its && step < CLOSE * line.size.max(above.size)
}

/// The parts of each line. Columns of labels stand close side by side, so that a narrow gap parts them where a number follows, or
/// what begins just below one; above the figures, one between two columns parts their heads.
fn parts_of(run: &[Paged<'_>], (first, everywhere): (usize, bool), columns: &[(f64, f64)]) -> Vec<Vec<Line>> {
    let numbered = |_: (f64, f64), rest: &str| is_numbered(rest);
    let parts = || run.iter().flat_map(|(line, _)| line.parts().flat_map(|part| part.cut(numbered)));
    let mut edges: Vec<f64> = parts().filter(|part| is_numbered(&part.text)).map(|part| part.bounds.x0).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    let middles: Vec<f64> = columns.iter().map(|(from, to)| f64::midpoint(*from, *to)).collect();
    let is_between = |gap: (f64, f64)| middles.windows(2).any(|pair| pair[0] <= gap.0 && gap.1 <= pair[1]);
    let of_line = |(nth, (line, _)): (usize, &Paged<'_>)| {
        let begins = |at: f64| edges.iter().any(|edge| (edge - at).abs() < NEAR * line.size);
        let wanted = |gap: (f64, f64), rest: &str| {
            is_numbered(rest) || begins(gap.1) || nth < first && (everywhere || is_between(gap))
        };
        line.parts().flat_map(|part| part.cut(wanted)).collect()
    };
    run.iter().enumerate().map(of_line).collect()
}

/// The words of a run: all of a line without figures, what stands before the figures of others.
fn pieces<'l>(run: &[Paged<'_>], parts: &'l [Vec<Line>], holds: &[bool]) -> Vec<Piece<'l>> {
    let words = |(nth, (parts, &holds)): (usize, (&'l Vec<Line>, &bool))| {
        let page = run[nth].1;
        let parts = parts.iter().take_while(move |part| !(holds && is_value(&part.text)));
        parts.map(move |part| Piece { part, page, nth }).collect::<Vec<_>>()
    };
    parts.iter().zip(holds).enumerate().flat_map(words).collect()
}

/// The label of a row of figures: of those beside it the one nearest to the figures.
fn label_of(blocks: &[Block<'_>], line: &Line, page: usize) -> Option<usize> {
    let first = line.parts().find(|part| is_value(&part.text))?.bounds.x0;
    let beside = |block: &Block<'_>| {
        let reach = block.reach(page).filter(|_| block.right() <= first);
        let near = NEAR * 0.75 * block.size();
        reach.is_some_and(|(from, to)| from - near < line.baseline() && line.baseline() < to + near)
    };
    let beside = blocks.iter().enumerate().filter(|(_, block)| beside(block));
    beside.max_by(|(_, a), (_, b)| a.left().total_cmp(&b.left())).map(|(nth, _)| nth)
}

/// Tells whether figures stand at the top, in the middle or at the bottom of their label: elsewhere it is not theirs alone.
fn stands_beside(block: &Block<'_>, line: &Line, page: usize) -> bool {
    let Some((from, to)) = block.reach(page) else { return false };
    let near = |at: f64| (line.baseline() - at).abs() < NEAR * block.size();
    block.is_cut() || near(from) || near(to) || near(f64::midpoint(from, to))
}

/// The lines up to the last one that has gaps or belongs to the label of one.
fn used(run: &[Paged<'_>], blocks: &[Block<'_>], rows: &Rows) -> usize {
    let is_ours = |nth: &usize| !run[*nth].0.stretches.is_empty();
    let of_block = |(nth, block): (usize, &Block<'_>)| {
        let own = block.pieces.iter().map(|piece| piece.nth);
        (rows.is_taken(nth) || own.clone().any(|nth| is_ours(&nth))).then(|| own.max().map_or(0, |last| last + 1))
    };
    let labels = blocks.iter().enumerate().filter_map(of_block).max().unwrap_or(0);
    (0..run.len()).rev().find(is_ours).map_or(0, |nth| nth + 1).max(labels)
}

#[cfg(test)]
mod tests;
