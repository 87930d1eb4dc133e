//! What is amiss in the journal, then files that could not be read as reports, each with its reason. It draws only those in
//! view.

use ratatui::layout::Rect;

use super::window::{Window, centred};
use crate::corpus::Failure;
use crate::review::Trouble;
use crate::session::Session;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::paragraph::Paragraph;
use crate::tui::role::Role;
use crate::tui::texts;

/// What is amiss in the journal, and files that could not be read as reports.
#[derive(Debug, Default)]
pub struct Failures {
    window: Window,
}

impl Pane for Failures {
    fn context(&self) -> Context {
        Context::Reading
    }

    fn title(&self, look: &Look, session: &Session) -> String {
        let (count, troubles) = (session.failures().len(), session.journal().troubles().count());
        let text = if troubles == 0 { texts::FAILURES } else { texts::FAILURES_AND_JOURNAL };
        look.fill(text, &[("count", &count), ("troubles", &troubles)])
    }

    fn can(&self, action: Action, _: &Session) -> bool {
        self.window.can_read(action)
    }

    fn update(&mut self, action: Action, _: &Look, _: &mut Session) -> Step {
        self.window.read(action)
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, session: &Session) {
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let (look, cells, height) = (canvas.look, usize::from(inside.width), usize::from(inside.height));
        let told = |failure: &Failure| {
            let reason = Paragraph::of(format!("  {}", failure.reason.in_lang(look.lang)), Role::Dim).hanging(2);
            let path = Paragraph::of(failure.path.to_string_lossy(), Role::Ink).hanging(2);
            [path.lines(look, cells), reason.lines(look, cells)].concat()
        };
        let amiss =
            |trouble: &Trouble| Paragraph::of(trouble.in_lang(look.lang), Role::Alarm).hanging(2).lines(look, cells);
        let troubles: Vec<Vec<Line>> = session.journal().troubles().map(amiss).collect();
        let failures = session.failures();
        // The last page is as long as so many of the last ones fit on it.
        let heights = failures.iter().rev().map(|failure| told(failure).len());
        let heights = heights.chain(troubles.iter().rev().map(Vec::len));
        let last = heights.scan(0, |sum, lines| (*sum + lines <= height).then(|| *sum += lines)).count();
        self.window.fit(troubles.len() + failures.len(), last.max(1));
        let top = self.window.top;
        let files = failures.iter().skip(top.saturating_sub(troubles.len())).flat_map(told);
        let shown = troubles.iter().skip(top).flatten().cloned().chain(files);
        let lines: Vec<Line> = shown.take(height).collect();
        canvas.lines(inside, &lines);
    }

    fn place(&self, body: Rect) -> Rect {
        centred(body, 110, body.height.saturating_sub(2).max(6))
    }
}
