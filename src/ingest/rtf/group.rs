//! What holds within a group of RTF and ends with it: where its text goes, and how it looks.

use encoding_rs::Encoding;

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Into the body.
    Body,
    /// Into the text boxes, which stand after the body.
    Boxes,
    /// Before a paragraph, as its number.
    Number,
    /// Nowhere.
    Nowhere,
    /// Nowhere, but a text box may stand within.
    Shape,
    /// Into the table of fonts.
    Fonts,
    /// It is the title that the file declares.
    Title,
    /// It is the author that the file declares.
    Author,
}

/// Why a text is none that a person reads.
#[derive(Clone, Copy, Debug, Default)]
pub struct Void {
    /// It is hidden.
    pub hidden: bool,
    /// It was deleted while changes were tracked.
    pub deleted: bool,
    /// It is struck out, by one line or by two: no longer meant.
    pub struck: [bool; 2],
}

/// What holds within a group.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Where its text goes.
    pub goal: Goal,
    /// Characters after `\u` that stand in for it.
    pub stand_ins: usize,
    /// Why its text is none that a person reads.
    pub void: Void,
    /// Its text is raised.
    pub is_raised: bool,
    /// The encoding that the font names.
    pub encoding: Option<&'static Encoding>,
    /// In how many tables the paragraph stands.
    pub depth: usize,
    /// Rows defined here are those of a table within a table.
    pub inner: bool,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            goal: Goal::Body,
            stand_ins: 1,
            void: Void::default(),
            is_raised: false,
            encoding: None,
            depth: 0,
            inner: false,
        }
    }
}

impl Group {
    /// Tells whether a person sees the text.
    pub const fn is_seen(&self) -> bool {
        !self.void.hidden && !self.void.deleted && !self.void.struck[0] && !self.void.struck[1]
    }
}

/// The goal of a group that begins with a word; none where the word names no goal of its own.
pub fn goal(word: &[u8], now: Goal) -> Option<Goal> {
    Some(match word {
        b"shptxt" if now == Goal::Shape => Goal::Boxes,
        _ if matches!(now, Goal::Nowhere | Goal::Fonts) => now,
        b"title" => Goal::Title,
        b"author" => Goal::Author,
        b"info" | b"shpinst" => Goal::Shape,
        b"fonttbl" => Goal::Fonts,
        b"listtext" | b"pntext" => Goal::Number,
        b"colortbl" | b"stylesheet" | b"listtable" | b"listoverridetable" | b"revtbl" | b"rsidtbl" | b"pict"
        | b"nonshppict" | b"shprslt" | b"header" | b"headerl" | b"headerr" | b"headerf" | b"footer" | b"footerl"
        | b"footerr" | b"footerf" | b"footnote" | b"annotation" | b"fldinst" | b"nonesttables" | b"objdata"
        | b"filetbl" | b"xe" | b"tc" | b"sp" | b"template" | b"buptim" | b"creatim" | b"revtim" | b"printim"
        | b"subject" | b"operator" | b"keywords" | b"comment" | b"doccomm" | b"company" | b"category" | b"manager"
        | b"hlinkbase" => Goal::Nowhere,
        _ => return None,
    })
}

/// Words that are looked at even where a reader may pass them over.
pub fn is_known(word: &[u8]) -> bool {
    matches!(word, b"shpinst" | b"nesttableprops" | b"shptxt")
}
