//! Themes: which colours and modifiers a role has, read from data. A theme is four sets in one (any colour, 256, 16,
//! none), and a person's file stands before the built-in one of that name. It draws nothing.

use std::{collections::BTreeMap, path::Path};

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use super::{depth::Depth, role::Role};
use crate::text::data::{DataError, Mistake, read_toml, read_toml_file};

/// The themes that come with the program: name and text.
const BUILT_IN: [(&str, &str); 4] = [
    ("ink", include_str!("../../themes/ink.toml")),
    ("paper", include_str!("../../themes/paper.toml")),
    ("contrast", include_str!("../../themes/contrast.toml")),
    ("mono", include_str!("../../themes/mono.toml")),
];

/// The name of the theme that is taken where none is asked for.
pub const DEFAULT: &str = "ink";

/// The style of every role, for one depth of colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    styles: BTreeMap<Role, Style>,
}

impl Theme {
    /// Reads a theme: the file `name.toml` in a person's folder, else the built-in one of that name.
    ///
    /// # Errors
    /// Where there is no such theme, or its file has an unknown key, role or colour, or lacks a role.
    pub fn load(name: &str, folder: Option<&Path>, depth: Depth) -> Result<Self, DataError> {
        if let Some(path) = own_file(name, folder) {
            return read_toml_file(&path).and_then(|sheet: Sheet| sheet.theme(&path.display().to_string(), depth));
        }
        let Some((_, text)) = BUILT_IN.iter().find(|(built_in, _)| *built_in == name) else {
            return Err(unknown("theme", name, BUILT_IN.map(|(name, _)| name.to_owned()).to_vec()));
        };
        Self::parse(&format!("themes/{name}.toml"), text, depth)
    }

    /// Reads a theme from its text; messages call it `name`.
    pub fn parse(name: &str, text: &str, depth: Depth) -> Result<Self, DataError> {
        read_toml(name, text).and_then(|sheet: Sheet| sheet.theme(name, depth))
    }

    /// Returns the names of the built-in themes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.into_iter().map(|(name, _)| name)
    }

    /// Returns the style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }
}

/// A name is a name, never a way to another folder.
fn own_file(name: &str, folder: Option<&Path>) -> Option<std::path::PathBuf> {
    let plain = Path::new(name).file_name().is_some_and(|last| last == name);
    let path = folder?.join(format!("{name}.toml"));
    (plain && path.is_file()).then_some(path)
}

/// A theme file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    #[serde(default)]
    palette: BTreeMap<String, Swatch>,
    roles: BTreeMap<Role, Look>,
}

/// One colour, chosen by hand for each depth.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Swatch {
    rgb: Hex,
    ansi256: u8,
    ansi16: Ansi16,
}

/// How a role looks; `mono` are the modifiers that stand in for the colours where there are none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Look {
    fg: Option<String>,
    bg: Option<String>,
    #[serde(default)]
    modifiers: Vec<Mark>,
    #[serde(default)]
    mono: Vec<Mark>,
}

/// A colour written `#rrggbb`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
struct Hex(Color);

impl TryFrom<String> for Hex {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let number = number.ok_or_else(|| {
            format!("颜色“{written}”要写成 #rrggbb / the colour `{written}` is to be written #rrggbb")
        })?;
        let [_, r, g, b] = number.to_be_bytes();
        Ok(Self(Color::Rgb(r, g, b)))
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Ansi16 {
    Black,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
    Gray,
    DarkGray,
    LightRed,
    LightGreen,
    LightYellow,
    LightBlue,
    LightMagenta,
    LightCyan,
    White,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Mark {
    Bold,
    Dim,
    Italic,
    Underlined,
    Reversed,
    CrossedOut,
}

impl Sheet {
    fn theme(&self, file: &str, depth: Depth) -> Result<Theme, DataError> {
        let mut styles = BTreeMap::new();
        let ground = self.roles.get(&Role::Ink);
        for role in Role::ALL {
            let Some(look) = self.roles.get(&role) else {
                return Err(DataError {
                    name: file.to_owned(),
                    place: None,
                    mistake: Mistake::Missing(format!("roles.{}", role.name())),
                });
            };
            let ground = ground.and_then(|ink| ink.bg.as_ref());
            let style = self.style(look, ground, depth).map_err(|colour| {
                unknown(&format!("{file} roles.{}", role.name()), &colour, self.palette.keys().cloned().collect())
            })?;
            styles.insert(role, style);
        }
        Ok(Theme { styles })
    }

    /// Returns the style of one role, or the colour that the palette does not have.
    fn style(&self, look: &Look, ground: Option<&String>, depth: Depth) -> Result<Style, String> {
        let foreground = self.colour(look.fg.as_ref(), depth)?;
        let background = self.colour(look.bg.as_ref().or(ground), depth)?;
        let mut style = Style { fg: foreground, bg: background, ..Style::default() };
        let stand_in: &[Mark] = if depth == Depth::Mono { &look.mono } else { &[] };
        for mark in look.modifiers.iter().chain(stand_in) {
            style = style.add_modifier(mark.modifier());
        }
        Ok(style)
    }

    fn colour(&self, name: Option<&String>, depth: Depth) -> Result<Option<Color>, String> {
        let Some(name) = name else { return Ok(None) };
        let swatch = self.palette.get(name).ok_or_else(|| name.clone())?;
        Ok(match depth {
            Depth::Mono => None,
            Depth::Ansi16 => Some(swatch.ansi16.colour()),
            Depth::Ansi256 => Some(Color::Indexed(swatch.ansi256)),
            Depth::Rgb => Some(swatch.rgb.0),
        })
    }
}

impl Mark {
    fn modifier(self) -> Modifier {
        match self {
            Self::Bold => Modifier::BOLD,
            Self::Dim => Modifier::DIM,
            Self::Italic => Modifier::ITALIC,
            Self::Underlined => Modifier::UNDERLINED,
            Self::Reversed => Modifier::REVERSED,
            Self::CrossedOut => Modifier::CROSSED_OUT,
        }
    }
}

impl Ansi16 {
    fn colour(self) -> Color {
        match self {
            Self::Black => Color::Black,
            Self::Red => Color::Red,
            Self::Green => Color::Green,
            Self::Yellow => Color::Yellow,
            Self::Blue => Color::Blue,
            Self::Magenta => Color::Magenta,
            Self::Cyan => Color::Cyan,
            Self::Gray => Color::Gray,
            Self::DarkGray => Color::DarkGray,
            Self::LightRed => Color::LightRed,
            Self::LightGreen => Color::LightGreen,
            Self::LightYellow => Color::LightYellow,
            Self::LightBlue => Color::LightBlue,
            Self::LightMagenta => Color::LightMagenta,
            Self::LightCyan => Color::LightCyan,
            Self::White => Color::White,
        }
    }
}

fn unknown(name: &str, word: &str, valid: Vec<String>) -> DataError {
    DataError { name: name.to_owned(), place: None, mistake: Mistake::Unknown { word: word.to_owned(), valid } }
}

#[cfg(test)]
#[path = "theme_tests.rs"]
mod tests;
