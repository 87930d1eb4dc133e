//! Drafts: kept while typing, offered when their session is dead, never when it lives.

use std::os::unix::fs::{PermissionsExt, symlink};

use super::super::drafts::{Draft, Drafts};
use super::*;

fn draft(finding: u64, note: &str) -> Draft {
    Draft {
        finding: FindingId(finding),
        note: note.into(),
        disposition: None,
        agency: Some("某市教育局".into()),
        year: Some(2024),
        rule: Some("A101".into()),
    }
}

fn left(review: &Path) -> Vec<Draft> {
    let left = Drafts::new(review, "甲").left().unwrap();
    assert_eq!(left.troubles, []);
    left.drafts.into_iter().map(|one| one.draft).collect()
}

#[test]
fn a_dead_sessions_last_words_are_offered_and_a_live_ones_are_not() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = Drafts::new(&review(&dir), "甲");
    session.save(&draft(7, "口")).unwrap();
    session.save(&draft(7, "口径未注")).unwrap();
    assert_eq!(left(&review(&dir)), [], "its session lives");
    drop(session);
    assert_eq!(left(&review(&dir)), [draft(7, "口径未注")]);
    let other = Drafts::new(&review(&dir), "乙");
    assert!(other.left().unwrap().drafts.is_empty(), "it is another auditor's");
}

#[test]
fn a_draft_is_gone_once_it_is_saved_or_discarded() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = Drafts::new(&review(&dir), "甲");
    session.save(&draft(7, "一")).unwrap();
    session.save(&draft(8, "二")).unwrap();
    session.remove(FindingId(7)).unwrap();
    session.remove(FindingId(9)).unwrap();
    drop(session);
    let next = Drafts::new(&review(&dir), "甲");
    let offered = next.left().unwrap().drafts;
    assert_eq!(offered.len(), 1);
    next.discard(&offered[0]).unwrap();
    next.discard(&offered[0]).unwrap();
    assert_eq!(left(&review(&dir)), []);
    assert_eq!(fs::read_dir(review(&dir).join("甲/drafts")).unwrap().count(), 0);
}

#[test]
fn drafts_are_private_and_no_events() {
    let dir = tempfile::tempdir().unwrap();
    let mut session = Drafts::new(&review(&dir), "甲");
    assert!(!review(&dir).exists(), "nothing is made before something is typed");
    session.save(&draft(7, "一")).unwrap();
    let folder = review(&dir).join("甲/drafts");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for entry in fs::read_dir(&folder).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
    let journal = open(&review(&dir), "甲");
    assert_eq!((journal.state().len(), journal.troubles().count()), (0, 0));
}

#[test]
fn a_link_planted_in_a_drafts_place_is_not_written_through() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(review(&dir).join("甲")).unwrap();
    symlink(dir.path(), review(&dir).join("甲/drafts")).unwrap();
    Drafts::new(&review(&dir), "甲").save(&draft(7, "一")).unwrap_err();
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "only the review folder");
}

#[test]
fn a_file_that_is_no_draft_is_named() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(review(&dir).join("甲/drafts")).unwrap();
    fs::write(review(&dir).join("甲/drafts/x.json"), "{").unwrap();
    fs::write(review(&dir).join("甲/drafts/y.json"), r#"{"schema":"gouji.draft/9"}"#).unwrap();
    let left = Drafts::new(&review(&dir), "甲").left().unwrap();
    assert_eq!((left.drafts.len(), left.troubles.len()), (0, 2));
}
