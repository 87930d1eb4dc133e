//! What may stand in a cell of a form: its five states, and the units of amounts.

use crate::text::number::Number;

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
    /// An amount of this unit in 万元, the unit of the forms.
    pub fn in_ten_thousands(self, amount: Number) -> Option<Number> {
        match self {
            Self::TenThousandYuan => Some(amount),
            Self::Yuan => (0..4).try_fold(amount, |amount, _| amount.times(Number::hundredths(10))),
        }
    }

    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::TenThousandYuan => "万元",
        }
    }
}
