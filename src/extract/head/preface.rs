//! The agency and year that the preface and the first sentence name where the title does not.

use std::sync::LazyLock;

use regex::Regex;

use super::Line;
use super::date::{FoundYear, years};
use super::{organ, spoken, title};
use crate::model::report::{Evidence, Head, Stated};

/// Reads the report's own name, who compiled it and whom to ask.
pub fn read(preface: &[Line], head: &mut Head) {
    for line in preface {
        read_own_name(line, Evidence::Preface, head);
    }
    read_quoted_name(preface, Evidence::Preface, head);
    note_first(preface, |line| labelled(&line.text), Evidence::Preface, head);
    note_first(preface, |line| compiler(&line.text), Evidence::Preface, head);
    note_first(preface, |line| speaker(&line.text), Evidence::Preface, head);
    if head.agencies.iter().any(|stated| stated.by == Evidence::Title) {
        note_first(preface, |line| maker(&line.text), Evidence::Preface, head);
    }
    note_first(preface, |line| contact(&line.text), Evidence::Contact, head);
    note_first(preface, |line| subject(&line.text), Evidence::Opening, head);
}

/// Reads the first sentence of section 一: `2024年，某机关坚持…`, and what its first paragraphs speak of.
pub fn read_opening(lines: &[Line], head: &mut Head) {
    let opens_with_year = |line: &&Line| {
        let text = without_subheading(&line.text);
        years(text).next().is_some_and(|found| found.start < 12 && opens(text, found))
    };
    // Only where nothing else names the year a later paragraph may.
    let later = lines.iter().find(opens_with_year).filter(|_| head.years.is_empty());
    let Some(line) = later.or_else(|| lines.first()) else { return };
    if head.agencies.is_empty() {
        read_late_preface(lines, head);
    }
    let text = without_subheading(&line.text);
    let opening: Vec<FoundYear> = years(text).filter(|found| opens(text, *found)).collect();
    let stated = head.years.first().map(|stated| stated.value);
    // 2023年，本局被评为… 2024年，本局…: the paragraph comes to the report's year.
    let is_own = |found: &FoundYear| Some(found.year) == stated;
    // 2019年我局作出行政许可9件，2020年作出6件: so does a clause of the first sentence.
    let end = text.find('。').unwrap_or(text.len());
    let begins_clause = |found: &FoundYear| text[..found.start].ends_with(['，', ',', '；', ';']);
    let own = opening.iter().copied().find(is_own);
    let own = own.or_else(|| years(&text[..end]).find(|found| is_own(found) && begins_clause(found)));
    if let Some(first) = opening.first().filter(|found| found.start < 12) {
        let value = own.unwrap_or(*first).year;
        head.years.push(Stated { value, line: line.number, by: Evidence::Opening });
    }
    note_first(lines, |line| subject(without_subheading(&line.text)), Evidence::Opening, head);
    if head.agencies.is_empty() {
        note_agency(first_subject(&lines[0].text), &lines[0], Evidence::Opening, head);
    }
    if head.years.is_empty() {
        head.years.extend(spoken::year(lines));
    }
}

/// A preface below the heading of section 一: it names the report, who compiled it and whom to ask.
fn read_late_preface(lines: &[Line], head: &mut Head) {
    for line in lines {
        read_own_name(line, Evidence::Opening, head);
    }
    read_quoted_name(lines, Evidence::Opening, head);
    note_first(lines, |line| compiler_of_report(&line.text), Evidence::Opening, head);
    note_first(lines, |line| contact(&line.text), Evidence::Opening, head);
}

/// The body of the first sentence, `2024年，区民政局坚持…`, even where its name leaves the place open.
fn first_subject(text: &str) -> Option<&str> {
    let found = years(text).next().filter(|found| found.start < 12)?;
    let subject = text[found.end..].strip_prefix([',', '，'])?;
    organ::name(&subject[..first_verb(subject)?])
}

/// Tells whether a year begins a sentence: `2024年，`, or a line: `2024年某机关`.
fn opens(text: &str, found: FoundYear) -> bool {
    let (before, after) = (&text[..found.start], &text[found.end..]);
    let begins = before.is_empty() || before.ends_with(['。', ';', '；']) || found.start < 12;
    begins && (after.starts_with([',', '，', ':', '、']) || before.is_empty())
}

/// （一）主动公开情况。2024年，…: what stands behind the head of a paragraph.
fn without_subheading(text: &str) -> &str {
    let is_marked = text.starts_with(['(', '（']) || text.chars().nth(1).is_some_and(|c| matches!(c, '、' | '.'));
    let end = text.find(['。', ':', '：']).filter(|&end| is_marked && end < 60);
    end.map_or(text, |end| text[end..].trim_start_matches(['。', ':', '：']))
}

