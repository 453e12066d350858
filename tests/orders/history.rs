//! The map through time, as a row of pictures and as one that moves.

use std::io::Cursor;
use std::sync::Arc;

use fourfold::export::{Content, Format, Order, days};
use fourfold::lang::Lang;
use fourfold::library::TemplateKind;
use fourfold::model::{FiscalYear, Interval, Measurement, Period, Project};
use fourfold::scene::Surround;
use jiff::civil::{Date, date};
use png::{BlendOp, Decoder, DisposeOp};

use super::{DAY, made, order, saas, template};

/// A picture as the decoder of the `png` crate sees it, always red, green, blue.
#[derive(PartialEq)]
struct Frame {
    size: (u32, u32),
    rgb: Vec<u8>,
    /// How long it is seen, in thousandths of a second.
    shown_ms: u32,
}

fn frames(file: &[u8]) -> Vec<Frame> {
    let mut reader = Decoder::new(Cursor::new(file)).read_info().unwrap();
    let count = reader.info().animation_control().map_or(1, |control| {
        assert_eq!(control.num_plays, 0, "it goes on for ever");
        control.num_frames
    });
    let (width, height) = (reader.info().width, reader.info().height);
    let mut frames = Vec::new();
    // A frame brings what has changed, and the rest stays.
    let mut canvas = vec![0; width as usize * height as usize * 3];
    for _ in 0..count {
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        bytes.truncate(info.buffer_size());
        let step = info.color_type.samples();
        assert!(bytes.chunks_exact(step).all(|pixel| pixel.get(3).is_none_or(|alpha| *alpha == 255)));
        let mut rgb = bytes.chunks_exact(step).map(|pixel| &pixel[..3]);
        let control = reader.info().frame_control();
        let shown_ms = control.map_or(0, |c| u32::from(c.delay_num) * 1000 / u32::from(c.delay_den));
        let at = control.map_or((0, 0), |control| {
            assert_eq!((control.blend_op, control.dispose_op), (BlendOp::Source, DisposeOp::None));
            assert_eq!((control.width, control.height), (info.width, info.height));
            (control.x_offset, control.y_offset)
        });
        for y in at.1..at.1 + info.height {
            for x in at.0..at.0 + info.width {
                let place = (y * width + x) as usize * 3;
                canvas[place..place + 3].copy_from_slice(rgb.next().unwrap());
            }
        }
        frames.push(Frame { size: (width, height), rgb: canvas.clone(), shown_ms });
    }
    frames
}

/// A project whose first KPI has one value, in the month of a day.
fn with_value_in(day: Date) -> Project {
    let mut project = (*saas()).clone();
    let kpi = *project.kpis.keys().next().unwrap();
    project.series.clear();
    let mut series = fourfold::model::Series::default();
    series.set(Period::containing(Interval::Month, day, FiscalYear::default()), Some(Measurement::of(1.0)));
    project.series.insert(kpi, Arc::new(series));
    project
}

#[test]
fn a_history_is_looked_at_from_the_ends_of_months() {
    // The template has the 24 months before the day.
    let months = (0..24).map(|n| date(2024 + (n + 10) / 12, ((n + 10) % 12 + 1) as i8, 1).last_of_month());
    let expected: Vec<Date> = months.chain([DAY]).collect();
    assert_eq!(days(&saas(), DAY), expected);
    assert_eq!(days(&template(TemplateKind::Empty, Lang::En), DAY), [DAY]);
    // The end of a month is no second day.
    assert_eq!(days(&with_value_in(date(2026, 9, 9)), date(2026, 10, 31)), [date(2026, 9, 30), date(2026, 10, 31)]);
    // Values of days to come are none yet.
    assert_eq!(days(&with_value_in(date(2027, 3, 9)), DAY), [DAY]);
    // Of a long history, the newest ten years.
    let long = days(&with_value_in(date(1990, 1, 1)), DAY);
    assert_eq!((long.len(), long.first(), long.last()), (120, Some(&date(2016, 12, 31)), Some(&DAY)));
    assert!(long.is_sorted());
    assert_eq!(days(&with_value_in(date(1, 1, 1)), Date::MAX).last(), Some(&Date::MAX));
}

#[test]
fn a_row_of_pictures_is_sorted_by_date_as_it_is_by_name() {
    let project = saas();
    let pieces = made(&project, &order(Content::History, Format::Png)).unwrap();
    let days = days(&project, DAY);
    assert_eq!(pieces.len(), days.len());
    let suffixes: Vec<&str> = pieces.iter().map(|piece| piece.suffix.as_str()).collect();
    assert!(suffixes.is_sorted(), "{suffixes:?}");
    for (suffix, day) in suffixes.iter().zip(&days) {
        assert_eq!(*suffix, format!("-{:04}-{:02}-{:02}", day.year(), day.month(), day.day()));
    }
    let sizes: Vec<(u32, u32)> = pieces.iter().map(|piece| frames(&piece.bytes)[0].size).collect();
    assert!(sizes.iter().all(|size| *size == sizes[0]), "{sizes:?}");
}

#[test]
fn the_picture_that_moves_is_the_row_of_pictures() {
    let project = saas();
    let row = made(&project, &order(Content::History, Format::Png)).unwrap();
    let moving = made(&project, &order(Content::History, Format::Apng)).unwrap();
    assert_eq!((moving.len(), moving[0].suffix.as_str()), (1, ""));
    let file = &moving[0].bytes;
    let moving = frames(file);
    assert_eq!(moving.len(), days(&project, DAY).len());
    for (at, (frame, still)) in moving.iter().zip(&row).enumerate() {
        let still = &frames(&still.bytes)[0];
        assert!(frame.size == still.size && frame.rgb == still.rgb, "frame {at} is another picture");
    }
    let differing = moving.windows(2).filter(|pair| pair[0].rgb != pair[1].rgb).count();
    assert_eq!(differing, moving.len() - 1, "time does not stand still");
    let (last, others) = moving.split_last().unwrap();
    assert!(others.iter().all(|frame| frame.shown_ms == others[0].shown_ms && frame.shown_ms > 300));
    assert!(last.shown_ms > others[0].shown_ms * 2, "the end is seen longer");
    let bytes: usize = row.iter().map(|piece| piece.bytes.len()).sum();
    assert!(file.len() < bytes * 3 / 4, "{} bytes, {bytes} as a row", file.len());
}

/// The last picture is the map of the day, with its date in any case.
#[test]
fn a_history_ends_with_the_map() {
    let project = saas();
    let plain = Surround { has_date: false, ..Surround::default() };
    let history = Order { surround: plain, ..order(Content::History, Format::Png) };
    let pieces = made(&project, &history).unwrap();
    let map = made(&project, &order(Content::Map, Format::Png)).unwrap();
    assert!(pieces.last().unwrap().bytes == map[0].bytes);
    assert!(pieces.first().unwrap().bytes != map[0].bytes);
}
