//! What a none in words denies: 未收到申请, 未发生行政复议, 未制定规范性文件. What numbers count is `subject`'s business.

use super::clause::Clause;
use super::disputes;
use super::documents::DOCUMENT_VERBS;
use super::heard::{Heard, Named, Topic};
use super::outcome;
use super::word::{APPLICANT_WORDS, COLUMN_WORDS, DISPUTE_WORDS, POWER_WORDS, RESULT_WORDS, ROW_WORDS, Word, Words};
use crate::model::narrative::{Aside, Subject};

/// Names what a none in words denies.
pub(super) fn of_none(clause: &Clause, heard: &Heard) -> Vec<Named> {
    let words = clause.words;
    if let Some(subject) = denied_of_requests(clause, heard) {
        return vec![(subject, None)];
    }
    // 因政府信息公开答复不当引发的行政复议纠错: what was corrected was amiss.
    let of_replies = words.has(Word::Reply);
    if is_of_corrections(words) && heard.on_requests && (!clause.is_cut || of_replies) {
        return none_corrected(words);
    }
    let qualified =
        words.has(Word::Some) || words.meets(COLUMN_WORDS.with(RESULT_WORDS).with(ROW_WORDS)) || words.has(Word::Not);
    let of_disputes = words.meets(Words::of([Word::Complaint, Word::Matter])) && words.meets(DISPUTE_WORDS);
    let other_powers = words.meets(Words::of([Word::Matter, Word::OtherPower]));
    let of_powers = other_powers && words.meets(POWER_WORDS.with(Words::of([Word::Collect])));
    let of_papers = words.has(Word::Regulation) && words.has(Word::Document);
    // 无结转下年度继续办理事项.
    let of_carried = words.has(Word::Matter) && words.meets(Words::of([Word::CarriedOut, Word::CarriedIn]));
    if words.has(Word::Other) && !of_disputes && !of_powers && !of_papers && !of_carried || qualified {
        return Vec::new();
    }
    // 行政执法工作均未被申请行政复议: those about other things.
    let elsewhere = clause.before.has(Word::Other) && words.meets(DISPUTE_WORDS);
    // 其余申请均未收费: of some.
    let of_rest = clause.before.has(Word::Rest);
    // 没有法人或其他组织提出的行政复议申请: by some of those who may.
    let by_some = words.shared(APPLICANT_WORDS) == 1 && words.meets(DISPUTE_WORDS);
    let aside = (clause.is_cut || elsewhere || of_rest || by_some).then_some(Aside::Unclear);
    let subjects: Vec<Subject> = if words.meets(DISPUTE_WORDS) {
        let received = clause.lists_requests.then_some(Subject::Received);
        received.into_iter().chain(disputes::denied(words)).collect()
    } else if words.has(Word::CarriedIn) || words.has(Word::CarriedOut) {
        let carried = if words.has(Word::CarriedIn) { Subject::CarriedIn } else { Subject::CarriedOut };
        // 没有新收和上年结转的申请.
        let received = (words.has(Word::Receive) && words.has(Word::Request)).then_some(Subject::Received);
        if heard.on_requests { received.into_iter().chain([carried]).collect() } else { Vec::new() }
    } else if words.has(Word::Carry) && words.within(CARRIED) && heard.topic == Some(Topic::Requests) {
        vec![Subject::Carried]
    } else if words.meets(POWER_WORDS) {
        denied_powers(words)
    } else if is_of_documents(words, heard) {
        denied_documents(words, heard)
    } else {
        denied_one(words, heard).into_iter().collect()
    };
    subjects.into_iter().map(|subject| (subject, aside)).collect()
}

/// 未发生行政复议被改变或行政诉讼败诉: disputes there may have been.
fn is_of_corrections(words: Words) -> bool {
    let other = Words::of([Word::Not, Word::Other, Word::Settle, Word::Handle]);
    words.has(Word::Corrected) && words.shared(COLUMN_WORDS) == 1 && words.meets(DISPUTE_WORDS) && !words.meets(other)
}

fn none_corrected(words: Words) -> Vec<Named> {
    let appeal = words.has(Word::Reconsideration).then_some((Subject::NoReconsiderationCorrected, None));
    let suit = words.has(Word::Suit).then_some((Subject::NoSuitLost, None));
    appeal.into_iter().chain(suit).collect()
}

/// 无结转件.
const CARRIED: Words = Words::of([Word::Carry, Word::Filler, Word::Request, Word::Application]);

