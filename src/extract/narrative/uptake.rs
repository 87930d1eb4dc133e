//! Requests that were taken up of those received: 收到申请9件，撤回3件，受理6件. The second number is no number of new ones, so it proves
//! nothing where it differs. What was received is told elsewhere.

use super::token::{Kind, Token};
use super::word::Word;
use crate::model::narrative::{Aside, Mention, Narrative, Standing, Subject};

/// Loosens what was taken up behind what was received; `received` is what the sentence before says of it.
pub(super) fn note(
    tokens: &[Token],
    places: &[Option<usize>],
    (chars, received): (&[char], Option<usize>),
    narrative: &mut Narrative,
) {
    let mut earlier = received.is_some();
    let mut received = received.map(|place| narrative.mentions[place]);
    for (nth, place) in places.iter().enumerate() {
        let Some(mention) = place.and_then(|place| narrative.mentions.get_mut(place)) else { continue };
        if !is_new(mention) {
            continue;
        }
        // What was taken up of them is less. 收到9件。全年受理8件。 tells what came once more.
        let is_less = received.is_some_and(|received| mention.amount.low < received.amount.low);
        let again = std::mem::take(&mut earlier) && names_year(&tokens[..nth]);
        if is_less && !again && takes_up(&tokens[..nth], chars) {
            mention.standing = Standing::Loose(Aside::Unclear);
        } else {
            received = received.or(Some(*mention));
        }
    }
}

/// Tells whether the year that is counted is named.
fn names_year(before: &[Token]) -> bool {
    before.iter().any(|token| matches!(token.kind, Kind::Year(_) | Kind::Word(Word::ThisYear)))
}

fn is_new(mention: &Mention) -> bool {
    let firm = mention.standing == Standing::Firm && mention.year.is_none();
    firm && mention.subject == Some(Subject::Received)
}

/// Tells whether the last verb before a number is 受理 and nothing that says 收到.
fn takes_up(before: &[Token], chars: &[char]) -> bool {
    let verb = before.iter().rev().find(|token| token.kind == Kind::Word(Word::Receive));
    verb.is_some_and(|verb| {
        let verb = &chars[verb.start..verb.end];
        verb.contains(&'理') && !verb.iter().any(|c| matches!(c, '收' | '接' | '新' | '登'))
    })
}
