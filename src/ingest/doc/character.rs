//! What a character's formatting says of it: whether a person sees it, and which character it stands for.

use super::bytes::u16_at;
use super::fkp::Pages;
use super::sprm::{code, sprms};
use super::style::Styles;
use super::veil::Veil;

/// The formatting of a stretch of the main stream.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    start: usize,
    end: usize,
    deleted: bool,
    /// It is raised.
    pub is_raised: bool,
    veil: Veil,
    /// The style that it has beside that of its paragraph.
    style: Option<u16>,
    /// The character of a font of symbols that it stands for.
    pub symbol: Option<u16>,
}

impl Look {
    /// Tells whether it was deleted while changes were tracked.
    pub const fn is_deleted(&self) -> bool {
        self.deleted
    }

    /// Tells whether a person sees it, in a paragraph of a style.
    pub fn is_seen(&self, styles: &Styles, paragraph: u16) -> bool {
        let of_own = self.style.map(|style| styles.veil(style)).unwrap_or_default();
        !self.deleted && !self.veil.over(styles.veil(paragraph).or(of_own)).is_veiled()
    }

    /// What changes that hold for a whole piece make of its characters.
    pub fn of_piece(changes: &[u8]) -> Self {
        let mut look = Self::default();
        look.apply(changes);
        look
    }

    /// The formatting at a byte of the main stream, in a piece whose characters look like `piece`; this one again where it
    /// still holds there.
    pub fn at(self, place: usize, pages: &Pages<'_>, piece: Self) -> Self {
        if (self.start..self.end).contains(&place) {
            return self;
        }
        let Some(run) = pages.at(place) else { return piece };
        let mut look = Self { start: run.start, end: run.end, ..piece };
        look.apply(run.changes);
        look
    }

    fn apply(&mut self, changes: &[u8]) {
        for sprm in sprms(changes) {
            match sprm.code {
                code::DELETED => self.deleted = sprm.is_on(),
                code::RAISED => self.is_raised = sprm.byte() == 1,
                code::STYLE => self.style = Some(sprm.word()),
                code::SYMBOL => self.symbol = u16_at(sprm.operand, 2),
                _ => self.veil.apply(&sprm),
            }
        }
    }
}
