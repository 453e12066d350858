//! Why a picture was not made.

messages! {
    /// More pixels than programs can take.
    picture_too_large(width_px: f32 = 40_000.0, height_px: f32 = 30_000.0, largest_scale: f32 = 2.5) {
        en: format!("A picture of {width_px:.0} × {height_px:.0} pixels is too large; the largest scale that works is {largest_scale}. SVG has no such limit."),
        vi: format!("Ảnh {width_px:.0} × {height_px:.0} điểm ảnh quá lớn; tỉ lệ lớn nhất dùng được là {largest_scale}. SVG không có giới hạn này."),
    }
    /// Not enough memory.
    picture_no_memory(width_px: u32 = 4_000, height_px: u32 = 3_000) {
        en: format!("There is not enough memory for a picture of {width_px} × {height_px} pixels; choose a smaller scale, or SVG."),
        vi: format!("Không đủ bộ nhớ cho ảnh {width_px} × {height_px} điểm ảnh; hãy chọn tỉ lệ nhỏ hơn hoặc SVG."),
    }
    /// Any other reason; `reason` comes from the painter.
    picture_failed(reason: &str = "too many parts") {
        en: format!("The picture was not made: {reason}. Export the map as SVG instead."),
        vi: format!("Không tạo được ảnh: {reason}. Hãy xuất bản đồ thành SVG."),
    }
    /// A page that no reader has to show.
    pdf_wrong_size(width_pt: f32 = 40_000.0, height_pt: f32 = 30_000.0, largest_scale: f32 = 0.36) {
        en: format!("A PDF page of {width_pt:.0} × {height_pt:.0} points is not possible; the largest scale that works is {largest_scale}."),
        vi: format!("Không thể có trang PDF {width_pt:.0} × {height_pt:.0} point; tỉ lệ lớn nhất dùng được là {largest_scale}."),
    }
    /// The user has stopped it.
    pdf_cancelled() {
        en: "The export was stopped; no PDF was made.",
        vi: "Đã dừng xuất; chưa tạo tệp PDF nào.",
    }
    /// Any other reason; `reason` comes from the writer.
    pdf_failed(reason: &str = "the picture has no area") {
        en: format!("The PDF was not made: {reason}. Export the map as SVG instead."),
        vi: format!("Không tạo được tệp PDF: {reason}. Hãy xuất bản đồ thành SVG."),
    }
}
