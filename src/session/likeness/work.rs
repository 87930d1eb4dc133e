//! Works through the years of a corpus: brings the texts that a batch of reports needs, measures, tells, and goes on.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::candidates::candidates;
use super::parallel::in_parallel;
use super::room::Room;
use super::task::{Task, Uses, bring_together};
use super::{Compared, Entry, Heard, common};
use crate::compare::shared::Grams;
use crate::rules::likeness::{self, Measured, Others, Text};
use crate::rules::parameters::Thresholds;
use crate::session::settings::Method;

/// Reports that one telling brings at most.
const BATCH: usize = 256;

/// Comparing in progress.
pub(super) struct Work<'a> {
    entries: &'a [Entry],
    method: &'a Method,
    room: Room<'a>,
    /// Of every report whether the year after is measured against it.
    later: Vec<bool>,
    /// What is common, once something was worth comparing.
    common: Option<Arc<Grams>>,
}

impl<'a> Work<'a> {
    /// Work that has not begun, with room for texts of so many bytes.
    pub fn new(entries: &'a [Entry], method: &'a Method, bytes: usize) -> Self {
        let room = Room::new(entries, &method.crew, bytes);
        let mut later = vec![false; entries.len()];
        for place in entries.iter().filter_map(|entry| last_of(entry, entries, thresholds(method))) {
            later[place] = true;
        }
        Self { entries, method, room, later, common: None }
    }

    /// Compares the reports of one year; false once nobody listens.
    pub fn take_year(&mut self, year: Range<usize>, hear: &mut dyn FnMut(Heard) -> bool) -> bool {
        let tasks = self.tasks(&year);
        let later = std::mem::take(&mut self.later);
        let uses = Uses::of(&tasks, year, &later);
        let mut from = 0;
        while from < tasks.len() {
            let (to, needed) = self.batch(&tasks, from);
            if !self.learn_common(&tasks[from..to], hear) {
                return false;
            }
            self.room.bring(&needed, |place| uses.next(place, to));
            if !hear(Heard::Compared(self.measured(&tasks[from..to]))) {
                return false;
            }
            self.room.keep(|place| uses.next(place, to).is_some());
            from = to;
        }
        self.later = later;
        true
    }

    fn tasks(&self, year: &Range<usize>) -> Vec<Task> {
        let (entries, thresholds) = (&self.entries[year.clone()], thresholds(self.method));
        let found = candidates(entries, thresholds, self.method.crew.jobs);
        let task = |((place, entry), others): ((usize, &Entry), Vec<usize>)| {
            let others = others.into_iter().map(|other| year.start + other).collect();
            Task { place, last: last_of(entry, self.entries, thresholds), others }
        };
        bring_together(year.clone().zip(entries).zip(found).map(task).collect(), year.start)
    }

    /// The end of the batch that begins with a task, and the texts it needs: as many tasks as there is room for.
    fn batch(&self, tasks: &[Task], from: usize) -> (usize, BTreeSet<usize>) {
        let most = tasks.len().min(from + BATCH);
        let (mut needed, mut bytes) = (BTreeSet::new(), 0);
        for (nth, task) in tasks.iter().enumerate().take(most).skip(from) {
            let new = task.needs().filter(|&place| needed.insert(place));
            bytes += new.map(|place| self.room.expected(place)).sum::<usize>();
            if self.room.is_too_small_for(bytes) {
                return (nth + 1, needed);
            }
        }
        (most, needed)
    }

    fn learn_common(&mut self, tasks: &[Task], hear: &mut dyn FnMut(Heard) -> bool) -> bool {
        if self.common.is_some() || tasks.iter().all(|task| task.others.is_empty()) {
            return true;
        }
        let common = Arc::new(common::learn(self.entries, self.method));
        self.common = Some(Arc::clone(&common));
        hear(Heard::Common(common))
    }

    fn measured(&self, tasks: &[Task]) -> Vec<Compared> {
        in_parallel(self.method.crew.jobs, tasks.len(), |nth| {
            let task = &tasks[nth];
            let neighbours = task.others.iter().map(|&place| self.entries[place].no).collect();
            Compared { no: self.entries[task.place].no, measured: self.measured_of(task).map(Box::new), neighbours }
        })
    }

    /// What is measured of a report; none where its text is like no other, or cannot be read any more.
    fn measured_of(&self, task: &Task) -> Option<Measured> {
        let this = self.room.text(task.place)?;
        let named = |place: &usize| Some((self.entries[*place].name.clone()?, self.room.text(*place)?));
        let others: Vec<(Arc<str>, &Text)> = task.others.iter().filter_map(named).collect();
        let nothing = Grams::default();
        let common = self.common.as_deref().unwrap_or(&nothing);
        let last = task.last.and_then(|place| self.room.text(place));
        let measured = likeness::measure(this, Others { last, others: &others, common }, thresholds(self.method));
        let entry = &self.entries[task.place];
        let known = measured.last.or_else(|| Measured::unlike(&entry.trace.sketch, entry.last.is_some()).last);
        Some(Measured { last: known, ..measured })
    }
}

fn thresholds(method: &Method) -> &Thresholds {
    &method.rules.parameters().thresholds
}

/// The year before, where the sketches leave it open that the text is the same.
fn last_of(entry: &Entry, entries: &[Entry], thresholds: &Thresholds) -> Option<usize> {
    let last = entry.last?;
    let may = likeness::may_be_last_years(&entry.trace.sketch, &entries[last].trace.sketch, thresholds);
    may.into_iter().any(|may| may).then_some(last)
}
