//! A tag as it is written: its name, and its attributes where somebody asks for them. Where it ends is told without looking
//! into them.

use std::borrow::Cow;

use memchr::memchr;
use quick_xml::escape::unescape;
use quick_xml::events::attributes::Attributes;

use crate::ingest::limit;

/// A tag that opens, as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'x> {
    name: &'x str,
    /// What is between its name and its end.
    attributes: &'x str,
}

impl<'x> Tag<'x> {
    /// The name with its prefix.
    pub const fn name(self) -> &'x str {
        self.name
    }

    /// The name without its prefix.
    pub fn local_name(self) -> &'x str {
        local(self.name)
    }

    /// The value of an attribute by its name without a prefix.
    pub fn attribute(self, name: &str) -> Option<Cow<'x, str>> {
        let mut rest = self.attributes.trim_ascii_start();
        while !rest.is_empty() {
            let Some((key, value, after)) = usual_attribute(rest) else { return self.seldom(name) };
            if local(key) == name {
                return unescape(value).ok();
            }
            rest = after.trim_ascii_start();
        }
        None
    }

    /// The same where an attribute is written in an unusual way.
    fn seldom(self, name: &str) -> Option<Cow<'x, str>> {
        let mut all = self.attributes();
        let found = all.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        match found.value {
            Cow::Borrowed(value) => unescape(value).ok(),
            Cow::Owned(value) => unescape(&value).ok().map(|value| Cow::Owned(value.into_owned())),
        }
    }

    /// Every attribute as it is written; those that break the rules are errors.
    pub const fn attributes(self) -> Attributes<'x> {
        Attributes::new(self.attributes, 0)
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    let colon = name.bytes().position(|byte| byte == b':');
    colon.and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}

/// Name and value of the attribute with which a text begins, and what follows it; none where it is not written as usual.
fn usual_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let bytes = text.as_bytes();
    let equals = bytes.iter().position(|byte| *byte == b'=' || is_blank(*byte))?;
    let quote = *bytes.get(equals + 1).filter(|quote| matches!(quote, b'"' | b'\''))?;
    let (begin, length) = (equals + 2, memchr(quote, bytes.get(equals + 2..)?)?);
    let value = text.get(begin..begin + length).filter(|_| bytes.get(equals) == Some(&b'='))?;
    Some((text.get(..equals)?, value, text.get(begin + length + 1..)?))
}

impl Tag<'_> {
    /// How many attributes it has at most: counted only where they could be too many, since one takes five characters at least.
    pub(super) fn attributes_at_most(self) -> u64 {
        let most = self.attributes.len() as u64 / 5;
        if most > limit::ATTRIBUTES.most { self.attributes().with_checks(false).count() as u64 } else { most }
    }
}

/// The tag that a text begins with, where it is nothing but a name, as most are; whether it is empty, and its bytes.
pub(super) fn bare(text: &str) -> Option<(Tag<'_>, bool, usize)> {
    let bytes = text.as_bytes();
    let mut end = 1;
    while bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b':') {
        end += 1;
    }
    let is_empty = match bytes.get(end..)? {
        [b'>', ..] => false,
        [b'/', b'>', ..] => true,
        _ => return None,
    };
    Some((Tag { name: &text[1..end], attributes: "" }, is_empty, end + 1 + usize::from(is_empty)))
}

/// The tag with some content, and whether it is empty.
pub(super) fn of(content: &str) -> (Tag<'_>, bool) {
    let (content, is_empty) = content.strip_suffix('/').map_or((content, false), |content| (content, true));
    let name = content.bytes().position(is_blank).unwrap_or(content.len());
    let (name, attributes) = content.split_at(name);
    (Tag { name, attributes }, is_empty)
}

#[inline]
const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Tells, of what looks like a whole tag, that no value in it is open at its end: never wrongly, though of odd quotes it may
/// say no to a whole one. Without branches, so that many bytes are looked at at once.
pub(super) fn has_whole_values(tag: &[u8]) -> bool {
    let (double, single) = tag
        .iter()
        .fold((0, 0), |(double, single), byte| (double ^ u8::from(*byte == b'"'), single | u8::from(*byte == b'\'')));
    (double, single) == (0, 0)
}
