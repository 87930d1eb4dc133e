//! Behaviour of the reader on small pages, each as the lines that come out.

use proptest::prelude::*;

use super::*;

fn shown(page: &str) -> String {
    read_decoded(page).unwrap().text
}

/// A page of a site: a report's body with what stands around it.
fn site(before: &str, body: &str, after: &str) -> String {
    format!("<html><body><div class=w>{before}<div id=zoom>{body}</div>{after}</div></body></html>")
}

const BODY: &str =
    "<p>本报告由青禾市民政局编制。</p><p>一、总体情况</p><p>认真公开。</p><p>六、其他需要报告的事项</p><p>无。</p>";
const TEXT: &str = "本报告由青禾市民政局编制。\n一、总体情况\n认真公开。\n六、其他需要报告的事项\n无。\n";

#[test]
fn the_day_beside_the_title_stays_whatever_the_site_says_beside_it() {
    let day = "<div class=info><span>发布时间：2024年2月25日 来源：某局 浏览次数：120</span></div>";
    let text =
        shown(&format!("<h1>青禾市民政局2023年政府信息公开工作年度报告</h1>{day}<p>一、总体情况</p><p>公开5条。</p>"));
    assert!(text.contains("2024年2月25日"), "{text}");
    let other = day.replace("发布时间：2024年2月25日", "字体大小：大");
    let text = shown(&format!(
        "<h1>青禾市民政局2023年政府信息公开工作年度报告</h1>{other}<p>一、总体情况</p><p>公开5条。</p>"
    ));
    assert!(!text.contains("浏览次数"), "{text}");
}

#[test]
fn paragraphs_are_lines_and_code_and_hidden_parts_are_none() {
    let page = "<title>题</title><style>p{}</style><p>甲<b>乙</b>\n <span>丙</span></p><script>var a='<p>丁</p>'</script>\
        <!-- 注 --><p style='DISPLAY: none'>戊</p><div hidden>己</div><input type=hidden value=庚><p>&#36763;&amp;&nbsp;壬</p>";
    assert_eq!(shown(page), "甲乙丙\n辛&\u{a0}壬\n");
}

#[test]
fn line_breaks_end_lines_in_paragraphs_and_nothing_in_cells() {
    assert_eq!(shown("<p><br />四、结果<br>五</p>"), "四、结果\n五\n");
    let cell = "<table><tr><td><p>本年新<br />制作</p><p>数量</p></td><td><span> 1 </span></td></tr></table>";
    assert_eq!(shown(cell), "本年新制作数量 | 1\n");
}

#[test]
fn raised_digits_are_no_part_of_the_figure_before_them() {
    let row =
        "<table><tr><td>规章<sup>1</sup><td>12<sup>1</sup><td>3 <sup><a href=#n>[2]</a></sup><td><sup>4</sup></table>";
    assert_eq!(shown(row), "规章1 | 12¹ | 3 [2] | 4\n");
    let styled = "<table><tr><td>规章<td>12<span style=\"font-size:8px;vertical-align:super\">1</span></table>";
    assert_eq!(shown(styled), "规章 | 12¹\n");
}

#[test]
fn what_is_filled_into_the_fields_of_a_table_stands_in_its_cells() {
    let row = "<form>搜索 <input value=\"请输入\"></form><table><tr><td>规章<td><input type=text readonly value=\"12.5\"><td>\
        <input value=\"\"><td><input type=hidden value=3><td><input type=checkbox value=4><td><input type=number value=5></table>";
    assert_eq!(shown(row), "搜索\n规章 | 12.5 |  |  |  | 5\n");
}

#[test]
fn covered_places_are_empty_wide_cells_are_one_and_an_empty_end_is_closed() {
    let table = "<table><caption>表</caption><tr><th colspan=3>头</th></tr><tr><td rowspan=2>组</td><td>甲</td><td>1</td></tr>\
        <tr><td>乙</td><td>&nbsp;</td></tr><tr><td colspan=2>丙</td><td>3</td></tr><tr><td></td><td></td><td> </td></tr></table>";
    assert_eq!(shown(table), "表\n头\n组 | 甲 | 1\n | 乙 |  |\n丙 | 3\n |  |  |\n");
}

#[test]
fn a_cell_reaches_no_further_than_its_group_of_rows() {
    let table = "<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2</tbody><tbody><tr><td>乙<td>3</table>";
    assert_eq!(shown(table), "甲 | 1\n | 2\n乙 | 3\n");
}

