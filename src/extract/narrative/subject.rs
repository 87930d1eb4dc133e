//! What the words of a clause count: the one cell, or few, that could say the same. Where they leave that open, nothing is
//! named or the naming is loose.

use super::clause::Clause;
use super::lexicon::{RESULT_WORDS, Word, Words};
use crate::model::narrative::{Aside, Subject, Unit};

/// What a sentence has spoken of so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Heard {
    /// The last of the nouns that a following verb alone would mean.
    pub(super) topic: Option<Topic>,
    /// Every word of the sentence up to here.
    pub(super) words: Words,
    /// Every word of the whole sentence.
    pub(super) all: Words,
    /// The sentence itself names requests or disclosure.
    pub(super) itself: bool,
    /// Disputes were counted that may be about anything: 办理行政复议案件417件.
    pub(super) vague_disputes: bool,
    /// The whole sentence, or what stands above it, is about requests for information.
    pub(super) on_requests: bool,
}

/// What sentences are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Requests,
    Disputes,
    Documents,
    Fees,
    Other,
}

/// A subject, and why a difference would prove nothing, where it would not.
pub(super) type Named = (Subject, Option<Aside>);

const RESULTS: [(Word, Subject); 6] = [
    (Word::Granted, Subject::Granted),
    (Word::PartlyGranted, Subject::PartlyGranted),
    (Word::Denied, Subject::Denied),
    (Word::Unavailable, Subject::Unavailable),
    (Word::NotProcessed, Subject::NotProcessed),
    (Word::OtherHandling, Subject::OtherHandling),
];
const DISPUTE_WORDS: Words = Words::of([Word::Reconsideration, Word::Suit, Word::DirectSuit, Word::LaterSuit]);
const COLUMN_WORDS: Words = Words::of([Word::Upheld, Word::Corrected, Word::Pending]);
const DOCUMENT_VERBS: Words =
    Words::of([Word::Issue, Word::Repeal, Word::Expire, Word::Amend, Word::InForce, Word::Published]);
/// What ends a document, or seems to: 废止2件、失效1件 may be one row of the table, or two notions.
const ENDS: Words = Words::of([Word::Repeal, Word::Expire, Word::Amend]);
const POWER_WORDS: Words = Words::of([Word::Licence, Word::Penalty, Word::Coercion]);
/// What becomes of requests.
const DONE: Words =
    RESULT_WORDS.with(Words::of([Word::Settle, Word::Handle, Word::CarriedIn, Word::CarriedOut, Word::Carry]));
const REQUEST_VERBS: Words = Words::of([Word::Receive, Word::Settle, Word::Handle]);

/// Names what a number counts.
pub(super) fn of_number(clause: &Clause, unit: Unit, heard: &Heard) -> Option<Named> {
    if clause.words.has(Word::Other) {
        return None;
    }
    match unit {
        Unit::Yuan => fees(clause, heard),
        Unit::Count(classifier) => counted(clause, classifier, heard),
        Unit::Percent | Unit::None => None,
    }
}

fn counted(clause: &Clause, classifier: char, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    let is = |allowed: &str| allowed.contains(classifier);
    if words.has(Word::CarriedIn) || words.has(Word::CarriedOut) {
        return carried(clause, heard).filter(|_| is("件条宗份封起个例项"));
    }
    if words.meets(DISPUTE_WORDS) || heard.topic == Some(Topic::Disputes) && words.meets(COLUMN_WORDS) {
        return disputes(clause, heard).filter(|_| is("件宗起例次个"));
    }
    if words.meets(RESULT_WORDS) {
        return results(clause, heard).filter(|_| is("件条宗份封起个例项"));
    }
    if words.has(Word::Person) || words.has(Word::Organisation) || words.has(Word::LegalPerson) {
        return applicants(clause, heard).filter(|_| is("件条宗份封起个例项"));
    }
    if words.has(Word::Document) || heard.topic == Some(Topic::Documents) && words.meets(DOCUMENT_VERBS) {
        return documents(clause, heard).filter(|_| is("件份个部项"));
    }
    if words.meets(POWER_WORDS) {
        return powers(clause, heard).filter(|_| is("件宗起例个"));
    }
    requests(clause, classifier, heard).filter(|_| is("件条宗份封起个例项"))
}

