//! Words whose neighbours say that they mean something else than they do alone: 现行有效 of what was 制发的, 以书面, 自然人、法人等申请.

use super::clause::{is_among, words};
use super::token::{Kind, Token};
use super::word::{APPLICANT_WORDS, COLUMN_WORDS, OWN, POWER_WORDS, RESULT_WORDS, ROW_WORDS, WAYS, Word, Words};

/// Gives each of a sentence's words the meaning that it has where it stands.
pub(super) fn settle(chars: &[char], tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let (before, rest) = tokens.split_at(at);
        if let Some(kind) = meaning(chars, before, rest) {
            tokens[at].kind = kind;
        }
        if let Some(end) = ways(chars, &tokens[at..]) {
            let unnamed = |token: &&mut Token| matches!(token.kind, Kind::Unknown | Kind::Word(Word::Other));
            tokens[at..at + end].iter_mut().filter(unnamed).for_each(|token| token.kind = Kind::Word(Word::Channel));
        }
        if names_again(&tokens[at..]) {
            tokens[at + 1..at + 4].iter_mut().for_each(|token| token.kind = Kind::Word(Word::Filler));
        }
        if let Some(end) = everybody(&tokens[at..]) {
            tokens[at..at + end].iter_mut().for_each(|token| token.kind = Kind::Word(Word::Filler));
        }
    }
}

/// 公民个人（自然人）, 不予公开（不公开）: a bracket that gives the same thing another name.
fn names_again(tokens: &[Token]) -> bool {
    let [name, open, again, close, ..] = tokens else { return false };
    // 自然人（公民）: the other name says nothing alone.
    let idle = is_among(name, APPLICANT_WORDS) && is_among(again, Words::of([Word::Filler]));
    let is_same = matches!(name.kind, Kind::Word(_)) && name.kind == again.kind;
    (is_same || idle) && open.kind == Kind::Open && close.kind == Kind::Close
}

/// What the first of the tokens means, where it is not what it says.
fn meaning(chars: &[char], before: &[Token], tokens: &[Token]) -> Option<Kind> {
    let (first, rest) = tokens.split_first()?;
    let is = |token: Option<&Token>, set: Words| token.filter(|token| is_among(token, set)).map(|_| ());
    let says = |token: &Token, text: &str| text.chars().eq(chars[token.start..token.end].iter().copied());
    let next = rest.first();
    match first.kind {
        // Most words and most of what is unknown mean what they say, whatever stands beside them.
        Kind::Word(Word::Filler) => filler(chars, before, (first, rest)),
        Kind::Unknown => unknown(chars, before, (first, rest)),
        // 制发的现行有效规范性文件9件: those in force, whoever made them.
        Kind::Word(Word::Issue) => {
            next.filter(|next| says(next, "的") || next.kind == Kind::Word(Word::And))?;
            is(rest.get(1), Words::of([Word::InForce])).map(|()| Kind::Word(Word::Filler))
        }
        // 主动公开办理行政许可9件: those dealt with, which are published.
        Kind::Word(Word::Publish | Word::Open) => {
            is(next, Words::of([Word::Handle]))?;
            is(rest.get(1), POWER_WORDS).map(|()| Kind::Word(Word::Filler))
        }
        // 不动产登记资料等行政查询事项: what stands before is of the row's kind.
        Kind::Word(Word::Etc) if is(next, ROW_WORDS).is_some() => Some(Kind::Word(Word::Filler)),
        // 依申请公开办理中同意公开的有3件: among those dealt with.
        Kind::Word(Word::Pending) if says(first, "办理中") || says(first, "处理中") => {
            let asked = before.last().is_some_and(|last| is_among(last, Words::of([Word::Request, Word::Application])));
            let goes_on = next.is_some_and(|next| is_among(next, RESULT_WORDS));
            (asked && goes_on).then_some(Kind::Word(Word::Among))
        }
        // 网络3件，其他方式2件: no end of a list of ways.
        Kind::Word(Word::Etc) if chars[first.start] == '其' => {
            let [.., named, last] = before else { return Some(Kind::Unknown) };
            let joins = last.kind == Kind::Listing || matches!(last.kind, Kind::Word(Word::And)) || says(last, "或");
            let listed = joins && is(Some(named), Words::of([Word::Channel, Word::Written, Word::Filler])).is_some();
            (!listed).then_some(Kind::Unknown)
        }
        // 将9件文件予以废止: what is done with them, not what is to come.
        Kind::Word(Word::Plan) if says(first, "将") => {
            next.filter(|next| matches!(next.kind, Kind::Figure(_))).map(|_| Kind::Word(Word::Filler))
        }
        // 法律服务机构3件、其他组织1件: the last of the columns.
        Kind::Word(Word::LegalPerson) if says(first, "其他组织") && lists_bodies(before) => {
            next.filter(|next| matches!(next.kind, Kind::Figure(_))).map(|_| Kind::Word(Word::OtherBody))
        }
        Kind::Word(Word::LegalPerson) => other_half(chars, before, (first, rest)),
        _ => None,
    }
}