#[test]
fn numbers_of_lists_are_written_as_a_browser_counts_them() {
    let list = |attributes: &str| shown(&format!("<ol {attributes}><li>甲<li><p>乙</p><li hidden>丙<li>丁</ol>"));
    assert_eq!(list(""), "1. 甲\n2. 乙\n3. 丁\n");
    assert_eq!(list("type=A start=26"), "Z. 甲\nAA. 乙\nBB. 丁\n");
    assert_eq!(list("type=i reversed start=2"), "ii. 甲\ni. 乙\n0. 丁\n");
    assert_eq!(list("style='color:red; LIST-STYLE: inside cjk-ideographic'"), "一、甲\n二、乙\n三、丁\n");
    assert_eq!(list("style='list-style-type:none'"), "甲\n乙\n丁\n");
    assert_eq!(shown("<ol reversed><li>甲<li value=7>乙<li>丙</ol>"), "3. 甲\n7. 乙\n6. 丙\n");
    assert_eq!(shown("<ul><li>甲<ol><li>乙<li>丙</ol><li>丁</ul><li>戊"), "甲\n1. 乙\n2. 丙\n丁\n戊\n");
}

#[test]
fn a_point_that_states_its_number_gets_no_other() {
    let list = "<ol><li><b>一</b>、总体情况<li>（二）公开<li>3.数据<li>第四，整改<li>改进<li></ol>";
    assert_eq!(shown(list), "一、总体情况\n（二）公开\n3.数据\n第四，整改\n5. 改进\n");
}

#[test]
fn points_in_a_cell_keep_their_numbers() {
    let cell = "<table><tr><td>甲<ol><li>乙<li>丙</ol></td><td>1</td></tr></table>";
    assert_eq!(shown(cell), "甲 1. 乙 2. 丙 | 1\n");
}

#[test]
fn unclosed_tags_are_read_as_browsers_read_them() {
    assert_eq!(shown("<table><tr><td>甲<td>1<tr><td>乙<td>2</table><p>丙<p>丁<b>戊"), "甲 | 1\n乙 | 2\n丙\n丁戊\n");
    assert_eq!(shown("<table>丙<tr><td>甲<td>1</table>"), "丙\n甲 | 1\n");
}

#[test]
fn a_table_that_frames_text_or_tables_is_no_table() {
    let inner = "<table><tr><td>规章</td><td>0</td></tr></table>";
    let frame = format!("<table><tr><td>左</td><td><p>一</p>{inner}<p>二</p></td></tr></table>");
    assert_eq!(shown(&frame), "左\n一\n规章 | 0\n二\n");
    assert_eq!(shown("<table><tr><td><p>一</p><p>二</p></td></tr><tr><td>三</td></tr></table>"), "一\n二\n三\n");
    let prose = "一句话。".repeat(150);
    assert_eq!(
        shown(&format!("<table><tr><td>左</td><td><p>{prose}</p><p>完</p></td></tr></table>")),
        format!("左\n{prose}\n完\n")
    );
}

#[test]
fn a_hidden_table_frames_nothing() {
    let hidden = "<table style='display:none'><tr><td>a<td>b</table>";
    assert_eq!(shown(&format!("<table><tr><td>甲{hidden}<td>1</table>")), "甲 | 1\n");
}

#[test]
fn tables_written_as_text_pass_through() {
    let barred = "<p>规章 | 0 |  | 2 | </p><p> | 乙 | 1</p><p>|</p><p>\t规章</p><p>\t&nbsp;</p>";
    assert_eq!(shown(barred), "规章 | 0 |  | 2 | \n | 乙 | 1\n|\n\t规章\n\t\u{a0}\n");
    assert_eq!(shown("<pre>\n\t规章\n\t0\n\n\t总计</pre>"), "\t规章\n\t0\n\n\t总计\n");
    assert_eq!(shown("<div style='white-space: pre-wrap'>甲  乙\n丙</div>"), "甲  乙\n丙\n");
}

#[test]
fn what_sites_put_around_an_article_goes() {
    let links = "<ul><li><a href=a>首页</a><li><a href=b>政务公开</a><li><a href=c>一、总体情况</a></ul>";
    let before = format!(
        "{links}<div>当前位置：<a href=/>首页</a></div><h1>青禾市民政局2024年政府信息公开工作年度报告</h1>\
        <p>索引号：某号 发布日期：2025-01-20</p><div><a href=#>大</a> <a href=#>中</a> <a href=#>小</a></div>"
    );
    let after = format!("<p>上一篇：<a href=x>某文</a></p>{links}<footer>版权所有 某市</footer>");
    let trail = "<ol><li><a href=/>首页</a><li><a href=b>公开</a><li><a href=c>年报</a></ol>";
    let before = format!("{trail}{before}");
    let head = "青禾市民政局2024年政府信息公开工作年度报告\n索引号：某号 发布日期：2025-01-20\n";
    assert_eq!(shown(&site(&before, BODY, &after)), format!("{head}{TEXT}"));
}

