//! Reads the tokens of an RTF one after the other. Groups are a stack of its own, so that no depth of them can hurt.

mod words;

use encoding_rs::{Encoding, WINDOWS_1252};
use rustc_hash::FxHashMap;

use super::group::{Goal, Group};
use super::token::Token;
use crate::ingest::nested::Nested;
use crate::ingest::row::Shape;
use crate::ingest::{ReadError, raised};
use crate::model::document::Declared;

/// Groups nested deeper hold what the group at this depth holds.
const DEEPEST: usize = 4096;

/// A reader of RTF.
pub struct Reader {
    groups: Vec<Group>,
    now: Group,
    /// Groups that are open beyond the deepest.
    beyond: usize,
    /// The group has only just begun; and then, that it may be passed over.
    fresh: Option<bool>,
    /// Stand-ins that are still to be passed over.
    passing: usize,
    /// The encoding of the whole.
    pub encoding: &'static Encoding,
    fonts: FxHashMap<i32, Option<&'static Encoding>>,
    /// The font that is being defined.
    font: i32,
    default_font: i32,
    /// Bytes that are not characters yet.
    bytes: Vec<u8>,
    /// The last of them is the first half of a character.
    torn: bool,
    /// The first half of a character of two units.
    half: Option<u16>,
    /// Bytes and units that were no character.
    pub lost: u32,
    body: Sink,
    boxes: Sink,
    /// The rows of the outermost table and of tables within it.
    row: Row,
    inner_row: Row,
    /// What the file says of itself.
    pub declared: Declared,
}

/// A flow of text with its paragraph so far.
#[derive(Default)]
struct Sink {
    flow: Nested,
    text: String,
    /// Bytes of the paragraph that are its number.
    number: usize,
}

/// The cells of a row so far, and the next of them.
#[derive(Default)]
struct Row {
    cells: Vec<Shape>,
    next: Shape,
}

/// Most cells that a row's definition is kept for.
const MOST_CELLS: usize = 1024;

impl Default for Reader {
    fn default() -> Self {
        Self {
            groups: Vec::new(),
            now: Group::default(),
            beyond: 0,
            fresh: None,
            passing: 0,
            encoding: WINDOWS_1252,
            fonts: FxHashMap::default(),
            font: 0,
            default_font: 0,
            bytes: Vec::new(),
            torn: false,
            half: None,
            lost: 0,
            body: Sink::default(),
            boxes: Sink::default(),
            row: Row::default(),
            inner_row: Row::default(),
            declared: Declared::default(),
        }
    }
}

impl Reader {
    /// Takes the next token.
    pub fn step(&mut self, token: Token<'_>) -> Result<(), ReadError> {
        match token {
            Token::Coded(byte) => self.byte(byte),
            Token::Plain(byte) if byte >= 0x80 || self.torn => self.byte(byte),
            _ => {
                self.settle();
                self.control(token)?;
            }
        }
        if !matches!(token, Token::Open | Token::Symbol(b'*')) {
            self.fresh = None;
        }
        Ok(())
    }

    /// The text of body and boxes.
    pub fn finish(mut self) -> Result<String, ReadError> {
        self.settle();
        let mut text = String::new();
        for mut sink in [self.body, self.boxes] {
            if !sink.text.is_empty() {
                sink.flow.paragraph(0, &sink.text)?;
            }
            text.push_str(&sink.flow.finish()?);
        }
        Ok(text)
    }

    fn control(&mut self, token: Token<'_>) -> Result<(), ReadError> {
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Word(word, number) => return self.word(word, number),
            Token::Symbol(b'*') if self.fresh.is_some() => self.fresh = Some(true),
            Token::Symbol(b'\r' | b'\n') => return self.paragraph(),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Plain(byte) => self.char(char::from(byte)),
            Token::Coded(byte) => self.byte(byte),
        }
        Ok(())
    }

    // --- groups ------------------------------------------------------------------------------------------------------

    fn open(&mut self) {
        self.passing = 0;
        self.fresh = Some(false);
        if self.groups.len() < DEEPEST {
            self.groups.push(self.now);
        } else {
            self.beyond += 1;
        }
    }

    fn close(&mut self) {
        self.passing = 0;
        if let Some(beyond) = self.beyond.checked_sub(1) {
            self.beyond = beyond;
            return;
        }
        let was = std::mem::replace(&mut self.now, self.groups.pop().unwrap_or_default());
        if was.goal == Goal::Number && self.now.goal != Goal::Number {
            self.end_number();
        }
    }

    /// A number before a paragraph is set off as a person sees it.
    fn end_number(&mut self) {
        let sink = self.sink();
        let length = sink.text.trim_end().len();
        sink.text.truncate(length);
        if sink.text.ends_with(|c: char| c.is_ascii()) {
            sink.text.push(' ');
        }
        sink.number = sink.text.len();
    }

    fn sink(&mut self) -> &mut Sink {
        if self.now.goal == Goal::Boxes { &mut self.boxes } else { &mut self.body }
    }

    // --- characters --------------------------------------------------------------------------------------------------

    fn byte(&mut self, byte: u8) {
        if self.passing > 0 {
            self.passing -= 1;
        } else {
            self.half = None;
            self.bytes.push(byte);
            self.torn = !self.torn && byte > 0x80 && !self.font_encoding().is_single_byte();
        }
    }

    fn font_encoding(&self) -> &'static Encoding {
        self.now.encoding.unwrap_or(self.encoding)
    }

    /// Makes characters of the bytes so far.
    fn settle(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        self.torn = false;
        let (text, _) = self.font_encoding().decode_without_bom_handling(&bytes);
        for character in text.chars() {
            self.lost = self.lost.saturating_add(u32::from(character == '\u{fffd}'));
            self.push(character);
        }
    }

    /// Takes a character that may stand in for another.
    fn char(&mut self, character: char) {
        if self.passing > 0 {
            self.passing -= 1;
        } else {
            self.push(character);
        }
    }

    fn push(&mut self, character: char) {
        if matches!(character, '\0' | '\r') {
            return;
        }
        let declared = &mut self.declared;
        match self.now.goal {
            Goal::Title => declared.title.get_or_insert_default().push(character),
            Goal::Author => declared.publisher.get_or_insert_default().push(character),
            Goal::Body | Goal::Boxes | Goal::Number if self.now.is_seen() => {
                let is_raised = self.now.is_raised;
                let text = &mut self.sink().text;
                text.push(if is_raised { raised::written(text, character) } else { character });
            }
            _ => {}
        }
    }

    /// A character by its number, half of one perhaps; what stands in for it is passed over.
    fn unicode(&mut self, number: i32) {
        let unit = u16::from_le_bytes([number.to_le_bytes()[0], number.to_le_bytes()[1]]);
        let half = self.half.take();
        if half.is_none() && (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
        } else {
            for character in char::decode_utf16(half.into_iter().chain([unit])) {
                self.lost = self.lost.saturating_add(u32::from(character.is_err()));
                self.push(character.unwrap_or('\u{fffd}'));
            }
        }
        self.passing = self.now.stand_ins;
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'~' => self.char('\u{a0}'),
            b'_' => self.char('-'),
            b'\\' | b'{' | b'}' => self.char(char::from(symbol)),
            b'\t' => self.char('\t'),
            _ => {}
        }
    }
}
