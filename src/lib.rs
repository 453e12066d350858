//! Fourfold draws Balanced Scorecard strategy maps, measures them and pitches from them.
//!
//! # The house
//!
//! A folder may use only the folders below it; `tests/architecture.rs` holds this table as data and fails otherwise.
//!
//! | folder | what lives there |
//! |---|---|
//! | [`app`] | the window's owner: document, view and settings; runs commands; dialogs, files and pictures on threads |
//! | [`cli`] | the commands without a window: export, new, import, check; layout, for comparison with other programs |
//! | [`ui`] | panels, canvas and widgets; look at a document and what follows from it, and push commands |
//! | [`command`] | what can be asked for, with text, shortcut and when it is enabled; menu, palette and keys agree |
//! | [`export`] | map, story, chart and scorecard as bytes: one function and one options struct a format; [`export::export`] carries out an order |
//! | [`pitch`] | a story over the map, step by step: what is lit, what is said; a step as a slide |
//! | [`scene`] | what a map looks like, as data; [`scene::Derived`] is the one cache |
//! | [`theme`] | colours and sizes by name, light and dark |
//! | [`layout`] | where cards and arrows lie, from ids and sizes alone |
//! | [`analysis`] | values, formulas, scores, trends and forecasts: pure questions to a project |
//! | [`import`] | numbers from CSV files, workbooks and the clipboard: what was read, and the edit that takes it in |
//! | [`library`] | ready KPIs in both languages, and the templates |
//! | [`edit`] | the only code that changes a project; undo and redo |
//! | [`store`] | the project file: reading, writing, saving safely; unsaved work and old versions |
//! | [`model`] | what a strategy is made of, and the rules that always hold |
//! | [`text`] | the embedded fonts; text measured and wrapped once, for the screen and every export |
//! | [`lang`] | every string of the interface in English and Vietnamese; numbers and dates |
//! | [`geometry`] | points, sizes, rectangles and paths, y down |
//!
//! `main.rs` stands above them: it reads the arguments and starts the window or a command.
//!
//! # The way of the data
//!
//! ```text
//! open    bytes → store::read → Project (+ warnings) → Document
//! frame   Document → Analysis → layout → Scene            = Derived, each step only if its input changed
//! screen  Scene → ui::canvas paints it                    export  Scene → svg, png, pdf, pptx, html
//! act     click, key, palette → Command → app → Edit → Document::apply → the next frame
//! slow    a named thread takes Arc clones; its result comes back before the next frame
//! ```
//!
//! The screen is an exporter: only [`scene`] decides what a map looks like. The canvas paints the scene and adds what
//! belongs to the pointer.
//!
//! # What always holds
//!
//! - Three states have three owners: the project (saved, undoable), the view (the session), the settings (the user).
//! - Only [`edit::Document::apply`] changes a project, and [`model::Project::check`] is clean after every edit.
//! - A frame is painted from an unchanged document; what it asks for is done afterwards.
//! - The same project gives the same bytes on every machine: no clock, chance or hash order below [`app`] and [`cli`].
//! - A broken file is never opened as an empty one, a failed save leaves the old file whole, and nothing is saved
//!   over what was not seen.
//! - Product code returns its errors; it neither panics nor is unsafe.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod command;
pub mod edit;
pub mod export;
pub mod geometry;
pub mod import;
#[macro_use]
pub mod lang;
pub mod layout;
pub mod library;
pub mod model;
pub mod pitch;
pub mod scene;
pub mod store;
pub mod text;
pub mod theme;
pub mod ui;
