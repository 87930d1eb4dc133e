//! A run of lines in the making that may turn out a table without ruling lines: which lines go on with it, and which hold figures.
//! What its rows are is told elsewhere.

use super::super::label::{self, is_value};
use super::super::line::Line;
use super::Paged;
use super::stack::NEAR;
use crate::ingest::numeral::is_numbered;

/// The next line of a run stands nearer than this, in font sizes.
const LONGEST_STEP: f64 = 5.0;
/// Lines above among which the beginning of a label is looked for.
const LONGEST_LABEL: usize = 24;

/// The lines so far, with what the next one is told by.
#[derive(Debug, Default)]
pub struct Run {
    lines: Vec<(Line, usize)>,
    /// Which lines hold the figures of a row: beside a label, or many, or below the heads of columns.
    holds: Vec<bool>,
    /// Where heads and figures stand from left to right: places that are apart.
    heads: Vec<(f64, f64)>,
    /// Where the first column of figures begins.
    first: Option<f64>,
    /// Where the longest line ends.
    right: f64,
    names_label: bool,
}

impl Run {
    /// Adds a line of a page.
    pub fn push(&mut self, line: Line, page: usize) {
        let holds = self.holds_figures(&line);
        if holds {
            let figures = line.parts().filter(|part| is_value(&part.text)).map(|part| part.bounds);
            for figure in figures {
                self.first = Some(self.first.map_or(figure.x0, |first| first.min(figure.x0)));
                // What stands below a figure of a row is one as well.
                self.add_head((figure.x0, figure.x1));
            }
        }
        if !line.parts().any(|part| is_value(&part.text)) {
            self.add_heads(&line);
        }
        self.right = self.right.max(line.bounds.x1);
        self.names_label = self.names_label || line.parts().any(|part| label::is_whole(&part.text));
        self.holds.push(holds);
        self.lines.push((line, page));
    }

    /// Its lines with their pages.
    pub(super) fn paged(&self) -> Vec<Paged<'_>> {
        self.lines.iter().map(|(line, page)| (line, *page)).collect()
    }

    /// Which of its lines hold figures.
    pub(super) fn holds(&self) -> &[bool] {
        &self.holds
    }

    /// Its lines with their pages, the table given up.
    pub fn into_lines(self) -> Vec<(Line, usize)> {
        self.lines
    }

    /// Tells whether a line goes on with the run: it has wide gaps, or it is near and a piece of a label, or a figure.
    pub fn is_continued_by(&self, line: &Line, page: usize) -> bool {
        let Some((last, its)) = self.lines.last().filter(|_| line.stretches.is_empty()) else {
            return !line.stretches.is_empty();
        };
        let step = line.baseline() - last.baseline();
        let is_near = page == *its && step < LONGEST_STEP * last.size.max(line.size) || page == its + 1;
        if !is_near || label::is_heading(&line.text) {
            return false;
        }
        match self.first {
            _ if is_value(&line.text) => self.is_below_head(line),
            Some(first) => line.bounds.x1 < first && (page == *its || self.is_of_label(line)),
            None => self.is_of_label(line) || line.bounds.x1 < self.right && self.names_label || are_heads_begun(line),
        }
    }

    /// Tells whether a line begins a label or can be the rest of one.
    fn is_of_label(&self, line: &Line) -> bool {
        let is_short = line.bounds.x1 < self.right - 3.0 * line.size;
        let begins = is_short && is_numbered(&line.text) || label::is_whole(&line.text);
        begins || self.lines.iter().rev().take(LONGEST_LABEL).any(|(above, _)| ends_in(above, line))
    }

    fn holds_figures(&self, line: &Line) -> bool {
        let values = line.parts().filter(|part| is_value(&part.text)).count();
        let is_all = values == line.parts().count();
        if is_all { has_many(line) || self.is_below_head(line) } else { values > 0 }
    }

    /// Tells whether each figure of a line stands below a head or a figure.
    fn is_below_head(&self, line: &Line) -> bool {
        line.parts().all(|part| {
            let middle = part.bounds.center().x;
            is_value(&part.text) && self.heads.iter().any(|head| head.0 <= middle && middle <= head.1)
        })
    }

    /// Takes the heads of a line: not that of the labels, the first of its line. Above all figures, heads may stand close side by
    /// side, and one alone on its line.
    fn add_heads(&mut self, line: &Line) {
        let is_head = |part: &Line| !is_numbered(&part.text) && label::is_column(&part.text);
        let is_row = !line.stretches.is_empty() || self.first.is_none() && line.cut(|_, _| true).len() > 1;
        let is_own = |nth: usize, part: &Line| nth > 0 || !label::is_whole(&part.text) || is_head(part);
        let is_alone = |part: &Line| self.first.is_none() && is_head(part);
        let heads =
            line.parts().enumerate().filter(|(nth, part)| if is_row { is_own(*nth, part) } else { is_alone(part) });
        let own: Vec<(f64, f64)> =
            heads.flat_map(|(_, part)| part.cut(|_, _| true)).map(|head| (head.bounds.x0, head.bounds.x1)).collect();
        for head in own {
            self.add_head(head);
        }
    }

    fn add_head(&mut self, mut own: (f64, f64)) {
        self.heads.retain(|other| {
            let is_apart = other.1 < own.0 || own.1 < other.0;
            if !is_apart {
                own = (own.0.min(other.0), own.1.max(other.1));
            }
            is_apart
        });
        self.heads.push(own);
    }
}

/// Heads of so many columns that begin close side by side are no prose.
const FEWEST_HEADS: usize = 4;

/// Tells the first line of heads that stand close side by side.
fn are_heads_begun(line: &Line) -> bool {
    let heads = line.cut(|_, _| true);
    heads.len() >= FEWEST_HEADS && heads.iter().all(|head| label::begins_column(&head.text))
}

/// Tells whether a line can be the rest of a label that stands in a line above.
fn ends_in(above: &Line, line: &Line) -> bool {
    let is_flush = |part: &Line| {
        let (a, b) = (part.bounds, line.bounds);
        (a.x0 - b.x0).abs() < NEAR * line.size || (a.center().x - b.center().x).abs() < NEAR * line.size
    };
    // The label of a group may stand close before it.
    let begins = |gap: (f64, f64), rest: &str| is_numbered(rest) || (gap.1 - line.bounds.x0).abs() < NEAR * line.size;
    let parts = above.parts().flat_map(|part| part.cut(begins));
    parts.filter(is_flush).any(|part| label::goes_on(&part.text, &line.text))
}

/// So many figures side by side are a row, whatever stands beside them.
pub(super) fn has_many(line: &Line) -> bool {
    line.parts().count() > 3 && line.parts().all(|part| is_value(&part.text))
}
