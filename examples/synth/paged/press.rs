//! Prints the blocks of a report on pages, from top to bottom.

use super::font::Font;
use super::leaf::{Area, Leaf, plain, width, wrapped};
use super::strip::{SIZE, Strip};
use super::{Mark, Style};
use crate::compose::Block;
use crate::grid::Grid;
use crate::rng::Rng;

const MARGIN: f64 = 85.0;
const BODY: f64 = 16.0;
const LEADING: f64 = 28.0;

/// Width and height of a page as it is read.
pub fn paper(style: &Style) -> (f64, f64) {
    if style.turned { (842.0, 595.0) } else { (595.0, 842.0) }
}

struct Press<'a> {
    style: &'a Style,
    leaves: Vec<Leaf>,
    /// Where the next line may begin; y upwards.
    y: f64,
    right: f64,
    top: f64,
    head: String,
}

/// Prints a report.
pub fn print(blocks: &[Block], style: &Style, rng: &mut Rng) -> Vec<Leaf> {
    let (wide, high) = paper(style);
    let head = blocks.iter().find_map(|block| match block {
        Block::Title(title) => Some(plain(title)),
        _ => None,
    });
    let top = high - MARGIN;
    let mut press =
        Press { style, leaves: Vec::new(), y: 0.0, right: wide - MARGIN, top, head: head.unwrap_or_default() };
    press.turn();
    // The tables begin anywhere on a page, so that breaks fall anywhere in them.
    press.y -= f64::from(rng.below(160));
    for block in blocks {
        press.block(block);
    }
    press.leaves
}

impl Press<'_> {
    fn font(&self) -> Font {
        self.style.font
    }

    fn leaf(&mut self) -> &mut Leaf {
        self.leaves.last_mut().expect("a page is begun before anything is printed")
    }

    /// Begins a page, with its mark and its running head.
    fn turn(&mut self) {
        self.leaves.push(Leaf::default());
        self.y = self.top;
        let (number, font, right) = (self.leaves.len(), self.font(), self.right);
        let mark = match self.style.mark {
            Mark::Dashes => format!("- {number} -"),
            Mark::Chinese => format!("第{number}页"),
            Mark::Bare => number.to_string(),
        };
        let (x, head) = (MARGIN.midpoint(right) - width(&mark, 12.0) / 2.0, self.head.clone());
        let (has_head, y) = (self.style.running_head, self.top + 40.0);
        self.leaf().text(&mark, (x, 40.0), 12.0, font);
        if has_head {
            self.leaf().text(&head, (MARGIN, y), 9.0, font);
        }
    }

    fn block(&mut self, block: &Block) {
        let room = self.right - MARGIN;
        match block {
            Block::Title(text) => self.lines(text, 18.0, |line| (room - width(line, 18.0)) / 2.0),
            Block::Signature(text) => self.lines(text, BODY, |line| room - width(line, BODY) - 2.0 * BODY),
            Block::Heading(text) | Block::Text(text) => self.paragraph(text),
            Block::Table(grid) => self.table(grid),
        }
    }

    fn lines(&mut self, text: &str, size: f64, indent: impl Fn(&str) -> f64) {
        for line in wrapped(&plain(text), size, self.right - MARGIN) {
            let x = MARGIN + indent(&line);
            self.line(&line, x, size);
        }
    }

    /// The first line stands two characters in.
    fn paragraph(&mut self, text: &str) {
        let text = plain(text);
        let text = text.trim();
        let room = self.right - MARGIN;
        let first = wrapped(text, BODY, room - 2.0 * BODY).swap_remove(0);
        self.line(&first, MARGIN + 2.0 * BODY, BODY);
        let rest = text[first.len()..].trim_start_matches('\n');
        if !rest.is_empty() {
            self.lines(rest, BODY, |_| 0.0);
        }
    }

    fn line(&mut self, line: &str, x: f64, size: f64) {
        if self.y - LEADING < MARGIN {
            self.turn();
        }
        self.y -= LEADING;
        let (y, font) = (self.y, self.font());
        self.leaf().text(line, (x, y), size, font);
    }

    fn table(&mut self, grid: &Grid) {
        let strip = Strip::of(grid, (MARGIN, self.right), self.style);
        let end = strip.rows.last().copied().unwrap_or(0.0);
        let heads = grid.rows.iter().take_while(|row| row.iter().all(|cell| cell.is_label)).count();
        let head = strip.rows[heads.min(3)];
        self.y -= 10.0;
        let mut from = 0.0;
        while from < end - 0.01 {
            let again = if self.style.repeats_heads && from > 0.0 && grid.width == 10 { head } else { 0.0 };
            let to = strip.end_after(from, self.y - MARGIN - again, self.style.cuts_rows);
            // A head alone at the foot of a page helps nobody.
            if to > from && !(from == 0.0 && to <= head && to < end) {
                self.window(&strip, 0.0, again);
                self.window(&strip, from, to);
                from = to;
            }
            if from < end - 0.01 {
                self.turn();
            }
        }
        self.y -= 10.0;
    }

    /// Shows the strip between two places.
    fn window(&mut self, strip: &Strip, from: f64, to: f64) {
        let (style, font, zero) = (self.style, self.font(), self.y + from);
        for cell in strip.cells.iter().filter(|cell| cell.top < to - 0.01 && cell.bottom > from + 0.01) {
            let (top, bottom) = (zero - cell.top.max(from), zero - cell.bottom.min(to));
            self.leaf().border(Area { left: cell.left, right: cell.right, top, bottom }, style);
            for (line, x, middle) in cell.lines.iter().filter(|(.., middle)| (from..to).contains(middle)) {
                // A line that the break would cut keeps clear of it.
                let middle = middle.clamp(from + SIZE / 2.0, (to - SIZE / 2.0).max(from + SIZE / 2.0));
                self.leaf().text(line, (*x, zero - middle - 0.38 * SIZE), SIZE, font);
            }
        }
        self.y -= to - from;
    }
}
