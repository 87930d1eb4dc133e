//! Corrections of planted slips: how often the true cells stand among the first three.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::collections::BTreeMap;

use gouji::form::{CellId, Edition, Form};
use gouji::model::record::Record;
use gouji::model::report::Report;
use gouji::model::testimony::Testimony;
use gouji::peers::Limits;
use gouji::repair::{Evidence, Need, Proposal, Slip, Weighed, Witnesses, corrected, propose};
use gouji::rules::testimonies;
use gouji::text::number::Number;
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
        f64::from(u32::try_from(self.found).unwrap())
            / f64::from(u32::try_from((self.planted - self.unseen).max(1)).unwrap())
    }
}

/// The proposals that touch these cells each name exactly those of them that lie in their reach among the first ways.
fn is_found(proposals: &[Proposal], wrong: &[(CellId, i64)], truth: &Office) -> bool {
    let mut left: Vec<(CellId, i64)> = wrong.iter().map(|one| (one.0, truth.figures[one.0.index()])).collect();
    for proposal in proposals.iter().filter(|one| one.need == Need::Changes) {
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

/// Two dozen other offices of the same habit and form.
fn peers_of(office: &Office, dice: &mut Dice) -> Vec<Record> {
    let edition = office.form.edition;
    (0..24).map(|_| Record::of(&Office::draw(office.habit, edition, dice).report(&[]))).collect()
}

fn measure(count: usize, rounds: i64, with_peers: bool) -> BTreeMap<Habit, Score> {
    let mut scores: BTreeMap<Habit, Score> = BTreeMap::new();
    for seed in 0..rounds {
        let mut dice = Dice::seeded(u64::try_from(seed).unwrap() * 7 + u64::try_from(count).unwrap());
        let habit = Habit::ALL[usize::try_from(seed).unwrap() % Habit::ALL.len()];
        let edition = dice.pick(&Edition::WITH_FORM);
        let office = Office::draw(habit, edition, &mut dice);
        let wrong = plant(count, &mut dice, &office);
        let report = office.report(&wrong);
        let peers = if with_peers { peers_of(&office, &mut dice) } else { Vec::new() };
        let limits = Limits { least: 8, times: 5, difference: 10, history: 20 };
        let peers = Witnesses { peers: peers.iter().collect(), limits, ..Witnesses::default() };
        let proposals = propose(&report, &Witnesses { texts: Witnesses::of_text(testimonies(&report)).texts, ..peers });
        let score = scores.entry(habit).or_default();
        score.planted += 1;
        if !wrong.iter().all(|one| is_seen(&office, *one)) {
            score.unseen += 1;
            continue;
        }
        score.found += usize::from(is_found(&proposals, &wrong, &office));
    }
    scores
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
    let scores = measure(1, 600, false);
    assert!(total(&scores).share() >= 0.95, "{scores:?}");
    // Where only totals are filled in, several rows explain a wrong sum equally well.
    let in_full = scores.iter().filter(|(habit, _)| **habit != Habit::TotalsOnly);
    assert!(total(&in_full.map(|(habit, score)| (*habit, *score)).collect()).share() >= 0.97, "{scores:?}");
}

#[test]
fn two_wrong_cells_are_among_the_first_three_corrections() {
    let scores = measure(2, 600, false);
    assert!(total(&scores).share() >= 0.80, "{scores:?}");
}

/// What is usual elsewhere only decides where nothing else does, so it may help and must not harm.
#[test]
fn peers_put_no_true_correction_behind() {
    let (alone, beside) = (total(&measure(1, 120, false)), total(&measure(1, 120, true)));
    assert!(beside.found >= alone.found, "{alone:?} {beside:?}");
}

/// Every correction mends its part, none has a smaller one in it, and what is said for and against it is so.
#[test]
fn every_correction_mends_and_every_piece_of_evidence_is_true() {
    let mut heard = BTreeMap::new();
    for seed in 0..90 {
        let mut dice = Dice::seeded(seed + 5_000);
        let habit = Habit::ALL[usize::try_from(seed).unwrap() % Habit::ALL.len()];
        let office = Office::draw(habit, dice.pick(&Edition::WITH_FORM), &mut dice);
        let count = 1 + usize::try_from(dice.below(2)).unwrap();
        let report = office.report(&plant(count, &mut dice, &office));
        let (last, next) = (year_beside(&office, -1, &mut dice), year_beside(&office, 1, &mut dice));
        let witnesses = Witnesses { last: vec![&last], next: vec![&next], ..Witnesses::of_text(testimonies(&report)) };
        for proposal in propose(&report, &witnesses) {
            assert_smallest(&proposal);
            for way in proposal.ways.iter().take(12) {
                let mended = corrected(&report, &way.correction);
                let parts = gouji::repair::mend(&mended);
                let is_open = |one: &gouji::repair::Mending| (one.table, one.row) == (proposal.table, proposal.row);
                assert!(!parts.iter().any(is_open), "{seed} {way:?}");
                for evidence in &way.evidence {
                    assert!(is_true(evidence, way, (&report, &mended), (&last, &next)), "{seed} {evidence:?} {way:?}");
                    *heard.entry(format!("{evidence:?}").split('(').next().unwrap().to_owned()).or_insert(0) += 1;
                }
            }
        }
    }
    let kinds: Vec<&str> = heard.keys().map(String::as_str).collect();
    for kind in
        ["FromNothing", "NeighbourAgrees", "NeighbourDisagrees", "OnlyTotals", "Slip", "TextAgrees", "TextDisagrees"]
    {
        assert!(kinds.contains(&kind), "{heard:?}");
    }
}

fn assert_smallest(proposal: &Proposal) {
    let cells: Vec<Vec<CellId>> = proposal.ways.iter().map(|way| way.correction.cells().collect()).collect();
    for (nth, one) in cells.iter().enumerate() {
        assert!(!one.is_empty() && proposal.ways[nth].correction.values.len() == one.len());
        let within = |other: &&Vec<CellId>| other.len() < one.len() && other.iter().all(|cell| one.contains(cell));
        let is_of_table_4 = proposal.row.is_some();
        assert!(is_of_table_4 || cells.iter().find(within).is_none(), "{proposal:?}");
    }
}

/// The year before or after; now and then another figure is carried over.
fn year_beside(office: &Office, years: i16, dice: &mut Dice) -> Record {
    let (row, twin) = if years < 0 { ("carried_in", "carried_out") } else { ("carried_out", "carried_in") };
    let path = |row: &str| format!("requests.{row}.total");
    let said = office.figures[office.form.cell(&path(row)).unwrap().index()];
    let wrong = vec![(office.form.cell(&path(twin)).unwrap(), said + i64::from(dice.chance(30)))];
    let mut record = Record::of(&office.report(&wrong));
    record.year = record.year.map(|year| year + years);
    record
}

/// Tells whether the figures of a report are what a text says.
fn is_said(text: &Testimony, report: &Report) -> bool {
    let sum =
        |cells: &Vec<CellId>| cells.iter().try_fold(Number::ZERO, |sum, cell| sum.plus(report.cell(*cell).stated()?));
    text.readings.iter().filter_map(sum).any(|sum| text.amount.fits(sum))
}

/// What the report of the year before or after says of a cell that is carried over.
fn carried(form: &Form, cell: CellId, (last, next): (&Record, &Record)) -> Option<Number> {
    let path = form.path(cell);
    let (other, twin) = if path.contains("carried_in") {
        (last, path.replace("carried_in", "carried_out"))
    } else {
        (next, path.replace("carried_out", "carried_in"))
    };
    other.figures.cell(form.cell(&twin).unwrap()).stated()
}

/// Looks a piece of evidence up again, by other means than those that found it.
fn is_true(
    evidence: &Evidence,
    way: &Weighed,
    (report, mended): (&Report, &Report),
    (last, next): (&Record, &Record),
) -> bool {
    let form = report.form().unwrap();
    let changes = &way.correction.changes;
    let was = |cell: CellId| report.cell(cell).stated().unwrap_or_default();
    let now = |cell: CellId| mended.cell(cell).stated();
    let carried = |cell: CellId| carried(form, cell, (last, next));
    match evidence {
        Evidence::OnlyTotals => changes.iter().all(|change| {
            let path = form.path(change.cell);
            path.split('.').next_back() == Some("total") || path.contains("outcome_total") || path.contains("carried")
        }),
        Evidence::TextAgrees(text) | Evidence::TextFits(text) => {
            is_said(text, mended) && report.document.line(text.line).len() > text.words.len() / 2
        }
        Evidence::TextDisagrees(text) => !is_said(text, mended),
        Evidence::NeighbourAgrees(cell, year) => {
            carried(*cell) == now(*cell) && [last.year, next.year].contains(&Some(*year))
        }
        Evidence::NeighbourDisagrees(cell, _) => carried(*cell) != now(*cell),
        Evidence::FillsBlanks(fills) | Evidence::NeedsBlanks(fills) => way.correction.fills == *fills,
        Evidence::FromNothing(cell) => was(*cell).is_zero() && now(*cell) > Some(Number::ZERO),
        Evidence::Slip(Slip::FiguresSwapped, _) => changes.len() == 2,
        Evidence::Slip(_, cell) => now(*cell) != Some(was(*cell)),
        Evidence::OfLine(slip) => way.correction.slip == Some(*slip) && changes.len() > 1,
        Evidence::PeersAgree(..)
        | Evidence::PeersFit(..)
        | Evidence::PeersDisagree(..)
        | Evidence::NoNeighbour(..)
        | Evidence::VersionAgrees(_)
        | Evidence::OrderAgrees(..) => false,
    }
}

/// Tables at their worst end in bounded time, and say so where not everything was tried.
#[test]
fn the_search_ends_on_the_worst_tables() {
    let mut dice = Dice::seeded(99);
    let form = Edition::E2021.form().unwrap();
    let mut office = Office::draw(Habit::City, Edition::E2021, &mut dice);
    let cells: Vec<CellId> = form.table("requests").unwrap().cells().collect();
    let noise: Vec<(CellId, i64)> = cells.iter().map(|cell| (*cell, dice.below(1_000_000_000_000_000))).collect();
    let jumble = gouji::repair::mend(&office.report(&noise));
    assert_eq!((jumble[0].size, jumble[0].corrections.len()), (0, 0));
    office.habit = Habit::TotalsOnly;
    for figures in [[9, 0, 0, 0], [0, 0, 0, 9], [1, 2, 4, 8]] {
        let rows = ["received", "carried_in", "granted", "carried_out"];
        let total = |row: &str| form.cell(&format!("requests.{row}.total")).unwrap();
        let nought = cells.iter().filter(|cell| form.column_of(**cell).key == "total").map(|cell| (*cell, 0));
        let few: Vec<(CellId, i64)> = rows.iter().map(|row| total(row)).zip(figures).chain(nought).collect();
        let found = gouji::repair::mend(&office.report(&few));
        assert!(found.len() <= 4 && found[0].size <= 3, "{found:?}");
    }
}
