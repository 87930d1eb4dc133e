//! Many writers at once: each its own file, as processes have.

use std::sync::Barrier;
use std::thread;

use super::super::verify;
use super::*;
use Disposition::Confirmed;

#[test]
fn eight_writers_lose_nothing_and_keep_each_writers_order() {
    const EACH: usize = 60;
    let dir = tempfile::tempdir().unwrap();
    let (folder, start) = (review(&dir), Barrier::new(9));
    thread::scope(|scope| {
        let work = |writer| write_all(&folder, &start, writer, EACH);
        let writers: Vec<_> = (0..8).map(|writer| scope.spawn(move || work(writer))).collect();
        start.wait();
        while !writers.iter().all(thread::ScopedJoinHandle::is_finished) {
            let found = verify(&folder).unwrap();
            assert!(found.holds(), "a review in use verifies: {found:?}");
        }
    });
    let journal = open(&folder, "丙");
    assert_eq!(journal.state().len(), 8 * EACH);
    for writer in 0..8 {
        let prefix = format!("{writer}:");
        let events = journal.state().events().into_iter();
        let notes = events.filter_map(|event| event.note.as_deref());
        let own: Vec<&str> = notes.filter(|note| note.starts_with(&prefix)).collect();
        let expected: Vec<String> = (0..EACH).map(|n| format!("{writer}:{n}")).collect();
        assert_eq!(own, expected);
    }
    let found = verify(&folder).unwrap();
    assert!(found.troubles.is_empty(), "{found:?}");
}

/// Two writers share an auditor's name, and each looks at what the others did before every event.
fn write_all(folder: &Path, start: &Barrier, writer: usize, each: usize) {
    let mut journal = open(folder, &format!("w{}", writer / 2));
    start.wait();
    for n in 0..each {
        journal.refresh().unwrap();
        let mut new = decide(n as u64, Confirmed);
        new.note = Some(format!("{writer}:{n}"));
        journal.append(new).unwrap();
    }
}
