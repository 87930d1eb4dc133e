//! What the words of a clause count: the one cell, or few, that could say the same. Where they leave that open, nothing is
//! named or the naming is loose.

use super::came;
use super::clause::Clause;
use super::disputes;
use super::documents;
use super::each;
use super::fees::fees;
use super::heard::{DONE, Heard, Named, REQUEST_VERBS, Topic};
use super::outcome;
use super::word::{APPLICANT_WORDS, COLUMN_WORDS, DISPUTE_WORDS, POWER_WORDS, RESULT_WORDS, ROW_WORDS, Word, Words};
use crate::model::narrative::{Aside, Subject, Unit};

/// Names what a number counts.
pub(super) fn of_number(clause: &Clause, unit: Unit, heard: &Heard) -> Option<Named> {
    // 未按期答复1件: what was not done.
    let undone = clause.before.has(Word::Not) && clause.words.meets(REQUEST_VERBS);
    if clause.words.has(Word::Withdrawn) && heard.topic == Some(Topic::Disputes) {
        return disputes::withdrawn(clause, heard).filter(|_| matches!(unit, Unit::Count(_)));
    }
    if clause.words.has(Word::Other) && !is_matter_decided(clause, unit) || undone {
        return None;
    }
    let named = match unit {
        Unit::Yuan => fees(clause, heard),
        Unit::Count(classifier) => counted(clause, classifier, heard),
        Unit::Percent | Unit::None => None,
    };
    // 复议、诉讼各1件: not what they come to.
    let each = clause.is_each && !clause.is_nought;
    match named {
        Some((Subject::Disputes, aside)) if each => Some((Subject::Reconsiderations, aside)),
        named => named.filter(|&(subject, _)| !each || !each::is_of_several(subject, clause.words)),
    }
}

/// 办理行政许可事项9件: decisions, though 行政许可事项35项 are a list of what there is.
fn is_matter_decided(clause: &Clause, unit: Unit) -> bool {
    let words = clause.words;
    let acts = words.meets(Words::of([Word::Decide, Word::Handle, Word::Settle]));
    unit == Unit::Count('件') && words.has(Word::Matter) && words.meets(POWER_WORDS) && acts
}

/// What requests are counted in.
const OF_REQUESTS: &str = "件条宗份封起个例项";

fn counted(clause: &Clause, classifier: char, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    let is = |allowed: &str| allowed.contains(classifier);
    if adds_up(clause, heard) {
        return Some(total(heard)).filter(|_| is(OF_REQUESTS));
    }
    // 上年结转复议案件1件.
    let of_disputes = words.meets(DISPUTE_WORDS) && !words.has(Word::Request);
    if of_disputes && words.meets(Words::of([Word::CarriedIn, Word::CarriedOut, Word::Carry])) {
        return None;
    }
    if words.has(Word::CarriedIn) || words.has(Word::CarriedOut) || is_carried(clause, heard) {
        return carried(clause, heard).filter(|_| is(OF_REQUESTS));
    }
    let results = || disputes::told(words) != Words::default();
    if words.meets(DISPUTE_WORDS) || heard.topic == Some(Topic::Disputes) && results() {
        return disputes::counted(clause, heard).filter(|_| is("件宗起例次个条"));
    }
    if words.meets(ROW_WORDS) && !(words.has(Word::Etc) && words.meets(RESULT_WORDS)) {
        return outcome::rows(clause, heard).filter(|_| is(OF_REQUESTS));
    }
    if words.meets(RESULT_WORDS) || outcome::is_opened(clause, heard) {
        return outcome::results(clause, heard).filter(|_| is(OF_REQUESTS));
    }
    if words.meets(APPLICANT_WORDS) {
        return outcome::applicants(clause, heard).filter(|_| is(OF_REQUESTS));
    }
    if documents::are_counted(words, heard) {
        return documents::counted(clause, heard).filter(|_| is("件份个部项篇"));
    }
    if words.meets(POWER_WORDS) {
        // 作出行政许可5项, 下达行政处罚决定书5份.
        let decided = is("项份") && heard.words.has(Word::Decide) && !words.has(Word::Matter);
        return powers(clause, heard).filter(|_| is("件宗起例个") || decided);
    }
    // 收到10次政府信息公开申请, 处理依申请公开3次.
    let times = is("次") && words.has(Word::Request) && words.meets(REQUEST_VERBS);
    requests(clause, classifier, heard).filter(|_| is(OF_REQUESTS) || times)
}

