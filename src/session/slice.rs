//! The measure of work that grows with the corpus: it is done in slices between keys, each of so many looks. Looks are counted
//! and no time is taken, so that the same work falls into the same slices everywhere.

/// Looks of one slice, about a millisecond.
const LOOKS: usize = 200_000;

/// What is left of a slice.
#[derive(Debug)]
pub(super) struct Slice {
    left: usize,
}

impl Slice {
    /// A slice as it is spent between two keys.
    pub(super) const fn new() -> Self {
        Self { left: LOOKS }
    }

    /// A slice of so many looks.
    #[cfg(test)]
    pub(super) const fn of(looks: usize) -> Self {
        Self { left: looks }
    }

    /// Spends looks; what was begun may be finished, so that more may be spent than are left.
    pub(super) const fn spend(&mut self, looks: usize) {
        self.left = self.left.saturating_sub(looks);
    }

    /// Tells whether nothing is left.
    pub(super) const fn is_spent(&self) -> bool {
        self.left == 0
    }
}
