//! Whether a number compares with the year before: 同比, 较上年, 与2023年相比, and whether it is what rose or fell.

use super::lexicon::Word;
use super::token::{Kind, Token};

/// What a number is compared with, or ranked among, is looked for within so many words and numbers.
pub(super) const FARTHEST: usize = 64;

/// 增加了3件: rose or fell stands directly before the number.
pub(super) fn is_moved(tokens: &[Token], nth: usize) -> bool {
    let before = tokens[..nth].iter().rev().find(|token| token.kind != Kind::Word(Word::Filler));
    before.is_some_and(|token| matches!(token.kind, Kind::Word(Word::Rise | Word::Fall)))
}

/// Tells whether what stands before a change compares with the year before: 同比, 较上年, 与2023年相比. The last comparison counts.
pub(super) fn is_since_last_year(tokens: &[Token], nth: usize, (chars, own): (&[char], Option<i16>)) -> bool {
    let before = &tokens[nth.saturating_sub(FARTHEST)..nth];
    let begin = before.iter().rposition(|token| token.kind == Kind::Semicolon).map_or(0, |at| at + 1);
    let before = &before[begin..];
    let Some(at) = before.iter().rposition(|token| token.kind == Kind::Word(Word::Compare)) else { return false };
    if chars[before[at].start] == '同' {
        return !before[at..].iter().any(|token| token.kind == Kind::Word(Word::Chain));
    }
    let links = |token: &&Token| {
        matches!(token.kind, Kind::Word(Word::Filler | Word::And) | Kind::Figure(_) | Kind::Open | Kind::Close)
    };
    let behind = before[at + 1..].iter().find(|token| !links(token));
    let ahead = before[..at].iter().rev().find(|token| !links(token));
    let is_last = |token: &Token| match token.kind {
        Kind::Year(year) => Some(year) == own.map(|own| own.saturating_sub(1)),
        kind => kind == Kind::Word(Word::LastYear),
    };
    behind.is_some_and(is_last) || ahead.is_some_and(is_last)
}
