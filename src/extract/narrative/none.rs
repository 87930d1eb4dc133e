//! The clause of a word that says none: what stands behind it, or before it where that ends its clause. What is denied by it is
//! `denied`'s business.

use super::clause::{Clause, KEYS, LONGEST_CLAUSE, NOUNS, clause_start, has_unknown, is_among, words};
use super::token::{Kind, Token};
use super::word::{DISPUTE_KINDS, Word, Words};
use crate::model::narrative::Amount;
use crate::text::number::Number;

/// The clause of the none at `nth`: what stands behind it. `None` where a number follows, since that is stated then.
pub(super) fn clause_of(tokens: &[Token], nth: usize) -> Option<Clause> {
    let stops = |token: &Token| {
        matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Close | Kind::Figure(_))
    };
    // 未被申请复议、未被提起诉讼: two nones; 未收到、未办理申请 is one.
    let begins_another = |pair: &[Token]| {
        matches!(pair[0].kind, Kind::Listing | Kind::Word(Word::And)) && pair[1].kind == Kind::Word(Word::Not)
    };
    let rest = &tokens[nth + 1..tokens.len().min(nth + 1 + LONGEST_CLAUSE)];
    let first = rest.iter().position(stops).unwrap_or(rest.len());
    // 没有收到一件申请: not one; 未发生复议、发生诉讼1件 counts another.
    let is_one = rest.get(first).is_some_and(is_one) && !words(&rest[..first]).meets(NOUNS);
    let behind_one = || rest[first + 1..].iter().position(stops).map_or(rest.len(), |at| first + 1 + at);
    let stop = if is_one { behind_one() } else { first };
    let listed = rest[..stop].windows(2).position(begins_another).filter(|&at| words(&rest[..at]).meets(NOUNS));
    let end = nth + 1 + listed.unwrap_or(stop);
    if tokens.get(end).is_some_and(|token| matches!(token.kind, Kind::Figure(_))) {
        return None;
    }
    let behind = &tokens[nth + 1..end];
    let start = told_of(tokens, clause_start(tokens, nth));
    let last_key = behind.iter().rposition(|token| is_among(token, KEYS)).map_or(0, |at| at + 1);
    Some(Clause {
        start,
        end: nth + 1 + last_key,
        before: words(&tokens[start..nth]),
        words: denied(behind),
        has_unknown: has_unknown(&tokens[start..nth]),
        is_cut: has_unknown(behind),
        lists_requests: lists_requests(behind),
        ..Clause::default()
    })
}

/// 未收到政府信息公开申请、行政复议及行政诉讼; not 因政府信息公开申请、答复引起的行政复议, nor 公开申请行政复议.
fn lists_requests(behind: &[Token]) -> bool {
    let Some(at) = behind.iter().position(|token| is_among(token, Words::of([Word::Request]))) else { return false };
    let (before, after) = (&behind[..at], &behind[at + 1..]);
    let is_filler = |token: &&Token| token.kind == Kind::Word(Word::Filler);
    let after = &after[after.iter().take_while(is_filler).count()..];
    let is_parted = matches!(after.first().map(|token| token.kind), Some(Kind::Listing | Kind::Word(Word::And)));
    let is_led = words(before).meets(Words::of([Word::Toward, Word::Concern, Word::Other])) || has_unknown(before);
    let goes_on = |token: &Token| token.kind == Kind::Listing || is_among(token, BESIDE_REQUESTS);
    is_parted && !is_led && after.iter().all(goes_on) && words(after).meets(DISPUTE_KINDS)
}

/// What disputes that stand beside requests in a list are told with.
const BESIDE_REQUESTS: Words = Words::of([
    Word::And,
    Word::Filler,
    Word::Request,
    Word::Application,
    Word::Receive,
    Word::Disclosure,
    Word::Respondent,
    Word::Toward,
    Word::Own,
    Word::OwnArea,
    Word::Complaint,
    Word::Matter,
    Word::Etc,
])
.with(DISPUTE_KINDS);

/// 在全部申请办理结果中，没有部分公开的: where the clause begins that says what the none is told of.
fn told_of(tokens: &[Token], start: usize) -> usize {
    let comma = start.checked_sub(1).filter(|&at| tokens[at].kind == Kind::Comma);
    let is_led = |comma: &usize| comma.checked_sub(1).is_some_and(|at| tokens[at].kind == Kind::Word(Word::Among));
    comma.filter(is_led).map_or(start, |comma| clause_start(tokens, comma))
}

/// 一件.
fn is_one(token: &Token) -> bool {
    matches!(token.kind, Kind::Figure(figure) if figure.amount == Amount::exactly(Number::whole(1)))
}

/// What a none denies: 未收到也未办理申请 denies of requests both what was and what could have been done with them.
fn denied(behind: &[Token]) -> Words {
    let is_not = |token: &Token| is_among(token, Words::of([Word::Not]));
    let Some(again) = behind.iter().position(is_not).filter(|&again| again > 0) else { return words(behind) };
    let (first, second) = (&behind[..again], &behind[again + 1..]);
    let deals = |token: &Token| token.kind == Kind::Listing || is_among(token, DEALINGS);
    let one_verb = first.iter().all(deals) && words(first).has(Word::Receive);
    let repeated = second.first().is_some_and(|token| is_among(token, DEALINGS));
    if one_verb && repeated { words(first).with(words(second)) } else { words(behind) }
}

/// What is done with requests.
const DEALINGS: Words = Words::of([Word::Receive, Word::Handle, Word::Settle, Word::Filler, Word::And]);

/// The clause before a colon, or before a none that ends it, for that none.
pub(super) fn denied_before(tokens: &[Token], colon: usize) -> Clause {
    let start = clause_start(tokens, colon);
    let denied = &tokens[start..colon];
    Clause { start, end: colon + 2, words: words(denied), is_cut: has_unknown(denied), ..Clause::default() }
}
