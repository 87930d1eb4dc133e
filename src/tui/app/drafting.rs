//! Keeps the note being typed, at most a second or twenty keys behind, and offers what former sessions left. What finds no
//! place is held and tried again, and told when the screen is left.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::model::id::FindingId;
use crate::review::JournalError;
use crate::review::drafts::{Draft, Drafts, LeftDraft};
use crate::tui::layers::drafts::DraftList;

/// A draft is kept at most this long after it changed.
const DELAY: Duration = Duration::from_secs(1);
/// A draft is kept at most so many keys after it changed.
const KEYS: u32 = 20;

/// The note being typed, and how far its file is behind.
#[derive(Debug)]
pub(super) struct Drafting {
    drafts: Drafts,
    unsaved: Option<Draft>,
    due: Option<Instant>,
    keys: u32,
    /// Notes of this session that were left without saving.
    own: BTreeMap<FindingId, String>,
    /// Those of them that found no place yet.
    unkept: BTreeMap<FindingId, Draft>,
    /// The person was told that leaving takes them off the screen.
    warned: bool,
    /// The draft of a former session that is gone on with.
    pub taken: Option<LeftDraft>,
}

impl Drafting {
    pub fn new(drafts: Drafts) -> Self {
        let (own, unkept) = (BTreeMap::new(), BTreeMap::new());
        Self { drafts, unsaved: None, due: None, keys: 0, own, unkept, warned: false, taken: None }
    }

    /// Takes note of what is typed now.
    pub fn typed(&mut self, draft: Option<Draft>) {
        let Some(draft) = draft else { return };
        self.due.get_or_insert_with(|| Instant::now() + DELAY);
        self.keys += 1;
        self.warned = false;
        self.unsaved = Some(draft);
    }

    /// The words of this session's own unsaved note on a finding.
    pub fn kept(&self, finding: FindingId) -> Option<&str> {
        self.own.get(&finding).map(String::as_str)
    }

    /// When the draft must be kept at the latest.
    pub const fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Keeps the draft if it is time, or in any case, with those that found no place before; tells whether it was time.
    pub fn keep(&mut self, now: bool) -> Result<bool, JournalError> {
        let ripe = now || self.keys >= KEYS || self.due.is_some_and(|due| due <= Instant::now());
        if !ripe {
            return Ok(false);
        }
        (self.due, self.keys) = (None, 0);
        if let Some(draft) = self.unsaved.take() {
            self.own.insert(draft.finding, draft.note.clone());
            self.unkept.insert(draft.finding, draft);
        }
        while let Some((&finding, draft)) = self.unkept.first_key_value() {
            self.drafts.save(draft)?;
            self.unkept.remove(&finding);
            self.forget_taken(finding)?;
        }
        Ok(true)
    }

    /// Tells whether there is a place for drafts, as far as can be seen without making anything.
    pub fn has_place(&self) -> bool {
        self.unkept.is_empty() && self.drafts.can_be_kept()
    }

    /// The notes that found no place.
    pub fn unkept(&self) -> impl Iterator<Item = &Draft> {
        self.unkept.values()
    }

    /// Tells whether the person was told before that leaving takes them off the screen, and takes note that it is told now.
    pub const fn warned(&mut self) -> bool {
        std::mem::replace(&mut self.warned, true)
    }

    /// Removes the draft of a finding: its note was saved.
    pub fn done(&mut self, finding: FindingId) -> Result<(), JournalError> {
        (self.unsaved, self.due, self.keys) = (None, None, 0);
        self.own.remove(&finding);
        self.unkept.remove(&finding);
        self.drafts.remove(finding)?;
        self.forget_taken(finding)
    }

    /// Once this session keeps the words itself, the file that a former one left goes.
    fn forget_taken(&mut self, finding: FindingId) -> Result<(), JournalError> {
        match self.taken.take_if(|left| left.draft.finding == finding) {
            Some(left) => self.drafts.discard(&left),
            None => Ok(()),
        }
    }

    /// Removes a draft of a former session.
    pub fn discard(&self, left: &LeftDraft) -> Result<(), JournalError> {
        self.drafts.discard(left)
    }

    /// The list of what former sessions left, if there is anything.
    pub fn offer(&self) -> Result<Option<DraftList>, JournalError> {
        let left = self.drafts.left()?.drafts;
        Ok((!left.is_empty()).then(|| DraftList::new(left)))
    }
}
