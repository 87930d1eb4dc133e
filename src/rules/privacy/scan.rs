//! Runs of digits in a text: groups of them with the marks between, whatever their width. It knows nothing of numbers of persons
//! but what may stand before and behind one.

use std::ops::Range;

use crate::text::neutralise::is_hidden;

/// Digits with blanks, hyphens or one line end between their groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// The groups, in their order.
    pub groups: Vec<Group>,
}

/// Digits that follow each other; characters that nobody sees are passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its digits, folded, and the X at their end.
    pub digits: String,
    /// The mark between the group before and this one.
    pub mark: Option<char>,
}

/// Every run of a text that may hold a number of a person. Most bytes are passed over at a look.
pub(super) fn runs(text: &str) -> impl Iterator<Item = Run> + '_ {
    runs_but(text, passed_over)
}

/// Every run of a text but for those that can be passed over, by the bytes and the place where each begins: told by its end.
pub(super) fn runs_but(text: &str, passed: impl Fn(&[u8], usize) -> Option<usize>) -> impl Iterator<Item = Run> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            if let Some(end) = passed(bytes, at) {
                at = end;
            } else if begins_digit(bytes, at) {
                let (run, end) = run(text, at);
                at = end;
                return Some(run);
            } else {
                at += 1;
            }
        }
        None
    })
}

/// Digits that a number of a person has at least, and the most groups that it is written in.
pub(super) const SHORTEST: usize = 11;
pub(super) const MOST_GROUPS: usize = 5;

/// Where a number of a person can begin at the soonest, if that is not here: none begins before a byte that no run has, where that
/// comes too soon, nor in a run that is too short.
fn passed_over(bytes: &[u8], at: usize) -> Option<usize> {
    let Some(window) = bytes.get(at..at + SHORTEST) else { return Some(bytes.len()) };
    let breaks = window.iter().rposition(|&byte| BREAKS[byte as usize]);
    breaks.map(|nth| at + nth + 1).or_else(|| bytes[at].is_ascii_digit().then(|| short_run(bytes, at)).flatten())
}

/// The bytes that no run has: ASCII but for digits, X, blanks, hyphens and line ends, and those that Han characters begin with.
static BREAKS: [bool; 256] = {
    let mut breaks = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        // Digits, X, blanks, hyphens and line ends; some that nobody sees are control characters.
        let is_of_run = matches!(byte, 0x30..=0x39 | 0x58 | 0x78 | 0x20 | 0x2d | 0x0a);
        breaks[byte] = !is_of_run && matches!(byte, 0x21..=0x7e) || matches!(byte, 0xe4..=0xe9);
        byte += 1;
    }
    breaks
};

/// The end of a run of plain digits in which no groups side by side have enough of them: nearly all are, and are not taken apart.
fn short_run(bytes: &[u8], start: usize) -> Option<usize> {
    let (mut at, mut lengths, mut nth) = (start, [0; MOST_GROUPS], 0);
    loop {
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        lengths[nth % MOST_GROUPS] = digits;
        if digits == 0 || lengths.iter().sum::<usize>() >= SHORTEST {
            return None;
        }
        at += digits;
        match bytes.get(at..).unwrap_or_default() {
            [b' ' | b'-' | b'\n', b'0'..=b'9', ..] => (at, nth) = (at + 1, nth + 1),
            // ，：（ and the like of full width.
            [0xef, 0xbc, last, ..] if !matches!(last, 0x8d | 0x90..=0x99 | 0xb8) => return Some(at),
            // What may be a wide digit, a mark or nothing that anybody sees.
            [b' ' | b'-' | b'\n', next, ..] if *next >= 0x80 => return None,
            [0xc2 | 0xe2 | 0xef, ..] | [0xe3, 0x80, 0x80, ..] => return None,
            _ => return Some(at),
        }
    }
}

/// Tells whether a digit begins at a byte: ASCII or full width.
fn begins_digit(bytes: &[u8], at: usize) -> bool {
    bytes[at].is_ascii_digit()
        || bytes[at] == 0xef && bytes.get(at + 1) == Some(&0xbc) && matches!(bytes.get(at + 2), Some(0x90..=0x99))
}

