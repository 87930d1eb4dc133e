//! What stands in tables: captions, columns, rows and cells. Whatever stands astray between them is not followed here.

use super::super::name::{Element, Role, Scope};
use super::super::scan::{Irregular, Start};
use super::{Builder, Built, Mode, Step};

impl<'p> Builder<'p> {
    pub fn start_in_table(&mut self, tag: &Start<'p>) -> Built<Step> {
        let role = tag.element.role;
        match role {
            Role::Caption | Role::Columns | Role::Column | Role::Rows | Role::Row | Role::Cell => {
                self.open.pop_to(is_table);
            }
            _ => {}
        }
        self.mode = match role {
            Role::Caption => Mode::InCaption,
            Role::Columns | Role::Column => Mode::InColumns,
            Role::Rows | Role::Row | Role::Cell => Mode::InRows,
            _ => self.mode,
        };
        match role {
            Role::Caption => {
                self.formatting.set_border();
                self.open(tag);
            }
            Role::Columns | Role::Rows | Role::Code => drop(self.open(tag)),
            Role::Column => {
                self.open_implied("colgroup");
                return Ok(Step::Again);
            }
            Role::Row | Role::Cell => {
                self.open_implied("tbody");
                return Ok(Step::Again);
            }
            Role::Form => {
                if self.form.is_none() {
                    self.form = Some(self.insert(tag));
                }
            }
            _ => return Err(Irregular),
        }
        Ok(Step::Done)
    }

    pub fn end_in_table(&mut self, element: Element) -> Built<Step> {
        match element.role {
            Role::Table => {
                self.open.pop_until(is_table);
                self.reset_mode();
            }
            // None of these can end anything from within a table.
            Role::Form => self.form = None,
            Role::Format | Role::Link if self.formatting.find(element.name).is_none() => {}
            Role::Format | Role::Link | Role::Paragraph | Role::Void | Role::Unruly => return Err(Irregular),
            _ => {}
        }
        Ok(Step::Done)
    }

    pub fn start_in_caption(&mut self, tag: &Start<'p>) -> Built<Step> {
        if is_part(tag.element.role) { Ok(self.end_caption()) } else { self.start_in_body(tag) }
    }

    pub fn end_in_caption(&mut self, element: Element) -> Built<Step> {
        match element.role {
            Role::Caption => {
                self.end_caption();
                Ok(Step::Done)
            }
            Role::Table => Ok(self.end_caption()),
            role if is_part(role) || matches!(role, Role::Body | Role::Html) => Ok(Step::Done),
            _ => self.end_in_body(element),
        }
    }

    fn end_caption(&mut self) -> Step {
        self.open.pop_implied(None);
        self.open.pop_until(|open| open.role == Role::Caption);
        self.formatting.clear_to_border();
        self.mode = Mode::InTable;
        Step::Again
    }

    pub fn start_in_columns(&mut self, tag: &Start<'p>) -> Built<Step> {
        match tag.element.role {
            Role::Html => Ok(Step::Done),
            Role::Column => {
                self.insert(tag);
                Ok(Step::Done)
            }
            Role::Unruly => Err(Irregular),
            _ => Ok(self.end_columns()),
        }
    }

    pub fn end_in_columns(&mut self, element: Element) -> Built<Step> {
        match element.role {
            Role::Columns => {
                self.end_columns();
                Ok(Step::Done)
            }
            Role::Column => Ok(Step::Done),
            Role::Unruly => Err(Irregular),
            _ => Ok(self.end_columns()),
        }
    }

    fn end_columns(&mut self) -> Step {
        self.open.pop();
        self.mode = Mode::InTable;
        Step::Again
    }

    pub fn start_in_rows(&mut self, tag: &Start<'p>) -> Built<Step> {
        match tag.element.role {
            Role::Row => {
                self.open.pop_to(is_rows);
                self.open(tag);
                self.mode = Mode::InRow;
                Ok(Step::Done)
            }
            Role::Cell => {
                self.open.pop_to(is_rows);
                self.open_implied("tr");
                self.mode = Mode::InRow;
                Ok(Step::Again)
            }
            Role::Caption | Role::Column | Role::Columns | Role::Rows => Ok(self.end_rows()),
            _ => self.start_in_table(tag),
        }
    }

