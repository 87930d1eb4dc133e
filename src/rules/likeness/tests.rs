use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::rules::parameters::Parameters;

const SENTENCES: [&str; 9] = [
    "山林档案全部上网，可以随时查阅。",
    "苗木价格每周公布一次，附有往年走势。",
    "护林员巡山两千余次，发现隐患都已整改。",
    "溪边老樟树每年请专家检查虫害。",
    "林场小路铺上碎石和木板，方便行人。",
    "春天种下的杉树成活率有所提高。",
    "木材检查站的电话全年有人接听。",
    "古树名录里补充了照片和位置图。",
    "火险等级每天早上在村口大屏显示。",
];

/// A text of some of the sentences.
fn text(sentences: &[usize]) -> Text {
    let prose = Prose::of_text(&sentences.iter().map(|&nth| SENTENCES[nth]).collect::<String>());
    let trace = Arc::new(Trace { sketch: Sketch::of(&prose), ..Trace::default() });
    Text::again(prose, &trace)
}

#[test]
fn prescribed_wording_and_what_many_have_are_told_apart() {
    let with_phrase = |own: usize| {
        let phrase = "依据《政府信息公开信息处理费管理办法》收取信息处理费的情况";
        let prose = Prose::of_text(&format!("{phrase}。{}", SENTENCES[own]));
        let trace = Arc::new(Trace { sketch: Sketch::of(&prose), ..Trace::default() });
        Text::again(prose, &trace)
    };
    let kinds = |this: &Text, other: &Text, common: &Grams| -> Vec<(bool, bool)> {
        stretches(this, other, common).iter().map(|one| (one.is_common, one.is_prescribed)).collect()
    };
    assert_eq!(kinds(&with_phrase(0), &with_phrase(1), &Grams::default()), [(true, true)]);
    let common = text(&[2]);
    assert_eq!(kinds(&text(&[2, 0]), &text(&[2, 1]), common.grams()), [(true, false)]);
    assert_eq!(kinds(&text(&[2, 0]), &text(&[2, 1]), &Grams::default()), [(false, false)]);
}

type Set = BTreeSet<u64>;

fn set(text: &Text) -> Set {
    text.prose.grams().map(|gram| gram.1).collect()
}

fn share(of: &Set, other: &Set) -> Share {
    Share { common: of.intersection(other).count(), all: of.len() }
}

/// What is told of a text beside others, as the rule says it: the share of the template, the shares of the others by name.
fn told(this: &Text, others: &[Text], common: &Set, thresholds: &Thresholds) -> (Option<Share>, Vec<(String, Share)>) {
    let (this, others): (Set, Vec<Set>) = (set(this), others.iter().map(set).collect());
    let alike: Vec<&Set> = others.iter().filter(|other| share(&this, other).reaches(thresholds.copied_other)).collect();
    let of_several = |gram: &&u64| alike.iter().filter(|other| other.contains(gram)).count() >= 2;
    let shared: Set = this.iter().filter(of_several).copied().collect();
    let is_template = alike.len() + 1 >= thresholds.template_agencies;
    let is_own = |gram: &&u64| !(common.contains(gram) || is_template && shared.contains(gram));
    let rest: Set = this.iter().filter(is_own).copied().collect();
    let beyond = others.iter().enumerate().map(|(nth, other)| (nth.to_string(), share(&rest, other)));
    let beyond =
        beyond.filter(|(_, share)| rest.len() >= thresholds.short_prose && share.reaches(thresholds.copied_other));
    (is_template.then(|| share(&this, &shared)), beyond.collect())
}

proptest! {
    #[test]
    fn what_is_measured_is_what_the_rule_says(
        this in prop::collection::vec(0..9_usize, 1..7),
        others in prop::collection::vec(prop::collection::vec(0..9_usize, 0..7), 0..8),
        common in prop::collection::vec(0..9_usize, 0..3),
    ) {
        let thresholds = Thresholds { short_prose: 10, ..Parameters::shipped().thresholds };
        let (this, common) = (text(&this), text(&common));
        let others: Vec<Text> = others.iter().map(|other| text(other)).collect();
        let named: Vec<(Arc<str>, &Text)> =
            others.iter().enumerate().map(|(nth, other)| (nth.to_string().into(), other)).collect();
        let beside = Others { last: None, others: &named, common: common.grams() };
        let measured = measure(&this, beside, &thresholds);
        let of_template = measured.template.as_ref().map(|template| template.share);
        let of_others: Vec<(String, Share)> =
            measured.others.iter().map(|(name, like)| (name.to_string(), like.share)).collect();
        prop_assert_eq!((of_template, of_others), told(&this, &others, &set(&common), &thresholds));
        prop_assert!(measured.others.iter().all(|(_, like)| !like.stretches.is_empty()));
    }

    #[test]
    fn last_year_is_told_with_its_stretches_from_the_percent_that_is_asked_for(
        // So short that their sketches hold all their grams, and nothing is overlooked.
        this in prop::collection::vec(0..9_usize, 1..5),
        last in prop::collection::vec(0..9_usize, 1..5),
    ) {
        let thresholds = Parameters::shipped().thresholds;
        let (this, last) = (text(&this), text(&last));
        let beside = Others { last: Some(&last), others: &[], common: &Grams::default() };
        let [whole, part] = measure(&this, beside, &thresholds).last.unwrap();
        let exact = share(&set(&this), &set(&last));
        let told = whole.as_ref().map(|like| like.share);
        prop_assert_eq!(told, Some(exact).filter(|exact| exact.reaches(thresholds.copied_year)));
        prop_assert!(whole.is_none_or(|like| !like.stretches.is_empty()) && part.is_none());
    }
}
