//! The list of findings as Markdown for documents, tickets and chats: tables only. Nothing of a report becomes a link, an
//! image, a heading or HTML.

use std::io::Write;

use super::column::Value;
use super::table::{self, Table};
use super::{ExportError, Exporter, Package};
use crate::text::phrase::{Lang, Phrase};

pub(super) const EXPORTER: Exporter = Exporter {
    name: "md",
    extension: "md",
    stem: "问题清单",
    title: Phrase::new(
        "问题清单（Markdown，可贴入公文、工单）",
        "list of findings (Markdown for documents and tickets)",
    ),
    to_stdout: true,
    write,
};

const NONE: Phrase = Phrase::new("（无）", "(none)");

fn write(package: &Package, out: &mut dyn Write) -> Result<(), ExportError> {
    let findings = table::findings(package, true);
    writeln!(out, "# {}\n", findings.title.in_lang(package.lang))?;
    lay_out(&findings.heads, findings.rows, package.lang, out)?;
    for Table { title, heads, rows } in table::beside_findings(package) {
        writeln!(out, "\n## {}\n", title.in_lang(package.lang))?;
        lay_out(&heads, rows, package.lang, out)?;
    }
    Ok(())
}

fn lay_out(
    heads: &[table::Head],
    rows: impl Iterator<Item = Vec<Value>>,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return Ok(writeln!(out, "{}", NONE.in_lang(lang))?);
    }
    let titles: Vec<&str> = heads.iter().map(|head| head.title.in_lang(lang)).collect();
    writeln!(out, "| {} |", titles.join(" | "))?;
    writeln!(out, "|{}", " --- |".repeat(titles.len()))?;
    for row in rows {
        let fields: Vec<String> = row.iter().map(field).collect();
        writeln!(out, "| {} |", fields.join(" | "))?;
    }
    Ok(())
}

fn field(value: &Value) -> String {
    let text = escape(&value.shown());
    if matches!(value, Value::Alert(_)) { format!("**{text}**") } else { text }
}

/// Text as Markdown that shows just this text on one line of a table.
fn escape(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        match character {
            '\n' => shown.push_str(" / "),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '&' => shown.push_str("&amp;"),
            // As an entity it can never stand before the `|` that it would set free.
            '\\' => shown.push_str("&#92;"),
            // Many programs turn `a@b` into a link and `@name` into a message, however it is escaped.
            '@' => shown.push('＠'),
            sign if is_marking(sign, next) => shown.extend(['\\', sign]),
            plain => shown.push(plain),
        }
    }
    shown
}

/// Tells whether a sign marks something up: by itself, or as part of an address that would become a link.
fn is_marking(sign: char, next: Option<char>) -> bool {
    match sign {
        '|' | '`' | '*' | '_' | '[' | ']' | '!' | '#' | '~' | '$' | '^' => true,
        ':' => next == Some('/'),
        '.' => next.is_some_and(|c| c.is_alphabetic() && c.is_ascii()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sample;
    use super::*;

    const ENTITIES: [&str; 4] = ["&lt;", "&gt;", "&amp;", "&#92;"];

    fn written(package: &Package) -> String {
        let mut out = Vec::new();
        write(package, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The text with a dot for every escaped sign and entity, as a Markdown reader sees its marks.
    fn marks(text: &str) -> String {
        let text = ENTITIES.iter().fold(text.to_owned(), |text, entity| text.replace(entity, "·"));
        let mut characters = text.chars();
        let seen = || match characters.next()? {
            '\\' => characters.next().map(|_| '·'),
            mark => Some(mark),
        };
        std::iter::from_fn(seen).collect()
    }

    #[test]
    fn the_list_reads_as_a_document() {
        insta::assert_snapshot!(written(&sample::package()));
    }

    #[test]
    fn the_list_reads_in_english() {
        insta::assert_snapshot!(written(&Package { lang: Lang::En, ..sample::package() }));
    }

    #[test]
    fn marks_and_addresses_are_shown_as_text() {
        assert_eq!(escape("a|b\\|c\n# d"), r"a\|b&#92;\|c / \# d");
        assert_eq!(escape("<img src=x>&[甲](http://www.a.cn)"), r"&lt;img src=x&gt;&amp;\[甲\](http\://www\.a\.cn)");
        assert_eq!(escape("报 a@b.cn，3.5 万元"), r"报 a＠b\.cn，3.5 万元");
    }

    #[test]
    fn signs_that_an_escape_parts_are_no_address() {
        assert_eq!(marks(&escape(":!//")), ":·//");
    }

    proptest! {
        #[test]
        fn no_text_breaks_a_table_or_marks_anything_up(text in sample::hostile_text()) {
            let plain = marks(&written(&sample::hostile("甲")));
            let hostile = marks(&written(&sample::hostile(&text)));
            let bars = |text: &str| text.lines().map(|line| line.matches('|').count()).collect::<Vec<_>>();
            prop_assert_eq!(bars(&hostile), bars(&plain));
            let signs = |text: &str| text.matches(['<', '>', '`', '*', '_', '[', ']', '!', '~', '@', '$', '#', '&']).count();
            prop_assert_eq!(signs(&hostile), signs(&plain));
            prop_assert!(!hostile.contains("://") && !hostile.contains("www."));
        }
    }
}
