//! The agency and year that the preface and the first sentence name where the title does not.

use std::sync::LazyLock;

use regex::Regex;

use super::Line;
use super::date::{FoundYear, years};
use super::organ;
use crate::model::report::{Evidence, Head, Stated};

/// Reads the report's own name, who compiled it and whom to ask.
pub fn read(preface: &[Line], head: &mut Head) {
    for line in preface {
        read_own_name(line, head);
    }
    note_first(preface, |line| between(&line.text, "由", "编制").and_then(organ::name), Evidence::Preface, head);
    note_first(preface, |line| contact(&line.text), Evidence::Contact, head);
}

/// Reads the first sentence of section 一: `2024年，某机关坚持…`.
pub fn read_opening(line: &Line, head: &mut Head) {
    let Some(found) = years(&line.text).next().filter(|found| found.start < 12) else { return };
    let rest = &line.text[found.end..];
    let starts_sentence = rest.starts_with([',', '，', ':', '、']) || found.start == 0;
    if starts_sentence {
        head.years.push(Stated { value: found.year, line: line.number, by: Evidence::Opening });
    }
    let Some(subject) = rest.strip_prefix([',', '，']) else { return };
    let end = first_verb(subject);
    note_agency(end.and_then(|end| organ::name(&subject[..end])), line, Evidence::Opening, head);
}

/// Where the first verb of a text stands; one that it begins with does not count, nor where that stands again.
fn first_verb(text: &str) -> Option<usize> {
    static ANY: LazyLock<Regex> = LazyLock::new(|| {
        let verbs: Vec<String> = organ::words().verbs.iter().map(|verb| regex::escape(verb)).collect();
        Regex::new(&verbs.join("|")).expect("words without marks of patterns are a pattern")
    });
    let verbs = organ::words().verbs.iter();
    match ANY.find(text)?.start() {
        0 => verbs.filter_map(|verb| text.find(verb.as_str())).filter(|&at| at > 0).min(),
        at => Some(at),
    }
}

/// Notes the agency that the first line to name one names.
fn note_first(preface: &[Line], name: fn(&Line) -> Option<&str>, by: Evidence, head: &mut Head) {
    let named = preface.iter().find_map(|line| Some((line.number, name(line)?)));
    head.agencies.extend(named.map(|(line, name)| Stated { value: name.to_owned(), line, by }));
}

fn note_agency(name: Option<&str>, line: &Line, by: Evidence, head: &mut Head) {
    head.agencies.extend(name.map(|name| Stated { value: name.to_owned(), line: line.number, by }));
}

/// `现公布<agency>YYYY年…年度报告`, `公布YYYY年度<agency>政府信息公开工作年度报告`: not inside the names of other documents.
fn read_own_name(line: &Line, head: &mut Head) {
    for found in years(&line.text) {
        let Some(named) = own_name(&line.text, found) else { continue };
        if !head.years.iter().any(|stated| stated.by == Evidence::Preface) {
            head.years.push(Stated { value: found.year, line: line.number, by: Evidence::Preface });
        }
        note_agency(named.agency, line, Evidence::Preface, head);
        return;
    }
}

/// The report's own name in running text.
struct OwnName<'t> {
    /// The agency, if it is named there.
    agency: Option<&'t str>,
}

/// Whether the words around a year are the report's own name, and the agency in them.
fn own_name(text: &str, found: FoundYear) -> Option<OwnName<'_>> {
    let (before, after) = (&text[..found.start], &text[found.end..]);
    let tail = after.find("信息公开").filter(|&at| at <= 120)?;
    let reports = after[tail..].find("报告").is_some_and(|at| at <= 60);
    let verb =
        organ::words().announces.iter().filter_map(|verb| Some(before.rfind(verb.as_str())? + verb.len())).max()?;
    let subject = before[verb..].trim_start_matches(['了', '《', '"', '“']);
    if !reports || subject.contains(['。', ';', '；', '，', ',', '》']) || inside_other_name(before) {
        return None;
    }
    let after_year = after[..tail].trim_end_matches("政府");
    Some(OwnName { agency: organ::name(subject).or_else(|| organ::name(after_year)) })
}

/// Tells whether a place lies inside 《…》 that does not begin with the report's own name.
fn inside_other_name(before: &str) -> bool {
    let Some(open) = before.rfind('《') else { return false };
    let announced = organ::words().announces.iter().any(|verb| before[..open].ends_with(verb.as_str()));
    !before[open..].contains('》') && !announced
}

/// `请与<agency>联系`, `请联系<agency>办公室`, `请与<agency>法制科联系`.
fn contact(text: &str) -> Option<&str> {
    let named = between(text, "请与", "联系").or_else(|| {
        let at = text.find("请联系")? + "请联系".len();
        let end = text[at..].find([',', '，', '(', '（', '。', ':', ';']).unwrap_or(text.len() - at);
        Some(&text[at..at + end])
    })?;
    organ::of_contact(named.split(['(', '（', ',', '，']).next().unwrap_or(named))
}

fn between<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    text.match_indices(open).find_map(|(at, _)| {
        let rest = &text[at + open.len()..];
        let inner = &rest[..rest.find(close)?];
        (inner.len() <= 150).then_some(inner)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> (Option<String>, Option<i16>) {
        let mut head = Head::default();
        read(&[Line { number: 1, text: text.to_owned() }], &mut head);
        (head.agencies.first().map(|stated| stated.value.clone()), head.years.first().map(|stated| stated.value))
    }

    #[test]
    fn the_preface_names_agency_and_year() {
        for text in [
            "根据《青禾市政府办公室关于做好2023年政府信息公开年度报告编制工作的通知》,编制并向社会公布青禾市民政局2024年度政府信息公开工作年度报告。",
            "现公布2024年度青禾市民政局政府信息公开工作年度报告。",
            "编制《青禾市民政局2024年政府信息公开工作年度报告》。",
        ] {
            assert_eq!(head(text), (Some("青禾市民政局".into()), Some(2024)), "{text}");
        }
    }

    #[test]
    fn the_contact_names_the_agency_where_nothing_else_does() {
        assert_eq!(head("如有疑问,请与青禾市民政局办公室联系(地址:某路1号)"), (Some("青禾市民政局".into()), None));
        assert_eq!(head("请与青禾市人民政府办公室联系"), (None, None));
    }

    #[test]
    fn notices_of_others_name_nothing() {
        assert_eq!(head("按照《关于做好2023年政府信息公开工作年度报告编制工作的通知》要求"), (None, None));
    }
}
