//! What comes before the body of a page, and after it.

use super::super::name::{Element, Name, Role};
use super::super::scan::{Irregular, Start};
use super::{Builder, Built, Mode, Step};

impl<'p> Builder<'p> {
    /// Opens what may be left out before text that is shown, or before the end of the page.
    pub fn begin_body(&mut self) {
        if self.mode == Mode::Initial {
            self.mode = Mode::BeforeHtml;
        }
        if self.mode == Mode::BeforeHtml {
            self.open_implied("html");
            self.mode = Mode::BeforeHead;
        }
        if self.mode == Mode::BeforeHead {
            self.head = self.open_implied("head");
            self.mode = Mode::InHead;
        }
        if self.mode == Mode::InHead {
            self.open.pop();
            self.mode = Mode::AfterHead;
        }
        if self.mode == Mode::AfterHead {
            self.open_implied("body");
            self.mode = Mode::InBody;
        }
        if matches!(self.mode, Mode::AfterBody | Mode::AfterAll) {
            self.mode = Mode::InBody;
        }
    }

    /// Whatever is no type of a document says that there is none.
    pub fn leave_initial(&mut self) -> Step {
        self.mode = Mode::BeforeHtml;
        Step::Again
    }

    pub fn start_before_html(&mut self, tag: &Start<'p>) -> Step {
        self.mode = Mode::BeforeHead;
        if tag.element.role == Role::Html {
            self.open(tag);
            return Step::Done;
        }
        self.open_implied("html");
        Step::Again
    }

    pub fn end_before_html(&mut self, element: Element) -> Built<Step> {
        if !opens_by_its_end(element)? {
            return Ok(Step::Done);
        }
        self.open_implied("html");
        self.mode = Mode::BeforeHead;
        Ok(Step::Again)
    }

    pub fn start_before_head(&mut self, tag: &Start<'p>) -> Step {
        match tag.element.role {
            Role::Html => Step::Done,
            Role::Head => {
                self.head = self.open(tag);
                self.mode = Mode::InHead;
                Step::Done
            }
            _ => {
                self.head = self.open_implied("head");
                self.mode = Mode::InHead;
                Step::Again
            }
        }
    }

    pub fn end_before_head(&mut self, element: Element) -> Built<Step> {
        if !opens_by_its_end(element)? {
            return Ok(Step::Done);
        }
        self.head = self.open_implied("head");
        self.mode = Mode::InHead;
        Ok(Step::Again)
    }

    pub fn start_in_head(&mut self, tag: &Start<'p>) -> Built<Step> {
        match tag.element.role {
            Role::Html | Role::Head => {}
            Role::Meta => {
                self.insert(tag);
                self.state(tag)?;
            }
            Role::Title | Role::Code | Role::NoScript => drop(self.open(tag)),
            Role::Unruly => return Err(Irregular),
            _ => {
                self.open.pop();
                self.mode = Mode::AfterHead;
                return Ok(Step::Again);
            }
        }
        Ok(Step::Done)
    }

    pub fn end_in_head(&mut self, element: Element) -> Built<Step> {
        let is_own = element.role == Role::Head;
        if is_own || opens_by_its_end(element)? {
            self.open.pop();
            self.mode = Mode::AfterHead;
        }
        Ok(if is_own || self.mode == Mode::InHead { Step::Done } else { Step::Again })
    }

    pub fn start_after_head(&mut self, tag: &Start<'p>) -> Built<Step> {
        match tag.element.role {
            Role::Html | Role::Head => {}
            Role::Body => {
                self.open(tag);
                self.mode = Mode::InBody;
            }
            // What belongs into the head is put there even after its end.
            Role::Meta => {
                self.insert_into(self.head, tag);
                self.state(tag)?;
            }
            Role::Title | Role::Code => {
                let id = self.insert_into(self.head, tag);
                self.open.push(id, tag.element);
            }
            Role::Unruly => return Err(Irregular),
            _ => {
                self.open_implied("body");
                self.mode = Mode::InBody;
                return Ok(Step::Again);
            }
        }
        Ok(Step::Done)
    }

    pub fn end_after_head(&mut self, element: Element) -> Built<Step> {
        if element.role == Role::Head || !opens_by_its_end(element)? {
            return Ok(Step::Done);
        }
        self.open_implied("body");
        self.mode = Mode::InBody;
        Ok(Step::Again)
    }

    pub fn start_after_body(&mut self, tag: &Start<'p>) -> Step {
        if tag.element.role == Role::Html {
            return Step::Done;
        }
        self.mode = Mode::InBody;
        Step::Again
    }

    pub fn end_after_body(&mut self, element: Element) -> Step {
        if self.mode == Mode::AfterBody && element.role == Role::Html {
            self.mode = Mode::AfterAll;
            return Step::Done;
        }
        self.mode = Mode::InBody;
        Step::Again
    }
}

/// Tells whether an end tag opens what was left out before it; any other is passed over.
fn opens_by_its_end(element: Element) -> Built<bool> {
    if element.name == Name::known("br") {
        return Err(Irregular);
    }
    Ok(matches!(element.role, Role::Head | Role::Body | Role::Html))
}
