//! Numbers of a sentence that belong to each other: a whole and its parts. A count and its share or change are `relations`' business.

use super::by_way;
use super::each;
use super::lists;
use super::parts::{self, alike, ends_with_others};
use super::relations::{Sentence, differ, relate, whole_of};
use super::scope;
use super::token::{Kind, Token};
use super::totals;
use super::word::{APPLICANT_WORDS, Word, Words};
use crate::model::narrative::{Aside, Mention, Narrative, Of, Partition, Share, Standing, Subject, Unit};

/// Which mention of a sentence says how many requests were received.
pub(super) fn received(mentions: &[Mention]) -> Option<usize> {
    let is_whole = |mention: &Mention| {
        let firm = mention.standing == Standing::Firm && mention.year.is_none();
        firm && mention.subject == Some(Subject::Received) && !mention.in_words
    };
    mentions.iter().position(is_whole)
}

/// Tells whether nothing is counted but what became of requests: 上年结转1件，办结9件，办结率100%.
pub(super) fn are_dealings(mentions: &[Mention]) -> bool {
    const DEALINGS: [Subject; 5] =
        [Subject::CarriedIn, Subject::CarriedOut, Subject::Settled, Subject::Handled, Subject::AtHand];
    let counts = |one: &&Mention| matches!(one.unit, Unit::Count(_)) || one.in_words;
    mentions.iter().filter(counts).all(|one| one.subject.is_some_and(|subject| DEALINGS.contains(&subject)))
}

/// Notes what belongs to each other.
pub(super) fn note(sentence: &Sentence<'_>, narrative: &mut Narrative) {
    let Sentence { tokens, places, .. } = *sentence;
    let numbers: Vec<usize> = (0..tokens.len()).filter(|&nth| places[nth].is_some()).collect();
    narrative.partitions.extend(of_sentences_before(sentence, &numbers, &narrative.mentions));
    for (order, &nth) in numbers.iter().enumerate() {
        let Some(place) = places[nth] else { continue };
        let mention = narrative.mentions[place];
        if matches!(mention.unit, Unit::Count(_))
            && mention.standing != Standing::Idle(Aside::Change)
            && mention.amount.exact().is_some()
        {
            let (before, list) = (&numbers[..order], &numbers[order + 1..]);
            // 收到28件，比上年减少5件，同比下降15%，其中办结20件: what it changed by divides nothing.
            let is_change = |at: &&usize| places[**at].is_some_and(|place| is_change(&narrative.mentions[place]));
            let changes = if mention.year.is_some() { 0 } else { list.iter().take_while(is_change).count() };
            let from = if changes == 0 { nth } else { behind_changes(tokens, nth, list[changes - 1]) };
            narrative.partitions.extend(partition(sentence, (nth, from, place), &list[changes..], &narrative.mentions));
            if let Some(sum) = totals::total(sentence, (nth, place), before, &narrative.mentions) {
                lists::name_whole(&sum, (&tokens[..nth], &places[..nth]), &mut narrative.mentions);
                narrative.partitions.push(sum);
            }
        }
        let Some(before) =
            order.checked_sub(1).map(|last| related(sentence, &numbers, (last, nth), &narrative.mentions))
        else {
            continue;
        };
        if let Some(of) = each::counted(tokens, &numbers, order).and_then(|of| places[numbers[of]]) {
            let whole = whole_of(of, &narrative.partitions);
            narrative.shares.push(Share { of: Of::Count(of), percent: place, whole });
        } else if let Some(part) = of_stated_base(tokens, &numbers[..order], nth).and_then(|part| places[part]) {
            narrative.shares.push(Share { of: Of::Count(part), percent: place, whole: places[before] });
        } else if mention.unit == Unit::Percent {
            relate(sentence, (before, nth), narrative);
        } else if mention.standing == Standing::Idle(Aside::Change) {
            differ(sentence, (before, nth), narrative);
        }
    }
}

