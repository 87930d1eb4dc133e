//! Sums that stand behind their parts: 建议4件、提案5件，共9件. Wholes before their parts are `links`' business.

use super::clause;
use super::each;
use super::lists::MOST_PARTS;
use super::parts::{self, BREAKS};
use super::relations::Sentence;
use super::token::{Kind, Token};
use super::word::{Word, Words};
use crate::model::narrative::{Mention, Partition, Subject};
use crate::text::number::Number;

/// What may stand between the last part and their sum.
const SUMS: Words = Words::of([Word::Total, Word::Filler, Word::Receive, Word::Request, Word::ThisYear]);

/// 建议4件、提案5件，共9件: the whole stands behind its parts.
pub(super) fn total(
    sentence: &Sentence<'_>,
    (nth, whole): (usize, usize),
    before: &[usize],
    mentions: &[Mention],
) -> Option<Partition> {
    let Sentence { tokens, places, .. } = *sentence;
    let behind = before.last()? + 1;
    let lead = &tokens[behind..nth];
    let words = clause::words(lead);
    let sums =
        |token: &Token| matches!(token.kind, Kind::Comma) || matches!(token.kind, Kind::Word(word) if SUMS.has(word));
    if words.has(Word::Total) && names_sum(lead, sentence.chars) {
        return handed_out(sentence, whole, before, mentions);
    }
    if !words.has(Word::Total) || !lead.iter().all(sums) && !names_kind(sentence, (nth, whole), before, mentions) {
        return None;
    }
    let alike = |&&at: &&usize| places[at].is_some_and(|place| mentions[place].unit == mentions[whole].unit);
    // Without an end to looking, a line of nothing but totals would be looked through again from each of them.
    let listed = before.iter().rev().take(MOST_PARTS).take_while(alike).count();
    if listed == MOST_PARTS {
        return None;
    }
    let listed = &before[before.len() - listed..];
    let within = &tokens[*listed.first()?..behind];
    let stops = |token: &Token| matches!(token.kind, Kind::Open | Kind::Close | Kind::Semicolon);
    let told = clause::words(within);
    // 信函4件、网络5件，合计收到申请9件: what is received is the sum of its ways and of nothing else.
    let of_ways =
        told.has(Word::Channel) && !told.has(Word::Other) && !within.iter().any(|token| token.kind == Kind::Unknown);
    let names = words.meets(Words::of([Word::Receive, Word::Request])) && !of_ways;
    let parts: Vec<usize> = listed.iter().filter_map(|&at| places[at]).collect();
    // 予以公开类答复5件、部分公开类答复2件，合计7件: the verb names what each of them is.
    let outcomes = parts.iter().all(|&part| mentions[part].subject.is_some_and(Subject::is_outcome));
    let breaks = if outcomes { BREAKS.without(Words::of([Word::Settle])) } else { BREAKS };
    if names || told.meets(breaks.with(Words::of([Word::Receive]))) || within.iter().any(stops) {
        return None;
    }
    summed(&parts, whole, mentions)
}

/// 文字解读5条、图文解读3条，共计发布政策解读8条: the words before the sum say once more what each part counts.
fn names_kind(sentence: &Sentence<'_>, (nth, whole): (usize, usize), before: &[usize], mentions: &[Mention]) -> bool {
    let Sentence { tokens, places, chars, .. } = *sentence;
    let alike = |&&at: &&usize| places[at].is_some_and(|place| mentions[place].unit == mentions[whole].unit);
    let parts: Vec<usize> = before.iter().rev().take(MOST_PARTS).take_while(alike).copied().collect();
    let Some(&last) = parts.first().filter(|_| parts.len() > 1) else { return false };
    let lead = &tokens[last + 1..nth];
    let label: String = chars[tokens[last].end..tokens[nth].start].iter().collect();
    let begins = lead.first().is_some_and(|first| first.kind == Kind::Comma)
        && lead.get(1).is_some_and(|second| second.kind == Kind::Word(Word::Total));
    let kind = |at: usize| chars.get(tokens[at].start.saturating_sub(2)..tokens[at].start).unwrap_or_default();
    let own: String = kind(last).iter().collect();
    let shared = own.chars().count() == 2 && label.contains(&own) && parts.iter().all(|&at| kind(at) == kind(last));
    let plain = lead.iter().skip(2).all(|token| matches!(token.kind, Kind::Word(_) | Kind::Unknown));
    begins && shared && plain && !clause::words(lead).meets(BREAKS.without(Words::of([Word::Total])))
}

/// ，新媒体合计: what is added up is named; not all there is (全网合计), which may be more than what stands before.
fn names_sum(lead: &[Token], chars: &[char]) -> bool {
    let [comma, name @ .., total] = lead else { return false };
    let all = |c: &char| matches!(c, '全' | '总' | '各');
    let is_name = |token: &Token| matches!(token.kind, Kind::Unknown | Kind::Word(Word::Filler));
    let named = name.iter().any(|token| token.kind == Kind::Unknown) && name.iter().all(is_name);
    let some = named && !chars[comma.end..total.start].iter().any(all);
    comma.kind == Kind::Comma && some && total.kind == Kind::Word(Word::Total)
}

/// 微信、微博分别发布5条、6条，新媒体合计11条: the sum is of what 分别 handed out before it.
fn handed_out(
    Sentence { tokens, places, .. }: &Sentence<'_>,
    whole: usize,
    before: &[usize],
    mentions: &[Mention],
) -> Option<Partition> {
    let handed = each::handed_before(tokens, before.last()? + 1);
    let alike =
        |&place: &usize| mentions[place].unit == mentions[whole].unit && mentions[place].amount.exact().is_some();
    let listed = before.get(before.len().checked_sub(handed)?..)?;
    let parts: Vec<usize> = listed.iter().filter_map(|&at| places[at]).filter(alike).collect();
    (handed > 1 && parts.len() == handed).then_some(Partition { whole, parts, closed: true })
}

/// The last of them that come to the whole, or else all.
fn summed(parts: &[usize], whole: usize, mentions: &[Mention]) -> Option<Partition> {
    let amount = |place: usize| mentions[place].amount.exact();
    let sum = |parts: &[usize]| parts.iter().try_fold(Number::ZERO, |sum, &part| sum.plus(amount(part)?));
    let most = parts.len().checked_sub(2)?;
    // 办理结果：予以公开2件、不予公开2件、无法提供3件，总计5件: one list of one kind.
    let family = |&part: &usize| parts::family_of(mentions[part].subject);
    let kind = family(parts.first()?);
    let is_one = matches!(kind, 1 | 2) && parts.iter().all(|part| family(part) == kind);
    let most = if is_one { 0 } else { most };
    let first = (0..=most).find(|&first| sum(&parts[first..]) == amount(whole)).unwrap_or(0);
    sum(parts)?;
    Some(Partition { whole, parts: parts[first..].to_vec(), closed: true })
}
