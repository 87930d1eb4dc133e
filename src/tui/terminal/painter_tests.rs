use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};

use super::*;
use crate::text::substitute::Ambiguous;
use crate::tui::depth::Depth;
use crate::tui::screen_text::glyphs;
use crate::tui::terminal::Frames;

fn abilities() -> Abilities {
    Abilities { depth: Depth::Rgb, ..Abilities::default() }
}

fn painter(width: u16, height: u16, abilities: Abilities) -> (Painter, Size) {
    let size = Size { width, height };
    (Painter::new(size, abilities), size)
}

/// Paints texts, one frame each, and returns the bytes of each frame without what begins and ends it.
fn frames(texts: &[&str], style: Style, abilities: Abilities) -> Vec<String> {
    let (mut painter, size) = painter(20, 2, abilities);
    let paint = |text: &&str| {
        let bytes = painter.paint(size, |buffer| {
            buffer.set_string(0, 0, text, style);
            None
        });
        let bytes = String::from_utf8(bytes.unwrap_or_default()).unwrap();
        bytes.replace(BEGIN, "").replace(END, "")
    };
    texts.iter().map(paint).collect()
}

fn frame(text: &str, style: Style) -> String {
    frames(&[text], style, abilities()).remove(0)
}

#[test]
fn a_frame_is_one_synchronised_piece_and_han_needs_no_moves() {
    let (mut painter, size) = painter(20, 2, abilities());
    let bytes = painter.paint(size, |buffer| {
        buffer.set_string(0, 0, "总计12", Style::new());
        None
    });
    assert_eq!(String::from_utf8(bytes.unwrap()).unwrap(), "\u{1b}[?2026h\u{1b}[H总计12\u{1b}[?2026l");
}

#[test]
fn a_frame_without_changes_writes_nothing() {
    assert_eq!(frames(&["总计", "总计"], Style::new(), abilities())[1], "");
}

#[test]
fn a_style_is_one_sequence_and_ends_with_the_frame() {
    let style = Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(236)).bold();
    assert_eq!(frame("总", style), "\u{1b}[1;38;2;1;2;3;48;5;236m\u{1b}[H总\u{1b}[m");
    assert_eq!(frame("x", Style::new().fg(Color::LightRed).bg(Color::Black)), "\u{1b}[91;40m\u{1b}[Hx\u{1b}[m");
}

#[test]
fn without_colours_only_modifiers_are_sent() {
    let style = Style::new().fg(Color::Red).bg(Color::Rgb(1, 2, 3)).reversed();
    let mono = Abilities { depth: Depth::Mono, ..Abilities::default() };
    assert_eq!(frames(&["x"], style, mono), ["\u{1b}[7m\u{1b}[Hx\u{1b}[m"]);
}

#[test]
fn looks_are_written_one_after_the_other_and_only_their_difference_is_sent() {
    let (mut painter, size) = painter(20, 3, abilities());
    let bytes = painter.paint(size, |buffer| {
        let [dim, red] = [246, 210].map(|colour| Style::new().fg(Color::Indexed(colour)).bg(Color::Indexed(234)));
        for y in 0..3 {
            buffer.set_string(4, y, "L1", dim);
            buffer.set_string(8, y, "9", red);
        }
        None
    });
    let wanted = "\u{1b}[38;5;246;48;5;234m\u{1b}[1;5HL1\n\u{1b}[2DL1\n\u{1b}[2DL1\
        \u{1b}[38;5;210m\u{1b}[1;9H9\n\u{1b}[D9\n\u{1b}[D9\u{1b}[m";
    assert_eq!(String::from_utf8(bytes.unwrap()).unwrap(), format!("{BEGIN}{wanted}{END}"));
}

#[test]
fn what_did_not_change_is_jumped_over_unless_it_is_shorter_than_the_jump() {
    let changed = frames(&["12 x 4567890 8", "02 x 0567890 1"], Style::new(), abilities());
    assert_eq!(changed[1], "\r02 x 0\u{1b}[7C1");
    assert_eq!(frames(&["1 3 5", "2 3 4"], Style::new(), abilities())[1], "\r2 3 4");
}

#[test]
fn blanks_are_erased_only_where_they_take_the_ground_with_them() {
    let texts = ["01234567890123456789", "0                  9"];
    let written = frames(&texts, Style::new(), abilities());
    assert_eq!(written[1], "\u{1b}[1;2H                  ");
    let erased = frames(&texts, Style::new(), Abilities { erases: true, ..abilities() });
    assert_eq!(erased[1], "\u{1b}[1;2H\u{1b}[18X");
}