/// 商业企业5件、法律服务机构3件、: tells whether columns of bodies stand before, each with its number.
fn lists_bodies(before: &[Token]) -> bool {
    let in_list = |token: &&Token| {
        let marks = matches!(token.kind, Kind::Figure(_) | Kind::Listing | Kind::Comma);
        marks || is_among(token, APPLICANT_WORDS.with(Words::of([Word::Filler])))
    };
    before.iter().rev().take_while(in_list).any(|token| is_among(token, NAMED_BODIES))
}

/// 公民申请9件，法人或其他组织申请3件; 个人9件，单位3件.
fn first_half(chars: &[char], rest: &[Token]) -> Option<Kind> {
    let asks = |token: &&Token| is_among(token, Words::of([Word::Filler, Word::Application, Word::Request]));
    let count = rest.iter().take(LONGEST_LIST).take_while(asks).count();
    let [figure, mark, next, ..] = rest.get(count..)? else { return None };
    let counts = matches!(figure.kind, Kind::Figure(_)) && matches!(mark.kind, Kind::Comma | Kind::Listing);
    let bodies = is_among(next, BODIES) || chars[next.start..next.end] == ['单', '位'];
    (counts && bodies).then_some(Kind::Word(Word::Person))
}

/// Who asks besides persons, however they are called.
const BODIES: Words = Words::of([Word::Organisation, Word::LegalPerson]);

/// What bodies are called by that may ask besides.
const OTHER_BODIES: [[char; 2]; 9] = [
    ['组', '织'],
    ['机', '构'],
    ['团', '体'],
    ['社', '团'],
    ['公', '司'],
    ['单', '位'],
    ['个', '体'],
    ['其', '他'],
    ['其', '它'],
];

/// 自然人申请9件，法人申请3件; 个人9件（占75%）、单位3件: those who are no persons, where nobody else is named behind.
fn other_half(chars: &[char], before: &[Token], (first, rest): (&Token, &[Token])) -> Option<Kind> {
    let asks = |token: &Token| is_among(token, Words::of([Word::Filler, Word::Application, Word::Request]));
    let (figure, behind) = rest[rest.iter().take_while(|token| asks(token)).count()..].split_first()?;
    let is_count = |token: &Token| matches!(token.kind, Kind::Figure(_));
    let between = |token: &&Token| {
        let mark = matches!(token.kind, Kind::Comma | Kind::Listing | Kind::Semicolon | Kind::Open | Kind::Close);
        mark || is_count(token) || asks(token) || is_among(token, Words::of([Word::And, Word::Share, Word::Rate]))
    };
    let near = before.iter().rev().take(LONGEST_LIST);
    let lead = near.clone().take_while(between).count();
    let beside = near.clone().take(lead).any(is_count) && near.clone().nth(lead)?.kind == Kind::Word(Word::Person);
    let names_more = |token: &Token| {
        let text = &chars[token.start..token.end];
        text.windows(2).any(|pair| OTHER_BODIES.iter().any(|body| body == pair))
    };
    let more = words(behind).meets(APPLICANT_WORDS) || behind.iter().any(names_more);
    if !is_count(figure) || !beside || more {
        return None;
    }
    match &chars[first.start..first.end] {
        ['企', '业'] => Some(Kind::Word(Word::Firm)),
        ['法', '人'] | ['单', '位'] => Some(Kind::Word(Word::Organisation)),
        _ => None,
    }
}

