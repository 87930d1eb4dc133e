//! Which numbers of a list are parts of one whole: those that are counted alike and divide it in one way. Where lists begin and which number
//! they divide is told elsewhere.

use super::clause;
use super::relations::Sentence;
use super::token::{Kind, Token};
use super::word::{APPLICANT_WORDS, WAYS, Word, Words};
use crate::model::narrative::{Mention, Subject, Unit};

/// Words that begin something else.
pub(super) const BREAKS: Words =
    Words::of([Word::Part, Word::Settle, Word::Rate, Word::CarriedIn, Word::CarriedOut, Word::Total]);

/// The parts of the whole at `nth`, from the first on, that are counted alike and are of one kind; a clause without a number ends them.
pub(super) fn alike(
    sentence: &Sentence<'_>,
    (nth, whole): (usize, usize),
    (inside, enclosed): (&[usize], bool),
    mentions: &[Mention],
) -> Vec<usize> {
    let Sentence { tokens, places, .. } = *sentence;
    let (mut parts, mut last, mut family) = (Vec::new(), nth, None);
    let (mut listed, mut shares, mut by_way) = (false, 0, false);
    let repeated = first_label(tokens, nth, inside).only(Words::of([Word::Settle]));
    let whole = &mentions[whole];
    // Up to 其他 all are parts.
    let all = ends_with_others(sentence, inside);
    for &at in inside {
        let Some(place) = places[at] else { break };
        let part = &mentions[place];
        // 网站6条（公告2条），微信3条: a part of a part; 办理12345热线22件: what counts nothing is no part.
        if is_part_of_part(tokens, (nth, at)) || part.unit == Unit::None {
            last = if part.unit == Unit::None { last } else { at };
            continue;
        }
        // 网络6件，占60%，信函4件，占40%: a share goes with the part before it.
        if part.unit == Unit::Percent && last != nth {
            shares += 1;
            continue;
        }
        let commas = commas(&tokens[last + 1..at]).saturating_sub(std::mem::take(&mut shares));
        let words = clause::words(&tokens[last + 1..at]);
        let own = kin(part, whole, words);
        // 网络、信函申请分别为3件、2件: so is each that 分别 hands out.
        by_way = is_by_way(tokens, words, at) || by_way && is_joined(&tokens[last + 1..at]);
        // 建议答复4件、提案答复5件: what the first says too begins nothing.
        let breaks = words.without(repeated).meets(BREAKS) || words.has(Word::Receive) && !by_way;
        let named = enclosed || by_way || all;
        let beyond = || commas > 0 && own == 0 && is_beyond(sentence, (nth, last, at), (part, whole), (named, listed));
        let apart = last != nth && (commas > 1 || breaks || beyond());
        listed |= last != nth && commas == 0;
        let by_kind = by_way || own != 0 || words.meets(Words::of([Word::Application, Word::Request]));
        let same = is_counted_alike(part, whole, by_kind) && part.amount.exact().is_some();
        let kin = if by_way { 0 } else { own };
        if apart || is_of_another(part.subject, whole.subject) || !same || *family.get_or_insert(kin) != kin {
            break;
        }
        parts.push(place);
        last = at;
    }
    parts
}

/// Nothing but 、 stands between two numbers.
fn is_joined(between: &[Token]) -> bool {
    between.iter().all(|token| matches!(token.kind, Kind::Listing | Kind::Word(Word::And)))
}

/// How many clauses begin in a stretch; a bracket that closes there is no clause: 乡镇（街道）9件.
fn commas(tokens: &[Token]) -> usize {
    let close = tokens.iter().rposition(|token| token.kind == Kind::Close).unwrap_or(0);
    let begins = |(at, token): (usize, &Token)| match token.kind {
        Kind::Comma => true,
        Kind::Open => at > close,
        _ => false,
    };
    tokens.iter().enumerate().filter(|&part| begins(part)).count()
}

/// 单位89个，其中县直8个、乡镇2个，发现问题326个: behind a comma something else is counted, since a list ended before it or since it is
/// more than the whole, and nothing names it as a part.
fn is_beyond(
    sentence: &Sentence<'_>,
    (nth, last, at): (usize, usize, usize),
    (part, whole): (&Mention, &Mention),
    (named, listed): (bool, bool),
) -> bool {
    if !listed && sentence.names_kind(nth, at) {
        return false;
    }
    let exceeds = part.amount.low > whole.amount.low && !named && !sentence.echoes(last, at);
    exceeds || listed && !names_others(sentence, (last, at))
}

