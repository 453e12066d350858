"""Our SVG drawn by librsvg, compared with what is expected of it and with our own PNG of it.

    cargo test --test orders
    python3 tests/export/svg.py target/svg assets/fonts

Needs librsvg2-bin (rsvg-convert), poppler-utils (pdftotext) and ImageMagick (convert), and of Python only what comes
with it. librsvg does not read embedded fonts, so ours are made known to it by settings of its own. Every row has to
stand where the scene has it, within two pixels of a screen of 1920 x 1080, and texts of a card within the card: as
poppler reads them in the PDF that librsvg makes, and as ink in the pixels of librsvg and of our PNG.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "pdf"))
import check  # noqa: E402  (tests/pdf/check.py)

# How much of the way from the background to the colour of a text a pixel must be to count as its ink, as a part of the
# most that any pixel there has: cards that are not lit are faded.
INK = 0.4
# The least that some pixel has: the faintest card that can be read.
FAINTEST = 0.1
# How far a pixel may be from that way, of 255: what lies farther is no text.
ASIDE = 60.0
# How far a background may be from that of the other picture, of 255 in each of red, green and blue.
SHADE = 3
# Letters stand up to this part of their size below the baseline, and marks above capitals up to this part above it.
BELOW, ABOVE = 0.26, 1.12


def told_of(fonts, folder):
    """An environment in which our fonts are known, and none of anybody's settings."""
    settings = folder / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{fonts.resolve()}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    )
    return os.environ | {"FONTCONFIG_FILE": str(settings)}


def draw(svg, to, environment, *options):
    command = ["rsvg-convert", *options, "--output", str(to), str(svg)]
    subprocess.run(command, check=True, env=environment, timeout=120)


def in_points_of_scene(pages, case):
    """The words of pages whose points are those of paper, in points of the scene."""
    scaled = []
    for (width, height), words in pages:
        scale = case["size"][0] / width
        if abs(height * scale - case["size"][1]) > 1:
            check.fault(case["file"], f"a page of {width} x {height} has another shape")
        scaled.append(((width * scale, height * scale), [(said, *(side * scale for side in box)) for said, *box in words]))
    return scaled


class Pixels:
    """A picture as red, green and blue, row by row."""

    def __init__(self, path):
        self.width, self.height = map(int, check.run("identify", "-format", "%w %h", str(path)).split())
        command = ["convert", str(path), "-depth", "8", "rgb:-"]
        self.bytes = subprocess.run(command, check=True, capture_output=True).stdout

    def row(self, y, left, right):
        at = (y * self.width + left) * 3
        line = self.bytes[at : at + (right - left) * 3]
        return list(zip(line[0::3], line[1::3], line[2::3]))

    def ink(self, box, color):
        """The background of a box and what the ink of a colour covers in it: left, top, right, bottom; None without any."""
        left, top = max(0, int(box[0])), max(0, int(box[1]))
        right, bottom = min(self.width, int(box[2]) + 1), min(self.height, int(box[3]) + 1)
        rows = [self.row(y, left, right) for y in range(top, bottom)]
        counts = {}
        for pixel in (pixel for row in rows for pixel in row):
            counts[pixel] = counts.get(pixel, 0) + 1
        back = max(counts, key=counts.get)
        way = [a - b for a, b in zip(color, back)]
        length = sum(part * part for part in way)
        if length == 0:
            return back, None
        shares = {}
        for pixel in counts:
            step = [a - b for a, b in zip(pixel, back)]
            share = sum(a * b for a, b in zip(step, way)) / length
            aside = sum((a - share * b) ** 2 for a, b in zip(step, way)) ** 0.5
            shares[pixel] = share if aside <= ASIDE else 0.0
        least = INK * max(shares.values())
        if least < INK * FAINTEST:
            return back, None
        xs, ys = [], []
        for y, row in enumerate(rows):
            found = [x for x, pixel in enumerate(row) if shares[pixel] >= least]
            if found:
                xs += [found[0], found[-1]]
                ys.append(y)
        return back, (left + min(xs), top + min(ys), left + max(xs) + 1, top + max(ys) + 1)


def check_ink(case, ours, theirs):
    """The ink of each row is in both pictures at its place, and the same."""
    file, (x0, y0) = case["file"], case["origin"]
    if (ours.width, ours.height) != (theirs.width, theirs.height):
        check.fault(file, f"{ours.width} x {ours.height} pixels, but {theirs.width} x {theirs.height} of librsvg")
        return 0.0
    scale = min(check.SCREEN[0] / case["size"][0], check.SCREEN[1] / case["size"][1])
    worst = 0.0
    for row in case["texts"]:
        if not row["text"].strip():
            continue
        left, baseline = (row["x"] - x0) * scale, (row["baseline"] - y0) * scale
        right, size = left + row["width"] * scale, row["size"] * scale
        place = (left - check.PIXELS, baseline - ABOVE * size, right + check.PIXELS, baseline + BELOW * size)
        color = tuple(int(row["color"][at : at + 2], 16) for at in (1, 3, 5))
        backs, boxes = zip(*(pixels.ink(place, color) for pixels in (ours, theirs)))
        if max(abs(a - b) for a, b in zip(*backs)) > SHADE:
            check.fault(file, f"{row['text']!r} stands on {backs[0]}, but on {backs[1]} in librsvg")
        if None in boxes:
            check.fault(file, f"{row['text']!r} has no ink at {left:.0f}, {baseline:.0f}: {boxes}")
            continue
        off = max(abs(a - b) for a, b in zip(*boxes))
        worst = max(worst, off)
        if off > check.PIXELS:
            check.fault(file, f"{row['text']!r} is {off} pixels off: {boxes[0]}, but {boxes[1]} of librsvg")
        if row["card"]:
            a, b, c, d = row["card"]
            card = ((a - x0) * scale, (b - y0) * scale, (c - x0) * scale, (d - y0) * scale)
            for begin, top, end, bottom in boxes:
                if begin < card[0] or end > card[2] or top < card[1] or bottom > card[3]:
                    check.fault(file, f"{row['text']!r} is painted outside of its card")
    return worst


def main(folder, fonts):
    cases = json.loads((folder / "expected.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        temporary = Path(temporary)
        environment = told_of(fonts, temporary)
        for case in cases:
            svg, png = folder / case["file"], (folder / case["file"]).with_suffix(".png")
            pdf, drawn = temporary / "drawn.pdf", temporary / "drawn.png"
            draw(svg, pdf, environment, "--format", "pdf")
            # librsvg keeps what is faded as pixels.
            texts = {"texts": [row for row in case["texts"] if row["opacity"] == 1]}
            off = check.check_places(case | texts, in_points_of_scene(check.words_of(pdf), case))
            ours = Pixels(png)
            draw(svg, drawn, environment, "--width", str(ours.width), "--height", str(ours.height))
            ink = check_ink(case, ours, Pixels(drawn))
            rows = len(case["texts"])
            print(f"{case['file']}: {rows} rows, {off:.2f} pixels off at most, ink differs by {ink} at most")
    print("\n".join(check.faults) or "all agree")
    return 1 if check.faults or not cases else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
