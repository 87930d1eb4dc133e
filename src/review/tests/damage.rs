//! Damage: what a crash, a flipped byte, a lost line or a foreign file does to reading, and that nothing of it is silent.

use std::os::unix::fs::{FileExt, symlink};

use super::super::{Flaw, Grade, verify};
use super::*;
use crate::text::phrase::Lang;
use Disposition::{Confirmed, FalseRule};

/// Three events of one process, and the bytes of their file.
fn three() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = open(&review(&dir), "甲");
    for finding in 1..=3 {
        journal.append(decide(finding, Confirmed)).unwrap();
    }
    let path = only_file(&review(&dir));
    let bytes = fs::read(&path).unwrap();
    (dir, path, bytes)
}

fn start_of_last_line(bytes: &[u8]) -> usize {
    let before = &bytes[..bytes.len() - 1];
    before.iter().rposition(|byte| *byte == b'\n').unwrap() + 1
}

fn faults(review: &Path) -> Vec<(Option<u64>, Flaw)> {
    let found = verify(review).unwrap();
    found.troubles.into_iter().map(|one| (one.line, one.flaw)).collect()
}

#[test]
fn a_last_line_torn_anywhere_is_noted_and_the_next_append_works() {
    let (dir, path, bytes) = three();
    let start = start_of_last_line(&bytes);
    for cut in start..bytes.len() {
        fs::write(&path, &bytes[..cut]).unwrap();
        let mut journal = open(&review(&dir), "甲");
        let (events, expected) = match cut {
            cut if cut == start => (2, vec![]),
            cut if cut == bytes.len() - 1 => (3, vec![(Some(3), Flaw::Unended)]),
            _ => (2, vec![(Some(3), Flaw::Torn)]),
        };
        assert_eq!(journal.state().len(), events, "cut at {cut}");
        assert_eq!(faults(&review(&dir)), expected, "cut at {cut}");
        assert!(verify(&review(&dir)).unwrap().holds());
        if cut % 50 == 0 {
            journal.append(decide(4, FalseRule)).unwrap();
            let again = open(&review(&dir), "甲");
            assert_eq!(disposition(&again, 4), Some(FalseRule));
            assert_eq!(fs::read(&path).unwrap(), &bytes[..cut], "the torn file is left alone");
            let new = files(&review(&dir)).into_keys().find(|file| *file != path).unwrap();
            fs::remove_file(new).unwrap();
        }
    }
}

#[test]
fn a_line_still_being_written_is_taken_up_when_it_is_finished() {
    let (dir, path, bytes) = three();
    let start = start_of_last_line(&bytes);
    fs::write(&path, &bytes[..start + 40]).unwrap();
    let mut journal = open(&review(&dir), "乙");
    assert_eq!(journal.troubles().count(), 1);
    fs::write(&path, &bytes).unwrap();
    assert_eq!(journal.refresh().unwrap(), [FindingId(3)]);
    assert_eq!(journal.troubles().count(), 0);
}

#[test]
fn every_flipped_byte_is_found_by_its_line_and_the_whole_lines_are_read() {
    let (dir, path, bytes) = three();
    let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    for at in 0..bytes.len() {
        let line = bytes[..at].split(|byte| *byte == b'\n').count() as u64;
        for flipped in [bytes[at] ^ 1, bytes[at] ^ 0x80, b'\n', b' '] {
            if flipped == bytes[at] {
                continue;
            }
            // Written in place: a file that is cut and written anew waits for the disk.
            file.write_all_at(&[flipped], at as u64).unwrap();
            let found = verify(&review(&dir)).unwrap();
            assert!(!found.holds(), "byte {at} -> {flipped}");
            assert!(found.troubles.iter().any(|one| one.line == Some(line)), "{at}: {found:?}");
            assert!(found.troubles.iter().all(|one| one.path.starts_with(review(&dir))));
            let joined = bytes[at] == b'\n' && at + 1 < bytes.len();
            assert!(found.events >= if joined { 1 } else { 2 }, "{at}: {found:?}");
        }
        file.write_all_at(&[bytes[at]], at as u64).unwrap();
    }
}

#[test]
fn a_removed_line_is_found() {
    let (dir, path, bytes) = three();
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    fs::write(&path, lines[1..].concat()).unwrap();
    assert_eq!(faults(&review(&dir)), [(Some(1), Flaw::Gap), (None, Flaw::Missing(1, 1))]);
    fs::write(&path, [lines[0], lines[2]].concat()).unwrap();
    let found = faults(&review(&dir));
    assert!(found.contains(&(Some(2), Flaw::Gap)) && found.contains(&(None, Flaw::Missing(2, 2))));
    assert_eq!(disposition(&open(&review(&dir), "甲"), 3), Some(Confirmed), "the rest is read");
}

