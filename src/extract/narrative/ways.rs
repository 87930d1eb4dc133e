//! By which ways requests came: whether a list of them is all there are.

use super::clause::Clause;
use super::sentence::Reader;
use super::token::{Kind, Token};
use super::word::Word;

/// So many ways in a list that ends with 等 are all.
const LISTED_WAYS: usize = 3;

impl Reader<'_> {
    /// 通过网站、信函、当面等渠道收到, 线上、线下均未收到: all ways there are.
    pub(super) fn lists_ways(&self, clause: &Clause, is_none: bool) -> bool {
        let is_way = |token: &&Token| matches!(token.kind, Kind::Word(Word::Channel | Word::Written));
        let ways = |tokens: &[Token]| tokens.iter().filter(is_way).count();
        let listed = ways(&self.tokens[clause.start..clause.end.min(self.tokens.len())]);
        let ends = clause.before.has(Word::Etc) || is_none;
        // Two are all where the sentence names no other.
        let few = listed > 1 && listed == ways(self.tokens) && (ends || clause.before.has(Word::Total));
        few || ends && listed >= LISTED_WAYS || listed == 2 && self.are_opposites(clause)
    }

    /// 线上、线下收到的申请均为0件: there is no third way.
    fn are_opposites(&self, clause: &Clause) -> bool {
        let tokens = &self.tokens[clause.start..clause.end.min(self.tokens.len())];
        let has = |ways: &[[char; 2]]| {
            tokens.iter().any(|token| ways.iter().any(|way| self.line.chars[token.start..token.end] == *way))
        };
        has(&[['线', '下']]) && has(&[['线', '上'], ['网', '上'], ['网', '络']])
    }

    /// 收到政府信息公开申请信件9件: what they are written on, where no way is named.
    pub(super) fn is_letter(&self, clause: &Clause) -> bool {
        let is_way = |token: &Token| matches!(token.kind, Kind::Word(Word::Channel | Word::Written));
        let mut ways = (0..self.tokens.len()).filter(|&at| is_way(&self.tokens[at]));
        let (Some(only), None) = (ways.next(), ways.next()) else { return false };
        let asked = only.checked_sub(1).is_some_and(|at| self.tokens[at].kind == Kind::Word(Word::Request));
        let Token { start, end, .. } = self.tokens[only];
        let letter = matches!(self.line.chars[start..end], ['信', '件' | '函'] | ['来', '信']);
        only >= clause.start && only < clause.end && asked && letter
    }
}
