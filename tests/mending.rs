//! F6, `*`, F8 and failed exports on the screen: what they say is true in each state, of the report and of the years around it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "the stage has more than these tests need")]
mod stage;

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

use gouji::session::{Method, Scope, Settings, hand_out};
use gouji::text::phrase::Lang;
use gouji::tui::{Choice, Exports, Job};
use stage::{Set, Stage};

/// A report in which only （七）总计 of the last column is blank.
const BLANK: &str = "samples/霁川市民政局/2022.txt";

/// A stage with one sample, some lines otherwise, and the years that are copied beside it; the folder goes with the test.
fn stage_of(lines: &[(usize, &str)], years: &[&str]) -> (Stage, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(BLANK).unwrap();
    let line = |(nth, line): (usize, &str)| lines.iter().find(|one| one.0 == nth).map_or(line, |one| one.1).to_owned();
    let text: Vec<String> = (1..).zip(text.lines()).map(line).collect();
    std::fs::write(folder.path().join("2022.txt"), text.join("\n")).unwrap();
    for year in years {
        let from = Path::new(BLANK).with_file_name(format!("{year}.txt"));
        std::fs::copy(from, folder.path().join(format!("{year}.txt"))).unwrap();
    }
    (Stage::new(Set::default(), vec![folder.path().to_owned()]), folder)
}

#[test]
fn an_unfilled_total_is_offered_with_what_it_must_be() {
    let (mut stage, _folder) = stage_of(&[], &[]);
    let screen = stage.keys("F6").screen();
    for words in ["可补，只须填 1 个空白格", "空->10", "像是合计漏填", "只在本报告内预演"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    assert!(stage.keys("enter").screen().contains("现为 空，按勾稽应为 10"), "{}", stage.screen());
}

#[test]
fn findings_that_one_blank_explains_are_one_group() {
    let (mut stage, _folder) = stage_of(&[], &[]);
    stage.keys("* 1");
    assert_eq!(stage.app.session.tally().decided, 4, "{}", stage.screen());
    let blank = "|";
    let row: Vec<(usize, &str)> = (243..=249).map(|line| (line, blank)).collect();
    let (mut stage, _folder) = stage_of(&row, &[]);
    let group = stage.app.session.finding().unwrap().group;
    let rules: Vec<&str> =
        stage.app.session.findings().iter().filter(|one| one.group == group).map(|one| one.rule).collect();
    assert!(group.is_some() && rules.contains(&"C304") && rules.len() > 4, "{rules:?}");
    stage.keys("* 1");
    assert_eq!(stage.app.session.tally().decided, rules.len());
}

#[test]
fn where_no_correction_can_be_worked_out_the_reason_stands_there() {
    let (mut stage, _folder) = stage_of(&[(249, "5.5 |")], &[]);
    let screen = stage.keys("F6").screen();
    assert!(screen.contains("不成立，但算不出改法") && screen.contains("填的是 5.5，不是整数"), "{screen}");
    let (mut stage, _folder) = stage_of(&[(249, "10 |")], &[]);
    assert!(stage.keys("F6").screen().contains("没有要改的格：本报告各表的等式都成立"), "{}", stage.screen());
}

#[test]
fn what_becomes_of_the_next_year_is_told() {
    let (mut stage, _folder) = stage_of(&[(249, "10 |"), (257, "3 |")], &["2023"]);
    if stage.app.session.finding().unwrap().year != Some(2022) {
        stage.keys("{");
    }
    let screen = stage.keys("F6").screen();
    assert!(screen.contains("连同 2023 年报告一起预演") && screen.contains("消除：2023 B201"), "{screen}");
}

#[test]
fn a_failed_export_is_told_in_one_place() {
    let (mut stage, _folder) = stage_of(&[], &[]);
    let (outbox, inbox) = channel();
    let prepare = |_: &gouji::session::Session, _: &Choice| -> Job { Box::new(|| Err("盘满了".to_owned())) };
    stage.app.export_with(Exports { prepare: Arc::new(prepare), ..stage::exports() }, Some(outbox));
    assert!(stage.keys("F9 enter").screen().contains("正在导出"), "{}", stage.screen());
    stage.send(vec![inbox.recv().unwrap()]);
    let screen = stage.screen();
    assert!(screen.contains("盘满了") && !screen.contains("正在导出"), "{screen}");
}

#[test]
fn a_file_in_the_place_of_the_folder_is_called_one() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    std::fs::write(&out, "").unwrap();
    let review = folder.path().join("review");
    let settings = Settings { lang: Lang::Zh, auditor: "user1".into(), review, method: Method::default() };
    let why = hand_out(&[BLANK.into()], &settings, &Scope::default(), (&["csv"], &out)).unwrap_err();
    assert!(why.contains("out 是文件，不是文件夹"), "{why}");
}

#[test]
fn prescribed_wording_is_not_said_to_be_shared_by_many() {
    let (mut stage, _folder) = stage_of(&[(249, "10 |")], &["2021", "2023"]);
    for keys in ["F8", "n", "n", "n"] {
        let screen = stage.keys(keys).screen();
        let passages = screen.lines().filter(|line| line.contains("字  本报告"));
        assert!(passages.into_iter().all(|line| !line.contains("多家共用")), "{screen}");
    }
}
