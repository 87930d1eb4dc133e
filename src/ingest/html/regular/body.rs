//! What stands in the body of a page, tables aside.

use super::super::name::{Element, Name, Role, Scope};
use super::super::reference;
use super::super::scan::{Irregular, Start};
use super::stack::Reach;
use super::table::is_part;
use super::{Builder, Built, Mode, Step};

impl<'p> Builder<'p> {
    pub fn text_in_body(&mut self, text: &str) {
        self.go_on();
        self.append_text(text);
    }

    pub fn start_in_body(&mut self, tag: &Start<'p>) -> Built<Step> {
        let element = tag.element;
        match element.role {
            Role::Html | Role::Head | Role::Body => {}
            // Parts of tables are none outside of tables.
            role if is_part(role) => {}
            Role::Meta | Role::Param | Role::Rule | Role::Void | Role::Input => self.put_empty(tag)?,
            Role::Title | Role::Code | Role::Raw | Role::NoScript => drop(self.open(tag)),
            Role::Block | Role::Paragraph | Role::Heading | Role::Pre => self.start_block(tag),
            Role::Item | Role::Term => self.start_point(tag),
            Role::Form => self.start_form(tag),
            Role::Table => self.start_table(tag)?,
            Role::Choice | Role::Choices => self.start_choice(tag),
            Role::Button | Role::Select => {
                self.refuse_within(element.role)?;
                self.go_on();
                self.open(tag);
            }
            Role::Format | Role::Link => self.start_formatting(tag)?,
            Role::Object => {
                self.go_on();
                self.open(tag);
                self.formatting.set_border();
            }
            Role::Unruly => return Err(Irregular),
            _ => {
                self.go_on();
                self.open(tag);
            }
        }
        Ok(Step::Done)
    }

    /// Puts an element in that can hold nothing.
    fn put_empty(&mut self, tag: &Start<'p>) -> Built {
        let role = tag.element.role;
        if role == Role::Rule {
            self.end_paragraph();
        }
        if matches!(role, Role::Rule | Role::Input) {
            self.refuse_within(Role::Select)?;
        }
        if matches!(role, Role::Void | Role::Input) {
            self.go_on();
        }
        self.insert(tag);
        self.state(tag)
    }

    pub fn end_in_body(&mut self, element: Element) -> Built<Step> {
        match element.role {
            Role::Body | Role::Html => {
                if !self.open.has(Scope::DEFAULT, |open| open.role == Role::Body) {
                    return Ok(Step::Done);
                }
                self.mode = Mode::AfterBody;
                return Ok(if element.role == Role::Html { Step::Again } else { Step::Done });
            }
            Role::Paragraph => {
                if !self.open.has_paragraph() {
                    self.open_implied("p");
                }
                self.end_paragraph();
            }
            Role::Block | Role::Pre | Role::Button | Role::Select => self.end_named(element, Scope::DEFAULT, None),
            Role::Item => self.end_named(element, Scope::LIST, Some(element.name)),
            Role::Term => self.end_named(element, Scope::DEFAULT, Some(element.name)),
            Role::Heading => {
                if self.open.has(Scope::DEFAULT, |open| open.role == Role::Heading) {
                    self.open.pop_implied(None);
                    self.open.pop_until(|open| open.role == Role::Heading);
                }
            }
            Role::Form => self.end_form()?,
            Role::Format | Role::Link => self.end_formatting(element)?,
            Role::Object => {
                if self.open.has(Scope::DEFAULT, |open| open.name == element.name) {
                    self.end_named(element, Scope::DEFAULT, None);
                    self.formatting.clear_to_border();
                }
            }
            Role::Void if element.name == Name::known("br") => return Err(Irregular),
            _ => self.end_other(element),
        }
        Ok(Step::Done)
    }

    /// Opens anew what goes on over the ends of others and was closed with them.
    fn go_on(&mut self) {
        for place in self.formatting.lost(&self.open) {
            if let Some(tag) = self.formatting.tag(place) {
                let id = self.open(&tag);
                self.formatting.replace(place, id);
            }
        }
    }

    fn refuse_within(&self, role: Role) -> Built {
        if self.open.has(Scope::DEFAULT, |open| open.role == role) { Err(Irregular) } else { Ok(()) }
    }

    /// Ends the paragraph that is open, if one is.
    fn end_paragraph(&mut self) {
        if self.open.has_paragraph() {
            self.open.pop_implied(Some(Name::known("p")));
            self.open.pop_until(|open| open.role == Role::Paragraph);
        }
    }

