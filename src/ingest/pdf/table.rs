//! A ruled table with its text, row by row, and how its rows go on over the end of a page.

use kurbo::Rect;

use super::grid::Grid;
use super::label;
use super::line::{CellText, are_digits, cell_text, push_continued};
use super::sheet::Glyph;
use crate::ingest::row::{self, Shape};
use crate::text::fold;

/// Rows above a page's end in which a label that goes on can have begun.
const LONGEST_GROUP: usize = 200;

/// A row may be lower than its font by so much.
const SLACK: f64 = 4.0;

/// One place of a row.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Its text; empty where a cell from above covers the place.
    pub text: String,
    /// A cell that began in a row above.
    pub is_covered: bool,
    /// Its last line leaves no room for another digit.
    pub is_full: bool,
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
    /// Where it stands.
    pub area: Rect,
}

impl Table {
    /// Puts characters into the cells of a grid; those outside it stay.
    pub fn filled(grid: &Grid, glyphs: &mut Vec<Glyph>) -> Self {
        let mut inside: Vec<Vec<Glyph>> = vec![Vec::new(); grid.faces.len()];
        glyphs.retain(|glyph| match grid.face_at(glyph.bounds.center()) {
            // What is higher than its cell is written over the table, not in it.
            Some(face) if glyph.size() < grid.height_of(face) + SLACK => {
                inside[face].push(*glyph);
                false
            }
            _ => true,
        });
        let width = |face: usize| grid.span_of(face).1 - grid.span_of(face).0;
        let texts: Vec<CellText> =
            inside.into_iter().enumerate().map(|(face, glyphs)| cell_text(glyphs, width(face))).collect();
        let rows = (0..grid.rows()).map(|row| Row::of(grid, row, &texts)).filter(Row::begins_something).collect();
        Self { rows, area: grid.bounds() }
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

    /// The label of a group in the first row of a page that is the rest of one begun above goes back to it.
    fn mend_labels(&mut self, first: &mut Row) {
        let Some(own_label) = first.label() else { return };
        for cell in first.cells.iter_mut().take(own_label).filter(|cell| !cell.text.is_empty()) {
            let above = self.rows.iter_mut().rev().take(LONGEST_GROUP).find_map(|row| row.beginning_in(cell.span));
            if let Some(above) = above.filter(|above| label::goes_on(&above.text, &cell.text)) {
                push_continued(&mut above.text, &std::mem::take(&mut cell.text));
                cell.is_covered = true;
            }
        }
    }
}

impl Row {
    fn of(grid: &Grid, row: usize, texts: &[CellText]) -> Self {
        let cell = |face: usize| {
            let is_covered = grid.faces[face].top < row;
            let CellText { text, is_full } = if is_covered { CellText::default() } else { texts[face].clone() };
            Cell { text, is_covered, is_full, span: grid.span_of(face) }
        };
        Self { cells: grid.row(row).into_iter().map(cell).collect() }
    }

    /// Rows between two lines that only part merged cells begin nothing.
    fn begins_something(&self) -> bool {
        let own: Vec<&Cell> = self.cells.iter().filter(|cell| !cell.is_covered).collect();
        own.len() > 1 || own.iter().any(|cell| !cell.text.is_empty())
    }

    /// The canonical line.
    pub fn line(&self) -> String {
        let shape = |cell: &Cell| if cell.is_covered { Shape::COVERED } else { Shape::OWN };
        row::line(self.cells.iter().map(|cell| (shape(cell), cell.text.as_str())))
    }

    /// Tells whether this row of heads stands again on the next page.
    fn is_head_of(&self, again: &Self) -> bool {
        let same = self.cells.len() == again.cells.len()
            && self.cells.iter().zip(&again.cells).all(|(a, b)| fold::compact(&a.text) == fold::compact(&b.text));
        let texts = || self.cells.iter().map(|cell| cell.text.as_str());
        same && texts().any(|text| !text.is_empty()) && !texts().any(label::is_value)
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
            cell.is_full = if more.text.is_empty() { cell.is_full } else { more.is_full };
        }
        true
    }

    /// The other row has the same columns, none of its figures stands where this row has one, unless that had no room for its last
    /// digits, and its label, if any, is the rest of this row's. Without labels all must be such digits.
    fn is_cut_before(&self, rest: &Self) -> bool {
        const NEAR: f64 = 4.0;
        let near = |a: &Cell, b: &Cell| (a.span.0 - b.span.0).abs() < NEAR && (a.span.1 - b.span.1).abs() < NEAR;
        let pairs = || self.cells.iter().zip(&rest.cells);
        let same_columns = self.cells.len() == rest.cells.len() && pairs().all(|(a, b)| near(a, b));
        let goes_on = |a: &Cell, b: &Cell| a.is_full && are_digits(&a.text, &b.text);
        let figures_clash = pairs().any(|(a, b)| label::is_value(&b.text) && !a.text.is_empty() && !goes_on(a, b));
        let labels_go_on = if let Some(at) = rest.label() {
            self.cells.get(at).is_some_and(|own| label::goes_on(&own.text, &rest.cells[at].text))
        } else {
            let mut figures = pairs().filter(|(_, b)| !b.text.is_empty()).peekable();
            figures.peek().is_some() && (self.label().is_some() || figures.all(|(a, b)| goes_on(a, b)))
        };
        same_columns && !figures_clash && labels_go_on
    }

