//! Peers, common faults and dead rules on the screen and in exports: a made-up city of two dozen agencies of one kind.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "the stage has more than this test needs")]
mod stage;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use gouji::export::{DeadRule, EXPORTERS, Package};
use gouji::form::Edition;
use gouji::repair::{Evidence, Proposal};
use gouji::review::Journal;
use gouji::rules::sample::Draft;
use gouji::rules::{RuleSet, SelfCheck};
use gouji::session::{Event, Method, Scope, Settings, mend, package, scan, scan_with_numbers};
use gouji::text::phrase::Lang;
use gouji::tui::app::Message;
use stage::{Set, Stage};

fn golden(name: &str, screen: &str) {
    insta::with_settings!({ snapshot_path => "screens", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, screen);
    });
}

/// The figures that move together when more requests come in and all of them are granted.
const FLOW: [&str; 6] = [
    "requests.received.natural_person",
    "requests.received.total",
    "requests.granted.natural_person",
    "requests.granted.total",
    "requests.outcome_total.natural_person",
    "requests.outcome_total.total",
];

fn write(folder: &Path, name: &str, year: i16, (requests, licences): (i64, i64)) {
    let mut draft = Draft::clean(year);
    draft.agency = Some(name.to_owned());
    draft.say("各项工作有序开展。");
    for path in FLOW {
        draft.add(path, requests);
    }
    draft.write("disclosure.licensing.decisions", &licences.to_string());
    std::fs::write(folder.join(format!("{name}{year}.txt")), draft.report().document.text.as_bytes()).unwrap();
}

/// So many counties of one city, two years each; the first had a rush of requests this year, the last none of the licences.
fn city(counties: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let names =
        "岚霁云柳松竹".chars().flat_map(|one| "溪川畔渡".chars().map(move |two| format!("青禾市{one}{two}县民政局")));
    for (nth, name) in (0..).zip(names.take(counties)) {
        let this = if nth == 0 { 400 } else { nth % 5 };
        let licences = if nth == 7 { 2 } else { 100 + 7 * nth };
        write(folder.path(), &name, 2023, (nth % 4, 98 + 7 * nth));
        write(folder.path(), &name, 2024, (this, licences));
    }
    folder
}

fn on_stage(set: Set, folder: &Path) -> Stage {
    Stage::new(set, vec![folder.to_owned()])
}

#[test]
fn the_most_unusual_figures_stand_first_beside_the_peers() {
    let folder = city(24);
    for (size, lang, code) in [((120, 36), Lang::Zh, "zh"), ((120, 36), Lang::En, "en"), ((80, 24), Lang::Zh, "zh")] {
        let mut stage = on_stage(Set { size, lang, ..Set::default() }, folder.path());
        // The rush: of 2024, of the first county.
        let screen = stage.keys("/ t:岚溪 t:2024 enter F7").screen();
        golden(&format!("peers_city_{}x{}_{code}", size.0, size.1), &screen);
    }
}

#[test]
fn another_cell_shows_its_own_list_and_closing_leads_back() {
    let folder = city(24);
    let mut stage = on_stage(Set::default(), folder.path());
    let review = stage.keys("/ t:岚溪 t:2024 enter").screen();
    let first = stage.keys("F7").screen();
    let second = stage.keys("down").screen();
    assert_ne!(first, second);
    assert_eq!(stage.keys("up").screen(), first);
    assert_eq!(stage.keys("esc").screen(), review);
    assert_eq!(stage.keys("g7 g7").screen(), review);
}

#[test]
fn too_few_peers_are_said_to_be_too_few() {
    let folder = city(4);
    let screen = on_stage(Set::default(), folder.path()).keys("F7").screen();
    assert!(screen.contains("同类只有 3 家，不作比较"), "{screen}");
    let folder = city(12);
    let screen = on_stage(Set::default(), folder.path()).keys("/ t:岚溪 t:2024 enter F7").screen();
    assert!(screen.contains("两年都有报告的只有 12 家，不到 20 家"), "{screen}");
    assert!(screen.contains("另有 11 家"), "{screen}");
}

