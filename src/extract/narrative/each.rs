//! Numbers that 分别 hands out, to several years (2023年、2024年分别收到申请5件、7件), to several nouns (复议、诉讼分别为3件、2件) or
//! to several counts (分别占60%、40%). What is not plainly one number for each is left as it is.

use std::ops::Range;

use super::clause::{self, Clause, KEYS};
use super::token::{self, Kind, Token};
use super::word::{POWER_WORDS, WAYS, Word, Words};
use crate::model::narrative::{Amount, Aside, Narrative, Standing, Subject, Unit};

/// Longer lists are left as they are, in words and numbers.
const LONGEST_LIST: usize = 40;

/// Nouns that stand once, behind the last of several verbs: 收到、办结申请分别为5件、4件.
const SHARED_NOUNS: [Word; 3] = [Word::Request, Word::Application, Word::Document];

/// The clause that 分别 hands the number at `nth` to, where it does.
pub(super) fn handed(tokens: &[Token], nth: usize) -> Option<Clause> {
    let (each, first, order) = behind_each(tokens, nth)?;
    let segments = segments(tokens, each);
    if segments.len() != listed(tokens, each).len() {
        return None;
    }
    let own = segments.get(order)?;
    let mut words = clause::words(&tokens[own.clone()]).with(clause::words(&tokens[each + 1..first]));
    let last = clause::words(&tokens[segments.last()?.clone()]);
    SHARED_NOUNS.into_iter().filter(|&noun| last.has(noun)).for_each(|noun| words.add(noun));
    // 行政许可、行政处罚的处理决定数量分别为5件、4件: what was decided of the last was of all.
    if last.meets(POWER_WORDS) && last.has(Word::Handle) {
        words.add(Word::Handle);
    }
    let is_cut = tokens[own.clone()].iter().any(|token| token.kind == Kind::Unknown);
    Some(Clause {
        figure: nth,
        start: own.start,
        end: own.end,
        before: words,
        words,
        has_unknown: is_cut,
        is_cut,
        ..Clause::default()
    })
}

/// Where 分别 stands before a list of numbers, the first of them, and which of them the one at `nth` is.
fn behind_each(tokens: &[Token], nth: usize) -> Option<(usize, usize, usize)> {
    let (mut first, mut order) = (nth, 0);
    for at in (nth.saturating_sub(LONGEST_LIST)..nth).rev() {
        match tokens[at].kind {
            Kind::Figure(_) if first == at + 2 => (first, order) = (at, order + 1),
            Kind::Listing | Kind::Word(Word::And) if first == at + 1 => {}
            Kind::Word(Word::Each) => return Some((at, first, order)),
            Kind::Word(word) if !KEYS.has(word) || BETWEEN.has(word) => {}
            _ => return None,
        }
    }
    None
}

/// What may stand between 分别 and its numbers.
const BETWEEN: Words = Words::of([
    Word::Decide,
    Word::Receive,
    Word::Settle,
    Word::Handle,
    Word::Issue,
    Word::Request,
    Word::Application,
    Word::Document,
]);

/// The nouns before 分别, each with its words; none where one of them is a year or no noun.
fn segments(tokens: &[Token], each: usize) -> Vec<Range<usize>> {
    let stops = |token: &Token| {
        matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Close | Kind::Figure(_))
    };
    let farthest = each.saturating_sub(LONGEST_LIST);
    let start = tokens[farthest..each].iter().rposition(stops).map_or(farthest, |at| farthest + at + 1);
    let parts = |at: &usize| matches!(tokens[*at].kind, Kind::Listing | Kind::Word(Word::And));
    let mut segments = Vec::new();
    let mut begin = start;
    for end in (start..each).filter(parts).chain([each]) {
        segments.push(begin..end);
        begin = end + 1;
    }
    let is_noun = |segment: &Range<usize>| clause::words(&tokens[segment.clone()]).meets(KEYS);
    if segments.len() > 1 && segments.iter().all(is_noun) { segments } else { Vec::new() }
}

