//! What is handed on from year to year, over all years: gaps, versions, names, and that it says what `check` says.

use std::path::Path;

use serde_json::Value;

use super::desk::{Desk, code, stdout, told, word};

const AGENCY: &str = "samples/霁川市民政局";

/// A sample with one line of it written anew, in the home folder.
fn changed(desk: &Desk, name: &str, year: i16, (line, with): (usize, &str)) {
    let text = std::fs::read_to_string(Path::new(AGENCY).join(format!("{year}.txt"))).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    if line > 0 {
        lines[line - 1] = with;
    }
    desk.write(&format!("corpus/{name}"), lines.join("\n"));
}

fn as_it_is(desk: &Desk, year: i16) {
    changed(desk, &format!("{year}.txt"), year, (0, ""));
}

fn corpus(desk: &Desk) -> String {
    word(&desk.at("corpus")).to_owned()
}

/// The links of one chain of the only agency.
fn links<'a>(whole: &'a Value, cell: &str) -> &'a Vec<Value> {
    let chains = whole["agencies"][0]["chains"].as_array().unwrap();
    chains.iter().find(|chain| chain["cell"] == cell).unwrap()["links"].as_array().unwrap()
}

const TOTAL: &str = "requests.carried_in.total";
/// The line of 四·总计 in the sample of 2022.
const CARRIED_OUT: usize = 257;

#[test]
fn chains_read_as_a_colleague_would_tell_them() {
    let desk = Desk::new();
    insta::assert_snapshot!("chain_zh", stdout(&desk.run(&["chain", "samples"])));
    insta::assert_snapshot!("chain_en", stdout(&desk.run(&["chain", "samples", "--lang", "en", "--agency", "澜汀"])));
}

#[test]
fn a_year_without_a_report_is_said() {
    let desk = Desk::new();
    for year in [2020, 2023] {
        as_it_is(&desk, year);
    }
    let said = stdout(&desk.run(&["chain", &corpus(&desk), "--quiet"]));
    assert!(said.contains("2021-2022") && said.contains("未评：缺 2021 至 2022 年报"), "{said}");
    assert!(said.contains("未评：缺 2022 年报"), "{said}");
    let whole = desk.json(&["chain", &corpus(&desk), "--format", "json"]);
    assert_eq!(whole["agencies"][0]["missing"], serde_json::json!([[2021, 2022]]));
    let after = &links(&whole, TOTAL)[1];
    assert_eq!((&after["year"], &after["state"]), (&2023.into(), &"not_judged".into()));
    assert_eq!(after["reason"], "缺 2022 年报");
}

#[test]
fn one_year_alone_says_what_it_lacks() {
    let desk = Desk::new();
    as_it_is(&desk, 2022);
    let output = desk.run(&["chain", &corpus(&desk)]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("2022 年，1 份年报") && stdout(&output).contains("未评：缺 2021 年报"));
}

#[test]
fn a_break_has_the_id_that_check_gives_it_and_the_lines_of_both_reports() {
    let desk = Desk::new();
    let whole = desk.json(&["chain", "samples", "--format", "json", "--agency", "岚溪区"]);
    let broken = links(&whole, TOTAL).iter().find(|link| link["state"] == "broken").unwrap();
    assert_eq!((&broken["year"], &broken["rule"]), (&2022.into(), &"B201".into()));
    assert_eq!((&broken["expected"], &broken["stated"], &broken["difference"]), (&8.into(), &10.into(), &2.into()));
    assert_eq!((&broken["last"][0]["line"], &broken["this"][0]["line"]), (&257.into(), &97.into()));
    let findings = desk.json(&["check", "samples", "--format", "json"]);
    let findings = findings["findings"].as_array().unwrap();
    let same = findings.iter().find(|finding| finding["id"] == broken["finding"]).unwrap();
    assert_eq!((&same["rule"], &same["year"], &same["cells"][0]), (&"B201".into(), &2022.into(), &TOTAL.into()));
}

