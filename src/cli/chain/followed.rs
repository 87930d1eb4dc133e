//! The chains of one agency, followed: every step with the finding that the rules make of it, and what would mend it.

use super::super::context::Context;
use crate::compare::chain::{ChainKind, Step, Thread, follow, say};
use crate::model::finding::Finding;
use crate::rules::Past;
use crate::session::{self, AgencyYears, Chains, Hint};

/// The chains of one agency.
pub(super) struct Followed<'a> {
    pub of: &'a AgencyYears,
    pub threads: Vec<FollowedThread>,
}

/// One chain over all years.
pub(super) struct FollowedThread {
    pub thread: Thread,
    pub steps: Vec<FollowedStep>,
}

/// One year of it.
pub(super) struct FollowedStep {
    pub step: Step,
    /// What the rules say of it.
    pub finding: Option<Finding>,
    /// Corrections of a report with which it would hold.
    pub hints: Vec<Hint>,
}

impl<'a> Followed<'a> {
    /// Follows every chain of an agency.
    pub fn of(of: &'a AgencyYears, chains: &Chains, context: &Context<'_>) -> Self {
        let records = of.records();
        let findings: Vec<Vec<Finding>> = (0..records.len()).map(|place| findings(of, place, context)).collect();
        let full = |step: Step| FollowedStep {
            step,
            finding: step.this.and_then(|place| findings[place].iter().find(|one| is_of(one, &step)).cloned()),
            hints: if step.is_broken() {
                session::hints(chains, of, &step, (&context.method(), context.lang()))
            } else {
                Vec::new()
            },
        };
        let threads = Thread::all().into_iter().map(|thread| {
            let steps = follow(thread, &records).into_iter().map(full).collect();
            FollowedThread { thread, steps }
        });
        Self { of, threads: threads.collect() }
    }

    /// The chains of one kind.
    pub fn kind(&self, kind: ChainKind) -> impl Iterator<Item = &FollowedThread> {
        self.threads.iter().filter(move |followed| followed.thread.kind == kind)
    }

    /// How many steps are in a state.
    pub fn count(&self, state: &str) -> usize {
        let steps = self.threads.iter().flat_map(|followed| &followed.steps);
        steps.filter(|one| !one.step.is_gap() && say::name(&one.step.state) == state).count()
    }
}

/// What the rules say of a year beside the year before.
fn findings(of: &AgencyYears, place: usize, context: &Context<'_>) -> Vec<Finding> {
    let Some(kept) = of.years.get(place) else { return Vec::new() };
    let before = place.checked_sub(1).and_then(|before| of.years.get(before));
    let last = before.filter(|before| before.year + 1 == kept.year).map(|before| &before.record);
    context.rules.judge_years(Past::from(last), &kept.record).findings
}

fn is_of(finding: &Finding, step: &Step) -> bool {
    step.chain.is_some_and(|chain| finding.rule == chain.rule && finding.fault.cells.first() == chain.this.first())
}
