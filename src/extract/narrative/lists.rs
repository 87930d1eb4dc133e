//! Where lists of parts end and which number they divide: what comes to it exactly, whatever marks part the list, or the only number of
//! the sentence before. What may be a part at all is told elsewhere.

use super::clause;
use super::parts::{self, BREAKS};
use super::token::{self, Kind, Token};
use super::word::{Word, Words};
use crate::model::narrative::{Aside, Mention, Partition, Standing, Subject, Unit};
use crate::text::number::Number;

/// Parts up to the one with which they come to the whole, where all of them do not: 共9条，其中网站6条，其他3条，文件1条 divides
/// another way at the end. A list that broke off too soon goes on where that makes it come to the whole.
pub(super) fn settled(parts: Vec<usize>, inside: &[Item], whole: usize, mentions: &[Mention]) -> Vec<usize> {
    let Some(stated) = mentions[whole].amount.exact() else { return parts };
    let sum = |parts: &[usize]| run(parts, mentions).last();
    if parts.is_empty() || sum(&parts) == Some(stated) {
        return parts;
    }
    // 共9件，其中文字4件、图解5件、视频3件: what one row of 、 lists is not parted.
    let goes_on = |part: usize| inside.iter().any(|item| item.place == part && item.goes_on);
    if let Some(end) = run(&parts, mentions).position(|sum| sum == stated).filter(|&end| end > 0) {
        let end = if goes_on(parts[end]) { parts.len() - 1 } else { end };
        return parts[..=end].to_vec();
    }
    let places = inside.iter().map(|item| item.place);
    let is_alike = |&place: &usize| mentions[place].unit == mentions[whole].unit && place > whole;
    let wide: Vec<usize> = places.take_while(is_alike).take(MOST_PARTS).collect();
    match run(&wide, mentions).position(|sum| sum == stated) {
        Some(end) if end >= parts.len() => wide[..=end].to_vec(),
        _ => parts,
    }
}

/// 收到9件，其中1件结转下年度，其余8件已办结: parts and what is said to be the rest of them, whatever became of it.
pub(super) fn with_rest(
    parts: &[usize],
    (tokens, inside, places): (&[Token], &[usize], &[Option<usize>]),
    whole: usize,
    mentions: &[Mention],
) -> Option<Vec<usize>> {
    // 办结9件，其中予以公开9件，其余1件结转下年度: of those received.
    if run(parts, mentions).last() == mentions[whole].amount.exact() {
        return None;
    }
    let last = inside.iter().position(|&at| places[at].is_some() && places[at] == parts.last().copied())?;
    let (&before, &next) = (inside.get(last)?, inside.get(last + 1)?);
    let comma = tokens[before..next].iter().rposition(|token| token.kind == Kind::Comma)? + before;
    let settled = matches!(mentions[whole].subject, Some(Subject::Settled | Subject::Handled));
    let is_part = |rest: &Mention| !settled || rest.subject != Some(Subject::CarriedOut);
    let rest = places[next].filter(|&rest| mentions[rest].unit == mentions[whole].unit && is_part(&mentions[rest]))?;
    let named = clause::words(&tokens[comma..next]);
    let theirs = named.has(Word::Rest) && named.within(Words::of([Word::Rest, Word::Left, Word::Filler]));
    theirs.then(|| parts.iter().copied().chain([rest]).collect())
}

/// No list is looked at farther than so many parts.
pub(super) const MOST_PARTS: usize = 64;

/// A number of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Its place in the narrative.
    pub(super) place: usize,
    /// A 、 and no other mark parts it from the next number, or the next is named as a part.
    pub(super) goes_on: bool,
}

/// The numbers of a list up to the first that is a part of another: 网站6条，其中转载2条.
pub(super) fn flat(
    (tokens, numbers, places): (&[Token], &[usize], &[Option<usize>]),
    is_named: impl Fn(usize) -> bool,
) -> Vec<Item> {
    let Some(&first) = numbers.first() else { return Vec::new() };
    let opens = |token: &Token| matches!(token.kind, Kind::Open | Kind::Word(Word::Part | Word::Including));
    let end = tokens[first..].iter().position(opens).map_or(tokens.len(), |at| first + at);
    let item = |(nth, &at): (usize, &usize)| {
        // 解读9件，其中文字4件、图解5件，转载解读3件: where 、 parts them, a comma ends the list.
        let is_listed = tokens[first..at].iter().any(|token| token.kind == Kind::Listing);
        let next_named = numbers.get(nth + 1).is_some_and(|&next| next < end && !is_listed && is_named(next));
        Some(Item { place: places[at]?, goes_on: goes_on(&tokens[at + 1..]) || next_named })
    };
    numbers.iter().enumerate().take_while(|(_, at)| **at < end).filter_map(item).collect()
}

