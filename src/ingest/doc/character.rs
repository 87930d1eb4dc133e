//! What a character's formatting says of it: whether a person sees it, and which character it stands for.

use super::bytes::u16_at;
use super::fkp::Pages;
use super::sprm::{code, sprms};

/// The formatting of a stretch of the main stream.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    start: usize,
    end: usize,
    /// A person does not see it: it is hidden, or was deleted while changes were tracked.
    pub unseen: bool,
    /// The character of a font of symbols that it stands for.
    pub symbol: Option<u16>,
}

impl Look {
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
                code::DELETED => self.unseen |= sprm.is_on(),
                // 0x80 leaves it to the style, 0x81 turns the style round.
                code::HIDDEN => self.unseen |= matches!(sprm.byte(), 1 | 0x81),
                code::SYMBOL => self.symbol = u16_at(sprm.operand, 2),
                _ => {}
            }
        }
    }
}
