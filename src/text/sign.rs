//! Signs of canonical text that stand for what a document has no characters for: readers write them, whoever reads cells knows them.

/// Stands for a picture, an object or a sum that nobody worked out, in a cell that has no words: what a person sees there, no reader
/// can tell.
pub const OBJECT: char = '\u{fffc}';

/// The raised digits of Unicode, for digits that stand raised behind a figure: the number of a note, or a power.
pub const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
