//! A pattern in linear time, made when it is first needed: most of the catalogue's are never looked for in full, since the
//! sieve tells beforehand that they would find nothing.

use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

use super::spec::Origin;
use crate::text::phrase::{Bilingual, Phrase};

/// Most bytes that a compiled pattern may take.
pub(super) const LARGEST: usize = 1 << 20;
/// Most bytes of the states that a thread keeps of a pattern: fewer would be made anew over and over.
pub(super) const MOST_STATES: usize = 1 << 23;

/// A pattern as it is written, with what is made of it.
#[derive(Debug)]
pub struct Pattern {
    source: String,
    made: OnceLock<Regex>,
}

impl Pattern {
    /// Takes a pattern. One that an auditor wrote is tried at once; the error is a sentence of its compiler. Those of the
    /// catalogue are walked by a test.
    pub fn new(source: String, origin: Origin) -> Result<Self, String> {
        let pattern = Self { source, made: OnceLock::new() };
        if !matches!(origin, Origin::Catalogue(_)) {
            let _ = pattern.made.set(pattern.make()?);
        }
        Ok(pattern)
    }

    /// The pattern as it is written.
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// The pattern, ready to search with.
    pub fn regex(&self) -> &Regex {
        self.made.get_or_init(|| self.make().expect("the catalogue's patterns are walked by a test, others were tried"))
    }

    /// Makes it anew; the error is a sentence of its compiler.
    pub(super) fn make(&self) -> Result<Regex, String> {
        build(&self.source).map_err(|fault| format!("{} / {}", fault.zh, fault.en))
    }
}

/// What is wrong with a pattern as an auditor writes it, if anything is.
pub fn fault(written: &str) -> Option<Bilingual> {
    build(written).err()
}

fn build(source: &str) -> Result<Regex, Bilingual> {
    let built = RegexBuilder::new(source).size_limit(LARGEST).dfa_size_limit(MOST_STATES).build();
    let regex = built.map_err(|error| {
        let why = reason(&error);
        Bilingual::new(
            format!("模式“{source}”不能用：{}", why.zh),
            format!("the pattern `{source}` cannot be used: {}", why.en),
        )
    })?;
    if regex.is_match("") {
        return Err(Bilingual::new(
            format!("模式“{source}”能匹配空文字，会处处命中"),
            format!("the pattern `{source}` matches the empty text, and so everywhere"),
        ));
    }
    Ok(regex)
}

/// How the reasons of the compiler begin, in the words of people.
const REASONS: [(&str, Phrase); 14] = [
    ("unclosed group", Phrase::new("有 ( 没有 )", "there is a ( without )")),
    ("unopened group", Phrase::new("有 ) 没有 (", "there is a ) without (")),
    ("unclosed character class", Phrase::new("有 [ 没有 ]", "there is a [ without ]")),
    ("invalid character class range", Phrase::new("[ ] 里的范围要从小到大", "a range in [ ] runs from low to high")),
    ("repetition operator missing", Phrase::new("* + ? 前面要有字", "there is nothing before * + or ?")),
    ("repetition quantifier", REPEATED),
    ("unclosed counted repetition", REPEATED),
    ("invalid repetition count", REPEATED),
    ("unrecognized escape", Phrase::new("\\ 后面的字不能这样写", "no such character after \\")),
    ("incomplete escape", Phrase::new("\\ 后面没有写完", "something is missing after \\")),
    (
        "look-around",
        Phrase::new(
            "不支持 (?= (?! 这类前后断言，可用 unless、only_with",
            "(?= and (?! are not supported; use unless or only_with",
        ),
    ),
    ("backreferences", Phrase::new("不支持 \\1 这类反向引用", "\\1 and its like are not supported")),
    ("unrecognized flag", MARKS),
    ("incomplete", MARKS),
];

const REPEATED: Phrase = Phrase::new("次数要写成 {2} 或 {2,5}", "write {2} or {2,5} for how often");
const MARKS: Phrase = Phrase::new("(? 后面的写法不对", "what follows (? is not understood");

/// Why a pattern cannot be used: of what the compiler prints the last line.
fn reason(error: &regex::Error) -> Bilingual {
    let regex::Error::Syntax(printed) = error else { return TOO_LARGE.into() };
    let last = printed.lines().last().unwrap_or_default();
    let said = last.strip_prefix("error: ").unwrap_or(last);
    match REASONS.iter().find(|(known, _)| said.starts_with(known)) {
        Some((_, phrase)) => (*phrase).into(),
        None => Bilingual::new("不是正则表达式的写法", format!("it is no regular expression ({said})")),
    }
}

const TOO_LARGE: Phrase = Phrase::new("太大，请拆成几个", "it is too large; make several of it");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_auditors_pattern_is_tried_as_it_is_read() {
        assert!(Pattern::new("(".to_owned(), Origin::Local).is_err());
        assert!(Pattern::new("a*".to_owned(), Origin::Changed).is_err());
        assert!(Pattern::new("甲+".to_owned(), Origin::Local).unwrap().regex().is_match("甲乙"));
    }
}
