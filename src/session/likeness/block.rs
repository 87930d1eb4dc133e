//! Works through a year of reports in blocks: reads the texts that a block needs, measures, tells, and lets them go.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Range;
use std::sync::Arc;

use super::candidates::candidates;
use super::{Compared, Entry, Heard, common};
use crate::compare::shared::Grams;
use crate::corpus;
use crate::rules::likeness::{self, Measured, Others, Text};
use crate::rules::parameters::Thresholds;
use crate::session::settings::Method;

/// Texts that a block reads, about.
const TEXTS: usize = 512;
/// Reports that one telling brings at most.
const BATCH: usize = 256;

/// Comparing in progress.
pub(super) struct Work<'a> {
    entries: &'a [Entry],
    method: &'a Method,
    hear: &'a mut dyn FnMut(Heard) -> bool,
    /// What is common, once something was worth comparing.
    common: Option<Arc<Grams>>,
}

/// One report and what it is to be measured against, as places among the entries.
struct Task {
    place: usize,
    last: Option<usize>,
    others: Vec<usize>,
}

impl Task {
    fn needs(&self) -> impl Iterator<Item = usize> + '_ {
        let own = (self.last.is_some() || !self.others.is_empty()).then_some(self.place);
        own.into_iter().chain(self.last).chain(self.others.iter().copied())
    }
}

/// Puts tasks over the same texts side by side, so that a text is read for few blocks; the tasks come in the order of their
/// places, the first of which is `first`.
fn bring_together(tasks: &mut Vec<Task>, first: usize) {
    let mut left: Vec<Option<Task>> = std::mem::take(tasks).into_iter().map(Some).collect();
    let mut due = VecDeque::new();
    for place in 0..left.len() {
        due.push_back(place);
        while let Some(place) = due.pop_front() {
            let Some(task) = left[place].take() else { continue };
            due.extend(task.others.iter().map(|other| other - first));
            tasks.push(task);
        }
    }
}

impl<'a> Work<'a> {
    pub(super) fn new(entries: &'a [Entry], method: &'a Method, hear: &'a mut dyn FnMut(Heard) -> bool) -> Self {
        Self { entries, method, hear, common: None }
    }

    fn thresholds(&self) -> &'a Thresholds {
        &self.method.rules.parameters().thresholds
    }

    /// Compares the reports of one year; false once nobody listens.
    pub(super) fn take_year(&mut self, year: Range<usize>) -> bool {
        let found = candidates(&self.entries[year.clone()], self.thresholds());
        let others = found.into_iter().map(|others| others.into_iter().map(|other| year.start + other).collect());
        let mut tasks: Vec<Task> =
            year.clone().zip(others).map(|(place, others)| Task { place, last: self.last_of(place), others }).collect();
        bring_together(&mut tasks, year.start);
        let (mut block, mut needed) = (0, BTreeSet::new());
        for nth in 0..tasks.len() {
            needed.extend(tasks[nth].needs());
            let is_full = needed.len() >= TEXTS || nth - block >= BATCH || nth + 1 == tasks.len();
            if is_full {
                if !self.take_block(&tasks[block..=nth], std::mem::take(&mut needed)) {
                    return false;
                }
                block = nth + 1;
            }
        }
        true
    }

    /// The year before, where the sketches leave it open that the text is the same.
    fn last_of(&self, place: usize) -> Option<usize> {
        let entry = &self.entries[place];
        let last = entry.last?;
        let may = likeness::may_be_last_years(&entry.sketch, &self.entries[last].sketch, self.thresholds());
        may.into_iter().any(|may| may).then_some(last)
    }

    fn take_block(&mut self, tasks: &[Task], needed: BTreeSet<usize>) -> bool {
        if self.common.is_none() && tasks.iter().any(|task| !task.others.is_empty()) {
            let common = Arc::new(common::learn(self.entries, self.method));
            self.common = Some(Arc::clone(&common));
            if !(self.hear)(Heard::Common(common)) {
                return false;
            }
        }
        let texts = self.read(needed);
        let compared = tasks.iter().map(|task| self.compared(task, &texts)).collect();
        (self.hear)(Heard::Compared(compared))
    }

    fn read(&self, needed: BTreeSet<usize>) -> BTreeMap<usize, Text> {
        let paths: Vec<_> = needed.iter().map(|&place| self.entries[place].file.to_path_buf()).collect();
        let (mut places, mut texts) = (needed.into_iter(), BTreeMap::new());
        corpus::outline_all(
            &paths,
            &self.method.crew,
            |report| Text::of(&report),
            |read| {
                texts.extend(places.next().zip(read.ok()));
                true
            },
        );
        texts
    }

    fn compared(&self, task: &Task, texts: &BTreeMap<usize, Text>) -> Compared {
        let neighbours = task.others.iter().map(|&place| self.entries[place].no).collect();
        Compared { no: self.entries[task.place].no, measured: self.measured(task, texts).map(Box::new), neighbours }
    }

    /// What is measured of a report; none where its text is like no other, or cannot be read any more.
    fn measured(&self, task: &Task, texts: &BTreeMap<usize, Text>) -> Option<Measured> {
        let this = texts.get(&task.place)?;
        let named = |place: &usize| Some((self.entries[*place].name.clone()?, texts.get(place)?));
        let others: Vec<(Arc<str>, &Text)> = task.others.iter().filter_map(named).collect();
        let nothing = Grams::default();
        let common = self.common.as_deref().unwrap_or(&nothing);
        let last = task.last.and_then(|place| texts.get(&place));
        let measured = likeness::measure(this, Others { last, others: &others, common }, self.thresholds());
        let has_last = self.entries[task.place].last.is_some();
        let known = measured.last.or_else(|| Measured::unlike(&this.sketch, has_last).last);
        Some(Measured { last: known, ..measured })
    }
}
