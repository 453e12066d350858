//! A table as Markdown, for reports and wikis.

use super::{Row, Table};

/// The table with its title as a heading. Perspectives are bold, KPIs indented.
pub fn markdown(table: &Table) -> String {
    let mut text = format!("# {}\n\n", escaped(&table.title));
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    text.push_str(&line(table.columns.iter().map(|column| escaped(&column.title)).collect()));
    let rule = |is_numeric| if is_numeric { "---:" } else { "---" }.to_owned();
    text.push_str(&line(table.columns.iter().map(|column| rule(column.is_numeric)).collect()));
    for row in &table.rows {
        text.push_str(&line(cells(table, row)));
    }
    text
}

fn cells(table: &Table, row: &Row) -> Vec<String> {
    let dress = |(index, cell): (usize, &super::Cell)| {
        let text = escaped(&cell.text(table.lang));
        match (row.depth, index) {
            (0, _) if !text.is_empty() => format!("**{text}**"),
            (2, 1) => format!("&emsp;{text}"),
            _ => text,
        }
    };
    row.cells.iter().enumerate().map(dress).collect()
}

/// A text that means nothing to Markdown.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => safe.push(' '),
            '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '~' | '\\' => {
                safe.push('\\');
                safe.push(c);
            }
            '&' => safe.push_str("&amp;"),
            _ => safe.push(c),
        }
    }
    safe
}
