//! Whose report it is, and whether a clause speaks of another body: 区公安局收到… in the report of another bureau.

use super::clause::{Clause, KEYS};
use super::lexicon::Word;
use super::token::{Kind, Token};
use crate::text::fold::fold_char;

/// What a report is about.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Body<'a> {
    /// Its fiscal year.
    pub(super) year: Option<i16>,
    /// What the area that it is the government of is called: 县, 镇; none for a single body.
    pub(super) seat: Option<char>,
    /// Its name without 人民, empty where nobody knows it.
    pub(super) name: &'a str,
}

/// What names of bodies end with.
const ENDINGS: [char; 15] = ['关', '局', '委', '办', '厅', '部', '院', '所', '站', '镇', '乡', '室', '府', '会', '道'];

/// What a body calls itself with: 我管委会, 本分局.
const SELVES: [char; 2] = ['我', '本'];

/// What makes a body a place or a means, not the one that acts: 在政府网站, 向县档案局.
const PREPOSITIONS: [&str; 10] = ["在", "向", "对", "经", "从", "以", "与", "将", "通过", "依托"];

/// What the governing bodies of areas are called behind the name of the area.
const GOVERNMENTS: [&str; 4] = ["人民政府", "办事处", "管委会", "管理委员会"];

/// What areas are called that stand for their governments in a title: 某镇2024年….
const AREAS: [&str; 5] = ["镇", "乡", "街道", "开发区", "高新区"];

/// What the area of a government is called, by its name; none for a single body.
pub(super) fn seat(agency: &str) -> Option<char> {
    let name = agency.split(['(', '（']).next().unwrap_or(agency);
    let area = GOVERNMENTS.iter().find_map(|body| name.strip_suffix(body));
    let area = area.or_else(|| AREAS.iter().any(|area| name.ends_with(area)).then_some(name));
    area?.chars().next_back()
}

/// What a body's text calls it.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Its full name, and that of a town also without the places above it; none so short that it may be any word.
    pub(super) full: Vec<Vec<char>>,
    /// What bodies of its kind call themselves, the longest first: 县政府, 管委会. Only where something is done do they mean it.
    pub(super) short: Vec<Vec<char>>,
    /// What they begin with.
    firsts: Vec<char>,
}

impl Names {
    /// By the name of the body.
    pub(super) fn of(agency: &str) -> Self {
        let name = agency.split(['(', '（']).next().unwrap_or(agency);
        let folded = |name: &str| name.chars().map(fold_char).collect::<Vec<char>>();
        let full = Some(folded(name)).filter(|full| full.len() >= SHORTEST_NAME);
        let town = town(name).map(folded).filter(|town| town.len() >= SHORTEST_TOWN);
        let mut short: Vec<Vec<char>> = selves(name).iter().map(|own| folded(own)).collect();
        short.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let full: Vec<Vec<char>> = full.into_iter().chain(town).collect();
        let mut firsts: Vec<char> = full.iter().chain(&short).filter_map(|name| name.first().copied()).collect();
        firsts.sort_unstable();
        firsts.dedup();
        Self { full, short, firsts }
    }

    /// Tells whether one of them may begin with a character.
    pub(super) fn may_begin(&self, c: char) -> bool {
        self.firsts.contains(&c)
    }

    /// The length of the name that a text begins with; `acts` tells what is done from what only stands behind a name.
    pub(super) fn at(&self, text: &[char], acts: impl Fn(&[char]) -> bool) -> Option<usize> {
        let whole = self.full.iter().find(|name| text.starts_with(name));
        let short = || self.short.iter().find(|name| text.starts_with(name) && acts(&text[name.len()..]));
        whole.or_else(short).map(Vec::len)
    }
}

/// What a government, its office or the body that governs a part of an area calls itself without its name.
fn selves(name: &str) -> Vec<String> {
    let Some((ending, selves)) = SELVES_OF.iter().find(|(ending, _)| name.ends_with(ending)) else { return Vec::new() };
    let area = name.strip_suffix(ending).and_then(|area| area.chars().next_back());
    let area = area.filter(|area| "省市区县旗镇乡".contains(*area)).map(String::from);
    // Without the word for its area, 政府 alone may be any of them.
    let needs_area = selves.iter().all(|own| own.starts_with("政府"));
    if needs_area && area.is_none() {
        return Vec::new();
    }
    let area = area.filter(|_| needs_area).unwrap_or_default();
    selves.iter().map(|own| format!("{area}{own}")).collect()
}

