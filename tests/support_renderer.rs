//! The renderer of the window tests, pixel by pixel: a picture test is worth no more than the renderer it trusts.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use eframe::egui::epaint::{ColorImage, Mesh, Shape};
use eframe::egui::{Color32, Context, Pos2, Rect, TextureId, TextureOptions, Ui, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use image::RgbaImage;

const RED: Color32 = Color32::RED;

/// A window of 60 by 40 points.
fn harness<'a>(pixels_per_point: f32, ui: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    Harness::builder()
        .with_size(vec2(60.0, 40.0))
        .with_pixels_per_point(pixels_per_point)
        .with_context_setup(|ctx| ctx.set_fonts(fourfold::text::font_definitions()))
        .renderer(support::cpu_renderer())
        .build_ui(ui)
}

fn picture<'a>(pixels_per_point: f32, ui: impl FnMut(&mut Ui) + 'a) -> RgbaImage {
    harness(pixels_per_point, ui).render().unwrap()
}

/// The picture of one mesh over everything else.
fn picture_of(mesh: Mesh) -> RgbaImage {
    picture(1.0, move |ui| paint(ui, mesh.clone()))
}

/// Paints a mesh over everything else.
fn paint(ui: &Ui, mesh: Mesh) {
    ui.ctx().debug_painter().add(Shape::mesh(mesh));
}

/// A rectangle without the soft border that egui gives to its own shapes.
fn add_rect(mesh: &mut Mesh, min: Pos2, max: Pos2, color: Color32) {
    mesh.add_colored_rect(Rect::from_min_max(min, max), color);
}

fn rect_mesh(min: Pos2, max: Pos2, color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    add_rect(&mut mesh, min, max, color);
    mesh
}

/// Where two pictures of the same size differ, row by row.
fn differing(one: &RgbaImage, other: &RgbaImage) -> Vec<(u32, u32)> {
    assert_eq!(one.dimensions(), other.dimensions());
    one.enumerate_pixels().filter(|(x, y, pixel)| *pixel != other.get_pixel(*x, *y)).map(|(x, y, _)| (x, y)).collect()
}

fn block(columns: std::ops::Range<u32>, rows: std::ops::Range<u32>) -> Vec<(u32, u32)> {
    rows.flat_map(|y| columns.clone().map(move |x| (x, y))).collect()
}

#[test]
fn a_rectangle_covers_exactly_its_pixels() {
    let filled = picture_of(rect_mesh(pos2(10.0, 5.0), pos2(30.0, 17.0), RED));
    assert_eq!(filled.dimensions(), (60, 40));
    assert_eq!(differing(&filled, &picture(1.0, |_| ())), block(10..30, 5..17));
    assert_eq!(filled.get_pixel(10, 5).0, [255, 0, 0, 255]);
}

#[test]
fn a_centre_on_the_border_belongs_to_the_top_and_left() {
    let filled = picture_of(rect_mesh(pos2(10.5, 5.5), pos2(20.5, 9.5), RED));
    assert_eq!(differing(&filled, &picture(1.0, |_| ())), block(10..20, 5..9));
}

#[test]
fn positions_are_rounded_to_the_nearest_part_of_a_pixel() {
    // 10.503 px is 2688.8 parts of 1/256: rounded up it passes the centre of its pixel, cut down it would sit on it.
    let filled = picture_of(rect_mesh(pos2(10.503, 5.0), pos2(20.0, 9.0), RED));
    assert_eq!(differing(&filled, &picture(1.0, |_| ())), block(11..20, 5..9));
}

#[test]
fn the_way_round_does_not_matter() {
    let mut mesh = rect_mesh(pos2(10.0, 5.0), pos2(30.0, 17.0), RED);
    mesh.indices.reverse();
    assert_eq!(differing(&picture_of(mesh), &picture(1.0, |_| ())), block(10..30, 5..17));
}

#[test]
fn points_become_physical_pixels() {
    let filled = picture(2.0, |ui| paint(ui, rect_mesh(pos2(10.0, 5.0), pos2(30.0, 17.0), RED)));
    assert_eq!(filled.dimensions(), (120, 80));
    assert_eq!(differing(&filled, &picture(2.0, |_| ())), block(20..60, 10..34));
}

#[test]
fn a_see_through_colour_is_blended_once_in_gamma_space() {
    let mut mesh = rect_mesh(pos2(0.0, 0.0), pos2(60.0, 40.0), Color32::WHITE);
    // The two triangles of the second rectangle share a diagonal: drawn twice, it would come out darker.
    add_rect(&mut mesh, pos2(3.0, 3.0), pos2(37.0, 37.0), Color32::from_rgba_premultiplied(100, 0, 0, 128));
    let blended = picture_of(mesh);
    for (x, y) in block(3..37, 3..37) {
        assert_eq!(blended.get_pixel(x, y).0, [227, 127, 127, 255], "at {x}, {y}");
    }
    assert_eq!(blended.get_pixel(37, 37).0, [255; 4]);
}

#[test]
fn colours_run_evenly_between_corners() {
    let mut mesh = rect_mesh(pos2(0.0, 0.0), pos2(50.0, 40.0), Color32::BLACK);
    for vertex in mesh.vertices.iter_mut().filter(|vertex| vertex.pos.x > 0.0) {
        vertex.color = Color32::WHITE;
    }
    let ramp = picture_of(mesh);
    for x in 0..50_u8 {
        let expected = (255.0 * (f32::from(x) + 0.5) / 50.0).round();
        let found = f32::from(ramp.get_pixel(u32::from(x), 20).0[0]);
        assert!((found - expected).abs() <= 1.0, "{found} instead of {expected} at {x}");
    }
}

