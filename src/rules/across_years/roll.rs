//! Judges the declared chains of one rule over two years and makes faults of what does not follow.

use crate::form::Chain;
use crate::model::record::Record;
use crate::rules::prelude::*;
use crate::tie::{self, Balance, Sums};

/// A report beside last year's, both in editions that the chains join.
struct Pair<'a> {
    form: &'static Form,
    from: Edition,
    year: i16,
    last: &'a Record,
    this: &'a Record,
}

/// Judges every chain that the form declares for a rule; `grade` says how grave a break at a cell is.
pub(super) fn check(years: &Years, rule: &Rule, grade: fn(&Form, CellId) -> Severity) -> Outcome {
    let pair = match pair(years, rule) {
        Ok(pair) => pair,
        Err(outcome) => return outcome,
    };
    let mut outcome = Outcome::passed();
    let mut silent = Vec::new();
    for chain in pair.form.chains_of(rule.code).filter(|chain| chain.from == pair.from) {
        match tie::judge_chain(chain, &pair.last.figures, &pair.this.figures) {
            Balance::Holds | Balance::Implied(_) => {}
            Balance::Violated(sums) => outcome.faults.extend(broken(&pair, chain, sums, grade)),
            Balance::NotJudged(_) => silent.push(chain.this[0]),
        }
    }
    outcome.not_judged.extend(silent.first().map(|&first| reason::silent_cells(silent.len(), first)));
    outcome
}

/// Puts last year's report beside this one, or says why that cannot be done. Without last year's report, the edition
/// prescribed for it tells whether the rule would apply.
fn pair<'a>(years: &Years<'a>, rule: &Rule) -> Result<Pair<'a>, Outcome> {
    let this = years.this;
    let form = this.form().ok_or_else(|| Outcome::not_judged(reason::unknown_edition()))?;
    let year = this.year.ok_or_else(|| Outcome::not_judged(reason::unknown_year()))?;
    let before = year.saturating_sub(1);
    let last = years.last.filter(|last| last.year == Some(before));
    let from = match last {
        Some(last) => last.edition.ok_or_else(|| Outcome::not_judged(reason::unknown_edition_of(before)))?,
        None => Edition::for_year(before),
    };
    if !form.chains_of(rule.code).any(|chain| chain.from == from) {
        return Err(Outcome::not_applicable());
    }
    let last = last.ok_or_else(|| Outcome::not_judged(reason::no_report_of(before)))?;
    Ok(Pair { form, from, year, last, this })
}

/// The fault at the first cell of this year: what it should be, the others as they stand. None where that is beyond count.
fn broken(pair: &Pair, chain: &Chain, sums: Sums, grade: fn(&Form, CellId) -> Severity) -> Option<Fault> {
    let cell = chain.this[0];
    let actual = pair.this.figures.cell(cell).stated()?;
    let expected = actual.plus(sums.right)?.minus(sums.left)?;
    let stated = |last: &CellId| pair.last.figures.cell(*last).stated();
    let base = chain.last.iter().filter_map(stated).try_fold(Number::ZERO, Number::plus)?;
    let cells: Vec<CellId> = chain.this.iter().chain(&chain.plus).copied().collect();
    let severity = grade(pair.form, cell);
    let verdict = if severity == Severity::Info { Verdict::Observed } else { Verdict::Violated };
    let fault = Fault::new(severity, verdict)
        .with_cells(cells)
        .with_values(Some(expected.to_string()), Some(actual.to_string()))
        .with_difference(sums.difference())
        .arg("cell", Arg::Cell(cell))
        .arg("base", Arg::Number(base))
        .arg("plus", Arg::Sum(chain.plus.clone()))
        .arg("others", Arg::Sum(chain.this[1..].to_vec()))
        .arg("expected", Arg::Number(expected))
        .arg("actual", Arg::Number(actual))
        .arg("difference", Arg::Number(sums.difference()?))
        .arg("last_year", Arg::Year(pair.year.saturating_sub(1)))
        .arg("year", Arg::Year(pair.year));
    Some(fault)
}