#[test]
fn every_break_of_check_is_a_broken_link_and_no_other_is() {
    let desk = Desk::new();
    let ids = |values: Vec<&Value>| {
        let mut ids: Vec<String> = values.iter().map(|value| value.as_str().unwrap().to_owned()).collect();
        ids.sort();
        ids
    };
    let chains = desk.json(&["chain", "samples", "--format", "json"]);
    let agencies = chains["agencies"].as_array().unwrap();
    let all = agencies.iter().flat_map(|agency| agency["chains"].as_array().unwrap());
    let broken = all.flat_map(|chain| chain["links"].as_array().unwrap()).filter(|link| link["state"] == "broken");
    let findings = desk.json(&["check", "samples", "--format", "json"]);
    let followed = |finding: &&Value| ["B201", "B202", "B204"].iter().any(|rule| finding["rule"] == *rule);
    let found = findings["findings"].as_array().unwrap().iter().filter(followed);
    let found = ids(found.map(|finding| &finding["id"]).collect());
    assert_eq!(ids(broken.map(|link| &link["finding"]).collect()), found);
    assert!(!found.is_empty());
}

#[test]
fn a_correction_that_makes_a_chain_hold_is_named() {
    let desk = Desk::new();
    changed(&desk, "2022.txt", 2022, (CARRIED_OUT, "3 |"));
    as_it_is(&desk, 2023);
    let whole = desk.json(&["chain", &corpus(&desk), "--format", "json"]);
    let broken = &links(&whole, TOTAL)[1];
    assert_eq!((&broken["expected"], &broken["stated"]), (&3.into(), &1.into()));
    assert_eq!((&broken["hints"][0]["year"], &broken["hints"][0]["correction"]), (&2022.into(), &1.into()));
    let said = stdout(&desk.run(&["chain", &corpus(&desk)]));
    assert!(said.contains("若采纳 2022 年报最小改正第 1 种") && said.contains("3->1"), "{said}");
}

#[test]
fn a_blank_is_told_what_would_make_the_chain_hold() {
    let desk = Desk::new();
    changed(&desk, "2022.txt", 2022, (CARRIED_OUT, " |"));
    as_it_is(&desk, 2023);
    let whole = desk.json(&["chain", &corpus(&desk), "--format", "json"]);
    let link = &links(&whole, TOTAL)[1];
    assert_eq!(link["state"], "fillable");
    assert_eq!(link["fill"], serde_json::json!({"year": 2022, "cell": "requests.carried_out.total", "value": 1}));
    assert!(stdout(&desk.run(&["chain", &corpus(&desk)])).contains("空白，填 1 即成立"));
}

#[test]
fn the_current_version_of_a_year_counts() {
    let desk = Desk::new();
    as_it_is(&desk, 2023);
    let text = std::fs::read_to_string(Path::new(AGENCY).join("2022.txt")).unwrap();
    let signed = |day: &str| text.replace("2023年1月", day);
    desk.write("corpus/new.txt", signed("2023年3月"));
    let mut old: Vec<String> = signed("2023年1月").lines().map(str::to_owned).collect();
    old[CARRIED_OUT - 1] = "9 |".to_owned();
    desk.write("corpus/old.txt", old.join("\n"));
    let whole = desk.json(&["chain", &corpus(&desk), "--format", "json"]);
    let years = whole["agencies"][0]["years"].as_array().unwrap();
    assert!(years[0]["path"].as_str().unwrap().ends_with("new.txt"));
    assert_eq!((&years[0]["versions"], &links(&whole, TOTAL)[1]["state"]), (&2.into(), &"holds".into()));
    assert!(stdout(&desk.run(&["chain", &corpus(&desk)])).contains("另有 1 份旧版本不计"));
}