#[test]
fn a_clip_rectangle_cuts() {
    let cut = picture(1.0, |ui| {
        let clip = Rect::from_min_max(pos2(12.0, 8.0), pos2(20.4, 30.0));
        let painter = ui.ctx().debug_painter().with_clip_rect(clip);
        painter.add(rect_mesh(pos2(10.0, 5.0), pos2(30.0, 17.0), RED));
    });
    assert_eq!(differing(&cut, &picture(1.0, |_| ())), block(12..20, 8..17));
}

#[test]
fn a_clip_rectangle_is_in_points() {
    let clip = Rect::from_min_max(pos2(12.0, 8.0), pos2(20.0, 30.0));
    let cut = picture(2.0, |ui| {
        let painter = ui.ctx().debug_painter().with_clip_rect(clip);
        painter.add(rect_mesh(pos2(10.0, 5.0), pos2(30.0, 17.0), RED));
    });
    assert_eq!(differing(&cut, &picture(2.0, |_| ())), block(24..40, 16..34));
}

#[test]
fn shapes_beyond_the_window_are_cut_and_do_no_harm() {
    let filled = picture_of(rect_mesh(pos2(-1e9, -1e9), pos2(1e9, 4.0), RED));
    assert_eq!(differing(&filled, &picture(1.0, |_| ())), block(0..60, 0..4));
}

#[test]
fn a_texture_is_sampled_between_its_texels() {
    let textured = picture(1.0, |ui| {
        let pixels = vec![Color32::BLACK, Color32::WHITE];
        let image = ColorImage::new([2, 1], pixels);
        let texture = ui.ctx().load_texture("two texels", image, TextureOptions::LINEAR);
        let mut mesh = Mesh::with_texture(texture.id());
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        mesh.add_rect_with_uv(Rect::from_min_max(pos2(8.0, 8.0), pos2(12.0, 12.0)), whole, Color32::WHITE);
        paint(ui, mesh);
        keep(ui.ctx(), texture);
    });
    let row: Vec<u8> = (8..12).map(|x| textured.get_pixel(x, 10).0[0]).collect();
    assert_eq!(row, [0, 64, 191, 255]);
}

#[test]
fn a_part_of_a_texture_can_change() {
    let mut frame = 0;
    let mut harness = harness(1.0, move |ui| {
        let id = eframe::egui::Id::NULL;
        let known = ui.ctx().data(|data| data.get_temp::<eframe::egui::TextureHandle>(id));
        let mut texture = known.unwrap_or_else(|| {
            ui.ctx().load_texture("four texels", ColorImage::filled([2, 2], Color32::WHITE), TextureOptions::LINEAR)
        });
        frame += 1;
        if frame == 2 {
            texture.set_partial([1, 0], ColorImage::filled([1, 1], RED), TextureOptions::LINEAR);
        }
        let mut mesh = Mesh::with_texture(texture.id());
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        mesh.add_rect_with_uv(Rect::from_min_max(pos2(0.0, 0.0), pos2(40.0, 40.0)), whole, Color32::WHITE);
        paint(ui, mesh);
        keep(ui.ctx(), texture);
    });
    harness.run_steps(3);
    let changed = harness.render().unwrap();
    assert_eq!(changed.get_pixel(39, 0).0, [255, 0, 0, 255]);
    assert_eq!(changed.get_pixel(0, 0).0, [255; 4]);
    assert_eq!(changed.get_pixel(39, 39).0, [255; 4]);
}

/// Keeps a texture alive beyond the frame, as an app would.
fn keep(ctx: &Context, texture: eframe::egui::TextureHandle) {
    ctx.data_mut(|data| data.insert_temp(eframe::egui::Id::NULL, texture));
}

#[test]
fn text_is_drawn_where_its_label_is() {
    let mut labelled = harness(1.0, |ui| {
        ui.label("Map");
    });
    let place = labelled.get_by_label("Map").rect().expand(1.0);
    let ink = differing(&labelled.render().unwrap(), &picture(1.0, |_| ()));
    assert!(ink.len() > 40, "only {} pixels of text", ink.len());
    for (x, y) in ink {
        assert!(place.contains(pos2(x as f32 + 0.5, y as f32 + 0.5)), "ink at {x}, {y} outside {place}");
    }
}

#[test]
fn a_texture_never_set_is_an_error() {
    let mut mesh = rect_mesh(pos2(0.0, 0.0), pos2(9.0, 9.0), RED);
    mesh.texture_id = TextureId::User(7);
    let mut harness = harness(1.0, move |ui| paint(ui, mesh.clone()));
    assert!(harness.render().unwrap_err().contains("User(7)"));
}

#[test]
fn the_same_window_gives_the_same_bytes() {
    let draw = || {
        picture(1.5, |ui| {
            let _ = ui.button("Map");
            ui.painter().circle_filled(pos2(40.0, 25.0), 9.3, Color32::from_rgba_unmultiplied(30, 90, 200, 140));
        })
    };
    assert_eq!(draw(), draw());
}
