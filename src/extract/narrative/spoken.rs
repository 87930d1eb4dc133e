//! What a sentence says in words alone: that there was none, that all were upheld, that fees were collected. Numbers are read
//! elsewhere.

use super::clause::{self, Clause};
use super::denied;
use super::heard::DONE;
use super::lexicon::{Word, Words};
use super::sentence::Reader;
use super::token::{Kind, Token};
use crate::model::narrative::{Amount, Aside, Mention, Narrative, Subject, Unit};
use crate::text::number::Number;

/// What says of all of them who asked.
const ALL: [[char; 2]; 5] = [['均', '为'], ['全', '为'], ['都', '是'], ['皆', '为'], ['均', '系']];

/// What says of all of them what became of them.
const EVERY: [&[char]; 3] = [&['均'], &['全', '部'], &['都']];

/// Where these stand too, all may be said of a part.
const OTHER_KINDS: Words = Words::of([Word::Part, Word::CarriedIn, Word::Carry, Word::LegalPerson, Word::Business]);

impl Reader<'_> {
    pub(super) fn none(&mut self, nth: usize, narrative: &mut Narrative) {
        if self.above.is_heading {
            return;
        }
        let Some(mut clause) = clause::of_none(self.tokens, nth).map(|clause| self.told_before(clause, nth)) else {
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
            return clause::denied_before(self.tokens, colon);
        }
        // 被申请复议、被提起诉讼的情况均未发生; 行政复议、行政诉讼零发生.
        let Token { start, end, .. } = self.tokens[nth];
        let first = self.line.chars[start];
        // 制发文件3件，废止没有: at the end of its clause.
        let last = matches!(&self.line.chars[start..end], ['没', '有'] | ['无']) && ends;
        let bare = last && clause.before != Words::default() && clause.words == Words::default();
        if bare && !clause.has_unknown && !clause.before.has(Word::Other) {
            return clause::denied_before(self.tokens, nth);
        }
        let of_all =
            (first == '均' || first == '零' && end > start + 1) && clause.words.within(Words::of([Word::Filler]));
        if of_all && !clause.is_cut { clause::denied_before(self.tokens, nth) } else { clause }
    }

    fn in_words(&self, subject: Subject, nth: usize, clause: &Clause, aside: Option<Aside>) -> Mention {
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

    /// 受理申请8件，均为自然人提交: none came from the others.
    pub(super) fn all_of_one_kind(&mut self, nth: usize, word: Word, narrative: &mut Narrative) {
        let before = &self.line.chars[..self.tokens[nth].start];
        let all = ALL.iter().any(|all| before.ends_with(all));
        let received = self.last.is_some_and(|(subject, _)| subject == Subject::Received);
        // 收到申请9件。从申请人类型看，均为个人申请。
        let received = received || self.above.received.is_some() && !self.heard.counted && !self.heard.all.meets(DONE);
        if !all || !received || self.heard.all.meets(OTHER_KINDS) || self.scope.aside_of_year().is_some() {
            return;
        }
        let other = if word == Word::Person { Subject::Organisations } else { Subject::NaturalPersons };
        let clause = Clause { start: nth, end: nth + 1, ..Clause::default() };
        let mention = self.in_words(other, nth, &clause, None);
        narrative.mentions.push(mention);
    }

    /// The number before counts requests that were received or settled.
    fn counted_all(&self) -> bool {
        let all = |subject: Subject| matches!(subject, Subject::Received | Subject::Settled | Subject::Handled);
        self.last.is_some_and(|(subject, _)| all(subject))
    }

    /// 均已审结: a word that ends a clause and begins it but for what says that it is of all.
    fn is_of_all(&self, nth: usize) -> bool {
        let begin = self.tokens[..nth].iter().rposition(|token| token.kind != Kind::Word(Word::Filler));
        let Some(begin) = begin.filter(|&at| self.tokens[at].kind == Kind::Comma) else { return false };
        let lead = &self.line.chars[self.tokens[begin].end..self.tokens[nth].end];
        let all = EVERY.iter().any(|every| lead.windows(every.len()).any(|part| part == *every));
        let next = self.tokens.get(nth + 1);
        all && next.is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Semicolon | Kind::Close))
    }

    /// 行政复议3件，均已审结: none is pending.
    pub(super) fn all_closed(&mut self, nth: usize, narrative: &mut Narrative) {
        let pending = match self.last {
            Some((Subject::Reconsiderations, _)) => Subject::ReconsiderationsPending,
            Some((Subject::Suits, _)) => Subject::SuitsPending,
            Some((Subject::Disputes, _)) => Subject::DisputesPending,
            _ => return,
        };
        if self.is_of_all(nth) && self.heard.on_requests && self.scope.aside_of_year().is_none() {
            let clause = Clause { start: nth, end: nth + 1, ..Clause::default() };
            let mention = self.in_words(pending, nth, &clause, None);
            narrative.mentions.push(mention);
        }
    }

    /// 收到申请8件，全部予以公开: nothing was refused.
    pub(super) fn all_granted(&mut self, nth: usize, narrative: &mut Narrative) {
        if !self.is_of_all(nth)
            || !self.counted_all()
            || self.heard.all.meets(OTHER_KINDS)
            || self.scope.aside_of_year().is_some()
        {
            return;
        }
        let clause = Clause { start: nth, end: nth + 1, ..Clause::default() };
        let mention = self.in_words(Subject::AllGranted, nth, &clause, None);
        narrative.mentions.push(mention);
    }

    /// 已收取信息处理费, without an amount.
    pub(super) fn collected(&mut self, nth: usize, narrative: &mut Narrative) {
        let all = clause::words(self.tokens);
        let amount = |token: &Token| matches!(token.kind, Kind::Figure(figure) if figure.unit == Unit::Yuan);
        let behind = clause::of_none(self.tokens, nth);
        let Some(clause) = behind.filter(|clause| clause.words.has(Word::Fee)) else { return };
        if all.has(Word::Not) || self.tokens.iter().any(amount) || self.above.is_heading {
            return;
        }
        let mut mention = self.in_words(Subject::FeesCollected, nth, &clause, None);
        mention.amount = Amount { low: Number::ZERO, high: None };
        narrative.mentions.push(mention);
    }
}
