//! What stands above a sentence: its heading, its paragraph, the sentence before, and what that lets it leave out.

use super::clause;
use super::heard::{Heard, Topic};
use super::scope::Scope;
use super::token::{Kind, Token};
use super::word::{ENDS, ON_REQUESTS, UNAVAILABLE_WORDS, Word, Words};
use crate::model::narrative::Amount;

/// What stands above a sentence.
#[expect(clippy::struct_excessive_bools, reason = "things that stand above, none excludes another")]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Above {
    /// The paragraph or its heading is about requests for information.
    pub(super) on_requests: bool,
    /// It stands in section 四, on disputes over disclosure.
    pub(super) below_disputes: bool,
    /// The line is a heading: it states nothing in words.
    pub(super) is_heading: bool,
    /// A verb alone means requests: the sentence before counted them (收到申请4件。办结4件。), or nothing was counted since a heading
    /// of requests alone.
    pub(super) means_requests: bool,
    /// Nothing was counted since a heading of requests alone.
    pub(super) opens: bool,
    /// What disputes the sentence before counted: 行政复议3件。其中维持2件。
    pub(super) disputes: Words,
    /// Where in the narrative it says how many were received.
    pub(super) received: Option<usize>,
    /// The sentences before counted requests that were received, and then nothing but what became of them.
    pub(super) follows: bool,
    /// Where in the narrative the sentence before begins.
    pub(super) before: usize,
    /// Where in the narrative this sentence begins.
    pub(super) first: usize,
    /// Of when and whom the sentence spoke that a semicolon parts from this one.
    pub(super) lead: Option<Scope>,
}

impl Above {
    /// What a sentence of these words has heard before it begins.
    pub(super) fn heard(&self, tokens: &[Token], all: Words) -> Heard {
        let divides = begins_with_part(tokens) && self.disputes != Words::default();
        let on_requests = self.on_requests || divides || all.meets(Words::of([Word::Request, Word::Disclosure]));
        // 办结的9件申请中，有3件因本机关不掌握无法提供.
        let answered = all.has(Word::Application) && all.meets(UNAVAILABLE_WORDS);
        let on_requests = on_requests || answered;
        // 行政诉讼9件，均与政府信息公开无关: whatever stands above.
        let related = !all.has(Word::Unrelated);
        let on_requests = on_requests && related;
        let topic = self.means_requests.then_some(Topic::Requests);
        let (topic, disputes) =
            if divides { (Some(Topic::Disputes), self.disputes) } else { (topic, Words::default()) };
        let itself = all.meets(ON_REQUESTS);
        let (after_received, opens) = (self.received.is_some() || self.follows, self.opens);
        let below_disputes = self.below_disputes && related;
        let counts_some = all.has(Word::Some) && counts_some(tokens);
        let two_names = all.has(Word::OwnName) && tokens.iter().filter(|token| is_own_name(token)).count() > 1;
        // Looked for only where it can matter: most sentences speak of neither.
        let counts_organisations = all.has(Word::Organisation) && counts_organisations(tokens);
        let counting = if all.meets(ENDS) { counting(tokens) } else { Words::default() };
        Heard {
            counting,
            below_disputes,
            counts_organisations,
            counts_some,
            two_names,
            topic,
            all,
            itself,
            after_received,
            opens,
            on_requests,
            words: disputes,
            disputes,
            ..Heard::default()
        }
    }
}

/// 法人或其他组织提出3件, but not 未收到法人或其他组织提出的申请.
fn counts_organisations(tokens: &[Token]) -> bool {
    let mut denied = false;
    tokens.iter().any(|token| {
        match token.kind {
            Kind::Word(Word::Not) => denied = true,
            Kind::Comma | Kind::Semicolon | Kind::Figure(_) => denied = false,
            _ => {}
        }
        token.kind == Kind::Word(Word::Organisation) && !denied
    })
}

/// 按期答复9件，延期答复1件: some of them are counted apart.
fn counts_some(tokens: &[Token]) -> bool {
    let parts = |token: &Token| matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Listing);
    let counts = |token: &Token| matches!(token.kind, Kind::Figure(figure) if figure.amount != Amount::ZERO);
    let tells = |words: Words| words.has(Word::Some) && words.meets(Words::of([Word::Settle, Word::Handle]));
    tokens.split(parts).any(|clause| clause.iter().any(counts) && tells(clause::words(clause)))
}

/// 以区政府名义3件、以区政府办公室名义2件: in whose name each was issued.
fn is_own_name(token: &Token) -> bool {
    token.kind == Kind::Word(Word::OwnName)
}

/// 其中，….
fn begins_with_part(tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|token| token.kind != Kind::Word(Word::Filler));
    first.is_some_and(|first| first.kind == Kind::Word(Word::Part))
}

/// The meanings in those clauses that hold a number.
fn counting(tokens: &[Token]) -> Words {
    let clauses = tokens.split(|token| matches!(token.kind, Kind::Comma | Kind::Semicolon));
    let counts = |clause: &&[Token]| clause.iter().any(|token| matches!(token.kind, Kind::Figure(_)));
    clauses.filter(counts).map(clause::words).fold(Words::default(), Words::with)
}
