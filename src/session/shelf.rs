//! Which reports belong together: the years of one agency, whatever it is called in them, and the versions of one year.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::held::{HeldReport, ReportNo};
use crate::corpus::{Aliases, Join, joins};
use crate::model::id::FindingId;

/// The reports of every agency by year.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    agencies: FxHashMap<Arc<str>, BTreeMap<i16, Vec<ReportNo>>>,
    /// Names that mean the agency of another name, by name.
    joined: FxHashMap<Arc<str>, Join>,
    /// The names that mean an agency, by the name that stands for it.
    others: FxHashMap<Arc<str>, Vec<Arc<str>>>,
    /// How many pairs of neighbouring years there are.
    pairs: usize,
    /// The findings of reports without a name or a year: nothing else leads from such a finding to its report.
    nameless: FxHashMap<FindingId, ReportNo>,
}

impl Shelf {
    /// Puts a report beside those of its agency; the current version of its year stands first. Gives the version that was
    /// current before, if there was one.
    pub fn put(&mut self, no: ReportNo, all: &[HeldReport]) -> Option<ReportNo> {
        let held = all.get(no.index())?;
        let Some((agency, year)) = held.key() else {
            held.briefs.iter().for_each(|brief| _ = self.nameless.entry(brief.id).or_insert(no));
            return None;
        };
        let agency = self.meant(&agency).cloned().unwrap_or(agency);
        let years = self.agencies.entry(agency).or_default();
        if !years.contains_key(&year) {
            self.pairs += [year - 1, year + 1].iter().filter(|beside| years.contains_key(beside)).count();
        }
        let versions = years.entry(year).or_default();
        let before = versions.first().copied();
        versions.push(no);
        sort(versions, all);
        before
    }

    /// Finds the names that mean one agency, and puts them together; gives the reports of the agencies that have become larger.
    pub fn join_names(&mut self, aliases: &Aliases, all: &[HeldReport]) -> Vec<ReportNo> {
        self.join(self.find_joins(aliases), all)
    }

    /// Finds the names that mean one agency.
    pub fn find_joins(&self, aliases: &Aliases) -> Vec<Join> {
        let years = |years: &BTreeMap<i16, Vec<ReportNo>>| years.keys().copied().collect::<BTreeSet<i16>>();
        let named: Vec<_> = self.agencies.iter().map(|(name, of)| (name, years(of))).collect();
        joins(&named, aliases)
    }

    /// Puts together the names that mean one agency; gives the reports of the agencies that have become larger.
    pub fn join(&mut self, joins: Vec<Join>, all: &[HeldReport]) -> Vec<ReportNo> {
        let mut larger = BTreeSet::new();
        for join in joins {
            let Some(own) = self.agencies.remove(&join.name) else { continue };
            let into = self.meant(&join.into).cloned().unwrap_or_else(|| Arc::clone(&join.into));
            let agency = self.agencies.entry(Arc::clone(&into)).or_default();
            self.pairs -= pairs(&own) + pairs(agency);
            for (year, reports) in own {
                let versions = agency.entry(year).or_default();
                versions.extend(reports);
                sort(versions, all);
            }
            self.pairs += pairs(agency);
            larger.insert(Arc::clone(&into));
            self.lead(join, &into);
        }
        larger
            .iter()
            .flat_map(|agency| self.agencies.get(agency).into_iter().flatten())
            .flat_map(|year| year.1)
            .copied()
            .collect()
    }

    /// Notes what a name means; names that meant it follow.
    fn lead(&mut self, join: Join, into: &Arc<str>) {
        let mut names = self.others.remove(&join.name).unwrap_or_default();
        for name in &names {
            self.joined.entry(Arc::clone(name)).and_modify(|earlier| earlier.into = Arc::clone(into));
        }
        names.push(Arc::clone(&join.name));
        self.others.entry(Arc::clone(into)).or_default().extend(names);
        self.joined.insert(Arc::clone(&join.name), Join { into: Arc::clone(into), ..join });
    }

    /// The name that stands for an agency, where it has another.
    pub fn leader(&self, agency: &str) -> Option<Arc<str>> {
        self.meant(agency).cloned()
    }

    /// The current version of a report, where agency and year are known.
    pub fn current_of(&self, held: &HeldReport) -> Option<ReportNo> {
        let (agency, year) = held.key()?;
        self.get(&agency, year)
    }

