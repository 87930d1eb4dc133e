//! What clauses count of normative documents and of regulations: the first block of table 2. What else clauses count is `subject`'s
//! business.

use super::clause::Clause;
use super::heard::{Heard, Named, Topic};
use super::word::{ENDS, Word, Words};
use crate::model::narrative::{Aside, Subject};

/// What is done with documents.
pub(super) const DOCUMENT_VERBS: Words =
    Words::of([Word::Issue, Word::Repeal, Word::Expire, Word::Amend, Word::InForce, Word::Published]);

/// 共制发5件，废止3件，现行有效的行政规范性文件共9件: the noun stands behind the last verb, and there is no other.
fn names_documents_behind(heard: &Heard) -> bool {
    const BESIDE: Words =
        Words::of([Word::Document, Word::Filler, Word::Total, Word::ThisYear, Word::Own, Word::OwnArea, Word::Until])
            .with(DOCUMENT_VERBS);
    heard.all.has(Word::Document) && heard.all.has(Word::InForce) && heard.all.within(BESIDE)
}

/// Tells whether a clause counts documents or regulations.
pub(super) fn are_counted(words: Words, heard: &Heard) -> bool {
    // 制发行政规范性文件3件，公开解读3件，现行有效9件.
    let in_force = words.has(Word::InForce) && heard.words.has(Word::Document);
    let follows = matches!(heard.topic, Some(Topic::Documents | Topic::Regulations)) || names_documents_behind(heard);
    let told = words.meets(Words::of([Word::Document, Word::Regulation]));
    told || follows && words.meets(DOCUMENT_VERBS) || in_force
}

/// Names what a clause on documents or regulations counts.
pub(super) fn counted(clause: &Clause, heard: &Heard) -> Option<Named> {
    let words = clause.words;
    let of_regulations = words.has(Word::Regulation) || heard.topic == Some(Topic::Regulations);
    if !of_regulations || words.has(Word::Document) && !words.has(Word::Regulation) {
        return documents(clause, heard);
    }
    // 制发规章、行政规范性文件5件: of both.
    let plain = !words.has(Word::Document) && !clause.is_cut && !clause.has_unknown && !clause.has_tail;
    let subject = match words.shared(DOCUMENT_VERBS) {
        1 if words.has(Word::Issue) => Subject::RegulationsIssued,
        1 if words.has(Word::Repeal) || words.has(Word::Expire) => Subject::RegulationsRepealed,
        1 if words.has(Word::InForce) => Subject::RegulationsInForce,
        _ => return None,
    };
    plain.then_some((subject, None))
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
    // 制发规章0件、行政规范性文件5件.
    let beside = !own && clause.is_listed && heard.last_words.has(Word::Regulation);
    let verbs = match (inherits, beside) {
        (_, true) => heard.last_words,
        (true, false) => heard.words,
        (false, false) => words,
    };
    let subject = match verbs.shared(DOCUMENT_VERBS) {
        1 if verbs.has(Word::Issue) => Subject::DocumentsIssued,
        1 if verbs.has(Word::Repeal) || verbs.has(Word::Expire) => Subject::DocumentsRepealed,
        1 if verbs.has(Word::InForce) => Subject::DocumentsInForce,
        1 if verbs.has(Word::Published) => Subject::DocumentsPublished,
        _ => return None,
    };
    let parted = subject == Subject::DocumentsRepealed && heard.counting.shared(ENDS) > 1;
    let some = words.has(Word::OwnName) && (words.has(Word::Part) || heard.two_names);
    // 将2件不适应发展的规范性文件予以废止: those at least.
    let of_kind = clause.is_cut && !clause.before.has(Word::Document) && subject == Subject::DocumentsRepealed;
    let part = (some || of_kind).then_some(Aside::Part);
    Some((subject, part.or((clause.is_cut || parted).then_some(Aside::Unclear))))
}
