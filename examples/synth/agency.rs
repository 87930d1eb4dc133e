//! Made-up government bodies: every number names another one, none of them exists.

use crate::rng::Rng;

/// What sort of body an agency is, as far as its report depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Government,
    Office,
    Bureau,
}

/// A body that publishes a report each year.
#[derive(Clone, Debug)]
pub struct Agency {
    pub name: String,
    pub kind: Kind,
    /// How the body speaks of itself, as 我局.
    pub own: &'static str,
    /// Province and place, for the postal address.
    pub address: String,
}

const PROVINCES: [&str; 6] = ["岚江省", "霁海省", "云泽省", "澜东省", "松岭省", "汀南省"];

const CITIES: [&str; 48] = [
    "青禾", "霁川", "岚泽", "松渚", "澜汀", "云畔", "墨溪", "鹤汀", "朗州", "穗陵", "景澜", "沅庭", "棠川", "芦汀",
    "汐州", "沁陵", "桐陂", "浣州", "雁泽", "砚溪", "竺州", "杉陵", "曦川", "禾泽", "珂州", "岫川", "苇陵", "瑶汀",
    "绥川", "泓陵", "荻川", "翎州", "蕴川", "槿州", "璞川", "菡泽", "霭州", "葭川", "榆渚", "楸陵", "晏川", "珩州",
    "湄陵", "烟萝", "栩州", "溯川", "桉陵", "汜泽",
];

const COUNTIES: [&str; 40] = [
    "岚溪", "柳渡", "石桁", "云坞", "荷渚", "松坪", "望泽", "桂岭", "清汀", "枫浦", "梅坞", "竹陂", "鹭渚", "雁岭",
    "溪庭", "兰渚", "茗岭", "榕浦", "杏渚", "檀溪", "桑坪", "蒲汀", "麦岭", "澄陂", "碧渚", "丹坪", "玉汀", "宝泽",
    "瑞岭", "福汀", "永汀", "安渚", "和岭", "顺汀", "禾浦", "星坞", "月渚", "云陂", "霜岭", "露汀",
];

const TOWNS: [&str; 24] = [
    "上坪",
    "下渡",
    "古槐",
    "新堰",
    "三汊",
    "双井",
    "柳湾",
    "枣园",
    "李家湾",
    "王渡",
    "石佛",
    "青坞",
    "东岭",
    "西沟",
    "北渠",
    "南坪",
    "大榆",
    "小营",
    "白杨",
    "红岩",
    "黄坡",
    "黑松",
    "沙河",
    "水口",
];

const ORGANS: [(&str, Kind, &str); 16] = [
    ("人民政府", Kind::Government, "我市"),
    ("人民政府办公室", Kind::Office, "我办"),
    ("民政局", Kind::Bureau, "我局"),
    ("财政局", Kind::Bureau, "我局"),
    ("教育局", Kind::Bureau, "我局"),
    ("卫生健康局", Kind::Bureau, "我局"),
    ("统计局", Kind::Bureau, "我局"),
    ("审计局", Kind::Bureau, "我局"),
    ("水利局", Kind::Bureau, "我局"),
    ("农业农村局", Kind::Bureau, "我局"),
    ("市场监督管理局", Kind::Bureau, "我局"),
    ("应急管理局", Kind::Bureau, "我局"),
    ("交通运输局", Kind::Bureau, "我局"),
    ("文化和旅游局", Kind::Bureau, "我局"),
    ("医疗保障局", Kind::Bureau, "我局"),
    ("司法局", Kind::Bureau, "我局"),
];

const GRASSROOTS: [(&str, Kind, &str); 3] = [
    ("镇人民政府", Kind::Government, "我镇"),
    ("街道办事处", Kind::Office, "我街道"),
    ("乡人民政府", Kind::Government, "我乡"),
];

/// Bodies of a place that small corpora know: all organs and some towns.
const NEAR: usize = ORGANS.len() + 6;
/// The further towns of a place, used by large corpora.
const FAR: usize = TOWNS.len() * GRASSROOTS.len() - 6;
/// Places of a city: the city itself and its counties.
const PLACES: usize = COUNTIES.len() + 1;

/// How many agencies there are to be had.
pub const COUNT: usize = CITIES.len() * PLACES * (NEAR + FAR);

impl Agency {
    /// Makes agency number `number` of `COUNT`; the first ones spread over many cities.
    pub fn nth(number: usize) -> Self {
        let near = CITIES.len() * PLACES * NEAR;
        let (place, unit) = if number < near {
            (number / NEAR, number % NEAR)
        } else {
            ((number - near) / FAR, NEAR + (number - near) % FAR)
        };
        let city = place % CITIES.len();
        let county = (place / CITIES.len() + 7 * city) % PLACES;
        Self::of(city, county, unit)
    }

    fn of(city: usize, county: usize, unit: usize) -> Self {
        let place = place_name(city, county);
        let (suffix, kind, own) = match unit.checked_sub(ORGANS.len()) {
            None => organ(unit, county),
            Some(town) => grassroots(town),
        };
        let province = PROVINCES[city / 8 % PROVINCES.len()];
        let address = format!("{province}{place}");
        Self { name: format!("{place}{suffix}"), kind, own, address }
    }

    /// Makes an agency of a given name.
    pub fn named(name: &str, kind: Kind, own: &'static str, address: &str) -> Self {
        Self { name: name.to_owned(), kind, own, address: address.to_owned() }
    }

    /// Opens a random stream that belongs to the agency, for what stays the same in all its years.
    pub fn own_rng(&self) -> Rng {
        let mix = |hash: u64, byte: u8| hash.wrapping_mul(0x0100_0000_01B3) ^ u64::from(byte);
        Rng::new(self.name.bytes().fold(0xCBF2_9CE4_8422_2325, mix), 0)
    }

    /// Says whether the agency governs more than a town, and so reports larger figures.
    pub fn is_senior(&self) -> bool {
        matches!(self.own, "我市" | "我区" | "我县" | "我办")
    }
}

fn place_name(city: usize, county: usize) -> String {
    let city = CITIES[city];
    match county.checked_sub(1) {
        None => format!("{city}市"),
        Some(county) => format!("{city}市{}{}", COUNTIES[county], level(county)),
    }
}

fn level(county: usize) -> &'static str {
    if county.is_multiple_of(2) { "区" } else { "县" }
}

fn organ(unit: usize, county: usize) -> (String, Kind, &'static str) {
    let (suffix, kind, own) = ORGANS[unit];
    let own = match (kind, county) {
        (Kind::Government, 0) => "我市",
        (Kind::Government, county) if level(county - 1) == "区" => "我区",
        (Kind::Government, _) => "我县",
        _ => own,
    };
    (suffix.to_owned(), kind, own)
}

fn grassroots(number: usize) -> (String, Kind, &'static str) {
    let (suffix, kind, own) = GRASSROOTS[number % GRASSROOTS.len()];
    (format!("{}{suffix}", TOWNS[number / GRASSROOTS.len()]), kind, own)
}

#[cfg(test)]
mod tests {
    use super::{Agency, COUNT};
    use std::collections::HashSet;

    #[test]
    fn no_two_agencies_share_a_name() {
        let names: HashSet<String> = (0..COUNT).map(|n| Agency::nth(n).name).collect();
        assert_eq!(names.len(), COUNT);
    }
}
