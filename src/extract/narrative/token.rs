//! Takes a sentence apart into words, numbers and stops. It knows no grammar.

use super::figure::{self, Figure, Found};
use super::lexicon::{Lexicon, Word};
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

/// Takes the characters from `start` up to `end` apart.
pub(super) fn take_apart(chars: &[char], start: usize, end: usize, tokens: &mut Vec<Token>) {
    tokens.clear();
    let lexicon = Lexicon::shipped();
    let mut at = start;
    while at < end {
        // Most characters begin nothing.
        let idle = chars[at..end].iter().take_while(|&&c| !lexicon.may_begin(c)).count();
        let (kind, after) = if idle > 0 { (Kind::Unknown, at + idle) } else { next(&chars[..end], at) };
        push(tokens, Token { kind, start: at, end: after });
        at = after;
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
    let c = chars[at];
    match c {
        ',' | ':' | '—' => return (Kind::Comma, at + 1),
        '、' => return (Kind::Listing, at + 1),
        ';' => return (Kind::Semicolon, at + 1),
        '(' | '[' | '【' => return (Kind::Open, at + 1),
        ')' | ']' | '】' => return (Kind::Close, at + 1),
        '《' => return (Kind::Unknown, closing(chars, at, '》')),
        '〔' => return (Kind::Unknown, closing(chars, at, '〕')),
        '“' | '”' | '"' | ' ' => return (Kind::Word(Word::Filler), at + 1),
        _ => {}
    }
    if c.is_ascii_alphabetic() {
        return (Kind::Unknown, latin_end(chars, at));
    }
    if c == '转' && is_year(chars, at + 1) {
        return (Kind::Word(Word::Carry), at + 1);
    }
    if c == '零' && is_none_of(chars, at) {
        return (Kind::Word(Word::Not), at + 1);
    }
    if (c.is_ascii_digit() || numeral::is_numeral(c))
        && let Some((found, after)) = figure::read(chars, at)
    {
        return (kind_of(found), after);
    }
    let (word, length) =
        Lexicon::shipped().longest(&chars[at..]).map_or((None, 1), |(word, length)| (Some(word), length));
    match word {
        Some(Word::Opaque) | None => (Kind::Unknown, at + length),
        // 均为0, 均为零: a none without a classifier.
        Some(word) => (Kind::Word(word), at + length),
    }
}

/// 零复议、零诉讼: not a number, but a none in words.
fn is_none_of(chars: &[char], at: usize) -> bool {
    let lexicon = Lexicon::shipped();
    let counted = lexicon.longest(&chars[at + 1..]).map(|(word, _)| word);
    let is_counted = matches!(counted, Some(Word::Application | Word::Request | Word::Reconsideration | Word::Suit));
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

/// The place after a closing mark; a mark that is never closed stands alone.
fn closing(chars: &[char], at: usize, mark: char) -> usize {
    chars[at..].iter().position(|&c| c == mark).map_or(at + 1, |length| at + length + 1)
}

/// Web and mail addresses go on to the next character that cannot stand in one.
fn latin_end(chars: &[char], at: usize) -> usize {
    let is_part = |c: &&char| c.is_ascii_graphic() && !matches!(c, ',' | ';' | '(' | ')');
    at + chars[at..].iter().take_while(is_part).count().max(1)
}

/// 均为0: a nought without a classifier states none where 为 stands before it.
pub(super) fn as_plain_nought(token: &Token, chars: &[char]) -> Option<Figure> {
    let Kind::Figure(figure) = token.kind else { return None };
    let before = token.start.checked_sub(1).map(|before| chars[before]);
    let is_nought = figure.amount == Amount::exactly(Number::ZERO) && figure.idle == Some(Aside::NoUnit);
    (is_nought && matches!(before, Some('为' | '是'))).then_some(Figure {
        idle: None,
        unit: Unit::Count('件'),
        ..figure
    })
}
