//! What commands find: findings, reports, differences; and the exit codes that say so.

use serde_json::{Map, Value};

use super::desk::{CLEAN, Desk, WARNED, WRONG, code, samples, stdout, told, word};

#[test]
fn the_exit_code_says_how_grave_the_worst_finding_is() {
    let desk = Desk::new();
    let check = |arguments: &[&str]| code(&desk.run(&[&["check"], arguments].concat()));
    assert_eq!(check(&[CLEAN]), 0);
    assert_eq!(check(&[WARNED]), 0);
    assert_eq!(check(&[WARNED, "--fail-on", "warning"]), 1);
    assert_eq!(check(&[WRONG]), 1);
    assert_eq!(check(&[WRONG, "没有"]), 2);
    assert_eq!(check(&[WRONG, "--fail-on", "fatal"]), 2);
}

#[test]
fn a_missing_path_is_told_and_the_rest_is_still_checked() {
    let desk = Desk::new();
    let output = desk.run(&["check", "没有/这个", WRONG]);
    assert_eq!(told(&output), "gouji: 没有/这个：没有这个文件或文件夹。请核对路径\n");
    assert!(stdout(&output).contains("A101"), "{}", stdout(&output));
    assert!(stdout(&output).ends_with("没有读成 1 个文件\n"));
    let english = desk.run(&["check", "nope", "--lang", "en"]);
    assert_eq!(told(&english), "gouji: nope: no such file or folder; check the path\n");
}

#[test]
fn findings_read_as_a_colleague_would_tell_them() {
    let desk = Desk::new();
    insta::assert_snapshot!("check_zh", stdout(&desk.run(&["check", "samples/霁川市民政局"])));
    insta::assert_snapshot!("check_en", stdout(&desk.run(&["check", "samples/霁川市民政局", "--lang", "en"])));
}

#[test]
fn quiet_leaves_the_findings_alone() {
    let desk = Desk::new();
    assert_eq!(stdout(&desk.run(&["check", CLEAN, "--quiet"])), "");
    assert!(stdout(&desk.run(&["check", WRONG, "-q"])).trim_end().ends_with(']'));
}

#[test]
fn the_same_corpus_gives_the_same_bytes_on_any_number_of_threads() {
    let desk = Desk::new();
    let json = |jobs: &str| stdout(&desk.run(&["check", "samples", "--format", "json", "--jobs", jobs]));
    assert_eq!(json("1"), json("7"));
}

#[test]
fn findings_are_printed_in_the_agreed_schema_and_order() {
    let whole = Desk::new().json(&["check", "samples", "--format", "json"]);
    assert_eq!(whole["schema"], "gouji.findings/1");
    assert_eq!(whole["tool"]["rules"].as_str().unwrap().len(), 64);
    assert_eq!(whole["summary"]["reports"], samples().len());
    let findings = whole["findings"].as_array().unwrap();
    let key = |one: &Value| ["agency", "year", "rule"].map(|part| one[part].to_string());
    assert!(findings.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1])));
    let a101 = findings.iter().find(|one| one["rule"] == "A101" && one["verdict"] == "violated").unwrap();
    let names: Vec<&str> = a101.as_object().unwrap().keys().map(String::as_str).collect();
    let mut wanted = [
        "id", "rule", "severity", "verdict", "agency", "year", "path", "cells", "lines", "expected", "actual",
        "message", "group", "score",
    ];
    wanted.sort_unstable();
    assert_eq!(names, wanted);
    assert_eq!(a101["cells"][0], "requests.outcome_total.total");
    assert_eq!(a101["cells"].as_array().unwrap().len(), a101["lines"].as_array().unwrap().len());
    assert_eq!(whole["outcomes"]["A101"]["passed"].as_u64().unwrap() + findings_of(&whole, "A101"), 21);
}

fn findings_of(whole: &Value, rule: &str) -> u64 {
    whole["outcomes"][rule]["findings"].as_u64().unwrap()
}

#[test]
fn a_line_each_says_the_same_as_the_whole() {
    let desk = Desk::new();
    let whole = desk.json(&["check", "samples", "没有", "--format", "json"]);
    let lines = stdout(&desk.run(&["check", "samples", "没有", "--format", "ndjson"]));
    let lines: Vec<Map<String, Value>> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |kind: &str| -> Vec<Value> {
        let of_kind = lines.iter().filter(|line| line["type"] == kind).cloned();
        of_kind
            .map(|mut line| {
                line.remove("type");
                Value::Object(line)
            })
            .collect()
    };
    for (kind, place) in
        [("report", "reports"), ("finding", "findings"), ("not_judged", "not_judged"), ("failure", "failures")]
    {
        assert_eq!(Value::from(of(kind)), whole[place], "{kind}");
        assert!(!of(kind).is_empty(), "{kind}");
    }
    assert_eq!(of("summary"), [whole["summary"].clone()]);
}

