//! What stands in a stretch of a sentence, and where the clause before a place begins.

use super::token::{Kind, Token};
use super::word::{APPLICANT_WORDS, COLUMN_WORDS, RESULT_WORDS, ROW_WORDS, Word, Words};

/// Longer clauses, in words and numbers, are told by their end alone.
pub(super) const LONGEST_CLAUSE: usize = 256;

/// Where the clause before `nth` begins: behind the last comma or, where a number comes sooner, behind what that counts.
pub(super) fn clause_start(tokens: &[Token], nth: usize) -> usize {
    let farthest = nth.saturating_sub(LONGEST_CLAUSE);
    for at in (farthest..nth).rev() {
        match tokens[at].kind {
            Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Close | Kind::Point => return at + 1,
            // 39件新收申请和3件结转申请: what stands behind the number before is that number's.
            Kind::Figure(_) if tokens[nth - 1].kind == Kind::Word(Word::And) => return nth,
            Kind::Figure(_) => {
                let listing = tokens[at + 1..nth].iter().position(|token| token.kind == Kind::Listing);
                return at + 1 + listing.map_or(0, |after| after + 1);
            }
            _ => {}
        }
    }
    farthest
}

/// Labels of columns and rows, which say all that a number needs.
pub(super) const LABELS: Words = COLUMN_WORDS.with(RESULT_WORDS).with(ROW_WORDS).with(APPLICANT_WORDS);

/// Tells whether a token is one of some words.
pub(super) fn is_among(token: &Token, set: Words) -> bool {
    matches!(token.kind, Kind::Word(word) if set.has(word))
}

/// Tells whether something stands in a stretch that is no word of the field.
pub(super) fn has_unknown(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.kind == Kind::Unknown)
}

/// The meanings in a stretch; 2023年 + 结转 + 2025年 are told by the years in `sentence`.
pub(super) fn words(tokens: &[Token]) -> Words {
    let mut words = Words::default();
    for token in tokens {
        if let Kind::Word(word) = token.kind {
            words.add(word);
        }
    }
    words
}
