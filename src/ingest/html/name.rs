//! Names of elements and attributes as numbers, so that telling them apart is one comparison, and what each element is to
//! whoever builds a tree. What elements mean for the text is told by [`Tag`].

use std::sync::LazyLock;

use html5ever::{LocalName, QualName, ns};
use rustc_hash::FxHashMap;

use super::tag::Tag;

/// A name in lower case, its bytes in one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Name(u128);

impl Name {
    /// A name that is written here: in lower case and of at most 16 bytes.
    pub const fn known(name: &str) -> Self {
        let (bytes, mut packed) = (name.as_bytes(), 0);
        let mut at = bytes.len();
        while at > 0 {
            at -= 1;
            packed = packed << 8 | bytes[at] as u128;
        }
        Self(packed)
    }

    /// How many bytes it has.
    pub const fn length(self) -> usize {
        16 - self.0.leading_zeros() as usize / 8
    }

    /// A name as it stands in a page; none for one of more than 16 bytes.
    pub fn read(name: &[u8]) -> Option<Self> {
        let mut bytes = [0; 16];
        bytes.get_mut(..name.len())?.copy_from_slice(name);
        bytes.make_ascii_lowercase();
        Some(Self(u128::from_le_bytes(bytes)))
    }
}

/// How an element behaves while a tree is built, after the sections of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The root.
    Html,
    /// What a page says of itself.
    Head,
    /// What is shown.
    Body,
    /// Empty, and at home in the head: `meta`.
    Meta,
    /// The title: characters only.
    Title,
    /// Code, at home in the head and in tables: characters only.
    Code,
    /// Characters only, at home in the body: `textarea`.
    Raw,
    /// Shown without scripts only: characters.
    NoScript,
    /// Ends a paragraph: `div`.
    Block,
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// A paragraph whose line ends count: `pre`.
    Pre,
    /// A form.
    Form,
    /// A point of a list.
    Item,
    /// A term or what it means: `dt`.
    Term,
    /// A button.
    Button,
    /// Goes on over the ends of others where it is not closed: `b`.
    Format,
    /// A link, which does too.
    Link,
    /// A border to what goes on: `object`.
    Object,
    /// A table.
    Table,
    /// The caption of a table.
    Caption,
    /// Columns.
    Columns,
    /// A column.
    Column,
    /// Rows: `tbody`.
    Rows,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// Empty: `br`.
    Void,
    /// Empty, a field of a form.
    Input,
    /// Empty, about another element: `param`.
    Param,
    /// A rule, empty.
    Rule,
    /// A list to choose from.
    Select,
    /// One of its choices.
    Choice,
    /// Some of its choices.
    Choices,
    /// Ruled by sections of their own, which are not followed here: `svg`.
    Unruly,
    /// Any other.
    Other,
}

const ROLES: &[(Role, &str)] = &[
    (Role::Html, "html"),
    (Role::Head, "head"),
    (Role::Body, "body"),
    (Role::Meta, "base basefont bgsound link meta"),
    (Role::Title, "title"),
    (Role::Code, "style script"),
    (Role::Raw, "textarea iframe noembed"),
    (Role::NoScript, "noscript"),
    (
        Role::Block,
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup \
         main menu nav ol search section summary ul",
    ),
    (Role::Paragraph, "p"),
    (Role::Heading, "h1 h2 h3 h4 h5 h6"),
    (Role::Pre, "pre listing"),
    (Role::Form, "form"),
    (Role::Item, "li"),
    (Role::Term, "dd dt"),
    (Role::Button, "button"),
    (Role::Format, "b big code em font i s small strike strong tt u"),
    (Role::Link, "a"),
    (Role::Object, "applet marquee object"),
    (Role::Table, "table"),
    (Role::Caption, "caption"),
    (Role::Columns, "colgroup"),
    (Role::Column, "col"),
    (Role::Rows, "tbody tfoot thead"),
    (Role::Row, "tr"),
    (Role::Cell, "td th"),
    (Role::Void, "area br embed img keygen wbr"),
    (Role::Input, "input"),
    (Role::Param, "param source track"),
    (Role::Rule, "hr"),
    (Role::Select, "select"),
    (Role::Choice, "option"),
    (Role::Choices, "optgroup"),
    (Role::Unruly, "frame frameset image math nobr noframes plaintext rb rp rt rtc svg template xmp"),
    (Role::Other, "audio canvas datalist del legend map sup video"),
];

