//! Shows what styles have in common and what each is for.

use super::{STYLES, write};
use crate::agency::Agency;
use crate::compose::{Limits, compose};
use crate::encoding::Encoding;
use crate::figures::Figures;
use crate::look::Look;
use crate::report::Report;
use crate::rng::Rng;

fn page(style: &str) -> String {
    let report = Report::clean(Agency::nth(2), 2023, Figures::default());
    let mut rng = Rng::new(3, 4);
    let blocks = compose(&report, &Look::plain(), Limits { breaks_labels: true }, &mut rng);
    let style = STYLES.iter().find(|known| known.name == style).unwrap();
    write(&blocks, style, Encoding::Gbk, &mut rng)
}

#[test]
fn every_page_holds_the_whole_report() {
    for style in &STYLES {
        let page = page(style.name);
        for text in ["青禾市民政局", "一、总体情况", "第二十条第（一）项", "尚未审结", "六、其他需要报告的事项"]
        {
            assert!(page.contains(text), "{} lacks {text}", style.name);
        }
    }
}

#[test]
fn each_style_has_what_it_is_there_for() {
    for (style, mark) in [
        ("clean", "<meta charset=\"gbk\">"),
        ("lying", "<meta charset=\"iso-8859-1\">"),
        ("layout-table", "<table width=\"1000\">"),
        ("styled", "windowtext"),
        ("unclosed", "<TD><P align=center>0<TD>"),
        ("barred", "规章 | 0 | 0 | 0 |"),
        ("preformatted", "<pre>\n\t"),
        ("packed", "<p>规章</p>\n<p>0</p>"),
        ("flat", "<p><br />\n  一、总体情况</p>"),
    ] {
        assert!(page(style).contains(mark), "{style} lacks {mark}");
    }
    assert!(!page("no-spans").contains("span="));
}
