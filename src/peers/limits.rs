//! From when on peers say something, and what of a figure is worth saying. The numbers are parameters of the rules.

/// From when on something is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Others that there must be at least.
    pub least: usize,
    /// How many usual distances are unusual.
    pub times: i64,
    /// And how much more or less.
    pub difference: i64,
    /// Changes from last year that there must be at least.
    pub history: usize,
}
