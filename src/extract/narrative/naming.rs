//! What a number of a sentence counts, by its own words or by what was counted before, and what that lets the next one leave out.

use super::clause::Clause;
use super::heard::{DONE, Named, REQUEST_VERBS, Topic};
use super::sentence::{OF_YEAR, Reader};
use super::subject;
use super::token::Kind;
use super::word::{COLUMN_WORDS, DISPUTE_KINDS, Word, Words};
use crate::model::narrative::{Aside, Subject, Unit};

/// What may stand beside a number of another year that only its verb tells from the one before: 2024年作出9件.
const DECIDED: Words = OF_YEAR.with(Words::of([Word::Decide, Word::Issue]));

/// What may stand beside requests of another year and nothing else.
const REQUESTS_OF_YEAR: Words = OF_YEAR.with(Words::of([Word::Request, Word::Application, Word::Disclosure]));

impl Reader<'_> {
    /// What a number counts: by its own words, or the same as the number before where it gives only another year.
    pub(super) fn name(&self, clause: &Clause, unit: Unit, before: Option<i16>) -> Option<Named> {
        let told = before.is_some() || clause.has_year || clause.before.has(Word::LastYear);
        let repeats = told || clause.before.has(Word::Become);
        let plain = clause.words.within(OF_YEAR) && !clause.has_unknown && !clause.has_tail;
        let bracketed = clause.start.checked_sub(1).is_some_and(|at| self.tokens[at].kind == Kind::Open);
        let parted = self.heard.words.has(Word::Part) && !bracketed;
        let same = self.last.filter(|&(_, of)| repeats && plain && !parted && of == unit);
        let asks = clause.words.has(Word::Request)
            || clause.words.has(Word::Application) && self.heard.on_requests && !self.heard.foreign;
        // 申请量同比增长50%，由6件变为9件.
        let begins = self.heard.topic == Some(Topic::Requests) && !self.heard.counted && clause.words.within(OF_YEAR);
        let begins = begins && !self.heard.words.meets(DONE) && !clause.has_unknown;
        if before.is_some() && (asks || begins) && clause.words.within(REQUESTS_OF_YEAR) {
            return Some((Subject::Received, None));
        }
        // 新收申请较上年减少12件，达到31件.
        let reaches = clause.words.has(Word::Become) && plain && self.heard.topic == Some(Topic::Requests);
        let reaches = reaches && before.is_none() && !self.heard.words.meets(DONE) && same.is_none();
        if reaches && self.heard.words.has(Word::Receive) && !told {
            return Some((Subject::Received, None));
        }
        let decides = || self.last.filter(|&(_, of)| told && of == unit && clause.words.within(DECIDED));
        let own = || subject::of_number(clause, unit, &self.heard);
        same.map(|(subject, _)| (subject, None)).or_else(own).or_else(|| decides().map(|(subject, _)| (subject, None)))
    }

    /// 收到申请5件，接听电话30个，答复30个: something else was counted, so a verb alone no longer means requests.
    pub(super) fn turn(&mut self, clause: &Clause, unit: Unit) {
        self.heard.strange |= clause.has_unknown && self.heard.topic != Some(Topic::Requests);
        if clause.has_unknown && self.heard.topic == Some(Topic::Requests) && self.counted != Some(unit) {
            self.heard.topic = Some(Topic::Other);
        }
    }

    /// 收到0件针对…的申请: what follows may be counted of the same.
    pub(super) fn follow(&mut self, subject: Subject, unit: Unit, aside: Option<Aside>) {
        match subject {
            Subject::Received | Subject::Settled | Subject::Handled => {
                self.heard.topic = Some(Topic::Requests);
                self.counted = Some(unit);
            }
            Subject::Licences | Subject::Penalties | Subject::Coercions => self.heard.powers |= aside.is_none(),
            _ => {}
        }
    }

    /// 行政复议3件，2件做了复议决定，行政诉讼1件: what is said of some of those that were counted leaves the next as clear as before.
    pub(super) fn follow_disputes(&mut self, subject: Subject, clause: &Clause, aside: Option<Aside>) {
        let own = clause.words.shared(DISPUTE_KINDS) == 1 && clause.words.meets(COLUMN_WORDS);
        if own {
            self.heard.columned = clause.words.only(DISPUTE_KINDS);
        } else if clause.words.meets(DISPUTE_KINDS) {
            self.heard.columned = Words::default();
        }
        // 行政复议2件，行政诉讼0件，其中维持1件，纠正1件: what follows is of the same.
        let divides = clause.words.has(Word::Part) && aside.is_none();
        if divides && subject.is_of_reconsiderations() && subject.is_of_dispute_result() {
            self.heard.columned = Words::of([Word::Reconsideration]);
        }
        self.follow_sorts(subject);
        if !matches!(subject, Subject::Disputes | Subject::Reconsiderations | Subject::Suits) {
            return;
        }
        self.heard.joint = subject == Subject::Disputes;
        // Of what there was none of nothing became anything.
        match subject {
            _ if clause.is_nought => self.heard.none_counted = true,
            Subject::Reconsiderations => self.heard.counted_disputes.add(Word::Reconsideration),
            Subject::Suits => self.heard.counted_disputes.add(Word::Suit),
            _ => {}
        }
        let of_some = self.heard.sure_disputes && !clause.words.meets(REQUEST_VERBS);
        self.heard.vague_disputes |= aside.is_some() && !of_some;
        self.heard.sure_disputes |= aside.is_none();
    }

    /// 行政复议3件，上年结转1件: requests were not spoken of.
    pub(super) fn follows_disputes(&self) -> bool {
        let asked = Words::of([Word::Request, Word::NewRequest, Word::Answer, Word::CarriedOut]);
        self.heard.topic == Some(Topic::Disputes)
            && !self.heard.words.meets(asked)
            && self.last.is_some_and(|(subject, _)| subject.is_of_disputes())
    }

    /// 未经复议直接起诉3件，维持2件: of which sort what follows tells what became.
    fn follow_sorts(&mut self, subject: Subject) {
        let sort = match subject {
            Subject::DirectSuits => Words::of([Word::DirectSuit]),
            Subject::SuitsAfterReconsideration => Words::of([Word::LaterSuit]),
            Subject::Reconsiderations | Subject::Suits | Subject::Disputes => Words::default(),
            _ => {
                self.heard.sort_told |= subject.is_of_sort_of_suits();
                return;
            }
        };
        self.heard.sort = sort;
        self.heard.sorts = self.heard.sorts.with(sort);
    }
}