/// What a sentence divides that was counted before it.
fn of_sentences_before(sentence: &Sentence<'_>, numbers: &[usize], mentions: &[Mention]) -> Option<Partition> {
    let Sentence { tokens, places, chars, .. } = *sentence;
    // 全年9件申请中，网上6件: the sentence says itself what it divides.
    numbers.first().filter(|&&first| !is_whole_itself(&tokens[first + 1..]))?;
    let of_count = || {
        let told = (mentions, ends_with_others(sentence, numbers));
        lists::of_count_before(tokens, places, (sentence.before..sentence.first, chars), told)
    };
    let before = of_sentence_before(sentence, numbers, mentions).or_else(of_count);
    // 从申请来源看，自然人2件，法人1件: each is held against the table by its own column.
    let is_held = |&part: &usize| mentions[part].subject.is_some_and(|subject| subject != Subject::Received);
    let looks = tokens.first().is_some_and(|first| matches!(chars[first.start], '从' | '按'));
    before.filter(|before| !looks || !before.parts.iter().all(is_held))
}

/// 9件政府信息公开申请中: tells by what stands behind a number that others are counted of it.
fn is_whole_itself(behind: &[Token]) -> bool {
    let named = Words::of([Word::Request, Word::Application, Word::Filler]);
    let is_name = |token: &&Token| matches!(token.kind, Kind::Word(word) if named.has(word) && word != Word::Among);
    let rest = behind.iter().take_while(is_name).count();
    rest > 0 && behind.get(rest).is_some_and(|next| next.kind == Kind::Word(Word::Among))
}

/// By how much something changed, or from what in the year before: 较上年（25件）增加3件，增长12%.
fn is_change(mention: &Mention) -> bool {
    mention.unit == Unit::Percent || mention.standing == Standing::Idle(Aside::Change) || mention.year.is_some()
}

/// The number that a share or a change behind it is of; what stands before the bracket, where the last is a part in one: 受理63件
/// （含上年结转1件），同比增长5%. Last year's number in a bracket stays: 受理63件（上年60件），增长5%.
fn related(sentence: &Sentence<'_>, numbers: &[usize], (last, nth): (usize, usize), mentions: &[Mention]) -> usize {
    let (tokens, before) = (sentence.tokens, numbers[last]);
    let near = &tokens[before + 1..nth];
    let closes = near.iter().position(|token| token.kind == Kind::Close);
    let is_closed = closes.is_some_and(|close| !near[..close].iter().any(|token| token.kind == Kind::Open));
    let of_year = sentence.places[before].is_some_and(|place| mentions[place].year.is_some());
    if !is_closed || of_year {
        return before;
    }
    let open = tokens[..before].iter().rposition(|token| token.kind == Kind::Open).unwrap_or(0);
    let outside = numbers[..last].iter().rev().find(|&&at| at < open);
    let is_part =
        super::clause::words(&tokens[open..before]).meets(Words::of([Word::Including, Word::CarriedIn, Word::Part]));
    outside.copied().filter(|_| is_part).unwrap_or(before)
}

/// 企业提出1件，占新收申请21件的5%: the count whose share in the number before a percentage that is.
fn of_stated_base(tokens: &[Token], before: &[usize], nth: usize) -> Option<usize> {
    let &[.., part, base] = before else { return None };
    let is_count = |at: usize| matches!(tokens[at].kind, Kind::Figure(figure) if matches!(figure.unit, Unit::Count(_)));
    let is_percent = matches!(tokens[nth].kind, Kind::Figure(figure) if figure.unit == Unit::Percent);
    let linked = tokens[base + 1..nth].iter().all(|token| token.kind == Kind::Word(Word::Filler));
    let shared = super::clause::words(&tokens[part + 1..base]).has(Word::Share);
    let stops = tokens[part + 1..base].iter().any(|token| token.kind == Kind::Semicolon);
    (is_percent && linked && nth > base + 1 && shared && !stops && is_count(part) && is_count(base)).then_some(part)
}

/// The last place of what a number changed by: the bracket closes behind it, where it stands in one.
fn behind_changes(tokens: &[Token], nth: usize, last: usize) -> usize {
    let in_bracket = opening(tokens, nth).is_some();
    let close = tokens[last..].iter().take(LONGEST_LIST).position(|token| token.kind == Kind::Close);
    close.filter(|_| in_bracket).map_or(last, |close| last + close)
}

/// A list of parts in its sentence.
#[derive(Clone, Copy)]
struct List<'a> {
    /// The words before its first number.
    lead: &'a [Token],
    /// Where the bracket opens that it stands in.
    opening: Option<usize>,
    /// A colon announces it.
    spelt: bool,
    /// Where it begins and ends.
    span: (usize, usize),
}

