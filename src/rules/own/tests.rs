use jiff::civil::{Date, date};

use super::*;
use crate::form::Edition;
use crate::model::finding::Severity;
use crate::rules::sample::Sample;
use crate::text::phrase::Lang;

const TODAY: Date = date(2026, 3, 1);

fn read(text: &str) -> Result<RuleSet, DataError> {
    RuleSet::read("规则.toml", text, TODAY)
}

fn refusal(text: &str) -> String {
    read(text).unwrap_err().to_string()
}

/// A file as an office would write it: the example that people copy.
const OWN: &str = include_str!("../../../docs/own_rules.toml");

#[test]
fn an_offices_file_changes_what_is_found() {
    let rules = read(OWN).unwrap();
    let mut sample = Sample::clean(Edition::E2021);
    for line in ["用好魏波，我单位服务青河县。", "公开信息信息。"] {
        sample.this.edits.add(5, line);
    }
    let report = sample.this.report();
    let judged = rules.judge(&report);
    let cell = |id| report.cell(id);
    let said = judged.findings.iter().map(|finding| {
        format!(
            "{} {} {}",
            finding.rule,
            finding.fault.severity.name(),
            crate::rules::message(finding, &cell, Lang::Zh)
        )
    });
    let wanted = [
        "C309 warning 第五部分只有 87 字，过于简单",
        "L1 info “我单位”应写机关名称",
        "T501 warning 2024 年度年报应在 2025-01-10 前公布，落款日期是 2025-01-16，晚 6 天",
        "T504 info 2024 年度年报按地方规定应在 2025-01-05 前公布，落款日期是 2025-01-16，晚 11 天",
        "W704 warning “青河县”疑为“青禾县”",
    ];
    assert_eq!(said.collect::<Vec<_>>(), wanted);
    assert!(judged.endings.iter().all(|ending| ending.0 != "C314"), "a rule that is off has no ending");
    assert_eq!(rules.switched_off()[0].owner, "王五");
}

#[test]
fn parameters_make_another_rule_set() {
    let own = read(OWN).unwrap().digest();
    assert_ne!(own, RuleSet::built_in().digest());
    assert_ne!(own, read(&OWN.replace("200", "20")).unwrap().digest());
    assert_eq!(own, read(OWN).unwrap().digest());
}

#[test]
fn a_switch_that_has_expired_is_on_again_with_a_notice() {
    let rules = read("[rules.C314]\noff = { reason = \"试\", owner = \"王五\", expires = \"2026-02-28\" }").unwrap();
    assert!(rules.switched_off().is_empty() && rules.rules().iter().any(|active| active.rule.code == "C314"));
    assert_eq!(rules.notices()[0].zh, "规则 C314 的停用已于 2026-02-28 到期，重新启用（王五，试）");
}

