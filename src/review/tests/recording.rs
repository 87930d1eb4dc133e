//! Recording: what appending, undoing and looking again do in the ordinary case.

use std::os::unix::fs::PermissionsExt;

use jiff::Timestamp;

use super::super::{JournalError, Stand, verify};
use super::*;
use crate::model::values::ValuesHash;
use Disposition::{Confirmed, Deferred, Doubtful, FalseRule};

#[test]
fn opening_and_looking_make_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = open(&review(&dir), "甲");
    assert!(journal.refresh().unwrap().is_empty());
    assert_eq!(journal.undo().unwrap(), None);
    assert!(journal.state().is_empty());
    assert!(!review(&dir).exists());
}

#[test]
fn a_decision_is_there_for_the_next_process() {
    let dir = tempfile::tempdir().unwrap();
    let event = open(&review(&dir), "甲").append(decide(7, Confirmed)).unwrap();
    let next = open(&review(&dir), "乙");
    assert_eq!(disposition(&next, 7), Some(Confirmed));
    assert_eq!(next.state().events(), [&*event]);
    assert!(verify(&review(&dir)).unwrap().holds());
}

#[test]
fn folders_and_files_are_private() {
    let dir = tempfile::tempdir().unwrap();
    open(&review(&dir), "甲").append(decide(7, Confirmed)).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&review(&dir)), 0o700);
    assert_eq!(mode(&review(&dir).join("甲")), 0o700);
    assert_eq!(mode(&only_file(&review(&dir))), 0o600);
}

#[test]
fn a_folder_open_to_others_is_mentioned() {
    let dir = tempfile::tempdir().unwrap();
    open(&review(&dir), "甲").append(decide(7, Confirmed)).unwrap();
    fs::set_permissions(review(&dir).join("甲"), fs::Permissions::from_mode(0o770)).unwrap();
    let journal = open(&review(&dir), "甲");
    let troubles: Vec<String> = journal.troubles().map(ToString::to_string).collect();
    assert_eq!(troubles.len(), 1);
    assert!(troubles[0].contains("0700"), "{troubles:?}");
}

#[test]
fn a_journal_line_reads_as_agreed() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = open(&review(&dir), "甲");
    journal.now = || "2025-03-01T08:00:00.5Z".parse().unwrap();
    journal.append(decide(7, Confirmed)).unwrap();
    journal.append(note(7, "已电话核实")).unwrap();
    let text = fs::read_to_string(only_file(&review(&dir))).unwrap();
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let hash = |line: &str| {
        use sha2::Digest;
        crate::model::id::LineHash(sha2::Sha256::digest(line).into()).to_string()
    };
    assert_eq!(lines[0]["at"], "2025-03-01T08:00:00.500Z");
    assert_eq!(lines[0]["prev"], serde_json::Value::Null);
    assert_eq!(lines[1]["prev"], hash(text.lines().next().unwrap()));
    assert_eq!((&lines[0]["sequence"], &lines[1]["sequence"]), (&1.into(), &2.into()));
    assert_eq!((&lines[0]["clock"], &lines[1]["clock"]), (&1.into(), &2.into()));
    let body = text.lines().next().unwrap().split(",\"sum\":").next().unwrap();
    assert_eq!(lines[0]["sum"], hash(body));
}

#[test]
fn other_processes_are_noticed_and_named_by_finding() {
    let dir = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (open(&review(&dir), "甲"), open(&review(&dir), "乙"));
    one.append(decide(7, Confirmed)).unwrap();
    one.append(note(9, "问过")).unwrap();
    assert_eq!(two.refresh().unwrap(), [FindingId(7), FindingId(9)]);
    assert_eq!(two.refresh().unwrap(), []);
    one.append(note(9, "又问过")).unwrap();
    assert_eq!(two.refresh().unwrap(), [FindingId(9)]);
    assert_eq!(words(&two, 9), Some("又问过"));
    assert_eq!(one.refresh().unwrap(), [], "one's own events are no news");
}

#[test]
fn a_note_leaves_the_decision_and_a_decision_leaves_the_note() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = open(&review(&dir), "甲");
    journal.append(decide(7, Confirmed)).unwrap();
    journal.append(note(7, "口径未注明")).unwrap();
    journal.append(decide(7, Deferred)).unwrap();
    assert_eq!((disposition(&journal, 7), words(&journal, 7)), (Some(Deferred), Some("口径未注明")));
    journal.append(note(7, "")).unwrap();
    assert_eq!((disposition(&journal, 7), words(&journal, 7)), (Some(Deferred), None));
    journal.undo().unwrap();
    assert_eq!(words(&journal, 7), Some("口径未注明"));
}

#[test]
fn undo_takes_back_ones_own_last_only_and_redo_brings_it_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut one = open(&review(&dir), "甲");
    one.append(decide(7, Confirmed)).unwrap();
    open(&review(&dir), "乙").append(decide(8, Confirmed)).unwrap();
    one.refresh().unwrap();
    let undo = one.undo().unwrap().unwrap();
    assert_eq!(undo.finding, FindingId(7));
    assert_eq!((disposition(&one, 7), disposition(&one, 8)), (None, Some(Confirmed)));
    assert_eq!(one.undo().unwrap(), None);
    assert_eq!(one.redo().unwrap().unwrap().undoes, Some(undo.id));
    assert_eq!(disposition(&one, 7), Some(Confirmed));
    assert_eq!(one.redo().unwrap(), None);
}