fn carried(clause: &Clause, heard: &Heard) -> Option<Named> {
    if !heard.on_requests || clause.words.has(Word::CarriedIn) && clause.words.has(Word::CarriedOut) {
        return None;
    }
    let subject = if clause.words.has(Word::CarriedIn) { Subject::CarriedIn } else { Subject::CarriedOut };
    let settled = subject == Subject::CarriedIn && clause.before.meets(REQUEST_VERBS);
    Some((subject, (clause.is_cut || settled).then_some(Aside::Unclear)))
}

fn disputes(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    let named = if words.meets(DISPUTE_WORDS) { words } else { heard.words };
    let (appeal, suit) = (named.has(Word::Reconsideration), named.has(Word::Suit));
    let subject = match (words.shared(COLUMN_WORDS), named.has(Word::DirectSuit), named.has(Word::LaterSuit)) {
        (0, true, false) => Subject::DirectSuits,
        (0, false, true) => Subject::SuitsAfterReconsideration,
        (0, false, false) => whole_dispute(appeal, suit)?,
        (1, false, false) => dispute_column(appeal, suit, words)?,
        _ => return None,
    };
    let sure = heard.on_requests && !clause.is_cut && !words.meets(REQUEST_VERBS) && !heard.vague_disputes;
    Some((subject, (!sure).then_some(Aside::Unclear)))
}

const fn whole_dispute(appeal: bool, suit: bool) -> Option<Subject> {
    match (appeal, suit) {
        (true, true) => Some(Subject::Disputes),
        (true, false) => Some(Subject::Reconsiderations),
        (false, true) => Some(Subject::Suits),
        (false, false) => None,
    }
}

const fn dispute_column(appeal: bool, suit: bool, words: Words) -> Option<Subject> {
    match (appeal, suit, words.has(Word::Upheld), words.has(Word::Corrected)) {
        (true, false, true, _) => Some(Subject::ReconsiderationsUpheld),
        (true, false, _, true) => Some(Subject::ReconsiderationsCorrected),
        (true, false, _, _) => Some(Subject::ReconsiderationsPending),
        (false, true, true, _) => Some(Subject::SuitsUpheld),
        (false, true, _, true) => Some(Subject::SuitsCorrected),
        (false, true, _, _) => Some(Subject::SuitsPending),
        _ => None,
    }
}

/// 因…等原因无法提供 speaks of the whole group, 因属于国家秘密不予公开 only of a part of it.
fn results(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    if !heard.on_requests || words.meets(Words::of([Word::Publish, Word::LegalPerson])) {
        return None;
    }
    let subject = match words.shared(RESULT_WORDS) {
        1 => RESULTS.iter().find(|(word, _)| words.has(*word))?.1,
        2 if words.has(Word::Granted) && words.has(Word::PartlyGranted) => Subject::GrantedAtAll,
        _ => return None,
    };
    let whole_group = words.has(Word::Etc) || !clause.has_unknown && !clause.is_cut;
    // 制发公文420件，其中主动公开96件、依申请公开50件、不予公开274件: what papers are marked with.
    let of_papers = heard.words.has(Word::Other) && (heard.words.has(Word::Publish) || !heard.itself);
    Some((subject, (of_papers || !whole_group).then_some(Aside::Unclear)))
}

