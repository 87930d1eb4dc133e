//! The words around a number of a sentence: which clause it belongs to and what stands in it. It names no subject.

use super::brackets::{LONGEST_REASON, counted_in_bracket, explained_before, named_before, takes_in_more};
use super::deadline::is_deadline;
use super::stretch::LABELS;
pub(super) use super::stretch::{LONGEST_CLAUSE, clause_start, has_unknown, is_among, words};
use super::token::{Kind, Token};
use super::word::{APPLICANT_WORDS, DISPUTE_KINDS, POWER_WORDS, RESULT_WORDS, ROW_WORDS, WAYS, Word, Words};
use crate::model::narrative::{Amount, Aside, Unit};

/// Words that tell what a clause is about.
pub(super) const KEYS: Words = Words::of([
    Word::Request,
    Word::NewRequest,
    Word::Application,
    Word::Receive,
    Word::Settle,
    Word::Handle,
    Word::AtHand,
    Word::CarriedIn,
    Word::CarriedOut,
    Word::Carry,
    Word::Reconsideration,
    Word::Suit,
    Word::DirectSuit,
    Word::LaterSuit,
    Word::Upheld,
    Word::Corrected,
    Word::OtherResult,
    Word::Withdrawn,
    Word::Rejected,
    Word::Pending,
    Word::Document,
    Word::Regulation,
    Word::Issue,
    Word::Repeal,
    Word::Expire,
    Word::Amend,
    Word::InForce,
    Word::Published,
    Word::Licence,
    Word::Penalty,
    Word::Coercion,
    Word::Collect,
    Word::Collected,
    Word::Fee,
    Word::Other,
    Word::Complaint,
    Word::Publish,
    Word::Share,
    Word::Rate,
    Word::Channel,
    Word::Written,
])
.with(RESULT_WORDS)
.with(ROW_WORDS)
.with(APPLICANT_WORDS);

/// Words of a clause that tells, behind its number, what became of requests or of disputes, or whose they are.
const BECAME: Words = Words::of([
    Word::CarriedIn,
    Word::CarriedOut,
    Word::Carry,
    Word::DirectSuit,
    Word::LaterSuit,
    Word::InForce,
    Word::Repeal,
])
.with(LABELS);

/// What else than requests may be counted, named behind its number.
const OTHER_NOUNS: Words = Words::of([Word::Document, Word::Regulation]).with(DISPUTE_KINDS).with(POWER_WORDS);

/// Words that say what is counted.
pub(super) const NOUNS: Words = Words::of([
    Word::Request,
    Word::NewRequest,
    Word::Application,
    Word::CarriedIn,
    Word::CarriedOut,
    Word::Reconsideration,
    Word::Suit,
    Word::DirectSuit,
    Word::LaterSuit,
    Word::Document,
    Word::Regulation,
    Word::Licence,
    Word::Penalty,
    Word::Coercion,
    Word::Fee,
    Word::Other,
    Word::Complaint,
]);

/// The clause of a number, or of a word that says none.
#[expect(clippy::struct_excessive_bools, reason = "things seen in passing, none excludes another")]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clause {
    /// Place of its number.
    pub(super) figure: usize,
    /// Place of its first token.
    pub(super) start: usize,
    /// Place after its last token.
    pub(super) end: usize,
    /// Words before the number; for a none, those after it.
    pub(super) before: Words,
    /// Words that say what is counted, from before the number or, where nothing does so there, also from behind it.
    pub(super) words: Words,
    /// Unknown text stands somewhere before the number.
    pub(super) has_unknown: bool,
    /// Unknown text stands between its first key and the number, or between the number and what it counts.
    pub(super) is_cut: bool,
    /// Unknown text follows the number.
    pub(super) has_tail: bool,
    /// A 、 parts it from the number before.
    pub(super) is_listed: bool,
    /// The number is 0.
    pub(super) is_nought: bool,
    /// It names the public as those who asked, 公民, 群众: told by who knows the characters.
    pub(super) names_public: bool,
    /// 复议、诉讼各1件: each of those named has so many.
    pub(super) is_each: bool,
    /// A year stands in it.
    pub(super) has_year: bool,
    /// 简易程序行政处罚9件, 因征地引发的行政复议9件: some of them, told by who knows the characters.
    pub(super) is_qualified: bool,
    /// 申请中，有9件…: a part of what stands before.
    pub(super) is_some: bool,
    /// 在办结的9件申请中，: what follows tells its parts.
    pub(super) is_divided: bool,
    /// Of a none: requests stand in its list by themselves, before disputes.
    pub(super) lists_requests: bool,
}