#[test]
fn a_level_is_that_of_the_findings() {
    let rules = read("[rules.W703]\nlevel = \"error\"").unwrap();
    let mut sample = Sample::clean(Edition::E2021);
    sample.this.edits.add(5, "问题,不足。");
    let judged = rules.judge(&sample.this.report());
    assert_eq!(judged.findings[0].fault.severity, Severity::Error);
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_what_was_meant() {
    assert_eq!(refusal("[treshholds]\n"), "规则.toml 第 1 行第 2 列：不认识“treshholds”，是不是想写 thresholds？");
    assert_eq!(
        refusal("\n[rules.A110]\nlevel = \"info\""),
        "规则.toml 第 2 行第 8 列：不认识“A110”，是不是想写 A101？"
    );
    assert_eq!(refusal("[rules.A101]\nlevel = \"eror\""), "规则.toml 第 2 行第 9 列：不认识“eror”，是不是想写 error？");
    let broken = OWN.replace("requests.received.total >", "requests.recieved.total >");
    let line = broken.lines().position(|line| line.contains("recieved")).unwrap() + 1;
    let meant = "不认识“requests.recieved.total”，是不是想写 requests.received.total？";
    assert_eq!(refusal(&broken), format!("规则.toml 第 {line} 行第 13 列：{meant}"));
    assert!(refusal(&OWN.replace("finds = false", "finds = true")).contains("该报而没有报"));
    assert!(refusal(&OWN.replace("\"L1\"", "\"A101\"")).contains("L 加数字"));
    assert!(refusal(&OWN.replace("words = [\"我单位\"]", "pattern = \"(我单位\"")).contains("不能用"));
    assert!(refusal(&OWN.replace("words = [\"我单位\"]", "pattern = \"x*\"")).contains("空文字"));
    assert!(refusal("[rules.A101]\nexcept = [\"x\"]").contains("不是词表规则"));
    assert!(refusal("[deadlines]\ndepartment = \"1月31日\"").contains("01-31"));
    assert!(refusal("[rules.C314]\noff = { reason = \"\", owner = \"\" }").contains("expires"));
}

/// A rule of one's own that is whole but for what is written in these places.
fn local(rest: &str, message: &str) -> String {
    format!(
        "[[rule]]\ncode = \"L1\"\ntitle = {{ zh = \"题\" }}\nwhy = \"因\"\ngroup = \"language\"\nlevel = \"info\"\n\
         message = {{ zh = \"{message}\" }}\n{rest}"
    )
}

/// Refuses a file at a line, in the words of both languages.
fn assert_refused(text: &str, line: usize, (zh, en): (&str, &str)) {
    let error = read(text).unwrap_err();
    let (chinese, english) = (error.to_string(), error.in_lang(Lang::En));
    assert!(chinese.starts_with(&format!("规则.toml 第 {line} 行")) && chinese.contains(zh), "{text}\n{chinese}");
    assert!(english.contains(en), "{text}\n{english}");
    assert!(!chinese.contains("expected") && !english.contains("parse error"), "{chinese}\n{english}");
}

#[test]
fn parameters_and_switches_that_cannot_be_meant_are_refused() {
    for (text, line, zh, en) in [
        (
            "[thresholds]\nshort_section = -5",
            2,
            "写的是 -5，这里只能写 1 到 2000 的整数",
            "it is -5, but only whole numbers from 1 to 2000",
        ),
        ("[thresholds]\nshort_section = 99999999999999999999999", 2, "这个数太大", "this number is too large"),
        ("[thresholds]\njump_ratio = 0", 2, "2 到 1000", "from 2 to 1000"),
        ("[thresholds]\ncommon_share = 400", 2, "1 到 99", "from 1 to 99"),
        ("[thresholds]\npeers_least = 0", 2, "3 到 300", "from 3 to 300"),
        ("[thresholds]\nrenamed_within = 100", 2, "1 到 10", "from 1 to 10"),
        ("[deadlines]\ndepartment = \"02-30\"", 2, "没有 2 月 30 日这一天", "no such day as 02-30"),
        (
            "[rules.C314]\noff = { reason = \"  \", owner = \"王五\", expires = 2099-01-01 }",
            2,
            "要写理由",
            "for a reason",
        ),
        (
            "[rules.C314]\noff = { reason = \"试\", owner = \"\", expires = 2099-01-01 }",
            2,
            "要写谁负责",
            "somebody answers",
        ),
        ("[rules.C314]\noff = true", 2, "这里要写表（{ reason = ", "a table ({ reason = "),
        (
            "[rules.W704]\nexcept = [\"魏波\"]\nlevel = 1",
            3,
            "这里要写文字（放在英文双引号里）",
            "a text (in double quotes)",
        ),
    ] {
        assert_refused(text, line, (zh, en));
    }
}

#[test]
fn lists_of_words_that_cannot_be_meant_are_refused() {
    for (text, line, zh, en) in [
        ("[words.repeats]\nadd = [\"甲甲\", \" \"]", 2, "空的词", "an empty word"),
        ("[words.repeats]\nremove = [\"琢磨琢磨\"]", 2, "词表里没有“琢磨琢磨”", "is not in the list"),
        ("[words.repeats]\nremove = [\"研究研完\"]", 2, "是不是想去掉 研究研究", "did you mean `研究研究`"),
        ("[[deadlines.local]]\nplace = \" \"\nby = \"01-05\"", 1, "哪个机关的名称里都有它", "stands in every name"),
        ("[organs]\ngovernments = []", 2, "至少要写一个", "at least one"),
    ] {
        assert_refused(text, line, (zh, en));
    }
}

#[test]
fn words_and_messages_of_ones_own_that_cannot_be_meant_are_refused() {
    for (text, line, zh, en) in [
        (
            "[rules.W704]\nfind = [{ pattern = \"我单(位\" }]".into(),
            2,
            "模式“我单(位”不能用：有 ( 没有 )",
            "`我单(位` cannot be used: there is a ( without )",
        ),
        (
            local("[[rule.find]]\npattern = \"我单(位\"\n", "话"),
            9,
            "模式“我单(位”不能用：有 ( 没有 )",
            "`我单(位` cannot be used: there is a ( without )",
        ),
        (local("[[rule.find]]\npattern = \"x*\"\n", "话"), 9, "能匹配空文字", "matches the empty text"),
        (
            local("years = \"2022\"\n[[rule.find]]\nwords = [\"甲\"]\n", "话"),
            8,
            "这里要写表（如 { from = 2021 }",
            "a table (as { from = 2021 }",
        ),
        (local("[[rule.find]]\nwords = [\"甲\"]\n", " "), 7, "这里是空的", "it is blank"),
        (
            local("[[rule.find]]\nwords = [\"甲\"]\n", "有{left}"),
            7,
            "不认识“{left}”，这里可以写：{found}、{should}、{named}",
            "`{left}` is unknown",
        ),
    ] {
        assert_refused(&text, line, (zh, en));
    }
}

#[test]
fn checks_of_ones_own_that_cannot_be_meant_are_refused() {
    let check = |formula: &str, message: &str| local(&format!("check = \"{formula}\"\n"), message);
    for (text, line, zh, en) in [
        (
            check("requests.received.total > 1", "{lefft}"),
            7,
            "不认识“{lefft}”，是不是想写 {left}",
            "did you mean `{left}`",
        ),
        (check("requests.received.total = 1 + + 2", "话"), 8, "“+”多了", "`+` is one too many"),
        (check("requests.received.total ≥ 1", "话"), 8, "比较要写成 >=", "comparisons are written"),
        (
            check("requests.received.total > 1 and requests.received.total < 3", "话"),
            8,
            "and 只能写在 if 和 then 之间",
            "`and` stands between",
        ),
        (
            check("disclosure.procurement.items >= disclosure.rules.issued", "话"),
            8,
            "这些格不在同一版里",
            "no form has all of these cells",
        ),
    ] {
        assert_refused(&text, line, (zh, en));
    }
}

#[test]
fn cases_of_ones_own_that_cannot_be_meant_are_refused() {
    let case = |cells: &str| {
        local(
            &format!(
                "[[rule.find]]\nwords = [\"甲\"]\n[[rule.case]]\nname = \"例\"\ncells = {{ {cells} }}\nfinds = true\n"
            ),
            "话",
        )
    };
    for (text, line, zh, en) in [
        (
            case("\"requests.received.total\" = \"十\""),
            12,
            "格 requests.received.total 里的“十”读不成数",
            "is no number",
        ),
        (
            case("\"requests.received.totl\" = \"1\""),
            12,
            "是不是想写 requests.received.total",
            "did you mean `requests.received.total`",
        ),
        (
            case("\"disclosure.procurement.items\" = \"1\", \"disclosure.rules.issued\" = \"1\""),
            11,
            "这些格不在同一版里",
            "no form has all",
        ),
    ] {
        assert_refused(&text, line, (zh, en));
    }
}
