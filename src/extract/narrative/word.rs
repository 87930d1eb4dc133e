//! What words mean, and sets of meanings: which word of a text means what is told by the `lexicon`.

use serde::Deserialize;

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Word {
    Request,
    NewRequest,
    Answer,
    Application,
    Receive,
    Settle,
    Handle,
    AtHand,
    Carry,
    CarriedIn,
    CarriedOut,
    Granted,
    PartlyGranted,
    Denied,
    Unavailable,
    NotProcessed,
    OtherHandling,
    StateSecret,
    LawProhibits,
    Safety,
    ThirdParty,
    Internal,
    Process,
    EnforcementFile,
    Inquiry,
    NotHeld,
    NeedsCreation,
    StillUnclear,
    Petition,
    Repeated,
    Publication,
    Excessive,
    Reconfirm,
    Overdue,
    Unpaid,
    Unrelated,
    NotExisting,
    NotOurs,
    Person,
    Organisation,
    LegalPerson,
    Firm,
    Business,
    Research,
    Social,
    LegalService,
    OtherBody,
    Reconsideration,
    Suit,
    Dispute,
    DirectSuit,
    LaterSuit,
    Upheld,
    Corrected,
    OtherResult,
    Withdrawn,
    Rejected,
    Pending,
    AllUpheld,
    NoLoss,
    NoneCorrected,
    Respondent,
    Concern,
    Closed,
    Document,
    InStock,
    Issue,
    OwnName,
    Repeal,
    Expire,
    Amend,
    InForce,
    Published,
    Licence,
    Penalty,
    Coercion,
    Decide,
    Publish,
    Open,
    Fee,
    Charge,
    Collect,
    Collected,
    Not,
    Total,
    Part,
    Including,
    Rest,
    Some,
    Left,
    Each,
    Etc,
    Share,
    Rate,
    Compare,
    Chain,
    Rise,
    Fall,
    Become,
    ThisYear,
    LastYear,
    PartYear,
    Now,
    Until,
    Years,
    Running,
    Plan,
    OwnArea,
    Area,
    Own,
    Channel,
    Written,
    Other,
    Matter,
    Undone,
    Vetting,
    OtherPower,
    Regulation,
    Complaint,
    Help,
    Toward,
    Disclosure,
    Reply,
    Heading,
    Among,
    And,
    Filler,
    Opaque,
}

/// A set of meanings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Words(u128);

/// What becomes of a request.
pub(super) const RESULT_WORDS: Words = Words::of([
    Word::Granted,
    Word::PartlyGranted,
    Word::Denied,
    Word::Unavailable,
    Word::NotProcessed,
    Word::OtherHandling,
]);

/// Single reasons of those outcomes.
pub(super) const ROW_WORDS: Words = Words::of([
    Word::StateSecret,
    Word::LawProhibits,
    Word::Safety,
    Word::ThirdParty,
    Word::Internal,
    Word::Process,
    Word::EnforcementFile,
    Word::Inquiry,
    Word::NotHeld,
    Word::NeedsCreation,
    Word::StillUnclear,
    Word::Petition,
    Word::Repeated,
    Word::Publication,
    Word::Excessive,
    Word::Reconfirm,
    Word::Overdue,
    Word::Unpaid,
    Word::NotExisting,
    Word::NotOurs,
]);

/// The rows of what could not be provided, which only an answer to a request is told by.
pub(super) const UNAVAILABLE_WORDS: Words = Words::of([Word::NotHeld, Word::NeedsCreation, Word::StillUnclear]);

/// What says that requests, or disclosure, are spoken of.
pub(super) const ON_REQUESTS: Words = Words::of([Word::Request, Word::NewRequest, Word::Application, Word::Disclosure]);

/// Who asks.
pub(super) const APPLICANT_WORDS: Words = Words::of([
    Word::Person,
    Word::Organisation,
    Word::LegalPerson,
    Word::Firm,
    Word::Business,
    Word::Research,
    Word::Social,
    Word::LegalService,
    Word::OtherBody,
]);

/// What has columns in table 4.
pub(super) const DISPUTE_WORDS: Words =
    Words::of([Word::Reconsideration, Word::Suit, Word::DirectSuit, Word::LaterSuit]);

/// The two kinds of disputes, whatever came before a suit.
pub(super) const DISPUTE_KINDS: Words = Words::of([Word::Reconsideration, Word::Suit]);

/// What became of disputes.
pub(super) const COLUMN_WORDS: Words = Words::of([Word::Upheld, Word::Corrected, Word::OtherResult, Word::Pending]);

/// What ends a document, or seems to: 废止2件、失效1件 may be one row of the table, or two notions.
pub(super) const ENDS: Words = Words::of([Word::Repeal, Word::Expire, Word::Amend]);

/// Words of ways, which say nothing about what came by them.
pub(super) const WAYS: Words = Words::of([Word::Channel, Word::Written]);

/// The body itself, or the area that it governs.
pub(super) const OWN: Words = Words::of([Word::Own, Word::OwnArea]);

/// What is decided.
pub(super) const POWER_WORDS: Words = Words::of([Word::Licence, Word::Penalty, Word::Coercion]);

impl Words {
    /// The set of these.
    pub(super) const fn of<const N: usize>(words: [Word; N]) -> Self {
        let (mut bits, mut nth) = (0, 0);
        while nth < N {
            bits |= 1 << words[nth] as u128;
            nth += 1;
        }
        Self(bits)
    }

    pub(super) const fn add(&mut self, word: Word) {
        self.0 |= match word {
            Word::And | Word::Among => 1 << Word::Filler as u128,
            _ => 1 << word as u128,
        };
        self.0 |= match word {
            Word::NewRequest => 1 << Word::Request as u128 | 1 << Word::Receive as u128,
            Word::Answer => 1 << Word::Request as u128 | 1 << Word::Settle as u128,
            Word::Open => 1 << Word::Publish as u128,
            Word::Reply => 1 << Word::Disclosure as u128,
            Word::Left => 1 << Word::Rest as u128,
            Word::Dispute => 1 << Word::Reconsideration as u128 | 1 << Word::Suit as u128,
            Word::InStock => 1 << Word::Document as u128 | 1 << Word::InForce as u128,
            Word::Complaint
            | Word::Matter
            | Word::Undone
            | Word::Vetting
            | Word::OtherPower
            | Word::Withdrawn
            | Word::Rejected => 1 << Word::Other as u128,
            _ => 0,
        };
    }

    pub(super) const fn has(self, word: Word) -> bool {
        self.0 >> word as u128 & 1 == 1
    }

    /// Tells whether the two share a meaning.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Tells whether nothing else than the other is in it.
    pub(super) const fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Both sets together.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What of it is among the others.
    pub(super) const fn only(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// It without the others.
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// How many of the others are in it.
    pub(super) const fn shared(self, other: Self) -> u32 {
        (self.0 & other.0).count_ones()
    }
}
