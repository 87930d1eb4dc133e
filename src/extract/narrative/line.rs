//! A line of prose ready to be read: widths folded, blanks and marks of emphasis gone, each character with its place. A blank between two digits
//! stays, since it parts two numbers.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use crate::model::document::Span;
use crate::text::fold::{self, fold_char, is_blank};
use crate::text::han::{HanSet, han_at};
use crate::text::numeral::is_numeral;

/// The characters of a line and where they stand in the document.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Its number.
    pub(super) number: u32,
    /// Its characters, folded.
    pub(super) chars: Vec<char>,
    /// First byte of each character; one more for the end.
    at: Vec<u32>,
}

impl Line {
    /// Takes up another line, reusing the room.
    pub(super) fn load(&mut self, number: u32, text: &str, start: u32) {
        self.number = number;
        self.chars.clear();
        self.at.clear();
        // A line has no more characters than bytes.
        self.chars.reserve(text.len());
        self.at.reserve(text.len() + 1);
        let place = |offset: usize| start + u32::try_from(offset).unwrap_or(0);
        let (mut parted, mut at) = (false, 0);
        loop {
            if let Some(c) = han_at(text.as_bytes(), at) {
                parted = false;
                self.push(c, place(at));
                at += c.len_utf8();
                continue;
            }
            let Some(c) = text[at..].chars().next() else { break };
            if fold_char(c) != '*' || !fold::is_emphasis(text, at) {
                self.push_other(c, place(at), parted);
                parted = is_blank(c);
            }
            at += c.len_utf8();
        }
        self.at.push(place(text.len()));
    }

    /// Takes up what is no Han character; `parted` tells that a blank stands before it.
    fn push_other(&mut self, c: char, place: u32, parted: bool) {
        if is_blank(c) {
            return;
        }
        let c = fold_char(c);
        if parted && c.is_ascii_digit() && self.chars.last().is_some_and(char::is_ascii_digit) {
            self.push(' ', place);
        }
        self.push(c, place);
    }

    fn push(&mut self, c: char, place: u32) {
        self.chars.push(c);
        self.at.push(place);
    }

    /// The bytes of some of its characters.
    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        let first = self.at.get(range.start).copied().unwrap_or(0);
        let last = range.end.checked_sub(1).and_then(|last| self.at.get(last)).copied().unwrap_or(first);
        let next = self.at.get(range.end).copied().unwrap_or(last);
        Span { start: first, end: next.max(first) }
    }
}

/// Tells whether a text can state anything: it has a digit, a numeral before a classifier, or a word that says none. Looked
/// at before anything else, since most sentences have nothing of this.
pub(super) fn can_state(text: impl Iterator<Item = char>) -> bool {
    static STATING: LazyLock<[HanSet; 2]> = LazyLock::new(|| [TELLING, NUMERALS].map(|all| all.chars().collect()));
    let [telling, numerals] = &*STATING;
    let mut chars = text.peekable();
    while let Some(c) = chars.next() {
        let states = match c {
            '0'..='9' | '０'..='９' => true,
            _ if telling.contains(c) => true,
            _ if numerals.contains(c) => chars.peek().is_some_and(|&next| may_follow_numeral(next)),
            _ => false,
        };
        if states {
            return true;
        }
    }
    false
}

/// What words that say none, or how many, are written with.
const TELLING: &str = "未没无零均存败胜维收";
/// What Chinese numerals begin with.
const NUMERALS: &str = "一二三四五六七八九十两百千廿";

fn may_follow_numeral(c: char) -> bool {
    Lexicon::shipped().is_classifier(c) || is_numeral(c) || c == '余'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_go_but_between_digits() {
        let mut line = Line::default();
        line.load(3, "收到 ４ 件\t2021\t2022", 10);
        assert_eq!(line.chars.iter().collect::<String>(), "收到4件2021 2022");
        assert_eq!(line.span(2..4), Span { start: 17, end: 25 });
        line.load(3, "收到**4**件，138****1234", 10);
        assert_eq!(line.chars.iter().collect::<String>(), "收到4件,138****1234");
    }

    #[test]
    fn a_sentence_without_numbers_and_nones_states_nothing() {
        assert!(!can_state("统一安排，一体推进".chars()));
        assert!(can_state("办理一件申请".chars()));
        assert!(can_state("没有新增".chars()));
    }
}
