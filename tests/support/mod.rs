//! What several tests share: random and sample projects, a file system with faults, and a renderer that
//! needs no display, no GPU and no driver.
//!
//! ```ignore
//! let mut harness = egui_kittest::Harness::builder()
//!     .with_size(egui::vec2(400.0, 300.0))
//!     .with_context_setup(|ctx| ctx.set_fonts(fourfold::text::font_definitions()))
//!     .renderer(support::cpu_renderer())
//!     .build_ui(|ui| { ui.label("..."); });
//! harness.snapshot("name");
//! ```
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

pub mod arbitrary;
pub mod cpu_renderer;
pub mod edits;
pub mod faulty_fs;
mod locks;
pub mod sample;
pub mod sim_fs;
pub mod window;

use cpu_renderer::CpuRenderer;

/// A fresh renderer for `HarnessBuilder::renderer`; one for each harness, since it holds that harness's textures.
pub fn cpu_renderer() -> CpuRenderer {
    CpuRenderer::default()
}
