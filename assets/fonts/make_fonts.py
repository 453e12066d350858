#!/usr/bin/env python3
"""The five font files that Fourfold embeds, made again from their origin.

    npm pack @expo-google-fonts/inter@0.4.2 && tar xzf expo-google-fonts-inter-0.4.2.tgz
    python3 -m venv venv && venv/bin/pip install fonttools==4.68.0
    venv/bin/python make_fonts.py package .        # origin, where to write

Inter (SIL Open Font License 1.1) is cut down to Latin, Vietnamese and the signs of the app, in four
static weights, because the exporters embed static fonts only. Its tabular figures become the figures
one gets without asking, as the text engine of the window cannot switch on OpenType features.
Fourfold Symbols is drawn below from lines and circles; it is this project's own work (MIT OR Apache-2.0)
and holds the signs that Inter lacks.

The same input gives the same bytes: times are fixed, the packer is the plain one, and the origin is
checked by its digest. `check` at the end stops with a message when a letter, a figure or a mark is off.
"""

import hashlib
import math
import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

WEIGHTS = {  # file made: (file of the origin, its SHA-256)
    "Inter-Regular.ttf": ("400Regular/Inter_400Regular.ttf", "a414b48aa577ef2c62ebb135341ddeef33ee26a4f5dc9f787f93c1aab08ebb50"),
    "Inter-Medium.ttf": ("500Medium/Inter_500Medium.ttf", "f1738576525e86db1d5cf63a6c1b56e0a7e2a2898b499ac93db95f2e7a9f9cd5"),
    "Inter-SemiBold.ttf": ("600SemiBold/Inter_600SemiBold.ttf", "f30e9d2574c3bec5144347ff965f9841c8f06857f0b7383000f8c9489a161841"),
    "Inter-Bold.ttf": ("700Bold/Inter_700Bold.ttf", "fbe825cbfc749317f57a1433d3905aa9d3f388732fd29b8e8a36f34845e3bc3e"),
}
SYMBOLS_FILE = "FourfoldSymbols.ttf"
FIXED_TIME = 3_786_912_000  # 2024-01-01 in seconds since 1904, for `created` and `modified`
LARGEST_FILE = 90_000

UNITS, ASCENT, DESCENT, CAP_HEIGHT, X_HEIGHT = 2048, 1984, -494, 1490, 1118  # as in Inter

VIETNAMESE_BASES = "aăâeêioôơuưy"
VIETNAMESE_TONES = "\u0300\u0301\u0309\u0303\u0323"
WANTED_RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x218, 0x21B),
    (0x2BC, 0x2BC), (0x2C6, 0x2C7), (0x2D8, 0x2DD),
    (0x300, 0x30C), (0x31B, 0x31B), (0x323, 0x328), (0x1EA0, 0x1EF9),
    (0x2002, 0x200B), (0x2010, 0x2027), (0x202F, 0x203A), (0x2044, 0x2044),
    (0x2070, 0x208E), (0xFFFD, 0xFFFD),
]
WANTED_SIGNS = (
    "ΔΣΩμπρστ" "₫€₹₩₿" "™℃№ℓ" "←↑→↓↔↕↖↗↘↙↩↪↵⇒⇧" "−∂∆∏∑√∞∫≈≠≤≥"
    "●○▲△▼▽◆◇■□▶▷◀◁★☆✓✗⌘⏎⌃⌥⌫⚠"
)


def vietnamese_letters():
    """The 134 letters outside ASCII, both cases."""
    lower = {unicodedata.normalize("NFC", b + t) for b in VIETNAMESE_BASES for t in VIETNAMESE_TONES}
    lower |= set("ăâêôơưđ")
    return sorted(lower | {c.upper() for c in lower})


def wanted_characters():
    wanted = {c for first, last in WANTED_RANGES for c in range(first, last + 1)}
    return wanted | {ord(c) for c in WANTED_SIGNS} | {ord(c) for c in vietnamese_letters()}


# --- Inter -------------------------------------------------------------------------------------------


