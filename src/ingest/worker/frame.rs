//! Messages between the program and its reading process: eight bytes of length, then so many bytes.

use std::io::{self, Read, Write};

/// Bytes of the length before a message.
pub const HEAD: usize = 8;

/// The length as it stands before a message.
pub fn head(message: &[u8]) -> [u8; HEAD] {
    (message.len() as u64).to_le_bytes()
}

/// Reads a message of at most `most` bytes; none at the end of the stream.
pub fn read(from: &mut impl Read, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut head = [0; HEAD];
    match from.read_exact(&mut head) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        done => done?,
    }
    let length = u64::from_le_bytes(head);
    if length > most {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut message = Vec::new();
    from.take(length).read_to_end(&mut message)?;
    let whole = message.len() as u64 == length;
    Ok(whole.then_some(message))
}

/// Writes a message.
pub fn write(to: &mut impl Write, message: &[u8]) -> io::Result<()> {
    to.write_all(&head(message))?;
    to.write_all(message)?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_back_as_they_went_and_a_cut_one_is_none() {
        let mut pipe = Vec::new();
        write(&mut pipe, b"one").unwrap();
        write(&mut pipe, b"").unwrap();
        let mut from = pipe.as_slice();
        assert_eq!(read(&mut from, 9).unwrap().unwrap(), b"one");
        assert_eq!(read(&mut from, 9).unwrap().unwrap(), b"");
        assert_eq!(read(&mut from, 9).unwrap(), None);
        assert_eq!(read(&mut &pipe[..9], 9).unwrap(), None);
    }

    #[test]
    fn a_length_beyond_reason_is_refused_before_room_is_made() {
        assert!(read(&mut [255; 20].as_slice(), 1 << 20).is_err());
    }
}
