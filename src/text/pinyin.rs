//! How a character is read, in Latin letters without tones. Names of places keep old readings (重庆, 番禺, 乐亭), so every
//! reading is given; nothing here chooses one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use pinyin::{Pinyin, ToPinyinMulti as _};

use super::data;

/// Every reading of a character in small ASCII letters, the usual one first; none for what is no Han character. ü is given
/// twice: as `v`, as input methods write it, and as `u`, as maps do.
pub fn readings(c: char) -> Vec<&'static str> {
    let mut readings: Vec<&'static str> = Vec::new();
    let known = c.to_pinyin_multi().into_iter().flatten().map(Pinyin::plain);
    let local = place_readings().get(&c).into_iter().flatten().map(String::as_str);
    for reading in known.chain(local).flat_map(in_ascii) {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// A reading without ü; nothing of the few that have other letters, which are cries and no names.
fn in_ascii(reading: &'static str) -> impl Iterator<Item = &'static str> {
    let written: [&'static str; 2] = match reading {
        "lü" => ["lv", "lu"],
        "nü" => ["nv", "nu"],
        "lüe" => ["lve", "lue"],
        "nüe" => ["nve", "nue"],
        other => [other; 2],
    };
    written.into_iter().filter(|reading| reading.is_ascii())
}

/// Readings that only names of places have and the dictionary does not.
fn place_readings() -> &'static BTreeMap<char, Vec<String>> {
    static READINGS: LazyLock<BTreeMap<char, Vec<String>>> = LazyLock::new(|| {
        data::read_toml("place_readings.toml", include_str!("place_readings.toml"))
            .expect("the embedded readings are read by a test")
    });
    &READINGS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_people_there_read_them() {
        for (place, spelled) in [
            ("重庆", "chong qing"),
            ("长春", "chang chun"),
            ("厦门", "xia men"),
            ("番禺", "pan yu"),
            ("蚌埠", "beng bu"),
            ("六安", "lu an"),
            ("枞阳", "zong yang"),
            ("单县", "shan xian"),
            ("乐亭", "lao ting"),
            ("乐清", "yue qing"),
            ("台州", "tai zhou"),
            ("洪洞", "hong tong"),
            ("繁峙", "fan shi"),
            ("浚县", "xun xian"),
            ("铅山", "yan shan"),
            ("歙县", "she xian"),
            ("尉犁", "yu li"),
            ("莘县", "shen xian"),
            ("蔚县", "yu xian"),
            ("大埔", "da bu"),
            ("泌阳", "bi yang"),
            ("解州", "hai zhou"),
            ("宕昌", "tan chang"),
            ("费县", "bi xian"),
            ("大栅栏", "da shi lan"),
            ("涡阳", "guo yang"),
            ("黄陂", "huang pi"),
            ("阆中", "lang zhong"),
            ("吕梁", "lv liang"),
            ("吕梁", "lu liang"),
        ] {
            let fits = place.chars().zip(spelled.split(' ')).all(|(c, syllable)| readings(c).contains(&syllable));
            assert!(fits, "{place} {spelled}: {:?}", place.chars().map(readings).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_place_reading_stands_in_the_table_only_where_the_dictionary_lacks_it() {
        for (c, extra) in place_readings() {
            let known: Vec<_> = c.to_pinyin_multi().unwrap().into_iter().map(Pinyin::plain).collect();
            assert!(extra.iter().all(|reading| !known.contains(&reading.as_str())), "{c}");
        }
    }

    #[test]
    fn what_is_no_han_character_has_no_reading() {
        assert!("a1（—あ".chars().all(|c| readings(c).is_empty()));
    }
}
