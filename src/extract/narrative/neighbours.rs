//! Words whose neighbours say that they mean something else than they do alone: 现行有效 of what was 制发的, 以书面, 自然人、法人等申请.

use super::token::{Kind, Token};
use super::word::{APPLICANT_WORDS, POWER_WORDS, Word, Words};

/// Gives each of a sentence's words the meaning that it has where it stands.
pub(super) fn settle(chars: &[char], tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let (before, rest) = tokens.split_at(at);
        if let Some(kind) = meaning(chars, before, rest) {
            tokens[at].kind = kind;
        }
        if let Some(end) = everybody(&tokens[at..]) {
            tokens[at..at + end].iter_mut().for_each(|token| token.kind = Kind::Word(Word::Filler));
        }
    }
}

/// What the first of the tokens means, where it is not what it says.
fn meaning(chars: &[char], before: &[Token], tokens: &[Token]) -> Option<Kind> {
    let (first, rest) = tokens.split_first()?;
    let is = |token: Option<&Token>, set: Words| matches!(token?.kind, Kind::Word(word) if set.has(word)).then_some(());
    let says = |token: &Token, text: &str| text.chars().eq(chars[token.start..token.end].iter().copied());
    let next = rest.first();
    match first.kind {
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
        // 完成9件; 完成 with a noun behind it says nothing.
        Kind::Word(Word::Filler) if says(first, "完成") => {
            matches!(next?.kind, Kind::Figure(figure) if figure.idle.is_none()).then_some(Kind::Word(Word::Settle))
        }
        // 与我局有关的行政复议: one's own.
        Kind::Word(Word::Filler) if says(first, "有关") => {
            let [.., with, own] = before else { return None };
            is(Some(own), Words::of([Word::Own, Word::OwnArea]))?;
            (with.kind == Kind::Word(Word::And)).then_some(Kind::Word(Word::Respondent))
        }
        // 以书面或网络方式.
        Kind::Unknown if says(first, "以") => {
            is(next, Words::of([Word::Channel, Word::Written])).map(|()| Kind::Word(Word::Filler))
        }
        _ => None,
    }
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
const TOWARD_ONESELF: Words = Words::of([Word::Filler, Word::Toward, Word::Own, Word::Receive]);

/// Longer lists are left as they are, in words and marks.
const LONGEST_LIST: usize = 12;
