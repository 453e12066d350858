"""What poppler reads in our PDF files, compared with what is expected of them.

    cargo test --test pdf
    python3 tests/pdf/check.py target/pdf

Needs poppler-utils (pdftotext, pdfinfo, pdffonts) and nothing else. Every row of a scene has to stand where the scene
has it, within two pixels of a screen of 1920 x 1080, and texts of a card within the card.
"""

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

# Of the embedded fonts, as a part of the size: what poppler adds above the baseline to get the top of a word.
ASCENT = 1984 / 2048
SCREEN = (1920, 1080)
PIXELS = 2.0
faults = []


def fault(file, what):
    faults.append(f"{file}: {what}")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", errors="replace").stdout


def words_of(path):
    """The words of each page with their boxes: (text, left, top, right, bottom)."""
    html = run("pdftotext", "-bbox", str(path), "-")
    html = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", html).replace("&nbsp;", " ")
    body = ElementTree.fromstring(html[html.index("<html"):])
    tag = "{http://www.w3.org/1999/xhtml}"
    pages = []
    for page in body.iter(tag + "page"):
        size = (float(page.get("width")), float(page.get("height")))
        boxes = ("xMin", "yMin", "xMax", "yMax")
        words = [(word.text or "", *(float(word.get(side)) for side in boxes)) for word in page.iter(tag + "word")]
        pages.append((size, words))
    return pages


def squeezed(text):
    return "".join(text.split())


def check_places(case, pages):
    """Each row begins at its place; the rest of it follows to its measured width, and lies within its card."""
    file, (x0, y0) = case["file"], case["origin"]
    scale = min(SCREEN[0] / case["size"][0], SCREEN[1] / case["size"][1])
    near = PIXELS / scale
    worst = 0.0
    for row in case["texts"]:
        _, words = pages[row["page"] - 1]
        left, baseline = row["x"] - x0, row["baseline"] - y0
        right, size = left + row["width"], row["size"]
        inside = [
            word for word in words
            if abs(word[2] + ASCENT * size - baseline) <= near and word[1] >= left - near and word[3] <= right + near
        ]
        said = squeezed("".join(word[0] for word in sorted(inside, key=lambda word: word[1])))
        if said != squeezed(row["text"]):
            fault(file, f"{row['text']!r} is not at {left:.1f}, {baseline:.1f} of page {row['page']}, but {said!r}")
            continue
        if not inside:
            continue
        begin, end = min(word[1] for word in inside), max(word[3] for word in inside)
        tops = max(abs(word[2] + ASCENT * size - baseline) for word in inside)
        off = max(abs(begin - left), abs(end - right), tops) * scale
        worst = max(worst, off)
        if off > PIXELS:
            fault(file, f"{row['text']!r} is {off:.2f} pixels off")
        if row["card"]:
            a, b, c, d = row["card"]
            if begin < a - x0 or end > c - x0 or baseline - size < b - y0 or baseline > d - y0:
                fault(file, f"{row['text']!r} lies outside of its card")
    return worst


def check_margins(case, pages):
    side, top = case["margins"]
    for i, ((width, height), words) in enumerate(pages):
        for word, left, up, right, down in words:
            if left < side or right > width - side or up < top - 4 or down > height - 20:
                fault(case["file"], f"{word!r} lies outside of the margins of page {i + 1}")


def overlaps(case, pages):
    """No two words of a page lie on each other."""
    for i, (_, words) in enumerate(pages):
        boxes = sorted(words, key=lambda word: word[1])
        for n, (text, left, up, right, down) in enumerate(boxes):
            for other, left2, up2, right2, down2 in boxes[n + 1:]:
                if left2 >= right - 0.8:
                    break
                height = min(down, down2) - max(up, up2)
                if height > 0.45 * min(down - up, down2 - up2):
                    fault(case["file"], f"{text!r} and {other!r} overlap on page {i + 1}")


def check_info(case, path, count):
    file, info = case["file"], dict(
        (line.split(":", 1)[0], line.split(":", 1)[1].strip()) for line in run("pdfinfo", str(path)).splitlines()
    )
    title = " ".join(case["title"].split())
    for key, value in [("Title", title), ("Tagged", "yes"), ("Encrypted", "no"), ("JavaScript", "no")]:
        if info.get(key) != value:
            fault(file, f"{key} is {info.get(key)!r}, not {value!r}")
    if case.get("pages", count) != int(info["Pages"]):
        fault(file, f"{info['Pages']} pages, not {case['pages']}")
    head, rule, *fonts = run("pdffonts", str(path)).splitlines()
    columns = [(m.start(), m.end()) for m in re.finditer("-+", rule)]
    titles = [head[a:b].strip() for a, b in columns[:1]] + head[columns[1][0]:].split()
    if not fonts:
        fault(file, "has no fonts")
    for font in fonts:
        emb, sub, uni = font.split()[-5:-2]
        if not re.match(r"[A-Z]{6}\+(Inter|Fourfold)", font) or (emb, sub, uni) != ("yes", "yes", "yes"):
            fault(file, f"font: {font} ({titles})")
    if run("pdfimages", "-list", str(path)).count("\n") > 2:
        fault(file, "holds pictures made of pixels")
    structure = run("pdfinfo", "-struct-text", str(path))
    if "Document" not in structure:
        fault(file, "has no structure")
    read_aloud = " ".join(structure.split())
    for said in case.get("told", []):
        if f'"{said}' not in read_aloud:
            fault(file, f"{said!r} is not read aloud in one")


def check_text(case, path):
    text = run("pdftotext", str(path), "-")
    if unicodedata.normalize("NFC", text) != text:
        fault(case["file"], "has decomposed letters")
    flat = squeezed(text)
    for said in [row["text"] for row in case["texts"]] + case.get("names", []):
        if squeezed(said) not in flat:
            fault(case["file"], f"{said!r} can't be found as text")


def main(folder):
    cases = json.loads((folder / "expected.json").read_text("utf-8"))
    for case in cases:
        path = folder / case["file"]
        pages = words_of(path)
        check_info(case, path, len(pages))
        check_text(case, path)
        if case["texts"]:
            print(f"{case['file']}: {len(case['texts'])} rows, {check_places(case, pages):.2f} pixels off at most")
        else:
            check_margins(case, pages)
            overlaps(case, pages)
            print(f"{case['file']}: {len(pages)} pages")
    print("\n".join(faults) or "all agree")
    return 1 if faults or not cases else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
