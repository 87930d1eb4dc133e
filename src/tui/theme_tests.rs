use super::*;
use crate::text::phrase::Lang;
use crate::tui::colour::{contrast, rgb_of};

const DEPTHS: [Depth; 4] = [Depth::Mono, Depth::Ansi16, Depth::Ansi256, Depth::Rgb];

fn each_built_in(depth: Depth) -> impl Iterator<Item = (&'static str, Theme)> {
    Theme::names().map(move |name| (name, Theme::load(name, None, depth).unwrap()))
}

#[test]
fn every_theme_reads_and_has_every_role_at_every_depth() {
    for depth in DEPTHS {
        for (name, theme) in each_built_in(depth) {
            assert_eq!(theme.styles.len(), Role::ALL.len(), "{name}");
        }
    }
}

#[test]
fn no_role_is_written_in_the_colour_of_its_ground() {
    for depth in [Depth::Ansi16, Depth::Ansi256, Depth::Rgb] {
        for (name, theme) in each_built_in(depth).filter(|(name, _)| *name != "mono") {
            for role in Role::ALL {
                let style = theme.style(role);
                assert!(style.fg.is_some() && style.bg.is_some() && style.fg != style.bg, "{name} {role:?} {depth:?}");
            }
        }
    }
}

#[test]
fn every_role_can_be_read() {
    for depth in [Depth::Ansi256, Depth::Rgb] {
        for (name, theme) in each_built_in(depth).filter(|(name, _)| *name != "mono") {
            for role in Role::ALL {
                let wanted = match role {
                    Role::Frame => 2.5,
                    _ if name == "contrast" => 7.0,
                    _ => 4.5,
                };
                let style = theme.style(role);
                let found = contrast(rgb_of(style.fg.unwrap()).unwrap(), rgb_of(style.bg.unwrap()).unwrap());
                assert!(found >= wanted, "{name} {role:?} {depth:?}: {found:.1}");
            }
        }
    }
}

#[test]
fn without_colours_what_matters_most_still_stands_out() {
    for (name, theme) in each_built_in(Depth::Mono) {
        for role in
            [Role::Selection, Role::BrokenCell, Role::ImpliedCell, Role::SearchHit, Role::Alarm, Role::FrameFocus]
        {
            let style = theme.style(role);
            assert!(style.fg.is_none() && !style.add_modifier.is_empty(), "{name} {role:?}");
        }
    }
}

#[test]
fn a_role_without_ground_lies_on_that_of_ink() {
    let theme = Theme::load("ink", None, Depth::Rgb).unwrap();
    assert_eq!(theme.style(Role::Dim).bg, theme.style(Role::Ink).bg);
}

/// The built-in default with one line changed.
fn refusal(from: &str, to: &str) -> String {
    let (_, text) = BUILT_IN[0];
    assert!(text.contains(from), "{from}");
    Theme::parse("my.toml", &text.replacen(from, to, 1), Depth::Rgb).unwrap_err().to_string()
}

#[test]
fn wrong_words_are_refused_with_the_right_ones() {
    assert!(refusal("frame_focus =", "frame_fokus =").ends_with("不认识“frame_fokus”，是不是想写 frame_focus？"));
    assert!(refusal("modifiers = ", "modifier = ").ends_with("不认识“modifier”，是不是想写 modifiers？"));
    assert!(refusal("\"light-red\"", "\"lightred\"").ends_with("不认识“lightred”，是不是想写 light-red？"));
    assert_eq!(refusal("fg = \"faint\"", "fg = \"fainr\""), "my.toml roles.dim：不认识“fainr”，是不是想写 faint？");
}

#[test]
fn a_missing_role_and_a_bad_colour_are_named() {
    let (_, text) = BUILT_IN[0];
    let mut lines: Vec<&str> = text.lines().collect();
    lines.retain(|line| !line.starts_with("alarm"));
    let without = lines.join("\n");
    let error = Theme::parse("my.toml", &without, Depth::Rgb).unwrap_err();
    assert_eq!(error.to_string(), "my.toml：缺少 roles.alarm，请补上");
    assert!(refusal("rgb = \"#", "rgb = \"").contains("要写成 #rrggbb"));
}

#[test]
fn a_persons_file_stands_before_the_built_in_theme() {
    let folder = tempfile::tempdir().unwrap();
    let (_, text) = BUILT_IN[0];
    let changed = text.replacen("#d0d0d0", "#010203", 1);
    std::fs::write(folder.path().join("ink.toml"), changed).unwrap();
    let theme = Theme::load("ink", Some(folder.path()), Depth::Rgb).unwrap();
    assert_eq!(theme.style(Role::Ink).fg, Some(Color::Rgb(1, 2, 3)));
    let built_in = Theme::load("paper", Some(folder.path()), Depth::Rgb);
    assert_eq!(built_in, Theme::load("paper", None, Depth::Rgb));
}

#[test]
fn a_theme_that_does_not_exist_is_refused_and_never_searched_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("inner")).unwrap();
    std::fs::write(folder.path().join("ink.toml"), BUILT_IN[0].1).unwrap();
    let error = Theme::load("../ink", Some(&folder.path().join("inner")), Depth::Rgb).unwrap_err();
    assert!(error.to_string().contains("不认识“../ink”"), "{error}");
    assert_eq!(
        Theme::load("papr", None, Depth::Rgb).unwrap_err().in_lang(Lang::En),
        "theme: `papr` is unknown; did you mean `paper`?"
    );
}
