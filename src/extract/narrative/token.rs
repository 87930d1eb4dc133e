//! Takes a sentence apart into words, numbers and stops. It knows no grammar.

use super::figure::{self, Figure, Found};
use super::lexicon::Lexicon;
use super::marks::{LEADS_TO_BASIS, closing, form_end, names_way_to_ask, slogan_end, title_end, way_end};
use super::names::{IN_NAME, Names};
use super::phrases::{adverbial, besides, new_before_request, point};
use super::word::{Word, Words};
use crate::model::narrative::{Amount, Aside, Unit};
use crate::text::number::Number;
use crate::text::numeral;

/// What a stretch of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word that the lexicon knows.
    Word(Word),
    /// A number.
    Figure(Figure),
    /// 2024年.
    Year(i16),
    /// 2022-2024年.
    Years,
    /// 6月, 12月31日.
    Day { month: i64, day: Option<i64> },
    /// ，：
    Comma,
    /// 、
    Listing,
    /// ；
    Semicolon,
    /// （
    Open,
    /// ）
    Close,
    /// 1. or ① within a sentence: a place in a list.
    Point,
    /// Names in 《》 behind the verb that says what was done with them, before what they are counted as.
    Title,
    /// Anything else.
    Unknown,
}

/// A stretch of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Place of its first character in the line.
    pub(super) start: usize,
    /// Place after its last.
    pub(super) end: usize,
}

/// The characters of some tokens that stand in a row.
pub(super) fn text<'c>(chars: &'c [char], tokens: &[Token]) -> &'c [char] {
    match tokens {
        [first, .., last] => &chars[first.start..last.end],
        [only] => &chars[only.start..only.end],
        [] => &[],
    }
}

/// Takes the characters from `start` up to `end` apart; `names` are what the body that speaks is called.
pub(super) fn take_apart(chars: &[char], (start, end): (usize, usize), names: &Names, tokens: &mut Vec<Token>) {
    tokens.clear();
    let lexicon = Lexicon::shipped();
    let mut at = start;
    while at < end {
        // Most characters begin nothing.
        let begins = |c: &&char| !lexicon.may_begin(**c) && !names.may_begin(**c);
        let idle = chars[at..end].iter().take_while(begins).count();
        // 向管委会提出, 以市局为被告, 涉市局行政复议.
        let toward = || at.checked_sub(1).is_some_and(|before| matches!(chars[before], '向' | '以' | '涉'));
        // 与镇政府有关的行政复议.
        let with = |rest: &[char]| {
            at.checked_sub(1).is_some_and(|before| chars[before] == '与') && rest.starts_with(&['有', '关'])
        };
        // 对市财政局申请行政复议, 针对镇政府有关信息公开的申请: what follows is not the rest of a name.
        let against = |rest: &[char]| {
            at.checked_sub(1).is_some_and(|before| chars[before] == '对')
                && AGAINST.iter().any(|word| rest.starts_with(word))
        };
        let says = |rest: &[char]| toward() || with(rest) || against(rest) || acts(rest);
        let is_led = tokens.last().is_some_and(|last| last.kind == Kind::Unknown && last.end == at);
        let own = if idle == 0 { names.at(&chars[at..end], is_led, says) } else { None };
        let whole = if idle == 0 { names.whole_at(&chars[at..end]) } else { None };
        let (kind, after) = match (idle, own) {
            (0, _) if let Some(length) = whole => (Kind::Word(Word::OwnArea), at + length),
            (0, Some(length)) => own_name(&chars[..end], at, length),
            (0, None) if let Some(length) = names.in_own_name(&chars[at..end]) => {
                (Kind::Word(Word::OwnName), at + length)
            }
            (0, None) if stands_for_own(&chars[at..end], names) => (Kind::Word(Word::Filler), at + 1),
            (0, None) => next(&chars[..end], at),
            _ => (Kind::Unknown, at + idle),
        };
        push(tokens, Token { kind, start: at, end: after });
        at = after;
    }
    name_titles(chars, tokens);
}

