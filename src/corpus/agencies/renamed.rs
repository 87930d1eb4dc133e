//! Bodies that a reform gave another name and nothing else: which name, in its one spelling, may have followed another one.

use std::sync::LazyLock;

use serde::Deserialize;

use super::spelling::ends_with_place;
use crate::model::report::Scope;
use crate::text::data;

/// The list as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reform {
    renamed: Vec<Renamed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Renamed {
    from: Vec<String>,
    to: Vec<String>,
}

static REFORM: LazyLock<Reform> = LazyLock::new(|| {
    data::read_toml("renamed.toml", include_str!("renamed.toml")).expect("the shipped file is read by a test")
});

/// The names that the body of a name may have been given, of the same place and scope.
pub fn successors(name: &str) -> impl Iterator<Item = String> + '_ {
    let (bare, scope) = Scope::of_subject(name);
    let named = REFORM.renamed.iter().flat_map(|renamed| renamed.from.iter().map(move |from| (from, &renamed.to)));
    let placed = named.filter_map(move |(from, to)| Some((bare.strip_suffix(from.as_str())?, to)));
    let placed = placed.filter(|(place, _)| ends_with_place(place));
    placed.flat_map(move |(place, to)| to.iter().map(move |to| format!("{place}{to}{}", scope.mark())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Vec<String> {
        successors(name).collect()
    }

    #[test]
    fn a_body_of_a_place_has_successors_of_that_place() {
        assert_eq!(of("青禾市环境保护局"), ["青禾市生态环境局"]);
        assert_eq!(of("青禾市国土资源局（本级）"), ["青禾市自然资源局（本级）"]);
        assert_eq!(of("青禾县卫生和计划生育局"), ["青禾县卫生健康局", "青禾县卫生健康委员会"]);
        assert_eq!(of("环境保护局"), Vec::<String>::new());
        assert_eq!(of("青禾市工商行政管理局"), Vec::<String>::new());
    }

    #[test]
    fn nobody_follows_itself() {
        for renamed in &REFORM.renamed {
            assert!(renamed.from.iter().all(|from| !renamed.to.contains(from)));
        }
    }
}