#[test]
fn a_file_cut_at_a_line_end_is_found_by_what_others_saw_of_it() {
    let (dir, path, bytes) = three();
    open(&review(&dir), "乙").append(decide(3, FalseRule)).unwrap();
    assert!(verify(&review(&dir)).unwrap().holds());
    fs::write(&path, &bytes[..start_of_last_line(&bytes)]).unwrap();
    let found = faults(&review(&dir));
    assert_eq!(found[0], (None, Flaw::Missing(3, 3)));
    assert!(matches!(found[1], (None, Flaw::Dangling(_))));
    fs::remove_file(&path).unwrap();
    assert_eq!(faults(&review(&dir))[0], (None, Flaw::Missing(1, 3)));
}

#[test]
fn a_line_rewritten_with_a_fitting_checksum_is_found_by_the_chain() {
    let (dir, path, _) = three();
    let journal = open(&review(&dir), "甲");
    let mut events = journal.state().events().into_iter().cloned().collect::<Vec<_>>();
    events[1].disposition = Some(FalseRule);
    let lines = events.iter().map(|event| super::super::line::encode(event).bytes);
    fs::write(&path, lines.collect::<Vec<_>>().concat()).unwrap();
    assert_eq!(faults(&review(&dir)), [(Some(2), Flaw::Altered)]);
}

#[test]
fn a_file_that_shrinks_or_goes_while_open_is_reported_and_its_events_are_kept() {
    let (dir, path, bytes) = three();
    let mut journal = open(&review(&dir), "乙");
    fs::write(&path, &bytes[..start_of_last_line(&bytes)]).unwrap();
    assert_eq!(journal.refresh().unwrap(), []);
    assert_eq!(journal.state().len(), 3);
    assert!(journal.troubles().any(|one| one.flaw == Flaw::Shrunk));
    assert!(!journal.verify().unwrap().holds());
    fs::remove_file(&path).unwrap();
    journal.refresh().unwrap();
    assert_eq!(journal.state().len(), 3);
    assert!(journal.troubles().any(|one| one.flaw == Flaw::Shrunk));
}

#[test]
fn a_newer_programs_lines_are_passed_over_visibly_and_left_as_they_are() {
    let (dir, path, bytes) = three();
    let newer = b"{\"schema\":\"gouji.event/2\",\"what\":\"else\"}\n";
    let mixed = [&bytes[..], newer].concat();
    fs::write(&path, &mixed).unwrap();
    let mut journal = open(&review(&dir), "甲");
    assert_eq!(journal.state().len(), 3);
    let flaw = Flaw::Newer("gouji.event/2".into());
    assert_eq!(faults(&review(&dir)), [(Some(4), flaw)]);
    assert_eq!(verify(&review(&dir)).unwrap().worst(), Some(Grade::Unread));
    journal.append(decide(4, Confirmed)).unwrap();
    assert_eq!(fs::read(&path).unwrap(), mixed);
}

#[test]
fn an_endless_line_is_passed_over_and_what_follows_is_read() {
    let (dir, path, bytes) = three();
    let start = start_of_last_line(&bytes);
    for length in [(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20] {
        let long = [vec![b'x'; length], b"\n".to_vec()].concat();
        fs::write(&path, [&bytes[..start], &long, &bytes[start..]].concat()).unwrap();
        assert_eq!(open(&review(&dir), "甲").state().len(), 3);
        assert_eq!(faults(&review(&dir)), [(Some(3), Flaw::Damaged)], "{length}");
        fs::write(&path, [&bytes[..], &long[..length]].concat()).unwrap();
        let mut journal = open(&review(&dir), "甲");
        assert_eq!(journal.state().len(), 3);
        assert_eq!(journal.refresh().unwrap(), []);
        assert_eq!(journal.troubles().count(), 1);
    }
}

#[test]
fn what_is_not_a_plain_file_is_named_and_not_followed() {
    let (dir, path, _) = three();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::copy(&path, elsewhere.path().join("x.jsonl")).unwrap();
    symlink(elsewhere.path().join("x.jsonl"), review(&dir).join("甲/link.jsonl")).unwrap();
    symlink(elsewhere.path(), review(&dir).join("丁")).unwrap();
    fs::create_dir(review(&dir).join("甲/folder.jsonl")).unwrap();
    let found = verify(&review(&dir)).unwrap();
    assert_eq!((found.files, found.events, found.troubles.len()), (1, 3, 3));
    assert_eq!(found.worst(), Some(Grade::Unread));
    let linked = found.troubles.iter().find(|trouble| trouble.path.ends_with("丁")).unwrap();
    assert!(linked.in_lang(Lang::Zh).ends_with("读不了：是符号链接，不跟随"), "{linked}");
    assert!(linked.in_lang(Lang::En).ends_with("it is a symbolic link, which is not followed"), "{linked}");
}

#[test]
fn every_trouble_says_where_and_what_in_both_languages() {
    let (dir, path, bytes) = three();
    fs::write(&path, &bytes[1..]).unwrap();
    let found = verify(&review(&dir)).unwrap();
    let first = &found.troubles[0];
    let file = path.display();
    assert_eq!(
        first.to_string(),
        format!("{file} 第 1 行：内容损坏（校验不符），这一行未读入；请从备份或他人的副本找回")
    );
    assert_eq!(
        first.in_lang(Lang::En),
        format!("{file} line 1: damaged (checksum differs) and left out; restore it from a copy")
    );
}