def tabular_figures(font):
    """Figure glyph -> its fixed-width form, from the feature `tnum`."""
    gsub, found = font["GSUB"].table, {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    found.update(getattr(table, "ExtSubTable", table).mapping)
    return found


def freeze_figures(font):
    """Makes the figures tabular. Only 0-9: a tabular comma or space would tear words apart."""
    tabular = tabular_figures(font)
    for table in font["cmap"].tables:  # some of them share one mapping
        for character in range(ord("0"), ord("9") + 1):
            figure = table.cmap.get(character)
            table.cmap[character] = tabular.get(figure, figure)


def settle_spaces(font):
    """Thin spaces of half a space, as the text engine sets them; a figure space as wide as a figure."""
    cmap, widths = font.getBestCmap(), font["hmtx"]
    for table in font["cmap"].tables:
        table.cmap[0x202F] = cmap[0x2009]
    widths[cmap[0x2009]] = (round(widths[cmap[0x20]][0] / 2), 0)
    widths[cmap[0x2007]] = (widths[cmap[ord("0")]][0], 0)


def make_weight(source, target):
    font = TTFont(source, recalcTimestamp=False)
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    freeze_figures(font)
    settle_spaces(font)
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.drop_tables += ["STAT", "DSIG", "gasp", "prep"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted_characters())
    subsetter.subset(font)
    font["head"].created = font["head"].modified = FIXED_TIME
    font.save(target)


# --- Fourfold Symbols ----------------------------------------------------------------------------------

MIDDLE = CAP_HEIGHT / 2  # signs stand centred on the capitals
LINE = 170  # stroke width, between Inter's Regular and SemiBold


class Drawing:
    """Shapes of one glyph. Solid parts run clockwise, holes the other way, so parts may overlap."""

    def __init__(self):
        self.contours = []

    def polygon(self, *points, hole=False):
        points = list(points)
        doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]))
        if (doubled > 0) != hole:
            points.reverse()
        self.contours.append([(p, True) for p in points])
        return self

    def line(self, *points, width=LINE, closed=False):
        """A stroke with square ends and round joints, one bar per piece."""
        points = list(points)
        ends = points + points[:1] if closed else points
        for (x1, y1), (x2, y2) in zip(ends, ends[1:]):
            length = math.hypot(x2 - x1, y2 - y1)
            nx, ny = (y1 - y2) / length * width / 2, (x2 - x1) / length * width / 2
            self.polygon((x1 + nx, y1 + ny), (x2 + nx, y2 + ny), (x2 - nx, y2 - ny), (x1 - nx, y1 - ny))
        for x, y in points if closed else points[1:-1]:
            self.disc(x, y, width / 2)
        return self

    def disc(self, x, y, radius, hole=False):
        """A circle of eight quadratic pieces; the worst error is 1/3000 of the radius."""
        points, turn = [], 1 if hole else -1
        for step in range(8):
            start = turn * step * math.pi / 4
            middle = start + turn * math.pi / 8
            outer = radius / math.cos(math.pi / 8)
            points.append(((x + radius * math.cos(start), y + radius * math.sin(start)), True))
            points.append(((x + outer * math.cos(middle), y + outer * math.sin(middle)), False))
        self.contours.append(points)
        return self

    def ring(self, x, y, radius, width=LINE):
        return self.disc(x, y, radius + width / 2).disc(x, y, radius - width / 2, hole=True)

    def arc(self, x, y, radius, first, last, width=LINE):
        """Part of a ring from `first` to `last` degrees, counted anticlockwise from the right."""
        steps = max(2, round(abs(last - first) / 10))
        angles = [math.radians(first + (last - first) * step / steps) for step in range(steps + 1)]
        outer = [(x + (radius + width / 2) * math.cos(a), y + (radius + width / 2) * math.sin(a)) for a in angles]
        inner = [(x + (radius - width / 2) * math.cos(a), y + (radius - width / 2) * math.sin(a)) for a in angles]
        return self.polygon(*outer, *reversed(inner))

    def head(self, x, y, degrees, size=330):
        """A solid arrow head whose tip lies at (x, y) and which points to `degrees`."""
        a = math.radians(degrees)
        back = (x - size * math.cos(a), y - size * math.sin(a))
        side = (-math.sin(a) * size * 0.62, math.cos(a) * size * 0.62)
        return self.polygon((x, y), (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1]))

    def box(self, left, bottom, right, top, hole=False):
        return self.polygon((left, bottom), (left, top), (right, top), (right, bottom), hole=hole)

    def glyph(self):
        pen = TTGlyphPen(None)
        for contour in self.contours:
            rounded = [((round(x), round(y)), on) for (x, y), on in contour]
            pen.moveTo(rounded[0][0])
            off = []
            for point, on in rounded[1:]:
                if not on:
                    off.append(point)
                elif off:
                    pen.qCurveTo(*off, point)
                    off = []
                else:
                    pen.lineTo(point)
            if off:
                pen.qCurveTo(*off, rounded[0][0])
            pen.closePath()
        return pen.glyph()