/// The parts of a number: in brackets behind it, or behind 其中, 包括, 分别. `from` is its place, or that of the last of what it changed by.
fn partition(
    sentence: &Sentence<'_>,
    (nth, from, whole): (usize, usize, usize),
    list: &[usize],
    mentions: &[Mention],
) -> Option<Partition> {
    let Sentence { tokens, .. } = *sentence;
    let &first = list.first()?;
    let lead = tokens.get(from + 1..first)?;
    let words = super::clause::words(lead);
    let opening = opening(tokens, nth).filter(|_| from == nth);
    let bracketed = opening.is_some();
    let spelt = tokens.get(nth + 1).is_some_and(|token| sentence.chars[token.start] == ':');
    let beside = || each::stands_beside(tokens, sentence.chars, (nth, first));
    let by_ways = || by_way::is_all_of_requests(&mentions[whole]) && by_way::begins_with_ways(tokens, nth);
    let announced = announces_parts(lead, sentence.chars) || words.has(Word::Each) && !beside() || spelt || by_ways();
    // 公开734条（含转载22条），其中首发270条: not a part of those within the bracket.
    let ends = |token: &Token| matches!(token.kind, Kind::Semicolon | Kind::Close);
    let partial = words.has(Word::Including) || lead.iter().any(ends);
    // 收到申请9件，上年结转1件，其中网络6件、信函4件: parts of both.
    let carried = mentions[whole].subject == Some(Subject::CarriedIn) && words.has(Word::Part);
    // 复议2件、诉讼1件，其中维持2件: parts of both.
    let listed = !bracketed && !words.has(Word::Each) && (is_listed(tokens, nth) || is_added(tokens, nth, lead));
    let deeper = |at: usize| Some(at) != opening && at > from + 1 && tokens[at].kind == Kind::Open;
    let told = bracketed || announced;
    if !told || partial || carried || listed || (from + 1..first).any(deeper) || names_some(sentence, (nth, first)) {
        return None;
    }
    let end = list_end(tokens, from + 1, if spelt { None } else { Some(bracketed) });
    if is_by_year(&tokens[from + 1..end]) && !super::clause::words(&tokens[..nth]).has(Word::Years) {
        return None;
    }
    let handed = if words.has(Word::Each) { each::handed_behind(tokens, (from + 1, end)) } else { end };
    let inside: Vec<usize> = list.iter().copied().take_while(|&at| at < handed).collect();
    divided(sentence, (nth, whole), &inside, List { lead, opening, spelt, span: (from + 1, end) }, mentions)
}

/// Which numbers of a list divide the whole, and whether all of it.
fn divided(
    sentence: &Sentence<'_>,
    (nth, whole): (usize, usize),
    inside: &[usize],
    list: List<'_>,
    mentions: &[Mention],
) -> Option<Partition> {
    let Sentence { tokens, places, .. } = *sentence;
    let parts = alike(sentence, (nth, whole), (inside, list.opening.is_some()), mentions);
    let all = parts::settled_and_left(sentence, whole, inside, mentions);
    let all = all.or_else(|| lists::with_rest(&parts, (tokens, inside, places), whole, mentions));
    if let Some(parts) = all {
        return Some(Partition { whole, parts, closed: true });
    }
    let closed = is_closed(sentence, list, (&parts, inside), mentions)
        || parts.len() == inside.len() && parts::are_proposals(sentence, nth, inside)
        || parts.len() == inside.len()
            && inside.len() == 2
            && are_both_kinds(&parts, mentions, &[Subject::Organisations]);
    let named = |at: usize| sentence.names_kind(nth, at) || parts::is_way(tokens, at, &mentions[whole]);
    let settled = || lists::flat((tokens, inside, places), named);
    let parts = if closed { parts } else { lists::settled(parts, &settled(), whole, mentions) };
    (!parts.is_empty()).then_some(Partition { whole, parts, closed })
}

