//! The chains of the selected agency laid out in lines: the carry-over of one column, then the stocks. It works from records
//! alone and draws nothing.

use crate::compare::chain::{Apart, ChainKind, Step, Thread, follow, say};
use crate::form::{CellId, Edition};
use crate::model::finding::{Finding, Severity};
use crate::model::record::Record;
use crate::rules::Past;
use crate::session::{Brief, ReportNo, Session};
use crate::text::phrase::Lang;
use crate::tie::{Bond, Half};
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::role::Role;
use crate::tui::{marks, texts};

/// A step of a chain: which thread, which year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub thread: usize,
    pub year: i16,
}

/// The chains of one agency over its years.
pub(super) struct Course<'a> {
    session: &'a Session,
    pub years: Vec<(i16, ReportNo)>,
    /// The total of the carry-over, its other columns, then the stocks.
    pub threads: Vec<(Thread, Vec<Step>)>,
}

impl<'a> Course<'a> {
    /// Follows the chains of the selected agency.
    pub fn of(session: &'a Session) -> Self {
        let agency = session.selected().and_then(|no| session.held(no).record.agency.clone());
        let years: Vec<(i16, ReportNo)> = agency.map(|name| session.shelf().years(&name).collect()).unwrap_or_default();
        let records: Vec<(i16, &Record)> = years.iter().map(|(year, no)| (*year, &session.held(*no).record)).collect();
        let mut threads = Thread::all();
        threads.sort_by_key(|thread| (thread.kind == ChainKind::Stock, !thread.is_total()));
        let threads = threads.into_iter().map(|thread| (thread, follow(thread, &records))).collect();
        Self { session, years, threads }
    }

    /// How many of the threads are columns of the carry-over.
    pub fn columns(&self) -> usize {
        self.threads.iter().filter(|(thread, _)| thread.kind == ChainKind::CarryOver).count()
    }

    /// The steps that are listed with this column, in the order of the lines.
    pub fn listed(&self, column: usize) -> Vec<At> {
        let stocks = self.columns()..self.threads.len();
        let steps = |thread: usize| self.threads.get(thread).into_iter().flat_map(|(_, steps)| steps);
        let at = |thread: usize| steps(thread).map(move |step| At { thread, year: step.year });
        std::iter::once(column).chain(stocks).flat_map(at).collect()
    }

    /// Every break, in the order of the threads.
    pub fn breaks(&self) -> Vec<At> {
        let broken = |(thread, (_, steps)): (usize, &(Thread, Vec<Step>))| {
            let steps = steps.iter().filter(|step| step.is_broken());
            steps.map(move |step| At { thread, year: step.year }).collect::<Vec<_>>()
        };
        self.threads.iter().enumerate().flat_map(broken).collect()
    }

    pub fn step(&self, at: At) -> Option<(Thread, Step)> {
        let (thread, steps) = self.threads.get(at.thread)?;
        Some((*thread, *steps.iter().find(|step| step.year == at.year)?))
    }

    /// The report of the year of a step.
    pub fn report(&self, at: At) -> Option<ReportNo> {
        let place = self.step(at)?.1.this?;
        self.years.get(place).map(|(_, no)| *no)
    }

    pub fn record(&self, place: Option<usize>) -> Option<&'a Record> {
        let (_, no) = self.years.get(place?)?;
        Some(&self.session.held(*no).record)
    }

    /// The finding that a step is reported by, in brief.
    pub fn brief(&self, step: &Step) -> Option<&'a Brief> {
        let (_, no) = self.years.get(step.this?)?;
        let chain = step.chain.filter(|_| step.is_broken())?;
        let is_of = |brief: &&Brief| brief.rule == chain.rule && brief.cell.as_ref() == chain.this.first();
        self.session.held(*no).briefs.iter().find(is_of)
    }

    /// The same finding in full, judged from the records.
    pub fn finding(&self, step: &Step) -> Option<Finding> {
        let brief = self.brief(step)?;
        let last = self.record(step.last);
        let judged = self.session.settings.method.rules.judge_years(Past::from(last), self.record(step.this)?);
        judged.findings.into_iter().find(|finding| finding.id == brief.id)
    }

    /// The step that a finding speaks of.
    pub fn at_finding(&self, finding: &Finding) -> Option<At> {
        let year = finding.year?;
        let is_of = |(_, steps): &(Thread, Vec<Step>)| {
            let step = steps.iter().find(|step| step.year == year);
            step.and_then(|step| self.brief(step)).is_some_and(|brief| brief.id == finding.id)
        };
        Some(At { thread: self.threads.iter().position(is_of)?, year })
    }
}

