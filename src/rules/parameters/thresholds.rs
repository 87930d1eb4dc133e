//! The numbers from which on a rule speaks, one line a number: its name in files, what is sensible for it, the rules that
//! read it and what it means. The shipped values stand in `data/parameters.toml`.

use std::ops::{Range, RangeInclusive};

use serde::Deserialize;
use toml::Spanned;

use crate::text::phrase::{Bilingual, Phrase};

/// What a number is called and what may be set.
#[derive(Debug)]
pub struct Threshold {
    /// Its name in files.
    pub name: &'static str,
    /// The rules that read it; none where it belongs to the comparison of peers or to what a group shares.
    pub rules: &'static [&'static str],
    /// What may be set: beyond it the rule would be silent for ever, or would always speak.
    pub sensible: RangeInclusive<i64>,
    /// What it means.
    pub what: Phrase,
    /// Its value.
    pub value: fn(&Thresholds) -> i64,
}

/// A number of a file that is not sensible: where it stands, and what is.
pub type Beyond = (Range<usize>, Bilingual);

macro_rules! thresholds {
    ($( $name:ident: $kind:ty, $least:literal..=$most:literal, $rules:expr, $zh:literal, $en:literal; )*) => {
        /// Numbers from which on a rule speaks.
        #[derive(Clone, Copy, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Thresholds {
            $( #[doc = $en] pub $name: $kind, )*
        }

        /// The same as an auditor's file sets some of them.
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct OwnThresholds {
            $( $name: Option<Spanned<i64>>, )*
        }

        /// All of them.
        pub static THRESHOLDS: &[Threshold] = &[$( Threshold {
            name: stringify!($name),
            rules: &$rules,
            sensible: $least..=$most,
            what: Phrase::new($zh, $en),
            value: |thresholds| thresholds.$name.whole(),
        }, )*];

        impl OwnThresholds {
            /// Lays what is set over the shipped values; the error is the first that is not sensible.
            pub fn lay_over(&self, thresholds: &mut Thresholds) -> Result<(), Beyond> {
                $( if let Some(own) = &self.$name {
                    thresholds.$name = sensible(own, $least..=$most)?;
                } )*
                Ok(())
            }
        }
    };
}

thresholds! {
    jump_ratio: i64, 2..=1_000, ["B205"], "两年之比超过几倍", "times as much as in the other year";
    jump_difference: i64, 0..=1_000_000, ["B205"], "且相差超过多少", "and by how much more or less";
    jump_from_none: i64, 1..=1_000_000, ["B205"], "一年是 0 的，另一年达到多少件才算", "where one year has none: from how many on";
    fee_factor: i64, 2..=100_000, ["B205"], "收费金额相差多少倍算元、万元混用", "times as much in a fee, which tells 元 from 万元";
    short_section: usize, 1..=2_000, ["C309"], "第五部分少于多少字算过短", "characters below which section 五 is too short";
    same_cells: usize, 1..=200, ["D903"], "至少有几个非零格才比较", "cells other than 0 that there must be";
    renamed_within: usize, 1..=10, ["F606"], "行列名称相差几个字以内算改名", "characters by which a renamed label may differ";
    copied_year: usize, 10..=100, ["D901"], "正文与上年相同的百分比", "percent of the text that is last year's";
    copied_part: usize, 10..=100, ["D902"], "第五部分与上年相同的百分比", "percent of part five that is last year's";
    copied_other: usize, 10..=100, ["D904"], "正文与其他单位相同的百分比", "percent of the text that is another agency's";
    short_prose: usize, 20..=5_000, ["D901", "D904"], "自己写的字少于多少不比", "characters of its own below which a text is not compared";
    short_part: usize, 5..=2_000, ["D902"], "第五部分自己写的字少于多少不比", "characters of its own below which part five is not compared";
    template_agencies: usize, 2..=1_000, ["D904"], "几家同年报告相同算共用模板", "agencies with one text from which on it is a template";
    idiom_agencies: usize, 2..=10_000, ["D904"], "语料有几家机关以上才学习套话", "agencies from which on a corpus tells what is common";
    idiom_percent: usize, 1..=100, ["D904"], "百分之几以上的机关都有的字句是套话", "percent of the agencies whose words are common ones";
    peers_least: usize, 3..=300, [], "同类比较：其他机关少于几家不作比较", "peers: others below which nothing is said";
    peers_times: i64, 1..=1_000, [], "同类比较：离中位数超过几倍的中位差（MAD）算不寻常", "peers: usual distances (MAD) from the median that are unusual";
    peers_difference: i64, 0..=1_000_000, [], "同类比较：且相差超过多少", "peers: and by how much more or less";
    peers_history: usize, 3..=300, [], "同类比较：两年都有报告的少于几家，不比与上年之比", "peers: agencies with two years below which changes are not compared";
    common_share: usize, 1..=99, [], "口径或模板问题：同组中超过百分之几的报告都有同一条规则的问题", "percent of a group with findings of one rule that point to a notion or a template";
    common_least: usize, 2..=1_000, [], "口径或模板问题：同组少于几份不说", "reports of a group below which that is not said";
}

/// A number as it is counted with, and as it is shown.
trait Whole: Sized {
    fn of(number: i64) -> Option<Self>;
    fn whole(self) -> i64;
}

impl Whole for i64 {
    fn of(number: i64) -> Option<Self> {
        Some(number)
    }

    fn whole(self) -> i64 {
        self
    }
}

impl Whole for usize {
    fn of(number: i64) -> Option<Self> {
        Self::try_from(number).ok()
    }

    fn whole(self) -> i64 {
        i64::try_from(self).unwrap_or(i64::MAX)
    }
}

fn sensible<T: Whole>(own: &Spanned<i64>, sensible: RangeInclusive<i64>) -> Result<T, Beyond> {
    let number = *own.get_ref();
    let (least, most) = (sensible.start(), sensible.end());
    T::of(number).filter(|_| sensible.contains(&number)).ok_or_else(|| {
        let said = Bilingual::new(
            format!("写的是 {number}，这里只能写 {least} 到 {most} 的整数"),
            format!("it is {number}, but only whole numbers from {least} to {most} make sense here"),
        );
        (own.span(), said)
    })
}