/// Tells whether a 、 and no other mark stands between a number and the next, by what stands behind it.
fn goes_on(behind: &[Token]) -> bool {
    let next = behind.iter().position(|token| matches!(token.kind, Kind::Figure(_)));
    let between = next.map(|next| &behind[..next]).unwrap_or_default();
    let parts = |token: &Token| matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Close);
    // 1.文件9条；2.动态8条.
    let marked = between.iter().any(|token| token.kind == Kind::Point);
    marked || between.iter().any(|token| token.kind == Kind::Listing) && !between.iter().any(parts)
}

/// The sums of the first part, of the first two and so on; it ends where one is not exact.
fn run<'a>(parts: &'a [usize], mentions: &'a [Mention]) -> impl Iterator<Item = Number> + 'a {
    parts.iter().scan(Number::ZERO, |sum, &part| {
        *sum = sum.plus(mentions[part].amount.exact()?)?;
        Some(*sum)
    })
}

/// 公开信息9条。其中，公告6条，文件3条: what begins with 其中 may divide a number of the sentence before that it comes to.
pub(super) fn of_count_before(
    tokens: &[Token],
    places: &[Option<usize>],
    (before, chars): (std::ops::Range<usize>, &[char]),
    (mentions, names_others): (&[Mention], bool),
) -> Option<Partition> {
    // 累计公开370条。从渠道看，网站288条，占77.8%，现场82条，占22.2%: shares have a whole.
    let shares = clause::words(tokens).has(Word::Share);
    let named = begins_with_parts(tokens, chars);
    if !named && !shares {
        return None;
    }
    let is_count = |place: &usize| matches!(mentions[*place].unit, Unit::Count(_));
    let numbers: Vec<usize> = (0..tokens.len()).filter(|&nth| places[nth].as_ref().is_some_and(is_count)).collect();
    let counts = flat((tokens, &numbers, places), |_| false);
    let part = counts.first()?.place;
    // Shares alone divide what stands in the same line: elsewhere a sum may agree by chance.
    let is_near = |whole: &usize| named || mentions[*whole].line == mentions[part].line;
    let divided = before.clone().filter(is_count).filter(is_near).take(MOST_PARTS).find_map(|whole| {
        let parts = settled(vec![part], &counts, whole, mentions);
        (parts.len() > 1).then_some(Partition { whole, parts, closed: false })
    });
    // The only number of the sentence before is what a list divides that begins with 其中; all of it where it ends with all others.
    let mut wholes = before.filter(is_count);
    let only = wholes.next().filter(|_| wholes.next().is_none() && named);
    // 其中新收9件，上年结转1件，办结10件: what came, and not what became of it.
    let family = |item: &Item| parts::family_of(mentions[item.place].subject);
    let first = counts.first().map(family);
    let parts: Vec<usize> =
        counts.iter().take_while(|&item| Some(family(item)) == first).map(|item| item.place).collect();
    // 其中29件申请涉及征地补偿。在办结的申请中，予以公开118件: outcomes are of all requests, not of some nor of those who asked.
    let are_all = |whole: usize| {
        const ALL: [Subject; 4] = [Subject::Received, Subject::Settled, Subject::Handled, Subject::AtHand];
        let told = mentions[whole].subject.is_some_and(|subject| ALL.contains(&subject));
        told && mentions[whole].standing == Standing::Firm
    };
    let of_all = |subject: Subject| subject.is_outcome() || subject.is_applicant();
    let outcomes = parts.iter().any(|&part| mentions[part].subject.is_some_and(of_all));
    let only = only
        .filter(|&whole| parts.len() > 1 && (!outcomes && !names_requests(tokens) || are_all(whole)))
        .filter(|&whole| parts.iter().all(|&part| mentions[part].unit == mentions[whole].unit));
    divided.or_else(|| {
        only.map(|whole| Partition {
            whole,
            closed: names_others && parts.len() == counts.len() && parts.len() > 2,
            parts,
        })
    })
}

/// 其中，…; 在公开的信息中，…; 按渠道分：…: a sentence that begins with what it divides, or by what.
fn begins_with_parts(tokens: &[Token], chars: &[char]) -> bool {
    let first = tokens.iter().position(|token| token.kind != Kind::Word(Word::Filler)).unwrap_or(tokens.len());
    if tokens.get(first).is_some_and(|first| first.kind == Kind::Word(Word::Part)) {
        return true;
    }
    let end = tokens.iter().position(|token| !matches!(token.kind, Kind::Word(_) | Kind::Unknown));
    let lead = end.filter(|&end| tokens[end].kind == Kind::Comma).and_then(|end| tokens.get(..end));
    lead.is_some_and(|lead| divides(lead, chars))
}

/// 在新收的申请中，…: the lead says that requests are divided, and nothing else.
fn names_requests(tokens: &[Token]) -> bool {
    let comma = tokens.iter().position(|token| token.kind == Kind::Comma).unwrap_or(0);
    clause::words(&tokens[..comma]).meets(Words::of([Word::Request, Word::Application]))
}

