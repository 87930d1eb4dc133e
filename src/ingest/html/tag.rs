//! What the elements of a page mean for its text: where a line ends, what is a table, what is never shown. It knows no report.

use html5ever::{LocalName, QualName, local_name, ns};

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// The document itself.
    Document,
    /// A stretch of text.
    Text,
    /// An element within a line, as `span`.
    Inline,
    /// One within a line whose text is raised: `sup`.
    Raised,
    /// An element that begins and ends a line, as `p`.
    Block,
    /// Text whose line ends count.
    Pre,
    /// A line end.
    Break,
    /// A field of a form with what was filled in: `input`.
    Field,
    /// A picture: `img`.
    Picture,
    /// A link or the target of one.
    Anchor,
    /// What sites put around an article: `nav`, `aside`, `footer`.
    Margin,
    /// A table.
    Table,
    /// The rows of a table that belong together, as `tbody`.
    Group,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// A list whose points are counted, as `ol`.
    Ordered,
    /// A list whose points are not, as `ul`.
    Unordered,
    /// A point of a list.
    Point,
    /// The title of the page.
    Title,
    /// What is never shown, with all that is in it.
    Unseen,
}

impl Tag {
    /// The meaning of an element by its name.
    pub fn of(name: &QualName) -> Self {
        if name.ns != ns!(html) {
            return if name.local == local_name!("svg") { Self::Unseen } else { Self::Inline };
        }
        of_html(&name.local)
    }

    /// Tells a list or a point of one.
    pub const fn is_of_list(self) -> bool {
        matches!(self, Self::Ordered | Self::Unordered | Self::Point)
    }

    /// Tells whether a line ends before and after it.
    pub const fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Text
                | Self::Inline
                | Self::Raised
                | Self::Field
                | Self::Picture
                | Self::Anchor
                | Self::Unseen
                | Self::Title
        )
    }
}

fn of_html(name: &LocalName) -> Tag {
    match *name {
        local_name!("td") | local_name!("th") => Tag::Cell,
        local_name!("tr") => Tag::Row,
        local_name!("table") => Tag::Table,
        local_name!("tbody") | local_name!("thead") | local_name!("tfoot") => Tag::Group,
        local_name!("a") => Tag::Anchor,
        local_name!("br") => Tag::Break,
        local_name!("sup") => Tag::Raised,
        local_name!("input") => Tag::Field,
        local_name!("img") => Tag::Picture,
        local_name!("pre") | local_name!("xmp") | local_name!("listing") | local_name!("plaintext") => Tag::Pre,
        local_name!("nav") | local_name!("aside") | local_name!("footer") => Tag::Margin,
        local_name!("title") => Tag::Title,
        local_name!("ol") => Tag::Ordered,
        local_name!("ul") | local_name!("dir") | local_name!("menu") => Tag::Unordered,
        local_name!("li") => Tag::Point,
        _ if is_unseen(name) => Tag::Unseen,
        _ if is_block(name) => Tag::Block,
        _ => Tag::Inline,
    }
}

/// Code, choices and buttons of forms, what is struck out, and what is shown by other programs or in another place.
const fn is_unseen(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("noscript")
            | local_name!("template")
            | local_name!("iframe")
            | local_name!("noframes")
            | local_name!("noembed")
            | local_name!("object")
            | local_name!("applet")
            | local_name!("canvas")
            | local_name!("audio")
            | local_name!("video")
            | local_name!("map")
            | local_name!("select")
            | local_name!("button")
            | local_name!("textarea")
            | local_name!("datalist")
            | local_name!("del")
            | local_name!("s")
            | local_name!("strike")
    )
}

const fn is_block(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("html")
            | local_name!("head")
            | local_name!("body")
            | local_name!("p")
            | local_name!("div")
            | local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
            | local_name!("dl")
            | local_name!("dt")
            | local_name!("dd")
            | local_name!("hr")
            | local_name!("section")
            | local_name!("article")
            | local_name!("header")
            | local_name!("main")
            | local_name!("form")
            | local_name!("fieldset")
            | local_name!("legend")
            | local_name!("center")
            | local_name!("address")
            | local_name!("blockquote")
            | local_name!("figure")
            | local_name!("figcaption")
            | local_name!("details")
            | local_name!("summary")
            | local_name!("caption")
            | local_name!("hgroup")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(name: &str) -> Tag {
        Tag::of(&QualName::new(None, ns!(html), LocalName::from(name)))
    }

    #[test]
    fn elements_are_told_by_their_names() {
        assert_eq!(
            ["td", "p", "span", "script", "o:p"].map(tag),
            [Tag::Cell, Tag::Block, Tag::Inline, Tag::Unseen, Tag::Inline]
        );
        assert!(Tag::Cell.is_block() && !Tag::Anchor.is_block());
    }

    #[test]
    fn names_of_drawings_are_no_names_of_pages() {
        assert_eq!(Tag::of(&QualName::new(None, ns!(svg), local_name!("table"))), Tag::Inline);
        assert_eq!(Tag::of(&QualName::new(None, ns!(svg), local_name!("svg"))), Tag::Unseen);
    }
}
