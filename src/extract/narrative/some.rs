//! What says of which of all that it names a number is: 简易程序行政处罚9件, 城管领域作出行政处罚9件. It names no subject.

use super::clause::is_among;
use super::token::{Kind, Token};
use super::word::{DISPUTE_WORDS, POWER_WORDS, Word, Words};

/// What those are called who act in a part of it, and how.
const FIELDS: [&str; 6] = ["领域", "部门", "行业", "环节", "机关", "制"];

/// Shorter unknown words are verbs: 开展行政处罚9件, in characters.
const SHORTEST_KIND: usize = 3;

/// Tells whether the words before a number in its clause say that it counts some of what they name.
pub(super) fn is_qualified(lead: &[Token], chars: &[char]) -> bool {
    are_some_decisions(lead, chars) || are_on_one_matter(lead, chars)
}

/// Tells whether unknown words before what was decided say of which decisions the number is; `lead` stands before it in its clause.
fn are_some_decisions(lead: &[Token], chars: &[char]) -> bool {
    let Some(decided) = lead.iter().position(|token| is_among(token, POWER_WORDS)) else { return false };
    let of = |token: &Token| chars[token.start..token.end] == ['的'];
    let is_verb = |token: &Token| is_among(token, Words::of([Word::Decide, Word::Handle]));
    let between = lead[..decided].iter().rev().take_while(|token| of(token) || is_verb(token)).count();
    let Some(last) = lead[..decided - between].last().filter(|last| last.kind == Kind::Unknown) else { return false };
    let acts = lead[decided - between..decided].iter().any(is_verb);
    let text = &chars[last.start..last.end];
    let is_field = || FIELDS.iter().any(|field| text.ends_with(&field.chars().collect::<Vec<_>>()));
    if acts { is_field() } else { text.len() >= SHORTEST_KIND }
}

/// 因征地拆迁引发的政府信息公开行政复议9件: tells whether those on one matter are counted.
fn are_on_one_matter(lead: &[Token], chars: &[char]) -> bool {
    let is_reason = |pair: &[Token]| {
        let because = is_among(&pair[0], Words::of([Word::Toward])) && chars[pair[0].start] == '因';
        because && pair[1].kind == Kind::Unknown
    };
    lead.iter().any(|token| is_among(token, DISPUTE_WORDS)) && lead.windows(2).any(is_reason)
}
