//! The rows of a table in the making: rows of figures, and the texts between them put together by their height.

use super::super::line::are_digits;
use super::stack::{Block, NEAR};

/// A text that labels no row of figures: the head of a column, the label of a group.
#[derive(Clone, Debug)]
pub struct Text {
    words: String,
    page: usize,
    /// Its first and last baseline on the page that it begins on.
    reach: (f64, f64),
    left: f64,
    size: f64,
}

impl Text {
    /// The text of a block.
    pub fn of(block: &Block<'_>) -> Self {
        let (page, top) = block.start();
        let reach = block.reach(page).unwrap_or((top, top));
        Self { words: block.text(), page, reach, left: block.left(), size: block.size() }
    }

    fn middle(&self) -> f64 {
        f64::midpoint(self.reach.0, self.reach.1)
    }

    /// Tells whether two texts stand in one row: with their tops, their middles or their feet.
    pub fn is_level_with(&self, other: &Self) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < NEAR * self.size;
        self.page == other.page
            && (near(self.reach.0, other.reach.0)
                || near(self.reach.1, other.reach.1)
                || near(self.middle(), other.middle()))
    }
}

/// What a row holds.
enum Cells {
    Figures(Vec<String>),
    Texts(Vec<Text>),
}

/// The rows of a table with their pages and heights.
pub struct Rows {
    taken: Vec<bool>,
    rows: Vec<(usize, f64, Cells)>,
}

impl Rows {
    /// No rows, beside so many labels.
    pub fn new(labels: usize) -> Self {
        Self { taken: vec![false; labels], rows: Vec::new() }
    }

    /// Takes a label for a row; none where another row has it.
    pub fn take(&mut self, label: usize) -> Option<()> {
        let taken = self.taken.get_mut(label).filter(|taken| !**taken)?;
        *taken = true;
        Some(())
    }

    /// Tells whether a row has this label.
    pub fn is_taken(&self, label: usize) -> bool {
        self.taken.get(label).copied().unwrap_or_default()
    }

    /// Adds a row of a label and its figures.
    pub fn push(&mut self, page: usize, baseline: f64, cells: Vec<String>) {
        self.rows.push((page, baseline, Cells::Figures(cells)));
    }

    /// Adds the row of a label beside which nothing stands.
    pub fn push_blank(&mut self, label: &Block<'_>, columns: usize) {
        let text = Text::of(label);
        let (page, middle) = (text.page, text.middle());
        self.push(page, middle, std::iter::once(text.words).chain(vec![String::new(); columns]).collect());
    }

    /// Tells whether some row of figures has no label.
    pub fn has_bare(&self) -> bool {
        self.taken.iter().filter(|taken| **taken).count() < self.rows.len()
    }

    /// Adds the rest of the figures of the last row, each in its column, where the columns, so many digits wide, had no more room;
    /// none where one had, or where they can be the figures of a row of their own: all columns have one, or one of a single digit.
    pub fn go_on(&mut self, rest: &[String], widths: &[usize]) -> Option<()> {
        let Cells::Figures(cells) = self.rows.last_mut().map(|(.., cells)| cells)? else { return None };
        let label = cells.len().checked_sub(rest.len())?;
        let begun = cells.get_mut(label..)?;
        rest.iter().any(String::is_empty).then_some(())?;
        for ((own, rest), &width) in begun.iter_mut().zip(rest).zip(widths).filter(|((_, rest), _)| !rest.is_empty()) {
            let is_full = width > 1 && own.chars().count().is_multiple_of(width) && are_digits(own, rest);
            is_full.then(|| own.push_str(rest))?;
        }
        Some(())
    }

    /// Adds a text to the row of texts at its height. Rows of figures are there already.
    pub fn push_text(&mut self, text: Text) {
        let level = self.rows.iter_mut().rev().take(16).find_map(|(_, _, cells)| match cells {
            Cells::Texts(texts) if texts[0].is_level_with(&text) => Some(texts),
            _ => None,
        });
        match level {
            Some(texts) => texts.push(text),
            // The label of a group stands before the row that it is level with.
            None => self.rows.push((text.page, text.middle() - NEAR * text.size, Cells::Texts(vec![text]))),
        }
    }

    /// The rows from top to bottom with their pages.
    pub fn in_order(mut self) -> impl Iterator<Item = (usize, Vec<String>)> {
        self.rows.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        self.rows.into_iter().map(|(page, _, cells)| (page, cells.in_order()))
    }
}

impl Cells {
    /// What stands in the row from left to right.
    fn in_order(self) -> Vec<String> {
        match self {
            Self::Figures(cells) => cells,
            Self::Texts(mut texts) => {
                texts.sort_by(|a, b| a.left.total_cmp(&b.left));
                texts.into_iter().map(|text| text.words).collect()
            }
        }
    }
}
