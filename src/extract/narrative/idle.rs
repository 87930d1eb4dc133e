//! Numbers that are counted and state nothing: digits in titles, document numbers and addresses, and what else is set aside.

use super::sentence::Reader;
use super::token::Token;
use crate::model::document::Span;
use crate::model::narrative::{Amount, Aside, Mention, Narrative, Standing, Unit};

impl Reader<'_> {
    /// A number that states nothing, for a reason.
    pub(super) fn idle(&self, token: Token, aside: Aside) -> Mention {
        let span = self.line.span(token.start..token.end);
        Mention {
            amount: Amount::ZERO,
            decimals: 0,
            unit: Unit::None,
            subject: None,
            standing: Standing::Idle(aside),
            year: None,
            in_words: false,
            line: self.line.number,
            span,
            clause: span,
        }
    }

    /// What stands from one token to before another.
    pub(super) fn quoted(&self, start: usize, end: usize) -> Span {
        match (self.tokens.get(start), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => self.line.span(first.start..last.end),
            _ => Span::default(),
        }
    }

    /// Digits in titles, document numbers and addresses are counted too, as stating nothing.
    pub(super) fn skipped(&self, token: Token, narrative: &mut Narrative) {
        let chars = &self.line.chars[token.start..token.end];
        let aside = if chars.iter().any(|c| matches!(c, '《' | '〔')) { Aside::Title } else { Aside::Address };
        self.digits(token, aside, narrative);
    }

    /// Every run of digits within a token, set aside.
    pub(super) fn digits(&self, token: Token, aside: Aside, narrative: &mut Narrative) {
        let chars = &self.line.chars[token.start..token.end];
        let mut at = 0;
        while let Some(first) = chars[at..].iter().position(char::is_ascii_digit) {
            let start = at + first;
            let length = chars[start..].iter().take_while(|c| c.is_ascii_digit()).count();
            at = start + length;
            let run = Token { start: token.start + start, end: token.start + at, ..token };
            narrative.mentions.push(self.idle(run, aside));
        }
    }
}
