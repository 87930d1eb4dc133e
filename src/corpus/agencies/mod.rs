//! Which names mean one agency: the same organ appears under a short name, without the city before its district, under its
//! name before a reform. Names are put together only on evidence, which is kept; where it is not enough they stay apart. The
//! names in findings and exports stay as the reports have them.

mod aliases;
mod bodies;
mod renamed;
mod spelling;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use aliases::Aliases;
use bodies::Bodies;
use renamed::successors;
use spelling::{ends_with_place, names_a_place, spelling};

use crate::model::report::Scope;
use crate::text::phrase::Phrase;

/// Why two names are taken for one agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The alias file says so.
    Alias,
    /// They differ in blanks, widths or the short name of the organ.
    Spelling,
    /// One is the other without the place above: 岚溪区民政局, 青禾市岚溪区民政局.
    Suffix,
    /// A reform gave the body another name: 青禾市环境保护局, 青禾市生态环境局.
    Renamed,
    /// The title of one does not state the scope: 青禾市民政局（本级）, 青禾市民政局.
    Scope,
}

impl Because {
    /// Its words for people.
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::Alias => Phrase::new("别名文件所写", "by the alias file"),
            Self::Spelling => Phrase::new("写法或简称不同", "another spelling or a short name"),
            Self::Suffix => Phrase::new("省去了上级地名", "without the place above"),
            Self::Renamed => Phrase::new("机构改革中更名", "renamed in a reform"),
            Self::Scope => Phrase::new("有的标题没有写“本级”", "some titles do not say that it is the body's own"),
        }
    }
}

/// A name that means the agency of another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The name.
    pub name: Arc<str>,
    /// The name of the agency.
    pub into: Arc<str>,
    /// Why.
    pub because: Because,
}

/// A name with the years of the reports under it.
pub type Named<'a> = (&'a Arc<str>, BTreeSet<i16>);

/// Finds the names that mean the agency of another name, in the order of the names.
pub fn joins(named: &[Named<'_>], aliases: &Aliases) -> Vec<Join> {
    let mut agencies = Agencies::default();
    let mut joins = agencies.spell(named, aliases);
    joins.extend(agencies.join_suffixes(aliases));
    let mut bodies = Bodies::of(named, &joins);
    joins.extend(agencies.join_renamed(&mut bodies, aliases));
    joins.extend(agencies.join_scopes(&mut bodies, aliases));
    joins.sort_by(|a, b| a.name.cmp(&b.name));
    joins
}

/// Agencies by their one spelling: the name that stands for each, and its years.
#[derive(Debug, Default)]
struct Agencies<'a> {
    by_spelling: FxHashMap<String, (&'a Arc<str>, BTreeSet<i16>)>,
}

impl<'a> Agencies<'a> {
    /// Puts names of one spelling together; the name with most years stands for them.
    fn spell(&mut self, named: &[Named<'a>], aliases: &Aliases) -> Vec<Join> {
        let mut order: Vec<&Named<'a>> = named.iter().collect();
        order.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(b.0)));
        let mut joins = Vec::new();
        for (name, years) in order {
            let spelled = spelling(name);
            let meant = aliases.meant(&spelled);
            let because = if meant.is_some() { Because::Alias } else { Because::Spelling };
            match self.by_spelling.entry(meant.unwrap_or(spelled)) {
                std::collections::hash_map::Entry::Vacant(place) => drop(place.insert((name, years.clone()))),
                std::collections::hash_map::Entry::Occupied(mut agency) => {
                    agency.get_mut().1.extend(years);
                    joins.push(Join { name: Arc::clone(name), into: Arc::clone(agency.get().0), because });
                }
            }
        }
        joins
    }

    /// Puts a name together with the one longer name that ends with it, where what it lacks is a place above and no year has
    /// a report under both.
    fn join_suffixes(&self, aliases: &Aliases) -> Vec<Join> {
        let mut backwards: Vec<(String, &String)> =
            self.by_spelling.keys().map(|name| (name.chars().rev().collect(), name)).collect();
        backwards.sort_unstable();
        let mut joins = Vec::new();
        for (nth, (reversed, short)) in backwards.iter().enumerate() {
            let longer = backwards[nth + 1..].iter().take_while(|(other, _)| other.starts_with(reversed.as_str()));
            let mut above = longer.map(|(_, long)| *long).filter(|long| may_be(short, long));
            let (Some(long), None) = (above.next(), above.next()) else { continue };
            let ((name, years), (into, others)) = (&self.by_spelling[*short], &self.by_spelling[long]);
            if names_a_place(short) && years.is_disjoint(others) && !aliases.are_apart(short, long) {
                joins.push(Join { name: Arc::clone(name), into: Arc::clone(into), because: Because::Suffix });
            }
        }
        joins
    }
}

