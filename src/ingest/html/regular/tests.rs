//! Both ways of reading a page give one tree, wherever this one gives any.

use proptest::prelude::*;
use proptest::sample::select;

use super::super::{sink::Page, standard};
use super::*;
use crate::ingest::html::tree::NONE;

/// Every node with its depth, in the order of the page, and what the page says of itself.
fn shown(page: &Page) -> String {
    let tree = &page.tree;
    let mut out = format!("{:?} {} tables\n", page.statements, tree.tables.len());
    let mut at = tree.node(DOCUMENT).first;
    while at != NONE {
        let node = tree.node(at);
        let (depth, count) = (usize::from(node.depth), tree.count(at));
        let data = if tree.text(node).is_empty() { node.data } else { 0 };
        let title = if tree.title == at { "title" } else { "" };
        let about = format!("{:?} {} {data} {count:?} {:?} {title}", node.tag, node.flags, tree.text(node));
        out.extend([" ".repeat(depth), about, "\n".to_owned()]);
        at = if node.first == NONE { tree.after(at, DOCUMENT, |_| {}) } else { node.first };
    }
    out
}

/// The tree of a page that must be regular, equal by both ways.
fn regular(page: &str) -> String {
    let own = shown(&parse(page).unwrap_or_else(|_| panic!("{page} is regular")));
    assert_eq!(own, shown(&standard::parse(page).unwrap()), "{page}");
    own
}

#[test]
fn pages_as_they_are_usually_written_are_regular() {
    for page in [
        "",
        "甲",
        " \n<!-- x --><!DOCTYPE html>\n<html lang=zh><head>\n<meta name=a content='b&amp;c'><title>甲&nbsp;</title></head>\n<body> 乙 </body>\n</html>\n 丙",
        "<title>甲</title></head><link rel=x><script>a<b</script>乙<meta name=description content=丙>",
        "<p>甲<p>乙<div>丙</p>丁</div></div></span><br/><hr><img src=a>",
        "<h1>甲<h2>乙</h3>丙<pre>\n\n丁</pre><pre><!---->\n</pre>",
        "<ul><li>甲<ul><li>乙</ul><li><p>丙<li>丁</ul><dl><dt>a<dd>b<dt>c</dl>",
        "<table><caption>甲</caption><col><colgroup><col></colgroup> <tr> <td>1<td><p>2</table>乙",
        "<table><thead><tr><th>甲</thead><tbody><tr><td><table><td>内</table></td></tr></tbody><tfoot></table>",
        "<p>甲<table><tr><td>乙</table>丙",
        "<!DOCTYPE html><p>甲<table><tr><td>乙</table>丙",
        "<form><table><form><tr><td></form>甲</table></form><form>乙<p></form>丙",
        "<select><option>甲<option>乙<optgroup><option>丙</select><button>丁</button><textarea>\n<p></textarea>",
        "<P><FONT face=宋体>甲<P><FONT face=宋体>乙<P><FONT face=宋体>丙<P><FONT face=宋体>丁<P><FONT face='宋体'>戊",
        "<p><b><i>甲</b>乙</i></p><a href=x>丙</a><a href=y>丁<td></a>",
        "<table><tr><td><b>甲<td>乙<b></table>丙</b><object><b></object>丁",
        "<noscript><p>甲</noscript><iframe><p></iframe><style>p{}</style><script><!-- </p> --></script>",
        "<o:p>&nbsp;</o:p><st1:date w:st=on>甲</st1:date><span>乙</p>丙",
        "<body><body class=a><html><head>甲</body>乙</html>丙<p>丁</html><!-- x -->",
    ] {
        regular(page);
    }
}

#[test]
fn what_needs_other_rules_is_left_to_them() {
    for page in [
        "<table>甲<tr><td>乙</table>",
        "<table><tr>&nbsp;<td>乙</table>",
        "<table><table>",
        "<table></p>",
        "<b><p>甲</b>乙",
        "<a>甲<a>乙",
        "<svg><path></svg>",
        "<frameset><frame></frameset>",
        "<template>甲</template>",
        "<ruby>甲<rt>乙</ruby>",
        "<form><div></form>",
        "甲</br>乙",
        "<select><select>",
        "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01//EN'><p><table>",
        "甲\0乙",
        "\u{feff}甲",
        "甲&copy乙",
    ] {
        assert!(parse(page).is_err(), "{page}");
    }
}

const PIECES: [&str; 76] = [
    "<p>",
    "</p>",
    "<P class=a>",
    "<div>",
    "</div>",
    "<span>",
    "</span>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<font a=1>",
    "<font a=2>",
    "</font>",
    "<a href=x>",
    "</a>",
    "<br>",
    "<br/>",
    "<hr>",
    "<h1>",
    "</h1>",
    "</h2>",
    "<ul>",
    "</ul>",
    "<ol start=3>",
    "</ol>",
    "<li>",
    "</li>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<table>",
    "</table>",
    "<tbody>",
    "</tbody>",
    "<thead>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<td colspan=2 rowspan='3'>",
    "<th>",
    "</th>",
    "<caption>",
    "</caption>",
    "<col>",
    "<colgroup>",
    "</colgroup>",
    "<form>",
    "</form>",
    "<input type=hidden>",
    "<select>",
    "<option>",
    "</select>",
    "<button>",
    "</button>",
    "<object>",
    "</object>",
    "<pre>",
    "</pre>",
    "<html>",
    "</html>",
    "<head>",
    "</head>",
    "<body>",
    "</body>",
    "<title>题</title>",
    "<meta name=a content=b>",
    "<script>x</script>",
    "<style>y</style>",
    "<!-- z -->",
    "<!DOCTYPE html>",
    "甲",
    " \n ",
    "&nbsp;乙",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_tags_gives_one_tree(pieces in prop::collection::vec(select(&PIECES[..]), 0..24)) {
        let page = pieces.concat();
        if let Ok(own) = parse(&page) {
            prop_assert_eq!(shown(&own), shown(&standard::parse(&page).unwrap()), "{}", page);
        }
    }

    #[test]
    fn any_characters_give_one_tree(page in "[<>/!?'\"=&;# \n\tpbtdrx-]{0,40}") {
        if let Ok(own) = parse(&page) {
            prop_assert_eq!(shown(&own), shown(&standard::parse(&page).unwrap()), "{}", page);
        }
    }
}