#[test]
fn a_decision_on_other_values_asks_to_look_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = open(&review(&dir), "甲");
    journal.append(NewDecision { values: Some("ab12".into()), ..decide(7, Confirmed) }).unwrap();
    let standing = journal.state().standing(FindingId(7)).unwrap();
    let on = |values| standing.on(ValuesHash::of(values));
    assert_eq!((on("ab12"), on("cd34")), (Stand::Settled(Confirmed), Stand::Outdated));
}

#[test]
fn a_decision_without_values_stands_for_all() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = open(&review(&dir), "甲");
    journal.append(decide(7, Confirmed)).unwrap();
    let standing = journal.state().standing(FindingId(7)).unwrap();
    assert_eq!(standing.on(ValuesHash::of("cd34")), Stand::Settled(Confirmed));
}

#[test]
fn the_notes_are_the_last_one_of_each_auditor_since_one_was_cleared() {
    let dir = tempfile::tempdir().unwrap();
    let folder = review(&dir);
    for (auditor, note) in [("甲", "早"), ("乙", ""), ("甲", "一"), ("乙", "二"), ("甲", "三")] {
        let mut journal = open(&folder, auditor);
        journal.append(NewDecision { note: Some(note.into()), ..NewDecision::on(FindingId(7)) }).unwrap();
    }
    let journal = open(&folder, "甲");
    let notes = journal.state().standing(FindingId(7)).unwrap().notes();
    let notes: Vec<_> = notes.iter().map(|event| (&*event.auditor, event.note.as_deref().unwrap())).collect();
    assert_eq!(notes, [("乙", "二"), ("甲", "三")]);
}

#[test]
fn a_clock_that_jumps_back_is_flagged_and_changes_no_order() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = open(&review(&dir), "甲");
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    journal.now = || "2025-03-01T08:00:00Z".parse().unwrap();
    assert!(!journal.append(decide(7, Confirmed)).unwrap().clock_back);
    journal.now = || "2025-03-01T07:59:30Z".parse().unwrap();
    assert!(!journal.append(decide(7, FalseRule)).unwrap().clock_back, "half a minute is nothing");
    journal.now = || "2022-03-01T08:00:00Z".parse().unwrap();
    let last = journal.append(decide(7, Deferred)).unwrap();
    assert!(last.clock_back);
    assert_eq!(last.at.parse::<Timestamp>().unwrap(), at("2022-03-01T08:00:00Z"));
    let again = open(&review(&dir), "乙");
    assert_eq!(disposition(&again, 7), Some(Deferred));
}

#[test]
fn nothing_to_say_and_too_much_to_say_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = open(&review(&dir), "甲");
    let nothing = journal.append(NewDecision::on(FindingId(7)));
    assert!(matches!(nothing, Err(JournalError::Empty)));
    let long = journal.append(note(7, &"长".repeat(400_000)));
    assert!(matches!(long, Err(JournalError::TooLong { .. })));
    assert!(!review(&dir).exists());
}

#[test]
fn a_copied_file_counts_once_and_reviews_merge_by_copying() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    open(&review(&here), "甲").append(decide(7, Confirmed)).unwrap();
    open(&review(&there), "乙").append(decide(7, FalseRule)).unwrap();
    let (mine, theirs) = (only_file(&review(&here)), only_file(&review(&there)));
    fs::create_dir(review(&here).join("乙")).unwrap();
    fs::copy(&theirs, review(&here).join("乙/copy.jsonl")).unwrap();
    fs::copy(&mine, review(&here).join("mine again.jsonl")).unwrap();
    let merged = open(&review(&here), "丙");
    assert_eq!(merged.state().len(), 2);
    assert!(merged.state().standing(FindingId(7)).unwrap().is_conflict());
    assert_eq!(verify(&review(&here)).unwrap().worst(), None);
}

#[test]
fn decisions_made_in_one_go_are_events_of_their_own_and_one_undo_takes_all_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut journal = Journal::open(folder.path(), "甲").unwrap();
    journal.append(decide(1, Doubtful)).unwrap();
    journal.append_all(vec![decide(2, Confirmed), decide(3, Confirmed), decide(4, Confirmed)]).unwrap();
    let stands = |journal: &Journal| {
        let of = |finding| journal.state().standing(FindingId(finding)).and_then(super::super::Standing::disposition);
        [1, 2, 3, 4].map(of)
    };
    assert_eq!(
        (journal.state().len(), stands(&journal)),
        (4, [Some(Doubtful), Some(Confirmed), Some(Confirmed), Some(Confirmed)])
    );
    journal.undo().unwrap();
    assert_eq!((journal.state().len(), stands(&journal)), (7, [Some(Doubtful), None, None, None]));
    journal.redo().unwrap();
    assert_eq!(stands(&journal), [Some(Doubtful), Some(Confirmed), Some(Confirmed), Some(Confirmed)]);
    let mut later = Journal::open(folder.path(), "甲").unwrap();
    later.undo().unwrap();
    later.undo().unwrap();
    assert_eq!(stands(&later), [None, None, None, None]);
    assert_eq!(later.undo().unwrap(), None);
}
