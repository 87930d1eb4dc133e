//! Requests that came, where no verb says so: 全年政府信息公开申请12件, 政府信息公开申请数为零. What verbs say is `subject`'s business.

use super::clause::Clause;
use super::heard::{DONE, Heard, REQUEST_VERBS, Topic};
use super::word::{APPLICANT_WORDS, OWN, RESULT_WORDS, Word, Words};

/// What may stand beside a total that says nothing else.
pub(super) const PLAIN: Words = Words::of([
    Word::Filler,
    Word::Total,
    Word::Request,
    Word::Application,
    Word::Disclosure,
    Word::ThisYear,
    Word::Own,
    Word::OwnArea,
]);

/// Tells requests of which no verb says what was done: those that came.
pub(super) fn came(clause: &Clause, classifier: char, heard: &Heard) -> bool {
    let words = clause.words;
    let asks = words.has(Word::Request);
    // Below a heading of requests alone: 政府信息公开申请数量为9件.
    let asked = asks || words.has(Word::Application);
    let opens = heard.opens && !heard.counted && asked && is_bare(clause) && OF_REQUESTS_ONLY.contains(classifier);
    // 群众向我局申请信息公开的件数是5件.
    let handed_in = asks && words.has(Word::Toward) && words.meets(OWN) && !clause.is_cut;
    // 政府信息公开申请数为零: of what was not received nothing else can be said either.
    let nought = asks && is_bare_nought(clause) && !marks_papers(heard);
    // 来信来电26件，其中政府信息公开申请7件: all of them, of something wider.
    is_part_of_other(clause, heard)
        // 全年政府信息公开申请12件: the year says that they are those received.
        || asks && is_of_year(clause, classifier)
        || is_dated(clause, classifier, heard)
        || is_first(clause, heard)
        || opens
        || handed_in
        || is_sum_of_year(clause, heard)
        || is_sum_of_change(clause, heard)
        || is_base(clause, heard)
        || nought
}

/// 受理诉求26件，其中属于政府信息公开申请的7件; 收到来信、申请等26件，其中政府信息公开申请7件.
pub(super) fn is_part_of_other(clause: &Clause, heard: &Heard) -> bool {
    let words = clause.words;
    let verbs = words.meets(REQUEST_VERBS) || words.meets(DONE);
    let wider = heard.words.has(Word::Receive) && heard.words.meets(Words::of([Word::Other, Word::Etc]));
    words.has(Word::Request) && words.has(Word::Part) && wider && !verbs && !clause.is_cut
}

/// What is counted in these is no information that was published.
const OF_REQUESTS_ONLY: &str = "件宗份起例";

fn is_of_year(clause: &Clause, classifier: char) -> bool {
    let told = OF_REQUESTS_ONLY.contains(classifier) && (clause.has_year || clause.words.has(Word::ThisYear));
    told && !clause.has_unknown && !clause.has_tail && !clause.words.meets(Words::of([Word::Channel, Word::Part]))
}

/// 2024年，政府信息公开申请量12件; but not 制发公文9件，主动公开5件，依申请公开4件.
fn is_dated(clause: &Clause, classifier: char, heard: &Heard) -> bool {
    let of_papers = heard.words.meets(Words::of([Word::Other, Word::Publish, Word::Document])) || heard.strange;
    heard.dated && OF_REQUESTS_ONLY.contains(classifier) && is_plain(clause) && !of_papers
}

/// 全年合计9件, behind requests that came.
fn is_sum_of_year(clause: &Clause, heard: &Heard) -> bool {
    let told = clause.words.has(Word::Total) && clause.words.has(Word::ThisYear) && clause.words.within(PLAIN);
    told && heard.topic == Some(Topic::Requests) && heard.words.has(Word::Receive) && !heard.words.meets(DONE)
}

/// 与上年相比，申请增加2件，共9件: behind what they changed by.
fn is_sum_of_change(clause: &Clause, heard: &Heard) -> bool {
    let told = clause.words.has(Word::Total) && clause.words.within(PLAIN);
    let moved = heard.words.meets(Words::of([Word::Rise, Word::Fall])) && heard.words.has(Word::Request);
    told && moved && heard.topic == Some(Topic::Requests) && !heard.words.meets(DONE)
}

/// 占全部9件的56%: what requests have their share in.
fn is_base(clause: &Clause, heard: &Heard) -> bool {
    let told = clause.before.has(Word::Share) && clause.words.within(PLAIN.with(Words::of([Word::Share])));
    told && heard.topic == Some(Topic::Requests) && heard.counted && !heard.words.meets(DONE)
}

/// 依申请公开12件，同意公开9件; 申请公开政府信息12件，办结9件: the first that is counted, and what became of them behind.
fn is_first(clause: &Clause, heard: &Heard) -> bool {
    let of_papers = heard.all.meets(Words::of([Word::Other, Word::Document])) || heard.words.has(Word::Publish);
    let divided = heard.all.meets(RESULT_WORDS.with(APPLICANT_WORDS).with(Words::of([Word::Settle])));
    is_plain(clause) && divided && !heard.counted && !of_papers && !heard.strange
}

/// 政府信息公开申请量: requests and nothing else.
pub(super) fn is_plain(clause: &Clause) -> bool {
    clause.words.has(Word::Request) && is_bare(clause)
}

/// 申请数量: nothing but who, when and how many.
fn is_bare(clause: &Clause) -> bool {
    let clear = !clause.has_unknown && !clause.has_tail;
    clear && clause.words.within(PLAIN.with(Words::of([Word::Become])))
}

/// 发文9件，其中主动公开4件、不公开5件，依申请公开0件: what papers are marked with.
fn marks_papers(heard: &Heard) -> bool {
    let marked = heard.words.meets(RESULT_WORDS.with(Words::of([Word::Other])));
    marked && heard.words.has(Word::Publish) && !heard.words.meets(REQUEST_VERBS)
}

pub(super) fn is_bare_nought(clause: &Clause) -> bool {
    let plain = !clause.has_unknown && !clause.has_tail && !clause.words.meets(Words::of([Word::Channel, Word::Part]));
    clause.is_nought && plain
}
