//! Three-way merges: the laws on random histories of both sides, each rule by name, git's own merge beside ours.
//!
//! `FOURFOLD_MERGES` sets how many random merges are tried; without it 18,000, which take a minute or two.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

#[path = "merge/beside_git.rs"]
mod beside_git;
#[path = "merge/laws.rs"]
mod laws;
#[path = "merge/rules.rs"]
mod rules;
