//! What the layer of corrections shows, as lines: what was found for each part, why a way stands where it does, and what it
//! would do to identities and findings. It keeps nothing.

use std::cmp::Ordering;

use crate::form::{CellId, Form, Identity, Relation};
use crate::model::finding::Finding;
use crate::model::report::{Report, State};
use crate::repair::{self, Change, Evidence, MOST_CHANGES, Need, Proposal, Weighed, say, unsolved};
use crate::session::{Opened, Rehearsal, Session};
use crate::text::number::Number;
use crate::text::phrase::{Lang, Phrase};
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// Findings that a way would bring, and of other years take, are named up to so many.
const MOST_TOLD: usize = 3;

/// What was found for each part, in a line each, and what nothing could be found for.
pub(super) fn heads(look: &Look, report: &Report, opened: &Opened, cells: usize) -> Vec<Line> {
    let Some(form) = report.form() else { return Vec::new() };
    let heads = opened.proposals.iter().map(|proposal| Line::of(head(look, form, proposal), Role::Witness));
    let without = opened.unsolved.iter().map(|one| unsolved::sentence(form, report, one, look.lang));
    let without = without.flat_map(|text| Paragraph::of(&text, Role::Warning).hanging(2).lines(look, cells.max(4)));
    heads.chain(without).collect()
}

fn head(look: &Look, form: &Form, proposal: &Proposal) -> String {
    let table = part_name(look, form, proposal);
    match proposal.need {
        Need::Unit => return look.fill(texts::MEND_UNIT, &[("table", &table)]),
        Need::Fills => return look.fill(texts::MEND_FILLS, &[("table", &table), ("count", &proposal.size)]),
        Need::Changes => {}
    }
    let all = if proposal.is_complete { texts::MEND_COMPLETE } else { texts::MEND_INCOMPLETE };
    let all = look.fill(all, &[("figures", &proposal.figures)]);
    let count = proposal.ways.iter().filter(|way| way.correction.changes.len() == proposal.size).count();
    let mut text = match proposal.size {
        0 => look.fill(texts::MEND_NONE, &[("table", &table), ("most", &MOST_CHANGES), ("all", &all)]),
        size => {
            let most = size - 1;
            let fewer = if most > 0 { look.fill(texts::MEND_FEWER, &[("most", &most)]) } else { String::new() };
            let places: [(&str, &dyn std::fmt::Display); 5] =
                [("table", &table), ("fewer", &fewer), ("size", &size), ("count", &count), ("all", &all)];
            look.fill(texts::MEND_HEAD, &places)
        }
    };
    if let Some((slips, cells)) = proposal.slips() {
        let (least, most) = cells.into_inner();
        let text_of = if least == most { texts::MEND_SLIPS } else { texts::MEND_SLIPS_OF };
        text.push_str(&look.fill(text_of, &[("count", &slips), ("least", &least), ("most", &most)]));
    }
    text
}

/// `表四 行政复议`: the table, and the row where each is a part of its own.
fn part_name(look: &Look, form: &Form, proposal: &Proposal) -> String {
    let table = &form.tables[proposal.table];
    let name = texts::nth(look.say(texts::TABLE_NAMES), usize::from(table.number.saturating_sub(2)));
    let row = proposal.row.and_then(|row| table.rows.get(row));
    row.map_or_else(
        || name.to_owned(),
        |row| match look.lang {
            Lang::Zh => format!("{name} {}", row.short),
            Lang::En => format!("{name} {}", row.key),
        },
    )
}

/// The figures that change, in one line.
pub(super) fn changes(look: &Look, report: &Report, way: &Weighed) -> String {
    let told = way.correction.changes.iter().map(|change| say::change(report, change, look.lang));
    told.collect::<Vec<_>>().join("  ")
}

/// What is left out of a part's list, in a line.
pub(super) fn more(look: &Look, hidden: &[Weighed]) -> Line {
    let from_nothing = |way: &Weighed| way.evidence.iter().any(|one| matches!(one, Evidence::FromNothing(_)));
    let text = if hidden.iter().all(from_nothing) { texts::MEND_MORE_OF_NOTHING } else { texts::MEND_MORE };
    Line::of(format!("    {}", look.fill(text, &[("count", &hidden.len())])), Role::Dim)
}