/// Whether a list between two places says that it is whole: in brackets, behind a colon, by 分别, or because it ends with all others.
fn is_closed(
    sentence: &Sentence<'_>,
    List { lead, opening, spelt, span: (from, end) }: List<'_>,
    (parts, inside): (&[usize], &[usize]),
    mentions: &[Mention],
) -> bool {
    let tokens = sentence.tokens;
    let list = &tokens[from..end];
    // 文字5篇、视频等其他形式1篇: 等 leaves nothing out there.
    let others = ends_with_others(sentence, inside);
    let is_vague = |word: Word| word == Word::Including || word == Word::Etc && !others;
    let vague = list.iter().any(|token| matches!(token.kind, Kind::Word(word) if is_vague(word)));
    if parts.len() != inside.len() || parts.len() < 2 || vague {
        return false;
    }
    // 无法提供9件（其中本机关不掌握6件、没有现成信息2件）: some of them, unless a colon stands behind 其中 or they are all that can
    // have asked.
    let announced = super::clause::words(lead).has(Word::Part) && opening.is_some();
    let listed = lead.iter().any(|token| token.kind == Kind::Comma);
    if announced && !listed && !are_both_kinds(parts, mentions, &[Subject::Organisations, Subject::Firms]) {
        return false;
    }
    let each = super::clause::words(list).has(Word::Each) || others;
    let bare = without_announcement(&tokens[(opening.unwrap_or(from) + 1).min(end)..end]);
    each || (opening.is_some() || spelt) && clauses(bare) == parts.len()
}

/// The bracket behind a number, or behind what it counts: 推送1447条信息（微信17条、微博1430条）.
fn opening(tokens: &[Token], nth: usize) -> Option<usize> {
    let is_open = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Open);
    let is_noun = |token: &Token| match token.kind {
        Kind::Word(word) => word == Word::Filler,
        kind => kind == Kind::Unknown && token.end - token.start <= LONGEST_NOUN,
    };
    let behind_noun = || tokens.get(nth + 1).is_some_and(is_noun).then_some(nth + 2);
    Some(nth + 1).filter(|&at| is_open(at)).or_else(|| behind_noun().filter(|&at| is_open(at)))
}

/// Longer words behind a number begin something else, in characters.
const LONGEST_NOUN: usize = 6;

/// 收到申请9件。其中，网络6件、信函3件: the parts stand in a sentence of their own.
fn of_sentence_before(sentence: &Sentence<'_>, list: &[usize], mentions: &[Mention]) -> Option<Partition> {
    let Sentence { tokens, .. } = *sentence;
    let whole = sentence.received?;
    let announced = tokens.iter().position(|token| token.kind != Kind::Word(Word::Filler))?;
    let is_part = tokens[announced].kind == Kind::Word(Word::Part);
    if !is_part && !by_way::tells_ways(tokens, sentence.chars) || is_by_year(tokens) {
        return None;
    }
    let end = list_end(tokens, announced, Some(false));
    let inside: Vec<usize> = list.iter().copied().take_while(|&at| at < end).collect();
    let parts = alike(sentence, (announced, whole), (&inside, false), mentions);
    (parts.len() > 1).then_some(Partition { whole, parts, closed: false })
}

/// Tells whether a number is the last of several in a row: 人大建议4件、政协提案5件.
fn is_listed(tokens: &[Token], nth: usize) -> bool {
    let before = tokens[..nth].iter().rposition(|token| matches!(token.kind, Kind::Figure(_)));
    let between = before.map(|before| &tokens[before + 1..nth]).unwrap_or_default();
    let stops = |token: &Token| matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Close);
    between.first().is_some_and(|first| first.kind == Kind::Listing) && !between.iter().any(stops)
}

/// 新收的9件和上年结转的2件申请中: the parts behind are of both.
fn is_added(tokens: &[Token], nth: usize, lead: &[Token]) -> bool {
    let before = tokens[..nth].iter().rposition(|token| matches!(token.kind, Kind::Figure(_)));
    let between = before.map(|before| &tokens[before + 1..nth]).unwrap_or_default();
    let stops = |token: &Token| matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Close);
    let joins = |token: &Token| matches!(token.kind, Kind::Listing | Kind::Word(Word::And));
    lead.iter().any(|token| token.kind == Kind::Word(Word::Among))
        && between.iter().any(joins)
        && !between.iter().any(stops)
}

/// 其中甲局、乙局受理量居前，分别为14件和8件: those that have most, not all.
fn names_some(Sentence { tokens, chars, .. }: &Sentence<'_>, (whole, first): (usize, usize)) -> bool {
    const SOME: [&str; 8] = ["居前", "靠前", "前列", "较多", "最多", "较高", "居多", "为主"];
    let lead: String = chars[tokens[whole].end..tokens[first].start].iter().take(LONGEST_LEAD).collect();
    SOME.iter().any(|some| lead.contains(some))
}

/// So far the words before a first part are looked at, in characters.
const LONGEST_LEAD: usize = 60;

