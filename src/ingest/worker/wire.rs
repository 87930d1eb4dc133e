//! What a reading process answers, as JSON: a text, or why there is none. Names that are constants of ours go over as words
//! and come back as the constants. What only reports of our own carry does not go over: they are not risky.

use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

use crate::ingest::{LIMITS, READERS, ReadError, Text};
use crate::model::document::Declared;
use crate::text::phrase::Bilingual;

#[derive(Serialize, Deserialize)]
enum Answer {
    Text {
        text: String,
        encoding: String,
        undecoded: u32,
        hidden: u32,
        pages: Vec<u32>,
        title: Option<String>,
        publisher: Option<String>,
        published_on: Option<String>,
    },
    Damaged {
        format: String,
        what: String,
    },
    Encrypted {
        format: String,
    },
    Outdated {
        format: String,
    },
    NotYet {
        format: String,
    },
    OverLimit {
        name: String,
    },
    Scanned,
    Empty,
    Binary,
    Died {
        how: String,
    },
    System {
        words: Bilingual,
    },
}

/// An answer as bytes.
pub fn encode(read: &Result<Text, ReadError>) -> Vec<u8> {
    let answer = match read {
        Ok(text) => of_text(text),
        Err(error) => of_error(error),
    };
    serde_json::to_vec(&answer).expect("strings and numbers always become JSON")
}

/// The answer that the bytes hold; none where they hold none.
pub fn decode(bytes: &[u8]) -> Option<Result<Text, ReadError>> {
    let answer: Answer = serde_json::from_slice(bytes).ok()?;
    Some(match answer {
        Answer::Text { text, encoding, undecoded, hidden, pages, title, publisher, published_on } => {
            let declared = Declared { title, publisher, published_on };
            let encoding = known_encoding(&encoding);
            Ok(Text { text, encoding, undecoded, hidden, pages, declared, restated: None })
        }
        Answer::Damaged { format, what } => Err(ReadError::Damaged { format: known_format(&format), what }),
        Answer::Encrypted { format } => Err(ReadError::Encrypted { format: known_format(&format) }),
        Answer::Outdated { format } => Err(ReadError::Outdated { format: known_format(&format) }),
        Answer::NotYet { format } => Err(ReadError::NotYet { format: known_format(&format) }),
        Answer::OverLimit { name } => {
            Err(ReadError::OverLimit(LIMITS.iter().copied().find(|limit| limit.name == name)?))
        }
        Answer::Scanned => Err(ReadError::Scanned),
        Answer::Empty => Err(ReadError::Empty),
        Answer::Binary => Err(ReadError::Binary),
        Answer::Died { how } => Err(ReadError::ReaderDied { how }),
        Answer::System { words } => Err(ReadError::System(words)),
    })
}

fn of_text(text: &Text) -> Answer {
    let Declared { title, publisher, published_on } = text.declared.clone();
    Answer::Text {
        text: text.text.clone(),
        encoding: text.encoding.to_owned(),
        undecoded: text.undecoded,
        hidden: text.hidden,
        pages: text.pages.clone(),
        title,
        publisher,
        published_on,
    }
}

fn of_error(error: &ReadError) -> Answer {
    match error {
        ReadError::Damaged { format, what } => Answer::Damaged { format: (*format).to_owned(), what: what.clone() },
        ReadError::Encrypted { format } => Answer::Encrypted { format: (*format).to_owned() },
        ReadError::Outdated { format } => Answer::Outdated { format: (*format).to_owned() },
        ReadError::NotYet { format } => Answer::NotYet { format: (*format).to_owned() },
        ReadError::OverLimit(limit) => Answer::OverLimit { name: limit.name.to_owned() },
        ReadError::Scanned => Answer::Scanned,
        ReadError::Empty => Answer::Empty,
        ReadError::Binary => Answer::Binary,
        ReadError::ReaderDied { how } => Answer::Died { how: how.clone() },
        ReadError::System(words) => Answer::System { words: words.clone() },
        other => Answer::System { words: Bilingual::of(|lang| other.in_lang(lang)) },
    }
}

/// What people call formats beside the names in the table of readers: those of one reader for two formats.
const FORMATS: [&str; 4] = ["DOC", "XLS", "DOCX", "XLSX"];

fn known_format(name: &str) -> &'static str {
    let known = READERS.iter().map(|reader| reader.name).chain(FORMATS);
    known.into_iter().find(|known| *known == name).unwrap_or("")
}

fn known_encoding(name: &str) -> &'static str {
    let ours = ["UTF-8", "GB18030"].into_iter().find(|known| *known == name);
    ours.or_else(|| Encoding::for_label(name.as_bytes()).map(Encoding::name)).unwrap_or("UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::limit;

    #[test]
    fn every_answer_comes_back_as_it_went() {
        let declared = Declared { title: Some("甲\u{0}\u{fffd}".to_owned()), ..Declared::default() };
        let text = Text {
            text: "一\n\"二\"".to_owned(),
            encoding: "UTF-16LE",
            undecoded: 3,
            hidden: 4,
            pages: vec![1, 2],
            declared,
            restated: None,
        };
        let mut answers = vec![Ok(text)];
        let format = "PDF";
        answers.extend(
            [
                ReadError::Damaged { format, what: "xref".to_owned() },
                ReadError::Encrypted { format: "DOC" },
                ReadError::Outdated { format: "DOC" },
                ReadError::NotYet { format: "XLS" },
                ReadError::OverLimit(limit::PAGES),
                ReadError::Scanned,
                ReadError::Empty,
                ReadError::Binary,
                ReadError::ReaderDied { how: "panic: x".to_owned() },
                ReadError::System(Bilingual::new("一", "x")),
            ]
            .map(Err),
        );
        for answer in answers {
            assert_eq!(decode(&encode(&answer)), Some(answer));
        }
    }

    #[test]
    fn what_is_no_answer_is_told() {
        assert_eq!(decode(b"running 3 tests"), None);
        assert_eq!(decode(br#"{"OverLimit":{"name":"nonsense"}}"#), None);
    }
}