fn applicants(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    let subject = match (words.has(Word::Person), words.has(Word::Organisation), words.has(Word::LegalPerson)) {
        (true, false, false) => Subject::NaturalPersons,
        (false, true, false) => Subject::Organisations,
        _ => return None,
    };
    // 在全部政府信息公开申请中，自然人提出的9件: what was asked for, where nothing of the sentence was done with it.
    let asked = heard.all.has(Word::Request) && !heard.all.meets(DONE);
    let received = asked || heard.words.has(Word::Receive) && !heard.words.has(Word::Settle);
    let sure = received && !clause.has_unknown && !clause.is_cut;
    heard.on_requests.then_some((subject, (!sure).then_some(Aside::Unclear)))
}

fn documents(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    let named = words.has(Word::Document);
    if !named && (clause.has_unknown || clause.has_tail) {
        return None;
    }
    let own = words.shared(DOCUMENT_VERBS) > 0;
    // 发布政策文件17件，其中行政规范性文件4件: the verb stands before.
    let inherits = !own && words.has(Word::Part) && !heard.words.has(Word::Repeal) && !heard.words.has(Word::InForce);
    let verbs = if inherits { heard.words } else { words };
    let subject = match verbs.shared(DOCUMENT_VERBS) {
        1 if verbs.has(Word::Issue) => Subject::DocumentsIssued,
        1 if verbs.has(Word::Repeal) || verbs.has(Word::Expire) => Subject::DocumentsRepealed,
        1 if verbs.has(Word::InForce) => Subject::DocumentsInForce,
        1 if verbs.has(Word::Published) => Subject::DocumentsPublished,
        _ => return None,
    };
    let parted = subject == Subject::DocumentsRepealed && heard.all.shared(ENDS) > 1;
    Some((subject, (clause.is_cut || parted).then_some(Aside::Unclear)))
}

fn powers(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    // 公开信息9条；全年办理行政许可5件: the clause has a verb of its own.
    let acts = words.meets(Words::of([Word::Decide, Word::Handle]));
    if words.has(Word::Request) || words.has(Word::Publish) || heard.words.has(Word::Publish) && !acts {
        return None;
    }
    let subject = match (words.has(Word::Licence), words.has(Word::Penalty), words.has(Word::Coercion)) {
        (true, false, false) => Subject::Licences,
        (false, true, false) => Subject::Penalties,
        (false, false, true) => Subject::Coercions,
        _ => return None,
    };
    // 对违规采砂作出行政处罚3件: those of one kind.
    let qualified = clause.has_unknown && clause.before.has(Word::Toward);
    let loose = clause.is_cut || qualified || words.has(Word::Receive) || words.has(Word::Application);
    Some((subject, loose.then_some(Aside::Unclear)))
}

fn requests(clause: &Clause, classifier: char, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    let named = words.has(Word::Request) || words.has(Word::Application) && heard.on_requests;
    let implied = heard.topic == Some(Topic::Requests) && !clause.has_unknown && !clause.has_tail;
    if !named && !implied {
        return None;
    }
    let tells_year = clause.has_year || words.has(Word::LastYear);
    let only_year = tells_year && !words.meets(REQUEST_VERBS) && !named && heard.words.has(Word::Receive);
    let subject = match (words.has(Word::Receive) || only_year, words.has(Word::Settle), words.has(Word::Handle)) {
        (true, false, false) => Subject::Received,
        (false, true, false) => Subject::Settled,
        (false, _, true) => Subject::Handled,
        // 全年政府信息公开申请12件: the year says that they are those received.
        (false, false, false) if words.has(Word::Request) && is_of_year(clause, classifier) => Subject::Received,
        // 政府信息公开申请数为零: of what was not received nothing else can be said either.
        (false, false, false) if words.has(Word::Request) && is_bare_nought(clause) => Subject::Received,
        (true, ..) | (false, false, false) if named => return Some((Subject::Received, Some(Aside::Unclear))),
        _ => return None,
    };
    Some((subject, clause.is_cut.then_some(Aside::Unclear)))
}

