//! Cuts a page into tags and text as the standard does, as long as it is written as pages usually are. It builds nothing, and
//! decodes no characters outside of values.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memmem};

use super::attributes::{HREF, Traits, Written};
use super::name::{Element, Name};
use super::reference;

/// What only the rules for errors and rarities tell: the page is left to `html5ever`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Irregular;

/// A piece of a page.
#[derive(Clone, Debug)]
pub enum Token<'p> {
    /// Characters as they are written.
    Text(&'p str),
    /// A tag that opens an element.
    Start(Start<'p>),
    /// A tag that ends one.
    End(Element),
    /// The type of the document, as it is written.
    Doctype(&'p str),
    /// A comment, or what counts as one.
    Comment,
}

/// A tag that opens an element.
#[derive(Clone, Debug)]
pub struct Start<'p> {
    /// The element.
    pub element: Element,
    /// What its attributes say.
    pub traits: Traits,
    /// All its attributes.
    pub written: Written<'p>,
}

impl Start<'_> {
    /// Tells whether another tag of the same element says the same, in whatever order.
    pub fn is_like(&self, other: &Self) -> bool {
        let said = |tag: &Self| {
            let mut all: Vec<(String, Option<String>)> = Vec::new();
            for (name, value) in tag.written.clone() {
                let name = name.to_ascii_lowercase();
                if all.iter().all(|(told, _)| *told != name) {
                    all.push((name, reference::decoded(value).map(Cow::into_owned)));
                }
            }
            all.sort();
            all
        };
        said(self) == said(other)
    }
}

/// Tags have not more attributes, unless somebody means ill.
const MOST_ATTRIBUTES: usize = 256;

/// A page that is being cut.
#[derive(Debug)]
pub struct Scanner<'p> {
    page: &'p str,
    at: usize,
}

impl<'p> Scanner<'p> {
    /// Begins to cut a page whose line ends are single.
    pub const fn new(page: &'p str) -> Self {
        Self { page, at: 0 }
    }

    /// The next piece; none at the end.
    pub fn next(&mut self) -> Result<Option<Token<'p>>, Irregular> {
        Ok(Some(match self.page.as_bytes().get(self.at..).unwrap_or_default() {
            [] => return Ok(None),
            [b'<', letter, ..] if letter.is_ascii_alphabetic() => Token::Start(self.start()?),
            [b'<', b'/', letter, ..] if letter.is_ascii_alphabetic() => Token::End(self.end()?),
            [b'<', b'!', ..] => self.declaration(),
            [b'<', b'/'] => return Err(Irregular),
            [b'<', b'/' | b'?', ..] => {
                self.pass_to_bracket(self.at + 1);
                Token::Comment
            }
            _ => Token::Text(self.text()),
        }))
    }

    /// What stands in an element of nothing but characters, whose tag was the last piece; its end is passed over.
    pub fn raw(&mut self, element: Element) -> Result<&'p str, Irregular> {
        let rest = self.page.get(self.at..).unwrap_or_default();
        let is_end = |close: &usize| is_named(rest.as_bytes(), close + 2, element.name);
        let length = memmem::find_iter(rest.as_bytes(), b"</").find(is_end).ok_or(Irregular)?;
        let content = rest.get(..length).unwrap_or_default();
        if hides_ends(content) {
            return Err(Irregular);
        }
        self.at += length;
        self.end()?;
        Ok(content)
    }

    fn text(&mut self) -> &'p str {
        let bytes = self.page.as_bytes();
        let begins =
            |at: usize| bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || b"/!?".contains(next));
        let mut end = self.at;
        loop {
            end += memchr(b'<', &bytes[end..]).unwrap_or(bytes.len() - end);
            if end == bytes.len() || begins(end) {
                break;
            }
            end += 1;
        }
        let text = self.page.get(self.at..end).unwrap_or_default();
        self.at = end;
        text
    }

    fn start(&mut self) -> Result<Start<'p>, Irregular> {
        let (name, mut written) = self.name(self.at + 1)?;
        let all = written.clone();
        let mut traits = Traits::default();
        let mut told = Told::default();
        for (nth, (attribute, value)) in written.by_ref().enumerate() {
            if nth > MOST_ATTRIBUTES {
                return Err(Irregular);
            }
            let Some(attribute) = Name::read(attribute.as_bytes()).filter(|name| Traits::has_use_for(*name)) else {
                continue;
            };
            if !told.is_new(attribute)? {
                continue;
            }
            // Of where a link leads, nothing is asked but whether it leads anywhere.
            let value =
                if attribute == HREF { Cow::Borrowed(value) } else { reference::decoded(value).ok_or(Irregular)? };
            traits.take(attribute, &value);
        }
        self.at = written.end().ok_or(Irregular)?;
        Ok(Start { element: Element::of(name), traits, written: all })
    }

    fn end(&mut self) -> Result<Element, Irregular> {
        let (name, mut written) = self.name(self.at + 2)?;
        if written.by_ref().count() > MOST_ATTRIBUTES {
            return Err(Irregular);
        }
        self.at = written.end().ok_or(Irregular)?;
        Ok(Element::of(name))
    }

    /// The name that begins at a place, and what follows it.
    fn name(&self, at: usize) -> Result<(Name, Written<'p>), Irregular> {
        let written = Written::of_tag(self.page, at);
        let name = self.page.as_bytes().get(at..written.begin()).and_then(Name::read).ok_or(Irregular)?;
        Ok((name, written))
    }

    /// Passes over what begins with `<!`; the type of a document is told.
    fn declaration(&mut self) -> Token<'p> {
        const DOCTYPE: &str = "<!doctype";
        let rest = self.page.get(self.at..).unwrap_or_default();
        if let Some(comment) = rest.strip_prefix("<!--") {
            self.at += 4 + length_of_comment(comment.as_bytes());
            return Token::Comment;
        }
        let is_type = rest.get(..DOCTYPE.len()).is_some_and(|start| start.eq_ignore_ascii_case(DOCTYPE));
        let begin = self.at;
        self.pass_to_bracket(begin + 2);
        let written = self.page.get(begin + DOCTYPE.len()..self.at).filter(|_| is_type);
        written.map_or(Token::Comment, |written| Token::Doctype(written.strip_suffix('>').unwrap_or(written)))
    }

    /// Passes over everything up to the next `>`, which the page may end without.
    fn pass_to_bracket(&mut self, from: usize) {
        let rest = self.page.as_bytes().get(from..).unwrap_or_default();
        self.at = memchr(b'>', rest).map_or(self.page.len(), |bracket| from + bracket + 1);
    }
}

