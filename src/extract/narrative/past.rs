//! Whether what a sentence counts of an earlier year is all that the year's report counted: not 2023年收到的申请中有1件在本年答复.

use super::clause::{self, Clause};
use super::token::{Kind, Token};
use super::word::{Word, Words};
use crate::model::narrative::Aside;

/// What may stand behind a number of an earlier year that leaves it what it is.
const IDLE: Words = Words::of([
    Word::Filler,
    Word::Request,
    Word::Application,
    Word::Disclosure,
    Word::Reconsideration,
    Word::Suit,
    Word::Document,
    Word::Compare,
    Word::LastYear,
    Word::Rise,
    Word::Fall,
    Word::Become,
    Word::Share,
    Word::Receive,
    Word::Settle,
]);

/// Why a number of an earlier year may be a part of what was counted then.
pub(super) fn aside(tokens: &[Token], clause: &Clause) -> Option<Aside> {
    let nth = clause.figure;
    let is_among = tokens[clause.start.min(nth)..nth].iter().any(|token| token.kind == Kind::Word(Word::Among));
    let rest = &tokens[(nth + 1).min(tokens.len())..];
    let stops = |token: &Token| !matches!(token.kind, Kind::Word(_) | Kind::Unknown);
    let tail = &rest[..rest.iter().position(stops).unwrap_or(rest.len())];
    let goes_on = tail.iter().any(|token| token.kind == Kind::Unknown) || !clause::words(tail).within(IDLE);
    (is_among || goes_on || is_begun_elsewhere(tokens, clause.start.min(nth))).then_some(Aside::Unclear)
}

/// The year before, where nothing but its name stands before a number: 上年为5件.
pub(super) fn last_year(clause: &Clause, own: Option<i16>) -> Option<i16> {
    const NAME: Words = Words::of([Word::LastYear, Word::Filler, Word::Become]);
    let is_named = clause.before.has(Word::LastYear) && clause.before.within(NAME) && !clause.has_unknown;
    own.filter(|_| is_named).map(|own| own.saturating_sub(1))
}

/// 2023年建成系统，已受理66件: something else happened in that year, and since then counts what follows.
fn is_begun_elsewhere(tokens: &[Token], start: usize) -> bool {
    let is_year = |token: &Token| matches!(token.kind, Kind::Year(_) | Kind::Word(Word::LastYear));
    let Some(year) = tokens[..start].iter().rposition(is_year) else { return false };
    let between = &tokens[year + 1..start];
    let counts = between.iter().any(|token| matches!(token.kind, Kind::Figure(_)));
    !counts && between.first().is_some_and(|token| token.kind == Kind::Unknown)
}