/// 印发了《某办法》《某规定》等规范性文件2件: titles behind the verb say nothing that the noun behind them does not.
fn name_titles(chars: &[char], tokens: &mut [Token]) {
    let leads = |token: &Token| LEADS_TO_BASIS.iter().any(|lead| chars[token.start..token.end] == *lead);
    let is_title = |token: &Token| {
        token.kind == Kind::Unknown && chars[token.start] == '《' && title_end(chars, token.start) == token.end
    };
    let mut follows = false;
    for token in tokens {
        follows = match token.kind {
            Kind::Word(Word::Issue | Word::Repeal | Word::Amend) => true,
            // 依据《某条例》予以答复5件.
            Kind::Word(_) if leads(token) => true,
            Kind::Word(Word::Filler) | Kind::Listing => follows,
            _ if follows && is_title(token) => {
                token.kind = Kind::Title;
                true
            }
            _ => false,
        };
    }
}

/// What bodies do, and when.
const ACTS: Words = Words::of([
    Word::Receive,
    Word::NewRequest,
    Word::Answer,
    Word::Settle,
    Word::Handle,
    Word::AtHand,
    Word::Total,
    Word::ThisYear,
    Word::Not,
    Word::Decide,
    Word::Issue,
    Word::Repeal,
    Word::Running,
    Word::Respondent,
    Word::Pending,
    Word::Granted,
    Word::InForce,
    Word::Each,
    Word::Licence,
    Word::Penalty,
    Word::Coercion,
]);

/// What one does something about, or how, behind a name.
const LEADS: &str = "就涉对于在按依已均因被";

/// Tells whether a text goes on with what somebody does, not with the rest of a name: 县政府收到, but not 县政府部门, 县政府信息公开.
fn acts(text: &[char]) -> bool {
    let begins = Lexicon::shipped().longest(text).is_some_and(|(word, _)| ACTS.has(word));
    // 镇政府政府信息公开申请, but not 镇政府信息公开申请.
    let doubled = text.starts_with(&['政', '府', '信', '息']);
    let leads = text.first().is_some_and(|c| c.is_ascii_digit() || LEADS.contains(*c));
    begins || doubled || leads || text.starts_with(&IN_NAME)
}

/// 依申请公开平台收到的申请: the way says what was asked for.
pub(super) fn is_way_to_ask(token: &Token, chars: &[char]) -> bool {
    token.kind == Kind::Word(Word::Channel) && names_way_to_ask(&chars[token.start..token.end])
}

/// What is done with requests toward the body: 向镇政府提出.
const HANDED_IN: [[char; 2]; 3] = [['提', '出'], ['提', '交'], ['递', '交']];

/// What is done against the body, or what is about it.
const AGAINST: [[char; 2]; 5] = [['申', '请'], ['提', '起'], ['提', '出'], ['有', '关'], ['相', '关']];

/// 向我局申请的政府信息: what is asked of the body for.
fn asks(text: &[char]) -> bool {
    let word = || Lexicon::shipped().longest(text).map(|(word, _)| word);
    text.starts_with(&['申', '请']) && word() == Some(Word::Request)
}

/// 以市政府为被告, 以管委会名义: the first of these says nothing.
fn stands_for_own(text: &[char], names: &Names) -> bool {
    let goes_on = |rest: &[char]| rest.first() == Some(&'为') || rest.starts_with(&IN_NAME);
    text.first() == Some(&'以') && names.at(&text[1..], false, goes_on).is_some()
}

/// The body that speaks; 以管委会名义 says in whose name.
fn own_name(chars: &[char], at: usize, length: usize) -> (Kind, usize) {
    let after = at + length;
    let is_behind = |word: char| at.checked_sub(1).is_some_and(|before| chars[before] == word);
    let in_name = is_behind('以') && chars[after..].starts_with(&IN_NAME);
    let handed_in = is_behind('向') && HANDED_IN.iter().any(|word| chars[after..].starts_with(word));
    match (in_name, handed_in) {
        (true, _) => (Kind::Word(Word::OwnName), after + 2),
        (_, true) => (Kind::Word(Word::Receive), after + 2),
        _ if is_behind('向') && asks(&chars[after..]) => (Kind::Word(Word::Receive), after),
        _ => (Kind::Word(Word::Own), after),
    }
}

/// Unknown characters in a row are one token.
fn push(tokens: &mut Vec<Token>, token: Token) {
    if let Some(last) = tokens.last_mut()
        && last.kind == Kind::Unknown
        && token.kind == Kind::Unknown
    {
        last.end = token.end;
        return;
    }
    tokens.push(token);
}

