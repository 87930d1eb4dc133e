//! Brackets at a number: what they add to its name, and where the clause begins whose number stands in one or behind one.

use super::stretch::{LABELS, clause_start, is_among, words};
use super::token::{Kind, Token};
use super::word::{RESULT_WORDS, ROW_WORDS, Word, Words};

/// Where the clause of an outcome begins whose reason stands in the bracket that closes before a place.
pub(super) fn named_before(tokens: &[Token], start: usize) -> Option<usize> {
    let close = start.checked_sub(1).filter(|&at| tokens[at].kind == Kind::Close)?;
    let open =
        tokens[close.saturating_sub(LONGEST_REASON)..close].iter().rposition(|token| token.kind == Kind::Open)?;
    let open = close.saturating_sub(LONGEST_REASON) + open;
    let inside = &tokens[open + 1..close];
    let is_reason = |token: &Token| match token.kind {
        Kind::Word(word) => ROW_WORDS.with(Words::of([Word::Filler, Word::Etc])).has(word) || GRANTED_TOO.has(word),
        kind => kind == Kind::Listing,
    };
    let begin = clause_start(tokens, open);
    let reasons = inside.iter().all(is_reason) && words(inside).meets(ROW_WORDS);
    // 同意公开（含部分公开）7件.
    let granted = words(&tokens[begin..open]).has(Word::Granted) && words(inside).has(Word::PartlyGranted);
    (reasons && words(&tokens[begin..open]).meets(RESULT_WORDS) || granted && inside.iter().all(is_reason))
        .then_some(begin)
}

/// 收到的申请（共7件）, 部分公开（7件）: where the clause begins whose number a bracket gives and nothing else.
pub(super) fn counted_in_bracket(tokens: &[Token], start: usize, nth: usize) -> Option<usize> {
    let open = start.checked_sub(1).filter(|&at| tokens[at].kind == Kind::Open)?;
    let closes = tokens.get(nth + 1).is_some_and(|token| token.kind == Kind::Close);
    let sums = Words::of([Word::Total, Word::Filler, Word::ThisYear]);
    let plain = tokens[start..nth].iter().all(|token| is_among(token, sums));
    let begin = clause_start(tokens, open);
    let named = nth > start || words(&tokens[begin..open]).meets(LABELS);
    let is_counted = open.checked_sub(1).is_some_and(|at| matches!(tokens[at].kind, Kind::Figure(_)));
    (closes && plain && named && !is_counted).then_some(begin)
}

/// 新收申请（政府信息公开）：8件: where the clause begins that a bracket at its end explains in words.
pub(super) fn explained_before(tokens: &[Token], end: usize) -> Option<usize> {
    let close = end.checked_sub(1).filter(|&at| tokens[at].kind == Kind::Close)?;
    let near = close.saturating_sub(LONGEST_REASON);
    let open = near + tokens[near..close].iter().rposition(|token| token.kind == Kind::Open)?;
    let explains = |token: &Token| matches!(token.kind, Kind::Word(_) | Kind::Listing);
    tokens[open + 1..close].iter().all(explains).then(|| clause_start(tokens, open))
}

/// 答复书9份（含补正告知）: more is counted than the words before the number say.
pub(super) fn takes_in_more(behind: &[Token]) -> bool {
    let [open, inside @ ..] = behind else { return false };
    let close = inside.iter().take(LONGEST_REASON).position(|token| token.kind == Kind::Close);
    let inside = words(&inside[..close.unwrap_or(0)]);
    open.kind == Kind::Open && inside.has(Word::Including) && inside.has(Word::Other)
}

/// What a bracket behind 予以公开 may add to it.
const GRANTED_TOO: Words = Words::of([Word::Including, Word::PartlyGranted]);

/// Longer brackets tell no mere reason, in words.
pub(super) const LONGEST_REASON: usize = 12;
