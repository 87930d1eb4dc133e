//! RTF: what a person sees of it, with its tables; text boxes stand after the body. Pictures, notes, headers and whatever a
//! reader may pass over are passed over.

mod group;
mod reader;
#[cfg(test)]
mod tests;
mod token;

use super::{ReadError, Text};
use reader::Reader;
use token::Tokens;

/// Tells RTF by its first group.
pub fn is_rtf(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads RTF.
pub fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    let mut reader = Reader::default();
    for token in Tokens::new(bytes) {
        reader.step(token)?;
    }
    let (encoding, undecoded) = (reader.encoding, reader.lost);
    let declared = std::mem::take(&mut reader.declared);
    Ok(Text { text: reader.finish()?, encoding: encoding.name(), undecoded, declared, ..Text::default() })
}
