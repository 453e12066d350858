//! What the window tests share: a renderer that needs no display, no GPU and no driver.
//!
//! ```ignore
//! mod support;
//!
//! let mut harness = egui_kittest::Harness::builder()
//!     .with_size(egui::vec2(400.0, 300.0))
//!     .with_context_setup(|ctx| ctx.set_fonts(fourfold::text::font_definitions()))
//!     .renderer(support::cpu_renderer())
//!     .build_ui(|ui| { ui.label("..."); });
//! harness.snapshot("name");
//! ```

pub mod cpu_renderer;

use cpu_renderer::CpuRenderer;

/// A fresh renderer for `HarnessBuilder::renderer`; one for each harness, since it holds that harness's textures.
pub fn cpu_renderer() -> CpuRenderer {
    CpuRenderer::default()
}
