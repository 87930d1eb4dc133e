//! What clauses count of reconsiderations and suits: the rows and columns of table 4. What else clauses count is `subject`'s
//! business.

use super::clause::Clause;
use super::heard::{Heard, Named, REQUEST_VERBS};
use super::word::{COLUMN_WORDS, DISPUTE_WORDS, Word, Words};
use crate::model::narrative::{Aside, Subject};

/// The columns of table 4, for reconsiderations, for suits and for both.
const COLUMNS: [(Word, [Subject; 3]); 5] = [
    (Word::Upheld, [Subject::ReconsiderationsUpheld, Subject::SuitsUpheld, Subject::DisputesUpheld]),
    (Word::Corrected, [Subject::ReconsiderationsCorrected, Subject::SuitsCorrected, Subject::DisputesCorrected]),
    (Word::OtherResult, [Subject::ReconsiderationsOther, Subject::SuitsOther, Subject::DisputesOther]),
    (Word::Pending, [Subject::ReconsiderationsPending, Subject::SuitsPending, Subject::DisputesPending]),
    (Word::Closed, [Subject::ReconsiderationsClosed, Subject::SuitsClosed, Subject::DisputesClosed]),
];

/// What is said of what became of them: 已审结3件 leaves open what, 审结维持3件 does not.
pub(super) const fn told(words: Words) -> Words {
    let columns = words.only(COLUMN_WORDS);
    if columns.shared(COLUMN_WORDS) == 0 { words.only(Words::of([Word::Closed])) } else { columns }
}

/// Names what a clause on disputes counts.
pub(super) fn counted(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    let named = if words.meets(DISPUTE_WORDS) { words } else { meant(clause, heard) };
    let (appeal, suit) = (named.has(Word::Reconsideration), named.has(Word::Suit));
    let sorted = of_sort(words, heard);
    let columns = told(words).shared(COLUMN_WORDS.with(Words::of([Word::Closed])));
    let subject = match (columns, named.has(Word::DirectSuit), named.has(Word::LaterSuit)) {
        (0, true, false) => Subject::DirectSuits,
        (0, false, true) => Subject::SuitsAfterReconsideration,
        (0, false, false) => whole_dispute(appeal, suit)?,
        _ if let Some(subject) = sorted => subject,
        (1, false, false) => dispute_column((appeal, suit), heard.joint, words)?,
        // 诉讼3件，其中直接起诉1件，复议后起诉2件；维持2件: of both.
        (1, true, true) => dispute_column((false, true), heard.joint, words)?,
        _ => return None,
    };
    // 参加行政复议5件；因政府信息公开被申请行政复议3件: these are told apart.
    let vague = heard.vague_disputes && !words.has(Word::Disclosure);
    // 作为被告的行政诉讼9件，其中涉及政府信息公开2件: what they are about is said of some of them alone.
    let about_disclosure = Words::of([Word::Disclosure, Word::Request]);
    let told_of_some = heard.itself && heard.all.has(Word::Part) && !heard.below_disputes;
    let vague = vague || told_of_some && !words.with(heard.words).meets(about_disclosure);
    // 办理行政复议5件 may be those of others; 办理我局为被申请人的行政复议5件 are one's own.
    let of_disclosure = words.meets(Words::of([Word::Disclosure, Word::Request]));
    // 处理申请引起的行政复议5件; only who decides on them takes them in.
    let about = (heard.alone && !words.has(Word::Receive) || words.meets(Words::of([Word::Concern, Word::Toward])))
        && of_disclosure;
    // 收到因政府信息公开产生的行政复议5件 speaks of one's own, whoever decides on others.
    let concerned =
        about && (heard.alone || words.has(Word::Toward) && !words.meets(Words::of([Word::Handle, Word::Settle])));
    // 收到行政复议5件, below the heading that says what they are about.
    let concerned = concerned || heard.alone && heard.below_disputes;
    // 收到政府信息公开行政诉讼5件: nobody but a court decides on suits.
    let sued = suit && !appeal && of_disclosure && words.has(Word::Receive);
    let concerned = concerned || sued && !words.meets(Words::of([Word::Handle, Word::Settle]));
    let of_others = words.meets(REQUEST_VERBS) && !words.has(Word::Respondent) && !concerned;
    // 直接起诉3件，复议后起诉1件，其中维持3件: of both, or of the last.
    let open = sorted.is_none() && words.has(Word::Part) && words.meets(COLUMN_WORDS) && heard.sorts.shared(SORTS) > 1;
    // 复议4件、诉讼1件，其中：2件行政复议获维持: counted once more behind 其中, it is a part.
    let kinds = named.only(DISPUTE_WORDS);
    let again = columns == 0 && heard.words.has(Word::Part) && kinds.within(heard.counted_disputes);
    let sure = heard.on_requests && !clause.is_cut && !of_others && !vague && !open;
    Some((subject, (!sure).then_some(Aside::Unclear).or((again || clause.is_qualified).then_some(Aside::Part))))
}

