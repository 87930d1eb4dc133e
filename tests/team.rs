//! Two screens on one review: what one records the other shows, and no key that was on its way decides what its auditor
//! had not seen.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "the stage has more than these tests need")]
mod stage;

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use crossterm::event::KeyCode;
use gouji::model::decision::{Disposition, FindingId};
use gouji::review::{Journal, NewDecision};
use gouji::session::watch;
use gouji::tui::app::Message;
use gouji::tui::terminal::{Input, Press};
use stage::{Set, Stage};

const SIZES: [(u16, u16); 2] = [(120, 36), (80, 24)];

fn stage(review: &Path, size: (u16, u16)) -> Stage {
    Stage::with_review(Set { size, ..Set::default() }, vec![PathBuf::from("samples")], review.to_path_buf())
}

fn selected(stage: &Stage) -> FindingId {
    stage.app.session.finding().unwrap().id
}

/// Another auditor decides a finding in a program of his own.
fn colleague(review: &Path, finding: FindingId, disposition: Disposition) {
    let mut journal = Journal::open(review, "李四").unwrap();
    let decision = NewDecision {
        disposition: Some(disposition),
        agency: Some("某局".into()),
        year: Some(2023),
        rule: Some("A101".into()),
        ..NewDecision::on(finding)
    };
    journal.append(decision).unwrap();
}

fn digit(key: char) -> Message {
    Message::Input(Input::Key(Press::plain(KeyCode::Char(key))))
}

#[test]
fn what_another_records_is_shown_and_counted() {
    for size in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let mut stage = stage(folder.path(), size);
        let (finding, left) = (selected(&stage), stage.app.session.tally());
        colleague(folder.path(), finding, Disposition::Confirmed);
        let screen = stage.send(vec![Message::Recorded]).screen();
        assert!(screen.contains("李四 刚把这条定为：属实"), "{screen}");
        assert_eq!(selected(&stage), finding, "nothing moves by itself");
        assert_eq!(stage.app.session.tally().decided, left.decided + 1);
        let frames = stage.frames;
        stage.send(vec![Message::Recorded]);
        assert!(!stage.screen().is_empty() && stage.frames == frames + 1, "only the first frame of the loop");
    }
}

#[test]
fn a_digit_on_its_way_decides_nothing_that_was_decided_meanwhile() {
    for key in ['2', '1'] {
        let folder = tempfile::tempdir().unwrap();
        let mut stage = stage(folder.path(), SIZES[0]);
        let finding = selected(&stage);
        colleague(folder.path(), finding, Disposition::Confirmed);
        let screen = stage.send(vec![Message::Recorded, digit(key)]).screen();
        assert!(screen.contains("刚有别人处置了这里的问题"), "{screen}");
        assert_eq!(stage.app.session.standing(finding).unwrap().history().len(), 1);
        stage.keys(&key.to_string());
        assert_eq!(stage.app.session.standing(finding).unwrap().history().len(), 2, "the second time he has seen it");
        assert!(!stage.app.session.standing(finding).unwrap().is_conflict());
    }
}

#[test]
fn the_list_of_one_cause_waits_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage(folder.path(), SIZES[0]);
    stage.keys("*");
    let finding = selected(&stage);
    colleague(folder.path(), finding, Disposition::Confirmed);
    let screen = stage.send(vec![Message::Recorded, digit('2')]).screen();
    assert!(screen.contains("刚有别人处置了这里的问题"), "{screen}");
    assert_eq!(stage.app.session.standing(finding).unwrap().history().len(), 1);
}

#[test]
fn two_who_did_not_see_each_other_are_told_of_their_conflict() {
    for size in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let (mut one, finding) = {
            let stage = stage(folder.path(), size);
            let finding = selected(&stage);
            (stage, finding)
        };
        // Opened before the first decides, written after it: neither has seen the other's.
        let mut journal = Journal::open(folder.path(), "李四").unwrap();
        one.keys("2");
        let decision = NewDecision { disposition: Some(Disposition::Confirmed), ..NewDecision::on(finding) };
        journal.append(NewDecision { rule: Some("A101".into()), ..decision }).unwrap();
        let before = one.app.session.tally().decided;
        let screen = one.send(vec![Message::Recorded]).screen();
        assert!(screen.contains("处置不一致：李四 定为「属实」，与您的不同，请商定：A101"), "{screen}");
        assert!(one.app.session.standing(finding).unwrap().is_conflict());
        assert_eq!(one.app.session.tally().decided, before - 1, "what is in conflict is open again");
    }
}

#[test]
fn damage_that_arises_while_the_screen_is_open_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = stage(folder.path(), SIZES[0]);
    stage.app.resume(None);
    let finding = selected(&stage);
    colleague(folder.path(), finding, Disposition::Confirmed);
    let own = std::fs::read_dir(folder.path().join("李四")).unwrap().map(|entry| entry.unwrap().path());
    let file = own.into_iter().find(|path| path.extension().is_some_and(|end| end == "jsonl")).unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[40] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let screen = stage.send(vec![Message::Recorded]).screen();
    assert!(screen.contains("内容损坏"), "{screen}");
    stage.keys("down");
    let screen = stage.send(vec![Message::Recorded]).screen();
    assert!(!screen.contains("内容损坏"), "{screen}");
}

#[test]
fn the_watch_tells_of_what_others_write() {
    let folder = tempfile::tempdir().unwrap();
    let (sender, inbox) = channel();
    let _vigil = watch(folder.path(), move || sender.send(()).is_ok());
    let told = || inbox.recv_timeout(Duration::from_secs(20)).is_ok();
    assert!(told(), "the first look");
    colleague(folder.path(), FindingId(7), Disposition::Confirmed);
    assert!(told());
    colleague(folder.path(), FindingId(8), Disposition::Confirmed);
    assert!(told());
}
