//! The mutation guard: what a rule must notice is taken from the form, not from the rule's own planted fault; and the list of
//! cells that no rule notices may only shrink.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use gouji::form::{CellId, Edition, Form, Identity, Relation};
use gouji::model::finding::Finding;
use gouji::model::record::Record;
use gouji::rules::sample::Sample;
use gouji::rules::{RULES, RuleSet};

/// The cells that no rule notices.
const LIST: &str = "tests/unnoticed_cells.txt";
/// Set to take out of the list what rules notice by now.
const BLESS: &str = "GOUJI_BLESS";

/// What all rules find in a sample.
fn found(sample: &Sample) -> Vec<Finding> {
    let this = sample.this.report();
    let last = sample.last.as_ref().map(|last| Record::of(&last.report()));
    let rules = RuleSet::with(sample.parameters.clone());
    let mut judged = rules.judge(&this);
    judged.join(rules.judge_years(last.as_ref(), &Record::of(&this)));
    judged.findings
}

fn editions() -> impl Iterator<Item = (Edition, &'static Form)> {
    Edition::WITH_FORM.into_iter().map(|edition| (edition, edition.form().unwrap()))
}

/// Adds 1 to each figure of the clean reports; what stays silent may be wrong in any report.
#[test]
fn the_cells_that_can_change_unnoticed_only_become_fewer() {
    let silent = |edition: Edition, path: &str| {
        let mut sample = Sample::clean(edition);
        sample.this.add(path, 1);
        found(&sample).is_empty()
    };
    let cells = editions().flat_map(|(edition, form)| form.cell_ids().map(move |cell| (edition, form.path(cell))));
    let unnoticed: Vec<String> = cells
        .filter(|(edition, path)| silent(*edition, path))
        .map(|(edition, path)| format!("{edition} {path}"))
        .collect();
    let listed = std::fs::read_to_string(LIST).unwrap();
    let allowed: BTreeSet<&str> = listed.lines().collect();
    let new: Vec<&String> = unnoticed.iter().filter(|cell| !allowed.contains(cell.as_str())).collect();
    assert_eq!(new, [""; 0], "no rule notices these any more; the list only shrinks");
    if std::env::var_os(BLESS).is_some() {
        std::fs::write(LIST, format!("{}\n", unnoticed.join("\n"))).unwrap();
        return;
    }
    assert_eq!(unnoticed.len(), allowed.len(), "rules notice more now: run once with {BLESS}=1 to shorten {LIST}");
}

/// Tells whether a finding of the identity's rule is about the identity.
fn tells(finding: &Finding, identity: &Identity) -> bool {
    finding.rule == identity.rule && finding.fault.cells.first() == Some(&identity.corrected)
}

/// Raises the smaller or lowers the larger side until the identity must break.
fn amount(identity: &Identity, cell: CellId) -> i64 {
    match identity.relation {
        Relation::Equal => 1,
        Relation::AtLeast if identity.right.contains(&cell) => 1_000,
        Relation::AtLeast => -1_000,
    }
}

/// Every declared identity of both forms is broken at each of its cells: its rule must speak about just that identity.
#[test]
fn every_identity_of_the_form_is_held_by_its_rule_at_each_of_its_cells() {
    let mut missed = Vec::new();
    let mut tried = 0;
    for (edition, form) in editions() {
        for identity in &form.identities {
            for cell in identity.cells() {
                let mut sample = Sample::clean(edition);
                sample.this.add(form.path(cell), amount(identity, cell));
                tried += 1;
                if !found(&sample).iter().any(|finding| tells(finding, identity)) {
                    missed.push(format!("{edition} {} {}", identity.rule, form.path(cell)));
                }
            }
        }
    }
    assert!(tried > 600, "only {tried} tried");
    assert_eq!(missed, [""; 0]);
}

/// The same for the chains from year to year: this year's cells and last year's.
#[test]
fn every_chain_of_the_form_is_held_by_its_rule_at_each_of_its_cells() {
    let mut missed = Vec::new();
    for year in [2020, 2021, 2024] {
        let clean = Sample::of_year(year);
        let (form, last_form) = (clean.this.form(), clean.last.as_ref().unwrap().form());
        for chain in form.chains.iter().filter(|chain| chain.from == last_form.edition) {
            let this = chain.this.iter().chain(&chain.plus).map(|cell| (false, form.path(*cell)));
            let last = chain.last.iter().map(|cell| (true, last_form.path(*cell)));
            for (in_last, path) in this.chain(last) {
                let mut sample = clean.clone();
                let draft = if in_last { sample.last.as_mut().unwrap() } else { &mut sample.this };
                draft.add(path, 3);
                let is_told = found(&sample)
                    .iter()
                    .any(|one| one.rule == chain.rule && one.fault.cells.first() == Some(&chain.this[0]));
                if !is_told {
                    missed.push(format!("{year} {} {path}", chain.rule));
                }
            }
        }
    }
    assert_eq!(missed, [""; 0]);
}

#[test]
fn every_rule_that_the_forms_name_is_one_of_the_catalogue() {
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    let of_form = |form: &'static Form| {
        let identities = form.identities.iter().map(|identity| identity.rule.as_str());
        identities.chain(form.chains.iter().map(|chain| chain.rule.as_str()))
    };
    let unknown: Vec<&str> =
        editions().flat_map(|(_, form)| of_form(form)).filter(|rule| !codes.contains(rule)).collect();
    assert_eq!(unknown, [""; 0]);
}
