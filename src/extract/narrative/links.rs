//! Numbers of a sentence that belong to each other: a whole and its parts, a count and its share or its change.

use super::lexicon::{Word, Words};
use super::token::{Kind, Token};
use crate::model::narrative::{Change, Mention, Narrative, Partition, Share, Subject, Unit};

/// Notes what belongs to each other; `places` says which mention each token gave.
pub(super) fn note(tokens: &[Token], places: &[Option<usize>], narrative: &mut Narrative) {
    let numbers: Vec<usize> = (0..tokens.len()).filter(|&nth| places[nth].is_some()).collect();
    for (order, &nth) in numbers.iter().enumerate() {
        let Some(place) = places[nth] else { continue };
        let mention = narrative.mentions[place];
        if matches!(mention.unit, Unit::Count(_)) && mention.amount.exact().is_some() {
            let list = &numbers[order + 1..];
            narrative.partitions.extend(partition(tokens, places, (nth, place), list, &narrative.mentions));
        }
        if mention.unit == Unit::Percent
            && let Some(&before) = order.checked_sub(1).and_then(|before| numbers.get(before))
        {
            relate(tokens, (before, nth), places, narrative);
        }
    }
}

/// x 件，占 y% or x 件，同比增长 y%: nothing but words may stand between.
fn relate(tokens: &[Token], (of, percent): (usize, usize), places: &[Option<usize>], narrative: &mut Narrative) {
    let between = &tokens[of + 1..percent];
    let (Some(of), Some(percent)) = (places[of], places[percent]) else { return };
    let counted = matches!(narrative.mentions[of].unit, Unit::Count(_));
    if !counted || between.iter().any(|token| token.kind == Kind::Semicolon) {
        return;
    }
    let words = super::clause::words(between);
    let moved = [Word::Rise, Word::Fall].map(|word| words.has(word));
    let same_time = !words.has(Word::Chain) && (words.has(Word::LastYear) || words.has(Word::Compare));
    if words.has(Word::Share) && !words.has(Word::Rate) {
        if !is_own_share(between) {
            return;
        }
        let whole = narrative.partitions.iter().rev().find(|partition| partition.parts.contains(&of));
        // 共30条，其中甲24条，占80%；乙6条，占20%: the list goes on behind the semicolon.
        let before = || narrative.shares.iter().rev().find(|share| places.contains(&Some(share.of)));
        let whole = whole.map(|partition| partition.whole).or_else(|| before().and_then(|share| share.whole));
        narrative.shares.push(Share { of, percent, whole });
    } else if same_time && moved[0] != moved[1] && !words.has(Word::Rate) {
        narrative.changes.push(Change { of, percent, fell: moved[1] });
    }
}

/// Whether 占 speaks of the count before it and of no whole that only its words name: not 图解3篇、文字9篇，图解占比25%, not
/// 收到申请9件，占来信总量的5%, not 公开2件、部分公开1件，合计占60%.
fn is_own_share(between: &[Token]) -> bool {
    let Some(share) = between.iter().position(|token| token.kind == Kind::Word(Word::Share)) else { return false };
    let (before, base) = (&between[..share], &between[share + 1..]);
    let clause =
        before.iter().rposition(|token| matches!(token.kind, Kind::Comma | Kind::Close)).map_or(0, |at| at + 1);
    let idle = |token: &Token| matches!(token.kind, Kind::Word(Word::Filler));
    let names_base = base.iter().any(|token| matches!(token.kind, Kind::Unknown | Kind::Word(Word::Other)));
    !names_base && (clause == 0 || before[clause..].iter().all(idle))
}

