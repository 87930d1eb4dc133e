//! What a government calls itself with its departments, whose requests its report counts: 县政府及各部门. All bodies of all levels,
//! 全县各级行政机关, are left open: its tables may count its own requests only.

use crate::text::fold::fold_char;

/// What areas are called whose governments have organs below them.
const GOVERNED: &str = "省市县区州旗盟";

/// What joins the departments to the government.
const JOINS: [&str; 5] = ["以及", "及其", "及", "和", "与"];
/// What the departments are called, all together.
const ALL: [&str; 6] = ["各工作部门", "各政府部门", "各组成部门", "各有关部门", "各部门", "各单位"];
/// What is counted apart where the sentence names it too: then the departments are not all.
const APART: [&str; 8] = ["乡镇", "镇街", "街道", "各镇", "各乡", "下属", "直属", "园区"];

/// What the government of a county or more is called together with its departments.
#[derive(Debug, Default)]
pub(super) struct Whole {
    heads: Vec<Vec<char>>,
}

impl Whole {
    /// By the name of the body and the word for what it governs; nothing for towns, which have no organs below them, and for others.
    pub(super) fn of(name: &str, own_area: Option<&str>) -> Self {
        let area = name.strip_suffix("人民政府").unwrap_or_default();
        let Some(seat) = area.chars().next_back().filter(|seat| GOVERNED.contains(*seat)) else {
            return Self::default();
        };
        let short = own_area.and_then(|own| own.chars().next()).unwrap_or(seat);
        let heads = [name.to_owned(), format!("{short}人民政府"), format!("{short}政府")];
        Self { heads: heads.iter().map(|head| head.chars().map(fold_char).collect()).collect() }
    }

    /// What its names begin with.
    pub(super) fn firsts(&self) -> impl Iterator<Item = char> + '_ {
        self.heads.iter().filter_map(|head| head.first().copied())
    }

    /// The length of what names all of it at the beginning of a text that goes on to the end of the sentence.
    pub(super) fn at(&self, text: &[char]) -> Option<usize> {
        let begins = |at: usize, words: &str| starts(&text[at..], words).then_some(words.chars().count());
        let head = self.heads.iter().find(|head| text.starts_with(head))?.len();
        let joined = head + JOINS.iter().find_map(|join| begins(head, join))?;
        let end = joined + ALL.iter().find_map(|all| begins(joined, all))?;
        let rest = &text[end..];
        let apart = |at: usize| APART.iter().any(|words| starts(&rest[at..], words));
        (!(0..rest.len()).any(apart)).then_some(end)
    }
}

fn starts(text: &[char], words: &str) -> bool {
    let mut text = text.iter();
    words.chars().all(|c| text.next() == Some(&c))
}
