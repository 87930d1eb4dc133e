//! What a search may cost, counted in looks at an equation, so that it ends alike on every machine. It measures no time.

/// How many looks at an equation may still be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort(usize);

impl Effort {
    /// So many looks.
    pub const fn of(looks: usize) -> Self {
        Self(looks)
    }

    /// Takes so many looks; false where they are not left any more.
    pub const fn spend(&mut self, looks: usize) -> bool {
        let left = self.0.saturating_sub(looks);
        self.0 = left;
        left > 0
    }

    /// Tells whether nothing is left.
    pub const fn is_spent(self) -> bool {
        self.0 == 0
    }
}
