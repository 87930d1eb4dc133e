//! The queue: every factor of a score as the rules state it, and what misses most requests comes first.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod synth;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::channel;

use gouji::form::Edition;
use gouji::model::finding::Finding;
use gouji::model::record::Record;
use gouji::model::report::AlarmCode;
use gouji::repair::Doubts;
use gouji::repair::ranking::{Usual, of_agency, rank, rank_held, worst_first};
use gouji::rules::sample::Draft;
use gouji::rules::{judge, judge_years};
use gouji::session::{Method, Session, Settings, load};
use gouji::text::phrase::Lang;
use serde_json::Value;

/// A report in which three requests lead nowhere.
fn draft() -> Draft {
    let mut draft = Draft::clean(2020);
    draft.say("各项工作有序开展。");
    draft.write("requests.outcome_total.total", "2");
    draft.write("requests.carried_out.total", "0");
    draft
}

/// The total column of a report, ranked.
fn ranked(draft: &Draft, beside: Usual<'_>) -> Vec<Finding> {
    let report = draft.report();
    let mut findings = judge(&report).findings;
    findings.retain(|finding| finding.rule.starts_with('A'));
    rank(&mut findings, &report, beside);
    worst_first(&mut findings);
    findings
}

fn shown(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{} {}", finding.rule, finding.score.value())).collect()
}

fn factor(factor: f32) -> String {
    format!("{factor:.2}")
}

#[test]
fn what_misses_most_requests_comes_first() {
    let findings = ranked(&draft(), Usual::default());
    assert_eq!(shown(&findings), ["A102 84", "A101 76", "A103 76", "A103 68"]);
    assert_eq!(of_agency(findings.iter().map(|finding| finding.score.value())).to_string(), "106");
    assert_eq!(of_agency(std::iter::empty()).to_string(), "0");
}

#[test]
fn the_base_is_by_gravity_and_verdict() {
    let mut draft = draft();
    draft.write("requests.granted.business", "");
    draft.write("requests.granted.natural_person", "两件");
    draft.write("requests.received.other", "/");
    let report = draft.report();
    let mut findings = judge(&report).findings;
    rank(&mut findings, &report, Usual::default());
    let known =
        findings.iter().map(|one| (one.fault.severity.name(), one.fault.verdict.name() == "violated", one.score.base));
    let mut known: Vec<_> = known.collect();
    known.sort_unstable();
    known.dedup();
    let (error, warning, info) = ("error", "warning", "info");
    assert_eq!(known, [(error, false, 50), (error, true, 60), (info, false, 5), (warning, false, 30)]);
}

#[test]
fn the_impact_is_the_difference_over_the_requests_and_never_more_than_one() {
    let impact = |outcome: &str, received: &str| {
        let mut draft = draft();
        draft.write("requests.outcome_total.total", outcome);
        draft.write("requests.received.total", received);
        let findings = ranked(&draft, Usual::default());
        factor(findings.iter().find(|finding| finding.rule == "A101").unwrap().score.impact)
    };
    // Four results are listed; one request was carried in.
    assert_eq!(
        [impact("3", "9"), impact("2", "3"), impact("400", "3"), impact("5", "0")],
        ["0.10", "0.50", "1.00", "1.00"]
    );
}

/// The impact of a figure that is no whole number, which nothing in the report speaks against.
fn impact_of_half(beside: impl Fn(gouji::form::CellId) -> (Option<Record>, Vec<(gouji::form::CellId, i64)>)) -> String {
    let cell = Edition::E2021.form().unwrap().cell("disclosure.penalties.decisions").unwrap();
    let mut draft = Draft::clean(2024);
    draft.write("disclosure.penalties.decisions", "4.5");
    let (last, peers) = beside(cell);
    let peers: Vec<_> = peers.into_iter().map(|(cell, median)| (cell, median.into())).collect();
    let findings = ranked(&draft, Usual { last: last.as_ref(), peers: &peers, codes: None });
    assert_eq!(findings.len(), 1);
    factor(findings[0].score.impact)
}

#[test]
fn what_nothing_implies_is_held_against_last_year_and_else_against_the_peers() {
    let last = || {
        let mut last = Draft::clean(2023);
        last.write("disclosure.penalties.decisions", "3");
        Some(Record::of(&last.report()))
    };
    assert_eq!(impact_of_half(|_| (None, Vec::new())), "0.00");
    assert_eq!(impact_of_half(|cell| (None, vec![(cell, 4)])), "0.10");
    assert_eq!(impact_of_half(|cell| (last(), vec![(cell, 4)])), "0.30", "last year comes first");
}