/// Why a way stands where it does.
pub(super) fn why(look: &Look, form: &Form, way: &Weighed, cells: usize) -> Vec<Line> {
    let mut lines = vec![Line::of(look.say(texts::MEND_WHY), Role::Title)];
    let told: Vec<String> = way.evidence.iter().map(|one| say::evidence(form, one, look.lang)).collect();
    let none = || vec![look.say(texts::MEND_NO_EVIDENCE).to_owned()];
    for text in if told.is_empty() { none() } else { told } {
        lines.extend(Paragraph::of(&text, Role::Ink).hanging(2).lines(look, cells.max(4)));
    }
    lines
}

/// What a way would do: the cells, the identities before and after, the findings that go and come.
pub(super) fn preview(
    look: &Look,
    session: &Session,
    (number, way): (usize, &Weighed),
    rehearsal: &Rehearsal,
) -> Vec<Line> {
    let Some(report) = session.opened().and_then(|opened| opened.report.as_ref().ok()) else { return Vec::new() };
    let Some(form) = report.form() else { return Vec::new() };
    let mut lines = vec![Line::of(look.fill(texts::MEND_PREVIEW, &[("number", &number)]), Role::Title)];
    let corrected = repair::corrected(report, &way.correction);
    for change in &way.correction.changes {
        lines.push(cell_line(look, form, (report, change.cell), &say::meant(change, look.lang)));
    }
    for (cell, value) in &way.correction.fills {
        lines.push(cell_line(look, form, (report, *cell), &value.to_string()));
    }
    let touched = |identity: &&Identity| {
        identity.relation == Relation::Equal
            && identity.cells().iter().any(|cell| report.cell(*cell) != corrected.cell(*cell))
    };
    for identity in report.identities().iter().filter(touched) {
        lines.push(identity_line(look, form, identity, (report, &corrected)));
    }
    lines.push(Line::default());
    lines.extend(outcome(look, session, rehearsal));
    lines
}

fn cell_line(look: &Look, form: &Form, (report, cell): (&Report, CellId), to: &str) -> Line {
    let from = match report.cell(cell).state {
        State::Blank => "_".to_owned(),
        _ => say::printed(report, cell, look.lang),
    };
    Line::of(form.name_in(cell, look.lang), Role::Ink).gap(2).text(format!("{from} -> {to}"), Role::Title)
}

/// `分项和:(七) 总计  2 != 0 -> 2 = 2`
fn identity_line(look: &Look, form: &Form, identity: &Identity, (before, after): (&Report, &Report)) -> Line {
    let (row, column) = (form.row_of(identity.corrected), form.column_of(identity.corrected));
    let (row, column) = match look.lang {
        Lang::Zh => (&row.short, &column.short),
        Lang::En => (&row.key, &column.key),
    };
    let name = match identity.rule.as_str() {
        "A101" => format!("{} {column}", look.say(texts::STRIP_A101)),
        "A102" => format!("{} {column}", look.say(texts::STRIP_A102)),
        _ => look.fill(texts::MEND_ROW_SUM, &[("line", row)]),
    };
    let (was, _) = sums(identity, before);
    let (will, role) = sums(identity, after);
    Line::of(name, Role::Dim).gap(2).text(was, Role::Ink).text(" -> ", Role::Dim).text(will, role)
}

/// Both sides with their sign; a smaller side with a blank can still come to the other: `0+_ = 2`.
fn sums(identity: &Identity, report: &Report) -> (String, Role) {
    let side = |cells: &[CellId]| {
        let sum = cells.iter().filter_map(|cell| report.cell(*cell).stated());
        let sum = sum.fold(Number::ZERO, |sum, value| sum.plus(value).unwrap_or(sum));
        let is_open = cells.iter().any(|cell| report.cell(*cell).state == State::Blank);
        (sum, is_open)
    };
    let ((left, left_open), (right, right_open)) = (side(&identity.left), side(&identity.right));
    match left.cmp(&right) {
        Ordering::Equal => (format!("{left} = {right}"), Role::Confirmed),
        Ordering::Less if left_open => (format!("{left}+_ = {right}"), Role::Witness),
        Ordering::Greater if right_open => (format!("{left} = {right}+_"), Role::Witness),
        _ => (format!("{left} != {right}"), Role::Error),
    }
}

