//! Whether a number proves anything: which of those named it counts, all of them or some.

use super::clause::Clause;
use super::word::{Word, Words};
use crate::model::narrative::{Aside, Mention, Subject};

/// Whether a number counts a part of what its cells say: 其中5件已办结, 接收网络方式提交的政府信息公开申请5件. 另收到5件 is beside it.
pub(super) fn counts_part(aside: Aside, mention: &Mention, clause: &Clause) -> bool {
    let clear = !clause.has_unknown && !clause.is_cut && !clause.has_tail;
    let asked = clause.words.meets(Words::of([Word::Request, Word::Application])) && clause.before.has(Word::Receive);
    match aside {
        Aside::Part => !clause.before.has(Word::Including),
        Aside::Channel => clear && asked && mention.subject == Some(Subject::Received) && !mention.in_words,
        _ => false,
    }
}

/// Why a number of this clause would prove nothing.
pub(super) fn aside_of(subject: Option<Subject>, clause: &Clause, all: Words) -> Option<Aside> {
    let words = clause.before;
    let all_ways = words.has(Word::Total) && words.has(Word::Etc);
    let in_whole = matches!(subject, Some(Subject::Received | Subject::Settled | Subject::Handled));
    // 当场答复5件、书面答复3件.
    let written = words.with(clause.words).has(Word::Written) && (all.has(Word::Channel) || words.has(Word::Settle));
    let by_channel = words.has(Word::Channel) || clause.words.has(Word::Channel) || written;
    if by_channel && !all_ways {
        return Some(Aside::Channel);
    }
    if words.has(Word::Plan) {
        return Some(Aside::Plan);
    }
    let is_part = clause.is_some || words.meets(Words::of([Word::Part, Word::Including, Word::Rest]));
    (in_whole && is_part).then_some(Aside::Part)
}
