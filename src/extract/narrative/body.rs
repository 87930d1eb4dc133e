//! Whose report it is, and whether a clause speaks of another body: 区公安局收到… in the report of another bureau.

use super::clause::{Clause, KEYS};
use super::lexicon::Word;
use super::token::{Kind, Token};

/// What a report is about.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Body<'a> {
    /// Its fiscal year.
    pub(super) year: Option<i16>,
    /// It is a single body, not the government of an area.
    pub(super) is_single: bool,
    /// Its name without 人民, empty where nobody knows it.
    pub(super) name: &'a str,
}

/// What names of bodies end with.
const ENDINGS: [char; 14] = ['局', '委', '办', '厅', '部', '院', '所', '站', '镇', '乡', '室', '府', '会', '道'];

/// What makes a body a place or a means, not the one that acts: 在政府网站, 向县档案局.
const PREPOSITIONS: [&str; 10] = ["在", "向", "对", "经", "从", "以", "与", "将", "通过", "依托"];

impl Body<'_> {
    /// Tells whether a clause names another body before its first key.
    pub(super) fn is_other(self, tokens: &[Token], clause: &Clause, chars: &[char]) -> bool {
        let end = clause.end.min(tokens.len());
        let is_key = |token: &Token| matches!(token.kind, Kind::Word(word) if KEYS.has(word));
        let Some(lead) = tokens.get(clause.start..end) else { return false };
        let lead = &lead[..lead.iter().position(is_key).unwrap_or(0)];
        let Some(last) = lead.iter().rposition(|token| ends_as_body(token, chars)) else { return false };
        let is_part = |token: &&Token| matches!(token.kind, Kind::Unknown | Kind::Word(Word::Filler));
        let length = lead[..=last].iter().rev().take_while(is_part).count();
        let named: String = chars[lead[last + 1 - length].start..lead[last].end].iter().collect();
        let named = named.replace("人民", "");
        if PREPOSITIONS.iter().any(|preposition| named.starts_with(preposition)) {
            return false;
        }
        let is_own = !self.name.is_empty() && (self.name.contains(&named) || named.ends_with(self.name));
        !is_own && !is_short_for(&named, self.name)
    }
}

/// Tells whether a word is a name with some characters left out, as 发改局 is of 发展改革局.
fn is_short_for(short: &str, name: &str) -> bool {
    let short = short.trim_start_matches(['市', '区', '县']);
    let mut rest = name.chars();
    short.chars().count() > 2 && short.chars().all(|c| rest.any(|other| other == c)) && rest.next().is_none()
}

fn ends_as_body(token: &Token, chars: &[char]) -> bool {
    token.kind == Kind::Unknown && ENDINGS.contains(&chars[token.end - 1]) && token.end - token.start > 1
}
