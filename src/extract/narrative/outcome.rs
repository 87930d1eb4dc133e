//! What became of requests and whose they were: the groups and rows of table 3 and its columns. What else clauses count is
//! `subject`'s business.

use super::clause::Clause;
use super::heard::{DONE, Heard, Named, Topic};
use super::word::{
    APPLICANT_WORDS, DISPUTE_WORDS, ON_REQUESTS, RESULT_WORDS, ROW_WORDS, UNAVAILABLE_WORDS, Word, Words,
};
use crate::model::narrative::{Aside, Subject};

const RESULTS: [(Word, Subject); 6] = [
    (Word::Granted, Subject::Granted),
    (Word::PartlyGranted, Subject::PartlyGranted),
    (Word::Denied, Subject::Denied),
    (Word::Unavailable, Subject::Unavailable),
    (Word::NotProcessed, Subject::NotProcessed),
    (Word::OtherHandling, Subject::OtherHandling),
];
const ROWS: [(Word, Subject); 18] = [
    (Word::StateSecret, Subject::DeniedSecret),
    (Word::LawProhibits, Subject::DeniedByLaw),
    (Word::Safety, Subject::DeniedSafety),
    (Word::ThirdParty, Subject::DeniedThirdParty),
    (Word::Internal, Subject::DeniedInternal),
    (Word::Process, Subject::DeniedProcess),
    (Word::EnforcementFile, Subject::DeniedFile),
    (Word::Inquiry, Subject::DeniedInquiry),
    (Word::NotHeld, Subject::NotHeld),
    (Word::NeedsCreation, Subject::NeedsCreation),
    (Word::StillUnclear, Subject::StillUnclear),
    (Word::Petition, Subject::Petitions),
    (Word::Repeated, Subject::Repeated),
    (Word::Publication, Subject::Publications),
    (Word::Excessive, Subject::Excessive),
    (Word::Reconfirm, Subject::Reconfirm),
    (Word::Unpaid, Subject::Unpaid),
    (Word::Overdue, Subject::Overdue),
];
const APPLICANTS: [(Word, Subject); 8] = [
    (Word::Person, Subject::NaturalPersons),
    (Word::Organisation, Subject::Organisations),
    (Word::Firm, Subject::Firms),
    (Word::Business, Subject::Businesses),
    (Word::Research, Subject::ResearchBodies),
    (Word::Social, Subject::SocialBodies),
    (Word::LegalService, Subject::LegalServices),
    (Word::OtherBody, Subject::OtherBodies),
];
/// 公开3件、不予公开2件: granted, beside other outcomes.
pub(super) fn is_opened(clause: &Clause, heard: &Heard) -> bool {
    let beside =
        Words::of([Word::Filler, Word::Open, Word::Publish, Word::Settle, Word::Part, Word::Total, Word::Toward]);
    let told = clause.words.has(Word::Open) && clause.words.within(beside);
    let clear = !clause.has_unknown && !clause.has_tail;
    // 办结申请9件，其中公开5件: nothing else can be a part of those.
    let of_settled = clause.before.has(Word::Part) && heard.words.has(Word::Settle);
    let among_others = heard.all.meets(RESULT_WORDS.with(ROW_WORDS)) || of_settled;
    told && clear && heard.topic == Some(Topic::Requests) && among_others
}

/// 公开和部分公开5件: both, together.
fn is_opened_in_part(clause: &Clause, heard: &Heard) -> bool {
    const BOTH: Words = Words::of([Word::Open, Word::PartlyGranted]);
    let beside =
        BOTH.with(Words::of([Word::Publish, Word::Filler, Word::Part, Word::Total, Word::Settle, Word::Among]));
    let clear = !clause.has_unknown && !clause.has_tail && heard.topic == Some(Topic::Requests);
    clear && clause.words.shared(BOTH) == 2 && clause.words.within(beside)
}

/// Rows whose words are said of requests and of nothing else: 本机关不掌握相关政府信息3件.
const OF_REQUESTS_ALONE: Words = Words::of([
    Word::NotHeld,
    Word::NeedsCreation,
    Word::StillUnclear,
    Word::Petition,
    Word::Repeated,
    Word::Excessive,
    Word::Reconfirm,
    Word::Overdue,
    Word::Unpaid,
    Word::NotExisting,
]);

/// 属于过程性信息2件, 本机关不掌握相关政府信息3件.
pub(super) fn rows(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    let of_papers = words.meets(Words::of([Word::Publish, Word::LegalPerson]));
    // 因不掌握、没有现成信息或补正后仍不明确而无法提供9件: by all three reasons that there are.
    if words.only(ROW_WORDS) == UNAVAILABLE_WORDS && words.only(RESULT_WORDS) == Words::of([Word::Unavailable]) {
        return results(clause, heard);
    }
    if !heard.on_requests || of_papers || words.shared(ROW_WORDS) != 1 {
        return None;
    }
    let part = is_part_of_unavailable(words);
    let subject = ROWS.iter().find(|(word, _)| words.has(*word)).map(|&(_, row)| row);
    let subject = subject.or(part.then_some(Subject::Unavailable))?;
    let theirs =
        heard.itself || heard.after_received || heard.topic == Some(Topic::Requests) || words.meets(OF_REQUESTS_ALONE);
    // 逾期不补正、某局不再处理其申请7件: says all, whoever is named in it.
    let clear = !clause.is_cut && !clause.has_unknown || matches!(subject, Subject::Overdue | Subject::Unpaid);
    // 因本机关不掌握等原因答复9件: for other reasons too.
    // 申请内容集中在项目备案等方面，其中2件本机关不掌握相关政府信息: what they are about is another matter.
    let others = heard.words.has(Word::Other) && !(heard.itself && words.meets(UNAVAILABLE_WORDS));
    let sure = theirs && clear && !others && !words.has(Word::Etc);
    Some((subject, (!sure).then_some(Aside::Unclear).or(part.then_some(Aside::Part))))
}