#[test]
fn what_the_whole_group_has_is_said_with_the_finding_and_explained() {
    let folder = city(12);
    for (lang, code) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let mut stage = on_stage(Set { lang, ..Set::default() }, folder.path());
        golden(
            &format!("common_120x36_{code}"),
            &stage.keys("/ t:岚溪 t:2024 enter tab tab down down down down").screen(),
        );
        golden(&format!("common_explained_120x36_{code}"), &stage.keys("=").screen());
    }
    let folder = city(5);
    assert!(!on_stage(Set::default(), folder.path()).screen().contains("先看口径"), "five are too few to say so");
}

#[test]
fn the_share_of_the_scores_that_is_reviewed_grows_with_every_decision_and_comes_back() {
    let folder = city(3);
    let mut stage = on_stage(Set { size: (120, 36), ..Set::default() }, folder.path());
    let share = |stage: &Stage| stage.app.session.tally().share_decided();
    assert_eq!(share(&stage), 0);
    stage.keys("1");
    let one = share(&stage);
    assert!(one > 0 && stage.screen().contains(&format!("已核分值占比 {one}%")));
    while stage.app.session.tally().decided < stage.app.session.tally().findings {
        let before = share(&stage);
        stage.keys("1");
        assert!(share(&stage) >= before);
    }
    assert_eq!(share(&stage), 100);
    assert!(share(stage.keys("u")) < 100);
    while stage.app.session.tally().decided > 0 {
        stage.keys("u");
    }
    assert_eq!((share(&stage), stage.app.session.tally().weight_decided), (0, 0));
}

// --- peers as witnesses ---------------------------------------------------------------------------------------------------

/// A city whose first county says 300 of its reconsiderations upheld and none in total.
fn city_with_a_slip() -> (tempfile::TempDir, PathBuf) {
    let folder = city(12);
    let mut draft = Draft::clean(2024);
    draft.agency = Some("青禾市岚溪县民政局".to_owned());
    draft.say("各项工作有序开展。");
    draft.write("disputes.reconsideration.upheld", "300");
    draft.write("disputes.reconsideration.total", "0");
    let path = folder.path().join("青禾市岚溪县民政局2024.txt");
    std::fs::write(&path, draft.report().document.text.as_bytes()).unwrap();
    (folder, path)
}

#[test]
fn peers_speak_for_a_correction_alike_in_fix_and_on_the_screen() {
    let (folder, path) = city_with_a_slip();
    let mut stage = on_stage(Set::default(), folder.path());
    let screen = stage.keys("/ t:岚溪 t:2024 enter F6").screen();
    assert!(screen.contains("- 行政复议·总计 改后远离 11 家同类机关的常见范围（中位数 1，"), "{screen}");
    let opened = stage.app.session.opened().unwrap();
    let method = Method::default();
    let fixed = |paths: &[PathBuf]| {
        let scan = scan(paths, &method, |_, _| true);
        let mut mended = mend(&scan, &method);
        assert_eq!(mended.len(), 1);
        mended.remove(0).proposals
    };
    assert_eq!(fixed(&[folder.path().to_owned()]), opened.proposals);
    let alone = fixed(&[path]);
    let evidence = |proposals: &[Proposal]| -> Vec<Evidence> {
        proposals.iter().flat_map(|one| &one.ways).flat_map(|way| way.evidence.clone()).collect()
    };
    assert!(evidence(&opened.proposals).iter().any(|one| one.norm().is_some()));
    assert!(evidence(&alone).iter().all(|one| one.norm().is_none()), "a single report has no peers");
}

// --- dead rules ---------------------------------------------------------------------------------------------------------

fn dead() -> Vec<SelfCheck> {
    let check = |rule, edition, fires| SelfCheck { rule, edition, fires, silent: true };
    vec![
        check("A101", Edition::E2019, true),
        check("A103", Edition::E2019, false),
        SelfCheck { rule: "A103", edition: Edition::E2021, fires: true, silent: false },
    ]
}

#[test]
fn a_dead_rule_stands_in_the_header_and_is_named_with_what_was_not_judged() {
    let folder = city(3);
    for (size, lang, code) in [((120, 36), Lang::Zh, "zh"), ((120, 36), Lang::En, "en"), ((80, 24), Lang::Zh, "zh")] {
        let mut stage = on_stage(Set { size, lang, ..Set::default() }, folder.path());
        stage.app.take(Message::Session(Event::Tried(dead())));
        golden(&format!("dead_rule_{}x{}_{code}", size.0, size.1), &stage.draw().keys("x").screen());
    }
    let mut stage = on_stage(Set::default(), folder.path());
    stage.app.take(Message::Session(Event::Tried(gouji::rules::selftest())));
    assert!(!stage.draw().screen().contains("失灵"), "all rules live");
}