#[test]
fn text_of_the_report_stays_wherever_it_stands() {
    let preface =
        "<div>按照规定，现公布青禾市民政局2024年政府信息公开工作年度报告，数据统计期限为全年，欢迎社会各界监督。</div>";
    let signature = "<div><p>青禾市民政局</p><p>2025年1月20日</p></div>";
    let read = shown(&site(preface, BODY, signature));
    assert!(read.starts_with("按照规定") && read.ends_with("青禾市民政局\n2025年1月20日\n"), "{read}");
    let inner =
        BODY.replace("无。", "无。</p><p>网站完成无障碍浏览改造，开设<a href=x>专栏</a>。</p><p>附件：<a href=y>一</a> <a href=y>二</a> <a href=y>三</a>");
    assert!(shown(&site("", &inner, "")).ends_with("无。\n网站完成无障碍浏览改造，开设专栏。\n附件：一 二 三\n"));
}

/// The reports that ship with the project, each line a paragraph of a page.
#[test]
fn every_line_of_a_report_comes_out_as_it_went_in() {
    let samples = walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/samples"));
    let mut read = 0;
    for file in
        samples.into_iter().filter_map(Result::ok).filter(|file| file.path().extension().is_some_and(|e| e == "txt"))
    {
        let report = std::fs::read_to_string(file.path()).unwrap();
        let lines: Vec<&str> = report.lines().map(str::trim_ascii_end).filter(|line| !line.is_empty()).collect();
        let body = format!("<p>{}</p>", lines.join("</p>\n<p>").replace('\u{a0}', "&nbsp;"));
        let text =
            shown(&site("<ul><li><a href=a>首页</a><li><a href=b>公开</a><li><a href=c>年报</a></ul>", &body, ""));
        let text: Vec<&str> = text.lines().map(str::trim_ascii_end).collect();
        assert_eq!(text, lines, "{}", file.path().display());
        read += 1;
    }
    assert!(read > 10);
}

#[test]
fn a_page_without_a_report_is_taken_whole() {
    let page = "<nav><a href=a>首页</a></nav><p>通知</p><footer>版权所有</footer>";
    assert_eq!(shown(page), "首页\n通知\n版权所有\n");
    assert_eq!(shown(""), "");
}

#[test]
fn a_page_states_title_publisher_and_day() {
    let page = "<title> 青禾市民政局年报_某网\n</title><meta name=PubDate content='2025-01-20 10:00'>\
        <meta name=SiteName content=某网><META NAME=ContentSource CONTENT=青禾市民政局><meta name=Author content=''>";
    let declared = read_decoded(page).unwrap().declared;
    assert_eq!(declared.title.as_deref(), Some("青禾市民政局年报_某网"));
    assert_eq!(declared.publisher.as_deref(), Some("青禾市民政局"));
    assert_eq!(declared.published_on.as_deref(), Some("2025-01-20 10:00"));
    let better = read_decoded("<title>某网</title><meta name=ArticleTitle content=年报>").unwrap().declared;
    assert_eq!(better.title.as_deref(), Some("年报"));
}

#[test]
fn a_page_is_read_in_every_encoding_whatever_it_says() {
    let page = "<html><head><meta charset=utf-8></head><body><p>规章</p></body></html>";
    let wide = |units: fn(u16) -> [u8; 2]| page.encode_utf16().flat_map(units).collect::<Vec<u8>>();
    let gbk = encoding_rs::GB18030.encode(page).0.into_owned();
    let lying = page.replace("utf-8", "gb2312").into_bytes();
    for bytes in [page.into(), gbk, lying, wide(u16::to_le_bytes), wide(u16::to_be_bytes)] {
        let text = read(&bytes).unwrap();
        assert_eq!((text.text.as_str(), text.undecoded), ("规章\n", 0), "{}", text.encoding);
    }
}

fn refused(page: &str) -> Option<&'static str> {
    match read_decoded(page) {
        Err(ReadError::OverLimit(limit)) => Some(limit.name),
        _ => None,
    }
}

