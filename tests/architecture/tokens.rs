//! Rust source as tokens, so that a word in a comment or a string is never taken for code.
//!
//! Enough of the language for the rules, no more: strings lose their quotes and the commonest escapes, numbers are not
//! understood, and every other sign is a token of its own except `::`, `->` and `=>`.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword.
    Word,
    /// A number, as written.
    Number,
    /// A string literal of any sort; its text is what it stands for.
    Text,
    /// A character or a lifetime.
    Quoted,
    /// Punctuation.
    Sign,
}

/// One token and where it stands.
#[derive(Clone, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its text.
    pub text: String,
    /// Its line, from 1.
    pub line: usize,
    /// Within `#[...]`.
    pub in_attribute: bool,
    /// Within an item that is compiled for tests only.
    pub in_test: bool,
}

impl Token {
    /// Whether this is that word or sign.
    pub fn is(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Sign) && self.text == text
    }
}

/// The tokens of a file, with attributes and test items marked.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader { chars: source.chars().collect(), at: 0, line: 1 };
    let mut tokens = Vec::new();
    while reader.at < reader.chars.len() {
        let line = reader.line;
        if let Some((kind, text)) = reader.next_token() {
            tokens.push(Token { kind, text, line, in_attribute: false, in_test: false });
        }
    }
    mark_attributes(&mut tokens);
    tokens
}