fn next(chars: &[char], at: usize) -> (Kind, usize) {
    mark(chars, at).or_else(|| phrase(chars, at)).unwrap_or_else(|| word(chars, at))
}

/// A mark, and what stands between two that belong to each other.
fn mark(chars: &[char], at: usize) -> Option<(Kind, usize)> {
    if let Some(length) = point(chars, at) {
        return Some((Kind::Point, at + length));
    }
    Some(match chars[at] {
        ',' | ':' | '—' => (Kind::Comma, at + 1),
        '、' => (Kind::Listing, at + 1),
        ';' => (Kind::Semicolon, at + 1),
        '(' | '[' | '【' => (Kind::Open, at + 1),
        ')' | ']' | '】' => (Kind::Close, at + 1),
        '《' if let Some(end) = form_end(chars, at) => (Kind::Word(Word::Request), end),
        '《' => (Kind::Unknown, title_end(chars, at)),
        '〔' => (Kind::Unknown, closing(chars, at, '〕')),
        // “零复议”“零诉讼”
        '”' if chars.get(at + 1) == Some(&'“') => (Kind::Listing, at + 2),
        // “依申请公开”栏目.
        '“' if let Some(end) = way_end(chars, at) => (Kind::Word(Word::Channel), end),
        // 通过“某平台”提交.
        '“' if let Some(end) = slogan_end(chars, at) => {
            let is_way = chars[..at].ends_with(&['通', '过']);
            (if is_way { Kind::Word(Word::Channel) } else { Kind::Unknown }, end)
        }
        '“' | '”' | '"' | ' ' => (Kind::Word(Word::Filler), at + 1),
        _ => return None,
    })
}

/// What no list of words holds: numbers, addresses, phrases that are told by how they begin and end.
fn phrase(chars: &[char], at: usize) -> Option<(Kind, usize)> {
    let c = chars[at];
    if let Some((word, length)) = besides(&chars[at..]) {
        return Some((Kind::Word(word), at + length));
    }
    if c.is_ascii_alphabetic() {
        return Some((Kind::Unknown, latin_end(chars, at)));
    }
    if c == '转' && is_year(chars, at + 1) {
        return Some((Kind::Word(Word::Carry), at + 1));
    }
    if c == '零' && is_none_of(chars, at) {
        return Some((Kind::Word(Word::Not), at + 1));
    }
    if (c.is_ascii_digit() || numeral::is_numeral(c))
        && let Some((found, after)) = figure::read(chars, at)
    {
        return Some((kind_of(found), after));
    }
    if let Some(length) = new_before_request(&chars[at..]) {
        return Some((Kind::Word(Word::Receive), at + length));
    }
    // 委员会办结: not 会办.
    let of_body = c == '会' && chars.get(at + 1) == Some(&'办');
    (of_body && matches!(chars.get(at + 2), Some('结' | '理' | '复'))).then_some((Kind::Unknown, at + 1))
}

/// A word of the lexicon, or what says of oneself.
fn word(chars: &[char], at: usize) -> (Kind, usize) {
    let c = chars[at];
    let found = Lexicon::shipped().longest(&chars[at..]).filter(|&(_, length)| length > 1 || !matches!(c, '我' | '向'));
    if let Some(length) = adverbial(&chars[at..]).filter(|_| found.is_none()) {
        return (Kind::Word(Word::Filler), at + length);
    }
    let Some((word, length)) = found.or_else(|| of_oneself(&chars[at..])) else { return (Kind::Unknown, at + 1) };
    let is_name = NAMING.has(word) && chars.get(at + length) == Some(&'局');
    if word == Word::Opaque || is_name {
        return (Kind::Unknown, at + length);
    }
    if word == Word::Heading {
        return (Kind::Comma, at + length);
    }
    (Kind::Word(word), at + length)
}

/// What bodies are in charge of, where it is in their names: 信访局, 行政审批局.
const NAMING: Words =
    Words::of([Word::Other, Word::Complaint, Word::Matter, Word::Licence, Word::Penalty, Word::Coercion]);

/// So long is what stands between 以我 and 名义, in characters.
const LONGEST_SELF: usize = 6;

