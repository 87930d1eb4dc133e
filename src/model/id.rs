//! The names by which findings, events and journal lines are known; each is written as text in JSON. It does not compute them.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};
use uuid::Uuid;

/// Names a finding by its agency, year, rule and cells; shown as 16 lowercase hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId(pub u64);

/// Names an event of the journal, everywhere and for ever (a UUIDv7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub Uuid);

/// The SHA-256 of a journal line without its line end; shown as 64 lowercase hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineHash(pub [u8; 32]);

/// Says why a text is not the name it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("「{text}」不是{wanted}")]
pub struct BadName {
    text: String,
    wanted: &'static str,
}

impl BadName {
    fn new(text: &str, wanted: &'static str) -> Self {
        let text = text.chars().take(80).collect();
        Self { text, wanted }
    }
}

impl EventId {
    /// Makes a name that no other event has.
    pub fn fresh() -> Self {
        Self(Uuid::now_v7())
    }
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for LineHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |nibble: u8| char::from_digit(nibble.into(), 16);
        let digits = self.0.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
        f.write_str(&digits.flatten().collect::<String>())
    }
}

impl FromStr for FindingId {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let number =
            Some(text).filter(|text| is_lower_hex(text, 16)).and_then(|text| u64::from_str_radix(text, 16).ok());
        let wanted = "问题编号（16 位小写十六进制，a finding id of 16 lowercase hex digits）";
        number.map(Self).ok_or_else(|| BadName::new(text, wanted))
    }
}

impl FromStr for EventId {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let wanted = "事件编号（UUID，an event id）";
        Uuid::try_parse(text).map(Self).map_err(|_| BadName::new(text, wanted))
    }
}

impl FromStr for LineHash {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let wanted = "SHA-256（64 位小写十六进制，64 lowercase hex digits）";
        if !is_lower_hex(text, 64) {
            return Err(BadName::new(text, wanted));
        }
        let mut nibbles = text.chars().filter_map(|digit| digit.to_digit(16));
        let mut nibble = || nibbles.next().and_then(|n| u8::try_from(n).ok()).unwrap_or_default();
        Ok(Self(std::array::from_fn(|_| (nibble() << 4) | nibble())))
    }
}

fn is_lower_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

impl Serialize for FindingId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for EventId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for LineHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FindingId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed(PhantomData))
    }
}

impl<'de> Deserialize<'de> for EventId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed(PhantomData))
    }
}

impl<'de> Deserialize<'de> for LineHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed(PhantomData))
    }
}

/// Reads any of the names from a JSON string without copying it first.
struct Parsed<T>(PhantomData<T>);

impl<T: FromStr<Err = BadName>> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name written as a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_id_keeps_its_leading_zeros_in_text_and_json() {
        let id = FindingId(0x00ab_cdef);
        assert_eq!(id.to_string(), "0000000000abcdef");
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"0000000000abcdef\"");
        let back: FindingId = serde_json::from_str("\"0000000000abcdef\"").unwrap();
        assert_eq!(back, id);
    }

    #[test]
    fn a_finding_id_is_refused_unless_it_is_16_lowercase_digits() {
        for wrong in ["", "abc", "00000000000ABCDE", "+000000000000abc", "0000000000abcdef0"] {
            assert!(wrong.parse::<FindingId>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_line_hash_returns_from_its_text() {
        let hash = LineHash(std::array::from_fn(|i| u8::try_from(i * 7).unwrap()));
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert!("zz".repeat(32).parse::<LineHash>().is_err());
    }

    #[test]
    fn fresh_event_ids_differ_and_return_from_their_text() {
        let (one, two) = (EventId::fresh(), EventId::fresh());
        assert_ne!(one, two);
        assert_eq!(one.to_string().parse(), Ok(one));
    }
}