/// What a word means that mostly says nothing.
fn filler(chars: &[char], before: &[Token], (first, rest): (&Token, &[Token])) -> Option<Kind> {
    match &chars[first.start..first.end] {
        // 完成9件; 完成 with a noun behind it says nothing. 办理结果9件: the label of row （七）.
        ['完', '成'] | ['办', '理', '结', '果'] => {
            let is_count = matches!(rest.first()?.kind, Kind::Figure(figure) if figure.idle.is_none());
            is_count.then_some(Kind::Word(Word::Settle))
        }
        // 公民申请9件，法人或其他组织申请3件.
        ['公', '民'] | ['群', '众'] => first_half(chars, rest),
        // 交通运输领域行政处罚9件: those of one field.
        ['领', '域'] => {
            let of_one = before.last().is_some_and(|last| last.kind == Kind::Unknown);
            (of_one
                && is_among(rest.first()?, POWER_WORDS.with(Words::of([Word::Document, Word::Request, Word::Decide]))))
            .then_some(Kind::Word(Word::Some))
        }
        // 与我局有关的行政复议: one's own.
        ['有', '关'] => {
            let [.., with, own] = before else { return None };
            let theirs = with.kind == Kind::Word(Word::And) && is_among(own, OWN);
            theirs.then_some(Kind::Word(Word::Respondent))
        }
        _ => None,
    }
}

/// What words mean that are none of the lexicon.
fn unknown(chars: &[char], before: &[Token], (first, rest): (&Token, &[Token])) -> Option<Kind> {
    let next = rest.first();
    let joins = |token: Option<&Token>| token.is_some_and(|token| token.kind == Kind::Listing);
    match &chars[first.start..first.end] {
        // 以书面或网络方式, 以本机关不掌握相关政府信息答复.
        ['以'] => next.filter(|next| is_among(next, LED_BY_MEANS)).map(|_| Kind::Word(Word::Filler)),
        // 告知申请人信息不存在.
        ['告', '知'] => {
            let told = rest.iter().find(|token| token.kind != Kind::Word(Word::Filler));
            told.filter(|told| is_among(told, OUTCOMES)).map(|_| Kind::Word(Word::Filler))
        }
        // 通过电话、网络平台等方式: a way in a list of ways.
        ['电', '话'] | ['短', '信'] => {
            let leads = before.last().is_some_and(|last| chars[last.start..last.end] == ['通', '过']);
            (joins(next) && (leads || joins(before.last()))).then_some(Kind::Word(Word::Channel))
        }
        ['个', '人'] => first_half(chars, rest),
        // 对重复政府信息公开申请不予处理9件.
        ['重', '复'] => {
            next.filter(|next| is_among(next, Words::of([Word::Request]))).map(|_| Kind::Word(Word::Repeated))
        }
        // 乡镇（街道）收到9件.
        [.., '乡', '镇'] if next.is_some_and(|next| next.kind == Kind::Open) => {
            let town = rest.get(1).filter(|town| chars[town.start..town.end].starts_with(&['街', '道']));
            town.map(|_| Kind::Word(Word::Area))
        }
        ['单', '位'] => other_half(chars, before, (first, rest)),
        ['其', '他' | '它'] => last_of_list(chars, before, rest),
        _ => None,
    }
}

/// What 以 may stand before that says how, or with which answer.
const LED_BY_MEANS: Words = WAYS.with(OUTCOMES);

/// What became of requests, and why.
const OUTCOMES: Words = RESULT_WORDS.with(ROW_WORDS);

/// All groups of outcomes that 其他 behind them may not hold.
const NAMED_OUTCOMES: Words = Words::of([Word::Granted, Word::Denied, Word::Unavailable, Word::NotProcessed]);

/// All bodies that have a column before that of the others.
const NAMED_BODIES: Words = Words::of([Word::Business, Word::Research, Word::Social, Word::LegalService]);

/// 维持3件、纠正1件、其他1件: the last of a list whose other members were named one by one, where a number follows;
/// 除1件结转外，其他5件 are the rest.
fn last_of_list(chars: &[char], before: &[Token], rest: &[Token]) -> Option<Kind> {
    let counted = rest.iter().find(|token| token.kind != Kind::Word(Word::Filler))?;
    // 其他案件5件 are cases, not results.
    let cases = rest.iter().take_while(|token| token.start < counted.start).any(|token| chars[token.start] == '案');
    if !matches!(counted.kind, Kind::Figure(_)) || cases {
        return None;
    }
    let near = &before[before.len().saturating_sub(LONGEST_ROW)..];
    let besides = |token: &Token| token.kind == Kind::Word(Word::Including) && chars[token.start] == '除';
    if rest.first().is_some_and(|next| next.start == counted.start) && near.iter().any(besides) {
        return Some(Kind::Word(Word::Rest));
    }
    let kin = COLUMN_WORDS.with(OUTCOMES).with(APPLICANT_WORDS);
    let last = near.iter().rev().find_map(|token| match token.kind {
        Kind::Word(word) if kin.has(word) => Some(word),
        _ => None,
    })?;
    let named = words(near);
    let all = |members: Words| named.shared(members) == members.shared(members);
    let word = match last {
        _ if COLUMN_WORDS.has(last) && all(Words::of([Word::Upheld, Word::Corrected])) => Word::OtherResult,
        _ if RESULT_WORDS.has(last) && all(NAMED_OUTCOMES) => Word::OtherHandling,
        _ if NAMED_BODIES.has(last) && all(NAMED_BODIES) => Word::OtherBody,
        _ => return None,
    };
    Some(Kind::Word(word))
}

