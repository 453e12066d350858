//! What a browser must know before it shows anything, and the heading of the page.

use super::{HtmlOptions, HtmlPage, fonts, sheet};
use crate::export::SvgFonts;
use crate::export::markup::Markup;

/// What the page may load and run: rules and data of its own, nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; \
                      form-action 'none'";

/// Language, policy, title and style sheet.
pub(super) fn write(markup: &mut Markup, page: &HtmlPage<'_>, options: HtmlOptions) {
    markup.line().open("head");
    markup.line().open("meta").attr("charset", "utf-8");
    // Before anything that it speaks about.
    markup.close().line().open("meta").attr("http-equiv", "Content-Security-Policy").attr("content", POLICY);
    markup.close();
    let metas =
        [("viewport", "width=device-width, initial-scale=1"), ("referrer", "no-referrer"), ("generator", "Fourfold")];
    for (name, content) in metas {
        markup.line().open("meta").attr("name", name).attr("content", content);
        markup.close();
    }
    markup.line().open("title");
    let title = if page.title.trim().is_empty() { page.headline() } else { page.title.to_owned() };
    markup.text(&title).close();
    markup.line().open("style");
    if options.fonts == SvgFonts::Embedded {
        for face in fonts::used(page).faces() {
            markup.rules("\n").rules(&face);
        }
    }
    markup.rules("\n").rules(&sheet::rules(page)).close();
    markup.line().close();
}

/// Mission and vision, and the way past the map.
pub(super) fn write_banner(markup: &mut Markup, page: &HtmlPage<'_>) {
    markup.line().open("a").attr("class", "skip").attr("href", "#list");
    markup.text(&page.lang.page_skip()).close();
    markup.line().open("header").attr("class", "banner");
    markup.line().open("h1").attr("dir", "auto");
    markup.text(&page.headline()).close();
    for (class, said) in [("vision", page.subheading), ("note", page.note)] {
        if !said.is_empty() {
            markup.line().open("p").attr("class", class).attr("dir", "auto");
            markup.text(said).close();
        }
    }
    markup.line().close();
}
