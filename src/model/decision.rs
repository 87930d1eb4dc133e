//! What auditors decide about findings, as the events of schema `gouji.event/1`; it neither stores nor folds them.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserializer};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

pub use super::id::{EventId, FindingId, LineHash};

/// What an auditor holds of a finding (处置).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disposition {
    /// The finding is right (属实).
    Confirmed,
    /// The rule is wrong here (误报-规则).
    FalseRule,
    /// The document was misread (误报-解析).
    FalseParse,
    /// It cannot be settled from the report alone (存疑).
    Doubtful,
    /// Another finding says the same (重复).
    Duplicate,
    /// It is put off (暂缓).
    Deferred,
    /// A former decision is taken back: the finding awaits one again (待核).
    Open,
}

impl Disposition {
    /// Every disposition, in the order of the keys; `Open` has none and comes last.
    pub const ALL: [Self; 7] = [
        Self::Confirmed,
        Self::FalseRule,
        Self::FalseParse,
        Self::Doubtful,
        Self::Duplicate,
        Self::Deferred,
        Self::Open,
    ];

    /// Returns the name used in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::FalseRule => "false_rule",
            Self::FalseParse => "false_parse",
            Self::Doubtful => "doubtful",
            Self::Duplicate => "duplicate",
            Self::Deferred => "deferred",
            Self::Open => "open",
        }
    }

    /// Returns the digit that gives this disposition on the screen; `Open` is reached by undo only.
    pub fn key(self) -> Option<char> {
        match self {
            Self::Confirmed => Some('1'),
            Self::FalseRule => Some('2'),
            Self::FalseParse => Some('3'),
            Self::Doubtful => Some('4'),
            Self::Duplicate => Some('5'),
            Self::Deferred => Some('6'),
            Self::Open => None,
        }
    }

    /// Returns the Chinese label.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Confirmed => "属实",
            Self::FalseRule => "误报-规则",
            Self::FalseParse => "误报-解析",
            Self::Doubtful => "存疑",
            Self::Duplicate => "重复",
            Self::Deferred => "暂缓",
            Self::Open => "待核",
        }
    }

    /// Returns the English label.
    pub fn en(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::FalseRule => "false alarm (rule)",
            Self::FalseParse => "false alarm (parsing)",
            Self::Doubtful => "doubtful",
            Self::Duplicate => "duplicate",
            Self::Deferred => "deferred",
            Self::Open => "open",
        }
    }
}

impl fmt::Display for Disposition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Says that a word names no disposition, and which words do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("没有「{0}」这种处置；可用：confirmed、false_rule、false_parse、doubtful、duplicate、deferred、open")]
pub struct UnknownDisposition(String);

impl FromStr for Disposition {
    type Err = UnknownDisposition;

    /// Reads the name of files, or the Chinese label.
    fn from_str(text: &str) -> Result<Self, UnknownDisposition> {
        Self::ALL
            .into_iter()
            .find(|one| one.name() == text || one.zh() == text)
            .ok_or_else(|| UnknownDisposition(text.chars().take(80).collect()))
    }
}

/// The schema of the events this program writes; it reads no other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EventSchema;

impl EventSchema {
    /// The name as it stands in every line.
    pub const NAME: &'static str = "gouji.event/1";
}

impl Serialize for EventSchema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Self::NAME)
    }
}

impl<'de> Deserialize<'de> for EventSchema {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = std::borrow::Cow::<str>::deserialize(deserializer)?;
        match &*name {
            Self::NAME => Ok(Self),
            other => Err(de::Error::custom(format_args!("schema {other} is not known"))),
        }
    }
}

/// One thing an auditor did about one finding: a decision, a note, both, or taking an earlier event back.
///
/// Fields that are not known are passed over in reading: a journal line is never written anew, so nothing of it is lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Always `gouji.event/1`.
    pub schema: EventSchema,
    /// Names the event; the same event in two copies of a file counts once.
    pub id: EventId,
    /// Who did it.
    pub auditor: String,
    /// The place in its file, from 1.
    pub sequence: u64,
    /// The logical (Lamport) clock: one more than the highest its writer had seen.
    pub clock: u64,
    /// The wall time, RFC 3339; information only, nothing is ordered by it.
    pub at: String,
    /// The hash of the line before it in its file; none for the first.
    pub prev: Option<LineHash>,
    /// The finding it is about.
    pub finding: FindingId,
    /// The agency of the finding, so that a journal can be read on its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The year of the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The code of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The cell paths of the finding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<String>,
    /// A fingerprint of the cells' values at the time: where they differ later, the decision counts for nothing any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<String>,
    /// What was decided; none for a note alone and for an undo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// The note; an empty one clears the former.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The event taken back: a decision or note (undo), or an undo (redo).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<EventId>,
    /// The standing decisions its auditor had seen and thereby replaced; what is not named here stays and may conflict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EventId>,
    /// Shared by the events that were made in one go, so that one undo takes all of them back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<EventId>,
    /// Whether the wall clock stood more than a minute behind this auditor's event before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub clock_back: bool,
}

impl Event {
    /// Returns what all events are ordered by, alike on every machine and whatever the files are called.
    ///
    /// The clock rises strictly within a file, so the auditor and the id only separate events of writers who had not
    /// seen each other.
    pub fn order(&self) -> (u64, &str, EventId) {
        (self.clock, &self.auditor, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Event {
        Event {
            schema: EventSchema,
            id: "0190b5a4-0000-7000-8000-000000000001".parse().unwrap(),
            auditor: "甲".into(),
            sequence: 1,
            clock: 7,
            at: "2025-03-01T08:00:00Z".into(),
            prev: None,
            finding: FindingId(0xabc),
            agency: Some("某市教育局".into()),
            year: Some(2024),
            rule: Some("A101".into()),
            cells: vec!["requests.outcome_total.total".into()],
            values: None,
            disposition: Some(Disposition::FalseRule),
            note: None,
            undoes: None,
            replaces: Vec::new(),
            batch: None,
            clock_back: false,
        }
    }

    #[test]
    fn an_event_is_written_in_the_agreed_words_and_returns_the_same() {
        let text = concat!(
            r#"{"schema":"gouji.event/1","id":"0190b5a4-0000-7000-8000-000000000001","auditor":"甲","sequence":1,"#,
            r#""clock":7,"at":"2025-03-01T08:00:00Z","prev":null,"finding":"0000000000000abc","agency":"某市教育局","#,
            r#""year":2024,"rule":"A101","cells":["requests.outcome_total.total"],"disposition":"false_rule"}"#
        );
        assert_eq!(serde_json::to_string(&event()).unwrap(), text);
        assert_eq!(serde_json::from_str::<Event>(text).unwrap(), event());
    }

    #[test]
    fn another_schema_is_refused() {
        let text = serde_json::to_string(&event()).unwrap();
        let newer = text.replace("gouji.event/1", "gouji.event/2");
        let error = serde_json::from_str::<Event>(&newer).unwrap_err().to_string();
        assert!(error.contains("gouji.event/2"), "{error}");
    }

    #[test]
    fn every_disposition_returns_from_its_name_and_label_and_has_a_key_of_its_own() {
        for one in Disposition::ALL {
            assert_eq!(one.name().parse(), Ok(one));
            assert_eq!(one.zh().parse(), Ok(one));
            assert_eq!(serde_json::to_value(one).unwrap(), one.name());
            let alike = Disposition::ALL.into_iter().filter(|other| one.key().is_some() && other.key() == one.key());
            assert!(alike.count() < 2, "two dispositions have the key of {}", one.name());
        }
        assert!("Confirmed".parse::<Disposition>().is_err());
    }
}
