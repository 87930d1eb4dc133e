//! The signature at the end: agency and date, alone on their lines.

use super::date::date_at;
use super::{Line, compact, organ, reissue};
use crate::model::document::Document;
use crate::model::report::{Evidence, Head, Stated};

/// Visible lines at the end that a signature is looked for in.
const TAIL: usize = 15;

/// Reads the signature, if there is one.
pub fn read(document: &Document, head: &mut Head) {
    let mut tail = tail(document);
    let mut below = None;
    let last = tail.find(|line| {
        let is_date = dated(&line.text).is_some();
        below = if is_date { below.take() } else { Some((line.number, line.text.clone())) };
        is_date
    });
    let Some(last) = last else { return };
    let Some((signer, date)) = dated(&last.text) else { return };
    let line = last.number;
    head.issued_on = Some(Stated { value: date, line, by: Evidence::Signature });
    let above = tail.next();
    let named = signing(signer)
        .map(|name| (line, name))
        .or_else(|| above.as_ref().and_then(|above| Some((above.number, signing(unlabelled(&above.text))?))))
        // Some put the date first.
        .or_else(|| {
            below.as_ref().and_then(|(number, text)| Some((*number, whole_name(unlabelled(text))?.to_owned())))
        });
    let by = Evidence::Signature;
    head.agencies.extend(named.map(|(line, value)| Stated { value, line, by }));
}

/// Tells whether one of the last lines says that the report takes the place of an earlier one.
pub fn is_noted(document: &Document) -> bool {
    tail(document).any(|line| reissue::is_said(&line.text))
}

/// The last visible lines, the last one first; long ones without their text.
fn tail(document: &Document) -> impl Iterator<Item = Line> + '_ {
    let count = u32::try_from(document.line_count()).unwrap_or(u32::MAX);
    let visible = (1..=count).rev().map(|number| (number, document.line(number)));
    let visible = visible.filter(|(_, line)| !crate::text::fold::is_blank_text(line)).take(TAIL);
    visible.map(|(number, line)| Line { number, text: compact(short_only(line)) })
}

/// Who signs: a name, or a government without 人民 (河口镇政府), which is told in full.
fn signing(text: &str) -> Option<String> {
    let short = || {
        let place = text.strip_suffix("政府").filter(|place| place.ends_with(['省', '市', '县', '区', '镇', '乡']))?;
        let plain = place.chars().count() > 2 && place.chars().count() < LONGEST_PLACE;
        (plain && place.chars().all(char::is_alphanumeric)).then(|| format!("{place}人民政府"))
    };
    organ::name(text).map(str::to_owned).or_else(short)
}

/// Longer names of places sign nothing, in characters.
const LONGEST_PLACE: usize = 20;

/// Lines longer than this, in bytes, are no signatures.
fn short_only(line: &str) -> &str {
    if line.len() > 200 { "" } else { line }
}

/// Labels that some put before the date.
const LABELS: [&str; 6] = ["报告日期", "发布日期", "成文日期", "编制日期", "日期", "时间"];

fn without_label(signer: &str) -> &str {
    if LABELS.contains(&signer) { "" } else { signer }
}

/// Labels that some put before the agency at the end, besides those that stand in the preface.
const SIGNERS: [&str; 5] = ["单位", "落款", "报送单位", "发布单位", "成文单位"];

/// A line without the label before the agency: 编制单位：某局.
fn unlabelled(text: &str) -> &str {
    let is_label = |label: &str| SIGNERS.contains(&label) || organ::words().labels.iter().any(|known| known == label);
    text.split_once([':', '：']).filter(|(label, _)| is_label(label)).map_or(text, |(_, name)| name)
}

/// A line that is a name and nothing else.
fn whole_name(text: &str) -> Option<&str> {
    organ::name(text).filter(|name| *name == text)
}

/// A line that ends with a date and has at most a name before it.
fn dated(text: &str) -> Option<(&str, jiff::civil::Date)> {
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    let starts = text.char_indices().filter(|(_, c)| c.is_ascii_digit() || "二〇○".contains(*c)).map(|(at, _)| at);
    for start in starts {
        let Some((date, rest)) = date_at(&text[start..]) else { continue };
        let signer = without_label(text[..start].trim_end_matches([':', '：']));
        let alone = rest.is_empty() && (signer.is_empty() || signing(signer).is_some());
        return alone.then_some((signer, date));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_date_of_its_own_is_a_signature() {
        assert_eq!(dated("2025年1月14日").unwrap().1.to_string(), "2025-01-14");
        assert_eq!(dated("(2025年1月14日)").unwrap().1.to_string(), "2025-01-14");
        assert_eq!(dated("青禾市民政局2025年1月14日").unwrap().0, "青禾市民政局");
        assert_eq!(dated("报告日期：2025年元月14日").unwrap(), ("", jiff::civil::date(2025, 1, 14)));
        assert_eq!(signing("青禾县河口镇政府").as_deref(), Some("青禾县河口镇人民政府"));
        assert_eq!((signing("镇政府"), signing("各级党委、政府")), (None, None));
        assert_eq!(dated("自2024年1月1日起至2024年12月31日"), None);
        assert_eq!(dated("2025年1月14日召开会议"), None);
    }
}