    fn meant(&self, agency: &str) -> Option<&Arc<str>> {
        self.joined.get(agency).map(|join| &join.into)
    }

    fn agency(&self, agency: &str) -> Option<&BTreeMap<i16, Vec<ReportNo>>> {
        self.agencies.get(self.meant(agency).map_or(agency, |meant| meant))
    }

    /// The other names under which an agency's reports stand, and why they are taken for it.
    pub fn other_names(&self, agency: &str) -> Vec<&Join> {
        let leader = self.meant(agency).map_or(agency, |meant| meant);
        let names = self.others.get(leader).into_iter().flatten();
        let mut others: Vec<&Join> = names.filter_map(|name| self.joined.get(name)).collect();
        others.sort_by(|a, b| a.name.cmp(&b.name));
        others
    }

    /// The current version of an agency's report of a year.
    pub fn get(&self, agency: &str, year: i16) -> Option<ReportNo> {
        self.agency(agency)?.get(&year)?.first().copied()
    }

    /// Every version of an agency's report of a year, the current one first.
    pub fn versions(&self, agency: &str, year: i16) -> &[ReportNo] {
        self.agency(agency).and_then(|years| years.get(&year)).map_or(&[], Vec::as_slice)
    }

    /// The first day on which a version of a report came out, as far as they say.
    pub fn first_day(&self, held: &HeldReport, all: &[HeldReport]) -> Option<Date> {
        let (agency, year) = held.key()?;
        let versions = self.versions(&agency, year).iter().filter_map(|no| all.get(no.index()));
        versions.filter_map(|version| version.record.came_out_on()).min()
    }

    /// The current reports of an agency, by year.
    pub fn years(&self, agency: &str) -> impl Iterator<Item = (i16, ReportNo)> + '_ {
        let years = self.agency(agency).into_iter().flatten();
        years.filter_map(|(year, versions)| versions.first().map(|no| (*year, *no)))
    }

    /// The names of all agencies, in their order.
    pub fn names(&self) -> Vec<&Arc<str>> {
        let mut names: Vec<&Arc<str>> = self.agencies.keys().collect();
        names.sort_unstable();
        names
    }

    /// How many agencies there are.
    pub fn agencies(&self) -> usize {
        self.agencies.len()
    }

    /// How many pairs of neighbouring years there are.
    pub const fn pairs(&self) -> usize {
        self.pairs
    }

    /// The report without a name or a year that a finding is about.
    pub fn nameless_with(&self, id: FindingId) -> Option<ReportNo> {
        self.nameless.get(&id).copied()
    }
}

fn pairs(years: &BTreeMap<i16, Vec<ReportNo>>) -> usize {
    years.keys().filter(|year| years.contains_key(&(*year - 1))).count()
}

/// Puts versions in order, the newest first.
fn sort(versions: &mut [ReportNo], all: &[HeldReport]) {
    versions.sort_by(|a, b| newness(&all[b.index()]).cmp(&newness(&all[a.index()])));
}