def triangle(degrees, radius, width=1500):
    """A solid triangle that points to `degrees`, a little flatter than an equilateral one."""
    x, a = width / 2, math.radians(degrees)
    tip = (radius * 0.62 * math.cos(a), radius * 0.62 * math.sin(a))
    corners = [tip]
    for side in (1, -1):
        corners.append((-tip[0] - side * radius * math.sin(a), -tip[1] + side * radius * math.cos(a)))
    return Drawing().polygon(*[(x + px, MIDDLE + py) for px, py in corners])


def turn_back(mirrored):
    """The arrow of undo; mirrored it is the arrow of redo. An arch with the head at its left foot."""
    x, y, radius, foot = 960, 640, 560, math.radians(162)
    d = Drawing().arc(x, y, radius, -58, 162)
    d.head(x + radius * math.cos(foot) - 90, y + radius * math.sin(foot) - 330, 254, size=450)
    if mirrored:
        d.contours = [[((1800 - px, py), on) for (px, py), on in contour][::-1] for contour in d.contours]
        # A reversed quadratic contour has to start on the curve again.
        d.contours = [c if c[0][1] else c[1:] + c[:1] for c in d.contours]
    return d


def circling(clockwise):
    """Three quarters of a circle with a head: start again, or turn."""
    d = Drawing()
    x, y, radius = 900, MIDDLE, 530
    if clockwise:
        d.arc(x, y, radius, 60, 345)
        d.head(x + radius * 0.5 + 330, y + radius * 0.866 - 100, -20, size=440)
    else:
        d.arc(x, y, radius, 195, 480)
        d.head(x - radius * 0.5 - 330, y + radius * 0.866 - 100, 200, size=440)
    return d


def magnifier():
    return Drawing().ring(800, 860, 440).line((1110, 550), (1530, 130), width=210)


def pencil():
    """A pencil at 45 degrees: a barrel with a gap before its cap, and a sharp tip."""
    def along(length, side):  # from the tip up to the right
        s = math.sqrt(0.5)
        return (200 + (length - side) * s, 40 + (length + side) * s)

    half = 190
    d = Drawing().polygon(along(0, 0), along(430, half), along(430, -half))
    d.polygon(along(500, half), along(1360, half), along(1360, -half), along(500, -half))
    return d.polygon(along(1440, half), along(1680, half), along(1680, -half), along(1440, -half))


def gear():
    d = Drawing()
    x, y = 960, MIDDLE
    for tooth in range(8):
        a = math.radians(tooth * 45)
        d.line((x + 330 * math.cos(a), y + 330 * math.sin(a)), (x + 730 * math.cos(a), y + 730 * math.sin(a)), width=240)
    return d.ring(x, y, 405, width=310)


def bin_for_rubbish():
    d = Drawing().box(220, 1130, 1480, 1290).box(620, 1290, 1080, 1440)
    d.polygon((330, 1040), (1370, 1040), (1270, -20), (430, -20))
    return d.box(620, 160, 740, 860, hole=True).box(960, 160, 1080, 860, hole=True)


