//! What the prose can state: one number each, with the cells that say the same and the rule that compares them. It is written
//! from the catalogue, not from gouji's own bindings.

use crate::form::{CARRIED_IN, Form, RECEIVED, TOTAL};

/// A number of the prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    Received,
    CarriedIn,
    Settled,
    CarriedOut,
    Granted,
    PartlyGranted,
    Denied,
    Unavailable,
    NotProcessed,
    OtherHandling,
    Persons,
    Organisations,
    Reconsiderations,
    Suits,
    Issued,
    Repealed,
    InForce,
    Licences,
    Penalties,
    /// Corrected or still pending, which 均维持 denies.
    NotUpheld,
    /// 信息处理费 in yuan.
    Fee,
    /// Requests that ended because a fee was not paid, which 未收取 denies.
    Unpaid,
    /// Requests of the year before.
    LastReceived,
    /// Change of requests against the year before, in tenths of a percent.
    Change,
    /// Share of 予以公开 in （七）, in tenths of a percent.
    GrantedShare,
    /// A whole and its three parts, which no table has.
    Notices,
    NoticesA,
    NoticesB,
    NoticesC,
}

/// How many facts there are.
pub const COUNT: usize = Fact::NoticesC as usize + 1;

/// The facts by the names of their places in phrases.
pub const NAMES: [(&str, Fact); COUNT] = [
    ("received", Fact::Received),
    ("carried_in", Fact::CarriedIn),
    ("settled", Fact::Settled),
    ("carried_out", Fact::CarriedOut),
    ("granted", Fact::Granted),
    ("partly", Fact::PartlyGranted),
    ("denied", Fact::Denied),
    ("unavailable", Fact::Unavailable),
    ("not_processed", Fact::NotProcessed),
    ("other", Fact::OtherHandling),
    ("persons", Fact::Persons),
    ("organisations", Fact::Organisations),
    ("appeals", Fact::Reconsiderations),
    ("suits", Fact::Suits),
    ("issued", Fact::Issued),
    ("repealed", Fact::Repealed),
    ("in_force", Fact::InForce),
    ("licences", Fact::Licences),
    ("penalties", Fact::Penalties),
    ("not_upheld", Fact::NotUpheld),
    ("fee", Fact::Fee),
    ("unpaid", Fact::Unpaid),
    ("last_received", Fact::LastReceived),
    ("change", Fact::Change),
    ("share", Fact::GrantedShare),
    ("notices", Fact::Notices),
    ("notices_a", Fact::NoticesA),
    ("notices_b", Fact::NoticesB),
    ("notices_c", Fact::NoticesC),
];

impl Fact {
    /// The rule that compares it with its cells; a nought may be another rule's.
    pub fn rule(self, is_nought: bool) -> Option<&'static str> {
        Some(match self {
            Self::Received if is_nought => "N402",
            Self::Received => "N401",
            Self::Settled => "N403",
            Self::CarriedIn | Self::CarriedOut => "N404",
            Self::Granted
            | Self::PartlyGranted
            | Self::Denied
            | Self::Unavailable
            | Self::NotProcessed
            | Self::OtherHandling
            | Self::Persons
            | Self::Organisations => "N405",
            Self::Reconsiderations | Self::Suits if is_nought => "N407",
            Self::Reconsiderations | Self::Suits => "N406",
            Self::Issued | Self::Repealed | Self::InForce => "N408",
            Self::Licences | Self::Penalties => "N409",
            Self::NotUpheld => "N413",
            _ => return None,
        })
    }

    /// The cells whose sum it is.
    pub fn cells(self, form: &Form) -> Vec<usize> {
        let total = |row: usize| form.request(row, TOTAL);
        let rows = |from: usize, to: usize| (from..to).map(total).collect();
        let named = |row, columns: &[&str]| columns.iter().filter_map(|column| form.disclosure(row, column)).collect();
        match self {
            Self::Received => vec![total(RECEIVED)],
            Self::CarriedIn => vec![total(CARRIED_IN)],
            Self::Settled => vec![total(form.outcome_total())],
            Self::CarriedOut => vec![total(form.carried_out())],
            Self::Granted => vec![total(2)],
            Self::PartlyGranted => vec![total(3)],
            Self::Denied => rows(4, 12),
            Self::Unavailable => rows(12, 15),
            Self::NotProcessed => rows(15, 20),
            Self::OtherHandling => rows(20, form.outcome_total()),
            Self::Persons => vec![form.request(RECEIVED, 0)],
            Self::Organisations => (1..TOTAL).map(|column| form.request(RECEIVED, column)).collect(),
            Self::Reconsiderations => vec![form.dispute(0, 4)],
            Self::Suits => vec![form.dispute(1, 4), form.dispute(2, 4)],
            Self::Issued => named("normative_documents", &["issued", "made"]),
            Self::Repealed => named("normative_documents", &["repealed"]),
            Self::InForce => named("normative_documents", &["in_force", "total_published"]),
            Self::Licences => named("licensing", &["decisions"]),
            Self::Penalties => named("penalties", &["decisions"]),
            _ => Vec::new(),
        }
    }

    /// Other sums that are as good as its own.
    pub fn also(self, form: &Form) -> Vec<Vec<usize>> {
        let both = |own: Self, columns: &[usize]| {
            let settled = columns.iter().map(|&column| form.request(form.outcome_total(), column)).collect();
            let old = columns.iter().map(|&column| form.request(CARRIED_IN, column));
            vec![own.cells(form).into_iter().chain(old).collect(), settled]
        };
        match self {
            Self::Received | Self::LastReceived => both(Self::Received, &[TOTAL]),
            Self::Persons => both(self, &[0]),
            Self::Organisations => both(self, &[1, 2, 3, 4, 5]),
            _ => Vec::new(),
        }
    }

    /// Sums that its number may have been taken from by mistake.
    pub fn mistaken(self, form: &Form) -> Vec<Vec<usize>> {
        let of = |facts: &[Self]| facts.iter().map(|fact| fact.cells(form)).collect();
        match self {
            Self::Settled => of(&[Self::Received]),
            Self::CarriedIn => of(&[Self::CarriedOut]),
            Self::CarriedOut => of(&[Self::CarriedIn]),
            Self::Granted => vec![[Self::Granted.cells(form), Self::PartlyGranted.cells(form)].concat()],
            Self::Suits => vec![vec![form.dispute(1, 4)], vec![form.dispute(2, 4)]],
            Self::Issued => of(&[Self::InForce, Self::Repealed]),
            Self::Repealed => of(&[Self::Issued, Self::InForce]),
            Self::InForce => of(&[Self::Issued]),
            _ => Vec::new(),
        }
    }
}
