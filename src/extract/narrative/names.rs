//! What the body that speaks is called in its own text: by its full name, or as bodies of its kind call themselves.

use super::whole::Whole;
use crate::text::fold::fold_char;

/// What the governing bodies of areas are called behind the name of the area.
pub(super) const GOVERNMENTS: [&str; 4] = ["人民政府", "办事处", "管委会", "管理委员会"];

/// What a body's text calls it.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Its full name, and that of a town also without the places above it; none so short that it may be any word.
    full: Vec<Vec<char>>,
    /// What bodies of its kind call themselves, the longest first: 县政府, 管委会. Only where something is done do they mean it.
    short: Vec<Vec<char>>,
    /// Those that mean it only where no other word leads to them: 医院, but not 第二医院.
    alone: Vec<Vec<char>>,
    /// What they begin with.
    firsts: Vec<char>,
    /// It is a government, or the office that writes for one.
    governs: bool,
    /// What it calls itself with its departments.
    whole: Whole,
}

impl Names {
    /// By the name of the body.
    pub(super) fn of(agency: &str) -> Self {
        let name = agency.split(['(', '（']).next().unwrap_or(agency);
        let folded = |name: &str| name.chars().map(fold_char).collect::<Vec<char>>();
        let mut short: Vec<Vec<char>> = selves(name).iter().map(|own| folded(own)).collect();
        // Where nothing stands behind the word for the area, it names no body.
        short.extend(area(name).filter(|own| own.chars().nth(1).is_some()).map(folded));
        short.extend(governed(name).map(folded));
        short.extend(zone(name).map(folded));
        short.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let full = full_names(name);
        let alone: Vec<Vec<char>> = ALONE
            .iter()
            .filter(|(ending, _)| name.ends_with(ending))
            .flat_map(|(_, selves)| selves.iter().map(|own| folded(own)))
            .collect();
        let whole = Whole::of(name, area(name));
        let firsts = full.iter().chain(&short).chain(&alone).filter_map(|name| name.first().copied());
        let mut firsts: Vec<char> = firsts.chain(whole.firsts()).collect();
        firsts.sort_unstable();
        firsts.dedup();
        let governs = ["政府", "政府办公室", "政府办公厅"].iter().any(|ending| name.ends_with(ending));
        Self { full, short, alone, firsts, governs, whole }
    }

    /// 以政府和政府办公室名义: the length of what says in a government's report that it is its own doing.
    pub(super) fn in_own_name(&self, text: &[char]) -> Option<usize> {
        let ends = |&at: &usize| text[at..].starts_with(&IN_NAME);
        let end = (1..text.len().min(LONGEST_OWN)).find(ends)?;
        let named: String = text.get(1..end)?.iter().collect();
        let of_government = named.contains("政府") && named.chars().all(|c| OF_GOVERNMENTS.contains(c));
        (self.governs && text[0] == '以' && of_government).then_some(end + IN_NAME.len())
    }

    /// 县政府及各部门: the length of what names it with its departments.
    pub(super) fn whole_at(&self, text: &[char]) -> Option<usize> {
        self.whole.at(text)
    }

    /// Tells whether one of them may begin with a character.
    pub(super) fn may_begin(&self, c: char) -> bool {
        self.firsts.contains(&c)
    }

    /// The length of the name that a text begins with; `is_led` tells that another word leads to it, `acts` what is done from what only
    /// stands behind a name.
    pub(super) fn at(&self, text: &[char], is_led: bool, acts: impl Fn(&[char]) -> bool) -> Option<usize> {
        let whole = self.full.iter().find(|name| text.starts_with(name));
        let alone = self.alone.iter().filter(|_| !is_led);
        let short = || self.short.iter().chain(alone).find(|name| text.starts_with(name) && acts(&text[name.len()..]));
        whole.or_else(short).map(Vec::len)
    }
}

/// Behind 以 and a name.
pub(super) const IN_NAME: [char; 2] = ['名', '义'];

/// What governments and their offices are called, and what joins two of them.
const OF_GOVERNMENTS: &str = "省市县区旗州镇乡人民政府办公室厅委及其和与或、(以下简称)";

/// Farther on 名义 is of something else, in characters.
const LONGEST_OWN: usize = 24;

/// What a body is called that stands for its name wherever it stands: none so short that it may be any word.
fn full_names(name: &str) -> Vec<Vec<char>> {
    let long = |shortest: usize| move |name: &String| name.chars().count() >= shortest;
    let own = Some(name.to_owned()).filter(long(SHORTEST_NAME));
    let town_name = town(name).map(str::to_owned).filter(long(SHORTEST_TOWN));
    // 白湖镇人民政府 of 青禾县白湖镇人民政府.
    let of_town = town_name.as_deref().and_then(|town| name.get(name.rfind(town)?..)).map(str::to_owned);
    // 某开发区管委会 of 某开发区管理委员会.
    let zone = [("管理委员会", "管委会"), ("管委会", "管理委员会")]
        .iter()
        .find_map(|(own, other)| Some(name.strip_suffix(own)?.to_owned() + other));
    let below = below(name).map(str::to_owned).filter(long(SHORTEST_NAME + 1));
    let names = [own, of_town, town_name, zone.filter(long(SHORTEST_NAME)), below];
    names.into_iter().flatten().map(|name| name.chars().map(fold_char).collect()).collect()
}