def padlock():
    d = Drawing().box(280, 0, 1380, 860)
    d.arc(830, 1010, 340, 0, 180).box(405, 800, 575, 1010).box(1085, 800, 1255, 1010)
    return d.disc(830, 430, 150, hole=True)


def tick_mark(width):
    return Drawing().line((230, 720), (680, 270), (1500, 1210), width=width)


def tick_box(ticked):
    d = Drawing().box(230, 45, 1630, 1445).box(400, 215, 1460, 1275, hole=True)
    return d.line((580, 740), (850, 470), (1290, 1010), width=190) if ticked else d


def letter_i_in_ring():
    return Drawing().ring(930, MIDDLE, 640, width=150).disc(930, 1065, 115).box(840, 380, 1020, 870)


def two_way():
    d = Drawing().line((300, 1060), (1350, 1060)).head(1760, 1060, 0, size=470)
    return d.line((610, 430), (1660, 430)).head(200, 430, 180, size=470)


def eye():
    d = Drawing()
    upper, lower = [], []
    for step in range(25):
        x = 130 + step * 1600 / 24
        rise = 520 * math.sin(math.pi * step / 24)
        upper.append((x, MIDDLE + rise))
        lower.append((x, MIDDLE - rise))
    d.line(*upper, width=150).line(*lower, width=150)
    return d.disc(930, MIDDLE, 240)


def dots(*centres):
    d = Drawing()
    for x, y in centres:
        d.disc(x, y, 150)
    return d


def three_lines():
    d = Drawing()
    for y in (MIDDLE - 480, MIDDLE, MIDDLE + 480):
        d.box(230, y - 85, 1630, y + 85)
    return d


def symbol_shapes():
    """Character -> (drawing, advance width)."""
    cross = Drawing().line((330, 225), (1370, 1265)).line((330, 1265), (1370, 225))
    plus = Drawing().box(230, MIDDLE - 85, 1470, MIDDLE + 85).box(765, MIDDLE - 620, 935, MIDDLE + 620)
    return {
        "↶": (turn_back(False), 1800), "↷": (turn_back(True), 1800),
        "⟲": (circling(False), 1800), "⟳": (circling(True), 1800),
        "⇄": (two_way(), 1960),
        "▸": (triangle(0, 480, 1200), 1200), "▾": (triangle(270, 480, 1200), 1200),
        "▴": (triangle(90, 480, 1200), 1200), "◂": (triangle(180, 480, 1200), 1200),
        "⏵": (triangle(0, 620), 1500), "⏷": (triangle(270, 620), 1500),
        "⏶": (triangle(90, 620), 1500), "⏴": (triangle(180, 620), 1500),
        "⏸": (Drawing().box(330, 145, 640, 1345).box(900, 145, 1210, 1345), 1540),
        "✕": (cross, 1700), "➕": (plus, 1700),
        "✔": (tick_mark(270), 1740),
        "☐": (tick_box(False), 1860), "☑": (tick_box(True), 1860),
        "✎": (pencil(), 1760), "⌕": (magnifier(), 1760), "🔍": (magnifier(), 1760),
        "⋯": (dots((360, MIDDLE), (900, MIDDLE), (1440, MIDDLE)), 1800),
        "⋮": (dots((450, MIDDLE - 540), (450, MIDDLE), (450, MIDDLE + 540)), 900),
        "☰": (three_lines(), 1860),
        "⚙": (gear(), 1920), "🗑": (bin_for_rubbish(), 1700), "🔒": (padlock(), 1660),
        "ⓘ": (letter_i_in_ring(), 1860), "👁": (eye(), 1860),
    }


