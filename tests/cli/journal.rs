//! Decisions on the command line: acknowledged once they are on the disk, listed, verified, never lost in silence.

use std::path::PathBuf;

use serde_json::Value;

use super::desk::{CLEAN, Desk, WRONG, code, stdout, told, word};

/// The id of the first finding of a report.
fn finding(desk: &Desk) -> String {
    desk.json(&["check", WRONG, "--format", "json"])["findings"][0]["id"].as_str().unwrap().to_owned()
}

fn decide(desk: &Desk, auditor: &str, disposition: &str) -> std::process::Output {
    let id = finding(desk);
    let words = ["--finding", &id, "--disposition", disposition, "--auditor", auditor, "--note", "请核对"];
    desk.run(&[&["decide", WRONG], &words[..]].concat())
}

fn journal_file(desk: &Desk, auditor: &str) -> PathBuf {
    let folder = desk.at(".local/share/gouji/review").join(auditor);
    std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path()
}

#[test]
fn a_decision_is_acknowledged_listed_and_folded() {
    let desk = Desk::new();
    let output = decide(&desk, "甲", "属实");
    assert_eq!(code(&output), 0, "{}", told(&output));
    let said = stdout(&output);
    let event = said.trim().strip_prefix("ACK ").unwrap();
    let listed = desk.json(&["journal", "list", "--format", "json"]);
    assert_eq!(listed["events"][0]["id"], event);
    let state = &listed["state"][finding(&desk)];
    assert_eq!((&state["disposition"], &state["note"]), (&"confirmed".into(), &event.into()));
    assert_eq!(listed["events"][0]["note"], "请核对");
    assert_eq!(listed.to_string().matches("请核对").count(), 1, "a note is listed once");
    assert!(stdout(&desk.run(&["journal", "list"])).contains("A101 松渚市教育局 2021  属实  请核对"));
    assert_eq!(code(&desk.run(&["journal", "verify"])), 0);
    let exported = desk.json(&["export", WRONG, "--to", "json", "-o", "-"]);
    assert_eq!(exported["findings"][0]["decision"]["auditor"], "甲");
}

#[test]
fn two_auditors_who_decide_blindly_and_differ_are_in_conflict() {
    let desk = Desk::new();
    decide(&desk, "甲", "confirmed");
    decide(&desk, "乙", "doubtful");
    let listed = desk.json(&["journal", "list", "--format", "json"]);
    let state = &listed["state"][finding(&desk)];
    assert_eq!((&state["conflict"], &state["disposition"]), (&true.into(), &Value::Null));
    assert_eq!(state["decisions"].as_array().unwrap().len(), 2);
}

#[test]
fn paths_narrow_the_list_to_their_reports() {
    let desk = Desk::new();
    decide(&desk, "甲", "confirmed");
    assert_eq!(stdout(&desk.run(&["journal", "list", WRONG])).lines().count(), 1);
    assert_eq!(stdout(&desk.run(&["journal", "list", CLEAN])), "");
}

#[test]
fn an_unknown_finding_or_disposition_records_nothing() {
    let desk = Desk::new();
    let id = finding(&desk);
    let elsewhere = desk.run(&["decide", CLEAN, "--finding", &id, "--disposition", "confirmed"]);
    assert_eq!((code(&elsewhere), stdout(&elsewhere).as_str()), (2, ""));
    assert!(told(&elsewhere).contains("没有记录"), "{}", told(&elsewhere));
    assert!(told(&decide(&desk, "甲", "maybe")).contains("可以写：confirmed、false_rule"));
    assert_eq!(stdout(&desk.run(&["journal", "list"])), "");
    assert!(!desk.at(".local").exists(), "looking makes no folder");
}

#[test]
fn a_decision_that_cannot_be_kept_is_not_acknowledged() {
    let desk = Desk::new();
    let blocked = desk.write("blocked", "");
    let id = finding(&desk);
    let words = ["decide", WRONG, "--finding", &id, "--disposition", "confirmed", "--review", word(&blocked)];
    let output = desk.run(&words);
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""));
    assert!(told(&output).contains("blocked"), "{}", told(&output));
}