impl Agencies<'_> {
    /// The agencies in the order of their spelling.
    fn spelled(&self) -> Vec<&String> {
        let mut spelled: Vec<&String> = self.by_spelling.keys().collect();
        spelled.sort_unstable();
        spelled
    }

    /// Puts a body together with the one that it became, where only one can be meant, all its years lie before the other's
    /// and no two bodies of one year became the same.
    fn join_renamed(&self, bodies: &mut Bodies, aliases: &Aliases) -> Vec<Join> {
        let mut before: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        for name in self.spelled() {
            let mut there = successors(name).filter(|next| self.by_spelling.contains_key(next));
            if let (Some(next), None) = (there.next(), there.next()) {
                before.entry(next).or_default().push(name);
            }
        }
        let mut joins = Vec::new();
        for (next, names) in before {
            let olds: Vec<_> = names.iter().map(|name| self.by_spelling[*name].0).collect();
            let is_apart = names.iter().any(|name| aliases.are_apart(name, &next));
            if is_apart || !bodies.are_of_different_years(&olds) {
                continue;
            }
            let into = self.by_spelling[&next].0;
            let followed = olds.into_iter().filter_map(|old| bodies.join_earlier(old, into));
            joins.extend(followed.map(|(name, into)| Join { name, into, because: Because::Renamed }));
        }
        joins
    }

    /// Puts reports whose titles say 本级 together with those that say nothing, where no year has both.
    fn join_scopes(&self, bodies: &mut Bodies, aliases: &Aliases) -> Vec<Join> {
        let mut joins = Vec::new();
        for name in self.spelled() {
            let (bare, Scope::Own) = Scope::of_subject(name) else { continue };
            let Some((unsaid, _)) = self.by_spelling.get(bare).filter(|_| !aliases.are_apart(name, bare)) else {
                continue;
            };
            let joined = bodies.join_disjoint(self.by_spelling[name].0, unsaid);
            joins.extend(joined.map(|(name, into)| Join { name, into, because: Because::Scope }));
        }
        joins
    }
}

