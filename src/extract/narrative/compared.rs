//! Whether a number compares with the year before: 同比, 较上年, 与2023年相比, and whether it is what rose or fell.

use super::clause;
use super::token::{Kind, Token};
use super::word::{Word, Words};

/// What a number is compared with, or ranked among, is looked for within so many words and numbers.
pub(super) const FARTHEST: usize = 64;

/// Tells whether a change is of the count before, by what stands between: not 收到申请50件，网站访问量同比增长60%, not 其中当面
/// 申请同比下降20%. What the clauses before its own say is another matter: 收到50件，主要涉及征地，同比增长25%.
pub(super) fn is_of_the_same(between: &[Token]) -> bool {
    let ends = |token: &Token| matches!(token.kind, Kind::Comma | Kind::Close);
    let clause = between.iter().rposition(ends).map_or(between, |at| &between[at + 1..]);
    let compares = clause.iter().position(|token| token.kind == Kind::Word(Word::Compare)).unwrap_or(clause.len());
    let is_unknown = |token: &Token| token.kind == Kind::Unknown;
    !clause[..compares].iter().any(is_unknown) && !clause::words(clause).meets(ANOTHER)
}

/// Words of a part of what was counted, or of something else.
const ANOTHER: Words = Words::of([
    Word::Part,
    Word::Including,
    Word::Channel,
    Word::PartYear,
    Word::Years,
    Word::Plan,
    Word::Other,
    Word::Publish,
]);

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