/// Of two versions the one that says that it corrects the other is newer, else the later signed (or published, where nobody
/// signed), of those of one signature the later published; of equals the one whose path sorts later.
fn newness(held: &HeldReport) -> (bool, Option<Date>, Option<Date>, &std::path::Path) {
    let record = &held.record;
    (record.is_reissue, record.issued_on.or(record.published_on), record.published_on, &record.path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::Record;
    use crate::model::report::Report;

    fn held(agency: &str, year: i16) -> HeldReport {
        titled(&format!("{agency}{year}年政府信息公开工作年度报告"))
    }

    fn titled(title: &str) -> HeldReport {
        let title = format!("{title}\n一、总体情况\n无。\n");
        let document = crate::model::document::tests::document(&title);
        let report: Report = crate::extract::Extractor::default().read(document);
        HeldReport {
            record: Record::of(&report),
            ..super::super::analyse::held(&report, crate::rules::RuleSet::built_in())
        }
    }

    fn shelf(all: &[HeldReport]) -> (Shelf, Vec<ReportNo>) {
        let mut shelf = Shelf::default();
        for no in (0..).map(ReportNo).take(all.len()) {
            shelf.put(no, all);
        }
        let larger = shelf.join_names(&Aliases::default(), all);
        (shelf, larger)
    }

    #[test]
    fn years_under_a_short_name_stand_beside_the_others() {
        let all = [held("青禾市岚溪区民政局", 2022), held("青禾市岚溪区民政局", 2023), held("岚溪区民政局", 2024)];
        let (shelf, larger) = shelf(&all);
        assert_eq!(shelf.agencies(), 1);
        assert_eq!(larger.len(), 3);
        assert_eq!(shelf.get("岚溪区民政局", 2023), Some(ReportNo(1)));
        assert_eq!(shelf.years("青禾市岚溪区民政局").map(|(year, _)| year).collect::<Vec<_>>(), [2022, 2023, 2024]);
        assert_eq!(shelf.other_names("岚溪区民政局").len(), 1);
        assert_eq!(shelf.pairs(), 2);
    }

    #[test]
    fn a_finding_leads_to_its_report_without_a_name() {
        let all = [held("青禾市民政局", 2023), titled("2023年政府信息公开工作年度报告")];
        let (shelf, _) = shelf(&all);
        let own = |nth: usize| all[nth].briefs[0].id;
        assert_eq!((shelf.nameless_with(own(0)), shelf.nameless_with(own(1))), (None, Some(ReportNo(1))));
    }

    #[test]
    fn a_summary_stands_apart_from_the_agencys_own_report() {
        let summary = titled("青禾市民政局2023年政府信息公开工作年度报告（全市汇总）");
        assert_eq!(summary.record.agency.as_deref(), Some("青禾市民政局（汇总）"));
        let own = titled("青禾市民政局2023年政府信息公开工作年度报告（本级）");
        let unsaid = titled("青禾市民政局2024年政府信息公开工作年度报告");
        let (shelf, _) = shelf(&[own, summary, unsaid]);
        assert_eq!((shelf.agencies(), shelf.get("青禾市民政局", 2023)), (2, Some(ReportNo(0))));
    }

    #[test]
    fn a_report_of_the_body_itself_is_no_version_of_one_that_says_nothing_of_its_scope() {
        let all = [
            titled("云畔县2022年政府信息公开工作年度报告"),
            titled("云畔县人民政府2022年政府信息公开工作年度报告（本级机关）"),
        ];
        let (shelf, _) = shelf(&all);
        assert_eq!((shelf.agencies(), shelf.versions("云畔县人民政府", 2022).len()), (2, 1));
    }

    fn version(path: &str, change: impl FnOnce(&mut Record)) -> HeldReport {
        let mut held = titled("青禾市民政局2023年政府信息公开工作年度报告");
        held.record.path = std::path::Path::new(path).into();
        held.record.issued_on = Some(jiff::civil::date(2024, 1, 12));
        change(&mut held.record);
        held
    }

    fn newest(versions: &[HeldReport; 2]) -> std::path::PathBuf {
        let (shelf, _) = shelf(versions);
        let no = shelf.get("青禾市民政局", 2023).unwrap();
        versions[no.index()].record.path.to_path_buf()
    }

    #[test]
    fn the_newest_version_is_told_by_its_own_words_then_by_its_days() {
        let plain = || version("b.txt", |_| {});
        let day = |day| Some(jiff::civil::date(2024, 1, day));
        let path = std::path::Path::new("a.html");
        assert_eq!(newest(&[version("a.html", |record| record.is_reissue = true), plain()]), path);
        assert_eq!(newest(&[version("a.html", |record| record.issued_on = day(29)), plain()]), path);
        assert_eq!(newest(&[version("a.html", |record| record.published_on = day(29)), plain()]), path);
        let unsigned = |record: &mut Record| (record.issued_on, record.published_on) = (None, day(29));
        assert_eq!(newest(&[version("a.html", unsigned), plain()]), path);
        assert_eq!(newest(&[version("a.html", |_| {}), plain()]), std::path::Path::new("b.txt"));
    }

    #[test]
    fn the_first_day_is_that_of_any_version() {
        let later = version("b.txt", |record| record.issued_on = Some(jiff::civil::date(2024, 3, 5)));
        let all = [version("a.txt", |_| {}), later];
        let (shelf, _) = shelf(&all);
        assert_eq!(shelf.first_day(&all[1], &all), Some(jiff::civil::date(2024, 1, 12)));
    }
}
