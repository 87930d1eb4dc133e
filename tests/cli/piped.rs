//! Reports of our own read back: over standard input, from a file of several, mended by hand, without their text.

use serde_json::{Value, json};

use super::desk::{CLEAN, Desk, WRONG, code, stdout, told};

fn parsed(desk: &Desk, format: &str) -> Vec<u8> {
    desk.run(&["parse", "samples", "--format", format]).stdout
}

#[test]
fn what_parse_prints_is_checked_like_the_reports_themselves() {
    let desk = Desk::new();
    let direct = stdout(&desk.run(&["check", "samples"]));
    for format in ["json", "ndjson"] {
        let printed = parsed(&desk, format);
        let piped = desk.gouji().args(["check", "-"]).write_stdin(printed.clone()).output().unwrap();
        assert_eq!(stdout(&piped), direct, "{format}");
        let kept = desk.write("all.ndjson", &printed);
        assert_eq!(stdout(&desk.run(&["check", kept.to_str().unwrap()])), direct, "{format} from a file");
    }
}

#[test]
fn a_report_read_back_is_the_same_report() {
    let desk = Desk::new();
    let printed = parsed(&desk, "ndjson");
    let again = desk.gouji().args(["parse", "-", "--format", "ndjson"]).write_stdin(printed.clone()).output().unwrap();
    assert!(again.stdout == printed);
}

#[test]
fn a_figure_mended_in_the_object_prevails_and_is_told() {
    let desk = Desk::new();
    let mut report = desk.json(&["parse", CLEAN]);
    report["cells"]["requests.received.total"]["value"] = json!(77);
    let file = desk.write("mended.json", report.to_string());
    let file = file.to_str().unwrap();
    let found = desk.json(&["check", file, "--format", "json"]);
    let broken = |rule: &str, cell: &str| {
        let is = |one: &Value| one["rule"] == rule && one["cells"][0] == cell;
        found["findings"].as_array().unwrap().iter().any(is)
    };
    assert!(broken("A102", "requests.received.total") && broken("A103", "requests.received.total"), "{found}");
    let read = desk.json(&["parse", file]);
    assert_eq!(read["alarms"][0]["code"], "cells-restated");
}

#[test]
fn an_export_cites_what_was_piped_and_not_a_file_that_lies_at_its_old_path() {
    let desk = Desk::new();
    let source = desk.write("report.txt", std::fs::read(WRONG).unwrap());
    let export = |path: &str, input: Vec<u8>| {
        let call = ["export", path, "--to", "csv", "-o", "-"];
        desk.gouji().args(call).write_stdin(input).output().unwrap()
    };
    let path = source.to_str().unwrap();
    let printed = desk.run(&["parse", path, "--format", "ndjson"]).stdout;
    let direct = stdout(&export(path, Vec::new()));
    assert!(direct.contains("L332 〔（七）总计 / 总计〕10"), "{direct}");
    std::fs::write(&source, "别的内容").unwrap();
    assert_eq!(stdout(&export("-", printed)), direct);
}

#[test]
fn an_object_without_its_text_keeps_its_figures_and_its_name() {
    let desk = Desk::new();
    let mut report = desk.json(&["parse", CLEAN]);
    let whole = report.clone();
    report.as_object_mut().unwrap().remove("text");
    let file = desk.write("bare.json", report.to_string());
    let read = desk.json(&["parse", file.to_str().unwrap()]);
    for part in ["agency", "year", "edition", "issued_on", "title"] {
        assert_eq!(read[part], whole[part], "{part}");
    }
    for (path, cell) in whole["cells"].as_object().unwrap() {
        assert_eq!((&read["cells"][path]["value"], &read["cells"][path]["state"]), (&cell["value"], &cell["state"]));
    }
}

#[test]
fn standard_input_that_holds_no_report_is_told_and_the_rest_goes_on() {
    let desk = Desk::new();
    let check = |input: &str, more: &str| {
        desk.gouji().args(["check", "-", more]).write_stdin(input.to_owned()).output().unwrap()
    };
    let nothing = check("一、总体情况", CLEAN);
    assert!(told(&nothing).starts_with("gouji: 标准输入里没有年报"), "{}", told(&nothing));
    assert_eq!(code(&nothing), 2);
    let broken = check("{\"schema\":\"gouji.report/1\",\"year\":\"x\"}\n", CLEAN);
    assert!(told(&broken).starts_with("gouji: -/@0：不是完整的 gouji.report/1"), "{}", told(&broken));
    assert!(stdout(&broken).contains("1 份报告"));
}