#[test]
fn glyphs_of_doubtful_width_are_followed_by_a_move() {
    assert!(frame("😀x", Style::new()).contains("😀\u{1b}[1;3Hx"));
    assert!(frame("…x", Style::new()).contains("…\u{1b}[1;2Hx"));
}

#[test]
fn the_neighbour_of_a_glyph_of_doubtful_width_is_written_again_after_it() {
    let changed = frames(&["ab cdef", "a… cdef"], Style::new(), abilities());
    assert_eq!(changed[1], "\u{1b}[6D…\u{1b}[1;3H ");
    let mut buffers = ["1 b", "2 …b"].map(|text| Buffer::with_lines([text]));
    let red = Style::new().fg(Color::Red);
    buffers[1].set_style(Rect::new(0, 0, 1, 1), red);
    buffers[1].set_style(Rect::new(3, 0, 1, 1), red);
    buffers[0].resize(buffers[1].area);
    let order: Vec<u16> = strokes(&buffers[0], &buffers[1], Frames::Ascii, false).iter().map(|one| one.from).collect();
    assert_eq!(order, [0, 2, 3], "from left to right, whatever the looks");
}

#[test]
fn where_ambiguous_glyphs_are_known_to_be_narrow_they_need_no_moves() {
    let narrow = Abilities { frames: Frames::Unicode, ..abilities() };
    assert!(frames(&["┌─“总”─┐"], Style::new(), narrow)[0].contains("┌─“总”─┐"));
}

#[test]
fn on_a_wide_terminal_no_ambiguous_glyph_is_sent_and_columns_hold() {
    let wide = frames(&["①“─α"], Style::new(), Abilities { ambiguous: Ambiguous::Wide, ..abilities() }).remove(0);
    assert!(wide.contains("(\"-<"), "{wide}");
}

#[test]
fn nothing_that_acts_or_hides_passes() {
    let (mut painter, size) = painter(4, 1, abilities());
    let bytes = painter.paint(size, |buffer| {
        for (x, symbol) in (0..).zip(["\u{1b}", "\u{202e}", "a\u{200d}", "\n"]) {
            buffer[(x, 0)].set_symbol(symbol);
        }
        None
    });
    assert_eq!(String::from_utf8(bytes.unwrap()).unwrap(), format!("{BEGIN}\u{1b}[H????{END}"));
}

#[test]
fn the_cursor_is_shown_where_a_text_field_wants_it() {
    let (mut painter, size) = painter(20, 2, abilities());
    let mut show = |cursor: Option<(u16, u16)>| {
        let bytes = painter.paint(size, |_| cursor.map(Position::from)).unwrap_or_default();
        String::from_utf8(bytes).unwrap().replace(BEGIN, "").replace(END, "")
    };
    let shown = [Some((3, 1)), Some((3, 1)), Some((4, 1)), None, None].map(&mut show);
    assert_eq!(shown, ["\u{1b}[?25h\u{1b}[2;4H", "", "\u{1b}[C", "\u{1b}[?25l", ""]);
}

#[test]
fn whoever_took_the_terminal_anew_gets_everything_again() {
    let (mut painter, size) = painter(20, 2, abilities());
    let paint = |painter: &mut Painter| {
        let bytes = painter.paint(size, |buffer| {
            buffer.set_string(0, 0, "总计", Style::new());
            None
        });
        String::from_utf8(bytes.unwrap_or_default()).unwrap()
    };
    paint(&mut painter);
    painter.forget();
    assert_eq!(paint(&mut painter), format!("{BEGIN}\u{1b}[m\u{1b}[2J\u{1b}[H总计{END}"));
}

#[test]
fn a_list_that_moved_by_a_row_is_moved_by_the_terminal() {
    let (mut painter, size) = painter(40, 12, abilities());
    let mut paint = |top: usize| {
        let bytes = painter.paint(size, |buffer| {
            buffer.set_string(0, 0, "heading", Style::new());
            for row in 0..10u16 {
                let nth = top + usize::from(row);
                let text = format!("|{}|", ["总计", "合计", "小计", "本年"][nth % 4].repeat(4 + nth % 5));
                buffer.set_string(0, row + 1, text, Style::new());
            }
            buffer.set_string(0, 11, "footer", Style::new());
            None
        });
        String::from_utf8(bytes.unwrap()).unwrap()
    };
    paint(100);
    let down = paint(101);
    assert!(down.starts_with("\u{1b}[?2026h\u{1b}[2;11r\u{1b}[2H\u{1b}[1M\u{1b}[r"), "{down:?}");
    assert!(down.len() < 100, "{down:?}");
    assert!(paint(99).contains("\u{1b}[2;11r\u{1b}[2H\u{1b}[2L\u{1b}[r"));
}

const WIDTH: u16 = 26;
const HEIGHT: u16 = 9;