/// The clause of the number at `nth`.
pub(super) fn of_number(tokens: &[Token], nth: usize) -> Clause {
    let (start, tail) = reach(tokens, nth);
    let before = words(&tokens[start..nth]);
    let over = carried_over(tokens, (start, nth, tail)).or_else(|| reasons_over(tokens, nth, tail));
    let over = over.or_else(|| decided_over(tokens, (start, nth, tail)));
    let tail = over.unwrap_or(tail);
    let behind = words(&tokens[nth + 1..tail]);
    let needs_tail = !before.meets(NOUNS) || was_carried(before, behind, tokens.get(tail)) || over.is_some();
    // What the tail says last of all that matters: 4件因…不予公开.
    let last_key =
        tokens[nth + 1..tail].iter().rposition(|token| is_among(token, KEYS)).map_or(nth + 1, |at| nth + 2 + at);
    // By which ways something came says nothing about what it is.
    let is_key = |token: &Token| is_among(token, KEYS) && !is_among(token, WAYS);
    let first_key = tokens[start..nth].iter().position(is_key).map_or(nth, |at| start + at);
    // 制定文件9件并同步解读: what 并 begins is another thing.
    let goes_on = tokens.get(nth + 1).is_some_and(|next| next.kind == Kind::Word(Word::And)) && !needs_tail;
    let tail = if goes_on { nth + 1 } else { tail };
    let other = if behind.has(Word::Other) && !goes_on { Words::of([Word::Other]) } else { Words::default() };
    Clause {
        figure: nth,
        start,
        end: over.unwrap_or(if needs_tail { last_key } else { nth + 1 }),
        before,
        words: before.with(if needs_tail { behind } else { other }),
        has_unknown: has_unknown(&tokens[start..nth]),
        is_cut: is_of_several(tokens, nth, tail)
            || takes_in_more(&tokens[tail..])
            || has_unknown(&tokens[first_key..nth])
            || needs_tail && has_unknown(&tokens[nth + 1..last_key]),
        has_tail: has_unknown(&tokens[nth + 1..tail]),
        is_listed: start.checked_sub(1).is_some_and(|at| tokens[at].kind == Kind::Listing),
        is_nought: matches!(tokens[nth].kind, Kind::Figure(figure) if figure.amount == Amount::ZERO),
        is_some: is_some(tokens, start, nth),
        has_year: tokens[start..nth].iter().any(|token| matches!(token.kind, Kind::Year(_))),
        is_divided: tokens[nth + 1..tail].last().is_some_and(|last| last.kind == Kind::Word(Word::Among)),
        ..Clause::default()
    }
}

/// 申请中，有9件…; 5日内办结9件: words that say of which of them.
fn is_some(tokens: &[Token], start: usize, nth: usize) -> bool {
    let among = among(tokens, start, nth).is_some_and(|among| !words(&tokens[among..nth]).has(Word::Total));
    let is_date = |token: &Token| matches!(token.kind, Kind::Figure(figure) if figure.idle == Some(Aside::Date));
    among || tokens[..start].last().is_some_and(is_date)
}

/// Where the clause of a number begins, and where what stands behind the number ends.
fn reach(tokens: &[Token], nth: usize) -> (usize, usize) {
    let mut start = clause_start(tokens, nth);
    start = counted_in_bracket(tokens, start, nth).unwrap_or(start);
    let before = |start: usize| words(&tokens[start..nth]);
    let is_empty = |start: usize| !before(start).meets(KEYS) && !has_unknown(&tokens[start..nth]);
    let tail = own_tail(tokens, (start, nth), before(start));
    let behind = words(&tokens[nth + 1..tail]);
    // 12件申请予以公开，3件部分公开: the number says itself what it counts; 许可9件，其中3件为… counts only some of those before.
    let follows = start > 0 && tokens[start - 1].kind == Kind::Comma && !before(start).has(Word::Part);
    if follows && is_empty(start) && !behind.meets(BECAME.with(OTHER_NOUNS)) {
        let above = shared_before(tokens, start - 1).unwrap_or_else(|| clause_start(tokens, start - 1));
        // 新收申请（政府信息公开）：8件.
        let above = explained_before(tokens, above).unwrap_or(above);
        // 1件属行政执法案卷，6件申请人撤回: each says behind itself what it counts.
        // 大部分通过信函提出，5件已答复: what stands before says only how they came.
        let by_way =
            behind.has(Word::Settle) && words(&tokens[above..start - 1]).meets(WAYS) && !before(above).meets(NOUNS);
        let numbered = by_way || above > 0 && matches!(tokens[above - 1].kind, Kind::Figure(_)) && tail > nth + 1;
        if !numbered {
            start = above + tokens[above..nth].iter().take_while(|token| token.kind == Kind::Comma).count();
        }
    }
    // 不予公开（三类内部事务信息）2条: the bracket is of the name.
    if let Some(name) = named_before(tokens, start).filter(|_| is_empty(start)) {
        start = name;
    }
    // 申请中有3件为自然人: a part of what stands before, told behind.
    if let Some(among) = among(tokens, start, nth).filter(|_| behind.meets(BECAME)) {
        start = among + 1;
    }
    (start, tail)
}

