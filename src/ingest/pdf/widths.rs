//! Tables of character widths that claim more than a font can have. The interpreter writes them out one by one, whatever they
//! claim, so they are looked at before it sees them.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, MaybeRef, Number, Object};

/// No font has more characters.
const MOST_CHARACTERS: f64 = 65_536.0;
/// Widths that one table may write out, some of them more than once.
const MOST_WIDTHS: f64 = 1_000_000.0;
/// Dictionaries within dictionaries that are looked into.
const DEEPEST: usize = 8;

/// Tells whether a font of the document claims widths beyond reason. An object that is not where the document says has the
/// library look for all of them anew; then the others may be found elsewhere too, and are looked at once more.
pub fn are_wild(pdf: &Pdf) -> bool {
    let (stated, mut found) = (pdf.len(), 0);
    let look =
        |found: &mut usize| pdf.objects().into_iter().inspect(|_| *found += 1).any(|object| is_wild_object(&object));
    look(&mut found) || found < stated && look(&mut found)
}

fn is_wild_object(object: &Object<'_>) -> bool {
    match object {
        Object::Dict(dict) => is_wild(dict, DEEPEST),
        Object::Stream(stream) => is_wild(stream.dict(), DEEPEST),
        _ => false,
    }
}

fn is_wild(dict: &Dict<'_>, depth: usize) -> bool {
    let own = [("W", 3), ("W2", 5)].iter().any(|(key, length)| claims_too_much(dict.get::<Array<'_>>(key), *length));
    let fonts = dict.get::<Array<'_>>("DescendantFonts");
    let mut fonts = fonts.iter().flat_map(Array::iter::<Dict<'_>>);
    own || depth > 0 && (fonts.any(|font| is_wild(&font, 0)) || within(dict).any(|inner| is_wild(&inner, depth - 1)))
}

/// The dictionaries that stand in a dictionary itself.
fn within<'d>(dict: &'d Dict<'_>) -> impl Iterator<Item = Dict<'d>> {
    dict.entries().filter_map(|(_, value)| match value {
        MaybeRef::NotRef(Object::Dict(inner)) => Some(inner),
        _ => None,
    })
}

/// Looks through a table of widths: a character and an array, or so many numbers, of which the first two are characters.
fn claims_too_much(table: Option<Array<'_>>, length: usize) -> bool {
    let Some(table) = table else { return false };
    let (mut numbers, mut widths): (Vec<f64>, f64) = (Vec::with_capacity(length), 0.0);
    for object in table.iter::<Object<'_>>() {
        let Object::Number(number) = object else {
            numbers.clear();
            continue;
        };
        numbers.push(Number::as_f64(&number));
        if numbers.len() == length {
            widths += (numbers[1] - numbers[0] + 1.0).max(0.0);
            if numbers[1] >= MOST_CHARACTERS || widths > MOST_WIDTHS {
                return true;
            }
            numbers.clear();
        }
    }
    false
}
