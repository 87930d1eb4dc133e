//! Sub-headings and heads of paragraphs: what a line of running text announces before it goes on, and the mark before it.

use crate::text::fold;
use crate::text::han::is_han;

/// Longest head, in characters: a longer stretch up to the first stop is a sentence.
const LONGEST_HEAD: usize = 30;

/// The series that marks of sub-headings belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Series {
    /// 一、
    Chinese,
    /// （一）
    ChineseBracketed,
    /// 1. or 1、
    Arabic,
    /// （1）
    ArabicBracketed,
}

/// The mark before a sub-heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its series.
    pub series: Series,
    /// Its number.
    pub number: u8,
    /// Bytes it takes.
    pub length: usize,
}

/// What a line announces: its own head, and those of sub-headings within it.
pub(super) fn heads(line: &str) -> impl Iterator<Item = &str> {
    let starts = stops(line).map(|after| &line[after..]);
    let inner = starts.filter(|rest| mark(rest).is_some());
    std::iter::once(line).chain(inner).map(head)
}

/// The bytes after every 。 and ； of a line; most of a line is passed over many bytes at a time.
fn stops(line: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = line.as_bytes();
    let is_stop = |at: &usize| ["。", "；"].iter().any(|stop| bytes[*at..].starts_with(stop.as_bytes()));
    // Their first bytes are those of other marks too; they have three bytes each.
    memchr::memchr2_iter(0xe3, 0xef, bytes).filter(is_stop).map(|at| at + 3)
}

/// The head of a paragraph: with a mark up to the first full stop, without one up to the first comma, names of documents cut.
fn head(text: &str) -> &str {
    let text = fold::bare(text);
    let marked = mark(text);
    let text = &text[marked.map_or(0, |mark| mark.length)..];
    let ends =
        |c: char| matches!(c, '。' | '：' | ':' | '；' | '《' | '*') || marked.is_none() && matches!(c, '，' | ',');
    let end = text.char_indices().enumerate().find(|&(nth, (_, c))| nth >= LONGEST_HEAD || ends(c));
    &text[..end.map_or(text.len(), |(_, (at, _))| at)]
}

/// The mark at the start of a text: 一、（一） 1. （1）, with half-width twins.
pub(super) fn mark(text: &str) -> Option<Mark> {
    text.chars().next().filter(|&first| may_begin(first) || !is_han(first))?;
    let start = text.len() - fold::after_lead(text).len();
    let text = &text[start..];
    text.chars().next().filter(|&first| may_begin(first))?;
    let inner = text.strip_prefix(['（', '(']);
    let body = inner.unwrap_or(text);
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let chinese = body.len() - body.trim_start_matches(|c| "一二三四五六七八九十".contains(c)).len();
    let (length, number) =
        if digits > 0 { (digits, body[..digits].parse().ok()?) } else { (chinese, chinese_number(&body[..chinese])?) };
    let close = body[length..].chars().next()?;
    let after = &body[length + close.len_utf8()..];
    let series = match (inner.is_some(), digits > 0, close) {
        (true, true, '）' | ')') => Series::ArabicBracketed,
        (true, false, '）' | ')') => Series::ChineseBracketed,
        (false, true, '.' | '、' | '．') if !after.starts_with(|c: char| c.is_ascii_digit()) => Series::Arabic,
        (false, false, '、') => Series::Chinese,
        _ => return None,
    };
    let bracket = text.len() - body.len();
    Some(Mark { series, number, length: start + bracket + length + close.len_utf8() })
}

/// Tells at a glance whether a mark can begin with a character: most lines begin with another.
const fn may_begin(c: char) -> bool {
    matches!(c, '（' | '(' | '0'..='9' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// A Chinese number up to 99.
fn chinese_number(text: &str) -> Option<u8> {
    let digit = |c| "一二三四五六七八九".chars().position(|one| one == c).and_then(|nth| u8::try_from(nth + 1).ok());
    match text.chars().collect::<Vec<_>>()[..] {
        ['十'] => Some(10),
        [one] => digit(one),
        ['十', one] => digit(one).map(|one| 10 + one),
        [ten, '十'] => digit(ten).map(|ten| ten * 10),
        [ten, '十', one] => Some(digit(ten)? * 10 + digit(one)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_with_their_series_and_number() {
        let told = |text| mark(text).map(|mark| (mark.series, mark.number));
        assert_eq!(told("（1） 组织推动"), Some((Series::ArabicBracketed, 1)));
        assert_eq!(told("  （十二）其他"), Some((Series::ChineseBracketed, 12)));
        assert_eq!(told("### **（二）**其他"), Some((Series::ChineseBracketed, 2)));
        assert_eq!(told("3、收到"), Some((Series::Arabic, 3)));
        assert_eq!(told("三、收到"), Some((Series::Chinese, 3)));
        for text in ["2024年，某局", "1.5万件", "一是加强", "（以下简称条例）", ""] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn heads_are_cut_where_the_text_goes_on() {
        let heads = |line| heads(line).collect::<Vec<_>>();
        assert_eq!(heads("1.主动公开更加便民。全年公开"), ["主动公开更加便民"]);
        assert_eq!(heads("2024年，某局接受监督"), ["2024年"]);
        assert_eq!(heads("**（一）主动公开**全年公开"), ["主动公开"]);
        assert_eq!(heads("（一）主动公开。公开8条。（二）依申请公开。收到"), ["主动公开", "依申请公开"]);
    }
}
