//! What a sentence says in words alone: that there was none, that all were upheld, that fees were collected. Numbers are read
//! elsewhere.

use super::clause::{self, Clause};
use super::denied;
use super::heard::DONE;
use super::none;
use super::sentence::Reader;
use super::token::{Kind, Token};
use super::word::{DISPUTE_KINDS, Word, Words};
use crate::model::narrative::{Amount, Aside, Mention, Narrative, Subject, Unit};
use crate::text::number::Number;

/// What says of all of them who asked.
const ALL: [[char; 2]; 5] = [['均', '为'], ['全', '为'], ['都', '是'], ['皆', '为'], ['均', '系']];

/// Where these stand too, all may be said of a part.
const OTHER_KINDS: Words = Words::of([Word::Part, Word::CarriedIn, Word::Carry, Word::LegalPerson, Word::Business]);

/// What came before the year.
const EARLIER: Words = Words::of([Word::CarriedIn, Word::Carry, Word::LastYear]);

impl Reader<'_> {
    pub(super) fn none(&mut self, nth: usize, narrative: &mut Narrative) {
        if self.above.is_heading {
            return;
        }
        let Some(mut clause) = none::clause_of(self.tokens, nth).map(|clause| self.told_before(clause, nth)) else {
            return;
        };
        // 无结转2025年继续办理件.
        self.tell_carried(&mut clause, nth);
        let mut heard = self.heard;
        heard.words = heard.words.with(clause.words);
        heard.last_of_requests = self.counted_all();
        // 目前未收到申请: what there was none of up to now was not in the year either.
        let counted = self.scope.deny();
        for (subject, aside) in denied::of_none(&clause, &heard) {
            self.look_for_another(&clause);
            let mention = self.in_words(subject, nth, &clause, aside);
            // 无行政复议，行政诉讼1件，维持1件: nothing became of what there was none of.
            self.heard.denied = self.heard.denied.with(kinds_of(subject));
            narrative.mentions.push(mention);
        }
        self.scope.go_on(counted);
    }

    /// 行政复议情况：无。 What is denied stands before.
    fn told_before(&self, clause: Clause, nth: usize) -> Clause {
        let colon = nth.checked_sub(1).filter(|&at| self.line.chars[self.tokens[at].start] == ':');
        let ends = self
            .tokens
            .get(nth + 1)
            .is_none_or(|next| next.kind != Kind::Unknown && !matches!(next.kind, Kind::Word(_)));
        if let Some(colon) = colon.filter(|_| ends) {
            return none::denied_before(self.tokens, colon);
        }
        // 被申请复议、被提起诉讼的情况均未发生; 行政复议、行政诉讼零发生.
        let Token { start, end, .. } = self.tokens[nth];
        let first = self.line.chars[start];
        // 制发文件3件，废止没有: at the end of its clause.
        let text = &self.line.chars[start..end];
        let last = matches!(text, ['没', '有'] | ['无'] | ['暂', '无']) && ends || self.denies_happening(nth);
        let bare = last && clause.before != Words::default() && clause.words.within(Words::of([Word::Filler]));
        if bare && !clause.has_unknown && !clause.before.has(Word::Other) {
            return none::denied_before(self.tokens, nth);
        }
        let of_all =
            (first == '均' || first == '零' && end > start + 1) && clause.words.within(Words::of([Word::Filler]));
        if of_all && !clause.is_cut { none::denied_before(self.tokens, nth) } else { clause }
    }

    /// 政府信息公开申请未发生: nothing but that verb stands between the none and the end of its clause.
    fn denies_happening(&self, nth: usize) -> bool {
        let Some(verb) = self.tokens.get(nth + 1) else { return false };
        let happens = matches!(self.line.chars[verb.start..verb.end], ['发' | '产', '生'] | ['出', '现']);
        happens && self.tokens.get(nth + 2).is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Semicolon))
    }

    pub(super) fn in_words(&self, subject: Subject, nth: usize, clause: &Clause, aside: Option<Aside>) -> Mention {
        let mut mention = self.idle(self.tokens[nth], Aside::Unclear);
        let span = self.quoted(nth, clause.end.max(nth + 1));
        (mention.span, mention.clause) = (span, span);
        mention.subject = Some(subject);
        mention.in_words = true;
        self.settle(&mut mention, clause, aside);
        mention
    }

    /// 均维持, 零败诉, of those disputes that the sentence names.
    pub(super) fn upheld(&mut self, nth: usize, word: Word, narrative: &mut Narrative) {
        let clause = Clause { start: nth, end: nth + 1, ..Clause::default() };
        let words = self.heard.words;
        let Some(meant) = self.all_meant(nth, narrative) else { return };
        let words = if word == Word::AllUpheld { words.without(DISPUTE_KINDS).with(meant) } else { words };
        if words.has(Word::Closed) {
            return;
        }
        let subjects: &[Subject] = match (word, words.has(Word::Reconsideration), words.has(Word::Suit)) {
            (Word::NoLoss, ..) | (Word::NoneCorrected, false, true) => &[Subject::NoSuitLost],
            (Word::NoneCorrected, true, false) => &[Subject::NoReconsiderationCorrected],
            (Word::NoneCorrected, true, true) => &[Subject::NoReconsiderationCorrected, Subject::NoSuitLost],
            (_, true, false) => &[Subject::ReconsiderationsAllUpheld],
            (_, false, true) => &[Subject::SuitsAllUpheld],
            (_, true, true) => &[Subject::ReconsiderationsAllUpheld, Subject::SuitsAllUpheld],
            (_, false, false) => &[],
        };
        let planned = words.has(Word::Plan).then_some(Aside::Plan);
        let is_theirs = self.heard.on_requests && (self.heard.itself || !words.has(Word::Other));
        let aside = (!is_theirs).then_some(Aside::Unclear).or(planned);
        for &subject in subjects {
            let mention = self.in_words(subject, nth, &clause, aside);
            narrative.mentions.push(mention);
        }
    }

    /// The kinds of disputes that 均维持 is said of: those counted since the semicolon and since what became of others was told; where
    /// nothing was counted, those that the sentence names. None where it is said of the rest of some, or of one sort of suits.
    fn all_meant(&self, nth: usize, narrative: &Narrative) -> Option<Words> {
        let semicolon = self.tokens[..nth].iter().rposition(|token| token.kind == Kind::Semicolon);
        let begin = semicolon.map_or(0, |at| self.quoted(at, at + 1).start);
        let since = narrative.mentions[self.above.first..].iter().rev().take_while(|one| one.span.start >= begin);
        let (mut counted, mut told) = (Words::default(), false);
        for subject in since.filter_map(|mention| mention.subject) {
            told = subject.is_of_dispute_result();
            let sort = counted.meets(SORTS_OF_SUITS) && counted.shared(SORTS_OF_SUITS) == 1;
            // 行政诉讼3件，其中直接起诉1件，均维持: of which?
            if told || sort && subject == Subject::Suits {
                break;
            }
            counted = counted.with(kinds_of(subject));
        }
        let suits = counted.has(Word::Suit) || counted.shared(SORTS_OF_SUITS) == 2;
        let kinds = counted.only(Words::of([Word::Reconsideration]));
        let kinds = if suits { kinds.with(Words::of([Word::Suit])) } else { kinds };
        if counted == Words::default() && !told {
            return Some(self.heard.words.only(DISPUTE_KINDS));
        }
        let one_sort = counted.meets(SORTS_OF_SUITS) && !suits;
        Some(kinds).filter(|&kinds| kinds != Words::default() && !one_sort)
    }

    /// 受理申请8件，均为自然人提交: none came from the others.
    pub(super) fn all_of_one_kind(&mut self, nth: usize, word: Word, narrative: &mut Narrative) {
        let before = &self.line.chars[..self.tokens[nth].start];
        let all = ALL.iter().any(|all| before.ends_with(all)) || self.is_said_of_all(nth);
        let received = self.last.is_some_and(|(subject, _)| subject == Subject::Received);
        // 收到申请9件。从申请人类型看，均为个人申请。
        let received = received || self.above.received.is_some() && !self.heard.counted && !self.heard.all.meets(DONE);
        // 收到的政府信息公开申请均由自然人提出: all that came, however many.
        let said = Words::of([Word::Receive, Word::Request]);
        let uncounted = self.heard.words.shared(said) == 2 && !self.heard.all.meets(DONE) && !self.heard.counted;
        let received = received || uncounted;
        if !all || !received || self.heard.all.meets(OTHER_KINDS) || self.scope.aside_of_year().is_some() {
            return;
        }
        let other = if word == Word::Person { Subject::Organisations } else { Subject::NaturalPersons };
        let clause = Clause { start: nth, end: nth + 1, ..Clause::default() };
        let mention = self.in_words(other, nth, &clause, None);
        narrative.mentions.push(mention);
    }

    /// 行政复议3件，均已审结: none is pending.
    pub(super) fn all_closed(&mut self, nth: usize, narrative: &mut Narrative) {
        let pending = match self.last {
            Some((Subject::Reconsiderations, _)) => Subject::ReconsiderationsPending,
            Some((Subject::Suits, _)) => Subject::SuitsPending,
            Some((Subject::Disputes, _)) => Subject::DisputesPending,
            // 行政复议、行政诉讼案件均已审结: of all that there were.
            None if !self.heard.counted && !self.heard.all.meets(EARLIER) => {
                let disputes = self.heard.disputes;
                match (disputes.has(Word::Reconsideration), disputes.has(Word::Suit)) {
                    (true, true) => Subject::DisputesPending,
                    (true, false) => Subject::ReconsiderationsPending,
                    (false, true) => Subject::SuitsPending,
                    (false, false) => return,
                }
            }
            _ => return,
        };
        let before = nth.checked_sub(1).map(|at| self.line.chars[self.tokens[at].start]);
        let all = self.is_of_all(nth) || self.last.is_none() && before.is_some_and(|c| matches!(c, '均' | '全' | '都'));
        if all && self.heard.on_requests && self.scope.aside_of_year().is_none() {
            let clause = Clause { start: nth, end: nth + 1, ..Clause::default() };
            let mention = self.in_words(pending, nth, &clause, None);
            narrative.mentions.push(mention);
        }
    }

    /// 已收取信息处理费, without an amount.
    pub(super) fn collected(&mut self, nth: usize, narrative: &mut Narrative) {
        let all = clause::words(self.tokens);
        let amount = |token: &Token| matches!(token.kind, Kind::Figure(figure) if figure.unit == Unit::Yuan);
        let behind = none::clause_of(self.tokens, nth);
        let Some(clause) = behind.filter(|clause| clause.words.has(Word::Fee)) else { return };
        if all.has(Word::Not) || self.tokens.iter().any(amount) || self.above.is_heading {
            return;
        }
        let mut mention = self.in_words(Subject::FeesCollected, nth, &clause, None);
        mention.amount = Amount { low: Number::ZERO, high: None };
        narrative.mentions.push(mention);
    }
}

/// The two sorts of suits.
const SORTS_OF_SUITS: Words = Words::of([Word::DirectSuit, Word::LaterSuit]);

/// Which disputes a number counts.
const fn kinds_of(subject: Subject) -> Words {
    match subject {
        Subject::Reconsiderations => Words::of([Word::Reconsideration]),
        Subject::Suits => Words::of([Word::Suit]),
        Subject::DirectSuits => Words::of([Word::DirectSuit]),
        Subject::SuitsAfterReconsideration => Words::of([Word::LaterSuit]),
        Subject::Disputes => DISPUTE_KINDS,
        _ => Words::of([]),
    }
}
