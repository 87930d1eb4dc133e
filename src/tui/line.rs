//! A line of the screen before it is drawn: pieces of text with the parts they play. It knows no terminal.

use super::look::Look;
use super::role::Role;
use crate::text::width::{cut, pad_left, pad_right, width};

/// A line of pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pieces: Vec<Piece>,
    /// What lies under the whole line.
    pub ground: Option<Role>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    role: Role,
    fit: Fit,
}

/// How a piece takes its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    Free,
    Left(usize),
    Right(usize),
    Rest(usize),
}

impl Line {
    /// A line of one piece.
    pub fn of(text: impl Into<String>, role: Role) -> Self {
        Self::default().text(text, role)
    }

    /// Adds text as long as it is.
    #[must_use]
    pub fn text(self, text: impl Into<String>, role: Role) -> Self {
        self.piece(text.into(), role, Fit::Free)
    }

    /// Adds text in so many cells, at their left.
    #[must_use]
    pub fn left(self, text: impl Into<String>, cells: usize, role: Role) -> Self {
        self.piece(text.into(), role, Fit::Left(cells))
    }

    /// Adds text in so many cells, at their right.
    #[must_use]
    pub fn right(self, text: impl Into<String>, cells: usize, role: Role) -> Self {
        self.piece(text.into(), role, Fit::Right(cells))
    }

    /// Adds text that takes all room but so many cells.
    #[must_use]
    pub fn rest(self, text: impl Into<String>, but: usize, role: Role) -> Self {
        self.piece(text.into(), role, Fit::Rest(but))
    }

    /// Adds so many blanks.
    #[must_use]
    pub fn gap(self, cells: usize) -> Self {
        self.piece(String::new(), Role::Ink, Fit::Left(cells))
    }

    /// Lays a role under the whole line where `is` holds.
    #[must_use]
    pub const fn on(mut self, ground: Role, is: bool) -> Self {
        if is {
            self.ground = Some(ground);
        }
        self
    }

    /// Adds the pieces of another line.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    fn piece(mut self, text: String, role: Role, fit: Fit) -> Self {
        self.pieces.push(Piece { text, role, fit });
        self
    }

    /// Fits the pieces into so many cells: texts as they can be shown, with their roles.
    pub(super) fn fitted(&self, look: &Look, cells: usize) -> Vec<(String, Role)> {
        let mut room = cells;
        let mut fitted = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            let clean = look.clean(&piece.text);
            let shown = match piece.fit {
                Fit::Free => cut(&clean, room).to_owned(),
                Fit::Left(cells) => pad_right(&clean, cells.min(room)),
                Fit::Right(cells) => pad_left(&clean, cells.min(room)),
                Fit::Rest(but) => pad_right(&clean, room.saturating_sub(but)),
            };
            room = room.saturating_sub(width(&shown));
            fitted.push((shown, piece.role));
        }
        fitted
    }

    /// The cells it would take.
    pub fn width(&self, look: &Look) -> usize {
        let cells = |piece: &Piece| match piece.fit {
            Fit::Left(cells) | Fit::Right(cells) => cells,
            Fit::Free | Fit::Rest(_) => width(&look.clean(&piece.text)),
        };
        self.pieces.iter().map(cells).sum()
    }
}
