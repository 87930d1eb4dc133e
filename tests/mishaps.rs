//! When something is amiss the screen says so, where it is looked for, and loses nothing: damaged journals, places that
//! cannot be written, files that cannot be read; and marks stand where they belong.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "the stage has more than these tests need")]
mod stage;

use std::path::PathBuf;

use gouji::rules::sample::Draft;
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

/// A report in which one row of table 3 does not add up to its total.
fn row_off() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut draft = Draft::clean(2023);
    draft.write("requests.granted.natural_person", "977");
    std::fs::write(folder.path().join("2023.txt"), &*draft.report().document.text).unwrap();
    folder
}

fn go_to(stage: &mut Stage, rule: &str) {
    for _ in 0..stage.app.session.findings().len() {
        if stage.app.session.finding().is_some_and(|finding| finding.rule == rule) {
            return;
        }
        stage.keys("down");
    }
    panic!("no {rule}");
}

#[test]
fn every_cell_of_the_selected_finding_is_marked_in_the_grid() {
    for size in SIZES {
        let folder = row_off();
        let mut stage = Stage::new(sized(size), vec![folder.path().to_path_buf()]);
        go_to(&mut stage, "A103");
        assert_eq!(stage.app.session.finding().unwrap().fault.cells.len(), 7);
        let screen = stage.screen();
        let row = screen.lines().find(|line| line.contains("977]")).unwrap_or_else(|| panic!("{screen}"));
        assert_eq!(row.matches("[").count(), 7, "{screen}");
        go_to(stage.keys("up up up up"), "A101");
        assert!(stage.screen().contains("977]"), "{}", stage.screen());
    }
}
