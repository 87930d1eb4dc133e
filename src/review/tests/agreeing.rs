//! Agreeing: what several auditors' decisions on one finding come to.

use super::*;
use Disposition::{Confirmed, Deferred, FalseRule, Open};

#[test]
fn a_reply_replaces_what_its_auditor_saw() {
    let dir = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (open(&review(&dir), "甲"), open(&review(&dir), "乙"));
    one.append(decide(7, Confirmed)).unwrap();
    two.refresh().unwrap();
    two.append(decide(7, FalseRule)).unwrap();
    assert_eq!(disposition(&two, 7), Some(FalseRule));
}

#[test]
fn two_auditors_who_did_not_see_each_other_are_in_conflict_until_someone_who_sees_both_decides() {
    let dir = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (open(&review(&dir), "甲"), open(&review(&dir), "乙"));
    one.append(decide(7, Confirmed)).unwrap();
    two.append(decide(7, FalseRule)).unwrap();
    for journal in [&mut one, &mut two] {
        journal.refresh().unwrap();
        let standing = journal.state().standing(FindingId(7)).unwrap();
        assert!(standing.is_conflict());
        let both: Vec<_> = standing.decisions().map(|d| (&*d.auditor, d.disposition)).collect();
        assert_eq!(both, [("乙", Some(FalseRule)), ("甲", Some(Confirmed))]);
    }
    one.append(decide(7, Deferred)).unwrap();
    assert_eq!(disposition(&one, 7), Some(Deferred));
    one.undo().unwrap();
    assert!(one.state().standing(FindingId(7)).unwrap().is_conflict());
}

#[test]
fn what_was_replaced_stays_replaced_when_the_reply_between_is_undone() {
    let dir = tempfile::tempdir().unwrap();
    open(&review(&dir), "甲").append(decide(7, Confirmed)).unwrap();
    open(&review(&dir), "乙").append(decide(7, FalseRule)).unwrap();
    open(&review(&dir), "丙").append(decide(7, Deferred)).unwrap();
    let mut two = open(&review(&dir), "乙");
    two.undo().unwrap();
    assert_eq!(disposition(&two, 7), Some(Deferred));
    assert!(!two.state().standing(FindingId(7)).unwrap().is_conflict());
}

#[test]
fn auditors_who_agree_without_seeing_each_other_are_not_in_conflict() {
    let dir = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (open(&review(&dir), "甲"), open(&review(&dir), "乙"));
    one.append(decide(7, Confirmed)).unwrap();
    two.append(decide(7, Confirmed)).unwrap();
    one.refresh().unwrap();
    assert_eq!(disposition(&one, 7), Some(Confirmed));
    assert_eq!(one.state().standing(FindingId(7)).unwrap().decisions().count(), 2);
}

#[test]
fn one_auditor_in_two_sessions_is_not_in_conflict_with_himself() {
    let dir = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (open(&review(&dir), "甲"), open(&review(&dir), "甲"));
    one.append(decide(8, Confirmed)).unwrap();
    one.append(decide(7, Confirmed)).unwrap();
    two.append(decide(7, FalseRule)).unwrap();
    one.refresh().unwrap();
    assert_eq!(disposition(&one, 7), Some(Confirmed), "the later by the logical clock");
}

#[test]
fn a_blind_decision_replaces_only_its_auditors_own() {
    let dir = tempfile::tempdir().unwrap();
    open(&review(&dir), "甲").append(blind(decide(7, Confirmed))).unwrap();
    open(&review(&dir), "甲").append(blind(decide(7, Deferred))).unwrap();
    let mut two = open(&review(&dir), "乙");
    assert_eq!(disposition(&two, 7), Some(Deferred));
    two.append(blind(decide(7, FalseRule))).unwrap();
    assert!(two.state().standing(FindingId(7)).unwrap().is_conflict());
}

#[test]
fn open_takes_a_decision_back_and_opposes_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let mut one = open(&review(&dir), "甲");
    let mut two = open(&review(&dir), "乙");
    one.append(decide(7, Confirmed)).unwrap();
    one.append(decide(7, Open)).unwrap();
    assert_eq!(disposition(&one, 7), None);
    assert!(!one.state().standing(FindingId(7)).unwrap().is_conflict());
    two.append(decide(7, FalseRule)).unwrap();
    one.refresh().unwrap();
    assert_eq!(disposition(&one, 7), Some(FalseRule));
}
