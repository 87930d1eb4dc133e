//! The catalogue: every rule judges one report, or two years of one agency, and ends in one of four outcomes. Rules yield
//! values; they cannot fail, log or print, and their texts are made late.

mod across_years;
mod arithmetic;
mod catalogue;
mod completeness;
mod explained;
mod heads;
mod impossible;
mod in_force;
mod judged;
mod language;
mod layout;
pub mod likeness;
mod local;
mod narrative;
mod own;
pub mod parameters;
mod pieces;
mod prelude;
mod privacy;
mod reading;
mod reason;
mod rule;
pub mod sample;
mod say;
mod selftest;
mod set;
mod sides;
mod similarity;
mod subheading;
mod timeliness;

use std::sync::LazyLock;

pub use catalogue::{HEADINGS, basis, digest, markdown};
pub use explained::{AS_SHIPPED, IN_FORCE, explain};
pub use in_force::Setting;
pub use judged::{Active, Judged};
pub use narrative::{Class, Counts, Held, Ledger, LedgerEntry, UNTOLD, ledger, testimonies, testimonies_of_later};
pub use parameters::Parameters;
pub use privacy::masked;
pub use reading::Reading;
pub use rule::{Check, Editions, Group, Past, Rule, Stated, Wording, Years, severity_name};
pub use say::{brief, message, reason as reason_text};
pub use selftest::{SelfCheck, selftest};
pub use set::{RuleSet, SwitchedOff, judge, judge_years};
pub use sides::{Sides, sides};

/// Every rule of the catalogue, in the order of the codes: those with a file of code each and those that are data.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let mut all: Vec<&'static Rule> = CODED.iter().copied().chain(local::built_in()).collect();
    all.sort_by_key(|rule| rule.code);
    all
});

/// The rules that have a file of code each.
static CODED: &[&Rule] = &[
    &arithmetic::a101_outcome_total::RULE,
    &arithmetic::a102_balance::RULE,
    &arithmetic::a103_row_total::RULE,
    &arithmetic::a104_disputes_total::RULE,
    &arithmetic::a105_stock::RULE,
    &arithmetic::a106_figure::RULE,
    &arithmetic::a107_published::RULE,
    &arithmetic::a108_items::RULE,
    &across_years::b201_carry_over::RULE,
    &across_years::b202_stock::RULE,
    &across_years::b203_items::RULE,
    &across_years::b204_editions::RULE,
    &across_years::b205_jump::RULE,
    &across_years::b206_years::RULE,
    &across_years::b207_change::RULE,
    &completeness::c301_sections::RULE,
    &completeness::c302_tables::RULE,
    &completeness::c303_cells::RULE,
    &completeness::c304_blanks::RULE,
    &completeness::c305_dashes::RULE,
    &completeness::c306_period::RULE,
    &completeness::c309_problems::RULE,
    &completeness::c310_aspects::RULE,
    &completeness::c313_other_matters::RULE,
    &completeness::c314_signature::RULE,
    &similarity::d901_last_years_text::RULE,
    &similarity::d902_last_years_problems::RULE,
    &similarity::d903_same_figures::RULE,
    &similarity::d904_other_agencies_text::RULE,
    &layout::f601_edition::RULE,
    &layout::f602_title::RULE,
    &layout::f603_years::RULE,
    &layout::f604_headings::RULE,
    &layout::f605_marks::RULE,
    &layout::f606_labels::RULE,
    &layout::f608_units::RULE,
    &layout::f609_names::RULE,
    &privacy::p801_identity_number::RULE,
    &privacy::p802_mobile::RULE,
    &timeliness::t501_department::RULE,
    &timeliness::t502_government::RULE,
    &timeliness::t503_dates::RULE,
    &timeliness::t504_local::RULE,
    &language::w702_repeats::RULE,
    &language::w703_half_width::RULE,
    &language::w706_remnants::RULE,
    &language::w708_hidden::RULE,
    &narrative::n401_received::RULE,
    &narrative::n402_none_received::RULE,
    &narrative::n403_settled::RULE,
    &narrative::n404_carried::RULE,
    &narrative::n405_outcomes::RULE,
    &narrative::n406_disputes::RULE,
    &narrative::n407_no_disputes::RULE,
    &narrative::n408_documents::RULE,
    &narrative::n409_powers::RULE,
    &narrative::n410_fees::RULE,
    &narrative::n411_parts::RULE,
    &narrative::n412_shares::RULE,
    &narrative::n413_upheld::RULE,
];

/// Tells whether a rule sets a report beside other years.
pub fn spans_years(code: &str) -> bool {
    find(code).is_some_and(|rule| matches!(rule.check, Check::Years(_)))
}

/// Finds a rule by its code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&code, |rule| rule.code).ok().map(|nth| RULES[nth])
}
