//! The alias file: which names mean one agency and which never do, as the user knows it.
//!
//! ```toml
//! [[agency]]
//! name = "霁川市卫生健康委员会"
//! also = ["霁川市卫生和计划生育委员会", "霁川市卫生局"]
//!
//! [[apart]]
//! names = ["岚溪区民政局", "青禾市岚溪区民政局"]
//! ```

use std::path::Path;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::spelling::spelling;
use crate::model::report::Scope;
use crate::text::data::{self, DataError};

/// The alias file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct AliasFile {
    #[serde(default)]
    agency: Vec<Agency>,
    #[serde(default)]
    apart: Vec<Apart>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Agency {
    name: String,
    also: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Apart {
    names: Vec<String>,
}

/// Which names mean one agency, and which never do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases {
    /// The agency's name by each of its other names, all in their one spelling.
    meant: FxHashMap<String, String>,
    /// Groups of names that are never put together.
    apart: Vec<Vec<String>>,
}

impl Aliases {
    /// Reads an alias file.
    pub fn read(path: &Path) -> Result<Self, DataError> {
        data::read_toml_file::<AliasFile>(path).map(|file| Self::of(&file))
    }

    fn of(file: &AliasFile) -> Self {
        let named = file.agency.iter().flat_map(|agency| agency.also.iter().map(|other| (other, &agency.name)));
        let meant = named.map(|(other, name)| (spelling(other), spelling(name))).collect();
        let apart = file.apart.iter().map(|apart| apart.names.iter().map(|name| spelling(name)).collect()).collect();
        Self { meant, apart }
    }

    /// The agency that a name, in its one spelling, means by this file; its scope stays.
    pub fn meant(&self, name: &str) -> Option<String> {
        let (bare, scope) = Scope::of_subject(name);
        self.meant.get(bare).map(|meant| format!("{meant}{}", scope.mark()))
    }

    /// Tells whether two names are never put together.
    pub fn are_apart(&self, one: &str, other: &str) -> bool {
        let has = |group: &Vec<String>, name: &str| group.iter().any(|member| member == name);
        self.apart.iter().any(|group| has(group, one) && has(group, other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aliases(text: &str) -> Result<Aliases, DataError> {
        data::read_toml::<AliasFile>("agencies.toml", text).map(|file| Aliases::of(&file))
    }

    #[test]
    fn other_names_lead_to_the_agency_whatever_their_spelling() {
        let aliases = aliases("[[agency]]\nname = \"霁川市卫健委\"\nalso = [\"霁川市 卫生局\"]\n").unwrap();
        assert_eq!(aliases.meant("霁川市卫生局").as_deref(), Some("霁川市卫生健康委员会"));
        assert_eq!(aliases.meant("霁川市卫生局（汇总）").as_deref(), Some("霁川市卫生健康委员会（汇总）"));
        assert_eq!(aliases.meant("霁川市民政局"), None);
    }

    #[test]
    fn a_wrong_key_is_refused_with_the_right_one() {
        let error = aliases("[[agency]]\nname = \"甲\"\nalse = []\n").unwrap_err();
        assert!(error.to_string().contains("also"), "{error}");
    }
}
