//! 表述: how the text is written. Patterns and word lists are data; what they cannot say is here.

pub mod w702_repeats;
pub mod w703_half_width;
pub mod w706_remnants;
pub mod w708_hidden;
