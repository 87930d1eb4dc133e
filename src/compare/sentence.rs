//! Cuts lines into sentences and measures how much two sentences have in common. It aligns nothing.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::document::{Document, Span};
use crate::text::fold::{fold_width, is_blank};

/// Marks that end a sentence.
const ENDS: &[char] = &['。', '！', '？', '；', '!', '?', ';'];
/// Marks that may follow an end and still belong to the sentence.
const CLOSERS: &[char] = &['”', '’', '」', '』', '）', ')', '》', '"'];

/// One sentence with what it is compared by.
#[derive(Clone, Debug)]
pub(super) struct Sentence<'a> {
    /// Where it stands, blanks around it left out.
    pub span: Span,
    /// Its text as it stands there.
    pub text: &'a str,
    /// Its text in half-width form, character for character.
    pub folded: Cow<'a, str>,
    /// Its folded text without any blanks: equal keys are equal sentences.
    pub key: String,
    /// Its words in alphabetical order.
    words: Vec<String>,
}

impl<'a> Sentence<'a> {
    fn new(text: &'a str, start: usize) -> Self {
        let folded = fold_width(text);
        let key: String = folded.chars().filter(|&c| !is_blank(c)).collect();
        let mut words: Vec<String> = folded.unicode_words().map(str::to_owned).collect();
        words.sort_unstable();
        Self { span: Span::new(start, start + text.len()), text, folded, key, words }
    }

    /// The share of words that two sentences have in common, from 0 to 1; a word counts as often as it stands in both.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        let (mut one, mut two) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut common = 0_u16;
        while let (Some(left), Some(right)) = (one.peek(), two.peek()) {
            match left.cmp(right) {
                std::cmp::Ordering::Less => drop(one.next()),
                std::cmp::Ordering::Greater => drop(two.next()),
                std::cmp::Ordering::Equal => {
                    common = common.saturating_add(1);
                    one.next();
                    two.next();
                }
            }
        }
        let all = u16::try_from(self.words.len() + other.words.len()).unwrap_or(u16::MAX);
        if all == 0 { 0.0 } else { 2.0 * f32::from(common) / f32::from(all) }
    }
}

/// The sentences of some lines of a document, in order; lines without any text give none.
pub(super) fn sentences<'a>(document: &'a Document, lines: &[u32]) -> Vec<Sentence<'a>> {
    lines.iter().flat_map(|&line| of_line(document, line)).collect()
}

fn of_line(document: &Document, line: u32) -> Vec<Sentence<'_>> {
    let (text, start) = (document.line(line), document.line_span(line).start as usize);
    let mut found = Vec::new();
    let mut from = 0;
    while from < text.len() {
        let rest = &text[from..];
        let cut = end_of_sentence(rest);
        let sentence = rest[..cut].trim_start_matches(is_blank);
        let at = start + from + cut - sentence.len();
        let sentence = sentence.trim_end_matches(is_blank);
        if !sentence.is_empty() {
            found.push(Sentence::new(sentence, at));
        }
        from += cut;
    }
    found
}

fn end_of_sentence(text: &str) -> usize {
    let Some(end) = text.find(ENDS) else {
        return text.len();
    };
    let after = text[end..].trim_start_matches(ENDS).trim_start_matches(CLOSERS);
    text.len() - after.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::tests::document;

    fn cut(text: &str) -> Vec<String> {
        let document = document(text);
        let lines: Vec<u32> = document.lines().map(|(line, _)| line).collect();
        sentences(&document, &lines).iter().map(|one| document.slice(one.span).to_owned()).collect()
    }

    #[test]
    fn a_line_is_cut_behind_its_marks_and_closing_quotes() {
        assert_eq!(
            cut("　　一是“公开。”二是回应！！\n\n三是 3.5 万元；其余无"),
            ["一是“公开。”", "二是回应！！", "三是 3.5 万元；", "其余无"]
        );
    }

    #[test]
    fn blanks_and_widths_do_not_make_another_sentence() {
        let document = document("２０２４年 收到 3 件。\n2024年收到3件。");
        let both = sentences(&document, &[1, 2]);
        assert_eq!(both[0].key, both[1].key);
    }

    #[test]
    fn likeness_is_the_share_of_common_words() {
        let document = document("收到申请12件。\n收到申请13件。\n领导重视。");
        let all = sentences(&document, &[1, 2, 3]);
        assert!((all[0].likeness(&all[1]) - 10.0 / 12.0).abs() < 0.001);
        assert!(all[0].likeness(&all[2]) < 0.01);
    }
}