/// Longer lists are not looked through for what 其他 leaves over, in words and marks.
const LONGEST_ROW: usize = 48;

/// 以语音留言、邮寄等方式, 通过办事大厅等渠道: how far the ways go that it names, whatever they are called.
fn ways(chars: &[char], tokens: &[Token]) -> Option<usize> {
    let says = |token: &Token, words: &[&str]| {
        let text = &chars[token.start..token.end];
        words.iter().any(|word| word.chars().eq(text.iter().copied()))
    };
    let first = tokens.first()?;
    let by = |lead: &&str| chars[first.start..first.end].ends_with(&lead.chars().collect::<Vec<_>>());
    let leads = ["通过", "采取", "采用"].iter().any(by) || first.kind == Kind::Unknown && chars[first.start] == '以';
    if !leads {
        return None;
    }
    let goes_on = |token: &Token| {
        let is_way = is_among(token, WAYS.with(Words::of([Word::And, Word::Etc, Word::Other])));
        is_way || matches!(token.kind, Kind::Listing | Kind::Unknown) || says(token, &["其他"])
    };
    // 以语音: the first way may be one word with what leads to it.
    let list = tokens[1..].iter().take(LONGEST_LIST).take_while(|token| goes_on(token)).count();
    let end = tokens.get(1 + list).filter(|end| list > 0 && says(end, &["方式", "渠道", "途径", "形式"]))?;
    (first.end < end.start).then_some(1 + list)
}

/// 自然人、法人和其他组织的申请; 自然人、商业主体等申请: the end of a list of those who can ask, directly before what they ask for, that
/// leaves nobody out.
fn everybody(tokens: &[Token]) -> Option<usize> {
    let asks = |kind: Kind| matches!(kind, Kind::Word(word) if APPLICANT_WORDS.has(word));
    let first = tokens.first().filter(|first| asks(first.kind))?;
    let joins =
        |token: &&Token| matches!(token.kind, Kind::Listing | Kind::Unknown | Kind::Word(Word::And | Word::Filler));
    let list = tokens.iter().take(LONGEST_LIST).take_while(|token| asks(token.kind) || joins(token)).count();
    let ended = tokens.get(list).is_some_and(|token| token.kind == Kind::Word(Word::Etc));
    let behind = &tokens[list + usize::from(ended)..];
    // 自然人、法人向我局提交的申请.
    let is_idle = |token: &&Token| matches!(token.kind, Kind::Word(word) if TOWARD_ONESELF.has(word));
    let idle = behind.iter().take_while(is_idle).count();
    let noun = behind.get(idle)?;
    let requests = Words::of([Word::Request, Word::NewRequest, Word::Application]);
    let names = |person: bool| {
        tokens[..list].iter().any(|token| asks(token.kind) && (token.kind == Kind::Word(Word::Person)) == person)
    };
    let known = !tokens[..list].iter().any(|token| token.kind == Kind::Unknown);
    let parted = tokens[..list].iter().any(|token| !matches!(token.kind, Kind::Unknown) && !asks(token.kind));
    let all = names(true) && parted && first.start < noun.start && (ended || names(false) && known);
    let is_noun = matches!(noun.kind, Kind::Word(word) if requests.has(word));
    (all && is_noun).then_some(list + usize::from(ended) + idle)
}

/// What may stand between those who ask and what they ask for.
const TOWARD_ONESELF: Words = Words::of([Word::Filler, Word::Toward, Word::Own, Word::OwnArea, Word::Receive]);

/// Longer lists are left as they are, in words and marks.
const LONGEST_LIST: usize = 12;