/// The body that one of the first clauses of a text speaks of, by its full name: `某市公安局以…`, `2024年某县教育局全面…`.
fn subject(text: &str) -> Option<&str> {
    let end = text.char_indices().nth(200).map_or(text.len(), |(at, _)| at);
    text[..end].split(['。', ',', '，', ';', '；', ':', '：']).find_map(|clause| {
        let clause = years(clause).next().filter(|found| found.start == 0).map_or(clause, |found| &clause[found.end..]);
        if begins_with_lead(clause) {
            return None;
        }
        let end = first_verb(clause)?;
        let whole = organ::without_scope(&clause[..end]).len();
        let named = organ::name(&clause[..end]).filter(|name| name.len() == whole && !organ::is_vague(name))?;
        (!named.ends_with("委")).then_some(named)
    })
}

/// Where the first verb of a text stands; one that it begins with does not count, nor where that stands again.
fn first_verb(text: &str) -> Option<usize> {
    static ANY: LazyLock<Regex> = LazyLock::new(|| {
        let verbs: Vec<String> = organ::words().verbs.iter().map(|verb| regex::escape(verb)).collect();
        Regex::new(&verbs.join("|")).expect("words without marks of patterns are a pattern")
    });
    let begun = match ANY.find(text)? {
        found if found.start() > 0 => return Some(found.start()),
        found => found.end(),
    };
    let verbs = organ::words().verbs.iter();
    let others: Vec<&str> = verbs.map(String::as_str).filter(|verb| !text.starts_with(verb)).collect();
    let begins = |at: &usize| others.iter().any(|verb| text[*at..].starts_with(verb));
    // What stands within the one that it begins with is seldom a verb, but may be.
    let within = text[..begun].char_indices().map(|(at, _)| at).skip(1).find(begins);
    within.or_else(|| ANY.find_iter(&text[begun..]).map(|found| begun + found.start()).find(begins))
}