/// A place in the characters of a file.
struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn take(&mut self) -> char {
        let c = self.peek(0);
        self.at += 1;
        self.line += usize::from(c == '\n');
        c
    }

    fn skip(&mut self, count: usize) {
        for _ in 0..count {
            self.take();
        }
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let mut text = String::new();
        while self.at < self.chars.len() && wanted(self.peek(0)) {
            text.push(self.take());
        }
        text
    }

    fn starts_with(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(n, c)| self.peek(n) == c)
    }

    /// The next token, or nothing for white space and comments.
    fn next_token(&mut self) -> Option<(Kind, String)> {
        let c = self.peek(0);
        if c.is_whitespace() {
            self.take();
            return None;
        }
        if self.starts_with("//") {
            self.take_while(|c| c != '\n');
            return None;
        }
        if self.starts_with("/*") {
            self.skip_block_comment();
            return None;
        }
        if let Some(token) = self.literal() {
            return Some(token);
        }
        if is_word_start(c) {
            return Some((Kind::Word, self.take_while(is_word)));
        }
        if c.is_ascii_digit() {
            return Some((Kind::Number, self.number()));
        }
        let sign = ["::", "->", "=>"].into_iter().find(|sign| self.starts_with(sign));
        let text = sign.map_or_else(|| c.to_string(), str::to_owned);
        self.skip(text.chars().count());
        Some((Kind::Sign, text))
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.chars.len() {
            let (opens, closes) = (self.starts_with("/*"), self.starts_with("*/"));
            depth += i32::from(opens) - i32::from(closes);
            self.take();
            if opens || closes {
                self.take();
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn number(&mut self) -> String {
        let mut text = self.take_while(is_word);
        if self.peek(0) == '.' && self.peek(1).is_ascii_digit() {
            text.push(self.take());
            text.push_str(&self.take_while(is_word));
        }
        text
    }

    /// A string, a character, a lifetime or a raw name.
    fn literal(&mut self) -> Option<(Kind, String)> {
        let prefix = ["br", "cr", "b", "c", "r"].into_iter().find(|prefix| self.starts_with(prefix)).unwrap_or("");
        let mut after = prefix.len();
        let mut hashes = 0;
        while prefix.ends_with('r') && self.peek(after) == '#' {
            after += 1;
            hashes += 1;
        }
        match self.peek(after) {
            '"' => {
                self.skip(after + 1);
                let text = if prefix.ends_with('r') { self.raw_text(hashes) } else { self.text() };
                Some((Kind::Text, text))
            }
            '\'' if matches!(prefix, "" | "b") => {
                self.skip(after + 1);
                Some((Kind::Quoted, self.quoted()))
            }
            c if prefix == "r" && hashes == 1 && is_word_start(c) => {
                self.skip(after);
                Some((Kind::Word, self.take_while(is_word)))
            }
            _ => None,
        }
    }

    fn raw_text(&mut self, hashes: usize) -> String {
        let end = format!("\"{}", "#".repeat(hashes));
        let mut text = String::new();
        while self.at < self.chars.len() && !self.starts_with(&end) {
            text.push(self.take());
        }
        self.skip(end.len());
        text
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        while self.at < self.chars.len() {
            match self.take() {
                '"' => break,
                '\\' => text.extend(self.escaped()),
                c => text.push(c),
            }
        }
        text
    }

    /// What stands after a backslash in a string: a line that goes on gives nothing.
    fn escaped(&mut self) -> Option<char> {
        match self.take() {
            '\n' => {
                self.take_while(char::is_whitespace);
                None
            }
            'n' | 'r' | 't' => Some('\n'),
            'u' => {
                let digits = self.take_while(|c| c != '}');
                self.take();
                u32::from_str_radix(digits.trim_start_matches('{'), 16).ok().and_then(char::from_u32)
            }
            c => Some(c),
        }
    }

    /// The rest of a character or a lifetime, after its first quote.
    fn quoted(&mut self) -> String {
        if self.peek(0) != '\\' && self.peek(1) != '\'' {
            return self.take_while(is_word);
        }
        let mut text = self.take().to_string();
        if text == "\\" {
            text.push(self.take());
        }
        text.push_str(&self.take_while(|c| c != '\''));
        self.take();
        text
    }
}

fn is_word_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Marks attributes, and the items of those that mean "for tests only".
fn mark_attributes(tokens: &mut [Token]) {
    let mut at = 0;
    while at < tokens.len() {
        let is = |n: usize, text: &str| tokens.get(n).is_some_and(|token| token.is(text));
        let is_inner = is(at, "#") && is(at + 1, "!");
        let open = at + 1 + usize::from(is_inner);
        if !(is(at, "#") && is(open, "[")) {
            at += 1;
            continue;
        }
        let end = group_end(tokens, open);
        let for_tests = is_for_tests(&tokens[open + 1..end.saturating_sub(1).max(open + 1)]);
        let test_end = match (for_tests, is_inner) {
            (true, true) => tokens.len(),
            (true, false) => item_end(tokens, end),
            (false, _) => at,
        };
        tokens[at..end].iter_mut().for_each(|token| token.in_attribute = true);
        tokens[at..test_end].iter_mut().for_each(|token| token.in_test = true);
        at = end;
    }
}

/// Whether an attribute (without its brackets) leaves its item to tests: `test`, `cfg(test)`, `cfg(all(.., test, ..))`.
fn is_for_tests(attribute: &[Token]) -> bool {
    let words: Vec<&str> = attribute.iter().filter(|token| token.kind == Kind::Word).map(|t| t.text.as_str()).collect();
    match words.as_slice() {
        ["test"] | ["cfg", "test"] => true,
        ["cfg", "all", rest @ ..] => rest.contains(&"test") && !rest.contains(&"not") && !rest.contains(&"any"),
        _ => false,
    }
}

/// The place after the bracket that closes the one at `open`.
pub fn group_end(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (n, token) in tokens.iter().enumerate().skip(open) {
        if ["(", "[", "{"].iter().any(|sign| token.is(sign)) {
            depth += 1;
        } else if [")", "]", "}"].iter().any(|sign| token.is(sign)) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return n + 1;
            }
        }
    }
    tokens.len()
}

/// The place after the item that starts at `start`: after its block, or after its semicolon if it has none.
fn item_end(tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    while let Some(token) = tokens.get(at) {
        if token.is(";") {
            return at + 1;
        }
        if token.is("{") {
            return group_end(tokens, at);
        }
        if token.is("}") {
            return at;
        }
        at = if token.is("(") || token.is("[") { group_end(tokens, at) } else { at + 1 };
    }
    tokens.len()
}
