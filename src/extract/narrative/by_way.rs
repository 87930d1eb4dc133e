//! Lists of the ways by which requests came, where nothing announces them as parts.

use super::clause::words;
use super::token::{Kind, Token};
use super::word::{WAYS, Word, Words};
use crate::model::narrative::{Mention, Standing, Subject};

/// 从申请方式看，当面1件、网络2件: behind what they are looked at by, nothing but ways and their numbers.
pub(super) fn tells_ways(tokens: &[Token], chars: &[char]) -> bool {
    let looks = tokens.first().is_some_and(|first| matches!(chars[first.start], '从' | '按'));
    let comma = tokens.iter().position(|token| token.kind == Kind::Comma);
    let list = comma.map_or(&[][..], |comma| &tokens[comma..]);
    let is_way = |token: &Token| match token.kind {
        Kind::Word(word) => IN_LISTS.has(word),
        Kind::Figure(_) | Kind::Comma | Kind::Listing => true,
        _ => false,
    };
    looks && list.iter().all(is_way) && words(list).has(Word::Channel)
}

/// What came, whatever was done with it.
pub(super) fn is_all_of_requests(whole: &Mention) -> bool {
    let firm = whole.standing == Standing::Firm && whole.year.is_none() && !whole.in_words;
    firm && matches!(whole.subject, Some(Subject::Received | Subject::Handled | Subject::AtHand))
}

/// 收到申请9件，网络申请6件，信函申请3件; 收到9件，6件为网络申请，3件为信函申请: two clauses that name nothing but a way and its number.
pub(super) fn begins_with_ways(tokens: &[Token], nth: usize) -> bool {
    let mut clauses = tokens[nth + 1..].split(|token| matches!(token.kind, Kind::Comma | Kind::Listing));
    let is_idle = |token: &Token| match token.kind {
        Kind::Word(word) => IN_LISTS.has(word) || word == Word::Rest,
        kind => matches!(kind, Kind::Figure(_)),
    };
    let is_way = |clause: &[Token]| {
        let figures = clause.iter().filter(|token| matches!(token.kind, Kind::Figure(_))).count();
        let named = words(clause).meets(WAYS);
        figures == 1 && named && clause.iter().all(is_idle)
    };
    clauses.next().is_some_and(<[Token]>::is_empty)
        && clauses.next().is_some_and(is_way)
        && clauses.next().is_some_and(is_way)
}

/// What a list of ways is made of.
const IN_LISTS: Words = WAYS.with(Words::of([Word::Application, Word::Request, Word::Receive, Word::Filler]));
