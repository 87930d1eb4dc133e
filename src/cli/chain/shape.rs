//! The chains for programs: schema `gouji.chain/1`.

use std::io;

use serde::Serialize;

use super::super::console::Format;
use super::super::context::Context;
use super::followed::{Followed, FollowedStep, FollowedThread};
use crate::compare::chain::{ChainKind, Step, Thread, say};
use crate::export::wire::{FailureShape, shown};
use crate::form::{CellId, Edition};
use crate::model::id::FindingId;
use crate::session::{AgencyYears, Chains, YearKept};
use crate::text::number::Number;
use crate::text::phrase::Lang;
use crate::tie::Bond;

/// The schema's name.
const SCHEMA: &str = "gouji.chain/1";

/// Everything in one object.
#[derive(Serialize)]
pub(super) struct Whole<'a> {
    schema: &'static str,
    agencies: Vec<AgencyShape<'a>>,
    loose: Vec<LooseShape<'a>>,
    failures: Vec<FailureShape<'a>>,
    summary: SummaryShape,
}

impl<'a> Whole<'a> {
    /// The chains of some agencies, and what is on none.
    pub(super) fn of(followed: &'a [Followed<'a>], chains: &'a Chains, lang: Lang) -> Self {
        Self {
            schema: SCHEMA,
            agencies: followed.iter().map(|one| AgencyShape::of(one, lang)).collect(),
            loose: chains.loose.iter().map(LooseShape::of).collect(),
            failures: failures(chains, lang).collect(),
            summary: SummaryShape::of(followed),
        }
    }
}

