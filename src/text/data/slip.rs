//! Slips in a data file, in the words of people: what the parser of TOML says in a few English words, a value of another kind,
//! a number out of range, and characters of the Chinese keyboard where those of TOML are meant.

use crate::text::phrase::{Bilingual, Lang, Phrase};

/// What is wrong at a byte of a text, by what the parser says of it.
pub fn told(message: &str, text: &str, offset: Option<usize>) -> Bilingual {
    if let Some(own) = of_our_own(message) {
        return own;
    }
    let wide = offset.and_then(|offset| wide_character(text, offset));
    let known = wide.or_else(|| of_kind(message)).or_else(|| of_range(message));
    known.unwrap_or_else(|| of_syntax(message))
}

/// A reason that we gave in both languages ourselves, as `中文 / English`, or what of ours was wanted.
fn of_our_own(message: &str) -> Option<Bilingual> {
    if !message.contains(" / ") {
        return None;
    }
    let wanted = message.strip_prefix("invalid type: ").and_then(|kinds| kinds.split_once(", expected "));
    let Some((found, wanted)) = wanted else { return Some(Bilingual::halves(message)) };
    let (found, wanted) = (kind(found).unwrap_or(VALUE), Bilingual::halves(wanted));
    Some(Bilingual::of(|lang| mistaken(found.in_lang(lang), wanted.in_lang(lang), lang)))
}

const VALUE: Phrase = Phrase::new("别的值", "another value");

const MISTAKEN: Phrase = Phrase::new("写的是{found}，这里要写{wanted}", "it is {found}, but {wanted} is wanted here");

fn mistaken(found: &str, wanted: &str, lang: Lang) -> String {
    MISTAKEN.fill(lang, |name| Some(if name == "found" { found } else { wanted }.to_owned()))
}

/// A value of another kind than is wanted.
fn of_kind(message: &str) -> Option<Bilingual> {
    if let Some(wanted) = message.strip_prefix("wanted ") {
        let wanted = kind(wanted)?;
        return Some(Bilingual::of(|lang| WANTED.fill(lang, |_| Some(wanted.in_lang(lang).to_owned()))));
    }
    let (found, wanted) = message.strip_prefix("invalid type: ")?.split_once(", expected ")?;
    if found.contains("as i128") || found.contains("as u128") {
        return Some(TOO_LONG.into());
    }
    let (found, wanted) = (kind(found)?, kind(wanted)?);
    Some(Bilingual::of(|lang| mistaken(found.in_lang(lang), wanted.in_lang(lang), lang)))
}

const WANTED: Phrase = Phrase::new("这里要写{wanted}", "{wanted} is wanted here");
const TOO_LONG: Phrase = Phrase::new("这个数太大", "this number is too large");

/// What serde calls a kind of value, in the words of people.
fn kind(words: &str) -> Option<Phrase> {
    const KINDS: [(&str, Phrase); 9] = [
        ("string", Phrase::new("文字（放在英文双引号里）", "a text (in double quotes)")),
        ("integer", Phrase::new("整数", "a whole number")),
        ("floating point", Phrase::new("小数", "a number with a point")),
        ("boolean", Phrase::new(" true 或 false ", "true or false")),
        ("sequence", Phrase::new("列表（如 [\"甲\", \"乙\"]）", "a list (as [\"a\", \"b\"])")),
        ("map", Phrase::new("表", "a table")),
        ("struct", Phrase::new("表", "a table")),
        ("table", Phrase::new("表", "a table")),
        ("datetime", Phrase::new("日期", "a date")),
    ];
    let words = words.trim_start_matches("a ");
    let name = if WIDTHS.iter().any(|(width, ..)| words.starts_with(width)) { "integer" } else { words };
    KINDS.into_iter().find(|(known, _)| name.starts_with(known)).map(|(_, phrase)| phrase)
}

/// The kinds of whole numbers, with the least and the most that they hold.
const WIDTHS: [(&str, &str, &str); 8] = [
    ("u8", "0", "255"),
    ("u16", "0", "65535"),
    ("u32", "0", "4294967295"),
    ("u64", "0", "9223372036854775807"),
    ("usize", "0", "9223372036854775807"),
    ("i16", "-32768", "32767"),
    ("i32", "-2147483648", "2147483647"),
    ("i64", "-9223372036854775808", "9223372036854775807"),
];

/// A whole number beyond what can be counted with there: `invalid value: integer `-5`, expected u8`.
fn of_range(message: &str) -> Option<Bilingual> {
    let (found, wanted) = message.strip_prefix("invalid value: integer `")?.split_once("`, expected ")?;
    let (_, least, most) = WIDTHS.iter().find(|(width, ..)| wanted.starts_with(width))?;
    Some(Bilingual::new(
        format!("写的是 {found}，这里只能写 {least} 到 {most} 的整数"),
        format!("it is {found}, but a whole number from {least} to {most} is wanted here"),
    ))
}

