//! The faults that can be put into a file, found by what its code looks like.

use std::collections::BTreeMap;
use std::error::Error;
use std::ops::Range;

use proc_macro2::LineColumn;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, BinOp, Block, Expr, GenericArgument, PathArguments, ReturnType, Signature, Stmt, Type, UnOp};

use crate::folder::Folder;

/// One fault.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The number by which it is switched on, from 1.
    pub number: usize,
    /// The file it is in.
    pub file: String,
    /// Where it starts.
    pub place: LineColumn,
    /// The bytes that it changes; empty if something is put in.
    pub range: Range<usize>,
    /// What is done to them.
    pub change: Change,
    /// What it does and to what, in short.
    pub words: String,
}

/// What a fault does.
#[derive(Clone, Debug)]
pub enum Change {
    /// A condition says the opposite.
    Negated,
    /// The operator is another one; where it stands, and which it becomes.
    Operator(Range<usize>, &'static str),
    /// `&&` is `||` or the reverse; where it stands.
    Junction(Range<usize>),
    /// A statement is left out.
    LeftOut,
    /// The function returns this at once.
    Returns(&'static str),
}

/// A file and its faults.
pub struct Source {
    /// Its path in the project.
    pub path: String,
    /// All of it, as it was committed.
    pub text: String,
    /// Its faults, an outer one before those within.
    pub mutants: Vec<Mutant>,
}

/// All faults of the Rust files below some paths.
pub fn find(folder: &Folder, paths: &[String]) -> Result<Vec<Source>, Box<dyn Error>> {
    let mut sources = Vec::new();
    let mut last = 0;
    for path in folder.rust_files(paths)? {
        let text = folder.committed(&path)?;
        let file = syn::parse_file(&text).map_err(|error| format!("{path}: {error}"))?;
        let mut finder = Finder { path: &path, text: &text, last, found: Vec::new() };
        finder.visit_file(&file);
        last = finder.last;
        let mutants = finder.found;
        sources.push(Source { path, text, mutants });
    }
    Ok(sources)
}

impl Change {
    /// What it does, in words.
    fn words(&self, source: &str) -> String {
        match self {
            Self::Negated => "negated".to_owned(),
            Self::Operator(at, other) => format!("{} becomes {other}", &source[at.clone()]),
            Self::Junction(at) if &source[at.clone()] == "&&" => "&& becomes ||".to_owned(),
            Self::Junction(_) => "|| becomes &&".to_owned(),
            Self::LeftOut => "left out".to_owned(),
            Self::Returns("") => "returns at once".to_owned(),
            Self::Returns(value) => format!("returns {value} at once"),
        }
    }
}

struct Finder<'a> {
    path: &'a str,
    text: &'a str,
    last: usize,
    found: Vec<Mutant>,
}

impl Finder<'_> {
    fn add(&mut self, place: LineColumn, range: Range<usize>, change: Change, text: &str) {
        self.last += 1;
        let text: Vec<&str> = text.split_whitespace().collect();
        let words = format!("{}: `{}`", change.words(self.text), shortened(&text.join(" ")));
        self.found.push(Mutant { number: self.last, file: self.path.to_owned(), place, range, change, words });
    }

    fn add_expression(&mut self, expression: &impl Spanned, change: Change) {
        let range = expression.span().byte_range();
        self.add(expression.span().start(), range.clone(), change, &self.text[range]);
    }

    /// A condition as a whole, unless it is made of parts that have faults of their own.
    fn condition(&mut self, expression: &Expr) {
        match expression {
            Expr::Paren(inner) => self.condition(&inner.expr),
            Expr::Binary(binary) if is_junction(&binary.op) || other_comparison(&binary.op).is_some() => {}
            Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => {}
            Expr::Let(_) | Expr::Lit(_) => {}
            _ => self.add_expression(expression, Change::Negated),
        }
    }

    /// The last expression of a block whose value is `()`.
    fn unit_block(&mut self, block: &Block) {
        if let Some(Stmt::Expr(last, None)) = block.stmts.last() {
            self.unit(last);
        }
    }

    /// An expression whose value is `()`.
    fn unit(&mut self, expression: &Expr) {
        match expression {
            Expr::Block(block) => self.unit_block(&block.block),
            Expr::If(branches) => {
                self.unit_block(&branches.then_branch);
                if let Some((_, other)) = &branches.else_branch {
                    self.unit(other);
                }
            }
            Expr::Match(arms) => arms.arms.iter().for_each(|arm| self.unit(&arm.body)),
            _ if can_be_left_out(expression) => self.add_expression(expression, Change::LeftOut),
            _ => {}
        }
    }

