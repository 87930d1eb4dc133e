//! What is typed where it could be misunderstood: in a window too small to see anything, pasted without brackets, onto a note that
//! is there already.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "the stage has more than these tests need")]
mod stage;

use crossterm::event::KeyCode;
use gouji::tui::app::Message;
use gouji::tui::terminal::{Input, Press};
use stage::{Set, Stage};

/// Keys as they come where a terminal hands over pasted text without brackets.
fn burst(text: &str) -> Vec<Message> {
    let press = |letter| Press::plain(if letter == '\r' { KeyCode::Enter } else { KeyCode::Char(letter) });
    vec![Message::Input(Input::Keys(text.chars().map(press).collect()))]
}

fn decided(stage: &Stage) -> usize {
    stage.app.session.tally().decided
}

/// The note of the finding that the screen began with.
fn note(stage: &Stage, finding: gouji::model::id::FindingId) -> Option<String> {
    stage.app.session.standing(finding)?.note()?.note.clone()
}

#[test]
fn nothing_is_decided_or_typed_where_nothing_can_be_seen() {
    let mut stage = Stage::samples(Set::default());
    stage.resize((20, 6)).keys("1 1 * 2 F3 t:好 enter 1 tab");
    assert!(stage.screen().contains("窗口太小"));
    stage.send(vec![Message::Input(Input::Paste("好".to_owned()))]);
    stage.resize((120, 36));
    assert_eq!(decided(&stage), 0);
    assert!(stage.app.session.journal().state().undoable("user1").is_none());
    assert!(!stage.screen().contains(">备注"), "{}", stage.screen());
    stage.keys("1");
    assert_eq!(decided(&stage), 1);
}

#[test]
fn keys_right_behind_a_change_of_size_are_not_obeyed_unseen() {
    let mut stage = Stage::samples(Set::default());
    let key = |letter| Message::Input(Input::Key(Press::plain(KeyCode::Char(letter))));
    stage.send(vec![Message::Input(Input::Resize(20, 6)), key('1')]);
    assert_eq!(decided(&stage), 0);
}

#[test]
fn a_window_too_small_can_be_left_and_says_how() {
    let mut stage = Stage::samples(Set::default());
    stage.resize((59, 15));
    assert!(stage.screen().contains("按键不理"), "{}", stage.screen());
    stage.keys("F3 C-c");
    assert!(stage.app.ending().is_some());
}

#[test]
fn text_pasted_without_brackets_is_text() {
    let mut stage = Stage::samples(Set::default());
    let finding = stage.app.session.finding().unwrap().id;
    stage.keys("F3").send(burst("第一行\r2日已电话核实，3月1日前改"));
    assert_eq!(decided(&stage), 0);
    stage.keys("enter");
    assert_eq!(note(&stage, finding).as_deref(), Some("第一行\n2日已电话核实，3月1日前改"));
    stage.keys("1");
    assert_eq!(decided(&stage), 1);
}

#[test]
fn a_line_that_is_typed_ahead_is_saved_and_digits_behind_it_decide_nothing() {
    let mut stage = Stage::samples(Set::default());
    let finding = stage.app.session.finding().unwrap().id;
    stage.keys("F3").send(burst("已核实\r"));
    assert_eq!(note(&stage, finding).as_deref(), Some("已核实"));
    stage.keys("F3").send(burst("\r23"));
    assert_eq!(decided(&stage), 0);
    assert!(stage.screen().contains("没有当作处置"), "{}", stage.screen());
    stage.keys("1");
    assert_eq!(decided(&stage), 1);
}

#[test]
fn one_line_fields_take_pasted_lines_as_one() {
    let mut stage = Stage::samples(Set::default());
    stage.keys("/").send(burst("霁川\r民政"));
    assert_eq!((stage.app.session.filter(), decided(&stage)), ("霁川 民政", 0));
}

#[test]
fn a_burst_that_opens_its_field_itself_is_a_script() {
    let mut stage = Stage::samples(Set::default());
    let finding = stage.app.session.finding().unwrap().id;
    stage.send(burst("b已核实\r1"));
    assert_eq!((note(&stage, finding).as_deref(), decided(&stage)), (Some("已核实"), 1));
    stage.send(burst(&"1".repeat(5)));
    assert_eq!(decided(&stage), 6);
}

#[test]
fn the_draft_of_a_correction_goes_below_the_note_that_is_there() {
    let mut stage = Stage::samples(Set::default());
    let finding = stage.app.session.finding().unwrap().id;
    stage.keys("F3 t:已电话问过 enter F6 enter enter");
    let noted = note(&stage, finding).unwrap();
    assert!(noted.starts_with("已电话问过\n请核对："), "{noted}");
    stage.keys("F6 enter enter");
    assert_eq!(note(&stage, finding), Some(noted), "the same words once");
    stage.keys("F3 t:未存 esc F6 x esc F3");
    assert!(stage.screen().contains("未存"), "{}", stage.screen());
}