// --- the way TOML is written --------------------------------------------------------------------------------------------

/// How what the parser says begins, and what that means.
const SYNTAX: [(&str, Phrase); 23] = [
    ("duplicate key", Phrase::new("这个键已经写过了，一处只写一次", "this key is there already; write it once")),
    ("unclosed array table", BRACKETS),
    ("unclosed table", BRACKETS),
    ("missing table open", BRACKETS),
    ("unclosed array", Phrase::new("列表有 [ 没有 ]", "a list is opened by [ and not closed by ]")),
    ("unclosed inline table", Phrase::new("有 { 没有 }", "there is a { without }")),
    ("key with no value", NO_VALUE),
    ("missing value", NO_VALUE),
    ("extra `=`", Phrase::new("多了一个等号", "there is an = too many")),
    ("extra comma", Phrase::new("多了一个逗号", "there is a comma too many")),
    ("missing comma", Phrase::new("两项之间少了逗号（英文的 ,）", "a comma is missing between two values")),
    ("missing assignment", Phrase::new("{ } 里每一项都要写成 键 = 值", "within { } every part is a key = value")),
    ("missing key", Phrase::new("等号前面没有键", "there is no key before the =")),
    ("missing array opening", Phrase::new("有 ] 没有 [", "there is a ] without [")),
    ("missing inline table opening", Phrase::new("有 } 没有 {", "there is a } without {")),
    (
        "string values must be quoted",
        Phrase::new("这里要写值；文字要放在英文双引号里", "a value is wanted; a text stands in double quotes"),
    ),
    ("missing opening quote", QUOTES),
    ("invalid basic string", QUOTES),
    ("invalid literal string", QUOTES),
    ("invalid multi-line", QUOTES),
    ("unexpected key or value", ONE_A_LINE),
    ("unexpected content", ONE_A_LINE),
    (
        "invalid unquoted key",
        Phrase::new(
            "键只能用英文字母、数字、- 和 _，别的要放在英文双引号里",
            "a key has letters, digits, - and _ only; put others in double quotes",
        ),
    ),
];

const BRACKETS: Phrase =
    Phrase::new("方括号没有配对，要写成 [名称] 或 [[名称]]", "the brackets do not match; write [name] or [[name]]");
const NO_VALUE: Phrase = Phrase::new("没有值，要写成 键 = 值", "the value is missing; write key = value");
const QUOTES: Phrase = Phrase::new(
    "引号没有配对，或引号里有 \\ 这样要写两次的字",
    "the quotes do not match, or a character such as \\ must be written twice in them",
);
const ONE_A_LINE: Phrase =
    Phrase::new("这里多出了内容，一行只写一个 键 = 值", "there is something too much; one key = value a line");

fn of_syntax(message: &str) -> Bilingual {
    let first = message.lines().next().unwrap_or_default();
    match SYNTAX.iter().find(|(known, _)| first.starts_with(known)) {
        Some((_, phrase)) => (*phrase).into(),
        None => Bilingual::new(
            "不合 TOML 的写法：一行写一个 键 = 值，文字放在英文双引号里",
            format!("not as TOML is written ({first}): one key = value a line, texts in double quotes"),
        ),
    }
}

/// Characters of the Chinese keyboard beside those of TOML.
const WIDE: [(&str, char); 11] = [
    ("［【", '['),
    ("］】", ']'),
    ("＝", '='),
    ("“”＂", '"'),
    ("‘’＇", '\''),
    ("，、", ','),
    ("｛", '{'),
    ("｝", '}'),
    ("＃", '#'),
    ("．。", '.'),
    ("－", '-'),
];

/// The first such character on the line of a byte that stands neither in quotes nor in a remark.
fn wide_character(text: &str, offset: usize) -> Option<Bilingual> {
    let offset = (0..=offset.min(text.len())).rev().find(|&at| text.is_char_boundary(at))?;
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next()?;
    let wide = outside_quotes(line).find_map(|c| Some((c, narrow(c)?)));
    wide.map(|(wide, narrow)| {
        Bilingual::new(
            format!("这一行有全角的“{wide}”，要用英文输入法写半角的 {narrow}"),
            format!("there is a full-width {wide} on this line; {narrow} is meant"),
        )
    })
}

fn narrow(c: char) -> Option<char> {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        _ => WIDE.iter().find(|(wide, _)| wide.contains(c)).map(|(_, narrow)| *narrow),
    }
}

/// The characters of a line before a remark that stand in no quotes.
fn outside_quotes(line: &str) -> impl Iterator<Item = char> {
    let mut quote = None;
    let outside = move |c: char| {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, _) => return Some(Some(c)),
            _ => {}
        }
        Some(None)
    };
    line.chars().map_while(outside).flatten().take_while(|&c| c != '#')
}