/// The run that begins at a byte, and where it ends. What stands within a word, an address or a longer number is left out.
fn run(text: &str, start: usize) -> (Run, usize) {
    let mut run = Run::default();
    let (mut at, mut mark) = (start, None);
    while let Some((group, end)) = group(text, at, mark) {
        at = end;
        run.groups.push(group);
        let Some((next, length)) = mark_at(&text[at..]) else { break };
        mark = Some(next);
        at += length;
    }
    let end = run.groups.last().map_or(start + 1, |last| last.range.end);
    if is_within_word(&text[..start]) && !run.groups.is_empty() {
        run.groups.remove(0);
    }
    (run, end)
}

/// The digits at a byte, and where they end.
fn group(text: &str, start: usize, mark: Option<char>) -> Option<(Group, usize)> {
    let mut digits = String::new();
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        let here = start + at;
        match folded(c) {
            Some('X') if digits.is_empty() => break,
            Some('X') => {
                digits.push('X');
                end = here + c.len_utf8();
                break;
            }
            Some(digit) => {
                digits.push(digit);
                end = here + c.len_utf8();
            }
            None if is_hidden(c) && !digits.is_empty() => {}
            None => break,
        }
    }
    let group = Group { range: start..end, digits, mark };
    (!group.digits.is_empty()).then_some((group, end))
}

/// A digit of any width in ASCII, or the X that an identity number may end with.
fn folded(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        'X' | 'x' | 'Ｘ' | 'ｘ' => Some('X'),
        _ => None,
    }
}

/// The mark at the start of a text after which a number may go on, and its bytes: one blank or hyphen, or one line end.
fn mark_at(text: &str) -> Option<(char, usize)> {
    let c = text.chars().find(|&c| !is_hidden(c))?;
    let length = text.find(c)? + c.len_utf8();
    let mark = match c {
        ' ' | '\u{a0}' | '\u{3000}' => ' ',
        '-' | '－' | '–' | '—' | '‐' => '-',
        '\n' => '\n',
        _ => return None,
    };
    Some((mark, length))
}

/// Tells whether what stands before a digit makes it part of a word, an address or a longer number.
fn is_within_word(before: &str) -> bool {
    let last = before.chars().rev().find(|&c| !is_hidden(c));
    last.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '.' | '/' | '*' | '_' | '='))
}

/// The digits of a mobile number without the country before it: +8613812345678, 008613812345678.
pub(super) fn without_country<'g>(text: &str, group: &'g Group) -> &'g str {
    let digits = group.digits.as_str();
    let is_plus = text[..group.range.start].ends_with(['+', '＋']);
    let country = if is_plus { digits.strip_prefix("86") } else { digits.strip_prefix("0086") };
    country.unwrap_or(digits)
}

/// Tells whether what follows a number makes it an amount or the name of a mailbox: 13812345678元, 13812345678@….
pub(super) fn is_amount(text: &str, end: usize) -> bool {
    let rest = text[end..].trim_start_matches(' ');
    let is_decimal = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    is_decimal || ["@", "＠", "元", "万元", "亿元"].iter().any(|unit| rest.starts_with(unit))
}

/// Tells whether a number over a line end stands among words: something stands before it on its first line and nothing but words
/// behind it, as no cells of a table do.
pub(super) fn goes_on_with_words(text: &str, range: &Range<usize>) -> bool {
    let line = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let before = text[line..range.start].chars().next_back();
    before.is_some_and(|c| c != '|' && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_whatever_their_width() {
        let groups = |text: &str| -> Vec<Vec<String>> {
            runs(text).map(|run| run.groups.into_iter().map(|group| group.digits).collect()).collect()
        };
        assert_eq!(groups("甲１２\u{200b}3 45-6，7"), [vec!["123", "45", "6"]]);
        assert_eq!(groups("440304 19900307 123Ｘ）"), [["440304", "19900307", "123X"]]);
        assert_eq!(groups("1234567\n3456"), [["1234567", "3456"]]);
        assert_eq!(groups("X1 23456789012"), [["23456789012"]]);
        assert!(groups("没有数字Xx").is_empty());
    }
}
