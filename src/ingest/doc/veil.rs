//! What takes characters from sight: they are hidden, or struck out by one line or two. Each of these is on, off, or what the
//! style says of it, straight or turned round.

use super::sprm::{Sprm, code};

/// What changes say of one way to take characters from sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Toggle {
    #[default]
    AsStyled,
    Yes,
    No,
    UnlessStyled,
}

impl Toggle {
    const fn of(operand: u8) -> Self {
        match operand {
            0 => Self::No,
            1 => Self::Yes,
            0x81 => Self::UnlessStyled,
            _ => Self::AsStyled,
        }
    }

    const fn over(self, styled: bool) -> bool {
        match self {
            Self::Yes => true,
            Self::No => false,
            Self::AsStyled => styled,
            Self::UnlessStyled => !styled,
        }
    }
}

/// What changes say of every way to take characters from sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Veil([Toggle; code::VEILS.len()]);

/// The ways by which a style takes its characters from sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Styled([bool; code::VEILS.len()]);

impl Veil {
    /// Takes a change; one that has nothing to do with sight changes nothing.
    pub fn apply(&mut self, change: &Sprm<'_>) {
        if let Some(nth) = code::VEILS.iter().position(|&code| code == change.code) {
            self.0[nth] = Toggle::of(change.byte());
        }
    }

    /// What comes of it where styles say so much.
    pub fn over(self, styled: Styled) -> Styled {
        Styled(std::array::from_fn(|nth| self.0[nth].over(styled.0[nth])))
    }
}

impl Styled {
    /// What two styles say together: each may take from sight.
    pub fn or(self, other: Self) -> Self {
        Self(std::array::from_fn(|nth| self.0[nth] || other.0[nth]))
    }

    /// Tells whether characters are taken from sight at all.
    pub fn is_veiled(self) -> bool {
        self.0.contains(&true)
    }
}