fn is_of_year(clause: &Clause, classifier: char) -> bool {
    let told = "件宗份".contains(classifier) && (clause.has_year || clause.words.has(Word::ThisYear));
    told && !clause.has_unknown && !clause.has_tail && !clause.words.meets(Words::of([Word::Channel, Word::Part]))
}

fn is_bare_nought(clause: &Clause) -> bool {
    let plain = !clause.has_unknown && !clause.has_tail && !clause.words.meets(Words::of([Word::Channel, Word::Part]));
    clause.is_nought && plain
}

fn fees(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words.with(if heard.topic == Some(Topic::Fees) { heard.words } else { Words::default() });
    let collected = words.has(Word::Fee) && (words.has(Word::Collect) || words.has(Word::Collected));
    let negated = heard.words.has(Word::Not);
    (collected && !negated).then_some((Subject::FeesCollected, clause.is_cut.then_some(Aside::Unclear)))
}

/// Names what a none in words denies.
pub(super) fn of_none(clause: &Clause, heard: &Heard) -> Vec<Named> {
    let words = clause.words;
    let qualified = words.meets(COLUMN_WORDS) || words.meets(RESULT_WORDS) || words.has(Word::Not);
    let of_disputes = words.has(Word::Complaint) && words.meets(DISPUTE_WORDS);
    if words.has(Word::Other) && !of_disputes || qualified {
        return Vec::new();
    }
    let aside = clause.is_cut.then_some(Aside::Unclear);
    let subjects: Vec<Subject> = if words.meets(DISPUTE_WORDS) {
        denied_disputes(words)
    } else if words.has(Word::CarriedIn) || words.has(Word::CarriedOut) {
        let carried = if words.has(Word::CarriedIn) { Subject::CarriedIn } else { Subject::CarriedOut };
        if heard.on_requests { vec![carried] } else { Vec::new() }
    } else if words.meets(POWER_WORDS) {
        denied_powers(words)
    } else {
        denied_one(words, heard).into_iter().collect()
    };
    subjects.into_iter().map(|subject| (subject, aside)).collect()
}

fn denied_disputes(words: Words) -> Vec<Subject> {
    if words.has(Word::DirectSuit) || words.has(Word::LaterSuit) || words.meets(Words::of([Word::Settle, Word::Handle]))
    {
        return Vec::new();
    }
    let appeal = words.has(Word::Reconsideration).then_some(Subject::Reconsiderations);
    let suit = words.has(Word::Suit).then_some(Subject::Suits);
    appeal.into_iter().chain(suit).collect()
}

/// 未实施行政强制, 无行政许可、行政处罚; what was not published or not asked for is another matter.
fn denied_powers(words: Words) -> Vec<Subject> {
    if words.meets(Words::of([Word::Publish, Word::Receive, Word::Settle, Word::Application, Word::Request])) {
        return Vec::new();
    }
    let named =
        [(Word::Licence, Subject::Licences), (Word::Penalty, Subject::Penalties), (Word::Coercion, Subject::Coercions)];
    named.into_iter().filter(|(word, _)| words.has(*word)).map(|(_, subject)| subject).collect()
}

fn denied_one(words: Words, heard: &Heard) -> Option<Subject> {
    if words.has(Word::Fee) || words.has(Word::Collect) && heard.topic == Some(Topic::Fees) {
        return Some(Subject::FeesCollected);
    }
    if words.has(Word::Document) {
        return match (words.has(Word::Issue), words.has(Word::Repeal), words.shared(DOCUMENT_VERBS)) {
            (true, false, 1) => Some(Subject::DocumentsIssued),
            (false, true, 1) => Some(Subject::DocumentsRepealed),
            _ => None,
        };
    }
    let settles = words.has(Word::Settle) || words.has(Word::Handle);
    let asked = words.has(Word::Request) || words.has(Word::Application) && heard.on_requests;
    (asked && !settles && !words.has(Word::LegalPerson)).then_some(Subject::Received)
}