#[test]
fn a_report_is_printed_with_every_cell_of_its_edition() {
    let desk = Desk::new();
    let report = desk.json(&["parse", CLEAN]);
    assert_eq!(report["schema"], "gouji.report/1");
    assert_eq!(report["source"]["path"], CLEAN);
    assert_eq!(report["agency"], "青禾市岚溪区人民政府办公室");
    assert_eq!((&report["year"], &report["edition"]), (&2023.into(), &"2021".into()));
    assert_eq!(report["cells"].as_object().unwrap().len(), 200);
    let received = serde_json::json!({"value": 54, "state": "number", "raw": "54", "line": 35});
    assert_eq!(report["cells"]["requests.received.total"], received);
    assert_eq!(report["sections"].as_array().unwrap().len(), 6);
    let lines = stdout(&desk.run(&["parse", "samples", "--format", "ndjson"]));
    assert_eq!(lines.lines().count(), samples().len());
}

#[test]
fn the_canonical_text_gives_the_same_cells_again() {
    let desk = Desk::new();
    for sample in samples() {
        let text = desk.run(&["text", word(&sample)]);
        let copy = desk.write("copy.txt", &text.stdout);
        let [mut first, again] = [&sample, &copy].map(|path| desk.json(&["parse", word(path)]));
        // Text knows no pages; the lines, which stay, tell the place.
        for (_, cell) in first["cells"].as_object_mut().unwrap() {
            cell.as_object_mut().unwrap().remove("page");
        }
        for place in ["cells", "sections", "agency", "year", "edition"] {
            assert_eq!(first[place], again[place], "{} {place}", sample.display());
        }
    }
}

#[test]
fn lines_are_numbered_where_that_is_asked_for() {
    let desk = Desk::new();
    let text = stdout(&desk.run(&["text", CLEAN, "--number"]));
    assert!(text.starts_with(" 1  青禾市岚溪区人民政府办公室2023年"), "{text}");
    let source = std::fs::read_to_string(CLEAN).unwrap();
    assert_eq!(stdout(&desk.run(&["text", CLEAN])), source);
}

#[test]
fn two_years_are_compared_by_files_and_by_name() {
    let desk = Desk::new();
    let files = ["samples/青禾市岚溪区人民政府办公室/2022.txt", CLEAN];
    let by_files = stdout(&desk.run(&["diff", files[0], files[1]]));
    assert_eq!(by_files, stdout(&desk.run(&["diff", "samples", "--agency", "岚溪区", "--years", "2022,2023"])));
    insta::assert_snapshot!("diff_zh", by_files);
    let shape = desk.json(&["diff", files[0], files[1], "--format", "json"]);
    assert_eq!((&shape["schema"], &shape["last"]["year"]), (&"gouji.diff/1".into(), &2022.into()));
    assert!(shape["cells"].as_array().unwrap().iter().any(|cell| cell["delta"] == 10));
}

#[test]
fn a_comparison_that_cannot_be_made_says_what_is_missing() {
    let desk = Desk::new();
    let said = |arguments: &[&str]| {
        let output = desk.run(&[&["diff", "samples"], arguments].concat());
        assert_eq!(code(&output), 2);
        told(&output)
    };
    assert!(said(&["--agency", "松渚市教育", "--years", "2021,2030"]).contains("没有松渚市教育局 2030 年的报告"));
    assert!(
        said(&["--agency", "青禾市岚溪区政府办公室", "--years", "2021,2022"])
            .contains("是不是想写 青禾市岚溪区人民政府办公室")
    );
    assert!(said(&["--agency", "市", "--years", "2021,2022"]).contains("可以指几个机关"));
    assert!(said(&["--agency", "松渚市教育局", "--years", "2021"]).contains("两个年度"));
    assert!(said(&[]).contains("请给出两份文件"));
}

#[test]
fn every_rule_tests_itself() {
    let output = Desk::new().run(&["selftest"]);
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).trim_end().ends_with("0 项不成立"));
}