/// 网站发布信息95条，微信、微博分别发布信息6条、5条: another way beside the one before, or what was counted named anew; not its parts.
/// `whole` is the number before, `first` the first behind 分别.
pub(super) fn stands_beside(tokens: &[Token], chars: &[char], (whole, first): (usize, usize)) -> bool {
    let Some(each) = tokens[whole..first].iter().rposition(|token| token.kind == Kind::Word(Word::Each)) else {
        return false;
    };
    let lead = &tokens[whole + 1..whole + each];
    let stops = |token: &Token| matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Close | Kind::Figure(_));
    let start = tokens[..whole].iter().rposition(stops).map_or(0, |at| at + 1);
    let own = &tokens[start..whole];
    let ways = |tokens: &[Token]| tokens.iter().filter(|token| token.kind == Kind::Word(Word::Channel)).count();
    let noun = token::text(chars, &tokens[whole + each + 1..first]);
    let named = token::text(chars, own);
    let anew = noun.len() >= SHORTEST_NOUN && named.windows(noun.len()).any(|part| part == noun);
    !clause::words(lead).has(Word::Part) && (anew || ways(own) == 1 && ways(lead) > 0)
}

/// Shorter words behind 分别 are a verb alone, in characters.
const SHORTEST_NOUN: usize = 3;

/// How many numbers 分别 hands out directly before a place, whatever it says of them.
pub(super) fn handed_before(tokens: &[Token], end: usize) -> usize {
    let near = end.saturating_sub(LONGEST_LIST);
    let Some(each) = tokens[near..end].iter().rposition(|token| token.kind == Kind::Word(Word::Each)) else { return 0 };
    let list = &tokens[near + each + 1..end];
    let first = list.iter().position(|token| matches!(token.kind, Kind::Figure(_))).unwrap_or(list.len());
    let says = |token: &Token| matches!(token.kind, Kind::Word(_) | Kind::Unknown);
    let plain =
        list[first..].iter().all(|token| matches!(token.kind, Kind::Figure(_) | Kind::Listing | Kind::Word(Word::And)));
    let numbers = list.iter().filter(|token| matches!(token.kind, Kind::Figure(_))).count();
    if plain && list[..first].iter().all(says) { numbers } else { 0 }
}

/// Where the numbers end that 分别 hands out between two places: 网络、信函分别为5件、4件，办结9件; all of it where it hands out none.
pub(super) fn handed_behind(tokens: &[Token], (from, end): (usize, usize)) -> usize {
    let each = tokens[from..end].iter().position(|token| token.kind == Kind::Word(Word::Each));
    let numbers = each.map(|each| listed(tokens, from + each)).unwrap_or_default();
    let parted = |&last: &usize| tokens[last..end].iter().any(|token| token.kind == Kind::Comma);
    numbers.last().filter(|last| numbers.len() > 1 && **last < end && parted(last)).map_or(end, |last| last + 1)
}

/// 复议、诉讼分别为1起、2起, with names between that nobody knows: one of several that 分别 hands out, and to which cannot be told.
pub(super) fn is_one_of_several(tokens: &[Token], nth: usize) -> bool {
    behind_each(tokens, nth).is_some_and(|(each, ..)| listed(tokens, each).len() > 1)
}

/// Which of the numbers a percentage is handed to: 网络6件、信函4件，分别占60%、40%. All by their order among the numbers.
pub(super) fn counted(tokens: &[Token], numbers: &[usize], order: usize) -> Option<usize> {
    let figure = |order: usize| match tokens[*numbers.get(order)?].kind {
        Kind::Figure(figure) => Some(figure.unit),
        _ => None,
    };
    let is_percent = |order: usize| figure(order) == Some(Unit::Percent);
    let joined = |order: usize| is_percent(order) && is_percent(order + 1) && numbers[order + 1] == numbers[order] + 2;
    if !is_percent(order) {
        return None;
    }
    let before = (1..=order.min(LONGEST_LIST)).take_while(|back| joined(order - back)).count();
    let behind = (0..LONGEST_LIST).take_while(|ahead| joined(order + ahead)).count();
    let (first, many) = (order - before, before + 1 + behind);
    let lead = first.checked_sub(1).map(|last| &tokens[numbers[last] + 1..numbers[first]])?;
    let words = clause::words(lead);
    let told = words.has(Word::Each) && words.has(Word::Share) && !words.has(Word::Rate);
    let stops = |token: &Token| matches!(token.kind, Kind::Semicolon | Kind::Unknown);
    let begin = first.checked_sub(many).filter(|_| told && many > 1 && !lead.iter().any(stops))?;
    let alike = |at: usize| matches!(figure(at), Some(Unit::Count(_))) && figure(at) == figure(begin);
    // 结转0件；办结9件，…分别占: what a semicolon parts is of no list.
    if tokens[numbers[begin]..numbers[first]].iter().any(|token| token.kind == Kind::Semicolon) {
        return None;
    }
    (begin..first).all(alike).then_some(begin + before)
}

