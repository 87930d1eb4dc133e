//! The findings of the opened report: the list, and below it what is known of the selected one.

use ratatui::layout::Rect;

use super::verdict;
use crate::model::finding::Finding;
use crate::session::Session;
use crate::text::width::width;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::marks::{self, Responsible};
use crate::tui::pane::{Pane, Step};
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::texts;

/// The findings of the opened report.
#[derive(Debug, Default)]
pub struct Findings {
    top: usize,
}

impl Pane for Findings {
    fn context(&self) -> Context {
        Context::Findings
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let all = session.opened().map_or(0, |opened| opened.judged.findings.len());
        if all == 0 {
            return look.say(texts::FINDINGS_NONE).to_owned();
        }
        let open = session.findings().iter().filter(|finding| session.is_open(finding)).count();
        look.fill(texts::FINDINGS, &[("place", &(session.finding_place() + 1)), ("all", &all), ("open", &open)])
    }

    fn can(&self, action: Action, session: &Session) -> bool {
        match action {
            Action::Up => session.opened().is_some() && session.finding_place() > 0,
            Action::Down => session.opened().is_some() && session.finding_place() + 1 < session.findings().len(),
            _ => false,
        }
    }

    fn update(&mut self, action: Action, _: &Look, session: &mut Session) -> Step {
        let place = session.finding_place();
        match action {
            Action::Up => session.select_finding(place.saturating_sub(1)),
            Action::Down => session.select_finding(place + 1),
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let Some(opened) = session.opened() else {
            if session.progress().done && session.all().is_empty() {
                return canvas.lines(inside, &nothing_read(canvas.look, session, usize::from(inside.width)));
            }
            let text = if session.selected().is_some() { texts::OPENING } else { texts::QUEUE_EMPTY };
            return canvas.line(inside, &Line::of(format!(" {}", canvas.look.say(text)), Role::Dim));
        };
        if let Err(failure) = &opened.report {
            let reason = failure.reason.in_lang(canvas.look.lang);
            let text = canvas.look.fill(texts::CANNOT_OPEN, &[("reason", &reason)]);
            let lines = Paragraph::of(&text, Role::Alarm).lines(canvas.look, usize::from(inside.width));
            return canvas.lines(inside, &lines);
        }
        let rows = self.page(usize::from(inside.height), session);
        let mut lines = vec![heading(canvas.look, number_cells(session))];
        lines.extend(self.rows(canvas.look, session, rows));
        lines.extend(verdict::lines(canvas.look, session, usize::from(inside.width)));
        canvas.lines(inside, &lines);
    }
}

/// Why there is no report at all: the first file that could not be read, with its reason.
fn nothing_read(look: &Look, session: &Session, cells: usize) -> Vec<Line> {
    let Some(first) = session.failures().first() else {
        return vec![Line::of(format!(" {}", look.say(texts::QUEUE_NOTHING)), Role::Dim)];
    };
    let reason = first.reason.in_lang(look.lang);
    let texts = [
        Paragraph::of(look.say(texts::NOTHING_READ), Role::Alarm),
        Paragraph::blank(),
        Paragraph::of(first.path.to_string_lossy(), Role::Ink).hanging(2),
        Paragraph::of(reason, Role::Alarm).hanging(2),
    ];
    texts.iter().flat_map(|text| text.lines(look, cells)).collect()
}

impl Findings {
    /// Scrolls the list to the selected finding and gives the rows that it takes.
    fn page(&mut self, height: usize, session: &Session) -> usize {
        let all = session.findings().len();
        let most = if height >= 14 { (height - 1) * 45 / 100 } else { height.saturating_sub(4).max(2) };
        let rows = all.min(most).max(1);
        let place = session.finding_place();
        self.top = self.top.clamp((place + 1).saturating_sub(rows), place);
        self.top = self.top.min(all.saturating_sub(rows));
        rows
    }

    fn rows(&self, look: &Look, session: &Session, rows: usize) -> Vec<Line> {
        let numbered = session.findings().iter().enumerate().skip(self.top).take(rows);
        let mut lines: Vec<Line> = numbered.map(|(nth, finding)| row(look, session, nth, finding)).collect();
        if lines.is_empty() {
            lines.push(Line::of(format!(" {}", look.say(texts::NO_FINDINGS)), Role::Good));
        }
        lines
    }
}

/// Cells right of the finding's words: responsibility and state.
const BESIDE: usize = 1 + 2 + 1 + 2;

fn number_cells(session: &Session) -> usize {
    width(&session.findings().len().to_string())
}

fn heading(look: &Look, number: usize) -> Line {
    Line::default()
        .gap(1)
        .right(look.say(texts::HEAD_NO), number, Role::Header)
        .gap(1)
        .left(look.say(texts::HEAD_SEVERITY), 3, Role::Header)
        .rest(look.say(texts::HEAD_FINDING), BESIDE, Role::Header)
        .gap(1)
        .left(look.say(texts::HEAD_RESPONSIBLE), 3, Role::Header)
        .left(look.say(texts::HEAD_STATE), 2, Role::Header)
        .on(Role::Header, true)
}

fn row(look: &Look, session: &Session, nth: usize, finding: &Finding) -> Line {
    let selected = nth == session.finding_place();
    let (severity, grave) = marks::severity(look, finding);
    let (state, decided) = marks::state(look, session, finding);
    let words = if session.is_open(finding) { Role::Ink } else { Role::Dim };
    Line::default()
        .text(if selected { ">" } else { " " }, Role::FooterKey)
        .right((nth + 1).to_string(), number_cells(session), words)
        .text(if marks::has_note(session, finding) { "*" } else { " " }, Role::Witness)
        .left(severity, 3, grave)
        .rest(marks::brief(look, session, finding), BESIDE, words)
        .gap(1)
        .left(Responsible::of(finding).mark(look), 3, words)
        .left(state, 2, decided)
        .on(Role::Selection, selected)
}
