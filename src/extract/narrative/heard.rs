//! What a sentence has spoken of up to some number: data that naming looks at. What a number counts is told elsewhere.

use super::word::{RESULT_WORDS, Word, Words};
use crate::model::narrative::{Aside, Subject};

/// What a sentence has spoken of so far.
#[expect(clippy::struct_excessive_bools, reason = "things heard in passing, none excludes another")]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Heard {
    /// The last of the nouns that a following verb alone would mean.
    pub(super) topic: Option<Topic>,
    /// Every word of the sentence up to here.
    pub(super) words: Words,
    /// Every word of the whole sentence.
    pub(super) all: Words,
    /// Every word of those of its clauses that count something.
    pub(super) counting: Words,
    /// The sentence itself names requests or disclosure.
    pub(super) itself: bool,
    /// The words of disputes since the last semicolon.
    pub(super) disputes: Words,
    /// The report's year was named.
    pub(super) dated: bool,
    /// The sentences before say how many requests were received, and nothing but what became of them.
    pub(super) after_received: bool,
    /// Something was counted that the lexicon does not know, before requests were spoken of.
    pub(super) strange: bool,
    /// Some of what is counted are counted apart, by a word that says which.
    pub(super) counts_some: bool,
    /// Documents are counted apart by whose name they bear.
    pub(super) two_names: bool,
    /// Nothing was counted since a heading of requests alone.
    pub(super) opens: bool,
    /// Something was counted before.
    pub(super) counted: bool,
    /// The last applications spoken of were for something else than information.
    pub(super) foreign: bool,
    /// Licences, penalties or coercions were counted as such.
    pub(super) powers: bool,
    /// Disputes were counted that may be about anything: 办理行政复议案件417件.
    pub(super) vague_disputes: bool,
    /// Reconsiderations and suits were counted in one number, and so may be what became of them.
    pub(super) joint: bool,
    /// Whose results were named last: 行政复议结果维持.
    pub(super) columned: Words,
    /// What the clause of the number before says.
    pub(super) last_words: Words,
    /// The number before counts reconsiderations, and as many suits: 复议、诉讼各1件.
    pub(super) as_many_suits: bool,
    /// Disputes that the clause says there were none of.
    pub(super) denied: Words,
    /// The number before counts disputes, and requests were not spoken of.
    pub(super) after_disputes: bool,
    /// One kind of disputes was counted as 0.
    pub(super) none_counted: bool,
    /// The sorts of suits that were counted so far, and the last of them.
    pub(super) sorts: Words,
    pub(super) sort: Words,
    /// What became of suits of one sort was told before the next sort was counted.
    pub(super) sort_told: bool,
    /// In the bracket behind the number of one sort.
    pub(super) in_sort: bool,
    /// Which disputes were counted so far, each by its number.
    pub(super) counted_disputes: Words,
    /// The sentence counts organisations that asked: one of its words names them, and no none stands before it.
    pub(super) counts_organisations: bool,
    /// The number before counts requests that were received or settled, all of them.
    pub(super) last_of_requests: bool,
    /// It looks at requests by who made them: 从申请主体看，.
    pub(super) by_asker: bool,
    /// The body is none that decides on reconsiderations.
    pub(super) alone: bool,
    /// It stands in section 四, on disputes over disclosure.
    pub(super) below_disputes: bool,
    /// Disputes were counted that are about information.
    pub(super) sure_disputes: bool,
    /// The whole sentence, or what stands above it, is about requests for information.
    pub(super) on_requests: bool,
}

/// What sentences are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Requests,
    Disputes,
    Documents,
    Regulations,
    Fees,
    Other,
}

/// A subject, and why a difference would prove nothing, where it would not.
pub(super) type Named = (Subject, Option<Aside>);

/// What becomes of requests.
pub(super) const DONE: Words =
    RESULT_WORDS.with(Words::of([Word::Settle, Word::Handle, Word::CarriedIn, Word::CarriedOut, Word::Carry]));

/// What is done with requests.
pub(super) const REQUEST_VERBS: Words = Words::of([Word::Receive, Word::Settle, Word::Handle]);
