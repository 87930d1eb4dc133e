//! The corpus maker as a program: it uses nothing of the library, so that neither side can hide a fault of the other.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

/// The corpus maker: cargo builds it as a test only, so it is asked once more.
pub fn synth() -> &'static Path {
    static BUILT: LazyLock<PathBuf> = LazyLock::new(|| {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--example", "synth"]).current_dir(env!("CARGO_MANIFEST_DIR"));
        assert!(build.status().unwrap().success());
        let test = std::env::current_exe().unwrap();
        test.ancestors().nth(2).unwrap().join("examples/synth")
    });
    &BUILT
}

/// Makes a corpus in `folder/corpus` and gives what is true of each report.
pub fn make(folder: &Path, options: &[&str]) -> Vec<Value> {
    let out = folder.join("corpus");
    let made = Command::new(synth()).arg("--out").arg(&out).args(options).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let truth = std::fs::read_to_string(folder.join("corpus.truth.ndjson")).unwrap();
    truth.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
