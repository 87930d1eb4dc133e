//! Notices that somebody has written in a review, without reading anything: by the names and lengths of the journal files.
//! Nothing that the system tells of its own accord is relied on, since folders that several machines share tell nothing.

use std::path::{Path, PathBuf};

use super::folder;

/// A look at the journal files of a review, to be compared with the next one.
#[derive(Debug)]
pub struct Lookout {
    review: PathBuf,
    /// Each file with its length; none where the folder could not be listed, or was not looked at yet.
    seen: Option<Vec<(PathBuf, u64)>>,
}

impl Lookout {
    /// Begins without a look: the first one finds a change, so that nothing escapes between reading and watching.
    pub fn new(review: &Path) -> Self {
        Self { review: review.to_path_buf(), seen: None }
    }

    /// Tells whether the files are others, or other ones can be seen, than at the last look.
    pub fn has_changed(&mut self) -> bool {
        let now = glance(&self.review);
        let changed = now != self.seen;
        self.seen = now;
        changed
    }
}

fn glance(review: &Path) -> Option<Vec<(PathBuf, u64)>> {
    folder::list(review).ok().map(|listing| listing.files)
}