/// Tells whether a clause begins with what only leads to a basis or a place.
fn begins_with_lead(clause: &str) -> bool {
    static FIRST: LazyLock<Vec<char>> =
        LazyLock::new(|| organ::words().leads.iter().filter_map(|lead| lead.chars().next()).collect());
    clause.chars().next().is_some_and(|c| FIRST.contains(&c))
        && organ::words().leads.iter().any(|lead| clause.starts_with(lead.as_str()))
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
fn read_own_name(line: &Line, by: Evidence, head: &mut Head) {
    for found in years(&line.text) {
        let Some(named) = own_name(&line.text, found) else { continue };
        note_year(found.year, line, by, head);
        note_agency(named.agency.as_deref(), line, by, head);
        return;
    }
}

/// 《<agency>2024年政府信息公开工作年度报告》（以下简称《年报》）通过本级网站公布: where nothing else names the agency, such a
/// name in its marks does, whatever sentence it stands in.
fn read_quoted_name(lines: &[Line], by: Evidence, head: &mut Head) {
    if !head.agencies.is_empty() {
        return;
    }
    let named = lines.iter().find_map(|line| Some((line, quoted_name(&line.text)?)));
    let Some((line, named)) = named else { return };
    let Some((agency, year)) = named.agency.zip(named.year) else { return };
    // A report of another year may be quoted, and so may that of another body.
    if head.years.iter().any(|stated| stated.value != year) {
        return;
    }
    note_year(year, line, by, head);
    note_agency(Some(&agency), line, by, head);
}

/// The first name in 《》 that is a title with agency and year, of which no notice is spoken.
fn quoted_name(text: &str) -> Option<title::Title> {
    text.match_indices('《').find_map(|(at, mark)| {
        let inside = &text[at + mark.len()..];
        let inside = &inside[..inside.find('》')?];
        title::read(inside).filter(|title| title.agency.is_some() && title.year.is_some())
    })
}

/// Notes a year by an evidence that has named none yet.
fn note_year(year: i16, line: &Line, by: Evidence, head: &mut Head) {
    if !head.years.iter().any(|stated| stated.by == by) {
        head.years.push(Stated { value: year, line: line.number, by });
    }
}

/// The report's own name in running text.
struct OwnName {
    /// The agency, if it is named there.
    agency: Option<String>,
}

/// A line on which no more than this stands behind the report's name is its title.
const LONGEST_SCOPE: usize = 12;

/// Whether the words around a year are the report's own name, and the agency in them.
fn own_name(text: &str, found: FoundYear) -> Option<OwnName> {
    let (before, after) = (organ::without_scope(&text[..found.start]), &text[found.end..]);
    // 某机关政府信息公开工作2024年度报告: the year stands within the name.
    let named_before =
        before.trim_end_matches("工作").strip_suffix("政府信息公开").filter(|_| after.starts_with("报告"));
    let (is_named_before, before) = (named_before.is_some(), named_before.unwrap_or(before));
    let verbs = organ::words().announces.iter();
    let verb = verbs.filter_map(|verb| Some(before.rfind(verb.as_str())? + verb.len())).max();
    // 某机关2024年政府信息公开工作年度报告（以下简称年报）根据…编制.
    let goes_on = || after.rsplit("报告").next().is_some_and(|rest| rest.chars().count() > LONGEST_SCOPE);
    // 2024年某市政府信息公开工作年度报告由…编制.
    let named_behind =
        || after.split("信息公开").next().is_some_and(|name| !name.contains([',', '，', '。', ':', '：']));
    let begins_line =
        || organ::name(before).map_or(before.is_empty() && named_behind(), |name| name.len() == before.len());
    let verb = verb.or_else(|| (begins_line() && goes_on()).then_some(0))?;
    let subject = before[verb..].trim_start_matches("完成").trim_start_matches(['了', '《', '"', '“']);
    if subject.contains(['。', ';', '；', '，', ',', '》']) || inside_other_name(before) {
        return None;
    }
    if is_named_before {
        return Some(OwnName { agency: organ::name(subject).map(str::to_owned) });
    }
    let tail = after.find("信息公开").or_else(|| after.find("信息工作")).filter(|&at| at <= 120)?;
    let reports = after[tail..].find("报告").is_some_and(|at| at <= 60);
    let is_of_government = after[..tail].ends_with("人民政府");
    let after_year = if is_of_government { &after[..tail] } else { after[..tail].trim_end_matches("政府") };
    let named = || organ::name(subject).or_else(|| organ::name(after_year)).map(str::to_owned);
    let place = if subject.is_empty() { after_year } else { subject };
    reports.then(|| OwnName { agency: named().or_else(|| title::government(place, "政府信息公开")) })
}

/// Tells whether a place lies inside 《…》 that does not begin with the report's own name.
fn inside_other_name(before: &str) -> bool {
    let Some(open) = before.rfind('《') else { return false };
    let announced = organ::words().announces.iter().any(|verb| before[..open].ends_with(verb.as_str()));
    !before[open..].contains('》') && !announced
}

/// `报告单位：<agency>`, perhaps with its stamp （盖章） behind it.
fn labelled(text: &str) -> Option<&str> {
    let rest = organ::words().labels.iter().find_map(|label| text.strip_prefix(label.as_str()))?;
    let named = rest.strip_prefix(['(', ':', '：', '|'])?.trim_start_matches("盖章):");
    organ::name(named.split(['(', '（', '|', '。', ';', '；']).next().unwrap_or(named))
}

/// `由<agency>编制`, `由<agency>根据…编制而成`; its office that writes for it is no part of it.
fn compiler(text: &str) -> Option<&str> {
    text.match_indices('由').find_map(|(at, by)| {
        let rest = text[at + by.len()..].split('。').next()?;
        rest.contains(['编', '撰']).then_some(())?;
        let end = organ::words().basis.iter().filter_map(|word| rest.find(word.as_str())).min()?;
        organ::of_contact(&rest[..end]).or_else(|| organ::name(organ::without_party_office(&rest[..end])))
    })
}

/// `<agency>编制了…年度报告`, `<agency>根据…编制本报告`: who says so with its full name. It stands beside the title's, never in its
/// place: an office may write for its government.
fn maker(text: &str) -> Option<&str> {
    let speaks = |sentence: &&str| sentence.contains("报告") && sentence.contains(['编', '撰']);
    let own = |clause: &str| organ::words().basis.iter().filter_map(|word| clause.find(word.as_str())).min();
    text.split('。').filter(speaks).flat_map(|sentence| sentence.split(['，', ',', '；', ';'])).find_map(|clause| {
        // 由某机关编制 is compiler's, and so is whoever laid a task on it.
        if begins_with_lead(clause) {
            return None;
        }
        let named = &clause[..own(clause)?];
        let name = organ::of_contact(named).or_else(|| organ::name(organ::without_party_office(named)))?;
        (named.starts_with(name) && !organ::is_vague(name)).then_some(name)
    })
}

/// Who compiled the report, not the budgets that the same paragraph may speak of.
fn compiler_of_report(text: &str) -> Option<&str> {
    let sentence = text.split('。').find(|sentence| sentence.contains("报告") && sentence.contains('由'))?;
    compiler(sentence).filter(|name| !organ::is_vague(name))
}

/// `<agency>现向社会公布`.
fn speaker(text: &str) -> Option<&str> {
    let at = organ::words().addresses.iter().filter_map(|words| text.find(words.as_str())).min()?;
    let clause = text[..at].rsplit([',', '，', '。', ';', '；', ':', '：']).next()?;
    organ::name(clause).filter(|name| !organ::is_vague(name))
}

/// `请与<agency>联系`, `请联系<agency>办公室`, `请与<agency>法制科联系`.
fn contact(text: &str) -> Option<&str> {
    let named = between(text, "请与", "联系").or_else(|| between(text, "可与", "联系")).or_else(|| {
        let rest = text[text.find("请联系")? + "请联系".len()..].trim_start_matches([':', '：']);
        let end = rest.find([',', '，', '(', '（', '。', ':', ';']).unwrap_or(rest.len());
        Some(&rest[..end])
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
mod tests;