    /// The place of the row's own label: the last words before the figures.
    fn label(&self) -> Option<usize> {
        let before = self.cells.iter().position(|cell| label::is_value(&cell.text)).unwrap_or(self.cells.len());
        self.cells[..before].iter().rposition(|cell| !cell.text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of rows written with bars: `^` is a place covered from above, `>` the end of a full cell.
    fn table(rows: &[&str]) -> Table {
        let row = |row: &&str| {
            let cells = row.split('|').zip(0..).map(|(text, nth)| {
                let (text, left) = (text.trim(), 50.0 * f64::from(nth));
                let text_of = text.trim_end_matches('>').replace('^', "");
                let span = (left, left + 50.0);
                Cell { text: text_of, is_covered: text == "^", is_full: text.ends_with('>'), span }
            });
            Row { cells: cells.collect() }
        };
        Table { rows: rows.iter().map(row).collect(), area: Rect::ZERO }
    }

    fn over_a_page(above: &[&str], below: &[&str]) -> Vec<String> {
        let mut whole = table(above);
        let more = whole.go_on(table(below));
        whole.rows.iter().chain(&more).map(Row::line).collect()
    }

    #[test]
    fn a_label_broken_by_a_page_is_put_together_above_it() {
        let rows = over_a_page(
            &["（三）不予公开 | 8.属于行政查询事项 | 0", "（四）无 | 1.本机关不掌握相关政府信息 | 1"],
            &["法提供 | 2.没有现成信息需要另行制作 | 2", "^ | 3.补正后申请内容仍不明确 | 0"],
        );
        assert_eq!(
            rows[1..3],
            ["（四）无法提供 | 1.本机关不掌握相关政府信息 | 1", " | 2.没有现成信息需要另行制作 | 2"]
        );
    }

    #[test]
    fn a_row_cut_by_a_page_is_one_row_wherever_its_figures_stand() {
        let whole = [" | 5.要求行政机关确认或重新出具已获取信息 | 0 | 3"];
        let label = "5.要求行政机关确认或重新";
        assert_eq!(over_a_page(&[&format!("^ | {label} | 0 | 3")], &["^ | 出具已获取信息 |  | "]), whole);
        assert_eq!(over_a_page(&[&format!("^ | {label} |  | ")], &["^ | 出具已获取信息 | 0 | 3"]), whole);
        assert_eq!(over_a_page(&["^ | 2.重复申请 |  | "], &["^ |  | 0 | 3"]), [" | 2.重复申请 | 0 | 3"]);
        assert_eq!(over_a_page(&["行政 | 0"], &["事业性收费 | "]), ["行政事业性收费 | 0"]);
    }

    #[test]
    fn figures_that_a_page_breaks_are_one_where_there_was_no_room_for_their_last_digits() {
        assert_eq!(over_a_page(&["0> | 3> | 35>"], &[" | 2 | 47"]), ["0 | 32 | 3547"]);
        let torn = over_a_page(&["二、上年结转政府信 | — | １３>"], &["息公开申请数量 |  | ７"]);
        assert_eq!(torn, ["二、上年结转政府信息公开申请数量 | — | １３７"]);
        assert_eq!(over_a_page(&["0> | 3> | 35"], &[" | 2 | 47"]).len(), 2, "one of them had room");
    }

    #[test]
    fn rows_of_their_own_stay_so_even_when_their_figures_are_blank() {
        let rows = over_a_page(&["规章 |  | "], &["行政规范性文件 | 1 | 2"]);
        assert_eq!(rows, ["规章 |  |  |", "行政规范性文件 | 1 | 2"]);
        let rows = ["^ | （七）总计 | 1 | 2", "四、结转下年度继续办理 |  |  | "];
        assert_eq!(over_a_page(&rows[..1], &rows[1..]).len(), 2);
    }

    #[test]
    fn heads_repeated_on_the_next_page_are_left_out() {
        let heads = ["^ | 自然人 | 总计"];
        assert_eq!(over_a_page(&[heads[0], "一、甲 | 1 | 1"], &[heads[0], "二、乙 | 0 | 0"]).len(), 3);
        assert_eq!(over_a_page(&["一、甲 | 0 | 0"], &["一、甲 | 0 | 0"]).len(), 2, "rows of figures are no heads");
    }
}
