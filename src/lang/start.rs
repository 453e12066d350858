//! Why there is no window.

messages! {
    /// There is no display.
    start_no_display() {
        en: "There is no display to open a window on; to make a picture without one, run: fourfold export FILE --to map.png",
        vi: "Không có màn hình để mở cửa sổ; để tạo ảnh mà không cần màn hình, hãy chạy: fourfold export FILE --to map.png",
    }
    /// A system library is missing.
    start_no_window(reason: &str = "libGL.so.1") {
        en: format!("The window can't be opened (missing: {reason}); on Debian and Ubuntu this installs what it needs: sudo apt-get install libx11-6 libxcursor1 libxi6 libx11-xcb1 libxkbcommon-x11-0 libgl1 libwayland-client0 libwayland-egl1 libegl1"),
        vi: format!("Không mở được cửa sổ (thiếu: {reason}); trên Debian và Ubuntu, lệnh này cài những gì còn thiếu: sudo apt-get install libx11-6 libxcursor1 libxi6 libx11-xcb1 libxkbcommon-x11-0 libgl1 libwayland-client0 libwayland-egl1 libegl1"),
    }
}
