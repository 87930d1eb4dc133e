//! Remembers stretches of a document that say nothing to us, as most of what is said of fonts and distances, so that each is
//! read once however often it stands there.

use super::super::ReadError;
use super::super::xml::{Mark, Stretch, Xml};

/// Stretches that are remembered: writers repeat the last few.
const MOST: usize = 8;

/// Stretches that said nothing, each with what it depends on.
#[derive(Debug)]
pub struct Known<'x, K> {
    stretches: Vec<(K, Stretch<'x>)>,
    /// The place in the list that is given away next.
    next: usize,
    /// What is open and may become known: where it began, and what had been said by then.
    open: Vec<(Mark, u64)>,
}

impl<K> Default for Known<'_, K> {
    fn default() -> Self {
        Self { stretches: Vec::with_capacity(MOST), next: 0, open: Vec::new() }
    }
}

impl<'x, K: Copy + PartialEq> Known<'x, K> {
    /// Passes over what is in the tag that was opened last, if that is known for the same `key`; else notes where it begins.
    pub fn passes(&mut self, key: K, xml: &mut Xml<'x>, said: u64) -> Result<bool, ReadError> {
        for (of, stretch) in &self.stretches {
            if *of == key && xml.pass(stretch)? {
                return Ok(true);
            }
        }
        self.open.push((xml.mark(), said));
        Ok(false)
    }

    /// Remembers what has just been closed, if nothing was said in it.
    pub fn close(&mut self, key: K, xml: &Xml<'x>, said: u64) {
        let Some((mark, before)) = self.open.pop() else { return };
        if before != said {
            return;
        }
        let stretch = (key, xml.since(mark));
        match self.stretches.get_mut(self.next) {
            Some(place) => *place = stretch,
            None => self.stretches.push(stretch),
        }
        self.next = (self.next + 1) % MOST;
    }
}
