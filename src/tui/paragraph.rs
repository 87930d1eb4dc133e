//! A text before it is cut into lines: its role, and how far its later lines hang. It knows no place on the screen.

use super::line::Line;
use super::look::Look;
use super::role::Role;
use crate::text::width::width;
use crate::text::wrap::wrap;

/// A text of one role that takes as many lines as it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    text: String,
    role: Role,
    hang: usize,
}

impl Paragraph {
    /// A text whose lines all begin at the same cell.
    pub fn of(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, hang: 0 }
    }

    /// One line without text.
    pub fn blank() -> Self {
        Self::of(String::new(), Role::Ink)
    }

    /// Leaves so many cells free before all lines but the first.
    #[must_use]
    pub fn hanging(self, hang: usize) -> Self {
        Self { hang, ..self }
    }

    /// The lines that it takes of so many cells, about.
    pub fn rows(&self, cells: usize) -> usize {
        width(&self.text) / cells + 1
    }

    /// Its lines of at most so many cells.
    pub fn lines(&self, look: &Look, cells: usize) -> Vec<Line> {
        let clean = look.clean(&self.text);
        let lines = wrap(&clean, cells.saturating_sub(self.hang).max(2));
        let indent = |(nth, line): (usize, &&str)| {
            let line = (*line).to_owned();
            if nth == 0 { Line::of(line, self.role) } else { Line::default().gap(self.hang).text(line, self.role) }
        };
        lines.iter().enumerate().map(indent).collect()
    }
}
