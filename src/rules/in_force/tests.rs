use jiff::civil::date;

use super::*;
use crate::rules::{RULES, explain, find};

fn own(text: &str) -> RuleSet {
    RuleSet::read("own.toml", text, date(2026, 3, 1)).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The names of everything in the shipped file, as an auditor's file writes them.
fn shipped_names() -> Vec<String> {
    let shipped: toml::Table = toml::from_str(include_str!("../data/parameters.toml")).unwrap();
    let names = shipped
        .iter()
        .flat_map(|(table, keys)| keys.as_table().unwrap().iter().map(move |(key, _)| format!("{table}.{key}")));
    let names = names.chain(["deadlines.local".to_owned()]);
    names.collect()
}

#[test]
fn every_parameter_is_in_the_table_with_rules_that_there_are() {
    let mut named: Vec<String> = all(Parameters::shipped()).map(|(_, setting)| setting.name).collect();
    let mut shipped = shipped_names();
    named.sort_unstable();
    shipped.sort_unstable();
    assert_eq!(named, shipped);
    for (rules, setting) in all(Parameters::shipped()) {
        assert!(rules.iter().all(|code| find(code).is_some()), "{}: {rules:?}", setting.name);
        assert!(setting.is_shipped());
    }
}

/// A file that changes one parameter, and what its line must then show.
fn changes() -> Vec<(String, String)> {
    let numbers = THRESHOLDS.iter().map(|one| {
        let (shipped, most) = ((one.value)(&Parameters::shipped().thresholds), *one.sensible.end());
        let value = if shipped == most { *one.sensible.start() } else { shipped + 1 };
        (
            format!("[thresholds]\n{} = {value}", one.name),
            format!("（thresholds.{}）：{value}（own.toml 所改，出厂：{shipped}）", one.name),
        )
    });
    let lists = ["repeats", "disclosure", "requests", "management", "platforms", "supervision"];
    let words =
        lists.map(|list| (format!("[words.{list}]\nadd = [\"某词\"]"), "、某词（own.toml 所改，出厂：".to_owned()));
    let others = [
        ("[deadlines]\ndepartment = \"01-10\"", "（deadlines.department）：01-10（own.toml 所改，出厂：01-31）"),
        ("[deadlines]\ngovernment = \"02-28\"", "（deadlines.government）：02-28（own.toml 所改，出厂：03-31）"),
        (
            "[[deadlines.local]]\nplace = \"青禾县\"\nby = \"01-05\"\nbasis = \"某通知\"",
            "（deadlines.local）：青禾县 01-05（某通知）（own.toml 所改，出厂：无）",
        ),
        ("[organs]\ngovernments = [\"管委会\"]", "（organs.governments）：管委会（own.toml 所改，出厂：人民政府）"),
        ("[organs]\nknown = [\"青禾县林业局\"]", "（organs.known）：青禾县林业局（own.toml 所改，出厂：无）"),
    ];
    let others = others.map(|(file, line)| (file.to_owned(), line.to_owned()));
    numbers.chain(words).chain(others).collect()
}

#[test]
fn a_change_is_told_with_every_rule_that_reads_it_and_with_no_other() {
    let changes = changes();
    assert_eq!(changes.len(), shipped_names().len());
    for (file, line) in changes {
        let set = own(&file);
        let [told] = &set.changed_settings(Lang::Zh)[..] else { panic!("one change: {file}") };
        assert!(told.contains(&line), "{told} {line}");
        let setting = all(set.parameters()).find(|(_, setting)| !setting.is_shipped()).unwrap();
        for &rule in RULES.iter() {
            let page = explain(rule, &set, Lang::Zh);
            assert_eq!(page.contains(&line), setting.0.contains(&rule.code), "{} {line}\n{page}", rule.code);
            assert_eq!(set.is_changed(rule), setting.0.contains(&rule.code));
        }
    }
}

#[test]
fn a_page_begins_with_what_holds() {
    let set = own(
        "[thresholds]\nshort_section = 200\n[deadlines]\ndepartment = \"01-10\"\n[rules.T501]\nlevel = \"warning\"\n",
    );
    let page = |code: &str, lang| explain(find(code).unwrap(), &set, lang);
    assert!(
        page("T501", Lang::Zh).starts_with(
            "T501 部门年报晚于1月31日公布\n\n时效 · 警告 · 不限\n\n## 本次生效的参数\n\
         - 级别：警告（own.toml 所改，出厂：错误）\n\
         - 部门的公布期限，次年（deadlines.department）：01-10（own.toml 所改，出厂：01-31）\n\
         - 一级政府的名称以此结尾（organs.governments）：人民政府\n\n\
         下面的说明按出厂的级别和参数写，与此不同的以此为准。\n\n部门年报"
        ),
        "{}",
        page("T501", Lang::Zh)
    );
    let english = page("T501", Lang::En);
    assert!(english.contains("- level: warning (changed by own.toml; shipped: error)"), "{english}");
    assert!(page("B205", Lang::Zh).contains("- 两年之比超过几倍（thresholds.jump_ratio）：10\n"));
    assert!(!page("A101", Lang::Zh).contains("本次生效"), "nothing can be set about it");
}

#[test]
fn words_levels_and_switches_of_ones_own_are_told_with_the_rule() {
    let set = own("[rules.W704]\nfind = [{ words = [\"青河县\"], should = \"青禾县\" }]\nexcept = [\"魏波\"]\n\
                   [rules.A101]\noff = { reason = \"试用\", owner = \"王五\", expires = 2026-06-30 }\n");
    let lines = |code: &str| set.in_force(find(code).unwrap(), Lang::Zh);
    assert_eq!(lines("W704"), ["另外要找的：青河县（own.toml 所加）", "不报的：魏波（own.toml 所加）"]);
    assert_eq!(lines("A101"), ["停用至 2026-06-30：试用（王五 负责，写在 own.toml）"]);
}
