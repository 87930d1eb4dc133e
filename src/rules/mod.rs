//! The catalogue: every rule judges one report, or two years of one agency, and ends in one of four outcomes. Rules yield
//! values; they cannot fail, log or print, and their texts are made late.

mod arithmetic;
mod judged;
mod prelude;
mod reason;
mod rule;
pub mod sample;
mod say;

pub use judged::{Judged, judge, judge_years};
pub use rule::{Check, Editions, Group, Rule, Wording, Years, severity_name};
pub use say::{brief, message, reason as reason_text};

/// Every rule, in the order of the codes.
pub static RULES: &[&Rule] = &[&arithmetic::a101_outcome_total::RULE, &arithmetic::a102_balance::RULE];

/// Finds a rule by its code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&code, |rule| rule.code).ok().map(|nth| RULES[nth])
}
