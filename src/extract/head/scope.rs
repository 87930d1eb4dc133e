//! Whose figures a report gives, as its title says: the body's own or those of other bodies summed up. Two reports of one body
//! and year that differ in this are two reports, not versions of one.

use super::{organ, title};
use crate::model::report::Scope;

/// Fewest characters before 部门 or 系统 that name whose they are: 青禾市 in 青禾市气象部门, but not 民政 in 民政部门.
const SHORTEST: usize = 3;

/// The scope that a title states, in brackets or at the end of the agency's name.
pub fn of(title: &str) -> Scope {
    let words = organ::words();
    let in_brackets = |list: &[String]| title::brackets(title).any(|text| list.iter().any(|word| text.contains(word)));
    let lead = title::lead(title).unwrap_or_default();
    let is_of_system = words.systems.iter().any(|word| {
        let whose = lead.strip_suffix(word.as_str());
        whose.is_some_and(|whose| whose.chars().count() >= SHORTEST)
    });
    if ["汇总", "海关关区"].iter().any(|word| title.contains(word)) || in_brackets(&words.summary) || is_of_system
    {
        return Scope::Summary;
    }
    let is_own = in_brackets(&words.own) || words.own.iter().any(|word| lead.ends_with(word.as_str()));
    if is_own { Scope::Own } else { Scope::Unsaid }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_of_other_bodies_is_told_by_its_title() {
        let title = |scope: &str| format!("青禾市民政局2024年政府信息公开工作年度报告{scope}");
        for scope in ["（全市汇总）", "(系统)", "（汇总）"] {
            assert_eq!(of(&title(scope)), Scope::Summary, "{scope}");
        }
        for scope in ["", "（图片版）", "（更正）"] {
            assert_eq!(of(&title(scope)), Scope::Unsaid, "{scope}");
        }
        for text in [
            "青禾海关关区2024年政府信息公开工作年度报告",
            "青禾市气象部门2024年政府信息公开工作年度报告",
            "2024年度青禾市税务系统政府信息公开工作年度报告",
            "青禾市税务局（全系统）2024年政府信息公开工作年度报告",
        ] {
            assert_eq!(of(text), Scope::Summary, "{text}");
        }
        for text in ["青禾市系统集成中心2024年政府信息公开工作年度报告", "2024年部门政府信息公开工作年度报告"]
        {
            assert_eq!(of(text), Scope::Unsaid, "{text}");
        }
    }

    #[test]
    fn the_bodys_own_figures_are_told_by_its_title() {
        for text in [
            "青禾市气象局2024年政府信息公开工作年度报告（局本级）",
            "青禾海关（本级机关）2024年政府信息公开工作年度报告",
            "青禾市民政局本级2024年政府信息公开工作年度报告",
            "青禾市民政局2024年政府信息公开工作年度报告（局机关）（更正）",
        ] {
            assert_eq!(of(text), Scope::Own, "{text}");
        }
        assert_eq!(of("青禾市机关事务管理局2024年政府信息公开工作年度报告"), Scope::Unsaid);
    }
}