    fn start_block(&mut self, tag: &Start<'p>) {
        self.end_paragraph();
        let role = tag.element.role;
        if role == Role::Heading && self.open.last().1.role == Role::Heading {
            self.open.pop();
        }
        self.open(tag);
        self.skips_line_end = role == Role::Pre;
    }

    /// A point of a list ends the point before it, unless a list or the like has begun in that.
    fn start_point(&mut self, tag: &Start<'p>) {
        const PASSED: [Name; 3] = [Name::known("address"), Name::known("div"), Name::known("p")];
        let role = tag.element.role;
        let ends_look = |open: &Element| open.role == role || open.is_special && !PASSED.contains(&open.name);
        let reached = self.open.outwards().map(|(_, _, open)| open).find(ends_look);
        if let Some(before) = reached.filter(|open| open.role == role) {
            self.open.pop_implied(Some(before.name));
            self.open.pop_until(|open| open.name == before.name);
        }
        self.end_paragraph();
        self.open(tag);
    }

    fn start_form(&mut self, tag: &Start<'p>) {
        if self.form.is_none() {
            self.end_paragraph();
            self.form = Some(self.open(tag));
        }
    }

    fn end_form(&mut self) -> Built {
        let Some(form) = self.form.take() else { return Ok(()) };
        let reached = self.open.outwards().find(|(_, id, open)| *id == form || open.is_border(Scope::DEFAULT));
        if reached.is_none_or(|(_, id, _)| id != form) {
            return Ok(());
        }
        self.open.pop_implied(None);
        if self.open.last().0 != form {
            return Err(Irregular);
        }
        self.open.pop();
        Ok(())
    }

    fn start_table(&mut self, tag: &Start<'p>) -> Built {
        if self.open.has_paragraph() && !self.is_quirky.ok_or(Irregular)? {
            self.end_paragraph();
        }
        self.open(tag);
        self.mode = Mode::InTable;
        Ok(())
    }

    fn start_choice(&mut self, tag: &Start<'p>) {
        let is_choice = tag.element.role == Role::Choice;
        if self.open.has(Scope::DEFAULT, |open| open.role == Role::Select) {
            self.open.pop_implied(is_choice.then_some(Name::known("optgroup")));
        } else if self.open.last().1.role == Role::Choice {
            self.open.pop();
        }
        self.go_on();
        self.open(tag);
    }

    fn start_formatting(&mut self, tag: &Start<'p>) -> Built {
        let name = tag.element.name;
        if tag.element.role == Role::Link && self.formatting.find(name).is_some() {
            return Err(Irregular);
        }
        // Whether two are alike is told by their attributes.
        if tag.element.role == Role::Format && tag.written.clone().any(|(_, value)| reference::decoded(value).is_none())
        {
            return Err(Irregular);
        }
        self.go_on();
        let id = self.open(tag);
        self.formatting.push(id, tag.clone());
        Ok(())
    }

    /// Ends what goes on over the ends of others, where nothing but the like is open in it.
    fn end_formatting(&mut self, element: Element) -> Built {
        let (last, open) = self.open.last();
        if open.name == element.name && !self.formatting.has(last) {
            self.open.pop();
            return Ok(());
        }
        let Some((entry, id)) = self.formatting.find(element.name) else {
            self.end_other(element);
            return Ok(());
        };
        match self.open.reach(id) {
            Reach::Free(place) => {
                self.open.truncate(place);
                self.formatting.remove(entry);
            }
            Reach::Blocked => return Err(Irregular),
            Reach::Beyond => {}
            Reach::Closed => self.formatting.remove(entry),
        }
        Ok(())
    }

    /// Ends the element of a name and all that is in it, if it is open within a scope.
    fn end_named(&mut self, element: Element, scope: Scope, but: Option<Name>) {
        if self.open.has(scope, |open| open.name == element.name) {
            self.open.pop_implied(but);
            self.open.pop_until(|open| open.name == element.name);
        }
    }

    /// Ends the nearest element of a name, if nothing of weight is open in it.
    fn end_other(&mut self, element: Element) {
        let reached = self.open.outwards().find(|(_, _, open)| open.name == element.name || open.is_special);
        let Some((place, _, _)) = reached.filter(|(_, _, open)| open.name == element.name) else { return };
        self.open.truncate(place);
    }
}