#[test]
fn years_under_another_name_are_on_one_chain_and_two_agencies_are_not() {
    let desk = Desk::new();
    as_it_is(&desk, 2023);
    let text = std::fs::read_to_string(Path::new(AGENCY).join("2022.txt")).unwrap();
    desk.write("corpus/long.txt", text.replace("霁川市民政局", "岚省霁川市民政局"));
    let whole = desk.json(&["chain", &corpus(&desk), "--format", "json"]);
    assert_eq!(whole["summary"]["agencies"], 1);
    assert_eq!(whole["agencies"][0]["years"].as_array().unwrap().len(), 2);
    assert_eq!(whole["agencies"][0]["also"].as_array().unwrap().len(), 1);
    desk.write("corpus/other.txt", text.replace("霁川市民政局", "霁川市水务局"));
    let whole = desk.json(&["chain", &corpus(&desk), "--format", "json"]);
    assert_eq!(whole["summary"]["agencies"], 2);
    let one = desk.json(&["chain", &corpus(&desk), "--format", "json", "--agency", "水务"]);
    assert_eq!((&one["agencies"][0]["agency"], &one["summary"]["reports"]), (&"霁川市水务局".into(), &1.into()));
}

#[test]
fn an_agency_that_is_not_there_is_refused_with_the_one_that_was_meant() {
    let desk = Desk::new();
    let said = |name: &str| {
        let output = desk.run(&["chain", "samples", "--agency", name]);
        assert_eq!((code(&output), stdout(&output)), (2, String::new()));
        told(&output)
    };
    assert!(said("霁川市民正局").contains("是不是想写 霁川市民政局"));
    assert!(said("市").contains("可以指几个机关"));
    assert!(said("月亮").contains("没有机关“月亮”"));
}

#[test]
fn without_reports_nothing_is_claimed_and_what_cannot_be_read_is_told() {
    let desk = Desk::new();
    desk.write("corpus/README.md", "");
    let empty = desk.run(&["chain", &corpus(&desk)]);
    assert!(stdout(&empty).contains("没有写明机关和年度的年报"), "{}", stdout(&empty));
    let missing = desk.run(&["chain", "没有"]);
    assert_eq!(code(&missing), 2);
    assert!(told(&missing).contains("没有这个文件或文件夹"));
    let whole = desk.json(&["chain", "没有", "--format", "json"]);
    assert_eq!((&whole["failures"][0]["path"], &whole["agencies"]), (&"没有".into(), &Value::Array(Vec::new())));
}

#[test]
fn a_report_that_does_not_say_whose_it_is_is_on_no_chain_and_is_said() {
    let desk = Desk::new();
    let text = std::fs::read_to_string(Path::new(AGENCY).join("2022.txt")).unwrap();
    desk.write("corpus/nobody.txt", text.replace("霁川市民政局", ""));
    let said = stdout(&desk.run(&["chain", &corpus(&desk)]));
    assert!(said.contains("不在任何链上的报告 1 份") && said.contains("nobody.txt"), "{said}");
}

#[test]
fn the_same_corpus_gives_the_same_bytes_and_a_line_each_says_the_same() {
    let desk = Desk::new();
    let json = |jobs: &str| stdout(&desk.run(&["chain", "samples", "--format", "json", "--jobs", jobs]));
    assert_eq!(json("1"), json("7"));
    let whole: Value = serde_json::from_str(&json("1")).unwrap();
    assert_eq!(whole["schema"], "gouji.chain/1");
    let lines = stdout(&desk.run(&["chain", "samples", "--format", "ndjson"]));
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let agencies = lines.iter().filter(|line| line["type"] == "agency");
    let agencies: Vec<Value> = agencies.map(without_type).collect();
    assert_eq!(Value::from(agencies), whole["agencies"]);
    let summary = lines.last().map(without_type).unwrap();
    assert_eq!(summary, whole["summary"]);
}

fn without_type(line: &Value) -> Value {
    let mut line = line.as_object().unwrap().clone();
    line.remove("type");
    Value::Object(line)
}