/// Cells of the columns of a row.
const YEAR: usize = 10;
const FIGURE: usize = 9;

const fn form_cells(look: &Look) -> usize {
    match look.lang {
        Lang::Zh => 9,
        Lang::En => 12,
    }
}

/// The names of the columns, each with a mark where it breaks: `[总计]!1  自然!1  商业`.
pub(super) fn tabs(look: &Look, course: &Course<'_>, column: usize) -> Line {
    let mut line = Line::default().gap(1);
    for (nth, (thread, steps)) in course.threads.iter().take(course.columns()).enumerate() {
        let name = column_name(look, *thread);
        let broken = steps.iter().filter(|step| step.is_broken()).count();
        let role = if broken > 0 { Role::Error } else { Role::Ink };
        let name = if nth == column { format!("[{name}]") } else { format!(" {name} ") };
        let mark = if broken > 0 { format!("!{broken}") } else { String::new() };
        line = line.text(name, if nth == column { Role::Title } else { role }).text(mark, Role::Error).gap(1);
    }
    line
}

fn column_name(look: &Look, thread: Thread) -> &'static str {
    let Some((form, cell)) = thread.named_by() else { return "" };
    match look.lang {
        Lang::Zh => &form.column_of(cell).short,
        Lang::En => form.column_of(cell).short_key(),
    }
}

/// How the steps of all threads stand, in counts.
pub(super) fn counts(look: &Look, course: &Course<'_>) -> Line {
    let steps = || course.threads.iter().flat_map(|(_, steps)| steps).filter(|step| !step.is_gap());
    let count = |name: &str| steps().filter(|step| say::name(&step.state) == name).count();
    let [broken, fillable, not_judged, holds] = ["broken", "fillable", "not_judged", "holds"].map(count);
    let places: [(&str, &dyn std::fmt::Display); 4] =
        [("broken", &broken), ("fillable", &fillable), ("not_judged", &not_judged), ("holds", &holds)];
    Line::of(format!(" {}", look.fill(texts::CHAIN_COUNTS, &places)), Role::Witness)
}

/// Every line with the step that it shows, where it shows one.
pub(super) fn lines(look: &Look, course: &Course<'_>, (column, here): (usize, At)) -> Vec<(Option<At>, Line)> {
    let mut lines = vec![(None, Line::of(format!(" {}", look.say(texts::CHAIN_CARRY_OVER)), Role::Title))];
    lines.push((None, tabs(look, course, column)));
    lines.push((None, head(look, texts::CHAIN_HEAD)));
    lines.extend(steps(look, course, (column, here)));
    for nth in course.columns()..course.threads.len() {
        let Some((thread, _)) = course.threads.get(nth) else { continue };
        let row = thread.named_by().map(|(form, cell)| row_name(look, form.row_of(cell))).unwrap_or_default();
        lines.push((None, Line::default()));
        lines.push((None, Line::of(format!(" {}", look.fill(texts::CHAIN_STOCK, &[("row", &row)])), Role::Title)));
        lines.push((None, stock_head(look)));
        lines.extend(steps(look, course, (nth, here)));
    }
    lines
}

fn row_name(look: &Look, row: &crate::form::Row) -> String {
    match look.lang {
        Lang::Zh => row.label.clone(),
        Lang::En => row.key.clone(),
    }
}

fn head(look: &Look, names: crate::text::phrase::Phrase) -> Line {
    let name = |nth| texts::nth(look.say(names), nth);
    let line = Line::default().gap(1).left(name(0), YEAR, Role::Header).left(name(1), form_cells(look), Role::Header);
    let line = line.right(name(2), FIGURE, Role::Header).right(name(3), FIGURE, Role::Header);
    line.gap(2).rest(name(4), 0, Role::Header).on(Role::Header, true)
}

fn stock_head(look: &Look) -> Line {
    let name = |nth| texts::nth(look.say(texts::CHAIN_STOCK_HEAD), nth);
    let heads = |nth| texts::nth(look.say(texts::CHAIN_HEAD), nth);
    let line = Line::default().gap(1).left(heads(0), YEAR, Role::Header).left(heads(1), form_cells(look), Role::Header);
    let line = (0..4).fold(line, |line, nth| line.right(name(nth), FIGURE, Role::Header));
    line.gap(2).rest(name(4), 0, Role::Header).on(Role::Header, true)
}

