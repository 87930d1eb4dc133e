//! What a none in words denies: 未收到申请, 未发生行政复议, 未制定规范性文件. What numbers count is `subject`'s business.

use super::clause::Clause;
use super::heard::{Heard, Named, Topic};
use super::lexicon::{APPLICANT_WORDS, RESULT_WORDS, ROW_WORDS, Word, Words};
use super::subject::{COLUMN_WORDS, DISPUTE_WORDS, DOCUMENT_VERBS, POWER_WORDS};
use crate::model::narrative::{Aside, Subject};

/// Names what a none in words denies.
pub(super) fn of_none(clause: &Clause, heard: &Heard) -> Vec<Named> {
    let words = clause.words;
    let qualified = words.meets(COLUMN_WORDS.with(RESULT_WORDS).with(ROW_WORDS)) || words.has(Word::Not);
    let of_disputes = words.meets(Words::of([Word::Complaint, Word::Matter])) && words.meets(DISPUTE_WORDS);
    let of_powers = words.has(Word::Matter) && words.meets(POWER_WORDS);
    if words.has(Word::Other) && !of_disputes && !of_powers || qualified {
        return Vec::new();
    }
    // 行政执法工作均未被申请行政复议: those about other things.
    let elsewhere = clause.before.has(Word::Other) && words.meets(DISPUTE_WORDS);
    let aside = (clause.is_cut || elsewhere).then_some(Aside::Unclear);
    let subjects: Vec<Subject> = if words.meets(DISPUTE_WORDS) {
        denied_disputes(words)
    } else if words.has(Word::CarriedIn) || words.has(Word::CarriedOut) {
        let carried = if words.has(Word::CarriedIn) { Subject::CarriedIn } else { Subject::CarriedOut };
        // 没有新收和上年结转的申请.
        let received = (words.has(Word::Receive) && words.has(Word::Request)).then_some(Subject::Received);
        if heard.on_requests { received.into_iter().chain([carried]).collect() } else { Vec::new() }
    } else if words.meets(POWER_WORDS) {
        denied_powers(words)
    } else if words.has(Word::Document) && !words.has(Word::Fee) {
        denied_documents(words)
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

/// 未制定规范性文件; 未制定、废止规范性文件 denies both.
fn denied_documents(words: Words) -> Vec<Subject> {
    let named = [(Word::Issue, Subject::DocumentsIssued), (Word::Repeal, Subject::DocumentsRepealed)];
    let denied: Vec<Subject> =
        named.into_iter().filter(|(word, _)| words.has(*word)).map(|(_, subject)| subject).collect();
    if words.shared(DOCUMENT_VERBS) as usize == denied.len() { denied } else { Vec::new() }
}

fn denied_one(words: Words, heard: &Heard) -> Option<Subject> {
    let of_disclosure = heard.topic == Some(Topic::Fees) || words.meets(Words::of([Word::Disclosure, Word::Request]));
    if words.has(Word::Fee) || words.has(Word::Collect) && of_disclosure {
        return Some(Subject::FeesCollected);
    }
    // 没有受理和办理过申请: what was not received cannot have been handled.
    let settles = words.has(Word::Settle) || words.has(Word::Handle) && !words.has(Word::Receive);
    let asked = words.has(Word::Request) || words.has(Word::Application) && heard.on_requests;
    let of_some = words.meets(APPLICANT_WORDS);
    (asked && !settles && !of_some).then_some(Subject::Received)
}