#[test]
fn an_alarm_lowers_what_rests_on_its_cells_and_nothing_else() {
    let of = |code, path: &str| {
        let mut draft = draft();
        draft.raise(code, path);
        factor(ranked(&draft, Usual::default()).iter().find(|one| one.rule == "A102").unwrap().score.confidence)
    };
    assert_eq!(of(AlarmCode::LabelForced, "requests.carried_out.total"), "0.40");
    assert_eq!(of(AlarmCode::LabelJoined, "requests.carried_out.total"), "0.70");
    assert_eq!(of(AlarmCode::LabelForced, "requests.denied.inquiry.total"), "1.00");
    assert_eq!(of(AlarmCode::LabelForced, "disputes.direct_suit.total"), "1.00");
}

#[test]
fn a_report_that_is_only_held_is_as_sure_of_its_cells_as_one_that_is_open() {
    let last = Record::of(&Draft::clean(2023).report());
    for (code, path) in [
        (AlarmCode::LabelForced, "requests.carried_in.total"),
        (AlarmCode::LabelJoined, "requests.carried_in.total"),
        (AlarmCode::LabelForced, "requests.granted.total"),
        (AlarmCode::LabelJoined, "requests.granted.total"),
    ] {
        let mut draft = Draft::clean(2024);
        draft.write("requests.carried_in.total", "9");
        draft.raise(code, path);
        let report = draft.report();
        let record = Record::of(&report);
        let mut findings = judge_years(Some(&last), &record).findings;
        findings.retain(|finding| finding.rule == "B201");
        rank_held(&mut findings, (&record, &Doubts::of(&report)), Usual::default());
        let held = findings[0].score;
        findings[0].fault.lines =
            findings[0].fault.cells.iter().filter_map(|&cell| report.cell(cell).place()).collect();
        rank(&mut findings, &report, Usual::default());
        assert_eq!(held, findings[0].score, "{code:?} {path}");
    }
}

#[test]
fn what_last_year_did_not_have_weighs_more() {
    let news = ranked(&draft(), Usual { codes: Some(&["A103"]), ..Usual::default() });
    assert_eq!(shown(&news), ["A102 92.4", "A101 83.6", "A103 76", "A103 68"]);
}

// --- the whole queue -----------------------------------------------------------------------------------------------------

/// The paths of a corpus in the order of the queue.
fn queue(corpus: &Path, folder: &Path) -> Vec<String> {
    let settings =
        Settings { lang: Lang::Zh, auditor: "user1".into(), review: folder.join("review"), method: Method::default() };
    let mut session = Session::new(settings).unwrap();
    let (sender, inbox) = channel();
    let _loader = load(vec![corpus.to_owned()], Method::default(), move |event| sender.send(event).is_ok());
    for event in &inbox {
        session.absorb(event);
    }
    let path = |held: &gouji::session::HeldReport| held.record.path.strip_prefix(corpus).unwrap().display().to_string();
    session.queue().reports().map(|no| path(session.held(no))).collect()
}

/// What was planted in a report, over its requests: by the truth file alone.
fn planted_impact(truth: &Value) -> f64 {
    let figure = |path: &str| truth["cells"][path]["value"].as_f64().unwrap_or_default();
    let requests = (figure("requests.received.total") + figure("requests.carried_in.total")).max(1.0);
    let impact = |planted: &Value| {
        let [expected, actual] = ["expected", "actual"].map(|key| planted[key].as_str()?.parse::<f64>().ok());
        Some(((actual? - expected?).abs() / requests).min(1.0))
    };
    truth["planted"].as_array().unwrap().iter().filter_map(impact).sum()
}

/// U19: faults of every kind lie in every fifth report.
#[test]
fn the_first_fifth_of_the_queue_holds_four_fifths_of_the_planted_impact() {
    for seed in ["5", "17"] {
        let folder = tempfile::tempdir().unwrap();
        let options = ["--reports", "400", "--seed", seed, "--defects", "0.2"];
        let truths = synth::make(folder.path(), &options);
        let impact: BTreeMap<&str, f64> =
            truths.iter().map(|truth| (truth["path"].as_str().unwrap(), planted_impact(truth))).collect();
        let queue = queue(&folder.path().join("corpus"), folder.path());
        assert_eq!(queue.len(), truths.len());
        let first = queue.iter().take(queue.len() / 5);
        let (held, all) = (first.map(|path| impact[path.as_str()]).sum::<f64>(), impact.values().sum::<f64>());
        assert!(all > 15.0, "only {all} planted");
        assert!(held >= 0.8 * all, "seed {seed}: {held} of {all}");
    }
}