/// The parts of a number: in brackets behind it, or behind 其中, 包括, 分别.
fn partition(
    tokens: &[Token],
    places: &[Option<usize>],
    (nth, whole): (usize, usize),
    list: &[usize],
    mentions: &[Mention],
) -> Option<Partition> {
    let &first = list.first()?;
    let lead = &tokens[nth + 1..first];
    let words = super::clause::words(lead);
    let bracketed = tokens.get(nth + 1).is_some_and(|token| token.kind == Kind::Open);
    let announced = announces_parts(lead) || words.has(Word::Each);
    // 公开734条（含转载22条），其中首发270条: not a part of those within the bracket.
    let ends = |token: &Token| matches!(token.kind, Kind::Semicolon | Kind::Close);
    let partial = words.has(Word::Including) || lead.iter().any(ends);
    // 复议2件、诉讼1件，其中维持2件: parts of both.
    let listed = !bracketed && !words.has(Word::Each) && is_listed(tokens, nth);
    if partial || listed || !(bracketed || announced) || lead.iter().skip(1).any(|token| token.kind == Kind::Open) {
        return None;
    }
    let end = list_end(tokens, nth + 1, bracketed);
    if is_by_year(&tokens[nth + 1..end]) && !super::clause::words(&tokens[..nth]).has(Word::Years) {
        return None;
    }
    let inside: Vec<usize> = list.iter().copied().take_while(|&at| at < end).collect();
    let parts = alike(tokens, (nth, whole), &inside, (places, mentions));
    let closing = tokens[nth + 1..end].iter();
    let vague = closing.clone().any(|token| matches!(token.kind, Kind::Word(Word::Etc | Word::Including)));
    let whole_list = parts.len() == inside.len() && parts.len() > 1 && !vague;
    let each = super::clause::words(&tokens[nth + 1..end]).has(Word::Each);
    let bare = without_announcement(&tokens[(nth + 2).min(end)..end]);
    let closed = whole_list && (each || bracketed && clauses(bare) == parts.len());
    (!parts.is_empty()).then_some(Partition { whole, parts, closed })
}

/// Tells whether a number is the last of several in a row: 人大建议4件、政协提案5件.
fn is_listed(tokens: &[Token], nth: usize) -> bool {
    let before = tokens[..nth].iter().rposition(|token| matches!(token.kind, Kind::Figure(_)));
    let between = before.map(|before| &tokens[before + 1..nth]).unwrap_or_default();
    let stops = |token: &Token| matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Close);
    between.first().is_some_and(|first| first.kind == Kind::Listing) && !between.iter().any(stops)
}

/// 其中, 包括 at the start of a clause; 内容包含了多方面 is another thing.
fn announces_parts(lead: &[Token]) -> bool {
    let Some(at) = lead.iter().position(|token| token.kind == Kind::Word(Word::Part)) else { return false };
    let clause =
        lead[..at].iter().rev().take_while(|token| !matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Open));
    clause.into_iter().all(|token| token.kind != Kind::Unknown)
}

/// 收到5件（2023年为9件）: figures of other years are parts of nothing but a sum over years.
fn is_by_year(list: &[Token]) -> bool {
    list.iter().any(|token| matches!(token.kind, Kind::Year(_) | Kind::Word(Word::LastYear)))
}

/// Where the list ends: the bracket closes, or the next semicolon.
fn list_end(tokens: &[Token], from: usize, bracketed: bool) -> usize {
    let stop = if bracketed { Kind::Close } else { Kind::Semicolon };
    tokens[from..].iter().position(|token| token.kind == stop).map_or(tokens.len(), |at| from + at)
}

/// The parts from the first on that are counted alike and are of one kind; a clause without a number ends them.
fn alike(
    tokens: &[Token],
    (nth, whole): (usize, usize),
    inside: &[usize],
    (places, mentions): (&[Option<usize>], &[Mention]),
) -> Vec<usize> {
    let (mut parts, mut last, mut family) = (Vec::new(), nth, None);
    let mut listed = false;
    for &at in inside {
        let Some(place) = places[at] else { break };
        let part = &mentions[place];
        let commas = tokens[last + 1..at].iter().filter(|token| matches!(token.kind, Kind::Comma | Kind::Open)).count();
        let own = family_of(part.subject);
        let breaks = super::clause::words(&tokens[last + 1..at]).meets(BREAKS);
        // 单位89个，其中县直8个、乡镇2个，发现问题326个: a comma behind a list, and more than the whole.
        let beyond = commas > 0 && (listed || part.amount.low > mentions[whole].amount.low);
        let apart = last != nth && (commas > 1 || breaks || beyond);
        listed |= last != nth && commas == 0;
        let same = part.unit == mentions[whole].unit && part.amount.exact().is_some();
        if apart || !same || *family.get_or_insert(own) != own {
            break;
        }
        parts.push(place);
        last = at;
    }
    parts
}

/// Words that begin something else.
const BREAKS: Words =
    Words::of([Word::Part, Word::Settle, Word::Receive, Word::Rate, Word::CarriedIn, Word::CarriedOut, Word::Total]);

/// Kinds of parts: outcomes and applicants are two ways to divide the same requests.
fn family_of(subject: Option<Subject>) -> u8 {
    match subject {
        None => 0,
        Some(Subject::NaturalPersons | Subject::Organisations) => 1,
        Some(subject) if subject.is_outcome() => 2,
        Some(Subject::Reconsiderations | Subject::Suits) => 3,
        Some(_) => 4,
    }
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
