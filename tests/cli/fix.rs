//! Corrections on the command line: what is printed for a planted fault, and the exit codes, which faults never raise.

use serde_json::Value;

use super::desk::{CLEAN, Desk, WRONG, code, stdout, told, word};

/// A report whose （七）总计 was never filled in.
const UNFILLED: &str = "samples/青禾市岚溪区人民政府办公室/2020.txt";

#[test]
fn corrections_read_as_a_colleague_would_tell_them() {
    let desk = Desk::new();
    insta::assert_snapshot!("fix_zh", stdout(&desk.run(&["fix", WRONG, UNFILLED])));
    insta::assert_snapshot!("fix_en", stdout(&desk.run(&["fix", WRONG, UNFILLED, "--lang", "en"])));
}

#[test]
fn a_planted_figure_is_led_back_to_what_it_was() {
    let desk = Desk::new();
    let clean = std::fs::read_to_string(CLEAN).unwrap();
    let received = |text: &str| desk.json(&["parse", word(&desk.write("一.txt", text)), "--format", "json"]);
    let line = received(&clean)["cells"]["requests.received.total"]["line"].as_u64().unwrap();
    let planted: Vec<String> = (1..).zip(clean.lines()).map(|(nth, text)| wrong_total(nth == line, text)).collect();
    let path = desk.write("二.txt", planted.join("\n"));
    assert_eq!(received(&planted.join("\n"))["cells"]["requests.received.total"]["value"], 91);
    let fixed = desk.json(&["fix", word(&path), "--format", "json"]);
    let table = &fixed["tables"][0];
    assert_eq!((&table["table"], &table["size"], &table["complete"]), (&"requests".into(), &1.into(), &true.into()));
    let change = &table["corrections"][0]["changes"][0];
    assert_eq!((&change["cell"], &change["from"]), (&"requests.received.total".into(), &91.into()));
    assert_eq!(change["to"], received(&clean)["cells"]["requests.received.total"]["value"]);
}

/// The last number of a line becomes 91.
fn wrong_total(is_meant: bool, line: &str) -> String {
    let Some(end) = line.rfind(|c: char| c.is_ascii_digit()).filter(|_| is_meant) else { return line.to_owned() };
    let start = line[..end].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    format!("{}91{}", &line[..start], &line[end + 1..])
}

