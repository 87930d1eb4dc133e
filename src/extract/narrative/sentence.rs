//! Reads one sentence: each number and each none with its subject and its scope.

use super::above::Above;
use super::body::{self, Body};
use super::came;
use super::clause::{self, Clause};
use super::compared;
use super::each;
use super::figure::Figure;
use super::heard::{Heard, Topic};
use super::line::Line;
use super::past;
use super::scope::{self, Scope};
use super::some;
use super::standing::{aside_of, counts_part};
use super::token::{self, Kind, Token};
use super::word::{DISPUTE_KINDS, OWN, RESULT_WORDS, Word, Words};
use crate::model::narrative::{Aside, Mention, Narrative, Standing, Subject, Unit};

/// What may stand beside a number that only another year tells from the one before.
pub(super) const OF_YEAR: Words =
    Words::of([Word::Filler, Word::LastYear, Word::ThisYear, Word::Compare, Word::Total, Word::Become]);

/// What tells a difference: 增加2件.
const MOVES: Words = Words::of([Word::Rise, Word::Fall]);

/// What applications may be for, that are none for information.
const OTHER_NOUNS: Words = Words::of([
    Word::Other,
    Word::Matter,
    Word::Complaint,
    Word::Licence,
    Word::Penalty,
    Word::Coercion,
    Word::Fee,
    Word::Document,
]);

/// Words behind which a verb alone no longer means requests.
const OTHER_TOPICS: Words =
    Words::of([Word::Other, Word::Matter, Word::Undone, Word::Complaint, Word::Licence, Word::Penalty, Word::Coercion]);

/// The public, as those who asked.
const PUBLIC: [[char; 2]; 6] = [['公', '民'], ['群', '众'], ['个', '人'], ['居', '民'], ['村', '民'], ['市', '民']];