/// Which attributes of a tag have been told: of two of one name only the first counts.
#[derive(Default)]
struct Told {
    names: [Option<Name>; 6],
    count: usize,
}

impl Told {
    fn is_new(&mut self, name: Name) -> Result<bool, Irregular> {
        if self.names.contains(&Some(name)) {
            return Ok(false);
        }
        *self.names.get_mut(self.count).ok_or(Irregular)? = Some(name);
        self.count += 1;
        Ok(true)
    }
}

/// Tells whether a whole name stands at a place.
fn is_named(bytes: &[u8], at: usize, name: Name) -> bool {
    let end = at + name.length();
    let ends = bytes.get(end).is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
    ends && bytes.get(at..end).and_then(Name::read) == Some(name)
}

/// Tells whether code is written so that an end in it may be none: with comments that have code of their own.
fn hides_ends(code: &str) -> bool {
    const CODE: &[u8] = b"<script";
    let code = code.as_bytes();
    let begins = |at| code.get(at..at + CODE.len()).is_some_and(|start| start.eq_ignore_ascii_case(CODE));
    memmem::find(code, b"<!--").is_some() && memchr_iter(b'<', code).any(begins)
}

/// How long a comment is, from what follows its `<!--` to its end.
fn length_of_comment(text: &[u8]) -> usize {
    match text {
        [b'>', ..] => return 1,
        [b'-', b'>', ..] => return 2,
        _ => {}
    }
    let ends = memchr_iter(b'-', text).find_map(|dash| match text.get(dash..)? {
        [b'-', b'-', b'>', ..] => Some(dash + 3),
        [b'-', b'-', b'!', b'>', ..] => Some(dash + 4),
        _ => None,
    });
    ends.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a page, one after the other.
    fn shown(page: &str) -> Result<String, Irregular> {
        let mut scanner = Scanner::new(page);
        let mut out = String::new();
        while let Some(token) = scanner.next()? {
            out.extend([match token {
                Token::Text(text) => text.to_owned(),
                Token::Start(start) => format!("[{:?} {}]", start.element.role, start.written.count()),
                Token::End(element) => format!("[/{:?}]", element.role),
                Token::Doctype(written) => format!("[!{written}]"),
                Token::Comment => "·".to_owned(),
            }]);
        }
        Ok(out)
    }

    #[test]
    fn tags_text_and_comments_are_told_apart() {
        let page = "<!DOCTYPE html><!-- <p> --!><p a=1 b='>'>1 < 2 <BR/>甲</P ><?x?></ y>乙<!--->丙<!x>丁<";
        assert_eq!(shown(page).unwrap(), "[! html]·[Paragraph 2]1 < 2 [Void 0]甲[/Paragraph]··乙·丙·丁<");
    }

    #[test]
    fn pages_that_break_off_or_hide_code_are_irregular() {
        for page in ["<p a='", "<p", "甲</", "</p", "<a-very-long-name-of-a-tag>"] {
            assert_eq!(shown(page), Err(Irregular), "{page}");
        }
        let raw = |code: &str| Scanner::new(code).raw(Element::of(Name::known("script"))).map(str::to_owned);
        assert_eq!(raw("a </scripts> <!-- b </SCRIPT\n>c").unwrap(), "a </scripts> <!-- b ");
        assert_eq!(raw("<!-- <script> </script> --></script>"), Err(Irregular));
        assert_eq!(raw("a"), Err(Irregular));
    }

    #[test]
    fn of_two_attributes_of_one_name_the_first_counts() {
        let mut scanner = Scanner::new("<td COLSPAN=3 colspan=4 style='display:&#110;one'>");
        let Ok(Some(Token::Start(start))) = scanner.next() else { panic!("a tag") };
        assert!(start.traits.hidden && start.traits.spans() == 3 << 16 | 1);
    }
}
