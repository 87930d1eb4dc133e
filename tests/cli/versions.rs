//! Reports of one agency and year: versions of one report, or reports of different scope.

use serde_json::Value;

use super::desk::{Desk, stdout, word};

/// A made-up report of 2022, signed on a day of January 2023, in time.
const SAMPLE: &str = "samples/霁川市民政局/2022.txt";
const TITLE: &str = "2022年政府信息公开工作年度报告";

fn checked(desk: &Desk) -> Value {
    desk.json(&["check", word(&desk.at("corpus")), "--format", "json"])
}

fn codes<'v>(whole: &'v Value, list: &str) -> Vec<&'v str> {
    whole[list].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect()
}

fn agencies(whole: &Value) -> Vec<&str> {
    whole["reports"].as_array().unwrap().iter().map(|one| one["agency"].as_str().unwrap()).collect()
}

#[test]
fn a_version_that_comes_late_after_one_in_time_is_not_held_against_the_agency() {
    let text = std::fs::read_to_string(SAMPLE).unwrap();
    let late = text.replace("2023年1月", "2023年3月");
    let desk = Desk::new();
    desk.write("corpus/late.txt", &late);
    assert!(codes(&checked(&desk), "findings").contains(&"T501"));
    desk.write("corpus/first.txt", &text);
    let whole = checked(&desk);
    assert!(!codes(&whole, "findings").contains(&"T501") && codes(&whole, "not_judged").contains(&"T501"));
    let reasons: Vec<&Value> = whole["not_judged"].as_array().unwrap().iter().map(|one| &one["reason"]).collect();
    assert!(reasons.iter().any(|reason| reason.as_str().unwrap().contains("另有一个版本")), "{reasons:?}");
    assert_eq!(whole["outcomes"]["T501"]["not_judged"], 1);
}

#[test]
fn of_two_versions_signed_on_one_day_the_corrected_one_counts() {
    let text = std::fs::read_to_string(SAMPLE).unwrap();
    for (corrected, of) in [("a.txt", "z.txt"), ("z.txt", "a.txt")] {
        let desk = Desk::new();
        desk.write(&format!("corpus/{corrected}"), text.replace(TITLE, &format!("{TITLE}（更正）")));
        desk.write(&format!("corpus/{of}"), &text);
        let whole = checked(&desk);
        let told = whole["findings"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap());
        assert!(told.clone().count() > 0 && told.clone().all(|path| path.ends_with(corrected)), "{corrected}");
    }
}

#[test]
fn a_version_that_was_replaced_is_counted_apart() {
    let text = std::fs::read_to_string(SAMPLE).unwrap();
    let desk = Desk::new();
    desk.write("corpus/a.txt", &text);
    desk.write("corpus/b.txt", text.replace(TITLE, &format!("{TITLE}（更正）")));
    let corpus = desk.at("corpus");
    let last = |words: &[&str]| {
        let told = stdout(&desk.run(&[&["check", word(&corpus)], words].concat()));
        told.lines().last().unwrap().to_owned()
    };
    assert!(last(&[]).starts_with("1 份报告，另有 1 份旧版本：错误"), "{}", last(&[]));
    assert!(last(&["--lang", "en"]).starts_with("reports: 1, and 1 replaced by newer versions; errors"));
}

#[test]
fn reports_of_different_scope_are_two_reports_with_findings_of_their_own() {
    let text = std::fs::read_to_string(SAMPLE).unwrap();
    let titled = |behind: &str| text.replace(TITLE, &format!("{TITLE}{behind}"));
    let desk = Desk::new();
    desk.write("corpus/a.txt", titled("（本级）"));
    desk.write("corpus/b.txt", &text);
    desk.write("corpus/c.txt", titled("（全系统）"));
    let whole = checked(&desk);
    assert_eq!(agencies(&whole), ["霁川市民政局", "霁川市民政局（本级）", "霁川市民政局（汇总）"]);
    let mut ids: Vec<&Value> = whole["findings"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    let all = ids.len();
    ids.sort_by_key(ToString::to_string);
    ids.dedup();
    assert_eq!((ids.len(), all % 3), (all, 0), "each has the same findings under another name");
    assert!(!codes(&whole, "findings").contains(&"D904"), "they may say the same");
}