/// An object on a line of its own.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Line<'a> {
    Agency(AgencyShape<'a>),
    Loose(LooseShape<'a>),
    Failure(FailureShape<'a>),
    Summary(SummaryShape),
}

/// Prints the same objects one a line.
pub(super) fn print_lines(followed: &[Followed<'_>], chains: &Chains, context: &mut Context<'_>) -> io::Result<()> {
    let lang = context.lang();
    let agencies = followed.iter().map(|one| Line::Agency(AgencyShape::of(one, lang)));
    let loose = chains.loose.iter().map(|record| Line::Loose(LooseShape::of(record)));
    let failures = failures(chains, lang).map(Line::Failure);
    let mut lines = agencies.chain(loose).chain(failures).chain([Line::Summary(SummaryShape::of(followed))]);
    lines.try_for_each(|line| context.console.json(&line, Format::Ndjson))
}

fn failures(chains: &Chains, lang: Lang) -> impl Iterator<Item = FailureShape<'_>> {
    let shape = move |failure: &'_ crate::corpus::Failure| failure.reason.in_lang(lang).into();
    chains.failures.iter().map(move |failure| FailureShape { path: shown(&failure.path), reason: shape(failure) })
}

#[derive(Serialize)]
struct LooseShape<'a> {
    path: String,
    agency: Option<&'a str>,
    year: Option<i16>,
}

impl<'a> LooseShape<'a> {
    fn of(record: &'a crate::model::record::Record) -> Self {
        Self { path: shown(&record.path).into_owned(), agency: record.agency.as_deref(), year: record.year }
    }
}

#[derive(Serialize)]
struct SummaryShape {
    agencies: usize,
    reports: usize,
    holds: usize,
    broken: usize,
    fillable: usize,
    not_judged: usize,
    not_applicable: usize,
}

impl SummaryShape {
    fn of(followed: &[Followed<'_>]) -> Self {
        let count = |state: &str| followed.iter().map(|one| one.count(state)).sum();
        Self {
            agencies: followed.len(),
            reports: followed.iter().map(|one| one.of.years.len()).sum(),
            holds: count("holds"),
            broken: count("broken"),
            fillable: count("fillable"),
            not_judged: count("not_judged"),
            not_applicable: count("not_applicable"),
        }
    }
}

#[derive(Serialize)]
struct AgencyShape<'a> {
    agency: &'a str,
    also: Vec<&'a str>,
    years: Vec<YearShape>,
    missing: Vec<[i16; 2]>,
    chains: Vec<ChainShape>,
}

impl<'a> AgencyShape<'a> {
    fn of(followed: &Followed<'a>, lang: Lang) -> Self {
        let gaps = followed.threads.iter().take(1).flat_map(|one| &one.steps).filter(|one| one.step.is_gap());
        Self {
            agency: &followed.of.agency,
            also: followed.of.also.iter().map(|join| &*join.name).collect(),
            years: followed.of.years.iter().map(YearShape::of).collect(),
            missing: gaps.map(|one| [one.step.year, one.step.until]).collect(),
            chains: followed.threads.iter().map(|one| ChainShape::of(followed.of, one, lang)).collect(),
        }
    }
}

#[derive(Serialize)]
struct YearShape {
    year: i16,
    edition: Option<Edition>,
    path: String,
    versions: usize,
}

impl YearShape {
    fn of(kept: &YearKept) -> Self {
        let path = shown(&kept.record.path).into_owned();
        Self { year: kept.year, edition: kept.record.edition, path, versions: kept.versions }
    }
}

/// One chain over all years; years without a report are in `missing`.
#[derive(Serialize)]
struct ChainShape {
    kind: &'static str,
    cell: &'static str,
    links: Vec<LinkShape>,
}

impl ChainShape {
    fn of(of: &AgencyYears, followed: &FollowedThread, lang: Lang) -> Self {
        let kind = match followed.thread.kind {
            ChainKind::CarryOver => "carry_over",
            ChainKind::Stock => "stock",
        };
        let years = followed.steps.iter().filter(|one| !one.step.is_gap());
        let links = years.map(|one| LinkShape::of(of, (followed.thread, one), lang)).collect();
        Self { kind, cell: followed.thread.path(), links }
    }
}

#[derive(Serialize)]
struct LinkShape {
    year: i16,
    state: &'static str,
    rule: Option<&'static str>,
    indicative: bool,
    last: Vec<CellShape>,
    this: Vec<CellShape>,
    plus: Vec<CellShape>,
    expected: Option<Number>,
    stated: Option<Number>,
    difference: Option<Number>,
    fill: Option<FillShape>,
    reason: Option<String>,
    finding: Option<FindingId>,
    hints: Vec<HintShape>,
}

impl LinkShape {
    fn of(of: &AgencyYears, (thread, followed): (Thread, &FollowedStep), lang: Lang) -> Self {
        let step = &followed.step;
        let at = |place: Option<usize>| place.and_then(|place| of.years.get(place));
        let (last, this) = (at(step.last), at(step.this));
        let Ends { last: from, this: to, plus } = Ends::of(step, thread, [last, this]);
        let cells = |kept: Option<&YearKept>, cells: Vec<CellId>| {
            kept.map_or_else(Vec::new, |kept| cells.iter().filter_map(|&cell| CellShape::of(kept, cell)).collect())
        };
        let broken = if let Ok(Bond::Broken(broken)) = step.state { Some(broken) } else { None };
        Self {
            year: step.year,
            state: say::name(&step.state),
            rule: step.chain.map(|chain| chain.rule.as_str()),
            indicative: step.is_indicative(),
            last: cells(last, from),
            this: cells(this, to),
            plus: cells(this, plus),
            expected: broken.map(|broken| broken.expected),
            stated: broken.map(|broken| broken.stated),
            difference: broken.and_then(crate::tie::Break::difference),
            fill: FillShape::of(step, [last, this]),
            reason: say::why(step, [last, this].map(|kept| kept.map(|kept| &kept.record)), lang),
            finding: followed.finding.as_ref().map(|finding| finding.id),
            hints: followed.hints.iter().map(HintShape::of).collect(),
        }
    }
}

/// The cells that a step joins; where no chain is declared, those that would be joined.
struct Ends {
    last: Vec<CellId>,
    this: Vec<CellId>,
    plus: Vec<CellId>,
}

impl Ends {
    fn of(step: &Step, thread: Thread, kept: [Option<&YearKept>; 2]) -> Self {
        if let Some(chain) = step.chain {
            return Self { last: chain.last.clone(), this: chain.this.clone(), plus: chain.plus.clone() };
        }
        let [last, this] = kept.map(|kept| kept.and_then(|kept| kept.record.edition));
        let last = last.and_then(|edition| thread.handed_on(edition)).into_iter().collect();
        let this = this.and_then(|edition| thread.taken_on(edition)).into_iter().collect();
        Self { last, this, plus: Vec::new() }
    }
}

#[derive(Serialize)]
struct CellShape {
    year: i16,
    cell: &'static str,
    value: Option<Number>,
    state: &'static str,
    line: Option<u32>,
}

impl CellShape {
    fn of(kept: &YearKept, id: CellId) -> Option<Self> {
        let cell = kept.record.figures.cell(id);
        let path = kept.record.form()?.path(id);
        let (value, state, line) = (cell.number(), cell.state.name(), kept.line(id));
        Some(Self { year: kept.year, cell: path, value, state, line })
    }
}

/// The blank that would make it hold.
#[derive(Serialize)]
struct FillShape {
    year: i16,
    cell: &'static str,
    value: Number,
}

impl FillShape {
    fn of(step: &Step, [last, this]: [Option<&YearKept>; 2]) -> Option<Self> {
        let Ok(Bond::Fillable(half, cell, value)) = step.state else { return None };
        let kept = if half == crate::tie::Half::Last { last? } else { this? };
        Some(Self { year: kept.year, cell: kept.record.form()?.path(cell), value })
    }
}

/// A correction of one report with which it would hold.
#[derive(Serialize)]
struct HintShape {
    year: i16,
    correction: usize,
    changes: String,
}

impl HintShape {
    fn of(hint: &crate::session::Hint) -> Self {
        Self { year: hint.year, correction: hint.way, changes: hint.changes.clone() }
    }
}
