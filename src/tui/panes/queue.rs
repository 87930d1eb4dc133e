//! The queue of reports, the worst first, and below it how far the review is. It draws only the rows in view.

use ratatui::layout::Rect;

use crate::session::{HeldReport, ReportNo, Session};
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::role::Role;
use crate::tui::texts;

/// The queue of reports.
#[derive(Debug, Default)]
pub struct Queue {
    top: usize,
    page: usize,
}

impl Pane for Queue {
    fn context(&self) -> Context {
        Context::Queue
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let text = if session.filter().is_empty() { texts::QUEUE } else { texts::QUEUE_FILTERED };
        look.say(text).to_owned()
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        match action {
            Action::Up => session.place_in_queue().is_some_and(|place| place > 0),
            Action::Down => session.place_in_queue().is_some_and(|place| place + 1 < session.queue().len()),
            _ => false,
        }
    }

    fn update(&mut self, action: Action, _: &Look, session: &mut Session) -> Step {
        match action {
            Action::Up => session.step_report(-1),
            Action::Down => session.step_report(1),
            _ => return Step::Ignored,
        };
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let notes = progress(canvas.look, session, usize::from(inside.width));
        let below = if inside.height >= 14 { notes.len() } else { usize::from(inside.height >= 6) };
        let head = usize::from(!session.filter().is_empty()) + 1;
        self.page = usize::from(inside.height).saturating_sub(below + head);
        self.scroll(session);
        let mut lines = Vec::with_capacity(usize::from(inside.height));
        if !session.filter().is_empty() {
            lines.push(filter(canvas.look, session));
        }
        lines.push(heading(canvas.look));
        lines.extend(self.rows(canvas.look, session));
        lines.resize(self.page + head, Line::default());
        lines.extend(notes.into_iter().take(below));
        canvas.lines(inside, &lines);
    }
}

impl Queue {
    /// Brings the selected report into view, by most of a page: a list that moved by a row would be written anew with every key.
    fn scroll(&mut self, session: &Session) {
        let all = session.queue().len();
        let place = session.place_in_queue().unwrap_or(0);
        let third = self.page / 3;
        if place < self.top {
            self.top = (place + third + 1).saturating_sub(self.page);
        } else if place >= self.top + self.page {
            self.top = place.saturating_sub(third);
        }
        self.top = self.top.min(all.saturating_sub(self.page));
    }

    fn rows(&self, look: &Look, session: &Session) -> Vec<Line> {
        let shown = (self.top..self.top + self.page).map_while(|nth| session.queue().get(nth));
        let rows: Vec<Line> = shown.map(|no| row(session, no)).collect();
        if rows.is_empty() {
            let text = match (session.filter().is_empty(), session.progress().done && session.all().is_empty()) {
                (_, true) => texts::QUEUE_NOTHING,
                (true, false) => texts::QUEUE_EMPTY,
                (false, false) => texts::QUEUE_NO_MATCH,
            };
            return vec![Line::of(format!(" {}", look.say(text)), Role::Dim)];
        }
        rows
    }
}

/// Cells right of the name of the agency: a blank, the year, how many are undecided.
const BESIDE: usize = 1 + 4 + 3;

fn heading(look: &Look) -> Line {
    Line::default()
        .right(look.say(texts::HEAD_SCORE), 4, Role::Header)
        .gap(1)
        .rest(look.say(texts::HEAD_AGENCY), BESIDE, Role::Header)
        .gap(1)
        .left(look.say(texts::HEAD_YEAR), 4, Role::Header)
        .right(look.say(texts::HEAD_OPEN), 3, Role::Header)
        .on(Role::Header, true)
}

fn filter(look: &Look, session: &Session) -> Line {
    let counts =
        look.fill(texts::FILTER_COUNT, &[("shown", &session.queue().len()), ("all", &session.tally().reports)]);
    Line::of(format!(" {} ", look.say(texts::FILTER)), Role::FooterKey)
        .text(session.filter(), Role::SearchHit)
        .text(format!("  {counts}"), Role::Dim)
}

fn row(session: &Session, no: ReportNo) -> Line {
    let held = session.held(no);
    let selected = session.selected() == Some(no);
    let open = session.undecided(held).count();
    let quiet = if open == 0 { Role::Dim } else { Role::Ink };
    Line::default()
        .text(if selected { ">" } else { " " }, Role::FooterKey)
        .right(score(session, held), 3, if open == 0 { Role::Dim } else { worst(held) })
        .gap(1)
        .rest(held.name(), BESIDE, quiet)
        .gap(1)
        .left(held.record.year.map_or_else(|| "----".to_owned(), |year| year.to_string()), 4, quiet)
        .right(open.to_string(), 3, quiet)
        .on(Role::Selection, selected)
}

fn score(session: &Session, held: &HeldReport) -> String {
    format!("{:.0}", session.score(held))
}

fn worst(held: &HeldReport) -> Role {
    use crate::model::finding::Severity;
    match held.briefs.iter().map(|brief| brief.severity).max() {
        Some(Severity::Error) => Role::Error,
        Some(Severity::Warning) => Role::Warning,
        Some(Severity::Info) => Role::Info,
        None => Role::Dim,
    }
}

/// How far the review is, the most important line first.
fn progress(look: &Look, session: &Session, cells: usize) -> Vec<Line> {
    let tally = session.tally();
    let count = look.fill(texts::PROGRESS_COUNT, &[("decided", &tally.decided), ("all", &tally.findings)]);
    let bar = bar(tally.decided, tally.findings, cells.saturating_sub(9 + count.chars().count() + 2).min(16));
    let mut lines = vec![
        Line::of(format!(" {} ", look.say(texts::PROGRESS)), Role::Dim)
            .text(bar, Role::Good)
            .text(format!(" {count}"), Role::Ink),
        note(&look.fill(texts::REVIEWED_SHARE, &[("share", &tally.share_decided())])),
        note(&look.fill(
            texts::BY_SEVERITY,
            &[("errors", &tally.errors), ("warnings", &tally.warnings), ("infos", &tally.infos)],
        )),
        note(&look.fill(texts::BY_EDITION, &[("new", &tally.of_2021), ("old", &tally.of_2019)])),
    ];
    if tally.not_judged() > 0 {
        lines.push(note(&look.fill(texts::UNRATED, &[("count", &tally.not_judged())])));
    }
    let failed = session.failures().len();
    if failed > 0 {
        lines.push(Line::of(format!(" {}", look.fill(texts::FAILED, &[("count", &failed)])), Role::Alarm));
    }
    if session.unsorted() > 0 && session.progress().done {
        lines.push(Line::of(format!(" {}", look.fill(texts::UNSORTED, &[("count", &session.unsorted())])), Role::Info));
    }
    lines.push(note(look.say(texts::SCORE_HINT)));
    lines
}

fn note(text: &str) -> Line {
    Line::of(format!(" {text}"), Role::Dim)
}

fn bar(done: usize, all: usize, cells: usize) -> String {
    let filled = (done * cells).checked_div(all).unwrap_or(0);
    format!("[{}{}]", "#".repeat(filled), ".".repeat(cells.saturating_sub(filled)))
}