/// 政府信息公开申请中没有不予公开的, 申请没有法人提出的: what none of the requests was; not 没有不予公开的情况, which may be of anything.
fn denied_of_requests(clause: &Clause, heard: &Heard) -> Option<Subject> {
    let words = clause.words;
    let of_requests = clause.before.has(Word::Request) && !clause.before.meets(Words::of([Word::Not, Word::Part]));
    let told = RESULT_WORDS.with(Words::of([Word::Person, Word::Organisation]));
    // 未作出不予公开的答复.
    let decides = words.has(Word::Decide) || words.has(Word::Settle);
    let verbs = if decides { Words::of([Word::Decide, Word::Settle]) } else { Words::default() };
    let beside = verbs.with(Words::of([Word::Filler]));
    let plain = words.within(told.with(beside)) && words.shared(told) == 1 && !clause.is_cut;
    // 办结申请9件，无不予公开情况: of those that were just counted.
    let follows = heard.last_of_requests && clause.before == Words::default() && !clause.has_unknown;
    let of_requests = of_requests || follows && words.meets(RESULT_WORDS);
    // 没有不予公开的政府信息公开申请: the requests stand behind.
    let behind = told.with(Words::of([Word::Filler, Word::Request, Word::Application, Word::Decide]));
    let named = words.has(Word::Request) && words.shared(RESULT_WORDS) == 1 && words.within(behind);
    let named = named && !clause.is_cut && clause.before.within(Words::of([Word::Filler, Word::ThisYear]));
    // 未作出部分公开答复: only requests are answered so.
    let answers = words.has(Word::Settle) && plain && !clause.has_unknown;
    if answers && words.meets(RESULT_WORDS.without(Words::of([Word::Granted]))) {
        let heard = Heard { on_requests: true, ..*heard };
        return outcome::results(clause, &heard).filter(|(_, aside)| aside.is_none()).map(|(subject, _)| subject);
    }
    if is_of_askers(clause) && heard.on_requests {
        return outcome::applicants(clause, heard).map(|(subject, _)| subject);
    }
    if named && !words.meets(APPLICANT_WORDS) {
        return outcome::results(clause, heard).filter(|(_, aside)| aside.is_none()).map(|(subject, _)| subject);
    }
    if !of_requests || !plain || heard.topic != Some(Topic::Requests) {
        return None;
    }
    let named =
        if words.meets(RESULT_WORDS) { outcome::results(clause, heard) } else { outcome::applicants(clause, heard) };
    named.filter(|(_, aside)| aside.is_none()).map(|(subject, _)| subject)
}

/// 没有法人或其他组织提出的申请, 未收到法人提出的政府信息公开申请: nobody of that kind asked.
fn is_of_askers(clause: &Clause) -> bool {
    let told = Words::of([Word::Receive, Word::Filler, Word::Request, Word::Application]);
    let words = clause.words;
    let asked = words.meets(Words::of([Word::Request, Word::Application]));
    let kinds = Words::of([Word::Person, Word::Organisation]);
    let one = words.shared(kinds) == 1 && words.within(told.with(kinds));
    asked && one && !clause.is_cut && !clause.has_unknown
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

fn is_of_documents(words: Words, heard: &Heard) -> bool {
    let theirs = matches!(heard.topic, Some(Topic::Documents | Topic::Regulations));
    let theirs = theirs && words.within(DOCUMENT_VERBS.with(Words::of([Word::Filler])));
    !words.has(Word::Fee)
        && (words.meets(Words::of([Word::Document, Word::Regulation])) || theirs && words.meets(DOCUMENT_VERBS))
}

/// 未制定规范性文件; 未制定、废止规范性文件 denies both; 未制定规章 is of regulations.
fn denied_documents(words: Words, heard: &Heard) -> Vec<Subject> {
    let follows = !words.has(Word::Document) && heard.topic == Some(Topic::Regulations);
    let regulations = words.has(Word::Regulation) || follows;
    let named = [
        (Word::Issue, Subject::DocumentsIssued, Subject::RegulationsIssued),
        (Word::Repeal, Subject::DocumentsRepealed, Subject::RegulationsRepealed),
        (Word::InForce, Subject::DocumentsInForce, Subject::RegulationsInForce),
    ];
    let told: Vec<_> = named.into_iter().filter(|(word, ..)| words.has(*word)).collect();
    // 没有制定现行有效的规范性文件: neither can be told.
    let verbs = words.shared(DOCUMENT_VERBS);
    if u32::try_from(told.len()) != Ok(verbs) || verbs != 1 && words.has(Word::InForce) {
        return Vec::new();
    }
    let documents = words.has(Word::Document) || !regulations;
    let both = |(_, document, regulation): (Word, Subject, Subject)| {
        [documents.then_some(document), regulations.then_some(regulation)].into_iter().flatten()
    };
    told.into_iter().flat_map(both).collect()
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
