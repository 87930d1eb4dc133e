//! What is to be measured against what, and in which order. It reads nothing.

use std::collections::VecDeque;
use std::ops::Range;

/// One report and what it is to be measured against, as places among the entries.
pub(super) struct Task {
    /// The report.
    pub place: usize,
    /// That of the year before.
    pub last: Option<usize>,
    /// Those of other agencies.
    pub others: Vec<usize>,
}

impl Task {
    /// The reports whose texts it takes; none where nothing is like it.
    pub fn needs(&self) -> impl Iterator<Item = usize> {
        let own = (self.last.is_some() || !self.others.is_empty()).then_some(self.place);
        own.into_iter().chain(self.last).chain(self.others.iter().copied())
    }
}

/// Puts tasks over the same texts side by side, so that a text is held for a short time; the tasks come in the order of their
/// places, the first of which is `first`.
pub(super) fn bring_together(tasks: Vec<Task>, first: usize) -> Vec<Task> {
    let mut together = Vec::with_capacity(tasks.len());
    let mut left: Vec<Option<Task>> = tasks.into_iter().map(Some).collect();
    let mut due = VecDeque::new();
    for place in 0..left.len() {
        due.push_back(place);
        while let Some(place) = due.pop_front() {
            let Some(task) = left[place].take() else { continue };
            due.extend(task.others.iter().map(|other| other - first));
            together.push(task);
        }
    }
    together
}

/// When the texts of a year are needed.
pub(super) struct Uses<'a> {
    /// Every place with every task that needs it, in order.
    all: Vec<(usize, usize)>,
    /// The places of the year.
    year: Range<usize>,
    /// Of every place whether the year after needs it.
    later: &'a [bool],
    /// What stands for the year after.
    end: usize,
}

impl<'a> Uses<'a> {
    /// When the tasks of a year need the texts, taken in their order.
    pub fn of(tasks: &[Task], year: Range<usize>, later: &'a [bool]) -> Self {
        let numbered = tasks.iter().enumerate();
        let mut all: Vec<(usize, usize)> =
            numbered.flat_map(|(nth, task)| task.needs().map(move |place| (place, nth))).collect();
        all.sort_unstable();
        Self { all, year, later, end: tasks.len() }
    }

    /// The first task from `nth` on that needs a text; none where it is not needed any more.
    pub fn next(&self, place: usize, nth: usize) -> Option<usize> {
        let found = self.all.get(self.all.partition_point(|&one| one < (place, nth)));
        let of_year = found.filter(|(of, _)| *of == place).map(|(_, task)| *task);
        of_year.or_else(|| (self.year.contains(&place) && self.later[place]).then_some(self.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tasks(others: &[&[usize]]) -> Vec<Task> {
        let task =
            |(place, others): (usize, &&[usize])| Task { place: place + 10, last: None, others: others.to_vec() };
        others.iter().enumerate().map(task).collect()
    }

    #[test]
    fn texts_that_belong_together_come_one_after_the_other() {
        let together = bring_together(tasks(&[&[13], &[], &[], &[12]]), 10);
        assert_eq!(together.iter().map(|task| task.place).collect::<Vec<_>>(), [10, 13, 12, 11]);
    }

    #[test]
    fn a_text_is_needed_until_its_last_task_or_by_the_year_after() {
        let mut tasks = tasks(&[&[12], &[], &[10]]);
        tasks[1].last = Some(3);
        let later: Vec<bool> = (0..13).map(|place| [3, 11].contains(&place)).collect();
        let uses = Uses::of(&tasks, 10..13, &later);
        let next = |place| [0, 1, 2, 3].map(|nth| uses.next(place, nth));
        assert_eq!(next(10), [Some(0), Some(2), Some(2), None]);
        assert_eq!(next(3), [Some(1), Some(1), None, None], "the year before is done with");
        assert_eq!(next(11), [Some(1), Some(1), Some(3), Some(3)]);
        assert_eq!(next(12), [Some(0), Some(2), Some(2), None]);
    }
}
