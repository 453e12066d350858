//! The marks and words of a RON text, strings and comments in one piece.

/// A piece of the text between two byte offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A string; `false` if it never ends.
    Text(bool),
    /// A comment; `false` if it never ends.
    Comment(bool),
    /// A name, a number or anything else.
    Word,
}

/// Takes the next token at or after an offset; `None` at the end of the text.
///
/// A string may be cut at a line break where `is_cut` says so for the offset after the break.
pub fn next_token(bytes: &[u8], from: usize, is_cut: &dyn Fn(usize) -> bool) -> Option<Token> {
    let start = from + bytes.get(from..)?.iter().position(|b| !b.is_ascii_whitespace())?;
    let rest = bytes.get(start..)?;
    let (length, kind) = match rest {
        [b @ (b'(' | b'[' | b'{'), ..] => (1, TokenKind::Open(*b)),
        [b @ (b')' | b']' | b'}'), ..] => (1, TokenKind::Close(*b)),
        [b',', ..] => (1, TokenKind::Comma),
        [b':', ..] => (1, TokenKind::Colon),
        [b'"', ..] => string(rest, 1, |at| is_cut(start + at)),
        [b'b', b'"', ..] => string(rest, 2, |at| is_cut(start + at)),
        [b'r', b'"' | b'#', ..] => raw_string(rest, 1).unwrap_or_else(|| word(rest)),
        [b'b', b'r', b'"' | b'#', ..] => raw_string(rest, 2).unwrap_or_else(|| word(rest)),
        [b'\'', ..] => character(rest),
        [b'/', b'/', ..] => line_comment(rest),
        [b'/', b'*', ..] => block_comment(rest),
        _ => word(rest),
    };
    Some(Token { start, end: start + length, kind })
}

fn string(rest: &[u8], quote_len: usize, is_cut: impl Fn(usize) -> bool) -> (usize, TokenKind) {
    let mut at = quote_len;
    while let Some(b) = rest.get(at) {
        match b {
            b'"' => return (at + 1, TokenKind::Text(true)),
            b'\\' => at += 2,
            b'\n' if is_cut(at + 1) => return (at, TokenKind::Text(false)),
            _ => at += 1,
        }
    }
    (rest.len(), TokenKind::Text(false))
}

/// A string such as `r#"…"#`, if it is one.
fn raw_string(rest: &[u8], prefix: usize) -> Option<(usize, TokenKind)> {
    let hashes = rest.iter().skip(prefix).take_while(|b| **b == b'#').count();
    let mut at = prefix + hashes;
    if rest.get(at) != Some(&b'"') {
        return None;
    }
    at += 1;
    while let Some(quote) = rest.get(at..)?.iter().position(|b| *b == b'"') {
        at += quote + 1;
        let closing = rest.iter().skip(at).take(hashes).take_while(|b| **b == b'#').count();
        if closing == hashes {
            return Some((at + hashes, TokenKind::Text(true)));
        }
    }
    Some((rest.len(), TokenKind::Text(false)))
}

/// A character such as `'x'` or `'\''`; a single quote alone is a word.
fn character(rest: &[u8]) -> (usize, TokenKind) {
    let escape = usize::from(rest.get(1) == Some(&b'\\'));
    let closing = rest.iter().skip(2 + escape).take(10).position(|b| *b == b'\'');
    closing.map_or((1, TokenKind::Word), |at| (3 + escape + at, TokenKind::Word))
}

fn line_comment(rest: &[u8]) -> (usize, TokenKind) {
    let end = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
    (end, TokenKind::Comment(true))
}

/// Block comments nest in RON.
fn block_comment(rest: &[u8]) -> (usize, TokenKind) {
    let (mut at, mut depth) = (2, 1_usize);
    while let Some(pair) = rest.get(at..at + 2) {
        match pair {
            b"/*" => (at, depth) = (at + 2, depth + 1),
            b"*/" => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
        if depth == 0 {
            return (at, TokenKind::Comment(true));
        }
    }
    (rest.len(), TokenKind::Comment(false))
}

fn word(rest: &[u8]) -> (usize, TokenKind) {
    let is_end = |b: &u8| b.is_ascii_whitespace() || b"()[]{},:\"'/".contains(b);
    let more = rest.iter().skip(1).position(is_end);
    (more.map_or(rest.len(), |more| more + 1), TokenKind::Word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        let (mut at, mut found) = (0, Vec::new());
        while let Some(token) = next_token(text.as_bytes(), at, &|_| false) {
            found.push(&text[token.start..token.end]);
            at = token.end;
        }
        found
    }

    #[test]
    fn strings_and_comments_are_one_piece() {
        assert_eq!(
            tokens("(a: \"x\\\")\", b:r#\"]\"]\"#, /* ( /* [ */ */ c: ')', d: b\"(\") // end (\n"),
            [
                "(",
                "a",
                ":",
                "\"x\\\")\"",
                ",",
                "b",
                ":",
                "r#\"]\"]\"#",
                ",",
                "/* ( /* [ */ */",
                "c",
                ":",
                "')'",
                ",",
                "d",
                ":",
                "b\"(\"",
                ")",
                "// end ("
            ]
        );
    }

    #[test]
    fn what_never_ends_goes_to_the_end() {
        for text in ["\"abc\\", "r#\"abc\"", "/* abc /* */", "'", "\"", "r##", "b", "/*"] {
            let last = next_token(text.as_bytes(), 0, &|_| false).unwrap();
            assert!(last.end >= 1 && last.start == 0, "{text}");
        }
        let token = next_token(b"\"ab\\", 0, &|_| false).unwrap();
        assert_eq!((token.end, token.kind), (4, TokenKind::Text(false)));
    }
}