/// Tells whether a longer name only adds the place above: what stands before ends with a place's name.
fn may_be(short: &str, long: &str) -> bool {
    long.strip_suffix(short).is_some_and(ends_with_place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(named: &[(&str, &[i16])], aliases: &Aliases) -> Vec<(String, String, Because)> {
        let owned: Vec<Arc<str>> = named.iter().map(|(name, _)| Arc::from(*name)).collect();
        let named: Vec<Named<'_>> =
            owned.iter().zip(named).map(|(name, (_, years))| (name, years.iter().copied().collect())).collect();
        joins(&named, aliases)
            .into_iter()
            .map(|join| (join.name.to_string(), join.into.to_string(), join.because))
            .collect()
    }

    fn join(name: &str, into: &str, because: Because) -> (String, String, Because) {
        (name.to_owned(), into.to_owned(), because)
    }

    #[test]
    fn a_district_without_its_city_is_the_same_agency() {
        let named: [(&str, &[i16]); 2] = [("青禾市岚溪区民政局", &[2021, 2022]), ("岚溪区民政局", &[2023])];
        let expected = [join("岚溪区民政局", "青禾市岚溪区民政局", Because::Suffix)];
        assert_eq!(joined(&named, &Aliases::default()), expected);
    }

    #[test]
    fn two_cities_with_a_district_of_that_name_leave_it_alone() {
        let named: [(&str, &[i16]); 3] =
            [("青禾市岚溪区民政局", &[2021]), ("霁川市岚溪区民政局", &[2021]), ("岚溪区民政局", &[2023])];
        assert_eq!(joined(&named, &Aliases::default()), []);
    }

    #[test]
    fn a_year_with_reports_under_both_names_keeps_them_apart() {
        let named: [(&str, &[i16]); 2] = [("青禾市岚溪区民政局", &[2021]), ("岚溪区民政局", &[2021])];
        assert_eq!(joined(&named, &Aliases::default()), []);
    }

    #[test]
    fn a_name_without_a_place_or_with_more_than_a_place_before_it_is_no_evidence() {
        let named: [(&str, &[i16]); 4] =
            [("青禾市民政局", &[2021]), ("民政局", &[2022]), ("青禾市政府办公室", &[2021]), ("办公室", &[2022])];
        assert_eq!(joined(&named, &Aliases::default()), []);
    }

    #[test]
    fn short_names_of_organs_are_the_organ_and_the_name_with_most_years_stands() {
        let named: [(&str, &[i16]); 2] = [("霁川市卫健委", &[2023]), ("霁川市卫生健康委员会", &[2021, 2022])];
        let expected = [join("霁川市卫健委", "霁川市卫生健康委员会", Because::Spelling)];
        assert_eq!(joined(&named, &Aliases::default()), expected);
    }

    #[test]
    fn a_body_is_followed_through_the_reform_that_renamed_it() {
        let cases = [
            ("青禾市环境保护局", "青禾市生态环境局"),
            ("青禾市国土资源局", "青禾市自然资源局"),
            ("青禾县卫生和计划生育局", "青禾县卫生健康局"),
            ("青禾县扶贫办", "青禾县乡村振兴局"),
            ("青禾县农业局", "青禾县农业农村局"),
        ];
        for (old, new) in cases {
            let named: [(&str, &[i16]); 2] = [(old, &[2020, 2021]), (new, &[2022])];
            assert_eq!(joined(&named, &Aliases::default()), [join(old, new, Because::Renamed)]);
            let named: [(&str, &[i16]); 2] = [(old, &[2020, 2022]), (new, &[2021, 2022])];
            assert_eq!(joined(&named, &Aliases::default()), [], "{old}: both in one year");
            let named: [(&str, &[i16]); 2] = [(old, &[2022]), (new, &[2020])];
            assert_eq!(joined(&named, &Aliases::default()), [], "{old}: the wrong way");
        }
        let named: [(&str, &[i16]); 2] = [("青禾县科技局", &[2021]), ("青禾县科学技术局", &[2022])];
        let expected = [join("青禾县科技局", "青禾县科学技术局", Because::Spelling)];
        assert_eq!(joined(&named, &Aliases::default()), expected);
    }

    #[test]
    fn bodies_that_were_merged_or_lie_elsewhere_are_not_followed() {
        for (old, new) in [
            ("青禾市工商行政管理局", "青禾市市场监督管理局"),
            ("青禾市国土资源局", "青禾市自然资源和规划局"),
            ("青禾市环境保护局", "霁川市生态环境局"),
            ("青禾县乡村振兴局", "青禾县农业农村局"),
        ] {
            let named: [(&str, &[i16]); 2] = [(old, &[2021]), (new, &[2022])];
            assert_eq!(joined(&named, &Aliases::default()), [], "{old}");
        }
        let two: [(&str, &[i16]); 3] =
            [("青禾县金融办", &[2021]), ("青禾县金融工作局", &[2021]), ("青禾县地方金融监督管理局", &[2022])];
        assert_eq!(joined(&two, &Aliases::default()), []);
    }

    #[test]
    fn a_chain_of_names_ends_in_the_last_one() {
        let named: [(&str, &[i16]); 3] =
            [("青禾县金融办", &[2020]), ("青禾县地方金融监督管理局", &[2021]), ("青禾县地方金融管理局", &[2024])];
        let [first, second, last] = ["青禾县金融办", "青禾县地方金融监督管理局", "青禾县地方金融管理局"];
        let expected = [join(second, last, Because::Renamed), join(first, second, Because::Renamed)];
        assert_eq!(joined(&named, &Aliases::default()), expected);
    }

    #[test]
    fn a_title_without_its_scope_is_the_bodys_own_report_where_no_year_has_both() {
        let own = "青禾市气象局（本级）";
        let named: [(&str, &[i16]); 3] = [(own, &[2021]), ("青禾市气象局", &[2022]), ("青禾市气象局（汇总）", &[2021])];
        let expected = [join(own, "青禾市气象局", Because::Scope)];
        assert_eq!(joined(&named, &Aliases::default()), expected);
        let named: [(&str, &[i16]); 2] = [(own, &[2021, 2022]), ("青禾市气象局", &[2022])];
        assert_eq!(joined(&named, &Aliases::default()), []);
    }
}