#[test]
fn the_shape_names_cells_values_evidence_and_what_becomes_of_findings() {
    let desk = Desk::new();
    let fixed = desk.json(&["fix", WRONG, "--format", "json"]);
    assert_eq!(keys(&fixed), ["agency", "path", "schema", "tables", "year"]);
    assert_eq!((&fixed["schema"], &fixed["year"]), (&"gouji.fix/1".into(), &2021.into()));
    let table = &fixed["tables"][0];
    assert_eq!(table["need"], "changes");
    assert_eq!(keys(table), ["complete", "corrections", "count", "need", "size", "table"]);
    let way = &table["corrections"][0];
    assert_eq!(keys(way), ["added", "changes", "evidence", "fills", "gone", "weight"]);
    assert_eq!(keys(&way["changes"][0]), ["cell", "from", "high", "low", "state", "to"]);
    let evidence: Vec<&str> = way["evidence"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert!(evidence.iter().all(|one| ["+ ", "- ", "? "].iter().any(|sign| one.starts_with(sign))), "{evidence:?}");
    let findings = desk.json(&["check", WRONG, "--format", "json"]);
    let ids: Vec<&Value> = findings["findings"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    let gone = way["gone"].as_array().unwrap();
    assert!(!gone.is_empty() && gone.iter().all(|id| ids.contains(&id)), "{gone:?}");
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn one_line_a_report_where_lines_are_asked_for() {
    let desk = Desk::new();
    let lines = stdout(&desk.run(&["fix", WRONG, UNFILLED, CLEAN, "--format", "ndjson"]));
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let paths: Vec<&str> = lines.iter().map(|line| line["path"].as_str().unwrap()).collect();
    assert_eq!(paths, [WRONG, UNFILLED]);
    let few = stdout(&desk.run(&["fix", UNFILLED, "--most", "0", "--format", "ndjson"]));
    let few: Value = serde_json::from_str(few.trim()).unwrap();
    assert_eq!((&few["tables"][0]["corrections"], &few["tables"][0]["count"]), (&Value::Array(Vec::new()), &1.into()));
    assert!(stdout(&desk.run(&["fix", UNFILLED, "--most", "0"])).contains("另有 1 种（--most 可多列）"));
}

#[test]
fn faults_never_raise_the_exit_code_and_files_that_cannot_be_read_do() {
    let desk = Desk::new();
    assert_eq!(code(&desk.run(&["fix", WRONG])), 0);
    let clean = desk.run(&["fix", CLEAN]);
    assert_eq!((code(&clean), stdout(&clean).as_str()), (0, "各表的等式都成立，没有要改的\n"));
    assert_eq!(stdout(&desk.run(&["fix", CLEAN, "--quiet"])), "");
    let missing = desk.run(&["fix", "没有", WRONG]);
    assert_eq!(code(&missing), 2);
    assert!(stdout(&missing).contains("10->9") && told(&missing).contains("没有这个文件"));
    assert_eq!(code(&desk.run(&["fix"])), 2);
}

/// A report in which only （七）总计 of the last column is blank, and the year after it.
const BLANK: &str = "samples/霁川市民政局/2022.txt";
const AFTER_BLANK: &str = "samples/霁川市民政局/2023.txt";

/// The text of a sample with some lines otherwise.
fn with_lines(path: &str, lines: &[(usize, &str)]) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let line = |(nth, line): (usize, &str)| lines.iter().find(|one| one.0 == nth).map_or(line, |one| one.1).to_owned();
    (1..).zip(text.lines()).map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_blank_that_must_be_filled_is_proposed_as_such() {
    let desk = Desk::new();
    let told = stdout(&desk.run(&["fix", BLANK]));
    assert!(told.contains("表三：可补，只须填 1 个空白格") && told.contains("(七)总计·总计 空->10"), "{told}");
    assert!(
        told.contains("像是合计漏填") && told.contains("消除问题 4 条（A101 A102 A103 C304），新增 0 条"),
        "{told}"
    );
    let fixed = desk.json(&["fix", BLANK, "--format", "json"]);
    assert_eq!(fixed["tables"][0]["need"], "fills");
    assert_eq!(fixed["tables"][0]["corrections"][0]["changes"][0]["to"], 10);
}

#[test]
fn what_cannot_be_worked_out_is_said_with_its_reason() {
    let desk = Desk::new();
    let states = [
        ("5.5 |", "A101 A102 A103：不成立，但算不出改法（「(七)总计·总计」填的是 5.5，不是整数）"),
        ("1000000000000000000 |", "A101 A102 A103：判不了（「(七)总计·总计」填的读不成数字）"),
    ];
    for (line, why) in states {
        let path = desk.write("一.txt", with_lines(BLANK, &[(249, line)]));
        let told = stdout(&desk.run(&["fix", word(&path)]));
        assert!(told.contains(why) && !told.contains("都成立"), "{told}");
        let fixed = desk.json(&["fix", word(&path), "--format", "json"]);
        assert_eq!(fixed["unsolved"][0]["cell"], "requests.outcome_total.total");
    }
    let torn = std::fs::read_to_string(BLANK).unwrap().replace("一、本年新收政府信息公开申请数量", "（略）");
    let path = desk.write("二.txt", torn);
    let told = stdout(&desk.run(&["fix", word(&path)]));
    assert!(!told.contains("各表的等式都成立"), "{told}");
}

#[test]
fn a_correction_is_rehearsed_beside_the_years_around() {
    let desk = Desk::new();
    // 2022 carries 3 out where 1 is left, and 2023 carries in 1, or, agreeing with it, 3.
    let this = with_lines(BLANK, &[(249, "10 |"), (257, "3 |")]);
    desk.write("甲/2022.txt", &this);
    desk.write("甲/2023.txt", std::fs::read(AFTER_BLANK).unwrap());
    desk.write("乙/2022.txt", &this);
    desk.write("乙/2023.txt", with_lines(AFTER_BLANK, &[(68, "3 |")]));
    let fixed = |folder: &str| stdout(&desk.run(&["fix", word(&desk.at(folder))]));
    let outcome =
        |told: &str| told.lines().find(|line| line.contains("消除问题")).unwrap_or_default().trim().to_owned();
    let first = outcome(&fixed("甲"));
    assert!(first.starts_with("= 连同 2023 年报告：") && first.contains("2023年B201），新增 0 条"), "{first}");
    let second = outcome(&fixed("乙"));
    assert!(second.ends_with("新增 1 条（2023年B201）"), "{second}");
    assert!(outcome(&fixed("甲/2022.txt")).starts_with("= 本报告内："));
}
