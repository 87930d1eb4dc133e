//! Whether a change follows from what the text itself says of both years: 收到申请28件，较上年（43件）下降34.9%. Pure arithmetic on
//! what was read.

use super::narrative::{Aside, Change, Mention, Narrative, Of, Standing, Unit};
use crate::text::number::Number;

/// A change beside the two numbers of the text that it is a change between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// This year's number.
    pub now: Number,
    /// Last year's, as stated, or as the difference beside the percentage gives it.
    pub before: Number,
    /// What the text says: a difference or a percentage, negative for a fall.
    pub stated: Number,
    /// With so many decimals; none for a difference.
    pub decimals: Option<u8>,
}

/// A change as the text states it with its numbers; none where it leaves one of them out.
///
/// Where another number shortly before it may be this year's and the change follows from that one, it is taken.
pub fn moved(narrative: &Narrative, change: &Change) -> Option<Moved> {
    let Of::Count(of) = change.of else { return None };
    let (of, by) = (narrative.mentions.get(of)?, narrative.mentions.get(change.by)?);
    let (stated, decimals) = (by.amount.exact()?, (by.unit == Unit::Percent).then_some(by.decimals));
    let stated = if change.fell { Number::ZERO.minus(stated)? } else { stated };
    let before = |now| last(narrative, change, now).filter(|before: &Number| !before.is_negative());
    let made = |now| Some(Moved { now, before: before(now)?, stated, decimals });
    let own = made(of.amount.exact()?)?;
    let others =
        narrative.mentions.iter().take(change.by).rev().take_while(|mention| mention.line == of.line).take(NEAREST);
    let alike = |mention: &&Mention| {
        let counts = mention.standing != Standing::Idle(Aside::Change);
        mention.unit == of.unit && mention.year.is_none() && counts
    };
    let made_of = |mention: &Mention| made(mention.amount.exact()?);
    let fitting = others.filter(alike).filter_map(made_of).find(|moved| moved.agrees() == Some(true));
    Some(if own.follows() { own } else { fitting.unwrap_or(own) })
}

/// This year's number is looked for among so many before a change.
const NEAREST: usize = 24;

/// Last year's number: stated in the sentence, or what this year's and the difference leave.
fn last(narrative: &Narrative, change: &Change, now: Number) -> Option<Number> {
    let amount = |place: usize| narrative.mentions.get(place)?.amount.exact();
    if let Some(since) = change.since {
        return amount(since);
    }
    let by_count = |other: &&Change| {
        let is_count = narrative.mentions.get(other.by).is_some_and(|by| matches!(by.unit, Unit::Count(_)));
        other.of == change.of && other.by != change.by && other.fell == change.fell && is_count
    };
    let difference = amount(narrative.changes.iter().find(by_count)?.by)?;
    if change.fell { now.plus(difference) } else { now.minus(difference) }
}

impl Moved {
    /// Tells whether the change is what the two numbers give: a difference exactly, a percentage within 0.1 points, a whole one
    /// within 0.6; nothing follows from nothing.
    pub fn follows(&self) -> bool {
        self.agrees().unwrap_or(true)
    }

    fn agrees(&self) -> Option<bool> {
        let difference = self.now.minus(self.before)?;
        let Some(decimals) = self.decimals else { return Some(difference == self.stated) };
        if self.before.is_zero() {
            return None;
        }
        let tolerance = if decimals == 0 { Number::hundredths(60) } else { Number::hundredths(10) };
        let off = difference.times(Number::whole(100))?.minus(self.stated.times(self.before)?)?;
        Some(off.distance() <= tolerance.times(self.before)?)
    }

    /// What it would have to be; a percentage with two decimals, cut.
    pub fn expected(&self) -> Option<Number> {
        let difference = self.now.minus(self.before)?;
        if self.decimals.is_none() {
            return Some(difference);
        }
        let (difference, before) = (difference.as_whole()?, self.before.as_whole()?);
        Some(Number::hundredths(difference.checked_mul(10_000)?.checked_div(before)?))
    }
}
