//! `gouji.report/1` as it is read: what must be there is little, what is not known is passed over, so that reports of other
//! programs and of newer versions can be read.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use crate::model::document::{Declared, Digest, Format, Origin, RestatedCell};
use crate::model::report::{State, Unit};
use crate::text::number::Number;

/// A report.
#[derive(Deserialize)]
pub(super) struct ReportShape {
    pub(super) schema: String,
    pub(super) source: Option<SourceShape>,
    pub(super) agency: Option<String>,
    pub(super) year: Option<i16>,
    pub(super) edition: Option<String>,
    pub(super) title: Option<String>,
    #[serde(default, deserialize_with = "day")]
    pub(super) issued_on: Option<Date>,
    #[serde(default, deserialize_with = "day")]
    pub(super) published_on: Option<Date>,
    #[serde(default)]
    pub(super) sections: Vec<SectionShape>,
    #[serde(default)]
    pub(super) cells: BTreeMap<String, CellShape>,
    #[serde(default)]
    pub(super) pages: Vec<u32>,
    pub(super) declared: Option<DeclaredShape>,
    pub(super) text: Option<String>,
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let written = Option::<String>::deserialize(deserializer)?;
    written.map(|day| day.parse().map_err(serde::de::Error::custom)).transpose()
}

/// Where it was read from.
#[derive(Deserialize)]
pub(super) struct SourceShape {
    path: String,
    format: Format,
    encoding: String,
    bytes: u64,
    sha256: Digest,
}

impl From<SourceShape> for Origin {
    fn from(source: SourceShape) -> Self {
        let encoding = encoding_rs::Encoding::for_label(source.encoding.as_bytes());
        let encoding = encoding.map_or("UTF-8", |encoding| match encoding.name() {
            "gb18030" | "GBK" => "GB18030",
            name => name,
        });
        let (path, format) = (source.path.into(), source.format);
        Self { path, format, encoding, bytes: source.bytes, sha256: source.sha256 }
    }
}

/// A section.
#[derive(Deserialize)]
pub(super) struct SectionShape {
    pub(super) heading: String,
    #[serde(default)]
    pub(super) text: String,
}

/// A cell.
#[derive(Deserialize)]
pub(super) struct CellShape {
    value: Option<Number>,
    state: State,
    line: Option<u32>,
    unit: Option<Unit>,
    page: Option<u16>,
}

impl CellShape {
    /// The cell under its path; a number without a value is refused.
    pub(super) fn restated(self, path: String) -> Result<RestatedCell, String> {
        let value = match (self.state, self.value) {
            (State::Number, None) => return Err(format!("{path}: number, value null")),
            (State::Number, Some(value)) => value,
            _ => Number::ZERO,
        };
        let line = self.line.unwrap_or(0);
        Ok(RestatedCell { path, state: self.state, value, unit: self.unit, line, page: self.page.unwrap_or(0) })
    }
}

/// What the file said of itself.
#[derive(Clone, Default, Deserialize)]
pub(super) struct DeclaredShape {
    title: Option<String>,
    publisher: Option<String>,
    published_on: Option<String>,
}

impl From<DeclaredShape> for Declared {
    fn from(declared: DeclaredShape) -> Self {
        Self { title: declared.title, publisher: declared.publisher, published_on: declared.published_on }
    }
}