/// 收到5件，上年结转1件，共6件; 新收、结转合计6件; 复议1件、诉讼2件，合计3件.
fn adds_up(clause: &Clause, heard: &Heard) -> bool {
    let (words, clear) = (clause.words, !clause.has_unknown && !clause.has_tail);
    let carries = Words::of([Word::CarriedIn, Word::Carry]);
    let names_both = words.has(Word::Receive) && words.meets(carries);
    let both = Words::of([Word::Receive, Word::CarriedIn]);
    let heard_both = heard.words.shared(both) == 2 && !heard.words.meets(Words::of([Word::Settle, Word::Handle]));
    let disputes = heard.words.has(Word::Reconsideration) && heard.words.has(Word::Suit);
    let of_requests = heard.topic == Some(Topic::Requests) && heard_both && !heard.words.meets(RESULT_WORDS);
    let of_disputes = heard.topic == Some(Topic::Disputes) && disputes && !heard.words.meets(COLUMN_WORDS);
    let plain = words.within(came::PLAIN) && (of_requests || of_disputes);
    clear && words.has(Word::Total) && (plain || names_both)
}

fn total(heard: &Heard) -> Named {
    let sure = heard.on_requests && !heard.vague_disputes;
    let subject = if heard.topic == Some(Topic::Disputes) { Subject::Disputes } else { Subject::AtHand };
    (subject, (!sure).then_some(Aside::Unclear))
}

/// 办结4件，结转1件; 收到5件，1件正在办理; 办结4件，余1件.
fn is_carried(clause: &Clause, heard: &Heard) -> bool {
    let words = clause.words;
    let pending = words.has(Word::Pending) && !words.meets(DISPUTE_WORDS);
    let theirs = heard.topic == Some(Topic::Requests) && !clause.has_unknown && !words.meets(REQUEST_VERBS);
    theirs && (words.has(Word::Carry) || pending || is_left(clause, heard))
}

/// 办结4件，余1件: nothing is said of what became of it.
fn is_left(clause: &Clause, heard: &Heard) -> bool {
    let told = RESULT_WORDS.with(ROW_WORDS).with(APPLICANT_WORDS).with(DISPUTE_WORDS);
    let open = clause.words.has(Word::Left) && !clause.words.meets(told) && !clause.has_tail;
    open && heard.words.has(Word::Settle)
}

fn carried(clause: &Clause, heard: &Heard) -> Option<Named> {
    // 结转下年度4件: the label of the row alone.
    let is_label = clause.words.within(CARRIED) && heard.all.within(CARRIED) && !clause.has_unknown;
    let both = clause.words.has(Word::CarriedIn) && clause.words.has(Word::CarriedOut);
    if !heard.on_requests && !is_label || both {
        return None;
    }
    // 行政复议3件，其中2件为上年结转; 行政复议3件，上年结转1件: of those disputes.
    let of_disputes = heard.topic == Some(Topic::Disputes) && (clause.before.has(Word::Part) || heard.after_disputes);
    let left = clause.words.has(Word::Left) && !clause.words.has(Word::Carry);
    let out = clause.words.meets(Words::of([Word::CarriedOut, Word::Pending])) || left;
    let subject = match (clause.words.has(Word::CarriedIn), out) {
        (true, _) => Subject::CarriedIn,
        (_, true) => Subject::CarriedOut,
        (false, false) => Subject::Carried,
    };
    // 办结上年结转5件 may be some of them, 办理上年结转5件 are all.
    let settled = subject == Subject::CarriedIn && clause.before.has(Word::Settle);
    let received = subject == Subject::CarriedIn && clause.before.has(Word::Receive);
    // 其余1件因期限跨年转入下一年度: whatever the reason, it is all that is left.
    let all_left = out && clause.before.has(Word::Rest) && clause.words.has(Word::Toward);
    let unclear = (clause.is_cut && !all_left || received || of_disputes).then_some(Aside::Unclear);
    Some((subject, unclear.or(settled.then_some(Aside::Part))))
}

