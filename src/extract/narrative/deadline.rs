//! Days up to which something is said.

use super::token::{Kind, Token};
use super::word::Word;

/// 其中2件截至2024年12月31日尚未审结: a day up to which something is said.
pub(super) fn is_deadline(tokens: &[Token], at: usize) -> bool {
    let is_until = |back: usize| at.checked_sub(back).is_some_and(|at| tokens[at].kind == Kind::Word(Word::Until));
    match tokens[at].kind {
        Kind::Year(_) => is_until(1),
        Kind::Day { .. } => is_until(1) || is_until(2) && matches!(tokens[at - 1].kind, Kind::Year(_)),
        _ => false,
    }
}