/// A rule that is off, and one whose switch has expired.
const OFF: &str = "[rules.C314]\noff = { reason = \"网站统一落款\", owner = \"王五\", expires = 2099-06-30 }\n\
                   [rules.W701]\noff = { reason = \"试用\", owner = \"李四\", expires = 2025-01-30 }\n";

fn with_switches() -> RuleSet {
    RuleSet::read("own.toml", OFF, jiff::civil::date(2025, 3, 1)).unwrap()
}

#[test]
fn rules_that_are_off_stand_in_the_header_and_are_told_with_why_by_whom_and_until_when() {
    let folder = city(3);
    for (size, lang, code) in [((120, 36), Lang::Zh, "zh"), ((120, 36), Lang::En, "en"), ((80, 24), Lang::Zh, "zh")] {
        let mut stage = on_stage(Set { size, lang, ..Set::default() }, folder.path());
        stage.app.session.settings.method.rules = Arc::new(with_switches());
        stage.app.resume(None);
        let expired = if lang == Lang::Zh {
            "规则 W701 的停用已于 2025-01-30 到期"
        } else {
            "rule W701 was off until 2025-01-30"
        };
        assert!(stage.draw().screen().contains(expired), "told before the first key");
        golden(&format!("off_rule_{}x{}_{code}", size.0, size.1), &stage.keys("esc x").screen());
    }
}

#[test]
fn exports_name_the_rules_that_are_off() {
    let (folder, review) = (city(2), tempfile::tempdir().unwrap());
    let package = packed(folder.path(), with_switches(), review.path().to_owned());
    for name in ["md", "json"] {
        let mut out = Vec::new();
        let exporter = EXPORTERS.iter().find(|exporter| exporter.name == name).unwrap();
        (exporter.write)(&package, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        for word in ["C314", "网站统一落款", "王五", "2099-06-30"] {
            assert!(text.contains(word), "{name}: {word}");
        }
        assert!(!text.contains("李四"), "{name}: a switch that has expired is none");
    }
}

fn packed(folder: &Path, rules: RuleSet, review: PathBuf) -> Package {
    let method = Method { rules: Arc::new(rules), ..Method::default() };
    let settings = Settings { lang: Lang::Zh, auditor: "user1".into(), review, method };
    let journal = Journal::open(&settings.review, &settings.auditor).unwrap();
    let scan = scan_with_numbers(&[folder.to_owned()], &settings.method, |_, _| true);
    package(&scan, &journal, &settings, &Scope::default())
}

#[test]
fn exports_name_dead_rules_common_faults_and_what_was_lacking() {
    let folder = city(12);
    let review = tempfile::tempdir().unwrap();
    let mut package = packed(folder.path(), RuleSet::default(), review.path().to_owned());
    assert!(package.dead_rules.is_empty());
    let words = dead()[1].words().zh.to_owned();
    package.dead_rules.push(DeadRule { rule: "B205".to_owned(), edition: "2021".to_owned(), words });
    let numbers = package.reports.iter().filter_map(|report| report.numbers);
    assert!(numbers.clone().count() == 24 && numbers.clone().all(|counts| counts.all > 0), "the ledger of each report");
    let c311 = package.entries.iter().find(|entry| entry.finding.rule == "C311").unwrap();
    assert_eq!(c311.common, Some((12, 12)));
    let text = |name: &str| {
        let mut out = Vec::new();
        let exporter = EXPORTERS.iter().find(|exporter| exporter.name == name).unwrap();
        (exporter.write)(&package, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let (csv, markdown, json) = (text("csv"), text("md"), text("json"));
    assert!(csv.contains("本组 12 家中 12 家都有，先看口径或模板"));
    assert!(markdown.contains("失灵（2021版）：埋下的错误没有报出**"));
    assert!(markdown.contains("| 未评：要先设置 | 24 |"), "T504 of 24 reports");
    assert!(json.contains("\"dead_rules\": [\n") && json.contains("\"common\": {"));
}