/// 自然人申请占比71%，共8件: where the clause begins whose share stands before a comma, and the number behind.
fn shared_before(tokens: &[Token], comma: usize) -> Option<usize> {
    let percent = comma.checked_sub(1)?;
    let is_share = matches!(tokens[percent].kind, Kind::Figure(figure) if figure.unit == Unit::Percent);
    let begin = clause_start(tokens, percent);
    (is_share && words(&tokens[begin..percent]).has(Word::Share)).then_some(begin)
}

/// 尚有1件未到期限，结转下年度继续办理; 其中1件因年底收到，结转至2025年: the end of the clause behind, where that says what became of
/// the number and holds no other. 收到申请1件，结转下年度 counts what was received.
fn carried_over(tokens: &[Token], (start, nth, tail): (usize, usize, usize)) -> Option<usize> {
    let told = RESULT_WORDS.with(ROW_WORDS).with(Words::of([Word::Receive, Word::Settle, Word::Handle, Word::AtHand]));
    // 因临近年末收到、尚在办理期限内，结转下年度.
    let listed = tokens.get(tail).filter(|token| token.kind == Kind::Listing);
    let tail = if listed.is_some() { tail_end(tokens, tail + 1) } else { tail };
    let waits = words(&tokens[nth + 1..tail]);
    let plain = !words(&tokens[start..nth]).meets(told.with(NOUNS)) && !waits.meets(RESULT_WORDS.with(ROW_WORDS));
    tokens.get(tail).filter(|token| plain && tail > nth + 1 && token.kind == Kind::Comma)?;
    let rest = &tokens[tail + 1..];
    let stops = |token: &Token| !matches!(token.kind, Kind::Word(_) | Kind::Year(_));
    let end = rest.iter().position(stops).unwrap_or(rest.len());
    let counts = rest.get(end).is_some_and(|token| matches!(token.kind, Kind::Figure(_)));
    let carries = words(&rest[..end]).meets(Words::of([Word::CarriedOut, Word::Carry]));
    (carries && !counts).then_some(tail + 1 + end)
}

/// 9件因不掌握、没有现成信息或补正后仍不明确而无法提供: the end of a list of reasons that ends with what became of all for them.
fn reasons_over(tokens: &[Token], nth: usize, tail: usize) -> Option<usize> {
    let lists = words(&tokens[nth + 1..tail]).meets(ROW_WORDS) && tokens.get(tail)?.kind == Kind::Listing;
    let rest = tokens.get(tail..).filter(|_| lists)?;
    let goes_on = |token: &&Token| {
        let told = ROW_WORDS.with(RESULT_WORDS).with(Words::of([Word::Filler, Word::And, Word::Etc]));
        token.kind == Kind::Listing || is_among(token, told)
    };
    let end = rest.iter().take(LONGEST_REASON).take_while(goes_on).count();
    let last = rest[..end].iter().rev().find(|token| !is_among(token, Words::of([Word::Filler])))?;
    is_among(last, RESULT_WORDS).then_some(tail + end)
}

/// 对9件申请，依法作出不予公开决定: the end of the clause behind, which says what became of those toward whom it was decided.
fn decided_over(tokens: &[Token], (start, nth, tail): (usize, usize, usize)) -> Option<usize> {
    let named = Words::of([Word::Request, Word::Application, Word::Filler]);
    let lead = words(&tokens[start..nth]);
    let toward = lead.has(Word::Toward) && !lead.has(Word::Receive) && words(&tokens[nth + 1..tail]).within(named);
    tokens.get(tail).filter(|token| toward && tail > nth + 1 && token.kind == Kind::Comma)?;
    let rest = &tokens[tail + 1..];
    let stops = |token: &Token| !matches!(token.kind, Kind::Word(_));
    let end = rest.iter().position(stops).unwrap_or(rest.len());
    let counts = rest.get(end).is_some_and(|token| matches!(token.kind, Kind::Figure(_)));
    let told = words(&rest[..end]);
    // 作出不予公开决定的，均说明理由: of some of them.
    let result = rest[..end].iter().rposition(|token| is_among(token, RESULT_WORDS))?;
    let behind = &rest[result + 1..];
    let fillers = behind.iter().take_while(|token| token.kind == Kind::Word(Word::Filler)).count();
    let closes = behind.get(fillers).is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Word(Word::And)));
    let whole = told.has(Word::Decide) && told.shared(RESULT_WORDS) == 1 && !counts;
    (whole && closes && fillers < 2).then_some(tail + 1 + end)
}