    pub fn end_in_rows(&mut self, element: Element) -> Built<Step> {
        match element.role {
            Role::Rows => {
                if self.open.has(Scope::TABLE, |open| open.name == element.name) {
                    self.end_rows();
                }
                Ok(Step::Done)
            }
            Role::Table => Ok(self.end_rows()),
            _ => self.end_in_table(element),
        }
    }

    fn end_rows(&mut self) -> Step {
        self.open.pop_to(is_rows);
        self.open.pop();
        self.mode = Mode::InTable;
        Step::Again
    }

    pub fn start_in_row(&mut self, tag: &Start<'p>) -> Built<Step> {
        match tag.element.role {
            Role::Cell => {
                self.open.pop_to(is_row);
                self.open(tag);
                self.mode = Mode::InCell;
                self.formatting.set_border();
                Ok(Step::Done)
            }
            Role::Caption | Role::Column | Role::Columns | Role::Rows | Role::Row => Ok(self.end_row()),
            _ => self.start_in_table(tag),
        }
    }

    pub fn end_in_row(&mut self, element: Element) -> Built<Step> {
        match element.role {
            Role::Row => {
                self.end_row();
                Ok(Step::Done)
            }
            Role::Table => Ok(self.end_row()),
            Role::Rows if self.open.has(Scope::TABLE, |open| open.name == element.name) => Ok(self.end_row()),
            Role::Rows => Ok(Step::Done),
            _ => self.end_in_table(element),
        }
    }

    fn end_row(&mut self) -> Step {
        self.open.pop_to(is_row);
        self.open.pop();
        self.mode = Mode::InRows;
        Step::Again
    }

    pub fn start_in_cell(&mut self, tag: &Start<'p>) -> Built<Step> {
        if is_part(tag.element.role) { Ok(self.end_cell()) } else { self.start_in_body(tag) }
    }

    pub fn end_in_cell(&mut self, element: Element) -> Built<Step> {
        match element.role {
            Role::Cell => {
                if self.open.has(Scope::TABLE, |open| open.name == element.name) {
                    self.end_cell();
                }
                Ok(Step::Done)
            }
            Role::Table | Role::Rows | Role::Row => {
                let is_open = self.open.has(Scope::TABLE, |open| open.name == element.name);
                Ok(if is_open { self.end_cell() } else { Step::Done })
            }
            Role::Body | Role::Html | Role::Caption | Role::Column | Role::Columns => Ok(Step::Done),
            _ => self.end_in_body(element),
        }
    }

    fn end_cell(&mut self) -> Step {
        self.open.pop_implied(None);
        self.open.pop_until(|open| open.role == Role::Cell);
        self.formatting.clear_to_border();
        self.mode = Mode::InRow;
        Step::Again
    }

    /// The mode that what is open now asks for.
    fn reset_mode(&mut self) {
        let known = self.open.outwards().find_map(|(_, _, open)| {
            Some(match open.role {
                Role::Cell => Mode::InCell,
                Role::Row => Mode::InRow,
                Role::Rows => Mode::InRows,
                Role::Caption => Mode::InCaption,
                Role::Columns => Mode::InColumns,
                Role::Table => Mode::InTable,
                Role::Body => Mode::InBody,
                _ => return None,
            })
        });
        self.mode = known.unwrap_or(Mode::InBody);
    }
}

/// Tells a part of a table, which nothing but another part can hold.
pub const fn is_part(role: Role) -> bool {
    matches!(role, Role::Caption | Role::Columns | Role::Column | Role::Rows | Role::Row | Role::Cell)
}

fn is_table(open: Element) -> bool {
    open.role == Role::Table || open.role == Role::Html
}

fn is_rows(open: Element) -> bool {
    open.role == Role::Rows || open.role == Role::Html
}

fn is_row(open: Element) -> bool {
    open.role == Role::Row || open.role == Role::Html
}