/// A text somewhere, of some look.
#[derive(Clone, Debug)]
struct Patch {
    at: (u16, u16),
    text: String,
    style: Style,
}

fn patch() -> impl Strategy<Value = Patch> {
    let at = (0..WIDTH, 0..HEIGHT);
    (at, "[a-c 总计七（），。①…─é😀 ]{0,14}", style()).prop_map(|(at, text, style)| Patch { at, text, style })
}

fn style() -> impl Strategy<Value = Style> {
    let colours = [Color::Reset, Color::Indexed(234), Color::Rgb(1, 2, 3), Color::LightRed, Color::Blue];
    let modifiers = [
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::BOLD.union(Modifier::ITALIC),
        Modifier::UNDERLINED,
        Modifier::REVERSED.union(Modifier::ITALIC),
    ];
    let (colour, modifier) = (prop::sample::select(colours.to_vec()), prop::sample::select(modifiers.to_vec()));
    (colour.clone(), colour, modifier).prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

/// What a frame shows: a list from some row on, and patches over it.
type Scene = (usize, Vec<Patch>);

fn scene() -> impl Strategy<Value = Scene> {
    (0usize..9, prop::collection::vec(patch(), 0..5))
}

fn draw(buffer: &mut Buffer, list: &[Patch], (top, patches): &Scene) {
    for (y, row) in (1..HEIGHT - 1).zip(list.iter().skip(*top)) {
        buffer.set_string(row.at.0 % 4, y, format!("|{}{}", row.text, row.text), row.style);
    }
    for patch in patches {
        buffer.set_string(patch.at.0, patch.at.1, &patch.text, patch.style);
    }
}

fn colour(shown: vt100::Color) -> Color {
    match shown {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(4) => Color::Blue,
        vt100::Color::Idx(9) => Color::LightRed,
        vt100::Color::Idx(index) => Color::Indexed(index),
        vt100::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

fn modifier(cell: &vt100::Cell) -> Modifier {
    let all = [
        (cell.bold(), Modifier::BOLD),
        (cell.italic(), Modifier::ITALIC),
        (cell.underline(), Modifier::UNDERLINED),
        (cell.inverse(), Modifier::REVERSED),
    ];
    all.into_iter().filter(|(has, _)| *has).map(|(_, modifier)| modifier).collect()
}

/// What is seen of a cell: of a blank one only what blanks show.
fn seen(symbol: &str, fg: Color, bg: Color, modifier: Modifier) -> (String, Option<Color>, Color, Modifier) {
    let kept = if symbol == " " { modifier.intersection(SEEN_ON_BLANKS) } else { modifier };
    let is_plain = symbol == " " && kept.is_empty();
    (symbol.to_owned(), Some(fg).filter(|_| !is_plain), bg, if is_plain { kept } else { modifier })
}

fn nonzero(cells: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(cells).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// What a terminal shows after some frames is what was drawn in the last one, whatever came before: lists that scrolled,
    /// texts over halves of wide glyphs, glyphs at the edges, every look.
    #[test]
    fn a_terminal_shows_what_was_drawn(
        list in prop::collection::vec(patch(), 16),
        scenes in prop::collection::vec(scene(), 1..6),
        erases: bool,
        is_unicode: bool,
    ) {
        let frames = if is_unicode { Frames::Unicode } else { Frames::Ascii };
        let (mut painter, size) = painter(WIDTH, HEIGHT, Abilities { frames, erases, ..abilities() });
        let mut terminal = vt100::Parser::new(nonzero(HEIGHT), nonzero(WIDTH), 0);
        terminal.process(b"\x1b[?7l");
        for scene in &scenes {
            let cursor = Position::new(u16::try_from(scene.0).unwrap(), 3);
            let bytes = painter.paint(size, |buffer| {
                draw(buffer, &list, scene);
                Some(cursor)
            });
            terminal.process(&bytes.unwrap_or_default());
            prop_assert_eq!(terminal.screen().cursor_position(), (cursor.y, cursor.x));
            let mut wanted = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
            draw(&mut wanted, &list, scene);
            for y in 0..HEIGHT {
                for (x, symbol) in glyphs(&wanted, y) {
                    let (cell, drawn) = (terminal.screen().cell(y, x).unwrap(), &wanted[(x, y)]);
                    let contents = if cell.contents().is_empty() { " " } else { cell.contents() };
                    let shown = seen(contents, colour(cell.fgcolor()), colour(cell.bgcolor()), modifier(cell));
                    prop_assert_eq!(shown, seen(symbol, drawn.fg, drawn.bg, drawn.modifier), "{} {}", x, y);
                }
            }
        }
    }
}
