"""The second reader of presentations; see README.md.

    check.py FOLDER FONTS [PICTURES]

FOLDER holds decks and expected.json, as `cargo test --test pptx` writes them; FONTS the font files; with PICTURES, every
slide is put there as a PNG, to be looked at. Four programs have their say: openxml-audit (the schemas of the format),
python-pptx (titles, notes, glued arrows), LibreOffice (draws every slide) and pdfminer (where the words came to lie).
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from openxml_audit import OpenXmlValidator
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTContainer
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

# Pixels of a slide of 1920 x 1080 for a point of a scene, and for a point of the PDF.
PIXELS_OF_SCENE = 1.5
PIXELS_OF_PDF = 2.0
# Width of a slide in points of a scene.
SLIDE_WIDTH = 1280
# How far a text may be from its place, in pixels.
MOST_OFF = 2.0
# LibreOffice 7.4 keeps font sizes as whole twentieths of a point, then as whole hundredths of a millimetre, and lays
# text out in whole dots of 600 to the inch.
TWENTIETHS, HUNDREDTHS, DOTS = 1440, 2540, 600
# The longest name of an object on a slide.
LONGEST_NAME = 80

faults: list[str] = []


def expect(is_so: bool, what: str) -> None:
    if not is_so:
        faults.append(what)


def check_schemas(deck: Path) -> None:
    result = OpenXmlValidator().validate(deck)
    for error in result.errors:
        faults.append(f"{deck.name}: {error}")


def all_shapes(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from all_shapes(shape.shapes)


def words_for_the_blind(element) -> str:
    """The alternative text of the nearest group or shape that has one."""
    while element is not None:
        for child in element:
            properties = child.find("{*}cNvPr") if child.tag.split("}")[-1].startswith("nv") else None
            if properties is not None and properties.get("descr"):
                return properties.get("descr")
        element = element.getparent()
    return ""


def short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rstrip() + "…"


def check_objects(deck: Path, expected: dict) -> int:
    presentation = Presentation(deck)
    expect(presentation.core_properties.title == expected["title"], f"{deck.name}: the title of the file")
    expect(len(presentation.slides) == len(expected["slides"]), f"{deck.name}: the number of slides")
    glued = 0
    for number, (slide, wanted) in enumerate(zip(presentation.slides, expected["slides"]), 1):
        where = f"{deck.name} {number}"
        title = slide.shapes.title.text_frame.text.replace("\v", " ")
        expect(title == wanted["title"], f"{where}: titled {title!r}, not {wanted['title']!r}")
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        expect(notes == wanted["notes"], f"{where}: notes {notes!r}")
        shapes = list(all_shapes(slide.shapes))
        by_id = {shape.shape_id: shape for shape in shapes}
        expect(len(by_id) == len(shapes), f"{where}: ids are not unique")
        connectors = {shape.name: shape for shape in shapes if shape._element.tag.endswith("}cxnSp")}
        for link in wanted["links"]:
            connector = connectors.pop(short(link["label"]), None)
            expect(connector is not None, f"{where}: no arrow {link['label']!r}")
            if connector is None:
                continue
            for tag, end in (("stCxn", "cause"), ("endCxn", "effect")):
                held = connector._element.find(f".//{{*}}{tag}")
                card = by_id.get(int(held.get("id"))) if held is not None else None
                words = words_for_the_blind(card._element) if card is not None else None
                expect(words == link[end], f"{where}: {link['label']!r} is glued to {words!r}")
                glued += words is not None
        expect(not connectors, f"{where}: arrows that nobody asked for: {list(connectors)}")
    return glued


def draw(decks: list[Path], fonts: Path, folder: Path) -> None:
    """Writes a PDF of each deck into the folder, with our fonts and nobody's settings."""
    settings = folder / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{fonts.resolve()}</dir><cachedir>{folder / 'cache'}</cachedir>"
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>'
    )
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        + ["--convert-to", "pdf", "--outdir", str(folder), *map(str, decks)],
        env=os.environ | {"FONTCONFIG_FILE": str(settings)},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=600,
    )


def letters(item) -> list[tuple[str, float, float, float]]:
    """Each visible character with its left end, right end and baseline, in points of the PDF from its lower left."""
    if isinstance(item, LTChar):
        return [] if item.get_text().isspace() else [(item.get_text(), item.x0, item.x1, item.matrix[5])]
    return [letter for child in item for letter in letters(child)] if isinstance(item, LTContainer) else []


def drawn_share(size: float) -> float:
    """How much of its width a row has when its font size is what LibreOffice can draw; `size` in points of a scene."""
    inches = size / 96
    twentieths = round(round(inches * 7200) / 7200 * TWENTIETHS)
    hundredths = round(twentieths * HUNDREDTHS / TWENTIETHS)
    return round(hundredths * DOTS / HUNDREDTHS) / (inches * DOTS)