fn steps(look: &Look, course: &Course<'_>, (thread, here): (usize, At)) -> Vec<(Option<At>, Line)> {
    let Some((of, steps)) = course.threads.get(thread) else { return Vec::new() };
    let line = |step: &Step| {
        let at = At { thread, year: step.year };
        (Some(at), step_line(look, course, (*of, step), at == here).on(Role::Selection, at == here))
    };
    steps.iter().map(line).collect()
}

fn step_line(look: &Look, course: &Course<'_>, (thread, step): (Thread, &Step), here: bool) -> Line {
    let year = if step.until > step.year { format!("{}-{}", step.year, step.until) } else { step.year.to_string() };
    let edition = course.record(step.this).map(|record| edition(look, record.edition));
    let edition = edition.unwrap_or_else(|| look.say(texts::CHAIN_GAP).to_owned());
    let line = Line::of(if here { ">" } else { " " }, Role::FooterKey).left(year, YEAR, Role::Ink);
    let line = line.left(edition, form_cells(look), Role::Dim);
    let line = line.right(shown(course, (thread, Half::Last), step.last), FIGURE, figure_role(step));
    let line = if thread.kind == ChainKind::Stock { movements(course, step, line) } else { line };
    let line = line.right(shown(course, (thread, Half::This), step.this), FIGURE, figure_role(step));
    let (role, text) = state(look, course, step);
    line.gap(2).rest(text, 0, role)
}

/// What was issued and repealed, between the stock before and the stock now.
fn movements(course: &Course<'_>, step: &Step, line: Line) -> Line {
    let this = course.record(step.this);
    let figures = |cells: &[CellId]| {
        let all = cells.iter().filter_map(|&cell| Some(say::figure(Some(this?.figures.get(cell)))));
        let all = all.collect::<Vec<_>>().join("+");
        if all.is_empty() { "-".to_owned() } else { all }
    };
    let plus = step.chain.map_or(&[][..], |chain| &chain.plus);
    let less = step.chain.and_then(|chain| chain.this.get(1..)).unwrap_or_default();
    line.right(figures(plus), FIGURE, Role::Ink).right(figures(less), FIGURE, Role::Ink)
}

fn figure_role(step: &Step) -> Role {
    match step.state {
        Ok(Bond::Broken(_)) if !step.is_indicative() => Role::BrokenCell,
        Ok(Bond::Fillable(..)) => Role::ImpliedCell,
        _ => Role::Ink,
    }
}

/// What stands in one half of a chain, `-` where there is no report.
fn shown(course: &Course<'_>, (thread, half): (Thread, Half), place: Option<usize>) -> String {
    course.record(place).map_or_else(|| "-".to_owned(), |record| say::figure(thread.figure(half, record)))
}

fn edition(look: &Look, edition: Option<Edition>) -> String {
    marks::edition(look, edition)
}

/// `不平 差 2  待核`, `未评：缺 2020 年报`.
fn state(look: &Look, course: &Course<'_>, step: &Step) -> (Role, String) {
    let word = say::state(step, look.lang);
    let brief = course.brief(step);
    let role = match step.state {
        Ok(Bond::Holds) => Role::Good,
        Ok(Bond::Broken(_)) if brief.is_some_and(|brief| brief.severity == Severity::Error) => Role::Error,
        Ok(Bond::Broken(_) | Bond::Fillable(..)) => Role::Warning,
        _ => Role::Dim,
    };
    let text = match (brief, why(look, course, step)) {
        (Some(brief), _) => format!("{word}  {} {}", brief.rule, disposition(look, course.session, brief)),
        (None, Some(why)) if step.state != Err(Apart::Undeclared) => {
            format!("{word}{}{why}", if look.lang == Lang::Zh { "：" } else { ": " })
        }
        (None, _) => word,
    };
    (role, text)
}

pub(super) fn why(look: &Look, course: &Course<'_>, step: &Step) -> Option<String> {
    say::why(step, [course.record(step.last), course.record(step.this)], look.lang)
}

fn disposition(look: &Look, session: &Session, brief: &Brief) -> &'static str {
    let decided = session.stand_of(brief).settled();
    decided.map_or_else(|| look.say(texts::CHAIN_OPEN), |decided| marks::disposition(look, decided))
}