/// What labels of rows that were carried over are made of.
const CARRIED: Words = Words::of([Word::CarriedIn, Word::CarriedOut, Word::Filler]);

fn powers(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    // 公开信息9条；全年办理行政许可5件: the clause has a verb of its own.
    let acts = words.meets(Words::of([Word::Decide, Word::Handle])) || words.has(Word::ThisYear) || clause.has_year;
    let of_news = heard.words.has(Word::Publish) && !acts && !heard.powers;
    if words.has(Word::Request) || words.has(Word::Publish) || of_news {
        return None;
    }
    let subject = match (words.has(Word::Licence), words.has(Word::Penalty), words.has(Word::Coercion)) {
        (true, false, false) => Subject::Licences,
        (false, true, false) => Subject::Penalties,
        (false, false, true) => Subject::Coercions,
        _ => return None,
    };
    // 对违规采砂作出行政处罚3件: those of one kind.
    let qualified = clause.has_unknown && clause.before.has(Word::Toward) || clause.is_qualified;
    // 行政处罚案件结案7件: a case may be closed without a decision.
    let closed = words.has(Word::Closed);
    let loose = clause.is_cut || closed || words.has(Word::Receive) || words.has(Word::Application);
    Some((subject, loose.then_some(Aside::Unclear).or(qualified.then_some(Aside::Part))))
}

fn requests(clause: &Clause, classifier: char, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    let named = words.has(Word::Request) || words.has(Word::Application) && heard.on_requests && !heard.foreign;
    let clear = !clause.has_unknown && !clause.has_tail;
    // 受理政府信息公开5件: what is received of it are requests.
    let named = named || clear && words.has(Word::Receive) && words.has(Word::Disclosure);
    let implied = heard.topic == Some(Topic::Requests) && clear;
    // 政府信息公开申请答复5件.
    if is_reply(clause, heard) {
        return Some((Subject::Settled, None));
    }
    // 5件申请收取信息处理费; 会商涉及申请5件: some of them.
    let of_some = words.meets(Words::of([Word::Fee, Word::Collect, Word::Collected, Word::Concern]));
    // 收到的5件申请均未收取信息处理费: all of them.
    let of_some = of_some && !clause.is_nought && !clause.before.has(Word::Receive);
    if !named && !implied || of_some {
        return None;
    }
    // 新收的5件申请已全部答复: the number is of those received.
    let words = if clause.before.has(Word::Receive) && !clause.before.meets(OTHER_DEALINGS) {
        words.without(OTHER_DEALINGS)
    } else {
        words
    };
    let tells_year = clause.has_year || words.has(Word::LastYear);
    let only_year = tells_year && !words.meets(REQUEST_VERBS) && !named && heard.words.has(Word::Receive);
    let subject = match (words.has(Word::Receive) || only_year, words.has(Word::Settle), words.has(Word::Handle)) {
        (true, false, false) => Subject::Received,
        (false, true, false) => Subject::Settled,
        _ if words.has(Word::AtHand) => Subject::AtHand,
        // 受理并依法答复政府信息公开申请9件: those that were answered.
        (true, true, _) if words.has(Word::Request) && !words.has(Word::Part) => Subject::Settled,
        // 申请受理和办理均为0件.
        (true, ..) if words.has(Word::Request) && came::is_bare_nought(clause) => Subject::Received,
        (false, _, true) => Subject::Handled,
        // 受理并办理申请9件: those received, or those dealt with.
        (true, false, true) if words.has(Word::Request) && !words.has(Word::Part) => Subject::Handled,
        (false, false, false) if came::came(clause, classifier, heard) => Subject::Received,
        (false, false, false) if let Some(subject) = of_list(clause, heard) => subject,
        (true, ..) | (false, false, false) if named => return Some((Subject::Received, Some(Aside::Unclear))),
        _ => return None,
    };
    // 自然人仍是主要申请群体，全年提交申请26件: by them, who are some of those who asked.
    let by_some = subject == Subject::Received && heard.words.meets(APPLICANT_WORDS) && !heard.counted;
    let by_some = by_some && !words.meets(REQUEST_VERBS.with(APPLICANT_WORDS)) && clause.figure > 0;
    let loose = (clause.is_cut || may_be_some(clause, subject, heard)).then_some(Aside::Unclear);
    Some((subject, loose.or(by_some.then_some(Aside::Part))))
}

