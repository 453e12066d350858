//! A strategy as one HTML page that needs nothing else: no network, no script.
//!
//! The map is the same picture as in every format. Pointing at a card or
//! reaching it by Tab shows its KPIs, Enter opens them, Esc closes them; the
//! steps of the story are radio buttons, which browsers let one walk by the
//! arrow keys. What is lit follows from the checked one by rules of the style
//! sheet. So the page works where scripts are forbidden, and its
//! content-security policy forbids them.
//!
//! Below the map everything stands as a list: for phones, for printers, and
//! for people who can't see the map.
//!
//! Invariants: the page is HTML and well-formed XML at once; every id is unique
//! and follows from the records; the same page gives the same bytes.

mod board;
mod fonts;
mod gather;
mod head;
mod kpi;
mod list;
mod names;
mod page;
mod sheet;
mod story;

pub use gather::html_perspectives;
pub use page::{HtmlKpi, HtmlObjective, HtmlOptions, HtmlPage, HtmlPerspective, HtmlStep};

use super::markup::Markup;

/// The page as one file.
pub fn html(page: &HtmlPage<'_>, options: &HtmlOptions) -> String {
    let mut markup = Markup::html();
    markup.open("html").attr("lang", page.lang.code());
    head::write(&mut markup, page, *options);
    let mut body = markup.line().open("body");
    if !page.steps.is_empty() {
        body.attr("class", "has-story");
    }
    head::write_banner(&mut markup, page);
    markup.line().open("main");
    kpi::write_shared(&mut markup, page);
    markup.line().open("div").attr("class", "board");
    if !page.steps.is_empty() {
        story::write(&mut markup, page);
    }
    board::write(&mut markup, page);
    markup.line().close();
    list::write(&mut markup, page);
    markup.line();
    let mut markup = markup.finish();
    markup.push('\n');
    markup
}