/// The two sorts of suits.
pub(super) const SORTS: Words = Words::of([Word::DirectSuit, Word::LaterSuit]);

/// What became of suits of one sort: 未经复议直接起诉3件（结果维持2件）, 直接起诉3件，维持2件；复议后起诉1件，维持1件.
fn of_sort(words: Words, heard: &Heard) -> Option<Subject> {
    let only = |sorts: Words| sorts.shared(SORTS) == 1;
    // 诉讼3件，其中直接起诉1件，维持2件: which of them?
    let told = only(heard.sorts) || heard.sort_told;
    let follows = !heard.counted_disputes.has(Word::Suit) && told || heard.in_sort;
    let sort = if words.meets(SORTS) { words } else { heard.sort };
    let meant = words.meets(SORTS) || follows && !words.meets(DISPUTE_WORDS);
    if !meant || !only(sort) || words.shared(COLUMN_WORDS) != 1 {
        return None;
    }
    let nth = usize::from(sort.has(Word::LaterSuit));
    COLUMNS_OF_SORTS.into_iter().find(|(word, _)| words.has(*word)).map(|(_, sorts)| sorts[nth])
}

/// The columns of table 4 for either sort of suits.
const COLUMNS_OF_SORTS: [(Word, [Subject; 2]); 4] = [
    (Word::Upheld, [Subject::DirectSuitsUpheld, Subject::LaterSuitsUpheld]),
    (Word::Corrected, [Subject::DirectSuitsCorrected, Subject::LaterSuitsCorrected]),
    (Word::OtherResult, [Subject::DirectSuitsOther, Subject::LaterSuitsOther]),
    (Word::Pending, [Subject::DirectSuitsPending, Subject::LaterSuitsPending]),
];

/// 撤回复议申请1件, 原告撤诉1件: some of those with another result.
pub(super) fn withdrawn(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    let named = if words.meets(DISPUTE_WORDS) { words } else { meant(clause, heard) };
    let kinds = (named.has(Word::Reconsideration), named.has(Word::Suit));
    if words.meets(COLUMN_WORDS) || words.has(Word::Rejected) || named.meets(SORTS) {
        return None;
    }
    let subject = dispute_column(kinds, heard.joint, Words::of([Word::OtherResult]))?;
    let sure = heard.on_requests && !clause.is_cut && !clause.has_unknown && !heard.vague_disputes;
    Some((subject, Some(if sure { Aside::Part } else { Aside::Unclear })))
}

/// The disputes that a clause means without naming them.
fn meant(clause: &Clause, heard: &Heard) -> Words {
    // 行政复议结果维持1件，未审结2件: the last whose results were named.
    if heard.columned != Words::default() {
        return heard.columned;
    }
    // 没有行政诉讼，行政复议5件，其中维持1件: of those that were counted; 行政诉讼0件，其中维持0件 may be of these.
    let one = heard.disputes.shared(DISPUTE_WORDS) == 1 || heard.none_counted && clause.is_nought;
    if clause.words.has(Word::Part) && heard.counted_disputes.shared(DISPUTE_WORDS) == 1 && !one {
        return heard.counted_disputes;
    }
    if heard.disputes.meets(DISPUTE_WORDS) { heard.disputes } else { heard.words }
}

const fn whole_dispute(appeal: bool, suit: bool) -> Option<Subject> {
    match (appeal, suit) {
        (true, true) => Some(Subject::Disputes),
        (true, false) => Some(Subject::Reconsiderations),
        (false, true) => Some(Subject::Suits),
        (false, false) => None,
    }
}

fn dispute_column((appeal, suit): (bool, bool), joint: bool, words: Words) -> Option<Subject> {
    let told = told(words);
    let [appealed, sued, both] = COLUMNS.into_iter().find(|(word, _)| told.has(*word))?.1;
    match (appeal, suit) {
        (true, true) => Some(both).filter(|_| joint),
        (true, false) => Some(appealed),
        (false, true) => Some(sued),
        (false, false) => None,
    }
}

/// Names the disputes that a none denies.
pub(super) fn denied(words: Words) -> Vec<Subject> {
    let deals = words.meets(Words::of([Word::Settle, Word::Handle]));
    // 未发生因政府信息公开申请答复引起的行政复议: what they are about was answered.
    let of_disclosure = Words::of([Word::Request, Word::Disclosure, Word::Settle]);
    let about = words.has(Word::Toward) && words.meets(of_disclosure) && !words.has(Word::Decide);
    if words.has(Word::DirectSuit) || words.has(Word::LaterSuit) || deals && !about {
        return Vec::new();
    }
    let appeal = words.has(Word::Reconsideration).then_some(Subject::Reconsiderations);
    let suit = words.has(Word::Suit).then_some(Subject::Suits);
    appeal.into_iter().chain(suit).collect()
}