/// 以我校名义, 向我公司提出, 我集团公司: the body that speaks, whatever it is. A bare 我 says nothing.
fn of_oneself(text: &[char]) -> Option<(Word, usize)> {
    let is_self = |c: Option<&char>| matches!(c, Some('我' | '本'));
    let within = |from: usize| from..text.len().min(from + LONGEST_SELF);
    let ends = |at: &usize, ends: &[[char; 2]]| ends.iter().any(|end| text[*at..].starts_with(end));
    match text[0] {
        '以' if is_self(text.get(1)) => {
            let named = within(2).find(|at| ends(at, &[IN_NAME])).map(|at| (Word::OwnName, at + 2));
            named.or_else(|| within(2).find(|at| ends(at, &[['为', '被']])).map(|at| (Word::Filler, at)))
        }
        '向' if is_self(text.get(1)) => {
            let found = within(2).find(|at| ends(at, &HANDED_IN)).map(|at| (Word::Receive, at + 2));
            let asked = || within(2).find(|&at| asks(&text[at..])).map(|at| (Word::Receive, at));
            Some(found.or_else(asked).unwrap_or((Word::Toward, 1)))
        }
        '向' => Some((Word::Toward, 1)),
        '我' if matches!(text.get(1), Some('们' | '国' | '省' | '市' | '区' | '县' | '州' | '旗' | '盟')) => {
            Some((Word::Filler, 1))
        }
        '我' => {
            let body = within(1).take_while(|&at| !is_stop(text[at])).find(|&at| BODIES.contains(&text[at]));
            Some(body.map_or((Word::Filler, 1), |at| (Word::Own, at + 1)))
        }
        _ => None,
    }
}

/// What bodies of one's own end with.
const BODIES: [char; 25] = [
    '局', '办', '镇', '乡', '委', '厅', '院', '部', '所', '站', '校', '会', '处', '队', '关', '署', '行', '馆', '社',
    '场', '司', '系', '台', '园', '团',
];

fn is_stop(c: char) -> bool {
    c.is_ascii() || matches!(c, '、' | '。')
}

/// 零复议、零诉讼: not a number, but a none in words.
fn is_none_of(chars: &[char], at: usize) -> bool {
    let lexicon = Lexicon::shipped();
    let counted = lexicon.longest(&chars[at + 1..]).map(|(word, _)| word);
    let nouns = Words::of([Word::Application, Word::Request, Word::Reconsideration, Word::Suit, Word::Receive]);
    let is_counted = counted.is_some_and(|word| nouns.has(word));
    is_counted && lexicon.longest(&chars[at..]).is_none()
}

/// 转2025年办理: the year makes it a carry-over.
fn is_year(chars: &[char], at: usize) -> bool {
    let digits = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    digits == 4 && chars.get(at + digits) == Some(&'年')
}

const fn kind_of(found: Found) -> Kind {
    match found {
        Found::Figure(figure) => Kind::Figure(figure),
        Found::Year(year) => Kind::Year(year),
        Found::Years => Kind::Years,
        Found::Day { month, day } => Kind::Day { month, day },
    }
}

/// Web and mail addresses go on to the next character that cannot stand in one.
fn latin_end(chars: &[char], at: usize) -> usize {
    let is_part = |c: &&char| c.is_ascii_graphic() && !matches!(c, ',' | ';' | '(' | ')');
    at + chars[at..].iter().take_while(is_part).count().max(1)
}

/// 均为0, 件数为5: a number without a classifier counts where 为 stands before it, if it is a nought or a number is spoken of.
pub(super) fn as_plain_count(token: &Token, chars: &[char]) -> Option<Figure> {
    let Kind::Figure(figure) = token.kind else { return None };
    let before = |back: usize| token.start.checked_sub(back).map(|before| chars[before]);
    let is_nought = figure.amount == Amount::exactly(Number::ZERO);
    let ends = chars.get(token.end).is_none_or(|after| matches!(after, ',' | ';' | '。' | '、' | ')'));
    let all = usize::from(before(2) == Some('均'));
    let counts = is_nought || matches!(before(2 + all), Some('数' | '量')) && ends;
    let told = figure.idle == Some(Aside::NoUnit) && matches!(before(1), Some('为' | '是')) && counts;
    told.then_some(Figure { idle: None, unit: Unit::Count('件'), ..figure })
}
