//! The parts that things on the screen play, by which themes give them colours.

use serde::Deserialize;

/// What something on the screen is, whatever it looks like.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Ordinary text, and the ground of the whole screen.
    Ink,
    /// Text of lesser weight.
    Dim,
    /// The title of a pane.
    Title,
    /// The frame of a pane.
    Frame,
    /// The frame of the pane that has the keys.
    FrameFocus,
    /// The selected row.
    Selection,
    /// The first line of the screen, and heads of columns.
    Header,
    /// A key in the footer.
    FooterKey,
    /// The words of the footer.
    Footer,
    /// A finding of severity error.
    Error,
    /// A finding of severity warning.
    Warning,
    /// A finding of severity info.
    Info,
    /// A cell in a broken identity.
    BrokenCell,
    /// A blank cell whose figure the identities determine.
    ImpliedCell,
    /// A cell or a number that bears a figure out.
    Witness,
    /// A cell that was left blank.
    Blank,
    /// Something that holds.
    Good,
    /// A finding decided as true.
    Confirmed,
    /// A finding decided as false.
    Dismissed,
    /// Something about the reading of a document that a person must look at.
    Alarm,
    /// What was searched for.
    SearchHit,
    /// Text or a figure that came in since last year.
    DiffAdd,
    /// Text or a figure that went since last year.
    DiffDel,
    /// The line that says what was just done.
    Status,
}

impl Role {
    /// All roles, in their order.
    pub const ALL: [Self; 24] = [
        Self::Ink,
        Self::Dim,
        Self::Title,
        Self::Frame,
        Self::FrameFocus,
        Self::Selection,
        Self::Header,
        Self::FooterKey,
        Self::Footer,
        Self::Error,
        Self::Warning,
        Self::Info,
        Self::BrokenCell,
        Self::ImpliedCell,
        Self::Witness,
        Self::Blank,
        Self::Good,
        Self::Confirmed,
        Self::Dismissed,
        Self::Alarm,
        Self::SearchHit,
        Self::DiffAdd,
        Self::DiffDel,
        Self::Status,
    ];

    /// Returns the name of the role in theme files.
    pub fn name(self) -> String {
        let camel = format!("{self:?}");
        let mut name = String::with_capacity(camel.len() + 1);
        for letter in camel.chars() {
            if letter.is_ascii_uppercase() && !name.is_empty() {
                name.push('_');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_roles_are_listed_in_their_order() {
        assert!(Role::ALL.iter().enumerate().all(|(index, role)| *role as usize == index));
        assert_eq!(Role::ALL.last(), Some(&Role::Status));
    }

    #[test]
    fn the_name_is_the_one_that_files_use() {
        for role in Role::ALL {
            let read: Result<std::collections::BTreeMap<Role, bool>, _> =
                toml::from_str(&format!("{} = true", role.name()));
            assert!(read.is_ok_and(|map| map.contains_key(&role)), "{role:?}");
        }
    }
}