def make_symbols(target):
    shapes = symbol_shapes()
    notdef = Drawing().box(150, 0, 1050, CAP_HEIGHT).box(270, 120, 930, CAP_HEIGHT - 120, hole=True)
    glyphs, widths, cmap, order = {".notdef": notdef.glyph(), "space": Drawing().glyph()}, {}, {}, [".notdef", "space"]
    advances = {".notdef": 1200, "space": 576}
    cmap[0x20] = "space"
    for character, (drawing, advance) in sorted(shapes.items()):
        name = f"u{ord(character):04X}"
        order.append(name)
        glyphs[name], advances[name], cmap[ord(character)] = drawing.glyph(), advance, name
    builder = FontBuilder(UNITS, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    for name in order:
        widths[name] = (advances[name], getattr(builder.font["glyf"][name], "xMin", 0))
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT, lineGap=0)
    builder.setupNameTable({
        "copyright": "The Fourfold authors", "familyName": "Fourfold Symbols", "styleName": "Regular",
        "uniqueFontIdentifier": "1.0;Fourfold Symbols", "fullName": "Fourfold Symbols",
        "version": "Version 1.0", "psName": "FourfoldSymbols-Regular",
        "licenseDescription": "MIT OR Apache-2.0",
    })
    builder.setupOS2(
        sTypoAscender=ASCENT, sTypoDescender=DESCENT, sTypoLineGap=0, usWinAscent=2269, usWinDescent=660,
        sCapHeight=CAP_HEIGHT, sxHeight=X_HEIGHT, fsSelection=0x40 | 0x80, version=4,
    )
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = FIXED_TIME
    builder.save(target)


# --- Checks ----------------------------------------------------------------------------------------------


def demand(condition, message):
    if not condition:
        sys.exit(f"make_fonts: {message}")


def check(folder):
    letters = vietnamese_letters()
    demand(len(letters) == 134, f"{len(letters)} Vietnamese letters instead of 134")
    symbols = TTFont(folder / SYMBOLS_FILE).getBestCmap()
    for name in [*WEIGHTS, SYMBOLS_FILE]:
        path = folder / name
        font, size = TTFont(path), path.stat().st_size
        demand(size <= LARGEST_FILE, f"{name} has {size} bytes")
        print(f"{name:22} {size:6} bytes  {len(font.getGlyphOrder()):4} glyphs  {len(font.getBestCmap()):4} characters")
        demand(font["head"].unitsPerEm == UNITS, f"units of {name}")
        demand((font["hhea"].ascent, font["hhea"].descent) == (ASCENT, DESCENT), f"height of {name}")
        if name == SYMBOLS_FILE:
            continue
        cmap = font.getBestCmap()
        missing = [c for c in [*letters, *WANTED_SIGNS] if ord(c) not in cmap]
        demand(not missing, f"{name} lacks {''.join(missing)}")
        both = sorted((set(cmap) & set(symbols)) - {0x20})
        demand(not both, f"{name} has what the symbols have: {''.join(map(chr, both))}")
        digits = {font["hmtx"][cmap[c]][0] for c in range(ord("0"), ord("9") + 1)}
        demand(len(digits) == 1, f"figures of {name} have widths {sorted(digits)}")
        tags = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
        demand({"kern", "mark", "mkmk"} <= tags, f"{name} keeps only {sorted(tags)}")
        width = {c: font["hmtx"][cmap[c]][0] for c in (0x20, 0x30, 0x2007, 0x2009, 0x202F)}
        demand(width[0x2007] == width[0x30], f"figure space of {name}")
        demand(abs(2 * width[0x2009] - width[0x20]) <= 1 and width[0x202F] == width[0x2009], f"thin spaces of {name}")


def main():
    demand(len(sys.argv) == 3, "usage: make_fonts.py <unpacked package of Inter> <folder to write>")
    origin, folder = Path(sys.argv[1]), Path(sys.argv[2])
    for name, (source, digest) in WEIGHTS.items():
        found = hashlib.sha256((origin / source).read_bytes()).hexdigest()
        demand(found == digest, f"{source} is not the known one: {found}")
        make_weight(origin / source, folder / name)
    make_symbols(folder / SYMBOLS_FILE)
    check(folder)


if __name__ == "__main__":
    main()