/// What bodies call themselves, by the end of their names; 政府 with the word for its area before it.
const SELVES_OF: [(&str, &[&str]); 6] = [
    ("人民政府办公室", &["政府办公室", "政府办"]),
    ("人民政府办公厅", &["政府办公厅"]),
    ("人民政府", &["政府机关", "政府"]),
    ("街道办事处", &["街道办事处", "街道办"]),
    ("管理委员会", &["管理委员会", "管委会"]),
    ("管委会", &["管理委员会", "管委会"]),
];

/// 柳渡镇 of 青禾县柳渡镇人民政府.
fn town(name: &str) -> Option<&str> {
    let name = GOVERNMENTS.iter().find_map(|body| name.strip_suffix(body)).unwrap_or(name);
    let at = name.rfind(['市', '县', '区', '旗']).filter(|_| TOWNS.iter().any(|town| name.ends_with(town)))?;
    Some(name[at..].trim_start_matches(['市', '县', '区', '旗']))
}

/// What towns are called.
const TOWNS: [&str; 3] = ["镇", "乡", "街道"];

/// Shorter names are not looked for, in characters.
const SHORTEST_NAME: usize = 4;

/// Shorter names of towns are not looked for, in characters.
const SHORTEST_TOWN: usize = 3;

/// What a body may call itself in a report that nowhere says whose it is.
const NAMELESS: [&str; 14] = [
    "街道",
    "街道办",
    "街道办事处",
    "分局",
    "园区",
    "镇政府",
    "乡政府",
    "管委会",
    "政府办公室",
    "区政府办公室",
    "县政府办公室",
    "市政府办公室",
    "区政府办",
    "县政府办",
];

impl Body<'_> {
    /// Tells whether 全县, 我市 and the like are the area that this body is the government of; where nobody knows whose report it
    /// is, what it says of requests in a whole area is taken for its own.
    pub(super) fn governs(self, area: &[char], on_requests: bool) -> bool {
        let nameless = self.name.is_empty() && on_requests;
        nameless || self.seat.is_some() && self.seat == area.last().copied()
    }

    /// Tells whether a clause names another body before its first key.
    pub(super) fn is_other(self, tokens: &[Token], clause: &Clause, chars: &[char]) -> bool {
        let end = clause.end.min(tokens.len());
        let is_key = |token: &Token| matches!(token.kind, Kind::Word(word) if KEYS.has(word));
        let Some(lead) = tokens.get(clause.start..end) else { return false };
        let lead = &lead[..lead.iter().position(is_key).unwrap_or(0)];
        let Some(last) = lead.iter().rposition(|token| ends_as_body(token, chars)) else { return false };
        let is_part = |token: &&Token| {
            matches!(token.kind, Kind::Unknown | Kind::Word(Word::Filler | Word::And | Word::Among | Word::Toward))
        };
        let length = lead[..=last].iter().rev().take_while(is_part).count();
        let named: String = chars[lead[last + 1 - length].start..lead[last].end].iter().collect();
        let named = named.replace("人民", "");
        // 青禾县林业局办公室: an office of its own.
        let within = (last + 1).checked_sub(length + 1).map(|before| lead[before].kind);
        if within == Some(Kind::Word(Word::Own)) {
            return false;
        }
        let is_means = PREPOSITIONS.iter().any(|preposition| named.starts_with(preposition));
        let is_nameless = self.name.is_empty() && NAMELESS.contains(&named.as_str());
        if is_means || named.starts_with(SELVES) || is_nameless {
            return false;
        }
        let is_own = !self.name.is_empty() && (self.name.contains(&named) || named.ends_with(self.name));
        !is_own && !is_short_for(&named, self.name)
    }
}

/// Tells whether a word is a name with some characters left out, as 发改局 is of 发展改革局.
fn is_short_for(short: &str, name: &str) -> bool {
    let short = short.trim_start_matches(['市', '区', '县']);
    let mut rest = name.chars();
    short.chars().count() > 2 && short.chars().all(|c| rest.any(|other| other == c)) && rest.next().is_none()
}

fn ends_as_body(token: &Token, chars: &[char]) -> bool {
    // 政府内部 is no body.
    let within = chars[token.start..token.end].ends_with(&['内', '部']);
    token.kind == Kind::Unknown && ENDINGS.contains(&chars[token.end - 1]) && token.end - token.start > 1 && !within
}
