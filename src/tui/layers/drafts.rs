//! Notes that former sessions left unfinished, offered at the start; none is saved by itself.

use ratatui::layout::Rect;

use super::window::{Window, centred};
use crate::review::drafts::LeftDraft;
use crate::session::Session;
use crate::text::phrase::Phrase;
use crate::tui::action::Action;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::Context;
use crate::tui::line::Line;
use crate::tui::look::Look;
use crate::tui::pane::{Pane, Step};
use crate::tui::role::Role;
use crate::tui::texts;

/// Notes that former sessions left unfinished.
#[derive(Debug)]
pub struct DraftList {
    left: Vec<LeftDraft>,
    selected: usize,
    window: Window,
}

impl DraftList {
    /// Lists drafts.
    pub fn new(left: Vec<LeftDraft>) -> Self {
        Self { left, selected: 0, window: Window::default() }
    }
}

impl Pane for DraftList {
    fn context(&self) -> Context {
        Context::Drafts
    }

    fn title(&self, look: &Look, _: &Session) -> String {
        look.fill(texts::DRAFTS, &[("count", &self.left.len())])
    }

    fn can(&self, action: Action, _: &Session) -> bool {
        match action {
            Action::Up => self.selected > 0,
            Action::Down => self.selected + 1 < self.left.len(),
            Action::Accept | Action::Discard => !self.left.is_empty(),
            Action::Close => true,
            _ => false,
        }
    }

    fn word(&self, action: Action) -> Option<Phrase> {
        (action == Action::Accept).then_some(texts::ENTER_GOES_ON)
    }

    fn update(&mut self, action: Action, _: &Look, _: &mut Session) -> Step {
        let last = self.left.len().saturating_sub(1);
        match action {
            Action::Up => self.selected = self.selected.saturating_sub(1),
            Action::Down => self.selected = (self.selected + 1).min(last),
            Action::Close => return Step::Close,
            Action::Accept => return self.left.get(self.selected).cloned().map_or(Step::Close, Step::GoOn),
            Action::Discard if self.selected < self.left.len() => {
                let left = self.left.remove(self.selected);
                self.selected = self.selected.min(last.saturating_sub(1));
                return Step::Discard(left);
            }
            _ => return Step::Ignored,
        }
        Step::Done
    }

    fn render(&mut self, canvas: &mut Canvas, inside: Rect, _: &Session) {
        self.window.fit(self.left.len(), usize::from(inside.height) / 2);
        self.window.show(self.selected);
        let shown = self.left.iter().enumerate().skip(self.window.top);
        let lines: Vec<Line> = shown
            .flat_map(|(nth, left)| {
                let draft = &left.draft;
                let year = draft.year.map_or_else(String::new, |year| year.to_string());
                let about =
                    [draft.agency.as_deref().unwrap_or_default(), &year, draft.rule.as_deref().unwrap_or_default()];
                let selected = nth == self.selected;
                let head =
                    Line::of(if selected { "> " } else { "  " }, Role::FooterKey).text(about.join(" "), Role::Ink);
                let note = draft.note.replace('\n', " ");
                [head.on(Role::Selection, selected), Line::default().gap(4).text(note, Role::Dim)]
            })
            .collect();
        canvas.lines(inside, &lines);
    }

    fn place(&self, body: Rect) -> Rect {
        let rows = u16::try_from(self.left.len().min(8) * 2 + 2).unwrap_or(18);
        centred(body, 90, rows)
    }
}
