//! What a sentence says of all that it counted last: 均予以公开, 全部因…无法提供. One outcome of all leaves nothing for the others.

use super::clause::{self, Clause};
use super::sentence::Reader;
use super::token::{self, Kind, Token};
use super::word::{RESULT_WORDS, ROW_WORDS, Word, Words};
use crate::model::narrative::{Narrative, Subject};

/// What says of all of them what became of them.
const EVERY: [&[char]; 4] = [&['均'], &['全', '部'], &['都'], &['皆']];

/// What stands between 均 and what all of them are.
const BEING: [char; 6] = ['为', '是', '系', '由', '属', '于'];

/// What clauses end with that tell some of them from others.
const SOME: [&str; 6] = ["的", "的信息", "的政府信息", "的申请", "的事项", "的内容"];

/// What may stand between 均 and what became of all.
const REASONS: Words =
    ROW_WORDS.with(Words::of([Word::Filler, Word::Etc, Word::Toward, Word::Request, Word::Application]));

/// Where these stand too, all may be said of a part.
const PARTS: Words = Words::of([Word::Part, Word::Rest, Word::LegalPerson, Word::Business]);

impl Reader<'_> {
    /// 申请人全部为自然人: what stands before a word says that it is of all.
    pub(super) fn is_said_of_all(&self, nth: usize) -> bool {
        let idle = self.tokens[..nth].iter().rev().take_while(|token| token.kind == Kind::Word(Word::Filler)).count();
        let lead = self.text(nth - idle, nth);
        let named = &self.line.chars[self.tokens[nth].start..self.tokens[nth].end];
        says_every(lead) && (lead.last().is_some_and(|c| BEING.contains(c)) || named.starts_with(&['来', '自']))
    }

    /// 均已审结: a clause that begins with what says that it is of all and ends with the word.
    pub(super) fn is_of_all(&self, nth: usize) -> bool {
        let behind = self.tokens[nth + 1..].iter().find(|token| token.kind != Kind::Word(Word::Filler));
        let ends = behind.is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Semicolon | Kind::Close));
        ends && (self.begins_with_all(nth) || self.line.chars[self.tokens[nth].start] == '均')
    }

    /// 收到申请8件，均因…无法提供; 收到申请8件全部予以公开: nothing became of them but this.
    pub(super) fn all_of_one_outcome(&mut self, nth: usize, word: Word, narrative: &mut Narrative) {
        let Some(subject) = all_of(word) else { return };
        let all = self.is_of_all(nth) && self.counted_all() && !self.heard.all.meets(PARTS) && !self.is_of_some(nth);
        if !all || self.scope.aside_of_year().is_some() {
            return;
        }
        let clause = Clause { start: nth, end: nth + 1, ..Clause::default() };
        let mention = self.in_words(subject, nth, &clause, None);
        narrative.mentions.push(mention);
    }

    /// 收到9件，对依法应当公开的，均予以公开: a clause behind the number says of which of them.
    fn is_of_some(&self, nth: usize) -> bool {
        let end = begin(self.tokens, nth);
        let counted = self.tokens[..end].iter().rposition(|token| matches!(token.kind, Kind::Figure(_))).unwrap_or(end);
        let mut clauses = self.tokens[counted..end].split(|token| token.kind == Kind::Comma).skip(1);
        clauses.any(|clause| {
            let words = clause::words(clause);
            let text: String = token::text(&self.line.chars, clause).iter().collect();
            words.meets(Words::of([Word::Toward, Word::Plan])) || SOME.iter().any(|some| text.ends_with(some))
        })
    }

    /// The number before counts all requests that were settled, or all that came where none were carried in.
    pub(super) fn counted_all(&self) -> bool {
        match self.last {
            Some((Subject::Settled | Subject::Handled, _)) => true,
            Some((Subject::Received, _)) => !self.carries_in(),
            _ => false,
        }
    }

    /// 上年结转1件; 无上年结转 says that there are none.
    fn carries_in(&self) -> bool {
        let carries = |token: &Token| matches!(token.kind, Kind::Word(Word::CarriedIn | Word::Carry));
        let denied = |at: usize| clause::words(&self.tokens[begin(self.tokens, at)..at]).has(Word::Not);
        (0..self.tokens.len()).any(|at| carries(&self.tokens[at]) && !denied(at))
    }

    /// 均因不掌握相关信息等原因: the clause says of all why, and names no other outcome.
    fn begins_with_all(&self, nth: usize) -> bool {
        let start = begin(self.tokens, nth);
        let lead = &self.tokens[start..nth];
        let idle = lead.iter().take_while(|token| is_idle(token)).count();
        let every = says_every(self.text(start, start + idle));
        let words = clause::words(lead);
        let unknown = lead.iter().any(|token| token.kind == Kind::Unknown);
        every && words.within(REASONS) && !words.meets(RESULT_WORDS) && (!unknown || words.has(Word::Toward))
    }

    /// 复议、诉讼各1件, 均为1件: each of those named before has so many.
    pub(super) fn is_of_each(&self, nth: usize) -> bool {
        let lead = &self.line.chars[..self.tokens[nth].start];
        lead.iter().rev().find(|c| !BEING.contains(c)).is_some_and(|c| matches!(c, '各' | '均'))
    }

    /// The characters of some tokens.
    fn text(&self, start: usize, end: usize) -> &[char] {
        token::text(&self.line.chars, &self.tokens[start..end])
    }
}

/// Where the clause begins that a place stands in, behind the last mark or number.
fn begin(tokens: &[Token], nth: usize) -> usize {
    let stops = |token: &Token| !matches!(token.kind, Kind::Word(_) | Kind::Unknown);
    tokens[..nth].iter().rposition(stops).map_or(0, |at| at + 1)
}

/// 申请均: what says nothing of what became of them.
fn is_idle(token: &Token) -> bool {
    matches!(token.kind, Kind::Word(Word::Filler | Word::And | Word::Request | Word::Application))
}

fn says_every(lead: &[char]) -> bool {
    EVERY.iter().any(|every| lead.windows(every.len()).any(|part| part == *every))
}

/// What is left for the other outcomes where all had this one.
const fn all_of(word: Word) -> Option<Subject> {
    match word {
        Word::Granted => Some(Subject::AllGranted),
        Word::PartlyGranted => Some(Subject::AllPartlyGranted),
        Word::Denied => Some(Subject::AllDenied),
        Word::Unavailable => Some(Subject::AllUnavailable),
        Word::NotProcessed => Some(Subject::AllNotProcessed),
        _ => None,
    }
}
