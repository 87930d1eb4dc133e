//! When something is amiss the screen says so, where it is looked for, and loses nothing: damaged journals, places that
//! cannot be written, files that cannot be read; and marks stand where they belong.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "the stage has more than these tests need")]
mod stage;

use std::path::{Path, PathBuf};

use gouji::text::phrase::Lang;
use stage::{Set, Stage};

const SIZES: [(u16, u16); 2] = [(120, 36), (80, 24)];

fn sized(size: (u16, u16)) -> Set {
    Set { size, ..Set::default() }
}

fn few() -> Vec<PathBuf> {
    ["samples/霁川市民政局", "samples/青禾市岚溪区人民政府办公室"].map(PathBuf::from).to_vec()
}

/// The screen without frames and breaks: what a sentence over several lines says.
fn run_on(screen: &str) -> String {
    screen.replace([' ', '\n', '|', '+', '-'], "")
}

/// A review with two decisions, the first of which was damaged since.
fn damaged(review: &Path) -> String {
    let mut stage = Stage::with_review(Set::default(), few(), review.to_path_buf());
    stage.keys("1 2");
    drop(stage);
    let own = std::fs::read_dir(review.join("user1")).unwrap().map(|entry| entry.unwrap().path());
    let file = own.into_iter().find(|path| path.extension().is_some_and(|end| end == "jsonl")).unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[40] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    file.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn damage_of_the_journal_is_told_at_the_start_and_listed() {
    for size in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let file = damaged(folder.path());
        let mut stage = Stage::with_review(sized(size), few(), folder.path().to_path_buf());
        stage.app.resume(None);
        let screen = stage.draw().screen();
        assert!(screen.contains("处置记录有 1 处损坏或读不了，其余照常有效 (f 看)"), "{screen}");
        let list = run_on(&stage.keys("f").screen());
        assert!(list.contains(&run_on(&file)) && list.contains("第1行：内容损坏"), "{list}");
        assert!(run_on(&stage.keys("esc").screen()).contains("处置记录有1处损坏"), "{}", stage.screen());
    }
    let folder = tempfile::tempdir().unwrap();
    damaged(folder.path());
    let set = Set { lang: Lang::En, ..Set::default() };
    let mut stage = Stage::with_review(set, few(), folder.path().to_path_buf());
    assert!(stage.screen().contains("1 damaged or unreadable place in the decisions, the rest counts (f)"));
    assert!(stage.keys("f").screen().contains("line 1: damaged"));
}
