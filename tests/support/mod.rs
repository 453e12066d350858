//! What several tests share: random projects and edits, the window without a display, and a renderer that needs no
//! display, no GPU and no driver.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

pub mod arbitrary;
pub mod cpu_renderer;
pub mod edits;
pub mod sample;
pub mod window;

use cpu_renderer::CpuRenderer;

/// A fresh renderer for `HarnessBuilder::renderer`; one for each harness, since it holds that harness's textures.
pub fn cpu_renderer() -> CpuRenderer {
    CpuRenderer::default()
}