/// The findings that go, by their numbers in the list, and those that come; then those of other years.
fn outcome(look: &Look, session: &Session, rehearsal: &Rehearsal) -> Vec<Line> {
    let numbered = |wanted: bool| {
        let numbered = session.findings().iter().enumerate();
        let of = numbered.filter(|(_, finding)| rehearsal.gone.iter().any(|gone| gone.id == finding.id) == wanted);
        let numbers: Vec<String> = of.map(|(nth, _)| (nth + 1).to_string()).collect();
        if numbers.is_empty() { "0".to_owned() } else { numbers.join(" ") }
    };
    let (gone, kept, added) = (numbered(true), numbered(false), rehearsal.added.len());
    let years = rehearsal.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let reach = if years.is_empty() { texts::MEND_ALONE } else { texts::MEND_BESIDE };
    let mut lines = vec![
        Line::of(look.fill(texts::MEND_GONE, &[("gone", &gone), ("added", &added)]), Role::Witness),
        Line::of(look.fill(reach, &[("years", &years)]), Role::Dim),
    ];
    if kept != "0" {
        lines.push(Line::of(look.fill(texts::MEND_KEPT, &[("kept", &kept)]), Role::Dim));
    }
    let year = session.selected().and_then(|no| session.held(no).record.year);
    let of_others = rehearsal.gone.iter().filter(|finding| finding.year != year);
    let told = |text: Phrase, finding: &Finding| {
        let year = finding.year.filter(|other| Some(*other) != year).map(|year| format!("{year} ")).unwrap_or_default();
        look.fill(text, &[("finding", &format!("{year}{} {}", finding.rule, marks::brief(look, session, finding)))])
    };
    lines.extend(of_others.take(MOST_TOLD).map(|finding| Line::of(told(texts::MEND_GOES, finding), Role::Confirmed)));
    let added = rehearsal.added.iter().take(MOST_TOLD);
    lines.extend(added.map(|finding| Line::of(told(texts::MEND_ADDED, finding), Role::Warning)));
    lines
}

/// The words of a note that asks for a way to be looked at, with the lines of the cells.
pub(super) fn draft(look: &Look, report: &Report, way: &Weighed) -> String {
    let Some(form) = report.form() else { return String::new() };
    let change = |change: &Change| {
        let (from, to) = (say::printed(report, change.cell, look.lang), say::meant(change, look.lang));
        let name = form.name_in(change.cell, look.lang);
        let line = report.cell(change.cell).line;
        let places: [(&str, &dyn std::fmt::Display); 4] =
            [("cell", &name), ("line", &line), ("from", &from), ("to", &to)];
        look.fill(texts::MEND_CHANGE, &places)
    };
    let comma = Phrase::new("；", "; ").in_lang(look.lang);
    let changes: Vec<String> = way.correction.changes.iter().map(change).collect();
    let slips = way.evidence.iter().filter(|one| matches!(one, Evidence::Slip(..) | Evidence::OfLine(_)));
    let slips: Vec<String> = slips.map(|one| say::words(form, one, look.lang)).collect();
    let end = if slips.is_empty() { "" } else { Phrase::new("。", ".").in_lang(look.lang) };
    let slips = format!("{}{end}", slips.join(comma));
    let text = look.fill(texts::MEND_DRAFT, &[("changes", &changes.join(comma)), ("slips", &slips)]);
    // The dot between row and column is of uncertain width, which a text being typed must not have.
    let text = text.replace('·', " ");
    if look.lang == Lang::En { text.trim_end().to_owned() } else { text }
}
