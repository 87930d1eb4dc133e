//! Standard input that must be read more than once: kept in a file without a name for as long as the command runs.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// What a path is called that means standard input.
pub const STANDARD_INPUT: &str = "-";

/// What came over standard input.
#[derive(Debug)]
pub struct Spool {
    file: File,
}

impl Spool {
    /// Takes in all of standard input.
    pub fn fill() -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("gouji-{}", uuid::Uuid::now_v7()));
        let mut file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path)?;
        // Its name goes at once, so that nothing is left behind however the program ends.
        std::fs::remove_file(&path)?;
        io::copy(&mut io::stdin().lock(), &mut file)?;
        Ok(Self { file })
    }

    /// A path under which it can be read as long as this lives.
    pub fn path(&self) -> PathBuf {
        PathBuf::from(format!("/dev/fd/{}", self.file.as_raw_fd()))
    }

    /// How people are told of something in it.
    pub fn shown(&self, path: &Path) -> Option<PathBuf> {
        path.strip_prefix(self.path()).ok().map(|rest| Path::new(STANDARD_INPUT).join(rest))
    }
}
