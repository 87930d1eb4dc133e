//! What a report's text says of other years, in a few bytes: all that is kept of a text beside the figures. Most reports say
//! nothing of the kind.

use super::change;
use super::narrative::{Change, Mention, Narrative, Of, Standing, Subject, Unit};
use crate::text::number::Number;

/// A figure of another year, or a change since the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What is counted.
    pub subject: Subject,
    /// What is said of it.
    pub saying: Saying,
    /// The number: a count, or a difference or percentage, negative for a fall.
    pub number: Number,
    /// The line that says it.
    pub line: u32,
}

/// What kind of number a claim has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saying {
    /// So many in that year.
    Count(i16),
    /// So many more or fewer than the year before.
    Difference,
    /// So many percent against the year before, written with so many decimals.
    Percent(u8),
}

/// The years of a text's claims that are looked at, at most.
const MOST_YEARS: usize = 12;

/// The years before `year` that a text gives counts of, the latest first; a bounded number of them.
pub fn earlier_years(claims: &[Claim], year: i16) -> Vec<i16> {
    let mut years: Vec<i16> = claims
        .iter()
        .filter_map(|claim| match claim.saying {
            Saying::Count(of) => Some(of).filter(|of| *of < year),
            Saying::Percent(_) | Saying::Difference => None,
        })
        .collect();
    years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    years.truncate(MOST_YEARS);
    years
}

/// The claims of a text, in its order: counts of other years, then changes; not one that the text itself contradicts, which is
/// told without last year's report.
pub fn of(narrative: &Narrative) -> Box<[Claim]> {
    let counts = narrative.mentions.iter().filter_map(count);
    counts.chain(narrative.changes.iter().filter_map(|change| moved(narrative, change))).collect()
}

fn count(mention: &Mention) -> Option<Claim> {
    let number = mention.amount.exact().filter(|_| mention.standing == Standing::Firm && !mention.in_words)?;
    Some(Claim { subject: mention.subject?, saying: Saying::Count(mention.year?), number, line: mention.line })
}

fn moved(narrative: &Narrative, change: &Change) -> Option<Claim> {
    if change::moved(narrative, change).is_some_and(|moved| !moved.follows()) {
        return None;
    }
    let by = narrative.mentions.get(change.by)?;
    let subject = match change.of {
        Of::Subject(subject) => subject,
        Of::Count(place) => {
            let of = narrative.mentions.get(place)?;
            let is_own = of.standing == Standing::Firm && of.year.is_none();
            of.subject.filter(|_| is_own)?
        }
    };
    let number = by.amount.exact()?;
    let number = if change.fell { Number::ZERO.minus(number)? } else { number };
    let saying = if by.unit == Unit::Percent { Saying::Percent(by.decimals) } else { Saying::Difference };
    Some(Claim { subject, saying, number, line: by.line })
}
