//! The reading process: whatever a risky file does to it costs that file and nothing else, and nothing of it outlives the
//! program. Debug builds fail on demand where a document begins with `%PDF-fault`.
#![cfg(debug_assertions)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use gouji::corpus::{Crew, FailureReason, read_all};
use gouji::ingest::worker::Worker;
use gouji::ingest::{ReadError, Text};
use rustix::process::{Pid, Signal, kill_process, test_kill_process};

fn program() -> Arc<Path> {
    Path::new(env!("CARGO_BIN_EXE_gouji")).into()
}

fn fault(how: &str) -> Vec<u8> {
    format!("%PDF-fault {how}").into_bytes()
}

fn died(how: &str) -> Result<Text, ReadError> {
    Err(ReadError::ReaderDied { how: how.to_owned() })
}

fn pid(worker: &Worker) -> Pid {
    Pid::from_raw(i32::try_from(worker.process().unwrap()).unwrap()).unwrap()
}

fn is_there(pid: Pid) -> bool {
    test_kill_process(pid).is_ok()
}

#[test]
fn every_death_is_told_and_the_next_file_is_read() {
    let mut worker = Worker::new(program());
    for (how, told) in [
        ("abort", "SIGABRT"),
        ("eat", "SIGABRT"),
        ("overflow", "SIGABRT"),
        ("quit", "exit 3"),
        ("panic", "panic: as asked"),
    ] {
        assert_eq!(worker.read(&fault(how)), died(told), "{how}");
        assert_eq!(worker.read(b"%PDF-1.7"), Err(ReadError::Damaged { format: "PDF", what: "xref".to_owned() }));
    }
}

#[test]
fn a_file_that_is_never_read_to_its_end_is_given_up() {
    let mut worker = Worker::new(program()).patient_for(Duration::from_millis(300));
    assert_eq!(worker.read(&fault("spin")), Err(ReadError::TooSlow { seconds: 0 }));
    assert_eq!(worker.process(), None);
}

#[test]
fn one_process_reads_many_files_and_goes_with_its_worker() {
    let mut worker = Worker::new(program());
    assert_eq!(worker.process(), None, "nothing runs before the first file");
    drop(worker.read(b"%PDF-1.7"));
    let first = pid(&worker);
    drop(worker.read(b"%PDF-1.7"));
    assert_eq!(pid(&worker), first);
    drop(worker);
    assert!(!is_there(first));
}

#[test]
fn a_process_killed_between_two_files_costs_none_of_them() {
    let mut worker = Worker::new(program());
    drop(worker.read(b"%PDF-1.7"));
    kill_process(pid(&worker), Signal::KILL).unwrap();
    assert_eq!(worker.read(b"%PDF-1.7"), Err(ReadError::Damaged { format: "PDF", what: "xref".to_owned() }));
}

#[test]
fn a_process_killed_in_the_middle_of_a_file_is_told_as_that() {
    let mut worker = Worker::new(program());
    drop(worker.read(b"%PDF-1.7"));
    let doomed = pid(&worker);
    // The fresh process that tries once more spins as well: it is given up in its turn.
    let mut worker = worker.patient_for(Duration::from_secs(2));
    let killer = std::thread::spawn(move || kill_once_busy(doomed));
    assert_eq!(worker.read(&fault("spin")), Err(ReadError::TooSlow { seconds: 2 }));
    killer.join().unwrap();
    assert!(!is_there(doomed));
}

/// Kills a process once it has spent some time of a processor, so surely in the middle of its work.
fn kill_once_busy(pid: Pid) {
    let stat = format!("/proc/{}/stat", pid.as_raw_nonzero());
    let ticks = || {
        let stat = std::fs::read_to_string(&stat).unwrap_or_default();
        stat.rsplit(')').next().and_then(|rest| rest.split(' ').nth(12)?.parse::<u64>().ok()).unwrap_or(u64::MAX)
    };
    let before = ticks();
    while ticks() < before.saturating_add(5) {
        std::thread::yield_now();
    }
    kill_process(pid, Signal::KILL).unwrap();
}

#[test]
fn ten_bad_files_among_a_hundred_are_ten_failures() {
    let folder = tempfile::tempdir().unwrap();
    let text = "某县民政局2023年政府信息公开工作年度报告\n一、总体情况\n";
    let files: Vec<PathBuf> = (0..100).map(|nth| folder.path().join(format!("{nth:02}.pdf"))).collect();
    for (nth, file) in files.iter().enumerate() {
        let bytes = if nth % 10 == 3 { fault(["abort", "panic", "quit"][nth % 3]) } else { text.into() };
        std::fs::write(file, bytes).unwrap();
    }
    let (mut read, mut lost) = (0, Vec::new());
    read_all(
        &files,
        &Crew { jobs: 2, program: Some(program()) },
        |report| report.head.title.is_some(),
        |result| {
            match result {
                Ok(titled) => read += usize::from(titled),
                Err(failure) => lost.push(failure),
            }
            true
        },
    );
    assert_eq!((read, lost.len()), (90, 10));
    let is_death = |reason: &FailureReason| matches!(reason, FailureReason::Unreadable(ReadError::ReaderDied { .. }));
    assert!(lost.iter().all(|failure| is_death(&failure.reason)), "{lost:?}");
}

/// Ctrl-C and a lost terminal end the program; its reading processes must not stay.
#[test]
fn nothing_reads_on_after_the_program_was_killed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.pdf"), fault("spin")).unwrap();
    let mut call = std::process::Command::new(&*program());
    let mut gouji = call.arg("check").arg(folder.path()).stdout(std::process::Stdio::null()).spawn().unwrap();
    let children = format!("/proc/{}/task", gouji.id());
    let reading = loop {
        let tasks = std::fs::read_dir(&children).unwrap().filter_map(Result::ok);
        let found = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
        let found: String = found.collect();
        if let Some(pid) = found.split_whitespace().next().and_then(|pid| Pid::from_raw(pid.parse().ok()?)) {
            break pid;
        }
        std::thread::yield_now();
    };
    gouji.kill().unwrap();
    gouji.wait().unwrap();
    // Its end is the system's matter and takes a moment; the test ends with it.
    while is_there(reading) && !is_zombie(reading) {
        std::thread::yield_now();
    }
}

fn is_zombie(pid: Pid) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap_or_default();
    stat.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('Z'))
}
