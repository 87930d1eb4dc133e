//! The shape of the form files: typed, every unknown key refused. Turning them into a [`super::Form`] is `build`'s work.

use serde::Deserialize;

use super::{SectionSpec, Years};
use crate::text::data::{self, DataError};

/// Why a form file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// The file is not of the declared shape.
    #[error(transparent)]
    Shape(#[from] DataError),
    /// A path in an identity, chain or comparability names no cell.
    #[error("edition {edition}: `{path}` names no cell")]
    UnknownPath {
        /// The file's edition.
        edition: String,
        /// The path as written.
        path: String,
    },
    /// No form file of that name.
    #[error("no edition `{0}`")]
    UnknownEdition(String),
}

/// What a cell may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A whole number from 0 up.
    #[default]
    Count,
    /// A whole number of either sign.
    Signed,
    /// A decimal from 0 up: money.
    Amount,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormSpec {
    pub edition: super::Edition,
    pub basis: String,
    pub years: Years,
    pub table: Vec<TableSpec>,
    pub merged: Option<MergedSpec>,
    pub identity: Vec<IdentitySpec>,
    #[serde(default)]
    pub chain: Vec<ChainSpec>,
    #[serde(default)]
    pub comparable: Vec<ComparableSpec>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableSpec {
    pub key: String,
    pub number: u8,
    pub part: u8,
    pub title: String,
    pub note: Option<String>,
    #[serde(default)]
    pub one_line: bool,
    pub block: Vec<BlockSpec>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BlockSpec {
    pub caption: Option<String>,
    pub columns: Vec<ColumnSpec>,
    pub rows: Vec<RowSpec>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColumnSpec {
    pub key: String,
    pub label: String,
    pub short: String,
    #[serde(default)]
    pub kind: Kind,
    pub unit: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RowSpec {
    pub key: String,
    pub label: String,
    pub short: String,
    pub group: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MergedSpec {
    pub table: String,
    /// What the keys of the rows begin with that it stands for.
    pub stands_for: String,
    pub row: RowSpec,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Per {
    Column,
    Row,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IdentitySpec {
    pub rule: String,
    pub per: Per,
    pub table: String,
    #[serde(default)]
    pub rows: Vec<String>,
    pub left: Vec<String>,
    #[serde(default)]
    pub relation: super::Relation,
    pub right: Vec<String>,
    pub corrected: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChainSpec {
    pub rule: String,
    pub from: Vec<super::Edition>,
    pub this: Vec<String>,
    pub last: Vec<String>,
    #[serde(default)]
    pub plus: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ComparableSpec {
    pub this: Vec<String>,
    pub last: Vec<String>,
    pub how: super::Comparability,
    pub zh: String,
    pub en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sections {
    section: Vec<SectionSpec>,
}

pub(super) fn read(edition: &str) -> Result<FormSpec, FormError> {
    let text = match edition {
        "2019" => include_str!("edition_2019.toml"),
        "2021" => include_str!("edition_2021.toml"),
        other => return Err(FormError::UnknownEdition(other.to_owned())),
    };
    Ok(data::read_toml(&format!("edition_{edition}.toml"), text)?)
}

pub(super) fn sections() -> Result<Vec<SectionSpec>, FormError> {
    let read: Sections = data::read_toml("sections.toml", include_str!("sections.toml"))?;
    Ok(read.section)
}
