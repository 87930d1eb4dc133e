//! Reads the tokens of an RTF one after the other. Groups are a stack of its own, so that no depth of them can hurt.

use encoding_rs::{Encoding, WINDOWS_1252};
use rustc_hash::FxHashMap;

use super::group::{Goal, Group, goal, is_known};
use super::token::Token;
use crate::ingest::flow::{Flow, Merge};
use crate::ingest::{ReadError, codepage};
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
    flow: Flow,
    text: String,
    /// Bytes of the paragraph that are its number.
    number: usize,
}

/// The cells of a row so far, and the next of them.
#[derive(Default)]
struct Row {
    cells: Vec<Merge>,
    next: Merge,
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
            text.push_str(&sink.flow.finish());
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
            Goal::Body | Goal::Boxes | Goal::Number if self.now.is_seen() => self.sink().text.push(character),
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

    // --- words -------------------------------------------------------------------------------------------------------

    fn word(&mut self, word: &[u8], number: Option<i32>) -> Result<(), ReadError> {
        if let Some(passable) = self.fresh {
            let known = goal(word, self.now.goal);
            self.now.goal = match known {
                Some(goal) => goal,
                None if passable && !is_known(word) => Goal::Nowhere,
                None => self.now.goal,
            };
        }
        if matches!(self.now.goal, Goal::Nowhere | Goal::Shape) {
            return Ok(());
        }
        let on = number != Some(0);
        match word {
            b"par" | b"sect" | b"page" | b"column" => return self.paragraph(),
            b"cell" | b"nestcell" => return self.cell(word == b"nestcell"),
            b"row" | b"nestrow" => return self.end_row(word == b"nestrow"),
            b"u" => self.unicode(number.unwrap_or(0)),
            b"uc" => self.now.stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(0),
            b"v" => self.now.hidden = on,
            b"deleted" | b"mvf" => self.now.deleted = on,
            b"plain" => self.plain(),
            b"pard" => (self.now.in_table, self.now.depth) = (false, 1),
            b"intbl" => self.now.in_table = on,
            b"itap" => self.now.depth = usize::try_from(number.unwrap_or(0)).unwrap_or(0),
            b"nesttableprops" => self.now.inner = true,
            b"objdata" => self.now.goal = Goal::Nowhere,
            _ => self.font_or_row(word, number.unwrap_or(0)),
        }
        Ok(())
    }

    fn plain(&mut self) {
        (self.now.hidden, self.now.deleted) = (false, false);
        self.now.encoding = self.fonts.get(&self.default_font).copied().flatten();
    }

    fn font_or_row(&mut self, word: &[u8], number: i32) {
        let in_fonts = self.now.goal == Goal::Fonts;
        match word {
            b"ansicpg" => self.encoding = codepage::of_page(number.unsigned_abs()),
            b"deff" => self.default_font = number,
            b"f" if in_fonts => self.font = number,
            b"f" => self.now.encoding = self.fonts.get(&number).copied().flatten(),
            b"fcharset" if in_fonts => {
                self.fonts.insert(self.font, codepage::of_charset(number.unsigned_abs()));
            }
            b"cpg" if in_fonts => {
                self.fonts.insert(self.font, Some(codepage::of_page(number.unsigned_abs())));
            }
            _ => self.row_word(word),
        }
    }

    fn row_word(&mut self, word: &[u8]) {
        let row = if self.now.inner { &mut self.inner_row } else { &mut self.row };
        match word {
            b"trowd" => *row = Row::default(),
            b"clvmrg" => row.next.above = true,
            b"clmrg" => row.next.left = true,
            b"cellx" if row.cells.len() < MOST_CELLS => row.cells.push(std::mem::take(&mut row.next)),
            _ => self.sign(word),
        }
    }

    /// Words that are characters.
    fn sign(&mut self, word: &[u8]) {
        let character = match word {
            b"line" | b"softline" => '\n',
            b"tab" => '\t',
            b"emdash" => '—',
            b"endash" => '–',
            b"lquote" => '‘',
            b"rquote" => '’',
            b"ldblquote" => '“',
            b"rdblquote" => '”',
            b"bullet" => '•',
            b"emspace" | b"enspace" | b"qmspace" => ' ',
            _ => return,
        };
        self.char(character);
    }

    // --- paragraphs, cells, rows ---------------------------------------------------------------------------------------

    fn paragraph(&mut self) -> Result<(), ReadError> {
        // A deleted mark joins two paragraphs.
        if !self.takes_text() || self.now.deleted {
            return Ok(());
        }
        let depth = self.now.tables();
        self.end_paragraph(depth)
    }

    fn end_paragraph(&mut self, depth: usize) -> Result<(), ReadError> {
        let sink = self.sink();
        let text = std::mem::take(&mut sink.text);
        let only_number = std::mem::take(&mut sink.number) >= text.len();
        sink.flow.paragraph(depth, if only_number { "" } else { &text })
    }

    fn cell(&mut self, inner: bool) -> Result<(), ReadError> {
        if !self.takes_text() {
            return Ok(());
        }
        let depth = if inner { self.now.depth.max(2) } else { 1 };
        self.end_paragraph(depth)?;
        self.sink().flow.end_cell(depth)
    }

    fn end_row(&mut self, inner: bool) -> Result<(), ReadError> {
        if !self.takes_text() {
            return Ok(());
        }
        let depth = if inner { self.now.depth.max(2) } else { 1 };
        let merges = if inner { std::mem::take(&mut self.inner_row.cells) } else { self.row.cells.clone() };
        let sink = self.sink();
        sink.text.clear();
        sink.flow.end_row(depth, &merges);
        Ok(())
    }

    const fn takes_text(&self) -> bool {
        matches!(self.now.goal, Goal::Body | Goal::Boxes)
    }
}