/// 在公开的信息中, 按渠道分, 从渠道看: what a clause without numbers divides, or by what.
pub(super) fn divides(lead: &[Token], chars: &[char]) -> bool {
    let text: String = token::text(chars, lead).iter().take(LONGEST_LEAD).collect();
    let among = WITHIN.iter().any(|noun| text.strip_suffix('中').is_some_and(|of| of.ends_with(noun)));
    // 从主动公开看 turns to something else.
    let by = BY_WHAT.iter().any(|end| text.ends_with(end)) && ASPECTS.iter().any(|aspect| text.contains(aspect));
    text.starts_with('在') && among || text.starts_with(['按', '从']) && by
}

/// Longer leads divide nothing, in characters.
const LONGEST_LEAD: usize = 24;

/// What parts are counted within.
const WITHIN: [&str; 8] = ["信息", "申请", "文件", "案件", "申请件", "内容", "答复", "解读"];

/// By what things are divided.
const ASPECTS: [&str; 17] = [
    "渠道",
    "方式",
    "内容",
    "类别",
    "类型",
    "途径",
    "形式",
    "来源",
    "领域",
    "主题",
    "主体",
    "构成",
    "结构",
    "载体",
    "申请人",
    "申请对象",
    "身份",
];

/// What a clause ends with that tells by what something is divided.
const BY_WHAT: [&str; 11] = ["分", "看", "来看", "上看", "划分", "分类", "区分", "统计", "计", "来分", "分析"];

/// What may stand between ways that requests came by and what they come to.
const BY_WAYS: Words =
    Words::of([Word::Channel, Word::Written, Word::Application, Word::Request, Word::Filler, Word::Total]);

/// 网上收到申请6件，信函3件，合计9件: what those by each way come to is what was received; the words end with
/// the whole.
pub(super) fn name_whole(sum: &Partition, (tokens, places): (&[Token], &[Option<usize>]), mentions: &mut [Mention]) {
    let Some(first) = places.iter().rposition(|&place| place == Some(sum.parts[0])) else { return };
    let between = &tokens[first + 1..];
    let is_idle = |token: &Token| match token.kind {
        Kind::Word(word) => BY_WAYS.has(word) || word == Word::And,
        Kind::Figure(_) | Kind::Comma | Kind::Listing => true,
        _ => false,
    };
    let part = mentions[sum.parts[0]];
    let way = [Standing::Loose(Aside::Channel), Standing::AtMost(Aside::Channel)];
    let by_way = part.subject == Some(Subject::Received) && way.contains(&part.standing);
    let exact = run(&sum.parts, mentions).last() == mentions[sum.whole].amount.exact();
    // 予以公开5件、部分公开2件，两项合计7件.
    let granted = [Some(Subject::Granted), Some(Subject::PartlyGranted)];
    let granted = sum.parts.iter().map(|&part| mentions[part].subject).eq(granted);
    let whole = &mut mentions[sum.whole];
    let open = whole.subject.is_none() && whole.standing == Standing::Firm && whole.year.is_none();
    if by_way && exact && open && part.year.is_none() && between.iter().all(is_idle) {
        whole.subject = Some(Subject::Received);
    } else if granted && exact && open {
        whole.subject = Some(Subject::GrantedAtAll);
    }
}

/// 其中，动态171条；人事8条；概况11条。: one number between each two semicolons, all counted alike, and nothing that begins
/// something else.
pub(super) fn is_by_semicolons(tokens: &[Token]) -> bool {
    let units =
        |part: &[Token]| part.iter().filter_map(unit_of).filter(|unit| *unit != Unit::Percent).collect::<Vec<_>>();
    let parts: Vec<&[Token]> = tokens.split(|token| token.kind == Kind::Semicolon).take(MOST_PARTS).collect();
    let [first, rest @ ..] = &parts[..] else { return false };
    let unit = units(first);
    let is_plain = |part: &&[Token]| {
        let leads = part.first().is_some_and(|first| unit_of(first).is_none());
        // 1.公告公示9条；2.动态8条: a mark says that it is a part, whatever it names.
        let marked = part.first().is_some_and(|first| first.kind == Kind::Point);
        leads && units(part) == unit && (marked || !clause::words(part).meets(NO_PARTS))
    };
    // 文字14条，占12%；图片98条，占88%: two of which each has its share are a list.
    let shared = |part: &&[Token]| clause::words(part).has(Word::Share) && part.iter().filter_map(unit_of).count() == 2;
    let is_list = rest.len() > 1 || shared(first) && rest.iter().all(shared);
    unit.len() == 1 && !rest.is_empty() && is_list && rest.iter().all(is_plain)
}

fn unit_of(token: &Token) -> Option<Unit> {
    if let Kind::Figure(figure) = token.kind { Some(figure.unit) } else { None }
}

/// Words of clauses that are no parts of a list.
const NO_PARTS: Words = BREAKS.with(Words::of([Word::Receive, Word::Publish, Word::Handle]));
