//! Shares and changes that are told without their count: 自然人占95%, 与上年相比，申请量下降5%. What they are of is counted by the
//! tables alone. Those behind a count are `links`' business.

use super::clause::{self, Clause};
use super::lexicon::{APPLICANT_WORDS, RESULT_WORDS, ROW_WORDS, Word, Words};
use super::sentence::Reader;
use super::token::{Kind, Token};
use super::{outcome, subject};
use crate::model::narrative::{Aside, Change, Narrative, Of, Share, Standing, Subject, Unit};

/// Comparisons are looked for in so many words and numbers before the change.
const FARTHEST: usize = 64;

/// Words of wholes and of what becomes of them: of these alone can a share be told without its count.
const SHARED: Words = APPLICANT_WORDS.with(RESULT_WORDS).with(ROW_WORDS);

/// Words beside requests that leave no doubt that all received are meant.
const ALL_REQUESTS: Words = Words::of([
    Word::Request,
    Word::Receive,
    Word::Filler,
    Word::Total,
    Word::Own,
    Word::ThisYear,
    Word::LastYear,
    Word::Compare,
    Word::Rise,
    Word::Fall,
]);

impl Reader<'_> {
    /// Notes what a number whose clause counts nothing says of the tables.
    pub(super) fn uncounted(&self, nth: usize, place: usize, narrative: &mut Narrative) {
        let mention = narrative.mentions[place];
        let is_percent = mention.unit == Unit::Percent;
        if !is_percent && mention.standing != Standing::Idle(Aside::Change) {
            return;
        }
        let clause = clause::of_number(self.tokens, nth);
        let is_theirs = self.scope.aside().is_none() && self.scope.year().is_none();
        if clause.has_unknown || clause.has_tail || !is_theirs || clause.before.has(Word::Rate) {
            return;
        }
        let moves = (clause.before.has(Word::Rise), clause.before.has(Word::Fall));
        if is_percent && clause.before.has(Word::Share) {
            let share = self.shared(&clause).map(|of| Share { of: Of::Subject(of), percent: place, whole: None });
            narrative.shares.extend(share);
        } else if moves.0 != moves.1 && is_moved(self.tokens, nth) && self.compares(nth) {
            let change = self.changed(&clause).map(|of| Change { of: Of::Subject(of), by: place, fell: moves.1 });
            narrative.changes.extend(change);
        }
    }

    /// Tells whether what stands before compares with the year before.
    pub(super) fn compares(&self, nth: usize) -> bool {
        is_since_last_year(self.tokens, nth, (&self.line.chars, self.body.year))
    }

    /// 自然人占95%, 予以公开的占60%: who, or what, has the share.
    fn shared(&self, clause: &Clause) -> Option<Subject> {
        let words = clause.before;
        if words.has(Word::Other) || words.has(Word::Channel) || words.shared(SHARED) != 1 {
            return None;
        }
        let clause = Clause { words, ..*clause };
        let named = if words.meets(APPLICANT_WORDS) {
            outcome::applicants(&clause, &self.heard)
        } else if words.meets(RESULT_WORDS) {
            outcome::results(&clause, &self.heard)
        } else {
            outcome::rows(&clause, &self.heard)
        };
        named.filter(|(_, aside)| aside.is_none()).map(|(subject, _)| subject)
    }

    /// 申请量同比增长5%: what rose or fell.
    fn changed(&self, clause: &Clause) -> Option<Subject> {
        let words = clause.before;
        if words.has(Word::Request) && words.within(ALL_REQUESTS) {
            return Some(Subject::Received);
        }
        let partial = Words::of([Word::Channel, Word::Part, Word::Including, Word::Other, Word::Publish, Word::Each]);
        let clause = Clause { words, ..*clause };
        let counts = !words.meets(partial) && words.meets(clause::NOUNS.with(SHARED)) && !words.has(Word::Request);
        let named = counts.then(|| subject::of_number(&clause, Unit::Count('件'), &self.heard)).flatten();
        named.filter(|(_, aside)| aside.is_none()).map(|(subject, _)| subject)
    }
}

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
