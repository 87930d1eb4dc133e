//! Corrections of planted slips: how often the true cells stand among the first three.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::collections::BTreeMap;

use gouji::form::{CellId, Edition};
use gouji::repair::{Proposal, Witnesses, propose};
use gouji::rules::testimonies;
use office::{Dice, Habit, Office, slipped};

/// Suggestions that an auditor looks at.
const FIRST: usize = 3;

/// How many planted slips were seen, and of those how many stood among the first.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    planted: usize,
    /// One of the wrong cells, alone, still leaves a filling of the blanks with which everything holds: nothing is amiss then
    /// that a correction could be for.
    unseen: usize,
    found: usize,
}

impl Score {
    fn share(self) -> f64 {
        f64::from(u32::try_from(self.found).unwrap()) / f64::from(u32::try_from((self.planted - self.unseen).max(1)).unwrap())
    }
}

/// The proposals that touch these cells each name exactly those of them that lie in their reach among the first ways.
fn is_found(proposals: &[Proposal], wrong: &[(CellId, i64)], truth: &Office) -> bool {
    let mut left: Vec<(CellId, i64)> = wrong.iter().map(|one| (one.0, truth.figures[one.0.index()])).collect();
    for proposal in proposals {
        let hit = proposal.ways.iter().take(FIRST).find(|way| {
            way.correction.changes.iter().all(|change| {
                left.iter().any(|(cell, figure)| *cell == change.cell && change.to.contains((*figure).into()))
            })
        });
        let Some(way) = hit else { return false };
        left.retain(|(cell, _)| way.correction.changes.iter().all(|change| change.cell != *cell));
    }
    left.is_empty()
}

/// Tells whether a wrong cell by itself breaks an identity whatever stands in the blanks.
fn is_seen(office: &Office, wrong: (CellId, i64)) -> bool {
    !gouji::repair::mend(&office.report(&[wrong])).is_empty()
}

fn plant(count: usize, dice: &mut Dice, office: &Office) -> Vec<(CellId, i64)> {
    let cells = office.counted();
    let full: Vec<CellId> = cells.iter().copied().filter(|cell| office.figures[cell.index()] > 0).collect();
    let mut wrong: Vec<(CellId, i64)> = Vec::new();
    while wrong.len() < count {
        let cell = if dice.chance(85) && full.len() > count { dice.pick(&full) } else { dice.pick(&cells) };
        if wrong.iter().all(|one| one.0 != cell) {
            wrong.push((cell, slipped(office.figures[cell.index()], dice)));
        }
    }
    wrong
}

fn measure(count: usize, rounds: i64) -> BTreeMap<Habit, Score> {
    let mut scores: BTreeMap<Habit, Score> = BTreeMap::new();
    for seed in 0..rounds {
        let mut dice = Dice::seeded(u64::try_from(seed).unwrap() * 7 + u64::try_from(count).unwrap());
        let habit = Habit::ALL[usize::try_from(seed).unwrap() % Habit::ALL.len()];
        let edition = dice.pick(&Edition::WITH_FORM);
        let office = Office::draw(habit, edition, &mut dice);
        let wrong = plant(count, &mut dice, &office);
        let report = office.report(&wrong);
        let proposals = propose(&report, &Witnesses::of_text(testimonies(&report)));
        let score = scores.entry(habit).or_default();
        score.planted += 1;
        if !wrong.iter().all(|one| is_seen(&office, *one)) {
            score.unseen += 1;
            continue;
        }
        let found = is_found(&proposals, &wrong, &office);
        score.found += usize::from(found);
        if !found && std::env::var_os("GOUJI_TELL").is_some() {
            tell(&office, &wrong, &proposals);
        }
    }
    scores
}

fn tell(office: &Office, wrong: &[(CellId, i64)], proposals: &[Proposal]) {
    let name = |cell: CellId| office.path(cell);
    let wrong: Vec<String> =
        wrong.iter().map(|(cell, to)| format!("{} {}=>{to}", name(*cell), office.figures[cell.index()])).collect();
    println!("{:?} {wrong:?} {}", office.habit, office.prose);
    for proposal in proposals {
        println!("  size {} of {} complete {}", proposal.size, proposal.ways.len(), proposal.is_complete);
        for way in proposal.ways.iter().take(6) {
            let changes: Vec<String> =
                way.correction.changes.iter().map(|one| format!("{} -> {}", name(one.cell), one.to.low)).collect();
            println!("    {} {changes:?} {:?}", way.weight(), way.evidence);
        }
    }
}

#[test]
fn every_drawn_office_is_without_fault() {
    for seed in 0..60 {
        let mut dice = Dice::seeded(seed);
        for habit in Habit::ALL {
            let office = Office::draw(habit, dice.pick(&Edition::WITH_FORM), &mut dice);
            assert_eq!(propose(&office.report(&[]), &Witnesses::default()), [], "{seed} {habit:?}");
        }
    }
}

fn total(scores: &BTreeMap<Habit, Score>) -> Score {
    scores.values().fold(Score::default(), |sum, one| Score {
        planted: sum.planted + one.planted,
        unseen: sum.unseen + one.unseen,
        found: sum.found + one.found,
    })
}

#[test]
fn one_wrong_cell_is_among_the_first_three_corrections() {
    let scores = measure(1, 600);
    println!("{scores:#?} {:.3}", total(&scores).share());
    assert!(total(&scores).share() >= 0.95, "{scores:?}");
}

#[test]
fn two_wrong_cells_are_among_the_first_three_corrections() {
    let scores = measure(2, 600);
    println!("{scores:#?} {:.3}", total(&scores).share());
    assert!(total(&scores).share() >= 0.80, "{scores:?}");
}
