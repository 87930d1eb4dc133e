//! JSON in which nothing hides: what cannot be seen is written as an escape, so that it neither acts on a terminal nor is
//! lost. It decides only how strings are written; the layout is that of `serde_json`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::neutralise::is_hidden;

/// Writes a value in several lines for people, with a line end.
pub fn write_pretty(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    write_with(PrettyFormatter::new(), value, out)
}

/// Writes a value in one line, with a line end.
pub fn write_line(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    write_with(CompactFormatter, value, out)
}

fn write_with(layout: impl Formatter, value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut *out, Visible(layout)))?;
    out.write_all(b"\n")
}

/// Writes characters that cannot be seen as `\uXXXX`; all else is laid out by the formatter within.
#[derive(Clone, Debug, Default)]
pub struct Visible<F>(pub F);

impl<F: Formatter> Formatter for Visible<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, hidden)) = rest.char_indices().find(|&(_, c)| is_hidden(c)) {
            out.write_all(&rest.as_bytes()[..at])?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + hidden.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn written(value: &Value) -> String {
        let mut out = Vec::new();
        write_line(value, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn hidden_characters_are_escapes_in_names_and_values() {
        let value = json!({"\u{9b}31m": "甲\u{202e}\u{e0041}\u{7f}\u{1b}\t"});
        assert_eq!(written(&value), "{\"\\u009b31m\":\"甲\\u202e\\udb40\\udc41\\u007f\\u001b\\t\"}\n");
    }

    #[test]
    fn several_lines_are_laid_out_for_people() {
        let mut out = Vec::new();
        write_pretty(&json!({"a": [1]}), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "{\n  \"a\": [\n    1\n  ]\n}\n");
    }

    proptest! {
        #[test]
        fn every_text_comes_back_exactly_and_nothing_hides(text in any::<String>()) {
            let line = written(&json!([text]));
            prop_assert!(!line.chars().any(is_hidden));
            prop_assert_eq!(&serde_json::from_str::<Value>(&line).unwrap()[0], &Value::from(text));
        }
    }
}