    fn function(&mut self, signature: &Signature, block: &Block) {
        let is_one_step = matches!(block.stmts.as_slice(), [Stmt::Expr(only, _)] if can_be_left_out(only));
        let returns_nothing = matches!(signature.output, ReturnType::Default);
        let body = match block.stmts.as_slice() {
            [only] => &self.text[only.span().byte_range()],
            _ => "",
        };
        let start = block.brace_token.span.open().byte_range().end;
        // Leaving out the only step is the same as returning at once.
        let has_other_faults = block.stmts.is_empty() || (returns_nothing && is_one_step);
        if !has_other_faults {
            for value in plain_values(&signature.output).iter().filter(|value| **value != body) {
                let name = format!("fn {}", signature.ident);
                self.add(signature.ident.span().start(), start..start, Change::Returns(value), &name);
            }
        }
        if returns_nothing {
            self.unit_block(block);
        }
    }
}

impl<'a> Visit<'a> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        if item.sig.constness.is_none() && !is_apart(&item.attrs) {
            self.function(&item.sig, &item.block);
            self.visit_block(&item.block);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        if item.sig.constness.is_none() && !is_apart(&item.attrs) {
            self.function(&item.sig, &item.block);
            self.visit_block(&item.block);
        }
    }

    fn visit_trait_item_fn(&mut self, item: &'a syn::TraitItemFn) {
        if let Some(block) = item.default.as_ref().filter(|_| item.sig.constness.is_none()) {
            self.function(&item.sig, block);
            self.visit_block(block);
        }
    }

    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if !is_apart(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'a syn::ItemImpl) {
        if !is_apart(&item.attrs) {
            visit::visit_item_impl(self, item);
        }
    }

    // Nothing in these is done while the program runs, or can be switched then.
    fn visit_item_const(&mut self, _: &'a syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'a syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'a syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'a syn::TraitItemConst) {}
    fn visit_item_enum(&mut self, _: &'a syn::ItemEnum) {}
    fn visit_expr_const(&mut self, _: &'a syn::ExprConst) {}
    fn visit_type(&mut self, _: &'a Type) {}
    fn visit_pat(&mut self, _: &'a syn::Pat) {}
    fn visit_path_arguments(&mut self, _: &'a PathArguments) {}
    fn visit_angle_bracketed_generic_arguments(&mut self, _: &'a syn::AngleBracketedGenericArguments) {}

    fn visit_expr_repeat(&mut self, repeat: &'a syn::ExprRepeat) {
        self.visit_expr(&repeat.expr);
    }

    fn visit_block(&mut self, block: &'a Block) {
        for (at, statement) in block.stmts.iter().enumerate() {
            match statement {
                Stmt::Expr(expression, Some(_)) if can_be_left_out(expression) => {
                    let range = statement.span().byte_range();
                    self.add(expression.span().start(), range.clone(), Change::LeftOut, &self.text[range]);
                }
                Stmt::Expr(expression, None) if at + 1 < block.stmts.len() => self.unit(expression),
                _ => {}
            }
            self.visit_stmt(statement);
        }
    }

    fn visit_expr_if(&mut self, branches: &'a syn::ExprIf) {
        self.condition(&branches.cond);
        visit::visit_expr_if(self, branches);
    }

    fn visit_expr_while(&mut self, body: &'a syn::ExprWhile) {
        self.condition(&body.cond);
        self.unit_block(&body.body);
        visit::visit_expr_while(self, body);
    }

    fn visit_expr_for_loop(&mut self, body: &'a syn::ExprForLoop) {
        self.unit_block(&body.body);
        visit::visit_expr_for_loop(self, body);
    }

    fn visit_expr_loop(&mut self, body: &'a syn::ExprLoop) {
        self.unit_block(&body.body);
        visit::visit_expr_loop(self, body);
    }

    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        if let Some((_, guard)) = &arm.guard {
            self.condition(guard);
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_unary(&mut self, unary: &'a syn::ExprUnary) {
        if matches!(unary.op, UnOp::Not(_)) {
            self.condition(&unary.expr);
        }
        visit::visit_expr_unary(self, unary);
    }

    fn visit_expr_binary(&mut self, binary: &'a syn::ExprBinary) {
        let operator = binary.op.span().byte_range();
        if is_junction(&binary.op) {
            if !has_let(&binary.left) && !has_let(&binary.right) {
                self.add_expression(binary, Change::Junction(operator));
            }
            self.condition(&binary.left);
            self.condition(&binary.right);
        } else if let BinOp::Eq(_) | BinOp::Ne(_) = binary.op {
            self.add_expression(binary, Change::Negated);
        } else if let Some(other) = other_comparison(&binary.op).or_else(|| other_arithmetic(&binary.op)) {
            self.add_expression(binary, Change::Operator(operator, other));
        }
        visit::visit_expr_binary(self, binary);
    }
}

/// Whether code belongs to the tests, or is for another system than this one.
fn is_apart(attributes: &[Attribute]) -> bool {
    let condition = |attribute: &Attribute| {
        let list = attribute.meta.require_list().ok().filter(|list| list.path.is_ident("cfg"));
        list.map(|list| list.tokens.to_string().replace(' ', ""))
    };
    let is_unmet = |condition: String| ["test", "windows", "not(unix)"].contains(&condition.as_str());
    attributes.iter().any(|attribute| attribute.path().is_ident("test") || condition(attribute).is_some_and(is_unmet))
}

fn can_be_left_out(expression: &Expr) -> bool {
    match expression {
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Assign(_) => true,
        Expr::Binary(binary) => is_assignment(&binary.op),
        Expr::Try(tried) => matches!(*tried.expr, Expr::Call(_) | Expr::MethodCall(_)),
        _ => false,
    }
}

fn is_assignment(operator: &BinOp) -> bool {
    let text = operator.span().source_text().unwrap_or_default();
    text.len() > 1 && text.ends_with('=') && !matches!(text.as_str(), "==" | "!=" | "<=" | ">=")
}

fn is_junction(operator: &BinOp) -> bool {
    matches!(operator, BinOp::And(_) | BinOp::Or(_))
}

/// Whether a chain of `&&` has a `let` in it, which can't stand elsewhere.
fn has_let(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}

fn other_comparison(operator: &BinOp) -> Option<&'static str> {
    match operator {
        BinOp::Eq(_) => Some("!="),
        BinOp::Ne(_) => Some("=="),
        BinOp::Lt(_) => Some("<="),
        BinOp::Le(_) => Some("<"),
        BinOp::Gt(_) => Some(">="),
        BinOp::Ge(_) => Some(">"),
        _ => None,
    }
}

fn other_arithmetic(operator: &BinOp) -> Option<&'static str> {
    match operator {
        BinOp::Add(_) => Some("-"),
        BinOp::Sub(_) => Some("+"),
        BinOp::Mul(_) => Some("/"),
        BinOp::Div(_) => Some("*"),
        BinOp::AddAssign(_) => Some("-="),
        BinOp::SubAssign(_) => Some("+="),
        _ => None,
    }
}

/// The plain values of a type, by its name.
fn plain_values(output: &ReturnType) -> &'static [&'static str] {
    let ReturnType::Type(_, of) = output else { return &[""] };
    let Type::Path(path) = &**of else { return &[] };
    let Some(last) = path.path.segments.last() else { return &[] };
    let is_in_fmt = path.path.segments.iter().any(|segment| segment.ident == "fmt");
    match last.ident.to_string().as_str() {
        "bool" => &["true", "false"],
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => {
            &["0", "1"]
        }
        "f32" | "f64" => &["0.0", "1.0"],
        "Option" => &["None"],
        "Result" if is_in_fmt || has_unit(&last.arguments) => &["Ok(())"],
        "Vec" => &["Vec::new()"],
        "String" => &["String::new()"],
        "BTreeMap" | "BTreeSet" => &["Default::default()"],
        _ => &[],
    }
}

fn has_unit(arguments: &PathArguments) -> bool {
    let PathArguments::AngleBracketed(list) = arguments else { return false };
    matches!(list.args.first(), Some(GenericArgument::Type(Type::Tuple(tuple))) if tuple.elems.is_empty())
}

fn shortened(text: &str) -> String {
    const MOST: usize = 90;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain("...".chars()).collect()
}

/// The faults of all files by number.
pub fn by_number(sources: &[Source]) -> BTreeMap<usize, &Mutant> {
    sources.iter().flat_map(|source| &source.mutants).map(|mutant| (mutant.number, mutant)).collect()
}