#[test]
fn damage_is_named_and_never_passed_over() {
    let desk = Desk::new();
    decide(&desk, "甲", "confirmed");
    let file = journal_file(&desk, "甲");
    let damaged = std::fs::read_to_string(&file).unwrap().replace("confirmed", "doubtful!");
    std::fs::write(&file, damaged).unwrap();
    let verified = desk.run(&["journal", "verify"]);
    assert_eq!(code(&verified), 1);
    assert!(stdout(&verified).contains("核对有误"), "{}", stdout(&verified));
    let listed = desk.run(&["journal", "list"]);
    assert_eq!(code(&listed), 2);
    assert!(told(&listed).contains("第 1 行"), "{}", told(&listed));
    assert_eq!(desk.json(&["journal", "verify", "--format", "json"])["troubles"][0]["grade"], "broken");
}

#[test]
fn a_newer_journal_is_read_as_far_as_it_can_be_and_left_alone() {
    let desk = Desk::new();
    let line = concat!(r#"{"schema":"gouji.event/9","id":"x"}"#, "\n");
    let file = desk.write(".local/share/gouji/review/甲/0190b5a4-0000-7000-8000-000000000001.jsonl", line);
    assert_eq!(code(&desk.run(&["journal", "list"])), 2);
    assert_eq!(code(&desk.run(&["journal", "verify"])), 2);
    assert_eq!(std::fs::read_to_string(file).unwrap(), line);
}

#[test]
fn drafts_that_were_left_behind_are_offered() {
    let desk = Desk::new();
    let draft = r#"{"schema":"gouji.draft/1","at":"2025-03-01T08:00:00.000Z","draft":{"finding":"00000000000000ab","note":"写到一半"}}"#;
    desk.write(".local/share/gouji/review/甲/drafts/00000000000000ab.0.json", draft);
    assert!(stdout(&desk.run(&["journal", "drafts", "--auditor", "甲"])).contains("写到一半"));
    let shapes = desk.json(&["journal", "drafts", "--auditor", "甲", "--format", "json"]);
    assert_eq!((&shapes[0]["note"], &shapes[0]["finding"]), (&"写到一半".into(), &"00000000000000ab".into()));
    assert_eq!(stdout(&desk.run(&["journal", "drafts", "--auditor", "乙"])), "");
}

#[test]
fn a_folder_that_is_not_there_is_no_review_that_holds() {
    let desk = Desk::new();
    let output = desk.run(&["journal", "verify", "--review", "/nonexistent/处置"]);
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""));
    assert!(told(&output).contains("没有文件夹 /nonexistent/处置"), "{}", told(&output));
    assert_eq!(code(&desk.run(&["journal", "verify"])), 0, "nobody has decided anything yet");
}

#[test]
fn an_export_of_a_part_states_the_totals_of_the_whole() {
    let desk = Desk::new();
    decide(&desk, "甲", "confirmed");
    let share = |words: &[&str]| {
        let output = desk.run(&[&["export", "samples", "--to", "md", "-o", "-"], words].concat());
        let text = stdout(&output);
        let cells = |row: &str| row.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        let overview: Vec<Vec<String>> = text
            .lines()
            .skip_while(|line| *line != "## 总览")
            .take_while(|line| *line != "## 解析存疑")
            .map(cells)
            .collect();
        let share = text.lines().find(|line| line.contains("已核分值占比")).unwrap().to_owned();
        (share, overview, text.contains("其中本清单所列"))
    };
    let (whole, overview, is_part) = share(&[]);
    assert!(!is_part && !whole.contains("100%"), "{whole}");
    assert_eq!(share(&["--disposition", "confirmed"]), (whole.clone(), overview.clone(), true));
    let (_, of_one, _) = share(&["--agency", "松渚市教育局"]);
    let is_own =
        |row: &&Vec<String>| row.get(1).is_none_or(|agency| ["松渚市教育局", "机关", "---"].contains(&&**agency));
    assert_eq!(of_one.iter().collect::<Vec<_>>(), overview.iter().filter(is_own).collect::<Vec<_>>());
    let output = stdout(&desk.run(&["export", "samples", "--to", "md", "-o", "-", "--agency", "松渚市教育局"]));
    let line = output.lines().find(|line| line.starts_with("| 全部语料")).unwrap();
    let share = whole.rsplit(' ').nth(1).unwrap();
    assert!(line.contains(&format!("已核分值占比 {share}")), "{line} {whole}");
}

#[test]
fn an_export_of_an_agency_that_is_not_there_is_refused() {
    let desk = Desk::new();
    let list = desk.at("list.csv");
    let output = desk.run(&["export", "samples", "--to", "csv", "-o", word(&list), "--agency", "无此机关"]);
    assert_eq!((code(&output), list.exists()), (2, false));
    assert!(told(&output).contains("这些报告里没有机关“无此机关”"), "{}", told(&output));
}