/// 其中, 包括 at the start of a clause; 内容包含了多方面 is another thing.
fn announces_parts(lead: &[Token], chars: &[char]) -> bool {
    // 公开49条，在公开的信息中，公告20条.
    let among = |pair: &[Token]| pair[0].kind == Kind::Word(Word::Among) && pair[1].kind == Kind::Comma;
    // 办结9件，结果为予以公开6件、不予公开3件.
    let text: String = match lead {
        [first, .., last] => chars[first.start..last.end].iter().take(LONGEST_LEAD).collect(),
        _ => String::new(),
    };
    // 3件办理结果为予以公开，4件办理结果为不予公开: each is told behind its number.
    let leads = |result: &str| text.rsplit_once(result).is_some_and(|(_, label)| !label.contains(','));
    if ["结果为", "结果是", "结果如下"].iter().any(|result| leads(result)) {
        return true;
    }
    // 收到9件，按渠道分：网络6件、信函3件.
    if lead.split(|token| token.kind == Kind::Comma).any(|clause| lists::divides(clause, chars)) {
        return true;
    }
    // 9件申请中自然人6件，法人3件.
    let of_whom = |pair: &[Token]| {
        pair[0].kind == Kind::Word(Word::Among) && matches!(pair[1].kind, Kind::Word(word) if APPLICANT_WORDS.has(word))
    };
    // 除1件尚在办理过程中，其余26件: beside it, not of it.
    let divides = lead.windows(2).any(|pair| among(pair) || of_whom(pair));
    if divides && !super::clause::words(lead).has(Word::Rest) {
        return true;
    }
    let Some(at) = lead.iter().position(|token| token.kind == Kind::Word(Word::Part)) else { return false };
    // 收到4件，对其中1件予以公开，对其中2件不予公开: each is of the first.
    if at.checked_sub(1).is_some_and(|before| lead[before].kind == Kind::Word(Word::Toward)) {
        return false;
    }
    let clause =
        lead[..at].iter().rev().take_while(|token| !matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Open));
    clause.into_iter().all(|token| token.kind != Kind::Unknown)
}

/// 收到5件（2023年为9件）: figures of other years are parts of nothing but a sum over years. 结转2025年 is none of those.
fn is_by_year(list: &[Token]) -> bool {
    let is_until = |at: usize| at.checked_sub(1).is_some_and(|at| list[at].kind == Kind::Word(Word::Until));
    // 其中2件截至2024年12月31日尚未审结: up to when.
    let is_year = |at: &usize| matches!(list[*at].kind, Kind::Year(_) | Kind::Word(Word::LastYear)) && !is_until(*at);
    (0..list.len()).filter(is_year).any(|at| !scope::beside_carry(list, at))
}

/// Where the list ends: the bracket closes, or the next semicolon; behind a colon with the sentence.
fn list_end(tokens: &[Token], from: usize, bracketed: Option<bool>) -> usize {
    let end = tokens.len().min(from + LONGEST_LIST);
    let Some(bracketed) = bracketed else { return end };
    if !bracketed && lists::is_by_semicolons(&tokens[from..end]) {
        return end;
    }
    let stop = if bracketed { Kind::Close } else { Kind::Semicolon };
    tokens[from..end].iter().position(|token| token.kind == stop).map_or(end, |at| from + at)
}

/// No list is longer, in words and numbers: a line of nothing but brackets that open would be looked through again from each.
const LONGEST_LIST: usize = 512;

/// 自然人 and 法人或其他组织 are all there are.
fn are_both_kinds(parts: &[usize], mentions: &[Mention], others: &[Subject]) -> bool {
    let has = |subjects: &[Subject]| {
        parts.iter().any(|&part| mentions[part].subject.is_some_and(|own| subjects.contains(&own)))
    };
    has(&[Subject::NaturalPersons]) && has(others)
}

/// A list without the 其中： before it.
fn without_announcement(list: &[Token]) -> &[Token] {
    match list {
        [Token { kind: Kind::Word(Word::Part), .. }, Token { kind: Kind::Comma, .. }, rest @ ..] => rest,
        list => list,
    }
}

/// How many clauses a list has.
fn clauses(tokens: &[Token]) -> usize {
    1 + tokens.iter().filter(|token| matches!(token.kind, Kind::Comma | Kind::Listing | Kind::Semicolon)).count()
}