#[test]
fn limits_hold_while_a_page_is_parsed() {
    assert_eq!(refused(&"<ul><li>".repeat(200_000)), Some("depth"));
    assert_eq!(refused(&"<b>".repeat(200_000)), Some("depth"));
    assert_eq!(refused(&format!("{}x", "<div>".repeat(500))), None);
    assert_eq!(refused(&format!("<p{}>", " a='>'".repeat(5000))), Some("attributes"));
    assert_eq!(refused(&format!("<table><tr>{}", "<td>1".repeat(20_001))), Some("row"));
    assert_eq!(refused(&format!("<table><tr>{}", "<td colspan=999999999>1".repeat(21))), Some("row"));
    assert_eq!(refused(&format!("<table><tr>{}", "<td colspan=999999999>1".repeat(19))), None);
    let tall = format!("<table><tr>{}{}", "<td rowspan=65000 colspan=1000>1".repeat(19), "<tr><td>2".repeat(60));
    assert_eq!(refused(&tall), Some("cells"));
}

/// Tags and text that are easily got wrong, in any order.
fn page() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<td rowspan=3>",
        "<td colspan=2>",
        "<th>",
        "</td>",
        "<p>",
        "</p>",
        "<br>",
        "<a>",
        "<a href=x>",
        "</a>",
        "<b>",
        "</b>",
        "<pre>",
        "</pre>",
        "<div hidden>",
        "</div>",
        "<nav>",
        "<template>",
        "<svg>",
        "<select>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<caption>",
        "一、总体情况",
        "规章",
        "0",
        " | ",
        "\t",
        "\n",
        "&nbsp;",
        "六、其他需要报告的事项",
        "<form>",
        "<li>",
        "<title>",
        "第二十条第（一）项",
        "2024年政府信息公开工作年度报告",
    ]);
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

#[test]
fn what_is_struck_out_is_no_longer_meant() {
    let cell = |inner: &str| read_decoded(&format!("<table><tr><td>规章<td>{inner}</table>")).unwrap().text;
    for struck in
        ["<s>9</s>", "<del>9</del>", "<strike>9</strike>", "<span style='text-decoration: line-through'>9</span>"]
    {
        assert_eq!(cell(&format!("{struck}12")), "规章 | 12\n", "{struck}");
    }
    assert_eq!(cell("<u style='text-decoration:underline'>9</u>12"), "规章 | 912\n");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_page_panics_and_no_line_is_broken(page in page()) {
        let text = read_decoded(&page).unwrap().text;
        prop_assert!(text.is_empty() || text.ends_with('\n'));
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
        let _ = is_html(&bytes);
    }

    #[test]
    fn a_page_cut_off_anywhere_is_read(cut in 0usize..BODY.len()) {
        let page = site("<h1>年度报告</h1>", BODY, "<table><tr><td rowspan=2>甲<td>1</table>");
        prop_assert!(read(&page.as_bytes()[..cut.min(page.len())]).is_ok());
    }
}

/// Eight rows of a label, a blank and a figure, and their heads, of these elements.
fn boxes(row: &str, cell: &str) -> String {
    let line = |cells: [&str; 3]| {
        let cells: String = cells.map(|text| format!("<{cell} class='c'> {text}</{cell}>\n")).concat();
        format!("<{row}>{cells}</{row}>\n")
    };
    let rows: String = (1..=8).map(|nth| line([&format!("{nth}.<b>甲</b>"), "", "12"])).collect();
    format!(
        "<div><p>一、总体情况</p><div class='t'>{}{rows}</div><p>二、见上</p></div>",
        line(["信息内容", "制发", "废止"])
    )
}

#[test]
fn boxes_in_rows_are_a_table_with_its_blanks() {
    for (row, cell) in [("div", "div"), ("div", "span"), ("ul", "li"), ("section", "div")] {
        let text = shown(&boxes(row, cell));
        assert!(text.starts_with("一、总体情况\n信息内容 | 制发 | 废止\n1.甲 |  | 12\n2.甲 |  | 12\n"), "{text}");
        assert!(text.ends_with("8.甲 |  | 12\n二、见上\n"), "{text}");
    }
}

#[test]
fn prose_in_boxes_and_a_few_rows_are_no_table() {
    let sentence = "<div><span>2023</span><span>年收到</span><span>3</span><span>件</span></div>";
    assert_eq!(shown(&sentence.repeat(20)), "2023年收到3件\n".repeat(20));
    for (line, read) in [("许可 1</span><span>2", "许可 12\n"), ("规章 | 0 | </span><span>7", "规章 | 0 | 7\n")]
    {
        assert_eq!(shown(&format!("<p><span>{line}</span></p>").repeat(20)), read.repeat(20));
    }
    let few = "<div><div>浏览</div><div>12</div></div>";
    assert_eq!(shown(&few.repeat(7)), "浏览\n12\n".repeat(7));
    let framed = boxes("div", "div") + "<table><tr><td>规章</td><td>1</td></tr></table>";
    assert!(!shown(&framed).contains("1.甲 |"), "a page that has tables builds none of boxes");
}