/// Gives each of the numbers behind 分别 its year; `places` says which mention each token gave.
pub(super) fn note(tokens: &[Token], places: &[Option<usize>], own: Option<i16>, narrative: &mut Narrative) {
    let Some(own) = own else { return };
    for each in (0..tokens.len()).filter(|&at| tokens[at].kind == Kind::Word(Word::Each)) {
        let years = years(&tokens[..each], own);
        let numbers: Vec<usize> = listed(tokens, each).into_iter().filter_map(|at| places[at]).collect();
        let years = filled(years, numbers.len());
        if years.len() > 1 && years.len() == numbers.len() {
            hand_out(&years, &numbers, own, narrative);
        }
    }
}

/// The years in a row before 分别; none where years stand elsewhere too, as far as a list reaches.
fn years(before: &[Token], own: i16) -> Vec<i16> {
    let before = &before[before.len().saturating_sub(LONGEST_LIST)..];
    let year = |token: &Token| match token.kind {
        Kind::Year(year) => Some(year),
        Kind::Word(Word::LastYear) => Some(own.saturating_sub(1)),
        Kind::Word(Word::ThisYear) => Some(own),
        // 2023、2024两年.
        Kind::Figure(figure) if figure.idle == Some(Aside::NoUnit) => bare(figure.amount),
        _ => None,
    };
    let places: Vec<usize> = (0..before.len()).filter(|&at| year(&before[at]).is_some()).collect();
    let joined = |pair: &[usize]| {
        pair[1] == pair[0] + 2
            && matches!(before[pair[0] + 1].kind, Kind::Listing | Kind::Word(Word::Filler | Word::And))
    };
    if places.windows(2).all(joined) { places.iter().filter_map(|&at| year(&before[at])).collect() } else { Vec::new() }
}

/// 2021年至2023年…分别为5件、7件、9件: two years with more numbers are the ends of a stretch, where it has as many.
fn filled(years: Vec<i16>, numbers: usize) -> Vec<i16> {
    match years[..] {
        [first, last] if numbers > 2 && first < last && usize::try_from(last - first + 1) == Ok(numbers) => {
            (first..=last).collect()
        }
        _ => years,
    }
}

/// A year without its sign.
fn bare(amount: Amount) -> Option<i16> {
    let whole = amount.exact()?.as_whole()?;
    i16::try_from(whole).ok().filter(|year| (2000..2100).contains(year))
}

/// The places of the numbers behind 分别, with nothing between them.
fn listed(tokens: &[Token], each: usize) -> Vec<usize> {
    let is_figure = |at: &usize| matches!(tokens[*at].kind, Kind::Figure(_));
    let Some(first) = (each + 1..tokens.len()).take(LONGEST_LIST).find(is_figure) else { return Vec::new() };
    let joins =
        |at: usize| matches!(tokens[at].kind, Kind::Listing | Kind::Comma | Kind::Word(Word::Filler | Word::And));
    let mut listed = vec![first];
    let mut at = first + 1;
    while at + 1 < tokens.len() && listed.len() <= LONGEST_LIST && joins(at) && is_figure(&(at + 1)) {
        listed.push(at + 1);
        at += 2;
    }
    listed
}

/// All count what the first does.
fn hand_out(years: &[i16], numbers: &[usize], own: i16, narrative: &mut Narrative) {
    let first = narrative.mentions[numbers[0]];
    let is_clear = matches!(first.standing, Standing::Firm | Standing::Loose(Aside::OtherTime));
    let is_alike = |&place: &usize| narrative.mentions[place].unit == first.unit;
    if first.subject.is_none() || !is_clear || !numbers.iter().all(is_alike) {
        return;
    }
    for (&year, &place) in years.iter().zip(numbers) {
        let mention = &mut narrative.mentions[place];
        mention.subject = first.subject;
        mention.standing = Standing::Firm;
        mention.year = Some(year).filter(|&year| year != own);
    }
}

/// Tells what is counted of two things together, or in two ways.
pub(super) fn is_of_several(subject: Subject, words: Words) -> bool {
    match subject {
        Subject::Received | Subject::Settled | Subject::Handled => words.meets(WAYS),
        Subject::DisputesUpheld
        | Subject::DisputesCorrected
        | Subject::DisputesOther
        | Subject::DisputesPending
        | Subject::GrantedAtAll
        | Subject::AtHand => true,
        _ => false,
    }
}
