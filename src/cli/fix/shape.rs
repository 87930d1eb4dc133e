//! What `gouji fix` hands to programs.

use serde::{Serialize, Serializer};

use crate::form::{CellId, Form};
use crate::model::id::FindingId;
use crate::model::report::State;
use crate::repair::{Change, Need, Proposal, Unsolved, Weighed, say, unsolved};
use crate::session::Mended;
use crate::text::number::Number;
use crate::text::phrase::Lang;

/// `gouji.fix/1`.
#[derive(Serialize)]
pub(super) struct Shape<'a> {
    schema: &'static str,
    path: String,
    agency: Option<&'a str>,
    year: Option<i16>,
    tables: Vec<TableShape<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unsolved: Vec<UnsolvedShape<'a>>,
}

#[derive(Serialize)]
struct UnsolvedShape<'a> {
    rules: &'a [&'static str],
    cell: &'a str,
    why: String,
}

#[derive(Serialize)]
struct TableShape<'a> {
    table: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<&'a str>,
    /// `changes`, `fills` or `unit`.
    need: &'static str,
    size: usize,
    complete: bool,
    count: usize,
    corrections: Vec<WayShape<'a>>,
}

#[derive(Serialize)]
struct WayShape<'a> {
    weight: i32,
    changes: Vec<ChangeShape<'a>>,
    #[serde(serialize_with = "filled")]
    fills: Vec<(&'a str, i64)>,
    evidence: Vec<String>,
    gone: Vec<FindingId>,
    added: Vec<&'static str>,
}

#[derive(Serialize)]
struct ChangeShape<'a> {
    cell: &'a str,
    from: Option<Number>,
    state: State,
    to: Option<Number>,
    low: Number,
    high: Option<Number>,
}

fn filled<S: Serializer>(fills: &[(&str, i64)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fills.iter().copied())
}

const fn need(need: Need) -> &'static str {
    match need {
        Need::Changes => "changes",
        Need::Fills => "fills",
        Need::Unit => "unit",
    }
}

impl<'a> Shape<'a> {
    pub(super) fn of(mended: &'a Mended<'a>, (most, lang): (usize, Lang)) -> Self {
        let report = &mended.report;
        let without = |form: &'static Form, one: &'a Unsolved| UnsolvedShape {
            rules: &one.rules,
            cell: form.path(one.cell),
            why: unsolved::sentence(form, report, one, lang),
        };
        let table = |form: &'static Form, proposal: &Proposal| {
            let table = &form.tables[proposal.table];
            let ways = proposal.ways.iter().take(most);
            TableShape {
                table: table.key.as_str(),
                row: proposal.row.and_then(|row| table.rows.get(row)).map(|row| row.key.as_str()),
                need: need(proposal.need),
                size: proposal.size,
                complete: proposal.is_complete,
                count: proposal.ways.len(),
                corrections: ways.map(|way| WayShape::of(mended, form, way, lang)).collect(),
            }
        };
        let tables =
            report.form().into_iter().flat_map(|form| mended.proposals.iter().map(move |one| table(form, one)));
        Self {
            schema: "gouji.fix/1",
            path: report.document.source.path.to_string_lossy().into_owned(),
            agency: report.agency(),
            year: report.year(),
            tables: tables.collect(),
            unsolved: report
                .form()
                .into_iter()
                .flat_map(|form| mended.unsolved.iter().map(move |one| without(form, one)))
                .collect(),
        }
    }
}

impl<'a> WayShape<'a> {
    fn of(mended: &Mended<'_>, form: &'a Form, way: &Weighed, lang: Lang) -> Self {
        let path = |cell: CellId| form.path(cell);
        let change = |change: &Change| {
            let printed = mended.report.cell(change.cell);
            let (from, state) = (printed.number(), printed.state);
            let (low, high) = (change.to.low, change.to.high);
            ChangeShape { cell: path(change.cell), from, state, to: change.to.only(), low, high }
        };
        let rehearsal = mended.rehearse(way);
        Self {
            weight: way.weight(),
            changes: way.correction.changes.iter().map(change).collect(),
            fills: way.correction.fills.iter().map(|&(cell, value)| (path(cell), value)).collect(),
            evidence: way.evidence.iter().map(|one| say::evidence(form, one, lang)).collect(),
            gone: rehearsal.gone.iter().map(|finding| finding.id).collect(),
            added: rehearsal.added.iter().map(|finding| finding.rule).collect(),
        }
    }
}
