//! What may stand in a cell of a form: its five states, and the units of amounts.

/// What stands in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// A number.
    Number,
    /// Nothing: not stated.
    Blank,
    /// A written none: `/`, `-`, `—`, `无`.
    Dash,
    /// Something that is no number.
    Text,
    /// The document has no such cell.
    #[default]
    Absent,
}

impl State {
    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Blank => "blank",
            Self::Dash => "dash",
            Self::Text => "text",
            Self::Absent => "absent",
        }
    }
}

/// The unit that a cell or its column's head names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Unit {
    /// 元.
    #[serde(rename = "元")]
    Yuan,
    /// 万元: ten thousand yuan.
    #[serde(rename = "万元")]
    TenThousandYuan,
}

impl Unit {
    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::TenThousandYuan => "万元",
        }
    }
}
