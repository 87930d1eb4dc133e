//! The queue: what misses most requests comes first.

use gouji::model::finding::Finding;
use gouji::model::report::AlarmCode;
use gouji::repair::ranking::{of_agency, rank, worst_first};
use gouji::rules::judge;
use gouji::rules::sample::Draft;

/// The total column of a report in which three requests lead nowhere.
fn ranked(alarm: Option<(AlarmCode, &str)>, last: Option<&[&str]>) -> Vec<Finding> {
    let mut draft = Draft::clean(2020);
    draft.say("各项工作有序开展。");
    if let Some((code, path)) = alarm {
        draft.raise(code, path);
    }
    draft.write("requests.outcome_total.total", "2");
    draft.write("requests.carried_out.total", "0");
    let report = draft.report();
    let mut findings = judge(&report).findings;
    findings.retain(|finding| finding.rule.starts_with('A'));
    rank(&mut findings, &report, last);
    worst_first(&mut findings);
    findings
}

fn shown(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{} {}", finding.rule, finding.score.value())).collect()
}

#[test]
fn what_misses_most_requests_comes_first() {
    let findings = ranked(None, None);
    assert_eq!(shown(&findings), ["A102 84", "A101 76", "A103 76", "A103 68"]);
    assert_eq!(of_agency(findings.iter().map(|finding| finding.score.value())).to_string(), "106");
    assert_eq!(of_agency(std::iter::empty()).to_string(), "0");
}

#[test]
fn an_alarm_lowers_what_rests_on_its_cells_and_nothing_else() {
    let slight = ranked(Some((AlarmCode::LabelJoined, "requests.denied.inquiry.total")), None);
    assert_eq!(shown(&slight), ["A102 84", "A103 76", "A103 68", "A101 53.2"]);
    let grave = ranked(Some((AlarmCode::LabelForced, "requests.denied.inquiry.total")), None);
    assert_eq!(shown(&grave), ["A102 84", "A103 76", "A103 68", "A101 30.4"]);
    let elsewhere = ranked(Some((AlarmCode::LabelForced, "disputes.direct_suit.total")), None);
    assert_eq!(shown(&elsewhere), shown(&ranked(None, None)));
}

#[test]
fn what_last_year_did_not_have_weighs_more() {
    let news = ranked(None, Some(&["A103"]));
    assert_eq!(shown(&news), ["A102 92.4", "A101 83.6", "A103 76", "A103 68"]);
}
