//! The places that an agency's name begins with: 青禾市岚溪区 is 青禾市 and then 岚溪区. It knows no map.

/// Signs that end the name of a place.
const SIGNS: [char; 8] = ['省', '市', '州', '盟', '县', '区', '旗', '镇'];
const MORE_SIGNS: [char; 1] = ['乡'];
/// Longer endings.
const WORDS: [&str; 2] = ["地区", "街道"];
/// Districts whose own name begins with such a sign.
const BEGINS_WITH_SIGN: [&str; 4] = ["市中区", "市北区", "市南区", "市辖区"];

/// The ends of the places in a text that is nothing but places, in bytes, the last being the whole.
pub fn ends(places: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    for (at, sign) in places.char_indices() {
        let end = at + sign.len_utf8();
        if closes(&places[start..end]) && !runs_on(&places[end..]) {
            ends.push(end);
            start = end;
        }
    }
    if ends.last() != Some(&places.len()) && !places.is_empty() {
        ends.push(places.len());
    }
    ends
}

/// Tells whether a text of at least two characters ends as the name of a place does.
fn closes(text: &str) -> bool {
    let by_sign = text.ends_with(SIGNS) || text.ends_with(MORE_SIGNS);
    text.chars().nth(1).is_some() && (by_sign || WORDS.iter().any(|word| text.ends_with(word)))
}

/// Tells whether what follows belongs to the same name: 达州 in 达州市, 沙市 in 沙市区.
fn runs_on(rest: &str) -> bool {
    rest.starts_with(SIGNS) && !BEGINS_WITH_SIGN.iter().any(|district| rest.starts_with(district))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(places: &str) -> Vec<&str> {
        let ends = ends(places);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(&ends).map(|(start, end)| &places[start..*end]).collect()
    }

    #[test]
    fn places_are_told_apart() {
        assert_eq!(parts("青禾市岚溪区"), ["青禾市", "岚溪区"]);
        assert_eq!(parts("云畔省青禾市岚溪区柳渡镇"), ["云畔省", "青禾市", "岚溪区", "柳渡镇"]);
        assert_eq!(parts("青禾市市中区"), ["青禾市", "市中区"]);
        assert_eq!(parts("达州市通川区"), ["达州市", "通川区"]);
        assert_eq!(parts("荆州市沙市区"), ["荆州市", "沙市区"]);
        assert_eq!(parts("柳渡街道"), ["柳渡街道"]);
        assert_eq!(parts("云岭自治州和县"), ["云岭自治州", "和县"]);
        assert!(parts("").is_empty());
    }
}
