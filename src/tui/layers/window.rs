//! The part of a list that is in view. It only counts.

use crate::tui::action::Action;
use crate::tui::pane::Step;

/// The part of a list that is in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The first in view.
    pub top: usize,
    page: usize,
    count: usize,
}

impl Window {
    /// Takes note of the size of the list and of the room for it.
    pub fn fit(&mut self, count: usize, page: usize) {
        (self.count, self.page) = (count, page);
        self.top = self.top.min(self.most());
    }

    fn most(&self) -> usize {
        self.count.saturating_sub(self.page)
    }

    /// Tells whether scrolling would show something else.
    pub fn can(&self, action: Action) -> bool {
        match action {
            Action::Up | Action::PageUp => self.top > 0,
            Action::Down | Action::PageDown => self.top < self.most(),
            _ => false,
        }
    }

    /// Scrolls; tells whether the action is one of scrolling.
    pub fn scroll(&mut self, action: Action) -> bool {
        let page = self.page.saturating_sub(1).max(1);
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top + 1,
            Action::PageUp => self.top.saturating_sub(page),
            Action::PageDown => self.top + page,
            _ => return false,
        }
        .min(self.most());
        true
    }

    /// What a layer that is only read does with an action: it scrolls or closes.
    pub fn read(&mut self, action: Action) -> Step {
        match action {
            Action::Close => Step::Close,
            other if self.scroll(other) => Step::Done,
            _ => Step::Ignored,
        }
    }

    /// Tells whether such a layer would do something.
    pub fn can_read(&self, action: Action) -> bool {
        action == Action::Close || self.can(action)
    }

    /// Brings one into view, a third of the page above it if it was far away.
    pub fn show(&mut self, nth: usize) {
        if nth < self.top || nth >= self.top + self.page {
            self.top = nth.saturating_sub(self.page / 3).min(self.most());
        }
    }
}

/// A popup of at most so many cells in the middle of an area.
pub fn centred(around: ratatui::layout::Rect, width: u16, height: u16) -> ratatui::layout::Rect {
    let (width, height) = (width.min(around.width), height.min(around.height));
    ratatui::layout::Rect {
        x: around.x + (around.width - width) / 2,
        y: around.y + (around.height - height) / 2,
        width,
        height,
    }
}