/// Tells whether others of the same are told of beside them, so that those counted may not be all.
fn may_be_some(clause: &Clause, subject: Subject, heard: &Heard) -> bool {
    // 收到33件，办结31件，逾期不再处理1件: what is told beside it is settled too.
    const APART: Words = Words::of([Word::Overdue, Word::Unpaid, Word::OtherHandling]);
    // 予以公开5件、其他处理1件，合计办结6件: the sum of them.
    let sums_up = clause.words.has(Word::Total) && heard.words.meets(APART);
    // 办结35件，11件予以公开、9件无法提供、15件其他处理: one list of what became of them.
    let listed = heard.all.shared(RESULT_WORDS) > 1 && heard.all.has(Word::OtherHandling);
    let divided = heard.all.has(Word::Part) || clause.is_divided || listed;
    let beside = heard.all.meets(APART) && !divided && !sums_up;
    // 收到5件，撤回2件，受理3件: who knows whether those withdrawn are among them.
    let withdrawn = heard.all.has(Word::Withdrawn) && !heard.all.meets(DISPUTE_WORDS);
    let withdrawn = withdrawn && (heard.words.has(Word::Withdrawn) || !clause.before.has(Word::Receive));
    // 收到公民提出的申请9件，法人或其他组织提出的申请3件: the first are not all.
    let split = heard.counts_organisations && !heard.all.meets(Words::of([Word::Part, Word::Person]));
    let split = split && subject == Subject::Received && !heard.counted && clause.names_public;
    // 按期答复9件，延期答复1件.
    let apart = heard.counts_some && !clause.words.meets(Words::of([Word::Total, Word::Some]));
    split || subject == Subject::Settled && (beside || apart) || withdrawn
}

/// 办理建议提案9件、政府信息公开申请6件: the verb before the list says what was done.
fn of_list(clause: &Clause, heard: &Heard) -> Option<Subject> {
    let of_papers = heard.words.meets(Words::of([Word::Publish, Word::Document, Word::Part]));
    let theirs = clause.is_listed && came::is_plain(clause) && heard.counted && !of_papers;
    let verbs = heard.words.only(DONE.with(REQUEST_VERBS));
    let one = |verb: Word| verbs.within(Words::of([verb])) && verbs.has(verb);
    match (theirs, one(Word::Receive), one(Word::Handle)) {
        (true, true, false) => Some(Subject::Received),
        (true, false, true) => Some(Subject::Handled),
        _ => None,
    }
}

/// What is done with requests once they came.
const OTHER_DEALINGS: Words = Words::of([Word::Settle, Word::Handle]);

/// 依申请公开答复5件, 作出政府信息公开申请答复5件: nothing else is said of the answers.
fn is_reply(clause: &Clause, heard: &Heard) -> bool {
    let replies = clause.words.has(Word::Reply)
        && clause.words.within(came::PLAIN.with(Words::of([Word::Reply, Word::Decide, Word::Handle])));
    replies && !clause.has_unknown && !clause.has_tail && !heard.words.meets(DISPUTE_WORDS)
}
