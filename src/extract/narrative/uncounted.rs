//! Shares and changes that are told without their count: 自然人占95%, 与上年相比，申请量下降5%. What they are of is counted by the
//! tables alone. Those behind a count are `links`' business.

use super::clause::{self, Clause};
use super::compared::{is_moved, is_since_last_year};
use super::heard::Topic;
use super::sentence::Reader;
use super::word::{APPLICANT_WORDS, COLUMN_WORDS, RESULT_WORDS, ROW_WORDS, Word, Words};
use super::{disputes, outcome, subject};
use crate::model::narrative::{Amount, Aside, Change, Narrative, Of, Share, Standing, Subject, Unit};
use crate::text::number::Number;

/// Words of wholes and of what becomes of them: of these alone can a share be told without its count.
const SHARED: Words = APPLICANT_WORDS.with(RESULT_WORDS).with(ROW_WORDS);

/// Words beside requests that leave no doubt that all received are meant.
const ALL_REQUESTS: Words = Words::of([
    Word::Request,
    Word::Receive,
    Word::Filler,
    Word::Total,
    Word::Own,
    Word::OwnArea,
    Word::ThisYear,
    Word::LastYear,
    Word::Compare,
    Word::Rise,
    Word::Fall,
]);

/// Words of a rate of requests and of nothing else.
const RATED: Words = Words::of([
    Word::Rate,
    Word::Settle,
    Word::Open,
    Word::Publish,
    Word::Request,
    Word::Application,
    Word::Filler,
    Word::Own,
    Word::OwnArea,
    Word::ThisYear,
]);

/// Words of a rate of what became of disputes.
const DECIDED: Words = Words::of([
    Word::Rate,
    Word::Upheld,
    Word::Corrected,
    Word::Reconsideration,
    Word::Suit,
    Word::Disclosure,
    Word::Request,
    Word::Filler,
    Word::Own,
    Word::OwnArea,
    Word::ThisYear,
]);

/// What makes a rate one of punctuality.
const IN_TIME: [&str; 6] = ["按", "时", "期", "法定", "主动", "规范"];

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
        if is_percent && is_theirs && clause.before.has(Word::Rate) {
            let whole = mention.amount == Amount::exactly(Number::whole(100));
            let of = self.rated(&clause, nth).filter(|_| !whole).or_else(|| self.upheld_rate(&clause));
            narrative.mentions[place].clause = self.quoted(clause.start, nth + 1);
            narrative.shares.extend(of.map(|of| Share { of: Of::Subject(of), percent: place, whole: None }));
            return;
        }
        let unclear = clause.has_unknown && !is_reasoned(clause.before);
        if unclear || clause.has_tail || !is_theirs || clause.before.has(Word::Rate) {
            return;
        }
        let moves = (clause.before.has(Word::Rise), clause.before.has(Word::Fall));
        if is_percent && clause.before.has(Word::Share) {
            let share = self.shared(&clause).map(|of| Share { of: Of::Subject(of), percent: place, whole: None });
            narrative.mentions[place].clause = self.quoted(clause.start, nth + 1);
            narrative.shares.extend(share);
        } else if moves.0 != moves.1 && is_moved(self.tokens, nth) && self.compares(nth) {
            let change =
                self.changed(&clause).map(|of| Change { of: Of::Subject(of), by: place, fell: moves.1, since: None });
            narrative.changes.extend(change);
        }
    }

    /// Tells whether what stands before compares with the year before.
    pub(super) fn compares(&self, nth: usize) -> bool {
        is_since_last_year(self.tokens, nth, (&self.line.chars, self.body.year))
    }

    /// 申请办结率98%, 予以公开35件，公开率70%: what the rate is of. 按时办结率 is of those settled.
    fn rated(&self, clause: &Clause, nth: usize) -> Option<Subject> {
        let of_requests = self.heard.topic == Some(Topic::Requests);
        let lead: String = self.line.chars[self.tokens[clause.start].start..self.tokens[nth].start].iter().collect();
        let in_time = IN_TIME.iter().any(|word| lead.contains(word));
        let plain = clause.before.within(RATED) && !clause.has_unknown && !clause.has_tail;
        if !of_requests || in_time || !plain {
            return None;
        }
        let granted = [Some(Subject::Granted), Some(Subject::GrantedAtAll)].contains(&self.last.map(|(last, _)| last));
        match (clause.before.has(Word::Settle), clause.before.has(Word::Publish)) {
            (true, false) => Some(Subject::Settled),
            (false, true) if granted => Some(Subject::GrantedAtAll),
            _ => None,
        }
    }

    /// 行政复议维持率100%, 行政诉讼纠错率为0: of those that were decided.
    fn upheld_rate(&self, clause: &Clause) -> Option<Subject> {
        let words = clause.before;
        let plain = words.within(DECIDED) && !clause.has_unknown && !clause.has_tail;
        let theirs = plain && words.shared(COLUMN_WORDS) == 1 && self.heard.topic == Some(Topic::Disputes);
        let named = theirs.then(|| disputes::counted(&Clause { words, ..*clause }, &self.heard)).flatten();
        named.filter(|(_, aside)| aside.is_none()).map(|(subject, _)| subject)
    }

    /// 自然人占95%, 予以公开的占60%: who, or what, has the share.
    fn shared(&self, clause: &Clause) -> Option<Subject> {
        let words = clause.before;
        // 予以公开或部分公开占60%; 因不掌握等原因无法提供占20%: one group, or two that the tables have a sum of.
        let granted = words.only(SHARED) == Words::of([Word::Granted, Word::PartlyGranted]);
        let one = words.shared(SHARED) == 1 || granted || is_reasoned(words);
        if words.has(Word::Other) || words.has(Word::Channel) || !one {
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

/// 因不掌握等原因无法提供: a group with what it is for.
fn is_reasoned(words: Words) -> bool {
    let reasons = Words::of([Word::Etc, Word::Toward]);
    words.shared(reasons) == 2 && words.shared(RESULT_WORDS) == 1 && !words.meets(APPLICANT_WORDS)
}
