//! A home folder of its own for every test, and the program run in it on the samples.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::Duration;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A home folder that goes when the test ends.
pub struct Desk {
    pub home: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { home: TempDir::new().unwrap() }
    }

    /// The program, ready to be given arguments; nothing of the machine's own settings reaches it.
    pub fn gouji(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
        command
            .env_clear()
            .env("HOME", self.home.path())
            .env("USER", "tester")
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .timeout(Duration::from_mins(1));
        command
    }

    /// Runs the program with some arguments.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.gouji().args(arguments).output().unwrap()
    }

    /// The JSON that a call prints.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", told(&output)))
    }

    /// A path below the home folder.
    pub fn at(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Writes a file below the home folder.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.at(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

pub const CLEAN: &str = "samples/青禾市岚溪区人民政府办公室/2023.txt";
pub const WARNED: &str = "samples/云畔县柳渡镇人民政府/2023.txt";
pub const WRONG: &str = "samples/松渚市教育局/2021.txt";

pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| panic!("died: {output:?}"))
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What was said on standard error.
pub fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A path as an argument.
pub fn word(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Every sample.
pub fn samples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let agencies = std::fs::read_dir(root.join("samples")).unwrap().map(|entry| entry.unwrap().path());
    let files = agencies.filter(|path| path.is_dir()).flat_map(|agency| std::fs::read_dir(agency).unwrap());
    let files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() > 10);
    files
}
