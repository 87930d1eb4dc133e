//! What sites put around an article: columns, path, details, imprint, and all of it in every order. None of it is the report.

use crate::compose::Block;
use crate::rng::Rng;

/// A site and the article it shows.
pub struct Site {
    title: String,
    charset: &'static str,
    /// The day in the details, where the article is dated.
    day: Option<String>,
    /// Who the metadata say published it.
    owner: &'static str,
}

const HEAD: &str = "<meta http-equiv=\"X-UA-Compatible\" content=\"IE=edge\">\n<link rel=\"stylesheet\" href=\"/css/a.css\">\n\
    <style>p{line-height:2em} /* <p>一、总体情况</p> */</style>\n<script>var t = '<p>六、其他需要报告的事项</p>'; if (1 < 2) {}</script>\n";
const NAVIGATION: &str = "<ul class=\"nav\"><li><a href=\"/\">网站首页</a></li><li><a href=\"/zw\">政务公开</a></li>\
    <li><a href=\"/xk\">行政许可</a></li><li><a href=\"/cf\">行政处罚</a></li><li><a href=\"/nb\">政府信息公开年报</a></li></ul>\n";
const PATH: &str = "<div class=\"path\">当前位置：<a href=\"/\">首页</a> &gt; <a href=\"/gk\">信息公开</a> &gt; <a href=\"/nb\">年报</a></div>\n";
const OTHERS: &str = "<div class=\"side\"><h3>相关链接</h3><ul><li><a href=\"/1\">星河县财政局2018年政府信息公开工作年度报告</a></li>\
    <li><a href=\"/2\">星河县教育局2017年政府信息公开工作年度报告</a></li><li><a href=\"/3\">更多</a></li></ul></div>\n";
const TOOLS: &str = "<div class=\"tools\">字体大小：<a href=\"#\">大</a> <a href=\"#\">中</a> <a href=\"#\">小</a> <a href=\"#\">打印本页</a></div>\n";
const NEIGHBOURS: &str = "<p>上一篇：<a href=\"/p\">星河县统计公报</a></p><p>下一篇：没有了</p>\n";
const IMPRINT: &str = "<div class=\"foot\"><p>版权所有：星河县人民政府 主办单位：星河县人民政府办公室</p><p>网站标识码：0000000000 星ICP备00000000号</p></div>\n";
const HIDDEN: &str = "<div style=\"display:none\"><p>一、总体情况</p><table><tr><td>规章</td><td>99</td></tr></table></div>\
    <input type=\"hidden\" value=\"总计\"><!-- <p>规章 | 98 |</p> -->\n";

impl Site {
    /// A site for an article.
    pub fn new(blocks: &[Block], charset: &'static str, rng: &mut Rng) -> Self {
        let lines = |wanted: fn(&Block) -> Option<&String>| blocks.iter().filter_map(wanted);
        let title = lines(|block| if let Block::Title(line) = block { Some(line) } else { None });
        let title: Vec<String> = title.map(|line| super::escaped(line)).collect();
        let day = lines(|block| if let Block::Signature(line) = block { Some(line) } else { None }).nth(1);
        let owner = rng.pick(&["星河县人民政府", "星河县人民政府网", "信息员"]);
        Self { title: title.join("<br>"), charset, day: day.cloned(), owner }
    }

    fn head(&self) -> String {
        let Self { charset, owner, .. } = self;
        let title = self.title.replace("<br>", "");
        format!(
            "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"{charset}\">\n<title>{title}_星河县人民政府</title>\n\
             <meta name=\"ArticleTitle\" content=\"{title}\">\n<meta name=\"SiteName\" content=\"星河县人民政府\">\n\
             <meta name=\"ContentSource\" content=\"{owner}\">\n{HEAD}</head>\n"
        )
    }

    fn details(&self) -> String {
        let day = self.day.as_ref().map(|day| format!("<td>发布日期</td><td>{day}</td>")).unwrap_or_default();
        format!("<table class=\"xx\"><tr><td>索引号</td><td>000000000/2024-00001</td>{day}</tr></table>\n")
    }
}

/// Two columns of boxes, the article in the right one.
pub fn columns(site: &Site, body: &str) -> String {
    let (head, details, title) = (site.head(), site.details(), &site.title);
    format!(
        "{head}<body>\n<div class=\"top\">{NAVIGATION}</div>\n{PATH}<div class=\"main\">{OTHERS}<div class=\"right\">\n{details}\
         <h1>{title}</h1>\n{TOOLS}<div id=\"zoom\">\n{body}</div>\n{NEIGHBOURS}</div></div>\n{HIDDEN}{IMPRINT}</body></html>\n"
    )
}

/// All of it in one table, the article in a cell.
pub fn layout_table(site: &Site, body: &str) -> String {
    let (head, title) = (site.head(), &site.title);
    format!(
        "{head}<body bgcolor=#ffffff>\n<table width=\"1000\"><tr><td colspan=2>{NAVIGATION}</td></tr>\n<tr><td>{PATH}</td><td>&nbsp;</td></tr>\n\
         <tr><td width=200 valign=top>{OTHERS}</td><td><table><tr><td align=center>{title}</td></tr>\n<tr><td>{TOOLS}</td></tr>\n<tr><td>\n{body}\
         </td></tr></table></td></tr>\n<tr><td colspan=2>{IMPRINT}</td></tr></table></body></html>\n"
    )
}

/// Boxes in boxes, as portals have them that other portals feed.
pub fn deep(site: &Site, body: &str) -> String {
    let (head, title) = (site.head(), &site.title);
    let (open, close) = ("<div><section>".repeat(20), "</section></div>".repeat(20));
    format!(
        "{head}<body><header>{NAVIGATION}</header>{open}<article>\n<h2><span>{title}</span></h2><div><div>{body}</div></div></article>\n{close}\
         <nav>{OTHERS}</nav><footer>{IMPRINT}</footer></body></html>\n"
    )
}

/// The article alone, as editors paste it: no head, no site.
pub fn bare(site: &Site, body: &str) -> String {
    format!("<!-- 正文 -->\n<CENTER>{}</CENTER>\n{body}", site.title)
}

/// Everything side by side in the body.
pub fn flat(site: &Site, body: &str) -> String {
    let (head, title) = (site.head(), &site.title);
    format!(
        "{head}<body>\n{NAVIGATION}{PATH}<p align=center><b>{title}</b></p>\n{TOOLS}{body}{NEIGHBOURS}{IMPRINT}</body></html>\n"
    )
}
