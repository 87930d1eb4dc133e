//! The fold: random work of several auditors, judged by a simple model and by laws that must hold for any work.

use std::sync::Arc;

use proptest::prelude::*;

use super::super::{Standings, verify};
use super::*;
use crate::model::decision::Event;

/// One thing a random auditor does.
#[derive(Clone, Debug)]
enum Step {
    Decide(u64, Disposition, Option<String>),
    Note(u64, String),
    Undo,
    Redo,
    Look,
}

fn step() -> impl Strategy<Value = Step> {
    let finding = 0..4_u64;
    let disposition = prop::sample::select(Disposition::ALL.to_vec());
    let words = "[a-c]{0,2}";
    prop_oneof![
        4 => (finding.clone(), disposition, prop::option::of(words)).prop_map(|(f, d, n)| Step::Decide(f, d, n)),
        1 => (finding, words).prop_map(|(f, n)| Step::Note(f, n)),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        2 => Just(Step::Look),
    ]
}

fn take(journal: &mut Journal, step: &Step) {
    match step.clone() {
        Step::Decide(finding, disposition, note) => {
            drop(journal.append(NewDecision { note, ..decide(finding, disposition) }).unwrap());
        }
        Step::Note(finding, words) => drop(journal.append(note(finding, &words)).unwrap()),
        Step::Undo => drop(journal.undo().unwrap()),
        Step::Redo => drop(journal.redo().unwrap()),
        Step::Look => drop(journal.refresh().unwrap()),
    }
}

/// An editor's undo in its plainest form: what is done, and what was undone.
#[derive(Default)]
struct Model {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl Model {
    fn take(&mut self, step: &Step) {
        match step {
            Step::Undo => self.undone.extend(self.done.pop()),
            Step::Redo => self.done.extend(self.undone.pop()),
            Step::Look => {}
            other => {
                self.done.push(other.clone());
                self.undone.clear();
            }
        }
    }

    fn disposition(&self, finding: u64) -> Option<Disposition> {
        let decided = self.done.iter().rev().find_map(|step| match step {
            Step::Decide(at, disposition, _) if *at == finding => Some(*disposition),
            _ => None,
        });
        decided.filter(|disposition| *disposition != Disposition::Open)
    }

    fn words(&self, finding: u64) -> Option<&str> {
        let noted = self.done.iter().rev().find_map(|step| match step {
            Step::Decide(at, _, Some(words)) | Step::Note(at, words) if *at == finding => Some(&**words),
            _ => None,
        });
        noted.filter(|words| !words.is_empty())
    }
}

fn folded(batches: &[Vec<Event>]) -> Standings {
    let mut state = Standings::default();
    for batch in batches {
        state.absorb(batch.iter().cloned().map(Arc::new));
    }
    state
}

fn same(one: &Standings, other: &Standings) -> bool {
    one.events() == other.events()
        && one.clock() == other.clock()
        && one.standings().count() == other.standings().count()
        && one.standings().all(|(finding, standing)| other.standing(finding) == Some(standing))
        && ["甲", "乙", "丙"].iter().all(|auditor| {
            one.undoable(auditor) == other.undoable(auditor) && one.redoable(auditor) == other.redoable(auditor)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// One auditor in two sessions that look before they act behaves as one plain editor.
    #[test]
    fn one_auditors_work_follows_the_plain_model(steps in prop::collection::vec((step(), any::<bool>()), 1..30)) {
        let dir = tempfile::tempdir().unwrap();
        let mut sessions = [open(&review(&dir), "甲"), open(&review(&dir), "甲")];
        let mut model = Model::default();
        for (step, second) in steps {
            let session = &mut sessions[usize::from(second)];
            session.refresh().unwrap();
            take(session, &step);
            model.take(&step);
            for finding in 0..4 {
                prop_assert_eq!(disposition(session, finding), model.disposition(finding));
                prop_assert_eq!(words(session, finding), model.words(finding));
            }
        }
    }

    /// Files only grow; the fold does not depend on the order of files, events or batches; undoing all returns to the start.
    #[test]
    fn any_work_of_three_auditors_keeps_the_laws(
        steps in prop::collection::vec((0..3_usize, step()), 1..30),
        order in any::<prop::sample::Index>(),
        shuffled in Just(()).prop_perturb(|(), rng| rng),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let mut journals = ["甲", "乙", "丙"].map(|auditor| open(&review(&dir), auditor));
        let mut before = files(&review(&dir));
        for (auditor, step) in &steps {
            take(&mut journals[*auditor], step);
            let after = files(&review(&dir));
            for (path, bytes) in &before {
                prop_assert!(after[path].starts_with(bytes), "a log is a prefix of later logs");
            }
            before = after;
        }
        let all = open(&review(&dir), "丁");
        let mut events: Vec<Event> = all.state().events().into_iter().cloned().collect();
        shuffle(&mut events, shuffled);
        let cut = order.index(events.len() + 1);
        let batches = [events[..cut].to_vec(), events[cut..].to_vec(), events.clone()];
        prop_assert!(same(&folded(&batches), all.state()));
        for journal in &mut journals {
            journal.refresh().unwrap();
            prop_assert!(same(journal.state(), all.state()));
        }
        let found = verify(&review(&dir)).unwrap();
        prop_assert!(found.holds() && found.troubles.is_empty(), "{found:?}");

        for journal in &mut journals {
            while journal.undo().unwrap().is_some() {}
        }
        let end = open(&review(&dir), "丁");
        for (_, standing) in end.state().standings() {
            prop_assert!(standing.decisions().next().is_none() && standing.note().is_none());
        }
    }
}

fn shuffle(events: &mut [Event], mut rng: proptest::test_runner::TestRng) {
    for last in (1..events.len()).rev() {
        let other = rng.next_u64() % (last as u64 + 1);
        events.swap(last, usize::try_from(other).unwrap());
    }
}