/// Tells what cannot be a part of what the whole counts, whatever announces it: 行政诉讼1件，其中行政复议被纠正3件; 答复申请3件，其中涉及行政复议5件;
/// 完成1件（结转下年度2件）.
fn is_of_another(part: Option<Subject>, whole: Option<Subject>) -> bool {
    let (Some(part), Some(whole)) = (part, whole) else { return false };
    let all = [Subject::Received, Subject::Settled, Subject::Handled, Subject::AtHand];
    whole == Subject::Suits && part.is_of_reconsiderations()
        || all.contains(&whole) && part.is_of_disputes()
        || whole == Subject::Settled && part == Subject::CarriedOut
        || part == Subject::DocumentsInForce && whole == Subject::DocumentsIssued
}

/// 收到9件，其中办结8件，结转下年度1件: what came was settled or is left, where nothing else of it is counted behind.
pub(super) fn settled_and_left(
    Sentence { places, .. }: &Sentence<'_>,
    whole: usize,
    inside: &[usize],
    mentions: &[Mention],
) -> Option<Vec<usize>> {
    let parts: Vec<usize> = inside.iter().filter_map(|&at| places[at]).collect();
    let subject = |place: usize| mentions[place].subject;
    let came = matches!(subject(whole), Some(Subject::Received | Subject::AtHand));
    let [settled, left, rest @ ..] = &parts[..] else { return None };
    let two = (subject(*settled), subject(*left)) == (Some(Subject::Settled), Some(Subject::CarriedOut));
    let alike = |place: usize| mentions[place].unit == mentions[whole].unit && mentions[place].amount.exact().is_some();
    let others = rest.iter().any(|&place| alike(place) && subject(place).is_none());
    (came && two && alike(*settled) && alike(*left) && !others).then(|| vec![*settled, *left])
}

/// The words before the first of the numbers.
fn first_label(tokens: &[Token], nth: usize, inside: &[usize]) -> Words {
    inside.first().and_then(|&first| tokens.get(nth + 1..first)).map(clause::words).unwrap_or_default()
}

/// The kind of a part by what it counts, or by who is named where no column is: 企业申请3件 of requests.
fn kin(part: &Mention, whole: &Mention, words: Words) -> u8 {
    let asked = part.subject.is_none() && whole.subject.is_some() && words.meets(APPLICANT_WORDS);
    // 发文9件，其中主动公开5件、依申请公开1件、不予公开3件: what papers are marked with is of one kind.
    if whole.subject.is_none() && words.meets(MARKS) && words.within(MARKS.with(BESIDE_MARKS)) {
        return 0;
    }
    if asked { family_of(Some(Subject::NaturalPersons)) } else { family_of(part.subject) }
}

/// What papers are marked with.
const MARKS: Words = Words::of([Word::Publish, Word::Open, Word::Denied, Word::Request]);

/// What may stand beside those marks.
const BESIDE_MARKS: Words =
    Words::of([Word::Filler, Word::Part, Word::Total, Word::Running, Word::Document, Word::Other, Word::Each]);

/// 其中网上收到3件，信函收到2件; 1件为当面申请，2件为信函申请: by which way tells that it is still the same.
fn is_by_way(tokens: &[Token], words: Words, at: usize) -> bool {
    let stops = |token: &Token| !matches!(token.kind, Kind::Word(_) | Kind::Unknown);
    let behind = || {
        let rest = &tokens[at + 1..];
        clause::words(&rest[..rest.iter().position(stops).unwrap_or(rest.len())])
    };
    !words.has(Word::Other) && (words.meets(WAYS) || behind().meets(WAYS))
}

/// 办理建议提案55件，其中建议12件，提案43件: the two kinds that the whole names, each once, are all there are.
pub(super) fn are_proposals(Sentence { tokens, chars, .. }: &Sentence<'_>, whole: usize, inside: &[usize]) -> bool {
    const KINDS: [&str; 2] = ["建议", "提案"];
    let text = |from: usize, to: usize| chars.get(from..to).unwrap_or_default().iter().collect::<String>();
    let start = tokens[whole].start;
    let named = text(start.saturating_sub(LONGEST_NAME), start);
    let [one, other] = inside else { return false };
    let labels = [text(tokens[whole].end, tokens[*one].start), text(tokens[*one].end, tokens[*other].start)];
    let tells = |label: &String, kind: &str| {
        label.contains(kind) && KINDS.iter().filter(|kind| label.contains(**kind)).count() == 1
    };
    let [suggestion, proposal] = KINDS;
    let both = |labels: [&String; 2]| tells(labels[0], suggestion) && tells(labels[1], proposal);
    KINDS.iter().all(|kind| named.contains(kind)) && (both([&labels[0], &labels[1]]) || both([&labels[1], &labels[0]]))
}

