//! What a DOC says of itself ([MS-OLEPS]): the title and the author among its summary properties.

use super::bytes::{size_at, slice, u16_at, u32_at};
use crate::ingest::codepage;
use crate::model::document::Declared;

/// Name of the stream.
pub const STREAM: &str = "\u{5}SummaryInformation";

/// The properties that are looked at.
const CODE_PAGE: u32 = 1;
const TITLE: u32 = 2;
const AUTHOR: u32 = 4;

/// Types of values: bytes in the code page, and wide characters.
const BYTES: u16 = 30;
const WIDE: u16 = 31;

/// Reads title and author; what is damaged is not there.
pub fn declared(stream: &[u8]) -> Declared {
    let section = size_at(stream, 44).and_then(|at| stream.get(at..)).unwrap_or_default();
    let page = value(section, CODE_PAGE).and_then(|value| u16_at(value, 4)).map_or(1252, u32::from);
    let text = |property| text(value(section, property)?, page).filter(|text| !text.is_empty());
    Declared { title: text(TITLE), publisher: text(AUTHOR), published_on: None }
}

/// The bytes of a property's value and all that follow.
fn value(section: &[u8], property: u32) -> Option<&[u8]> {
    let count = size_at(section, 4)?;
    let entries = section.get(8..)?.chunks_exact(8).take(count);
    let entry = entries.into_iter().find(|entry| u32_at(entry, 0) == Some(property))?;
    section.get(size_at(entry, 4)?..)
}

fn text(value: &[u8], page: u32) -> Option<String> {
    let (kind, length) = (u16_at(value, 0)?, size_at(value, 4)?);
    let (page, length) = match kind {
        BYTES => (page, length),
        WIDE => (1200, length.checked_mul(2)?),
        _ => return None,
    };
    let (text, _) = codepage::of_page(page).decode_without_bom_handling(slice(value, 8, length)?);
    Some(text.split('\0').next().unwrap_or_default().trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stream with one section that holds a code page, a title and an author.
    fn stream(page: u16, title: &[u8], author: &[u8]) -> Vec<u8> {
        let number = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
        let bytes = |text: &[u8]| [&[30, 0, 0, 0], number(text.len()).as_slice(), text].concat();
        let values = [[&[2, 0, 0, 0], page.to_le_bytes().as_slice(), &[0, 0]].concat(), bytes(title), bytes(author)];
        let mut at = 8 + 8 * values.len();
        let mut section = [number(0), number(values.len())].concat();
        for (property, value) in [CODE_PAGE, TITLE, AUTHOR].into_iter().zip(&values) {
            section.extend([property.to_le_bytes(), number(at)].concat());
            at += value.len();
        }
        [[0; 44].as_slice(), &[48, 0, 0, 0], &section, &values.concat()].concat()
    }

    #[test]
    fn title_and_author_are_read_in_the_code_page_of_the_file() {
        let (title, author) = ("年度报告\0", "市民政局\0");
        let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
        for stream in [stream(936, &gbk(title), &gbk(author)), stream(65001, title.as_bytes(), author.as_bytes())] {
            let declared = declared(&stream);
            assert_eq!(declared.title.as_deref(), Some("年度报告"));
            assert_eq!(declared.publisher.as_deref(), Some("市民政局"));
        }
    }

    #[test]
    fn a_stream_cut_short_says_nothing() {
        let whole = stream(936, b"a\0", b"\0");
        assert_eq!(declared(&whole), Declared { title: Some("a".into()), ..Declared::default() });
        (0..whole.len() - 8).for_each(|length| assert_eq!(declared(&whole[..length]).publisher, None));
    }
}