/// What a body calls itself without its name: by its kind, and the area that it is of where superiors are called alike.
fn selves(name: &str) -> Vec<String> {
    let Some((ending, with_area, selves)) = SELVES_OF.iter().find(|(ending, ..)| name.ends_with(ending)) else {
        return Vec::new();
    };
    if !with_area {
        return selves.iter().map(|own| (*own).to_owned()).collect();
    }
    let area = name.strip_suffix(ending).and_then(area).and_then(|area| area.chars().next());
    area.map(|area| selves.iter().map(|own| format!("{area}{own}")).collect()).unwrap_or_default()
}

/// 县林业局 of 青禾县林业局: a name from the word for its area on. Not 市场局 of 柳塘县市场局: what stands between two such words names a
/// place.
pub(super) fn area(name: &str) -> Option<&str> {
    let (mut area, mut begin, mut before) = (None, 0, ' ');
    for (nth, (at, c)) in name.char_indices().enumerate() {
        if "省市区县旗州镇乡".contains(c) && nth >= begin + SHORTEST_PLACE && !is_noun(Some(before), c) {
            (area, begin) = (name.get(at..), nth + 1);
        }
        before = c;
    }
    area
}

/// 城乡建设, 城市管理, 社区, 红旗: the word for a place ends another word.
const fn is_noun(before: Option<char>, c: char) -> bool {
    matches!(
        (before, c),
        (Some('城'), '乡' | '市') | (Some('都'), '市') | (Some('社'), '区') | (Some('红' | '国' | '彩'), '旗')
    )
}

/// Names of places have so many characters before the word for what they are.
const SHORTEST_PLACE: usize = 2;

/// What bodies call themselves, by the end of their names; with the word for their area before it where that tells them from others.
const SELVES_OF: [(&str, bool, &[&str]); 10] = [
    ("人民政府办公室", true, &["政府办公室", "政府办"]),
    ("人民政府办公厅", true, &["政府办公厅"]),
    ("人民政府", true, &["政府机关", "政府"]),
    ("街道办事处", false, &["街道办事处", "街道办", "街道"]),
    ("管理委员会", false, &["管理委员会", "管委会"]),
    ("管委会", false, &["管理委员会", "管委会"]),
    ("税务局", true, &["税务局", "局"]),
    ("分局", false, &["分局"]),
    ("局", true, &["局"]),
    ("厅", true, &["厅"]),
];

/// The same of bodies that many others are called like.
const ALONE: [(&str, &[&str]); 14] = [
    ("医院", &["医院"]),
    ("学校", &["学校"]),
    ("中学", &["学校", "中学"]),
    ("小学", &["学校", "小学"]),
    ("大学", &["学校", "大学"]),
    ("学院", &["学院", "学校"]),
    ("公司", &["公司", "集团"]),
    ("集团", &["集团", "公司"]),
    ("中心", &["中心"]),
    ("调查队", &["调查队"]),
    ("总队", &["总队"]),
    ("支队", &["支队"]),
    ("大队", &["大队"]),
    ("秘书处", &["秘书处"]),
];

/// 青禾县 of 青禾县人民政府: the area that it is the government of.
fn governed(name: &str) -> Option<&str> {
    let area = name.strip_suffix("人民政府")?;
    let begin = area.rfind(['省', '州', '盟', '市']).filter(|&at| at + '市'.len_utf8() < area.len());
    let own = area.get(begin.map_or(0, |at| at + '市'.len_utf8())..)?;
    (own.chars().count() >= SHORTEST_TOWN).then_some(own)
}

/// 新区管委会 of 青禾新区管委会.
fn zone(name: &str) -> Option<&str> {
    const ZONES: [&str; 7] = ["新区", "开发区", "高新区", "经开区", "示范区", "度假区", "园区"];
    let begins = ZONES.iter().filter_map(|zone| name.rfind(zone)).min()?;
    name.ends_with('会').then(|| name.get(begins..)).flatten()
}

/// 柳渡镇 of 青禾县柳渡镇人民政府.
fn town(name: &str) -> Option<&str> {
    let name = GOVERNMENTS.iter().find_map(|body| name.strip_suffix(body)).unwrap_or(name);
    let is_place = |(at, c): &(usize, char)| "市县区旗".contains(*c) && !is_noun(name[..*at].chars().next_back(), *c);
    let (at, above) = name.char_indices().rev().find(is_place)?;
    TOWNS.iter().any(|town| name.ends_with(town)).then(|| &name[at + above.len_utf8()..])
}

/// 青禾县税务局 of 国家税务总局松渚市青禾县税务局, 临岗区财政局 of 青禾市临岗区财政局: the name without the places above its own.
fn below(name: &str) -> Option<&str> {
    let name = name.strip_prefix("国家税务总局").unwrap_or(name);
    let (at, above) = name.char_indices().rev().find(|(_, c)| matches!(c, '省' | '市' | '州' | '盟'))?;
    let own = name.get(at + above.len_utf8()..)?;
    own.contains(['区', '县', '旗', '市']).then_some(own)
}

/// What towns are called.
pub(super) const TOWNS: [&str; 4] = ["镇", "乡", "街道", "苏木"];

/// Shorter names are not looked for, in characters.
const SHORTEST_NAME: usize = 4;

/// Shorter names of towns are not looked for, in characters.
const SHORTEST_TOWN: usize = 3;