/// 信息不存在3件, 不属于本机关公开、无法提供2件: whichever row they were put in, they are among those that could not be provided.
const fn is_part_of_unavailable(words: Words) -> bool {
    words.has(Word::NotExisting) || words.has(Word::NotOurs) && words.has(Word::Unavailable)
}

/// 因…等原因无法提供 speaks of the whole group, 因属于国家秘密不予公开 only of a part of it.
pub(super) fn results(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    let opened = is_opened(clause, heard);
    let in_part = is_opened_in_part(clause, heard);
    // 无法提供4件: the label of the row alone.
    let labels = Words::of([Word::Unavailable, Word::PartlyGranted, Word::NotProcessed, Word::Filler]);
    let on_requests = heard.on_requests || heard.all.within(labels) && !clause.has_unknown;
    if !on_requests || words.has(Word::Publish) && !opened && !in_part || words.has(Word::LegalPerson) {
        return None;
    }
    let subject = match words.shared(RESULT_WORDS) {
        0 if opened => Subject::Granted,
        1 if in_part => Subject::GrantedAtAll,
        1 => RESULTS.iter().find(|(word, _)| words.has(*word))?.1,
        2 if words.has(Word::Granted) && words.has(Word::PartlyGranted) => Subject::GrantedAtAll,
        _ => return None,
    };
    let whole_group = words.has(Word::Etc) || !clause.has_unknown && !clause.is_cut;
    // 制发公文420件，其中主动公开96件、依申请公开50件、不予公开274件: what papers are marked with.
    let of_papers = heard.words.has(Word::Other) && (heard.words.has(Word::Publish) || !heard.itself);
    // 选取案例6件，其中不予公开类2件.
    let of_papers = of_papers || heard.strange && !heard.itself;
    // 制发政府信息157件，其中主动公开53件、不予公开104件.
    let of_papers = of_papers || heard.words.has(Word::Issue) && !heard.words.meets(ON_REQUESTS);
    // 因涉及商业秘密不予公开2件: for one reason of several.
    let by_reason = clause.has_unknown && !clause.is_cut && words.has(Word::Toward) && !heard.words.has(Word::Other);
    let some = if by_reason { Aside::Part } else { Aside::Unclear };
    Some((subject, of_papers.then_some(Aside::Unclear).or((!whole_group).then_some(some))))
}

pub(super) fn applicants(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    // 企业、社会组织等法人或其他组织3件: the last names them all.
    let all = words.has(Word::Organisation) && words.has(Word::Etc) && words.has(Word::LegalPerson);
    if words.shared(APPLICANT_WORDS) != if all { 2 } else { 1 } {
        return None;
    }
    let subject = APPLICANTS.iter().find(|(word, _)| words.has(*word))?.1;
    // 在全部政府信息公开申请中，自然人提出的9件: what was asked for, where nothing of the sentence was done with it.
    let asked = heard.all.meets(Words::of([Word::Request, Word::Application])) && !heard.all.meets(DONE);
    // 收到政府信息公开申请9件。从申请人看，自然人5件: whose those are that the sentence before counts.
    let followed = heard.after_received && !heard.all.meets(DONE.with(Words::of([Word::Other])));
    let received = asked || followed || heard.words.has(Word::Receive) && !heard.words.has(Word::Settle);
    // 办理申请9件，其中自然人7件: of one of the table's rows, all of which are accepted.
    let dealt = clause.before.has(Word::Part) && heard.words.meets(DONE);
    let dealt = dealt && !heard.words.meets(NOT_ALL.without(Words::of([Word::Part])).with(DISPUTE_WORDS));
    // 自然人政府信息公开申请3件，均已办结: the table's rows in which the column can be that number are all accepted.
    let whole = words.has(Word::Request) && !heard.words.meets(NOT_ALL);
    // 申请人情况：自然人5件、商业企业1件、科研机构0件: the columns of the table, named one after the other.
    let columns = heard.all.has(Word::Person) && heard.all.shared(COLUMNS_OF_BODIES) > 1;
    // 自然人21件，法人或其他组织5件: the first that section 三 says.
    let two = heard.all.has(Word::Person) && heard.all.meets(Words::of([Word::Organisation, Word::Firm]));
    let pair = two && !heard.all.meets(NOT_ALL.with(DONE)) && heard.opens && !heard.strange;
    // 新收申请8件，均已办结；自然人7件，法人或其他组织1件: of those received or of those settled, which the table's rows tell.
    let both = two && heard.words.has(Word::Receive) && !heard.words.meets(NOT_ALL.without(Words::of([Word::Part])));
    // 从申请主体看，自然人申请5件，法人或其他组织申请3件: whatever was counted since they came.
    let by_asker = two && heard.by_asker && !heard.all.meets(NOT_ALL.with(DONE).without(Words::of([Word::Part])));
    let sure =
        (received || dealt || whole || columns || pair || both || by_asker) && !clause.has_unknown && !clause.is_cut;
    heard.on_requests.then_some((subject, (!sure).then_some(Aside::Unclear)))
}

/// The columns of table 3 that only it has words for.
const COLUMNS_OF_BODIES: Words = Words::of([Word::Business, Word::Research, Word::Social, Word::LegalService]);

/// Words behind which a number is of a part of the requests.
const NOT_ALL: Words =
    RESULT_WORDS.with(ROW_WORDS).with(Words::of([Word::CarriedIn, Word::CarriedOut, Word::Carry, Word::Part]));
