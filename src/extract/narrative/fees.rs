//! What clauses count of fees, in 元. What else they count is `subject`'s business.

use super::clause::Clause;
use super::heard::{Heard, Named, Topic};
use super::word::{Word, Words};
use crate::model::narrative::{Aside, Subject};

/// What may stand beside the name of the fees' cell.
const NAMED_CHARGE: Words =
    Words::of([Word::Charge, Word::Filler, Word::Total, Word::ThisYear, Word::Own, Word::OwnArea, Word::And]);

/// Names what a sum of money is of.
pub(super) fn fees(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words.with(if heard.topic == Some(Topic::Fees) { heard.words } else { Words::default() });
    let collected = words.has(Word::Fee) && (words.has(Word::Collect) || words.has(Word::Collected));
    let negated = heard.words.has(Word::Not);
    // 收取行政事业性收费2万元: all fees, but not those that were waived or are only a part.
    let charged = clause.words.has(Word::Charge) && clause.words.meets(Words::of([Word::Collect, Word::Collected]));
    // 行政事业性收费2万元: the name of the cell and nothing else.
    let named = clause.words.has(Word::Charge) && clause.words.within(NAMED_CHARGE) && !clause.has_unknown;
    // 行政事业性收费1项，收费总额为2万元.
    let summed =
        heard.last_words.has(Word::Charge) && !heard.last_words.meets(Words::of([Word::Part, Word::Including]));
    let summed = summed && clause.words.within(NAMED_CHARGE.with(Words::of([Word::Collect]))) && !clause.has_unknown;
    let charged = charged || (named || summed) && !clause.has_tail;
    if charged && !negated && !clause.words.meets(Words::of([Word::Part, Word::Including])) {
        return Some((Subject::Charges, (clause.is_cut || clause.has_unknown).then_some(Aside::Unclear)));
    }
    // 依申请提供信息收取信息处理费400元: whatever it was collected for.
    (collected && !negated).then_some((Subject::FeesCollected, None))
}