/// 依申请公开共有1件由上年结转, 申请3件顺延至下年度: what stands behind the number says whence it came, or whither it went; 收到5件上年结转1件
/// counts another.
fn was_carried(before: Words, behind: Words, next: Option<&Token>) -> bool {
    let is_dealt_with = before.meets(Words::of([Word::Receive, Word::Settle, Word::Handle, Word::CarriedOut]));
    let counts = next.is_some_and(|token| matches!(token.kind, Kind::Figure(_)));
    behind.meets(Words::of([Word::CarriedIn, Word::CarriedOut])) && !is_dealt_with && !counts
}

/// Where 中 parts what a number is of from the number, with nothing said between.
fn among(tokens: &[Token], start: usize, nth: usize) -> Option<usize> {
    let among = tokens[start..nth].iter().rposition(|token| token.kind == Kind::Word(Word::Among))? + start;
    let rest = &tokens[among + 1..nth];
    (!words(rest).meets(KEYS) && !has_unknown(rest)).then_some(among)
}

/// Where what stands behind a number and belongs to it ends. 维持7件纠正5件其他2件未审结0件: where nothing parts them and a label
/// stands before the number, the next label is the next number's.
fn own_tail(tokens: &[Token], (start, nth): (usize, usize), before: Words) -> usize {
    let tail = tail_end(tokens, nth + 1);
    let figure = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Figure(_)));
    let runs_on = figure(tail) && tail > nth + 1;
    let follows = start.checked_sub(1).is_some_and(figure) && nth > start;
    if runs_on && (before.meets(LABELS) || follows) { nth + 1 } else { tail }
}

/// 其余9件分别作出不予公开、不予处理和其他处理: one number of several outcomes, none with a number of its own.
fn is_of_several(tokens: &[Token], nth: usize, tail: usize) -> bool {
    let outcomes = RESULT_WORDS.with(ROW_WORDS);
    let joins = |token: &Token| matches!(token.kind, Kind::Listing | Kind::Word(Word::And));
    if !words(&tokens[nth + 1..tail]).meets(outcomes) || !tokens.get(tail).is_some_and(joins) {
        return false;
    }
    let rest = &tokens[tail + 1..];
    let stops = |token: &Token| !joins(token) && !matches!(token.kind, Kind::Word(_));
    let end = rest.iter().position(stops).unwrap_or(rest.len());
    let counts = rest.get(end).is_some_and(|token| matches!(token.kind, Kind::Figure(_)));
    !counts && words(&rest[..end]).meets(outcomes)
}

/// Where what stands behind a number ends.
fn tail_end(tokens: &[Token], from: usize) -> usize {
    // 9件按照《某条例》顺延到下年度: the title says nothing.
    let goes_on = |at: usize| matches!(tokens[at].kind, Kind::Word(_) | Kind::Unknown | Kind::Title);
    // 其中9件为2020年结转.
    let is_carried_from = |at: usize| {
        let is = |at: usize, word| tokens.get(at).is_some_and(|token| token.kind == Kind::Word(word));
        matches!(tokens[at].kind, Kind::Year(_)) && is(at + 1, Word::Carry) && at > from && is(at - 1, Word::Filler)
    };
    let stops = |&at: &usize| !goes_on(at) && !is_deadline(tokens, at) && !is_carried_from(at);
    let end = (from..tokens.len()).find(stops).unwrap_or(tokens.len());
    // 新收98件和上年结转5件: what stands behind 和 is the next number's.
    let is_counted = tokens.get(end).is_some_and(|token| matches!(token.kind, Kind::Figure(_)));
    let and = tokens[from..end].iter().position(|token| is_counted && token.kind == Kind::Word(Word::And));
    let end = and.map_or(end, |at| from + at);
    // 收到的9件申请中自然人提出的7件: so is what stands behind 中.
    let among = tokens[from..end].iter().position(|token| is_counted && token.kind == Kind::Word(Word::Among));
    among.map_or(end, |at| from + at + 1)
}