/// The words before a number that name all it counts, in characters.
const LONGEST_NAME: usize = 24;

/// 网络申请26件，信函申请14件，当面递交4件: the clause of a number names the way by which requests came. What is published may have
/// gone several ways.
pub(super) fn is_way(tokens: &[Token], at: usize, whole: &Mention) -> bool {
    let of_requests = matches!(whole.subject, Some(Subject::Received | Subject::Handled | Subject::AtHand));
    of_requests && clause::of_number(tokens, at).before.meets(WAYS)
}

/// 人事3条、公告4条、其他类信息180条: what is named last is all the rest.
pub(super) fn ends_with_others(sentence: &Sentence<'_>, inside: &[usize]) -> bool {
    let [.., before, last] = inside else { return false };
    names_others(sentence, (*before, *last))
}

/// 人事3条、公告4条，其他180条: what is named last is all the rest.
fn names_others(Sentence { tokens, chars, .. }: &Sentence<'_>, (before, last): (usize, usize)) -> bool {
    let named: String = chars[tokens[before].end..tokens[last].start].iter().collect();
    let named = named.trim_start_matches([',', '、', ';', '和', '及']);
    // 予以公开5件，其他处理1件: a row of the table, not all the rest.
    if OTHER_ROWS.iter().any(|row| named.contains(row)) {
        return false;
    }
    // 视频等其他形式解读1篇.
    named.starts_with('其') && named.contains(['他', '它', '余']) || named.contains("等其他")
}

/// Rows and columns of the tables that begin as the rest of a list does.
const OTHER_ROWS: [&str; 4] = ["其他处理", "其它处理", "其他结果", "其它结果"];

/// Tells whether a number stands in a bracket behind another part of the whole at `nth`.
fn is_part_of_part(tokens: &[Token], (nth, at): (usize, usize)) -> bool {
    let near = at.saturating_sub(LONGEST_BRACKET).max(nth + 2);
    let brackets = |token: &Token| matches!(token.kind, Kind::Open | Kind::Close);
    let bracket = tokens[near.min(at)..at].iter().rposition(brackets).map(|bracket| near + bracket);
    bracket.is_some_and(|open| {
        tokens[open].kind == Kind::Open
            && matches!(tokens[open - 1].kind, Kind::Figure(figure) if figure.idle.is_none())
    })
}

/// Brackets behind a part are short, in words.
const LONGEST_BRACKET: usize = 12;

/// 收到申请9件，其中网络6宗、信函3宗: of requests one may count in 件, another in 宗.
fn is_counted_alike(part: &Mention, whole: &Mention, by_kind: bool) -> bool {
    let is_piece = |unit: Unit| matches!(unit, Unit::Count(classifier) if PIECES.contains(classifier));
    let of_requests = matches!(whole.subject, Some(Subject::Received | Subject::Settled | Subject::Handled));
    part.unit == whole.unit || of_requests && by_kind && is_piece(part.unit) && is_piece(whole.unit)
}

/// What single requests are counted in.
const PIECES: &str = "件宗条份封起例";

/// Kinds of parts: outcomes and applicants are two ways to divide the same requests, what came and what was done with it others.
pub(super) fn family_of(subject: Option<Subject>) -> u8 {
    match subject {
        None => 0,
        Some(subject) if subject.is_applicant() => 1,
        // Rows are parts of groups: a list of both counts twice.
        Some(subject) if subject.is_row() => 5,
        Some(subject) if subject.is_outcome() => 2,
        Some(Subject::Reconsiderations | Subject::Suits) => 3,
        // 其中网络5件、信函1件，2件结转下年度: whatever came is left over.
        Some(Subject::CarriedOut) => 6,
        Some(Subject::Settled | Subject::Handled) => 7,
        Some(_) => 4,
    }
}
