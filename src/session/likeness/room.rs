//! The texts that are held at a time: read when they are first needed, let go when nobody needs them any more or others need
//! their room. It measures nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::Entry;
use crate::corpus::{self, Crew};
use crate::rules::likeness::Text;

/// Bytes of texts that are held at most, about.
pub(super) const BYTES: usize = 256 << 20;
/// Bytes that a text takes for each character that somebody wrote, and in any case.
const BYTES_EACH: usize = 14;
const BYTES_ANY: usize = 1024;

/// Texts by the places of their reports among the entries.
pub(super) struct Room<'a> {
    entries: &'a [Entry],
    crew: &'a Crew,
    most: usize,
    texts: BTreeMap<usize, Text>,
    size: usize,
}

impl<'a> Room<'a> {
    /// An empty room for so many bytes.
    pub fn new(entries: &'a [Entry], crew: &'a Crew, most: usize) -> Self {
        Self { entries, crew, most, texts: BTreeMap::new(), size: 0 }
    }

    /// A text; none where it was not brought or cannot be read any more.
    pub fn text(&self, place: usize) -> Option<&Text> {
        self.texts.get(&place)
    }

    /// The bytes that a text will take, about.
    pub fn expected(&self, place: usize) -> usize {
        BYTES_ANY + BYTES_EACH * usize::from(self.entries[place].trace.sketch.own_characters[0])
    }

    /// Tells whether so many bytes are more than it has.
    pub const fn is_too_small_for(&self, bytes: usize) -> bool {
        bytes > self.most
    }

    /// Reads the texts that are needed and not there. Of the others those go whose next use is the farthest, where the room
    /// is short.
    pub fn bring(&mut self, needed: &BTreeSet<usize>, next: impl Fn(usize) -> Option<usize>) {
        let missing: Vec<usize> = needed.iter().copied().filter(|place| !self.texts.contains_key(place)).collect();
        let coming: usize = missing.iter().map(|&place| self.expected(place)).sum();
        self.make_room(coming, needed, next);
        let files: Vec<_> = missing.iter().map(|&place| self.entries[place].again()).collect();
        let mut places = missing.into_iter();
        corpus::read_prose(
            &files,
            self.crew,
            |prose, again| Text::again(prose, again.trace),
            |read| {
                if let Some((place, text)) = places.next().zip(read.ok()) {
                    self.size += text.size();
                    self.texts.insert(place, text);
                }
                true
            },
        );
    }

    fn make_room(&mut self, coming: usize, needed: &BTreeSet<usize>, next: impl Fn(usize) -> Option<usize>) {
        if self.size + coming <= self.most {
            return;
        }
        let idle = self.texts.keys().filter(|place| !needed.contains(place));
        let mut idle: Vec<(Option<usize>, usize)> = idle.map(|&place| (next(place), place)).collect();
        idle.sort_unstable();
        while self.size + coming > self.most {
            let Some((_, farthest)) = idle.pop() else { return };
            self.let_go(farthest);
        }
    }

    /// Lets go of all texts that are not needed any more.
    pub fn keep(&mut self, is_needed: impl Fn(usize) -> bool) {
        let done: Vec<usize> = self.texts.keys().copied().filter(|&place| !is_needed(place)).collect();
        for place in done {
            self.let_go(place);
        }
    }

    fn let_go(&mut self, place: usize) {
        if let Some(text) = self.texts.remove(&place) {
            self.size -= text.size();
        }
    }
}
