//! Failure: what a full disk, a wrong folder or missing rights do to recording. Acknowledged events always stay.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::super::{JournalError, verify};
use super::*;
use crate::text::phrase::Lang;
use Disposition::Confirmed;

const FOLDER: &str = "GOUJI_TEST_FULL_DISK";

/// A limit on file sizes stands for a full disk; it binds the whole process, so the test body runs in one of its own.
#[test]
fn on_a_full_disk_nothing_is_acknowledged_and_recording_goes_on_when_there_is_room() {
    let dir = tempfile::tempdir().unwrap();
    let body = "review::tests::failure::body_with_a_full_disk";
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(std::env::current_exe().unwrap());
    shell.args(["--exact", body, "--ignored"]).env(FOLDER, review(&dir));
    let output = shell.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
}

#[test]
#[ignore = "the body of the test above: it limits its own process"]
fn body_with_a_full_disk() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let mut journal = open(&folder, "甲");
    for limit in [0, 1, 300, 3000] {
        let before = journal.state().len();
        limit_files(Some(limit));
        let acknowledged = (0..20).take_while(|n| journal.append(decide(*n, Confirmed)).is_ok()).count();
        let error = journal.append(decide(99, Confirmed)).unwrap_err();
        limit_files(None);
        let JournalError::Write { path, .. } = &error else { panic!("{error:?}") };
        assert!(path.starts_with(&folder) && error.to_string().contains("腾出空间"), "{error}");
        let kept = open(&folder, "乙");
        assert_eq!(kept.state().len(), before + acknowledged);
        assert_eq!(kept.troubles().count(), 0, "no half line stays");
        journal.append(decide(100, Confirmed)).unwrap();
        assert_eq!(open(&folder, "乙").state().len(), before + acknowledged + 1);
    }
    assert_eq!(files(&folder).len(), 1, "the same file goes on, unused ones are gone");
    assert!(verify(&folder).unwrap().holds());
}

fn limit_files(current: Option<u64>) {
    let maximum = getrlimit(Resource::Fsize).maximum;
    setrlimit(Resource::Fsize, Rlimit { current, maximum }).unwrap();
}

#[test]
fn a_file_or_a_link_in_the_folders_place_is_refused_by_its_path() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(review(&dir), "").unwrap();
    let error = Journal::open(&review(&dir), "甲").unwrap_err();
    assert!(error.to_string().contains(&*review(&dir).to_string_lossy()), "{error}");
    assert!(error.in_lang(Lang::En).contains("--review"), "{}", error.in_lang(Lang::En));

    fs::remove_file(review(&dir)).unwrap();
    fs::create_dir(review(&dir)).unwrap();
    symlink(dir.path(), review(&dir).join("甲")).unwrap();
    let error = open(&review(&dir), "甲").append(decide(7, Confirmed)).unwrap_err();
    assert!(error.to_string().contains("甲"), "{error}");
    assert_eq!(files(dir.path()).len(), 0);
}

#[test]
fn a_folder_without_rights_is_refused_and_works_again_when_they_are_given() {
    if rustix::process::geteuid().is_root() {
        return; // rights do not bind root
    }
    let dir = tempfile::tempdir().unwrap();
    let rights = |mode| fs::set_permissions(dir.path(), fs::Permissions::from_mode(mode)).unwrap();
    let mut journal = open(&review(&dir), "甲");
    rights(0o500);
    let error = journal.append(decide(7, Confirmed)).unwrap_err();
    rights(0o700);
    assert!(error.to_string().contains("权限"), "{error}");
    journal.append(decide(7, Confirmed)).unwrap();
}