/// A sentence being read.
pub(super) struct Reader<'a> {
    pub(super) line: &'a Line,
    pub(super) tokens: &'a [Token],
    pub(super) body: Body<'a>,
    pub(super) above: Above,
    pub(super) heard: Heard,
    pub(super) scope: Scope,
    /// What requests were counted in.
    pub(super) counted: Option<Unit>,
    /// What the number before counted, and in what.
    pub(super) last: Option<(Subject, Unit)>,
    /// Of what the number before counts, that of last year was told.
    compared: bool,
    /// Where in the narrative each token's mention stands.
    pub(super) places: Vec<Option<usize>>,
    /// Of when and whom it spoke before its first number.
    pub(super) lead: Option<Scope>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(line: &'a Line, tokens: &'a [Token], body: Body<'a>, above: Above) -> Self {
        let all = clause::words(tokens);
        let mut heard = Heard { alone: body.alone, ..above.heard(tokens, all) };
        heard.by_asker = all.has(Word::Person) && body::looks_at_askers(tokens, &line.chars);
        heard.on_requests |= heard.by_asker;
        heard.on_requests |=
            all.has(Word::Channel) && tokens.iter().any(|token| token::is_way_to_ask(token, &line.chars));
        Self {
            line,
            tokens,
            body,
            above,
            heard,
            scope: Scope::of(all, above.lead),
            counted: None,
            last: None,
            compared: false,
            places: vec![None; tokens.len()],
            lead: None,
        }
    }

    /// Tells whether the last that it counted were requests.
    pub(super) fn counts_requests(&self) -> bool {
        self.heard.topic == Some(Topic::Requests) && self.places.iter().any(Option::is_some)
    }

    /// The disputes that it counted last, for a sentence behind that divides them.
    pub(super) fn counted_disputes(&self) -> Words {
        let kinds = [Word::Reconsideration, Word::Suit].into_iter().filter(|&kind| self.heard.disputes.has(kind));
        if self.heard.all.shared(DISPUTE_KINDS) > 1 {
            return DISPUTE_KINDS;
        }
        let sure = self.heard.on_requests && !self.heard.vague_disputes;
        let counted = sure && self.heard.topic == Some(Topic::Disputes) && self.heard.counted;
        kinds.filter(|_| counted).map(|kind| Words::of([kind])).fold(Words::default(), Words::with)
    }

    /// Reads from left to right.
    pub(super) fn read(&mut self, narrative: &mut Narrative) {
        for (nth, token) in self.tokens.iter().enumerate() {
            let names_area = matches!(token.kind, Kind::Word(Word::Area | Word::OwnArea));
            if names_area && scope::is_ranked(self.tokens, nth, &self.line.chars) {
                continue;
            }
            self.scope.hear(self.tokens, nth, self.body);
            if token.kind == Kind::Word(Word::Area) && body::are_all(self.tokens, nth, &self.line.chars) {
                self.scope.name_all();
            }
            match token.kind {
                Kind::Word(word) => self.word(nth, word, narrative),
                Kind::Figure(figure) => {
                    // 与2022年收到9件相比: that year is of the comparison alone.
                    let lead = if self.heard.all.has(Word::Compare) { Scope::default() } else { self.scope };
                    self.lead.get_or_insert(lead);
                    let figure = token::as_plain_count(token, &self.line.chars).unwrap_or(figure);
                    self.places[nth] = Some(narrative.mentions.len());
                    let mention = self.number(nth, figure);
                    narrative.mentions.push(mention);
                    self.name_last_year(narrative);
                    self.uncounted(nth, narrative.mentions.len() - 1, narrative);
                    // 复议、诉讼各1件.
                    if std::mem::take(&mut self.heard.as_many_suits) {
                        narrative.mentions.push(Mention { subject: Some(Subject::Suits), in_words: true, ..mention });
                    }
                    self.heard.counted |= matches!(figure.unit, Unit::Count(_));
                }
                Kind::Year(_) | Kind::Years | Kind::Day { .. } => {
                    self.heard.dated |= matches!(token.kind, Kind::Year(year) if self.body.year == Some(year));
                    narrative.mentions.push(self.idle(*token, Aside::Date));
                }
                Kind::Unknown | Kind::Title => self.skipped(*token, narrative),
                Kind::Point => self.digits(*token, Aside::Ordinal, narrative),
                Kind::Semicolon => self.heard.disputes = Words::default(),
                Kind::Comma => {
                    self.heard.disputes = self.heard.disputes.without(std::mem::take(&mut self.heard.denied));
                }
                Kind::Open => self.heard.in_sort = self.opens_sort(nth),
                Kind::Close => self.heard.in_sort = false,
                Kind::Listing => {}
            }
        }
    }

    fn word(&mut self, nth: usize, word: Word, narrative: &mut Narrative) {
        self.heard.words.add(word);
        match word {
            Word::CarriedIn if self.follows_disputes() => self.heard.after_disputes = true,
            Word::Request | Word::NewRequest | Word::Answer | Word::CarriedIn => {
                (self.heard.topic, self.heard.foreign) = (Some(Topic::Requests), false);
            }
            Word::Application if self.is_of_something_else(nth) => {
                (self.heard.topic, self.heard.foreign) = (Some(Topic::Other), true);
            }
            Word::Application if self.heard.on_requests => {
                (self.heard.topic, self.heard.foreign) = (Some(Topic::Requests), false);
            }
            Word::Reconsideration | Word::Suit | Word::Dispute | Word::DirectSuit | Word::LaterSuit => {
                self.heard.topic = Some(Topic::Disputes);
                self.heard.disputes.add(word);
            }
            Word::Document => self.heard.topic = Some(Topic::Documents),
            Word::Regulation => self.heard.topic = Some(Topic::Regulations),
            Word::ThisYear => self.heard.dated = true,
            Word::Receive if self.is_handed_in(nth) => self.scope.go_own(),
            Word::Fee => self.heard.topic = Some(Topic::Fees),
            Word::OwnArea => self.enter_area(nth),
            // 制发文件6件，均经审核，废止3件.
            Word::Vetting if self.heard.topic == Some(Topic::Documents) => {}
            _ if OTHER_TOPICS.has(word) => self.heard.topic = Some(Topic::Other),
            Word::Not => self.none(nth, narrative),
            Word::Person | Word::Organisation => self.all_of_one_kind(nth, word, narrative),
            _ if RESULT_WORDS.has(word) => self.all_of_one_outcome(nth, word, narrative),
            Word::Closed => self.all_closed(nth, narrative),
            Word::AllUpheld | Word::NoLoss | Word::NoneCorrected => self.upheld(nth, word, narrative),
            Word::Collected => self.collected(nth, narrative),
            _ => {}
        }
    }

    /// 复议后起诉3件（: the bracket tells what became of that sort.
    fn opens_sort(&self, nth: usize) -> bool {
        let is_figure = nth.checked_sub(1).is_some_and(|at| matches!(self.tokens[at].kind, Kind::Figure(_)));
        let last = self.last.map(|(subject, _)| subject);
        is_figure && matches!(last, Some(Subject::DirectSuits | Subject::SuitsAfterReconsideration))
    }

    /// 相较于2023年的6件，2024年收到申请9件: what last year's number counts is told with this year's.
    fn name_last_year(&mut self, narrative: &mut Narrative) {
        let counts = |mention: &&mut Mention| mention.unit != Unit::None;
        let mut latest = narrative.mentions[self.above.first..].iter_mut().rev().filter(counts);
        let (Some(now), Some(before)) = (latest.next(), latest.next()) else { return };
        let unnamed = before.standing == Standing::Firm && before.subject.is_none() && before.year.is_some();
        let follows = now.standing == Standing::Firm && now.subject.is_some() && now.year.is_none();
        if unnamed && follows && before.unit == now.unit {
            before.subject = now.subject;
            self.compared = true;
        }
    }

    /// 向我局申请, 向镇政府提出: what is asked of the body itself, whatever it leads or helps with.
    fn is_handed_in(&self, nth: usize) -> bool {
        let start = self.tokens[nth].start;
        let near = start.saturating_sub(1)..=start;
        near.into_iter().any(|at| self.line.chars[at] == '向')
    }

    /// 不动产登记申请, 救助申请: the noun before says what was asked for.
    fn is_of_something_else(&self, nth: usize) -> bool {
        let before = nth.checked_sub(1).map(|before| self.tokens[before].kind);
        before.is_some_and(|kind| kind == Kind::Unknown || matches!(kind, Kind::Word(word) if OTHER_NOUNS.has(word)))
    }

    /// 全县, 我市.
    fn enter_area(&mut self, nth: usize) {
        let Token { start, end, .. } = self.tokens[nth];
        self.scope.enter(self.body.governs(&self.line.chars[start..end], self.heard.on_requests));
    }

    fn number(&mut self, nth: usize, figure: Figure) -> Mention {
        let mut mention = self.idle(self.tokens[nth], figure.idle.unwrap_or(Aside::Rate));
        (mention.amount, mention.decimals, mention.unit) = (figure.amount, figure.decimals, figure.unit);
        if figure.idle.is_some() || figure.unit == Unit::Percent {
            return mention;
        }
        let clause = self.clause_of(nth);
        mention.clause = self.quoted(clause.start, clause.end.max(nth + 1));
        let before = scope::year_before(self.tokens, nth, &clause, (self.body.year, self.heard.words));
        // 较上年的5件增加2件; 上年为5件，增加2件.
        let moves = clause.before.meets(MOVES) && clause.before.within(MOVES.with(Words::of([Word::Filler])));
        let differs = self.compared && moves && !clause.has_unknown;
        if before.is_none() && (self.is_change(&clause, nth) || differs) {
            mention.standing = Standing::Idle(Aside::Change);
            return mention;
        }
        mention.standing = Standing::Firm;
        let named = self.name(&clause, figure.unit, before);
        self.heard.last_words = clause.words;
        let Some((subject, aside)) = named else {
            self.turn(&clause, figure.unit);
            // 上年为577条: of what no table has.
            mention.year = before.or_else(|| past::last_year(&clause, self.body.year));
            (self.last, self.compared) = (None, false);
            return mention;
        };
        let goes_on = self.compared && self.last.is_some_and(|(last, _)| last == subject);
        mention.subject = Some(subject);
        self.heard.as_many_suits =
            clause.is_each && !clause.is_nought && subject == Subject::Reconsiderations && clause.words.has(Word::Suit);
        self.look_for_another(&clause);
        let aside = aside.or_else(|| self.spread(subject, nth));
        self.settle(&mut mention, &clause, aside.or_else(|| self.over_years(nth)));
        if before.is_some() {
            mention.year = before;
        } else {
            self.follow(subject, figure.unit, aside);
            self.follow_disputes(subject, &clause, aside);
        }
        self.compared =
            goes_on || mention.year.is_some() && mention.year == self.body.year.map(|own| own.saturating_sub(1));
        if mention.standing == Standing::Firm {
            self.scope.count();
        }
        let named = mention.standing == Standing::Firm || came::is_plain(&clause);
        self.last = named.then_some((subject, figure.unit));
        mention
    }

    /// The clause of a number, with what only the characters and the years tell.
    fn clause_of(&self, nth: usize) -> Clause {
        let mut clause = each::handed(self.tokens, nth).unwrap_or_else(|| clause::of_number(self.tokens, nth));
        self.tell_carried(&mut clause, nth);
        clause.names_public = self.names_public(clause.start, nth);
        clause.is_each = self.is_of_each(nth);
        clause.is_qualified = some::is_qualified(&self.tokens[clause.start.min(nth)..nth], &self.line.chars);
        clause
    }

    /// 涉及某局的复议、诉讼分别为1起、2起: which of them a number counts, where 分别 has several.
    fn spread(&self, subject: Subject, nth: usize) -> Option<Aside> {
        let spread = subject == Subject::Disputes && each::is_one_of_several(self.tokens, nth);
        spread.then_some(Aside::Unclear)
    }

    /// 收到公民提出的申请9件: the public asked. It matters only beside organisations.
    fn names_public(&self, start: usize, nth: usize) -> bool {
        let words = self.tokens.get(start..nth).filter(|_| self.heard.all.has(Word::Organisation)).unwrap_or_default();
        let is_public = |token: &Token| {
            let chars = &self.line.chars[token.start..token.end];
            PUBLIC.iter().any(|public| chars.windows(2).any(|pair| pair == public))
        };
        words.iter().any(is_public)
    }

    /// 较上年增加3件; 与上年相比，申请增加3件: a difference, not a count. 较上年有所变化，为3件 is none.
    fn is_change(&self, clause: &Clause, nth: usize) -> bool {
        let words = clause.before;
        let moved = words.meets(MOVES);
        // 较上年结转的5件，下年结转3件.
        if words.has(Word::CarriedIn) && !moved {
            return false;
        }
        let reaches_back = self.tokens[clause.start.min(nth)..nth].iter().any(|token| token.kind == Kind::Comma);
        let compared = words.meets(Words::of([Word::Compare, Word::Chain])) && (moved || !reaches_back);
        let differs = || compared::is_moved(self.tokens, nth) && self.compares(nth);
        compared || moved && (words.has(Word::LastYear) || differs())
    }

    /// 累计收到申请136件，其中本年度12件: the first number is that of many years.
    fn over_years(&self, nth: usize) -> Option<Aside> {
        let rest = &self.tokens[nth + 1..];
        let of_this_year = |pair: &[Token]| {
            pair[0].kind == Kind::Word(Word::Part) && matches!(pair[1].kind, Kind::Word(Word::ThisYear) | Kind::Year(_))
        };
        let carries = clause::words(rest).meets(Words::of([Word::CarriedIn, Word::Carry]));
        let is_split = self.heard.words.has(Word::Running) && !carries && rest.windows(2).any(of_this_year);
        is_split.then_some(Aside::OtherTime)
    }

    pub(super) fn settle(&self, mention: &mut Mention, clause: &Clause, aside: Option<Aside>) {
        mention.year = self.scope.year();
        let excused = |way: &Aside| match way {
            Aside::Channel => self.lists_ways(clause, mention.in_words) || self.is_letter(clause),
            Aside::Part => self.is_whole_part(clause),
            _ => false,
        };
        let by_way = || aside_of(mention.subject, clause, self.heard.all).filter(|way| !excused(way));
        let yearly = mention.subject.is_some_and(Subject::is_of_one_year);
        let scoped = || if yearly { self.scope.aside_of_year() } else { self.scope.aside() };
        let past = || mention.year.is_some().then(|| past::aside(self.tokens, clause)).flatten();
        // A part of what others counted is no part of one's own.
        let told = aside.filter(|&aside| aside != Aside::Part);
        // 当日答复3件: of which it says itself that they are some.
        let some = || clause.words.has(Word::Some).then_some(Aside::Part);
        let reason = told.or_else(scoped).or_else(some).or_else(by_way).or_else(past).or(aside);
        mention.standing = match reason {
            None if self.scope.is_within() && !mention.in_words => Standing::AtMost(Aside::Part),
            None => Standing::Firm,
            Some(aside) if counts_part(aside, mention, clause) => Standing::AtMost(aside),
            Some(aside) => Standing::Loose(aside),
        };
    }

    /// 办理6件，其中新收5件、上年结转1件; 办理6件（含上年结转1件），其中4件已办结; 收到诉求9件，其中政府信息公开申请5件: a part of
    /// more than was received.
    fn is_whole_part(&self, clause: &Clause) -> bool {
        let carries = self.heard.all.meets(Words::of([Word::CarriedIn, Word::Carry]));
        let settles = self.heard.words.has(Word::CarriedIn) && clause.words.has(Word::Settle);
        // 全区各部门共收到9件，其中区政府收到3件.
        let areas = Words::of([Word::Area, Word::OwnArea]);
        let own = clause.words.meets(OWN) && self.heard.words.meets(areas);
        (carries || own) && clause.words.has(Word::Receive) || settles || came::is_part_of_other(clause, &self.heard)
    }

    /// 区公安局收到…: what follows is another body's.
    pub(super) fn look_for_another(&mut self, clause: &Clause) {
        if self.body.is_other(self.tokens, clause, &self.line.chars) {
            self.scope.leave();
        }
    }

    /// 2023年结转, 结转至2025年: the years tell which of the two it is.
    pub(super) fn tell_carried(&self, clause: &mut Clause, nth: usize) {
        if !clause.words.has(Word::Carry) {
            return;
        }
        let own = self.body.year.unwrap_or(0);
        let stops = |token: &Token| {
            matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Close | Kind::Figure(_))
        };
        let behind = self.tokens[nth + 1..].iter().position(stops).map_or(self.tokens.len(), |at| nth + 1 + at);
        let behind = behind.max(clause.end);
        for at in (clause.start..nth).chain(nth + 1..behind) {
            // 2023年结转至2024年: whither says all.
            let carry = self.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word(Word::Carry));
            if carry && self.tokens.get(at + 2).is_some_and(|next| matches!(next.kind, Kind::Year(_))) {
                continue;
            }
            let year = match self.tokens[at].kind {
                Kind::Year(year) if scope::beside_carry(self.tokens, at) => year,
                Kind::Word(Word::LastYear) if scope::beside_carry(self.tokens, at) => own.saturating_sub(1),
                _ => continue,
            };
            let word = if year > own { Word::CarriedOut } else { Word::CarriedIn };
            clause.words.add(word);
        }
    }
}