/// Elements at which a look for the beginning of what an end tag ends gives up.
const SPECIAL: &str = "address applet area article aside base basefont bgsound blockquote body br button caption center col \
    colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header \
    hgroup hr html iframe img input isindex li link listing main marquee menu meta nav noembed noframes noscript object ol p \
    param plaintext pre script section select source style summary table tbody td template textarea tfoot th thead title tr \
    track ul wbr xmp";
/// Elements whose ends may be left out anywhere.
const IMPLIED: &str = "dd dt li option optgroup p rb rp rt rtc";

/// Borders: what is open outside of them is out of reach for what stands inside.
const BORDERS: &[(u8, &str)] = &[
    (Scope::DEFAULT.0, "applet caption html table td th marquee object select template"),
    (Scope::LIST.0, "applet caption html table td th marquee object select template ol ul"),
    (Scope::BUTTON.0, "applet caption html table td th marquee object select template button"),
    (Scope::TABLE.0, "html table template"),
];

/// How far one looks for an open element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope(u8);

impl Scope {
    /// For most.
    pub const DEFAULT: Self = Self(1);
    /// For points of lists.
    pub const LIST: Self = Self(2);
    /// For paragraphs.
    pub const BUTTON: Self = Self(4);
    /// For parts of tables.
    pub const TABLE: Self = Self(8);
}

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: Name,
    /// How it behaves.
    pub role: Role,
    /// What it means for the text.
    pub tag: Tag,
    /// It ends the look for what an end tag ends.
    pub is_special: bool,
    /// Its end may be left out.
    pub is_implied: bool,
    borders: u8,
}

impl Element {
    /// The element of a name.
    pub fn of(name: Name) -> Self {
        let plain =
            Self { name, role: Role::Other, tag: Tag::Inline, is_special: false, is_implied: false, borders: 0 };
        ELEMENTS.get(&name).copied().unwrap_or(plain)
    }

    /// Tells whether a look within this scope ends here.
    pub const fn is_border(self, scope: Scope) -> bool {
        self.borders & scope.0 != 0
    }
}

static ELEMENTS: LazyLock<FxHashMap<Name, Element>> = LazyLock::new(|| {
    let named = ROLES.iter().flat_map(|(role, names)| names.split_ascii_whitespace().map(|name| (*role, name)));
    named.map(|(role, name)| (Name::known(name), element(role, name))).collect()
});

fn element(role: Role, name: &str) -> Element {
    let is_in = |names: &str| names.split_ascii_whitespace().any(|one| one == name);
    Element {
        name: Name::known(name),
        role,
        tag: Tag::of(&QualName::new(None, ns!(html), LocalName::from(name))),
        is_special: is_in(SPECIAL),
        is_implied: is_in(IMPLIED),
        borders: BORDERS.iter().filter(|(_, names)| is_in(names)).fold(0, |all, (scope, _)| all | scope),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_whatever_their_case_and_long_ones_are_not() {
        assert_eq!(Name::read(b"TBody"), Some(Name::known("tbody")));
        assert_eq!(Name::read("o:批".as_bytes()), Some(Name::known("o:批")));
        assert_eq!(Name::read(b"a-name-of-17-byte"), None);
    }

    #[test]
    fn every_name_stands_in_one_role_and_every_special_one_has_a_role() {
        let named: Vec<&str> = ROLES.iter().flat_map(|(_, names)| names.split_ascii_whitespace()).collect();
        for name in &named {
            assert_eq!(named.iter().filter(|other| *other == name).count(), 1, "{name}");
        }
        let sets = BORDERS.iter().map(|(_, names)| *names).chain([SPECIAL, IMPLIED]);
        for name in sets.flat_map(str::split_ascii_whitespace).filter(|name| *name != "isindex") {
            assert!(named.contains(&name), "{name}");
        }
    }

    #[test]
    fn elements_mean_the_same_for_the_text_by_either_name() {
        let html = "html head body script style noscript template iframe noframes noembed object applet canvas audio video map \
            select button textarea datalist p div h1 h6 dl dt dd hr section article header main form fieldset legend center \
            address blockquote figure figcaption details summary caption hgroup td th tr table tbody thead tfoot a br pre xmp \
            listing plaintext nav aside footer title ol ul dir menu li span font b label o:p custom-tag";
        for name in html.split_ascii_whitespace() {
            let tag = Tag::of(&QualName::new(None, ns!(html), LocalName::from(name)));
            assert_eq!(Element::of(Name::known(name)).tag, tag, "{name}");
        }
    }
}
