//! Which names mean one agency: the same organ appears under a short name, without the city before its district, under its
//! name before a reform. Names are put together only on evidence, which is kept; where it is not enough they stay apart. The
//! names in findings and exports stay as the reports have them.

mod aliases;
mod spelling;

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use aliases::Aliases;
use spelling::{ends_with_place, names_a_place, spelling};

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
}

impl Because {
    /// Its words for people.
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::Alias => Phrase::new("别名文件所写", "by the alias file"),
            Self::Spelling => Phrase::new("写法或简称不同", "another spelling or a short name"),
            Self::Suffix => Phrase::new("省去了上级地名", "without the place above"),
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
            let meant = aliases.meant(&spelled).map(str::to_owned);
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
}