def rows_drawn(pdf: Path, expected: dict):
    """Each row that is wanted, with its name for people, its visible letters, its left end and baseline in pixels, and
    the letters of its slide."""
    pages = list(extract_pages(pdf, laparams=None))
    expect(len(pages) == len(expected["slides"]), f"{pdf.name}: {len(pages)} pages")
    for number, (page, wanted) in enumerate(zip(pages, expected["slides"]), 1):
        found = [
            (text, x0 * PIXELS_OF_PDF, x1 * PIXELS_OF_PDF, (page.height - y) * PIXELS_OF_PDF)
            for text, x0, x1, y in letters(page)
        ]
        for row in wanted["rows"]:
            visible = "".join(row["text"].split())
            if visible:
                left, baseline = row["x"] * PIXELS_OF_SCENE, row["baseline"] * PIXELS_OF_SCENE
                yield row, f"{pdf.parent.name}/{pdf.stem} {number}: {row['text']!r}", visible, left, baseline, found


def on_line(found: list, left: float, right: float, baseline: float) -> list:
    """The letters on a baseline between two places, from left to right."""
    line = [
        letter
        for letter in found
        if abs(letter[3] - baseline) <= MOST_OFF and left - MOST_OFF <= letter[1] and letter[2] <= right
    ]
    return sorted(line, key=lambda letter: letter[1])


def check_places(pdf: Path, expected: dict) -> float:
    """The farthest that any end of a row is from its place, in pixels."""
    farthest = 0.0
    for row, where, visible, left, baseline, found in rows_drawn(pdf, expected):
        right = left + row["width"] * PIXELS_OF_SCENE * drawn_share(row["size"])
        near = on_line(found, left, right + MOST_OFF, baseline)
        text = "".join(letter[0] for letter in near)
        expect(text == visible, f"{where}: there is {text!r}")
        if not near or text != visible:
            continue
        off = max(abs(near[0][1] - left), abs(near[-1][2] - right), *(abs(y - baseline) for *_, y in near))
        expect(off <= MOST_OFF, f"{where}: {off:.2f} px off")
        farthest = max(farthest, off)
        if row["card"]:
            x0, y0, x1, y1 = (side * PIXELS_OF_SCENE for side in row["card"])
            size = row["size"] * PIXELS_OF_SCENE
            is_inside = x0 <= near[0][1] and near[-1][2] <= x1 and y0 <= baseline - 0.75 * size and baseline <= y1
            expect(is_inside, f"{where}: outside its card")
    return farthest


def check_named(pdf: Path, expected: dict) -> int:
    """Decks in the font that an export names, whose letters have other widths: every row begins at its place and ends
    on its card, or on the slide; gives the number of rows."""
    rows = 0
    for row, where, visible, left, baseline, found in rows_drawn(pdf, expected):
        rows += 1
        edge = (row["card"][2] if row["card"] else SLIDE_WIDTH) * PIXELS_OF_SCENE
        line = on_line(found, left, edge, baseline)
        text = "".join(letter[0] for letter in line[: len(visible)])
        expect(text == visible, f"{where}: there is {text!r}")
        if line:
            expect(abs(line[0][1] - left) <= MOST_OFF, f"{where}: begins {abs(line[0][1] - left):.2f} px off")
    return rows


def main(folder: Path, fonts: Path, pictures: Path | None) -> None:
    decks = sorted(folder.glob("*.pptx"))
    expected = {deck["name"]: deck for deck in json.loads((folder / "expected.json").read_text())}
    expect({deck.stem for deck in decks} >= set(expected), "a deck is missing")
    for deck in decks:
        check_schemas(deck)
    glued = sum(check_objects(deck, expected[deck.stem]) for deck in decks if deck.stem in expected)
    with tempfile.TemporaryDirectory() as temporary:
        drawn = Path(temporary)
        draw(decks, fonts, drawn)
        farthest, rows = 0.0, 0
        for deck in decks:
            pdf = drawn / f"{deck.stem}.pdf"
            expect(pdf.exists(), f"{deck.name} was not drawn")
            if deck.stem in expected and pdf.exists():
                farthest = max(farthest, check_places(pdf, expected[deck.stem]))
                rows += sum(len(slide["rows"]) for slide in expected[deck.stem]["slides"])
            if pictures and pdf.exists():
                pictures.mkdir(parents=True, exist_ok=True)
                subprocess.run(["pdftoppm", "-r", "144", "-png", pdf, pictures / deck.stem], check=True)
        named = sorted((folder / "named").glob("*.pptx"))
        expect({deck.stem for deck in named} >= set(expected), "a deck as named is missing")
        (drawn / "named").mkdir()
        draw(named, fonts, drawn / "named")
        named_rows = 0
        for deck in named:
            check_schemas(deck)
            check_objects(deck, expected[deck.stem])
            named_rows += check_named(drawn / "named" / f"{deck.stem}.pdf", expected[deck.stem])
    print(f"{len(named)} decks in the font of exports, {named_rows} rows at their places and on their cards")
    print(f"{len(decks)} decks, {glued} glued ends, {rows} rows at most {farthest:.2f} px off")
    for fault in faults[:50]:
        print(fault)
    if faults:
        sys.exit(f"{len(faults)} faults")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
