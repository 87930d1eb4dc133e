//! An auditor's own rules: where they come from, what they change, how a wrong file is refused; and numbers of persons, which
//! nothing that is handed out may show.

use serde_json::Value;

use super::desk::{CLEAN, Desk, code, stdout, told};

const OWN: &str = "docs/own_rules.toml";
/// A local rule about a word that every sample has, and a rule switched off for ever.
const LOCAL: &str = r#"
[rules.T504]
off = { reason = "本地没有期限", owner = "王五", expires = "2999-12-31" }
[[rule]]
code = "L7"
title = { zh = "说到总体", en = "speaks of the whole" }
group = "language"
level = "warning"
where = ["headings"]
message = { zh = "标题里有“{found}”", en = "a heading has “{found}”" }
[[rule.find]]
words = ["总体"]
"#;

fn rules_of(findings: &Value) -> Vec<&str> {
    findings["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

#[test]
fn a_file_of_rules_changes_what_is_found_and_the_name_of_the_rule_set() {
    let desk = Desk::new();
    let own = desk.write("own.toml", LOCAL);
    let plain = desk.json(&["check", CLEAN, "--format", "json"]);
    let local = desk.json(&["check", CLEAN, "--format", "json", "--rules", own.to_str().unwrap()]);
    assert_eq!((rules_of(&plain), rules_of(&local)), (vec![], vec!["L7"]));
    assert_eq!(local["findings"][0]["message"], "标题里有“总体”");
    assert_eq!(local["findings"][0]["severity"], "warning");
    assert_ne!(plain["tool"]["rules"], local["tool"]["rules"]);
    assert!(plain["outcomes"]["T504"].is_object() && local["outcomes"]["T504"].is_null());
    assert_eq!(local["outcomes"]["L7"]["findings"], 1);
}

#[test]
fn the_file_of_the_config_folder_holds_without_being_named() {
    let desk = Desk::new();
    desk.write(".config/gouji/rules.toml", LOCAL);
    assert_eq!(rules_of(&desk.json(&["check", CLEAN, "--format", "json"])), ["L7"]);
    let listed = stdout(&desk.run(&["rules"]));
    assert!(listed.contains("L7  警告") && listed.contains("说到总体（本地）"), "{listed}");
    assert!(listed.contains("T504  停用至 2999-12-31：晚于地方规定期限（王五，本地没有期限）"), "{listed}");
    assert!(stdout(&desk.run(&["rules", "L7"])).starts_with("L7 说到总体"));
}

#[test]
fn the_example_in_the_docs_is_accepted() {
    let desk = Desk::new();
    let output = desk.run(&["rules", "--rules", OWN]);
    assert_eq!(code(&output), 0, "{}", told(&output));
}

#[test]
fn a_wrong_file_is_refused_with_file_line_and_what_was_meant() {
    let desk = Desk::new();
    let own = desk.write("own.toml", "[rules.A101]\nlevle = \"info\"\n");
    let output = desk.run(&["check", CLEAN, "--rules", own.to_str().unwrap()]);
    assert_eq!((code(&output), stdout(&output).as_str()), (2, ""));
    assert!(told(&output).contains("own.toml 第 2 行第 1 列：不认识“levle”，是不是想写 level？"), "{}", told(&output));
    let missing = desk.run(&["check", CLEAN, "--rules", "没有.toml"]);
    assert_eq!(code(&missing), 2);
    assert!(told(&missing).contains("没有.toml：没有这个文件，请核对路径"), "{}", told(&missing));
}

#[test]
fn numbers_of_persons_are_masked_in_everything_handed_out() {
    let desk = Desk::new();
    let report = std::fs::read_to_string(CLEAN).unwrap();
    let (before, after) = report.split_at(report.find("六、").unwrap());
    let (heading, rest) = after.split_once('\n').unwrap();
    let numbers = "联系人张某，手机13812345678，身份证号11010519491231002X。";
    let path = desk.write("report.txt", format!("{before}{heading}\n{numbers}\n{rest}"));
    let path = path.to_str().unwrap();
    let checked = ["text", "json"].map(|format| stdout(&desk.run(&["check", path, "--format", format])));
    let exported = ["csv", "md", "json"].map(|to| stdout(&desk.run(&["export", path, "--to", to, "-o", "-"])));
    // Markdown escapes the asterisks of a mask.
    for shown in checked.iter().chain(&exported).map(|shown| shown.replace('\\', "")) {
        assert!(shown.contains("138****5678") && shown.contains("110***********2X"), "{shown}");
        assert!(!shown.contains("13812345678") && !shown.contains("11010519491231002X"), "{shown}");
    }
}
