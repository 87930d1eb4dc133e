//! Makes outcomes of the declared chains of one rule over two years. How they stand is told by `compare::chain`.

use crate::compare::chain::{Apart, Joint};
use crate::form::Chain;
use crate::rules::prelude::*;
use crate::tie::{Bond, Break};

/// Judges every chain that the form declares for a rule; `grade` says how grave a break at a cell is.
pub(super) fn check(years: &Years, rule: &Rule, grade: fn(&Form, CellId) -> Severity) -> Outcome {
    match Joint::of(years.last, years.this) {
        Ok(joint) => judge(&joint, rule, grade).unwrap_or_else(unjoined),
        Err(apart) => unjoined(apart),
    }
}

fn judge(joint: &Joint, rule: &Rule, grade: fn(&Form, CellId) -> Severity) -> Result<Outcome, Apart> {
    let chains = joint.chains(rule.code);
    if chains.is_empty() {
        return Err(Apart::Undeclared);
    }
    let mut outcome = Outcome::passed();
    let mut silent = Vec::new();
    for chain in chains {
        match joint.bond(chain)? {
            Bond::Holds => {}
            Bond::Broken(broken) => outcome.faults.extend(fault(joint, chain, broken, grade)),
            Bond::Fillable(..) | Bond::NotJudged(..) => silent.extend(chain.this.first()),
        }
    }
    outcome.not_judged.extend(silent.first().map(|&first| reason::silent_cells(silent.len(), first)));
    Ok(outcome)
}

/// What comes of years that cannot be held against one another.
fn unjoined(apart: Apart) -> Outcome {
    match apart {
        Apart::UnknownEdition => Outcome::not_judged(reason::unknown_edition()),
        Apart::UnknownYear => Outcome::not_judged(reason::unknown_year()),
        Apart::UnknownEditionOf(year) => Outcome::not_judged(reason::unknown_edition_of(year)),
        Apart::NoReportOf(year) => Outcome::not_judged(reason::no_report_of(year)),
        Apart::Undeclared => Outcome::not_applicable(),
    }
}

/// The fault at the first cell of this year: what it should be, the others as they stand. None where that is beyond count.
fn fault(joint: &Joint, chain: &Chain, broken: Break, grade: fn(&Form, CellId) -> Severity) -> Option<Fault> {
    let cell = *chain.this.first()?;
    let cells: Vec<CellId> = chain.this.iter().chain(&chain.plus).copied().collect();
    let severity = grade(joint.form, cell);
    let verdict = if severity == Severity::Info { Verdict::Observed } else { Verdict::Violated };
    let Break { base, expected, stated: actual } = broken;
    let fault = Fault::new(severity, verdict)
        .with_cells(cells)
        .with_values(Some(expected.to_string()), Some(actual.to_string()))
        .with_difference(broken.difference())
        .arg("cell", Arg::Cell(cell))
        .arg("base", Arg::Number(base))
        .arg("plus", Arg::Sum(chain.plus.clone()))
        .arg("others", Arg::Sum(chain.this[1..].to_vec()))
        .arg("expected", Arg::Number(expected))
        .arg("actual", Arg::Number(actual))
        .arg("difference", Arg::Number(broken.difference()?))
        .arg("last_year", Arg::Year(joint.year.saturating_sub(1)))
        .arg("year", Arg::Year(joint.year));
    Some(fault)
}
