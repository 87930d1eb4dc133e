//! PDF with a text layer: characters and ruling lines of each page become paragraphs and table rows. Pictures are not read.

mod beside;
mod canvas;
mod columns;
mod flow;
mod font;
mod grid;
mod gutter;
mod label;
mod line;
mod margins;
mod paragraph;
mod sheet;
mod struck;
mod table;
mod widths;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page};
use kurbo::{Affine, Rect};

use self::canvas::{Canvas, Exceeded};
use self::sheet::Sheet;
use super::{ReadError, Text, decode, limit};
use crate::model::document::Declared;

/// What people call the format.
const NAME: &str = "PDF";

/// Reads the text layer of a PDF.
pub fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    let Drawn { sheets, undecoded, declared } = kept_up(|| drawn(bytes))?;
    let has_pictures = sheets.iter().any(|sheet| sheet.pictures > 0);
    let flow = flow::put_together(sheets).map_err(ReadError::OverLimit)?;
    if flow.text.trim().is_empty() {
        return Err(if has_pictures { ReadError::Scanned } else { ReadError::Empty });
    }
    Ok(Text { text: flow.text, encoding: "UTF-8", undecoded, pages: flow.pages, declared, ..Text::default() })
}

/// What is taken down of a document.
struct Drawn {
    sheets: Vec<Sheet>,
    /// Characters that have no Unicode.
    undecoded: u32,
    declared: Declared,
}

fn drawn(bytes: &[u8]) -> Result<Drawn, ReadError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(refusal)?;
    let pages = pdf.pages().len() as u64;
    if pages == 0 {
        return Err(damaged("page tree"));
    }
    limit::PAGES.admit(pages)?;
    if widths::are_wild(&pdf) {
        return Err(damaged("font widths"));
    }
    let (sheets, undecoded) = draw(&pdf);
    Ok(Drawn { sheets, undecoded, declared: declared(pdf.metadata()) })
}

/// Lets the canvas leave the interpreter where a limit is exceeded. Any other panic is of the interpreter, which has no other
/// word for much that is damaged.
fn kept_up(work: impl FnOnce() -> Result<Drawn, ReadError>) -> Result<Drawn, ReadError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| match panic.downcast_ref::<Exceeded>() {
        Some(exceeded) => Err(ReadError::OverLimit(exceeded.0)),
        None => Err(damaged("content")),
    })
}

fn refusal(error: LoadPdfError) -> ReadError {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            ReadError::Encrypted { format: NAME }
        }
        LoadPdfError::Decryption(_) => damaged("encryption"),
        LoadPdfError::Invalid => damaged("xref"),
    }
}

fn damaged(what: &str) -> ReadError {
    ReadError::Damaged { format: NAME, what: what.to_owned() }
}

/// What every page shows, and how many characters have no Unicode.
fn draw(pdf: &Pdf) -> (Vec<Sheet>, u32) {
    let cache = InterpreterCache::new();
    // Annotations are remarks on the report, not the report.
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let mut canvas = Canvas::default();
    let mut sheets = Vec::with_capacity(pdf.pages().len());
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let mut context =
            Context::new(upright(page), Rect::new(0.0, 0.0, width, height), &cache, pdf.xref(), settings.clone());
        canvas.begin(width, height);
        interpret_page(page, &mut context, &mut canvas);
        // Whatever is drawn is there to be seen, even where we cannot tell what it is.
        let is_drawn = page.page_stream().is_some_and(|stream| !stream.trim_ascii().is_empty());
        canvas.sheet.pictures += usize::from(is_drawn);
        canvas.sheet.set_upright();
        struck::drop_struck(&mut canvas.sheet);
        sheets.push(std::mem::take(&mut canvas.sheet));
    }
    (sheets, canvas.unknown)
}

/// From the page's own coordinates to points from its upper left corner, its rotation undone.
fn upright(page: &Page<'_>) -> Affine {
    Affine::new(page.initial_transform(true).as_coeffs())
}

fn declared(metadata: &Metadata) -> Declared {
    let text = |bytes: &Option<Box<[u8]>>| {
        let decoded = decode::decode(bytes.as_deref()?).text;
        let text = crate::text::fold::trim(&decoded);
        (!text.is_empty()).then(|| text.to_owned())
    };
    // The day a file was made is not the day it was published: deadlines count from the latter.
    Declared { title: text(&metadata.title), publisher: text(&metadata.author), published_on: None }
}
