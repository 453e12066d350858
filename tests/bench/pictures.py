#!/usr/bin/env python3
"""Exports of a map of 30 cards beside what other programs need for the same picture.

    cargo build --release --bin fourfold
    tests/bench/pictures.py [PROGRAM]

Needs graphviz (dot), librsvg2-bin (rsvg-convert), Chromium and fontconfig. Each program runs five times; the smallest
processor time of all its processes counts, user and system together. dot draws the same cards and arrows as boxes with
the same names; rsvg-convert and Chromium draw our own SVG. All pictures are 3,840 pixels wide.
"""

import ctypes
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WIDTH = 3840
RUNS = 5
DAY = "2026-11-20"
# Crockford's digits, as in the ids of a project file.
DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def processor_ms(command, folder, environment):
    """The processor time of a command and of all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True)
    if done.returncode:
        sys.exit(f"{command}: {done.stderr.decode()}")
    while True:
        # Processes that a browser leaves behind are ours then.
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def make_project(program, file, environment):
    """The SaaS map with 17 objectives and 27 arrows more."""
    subprocess.run([program, "new", file, "--template", "saas", "--as-of", DAY], check=True, capture_output=True, env=environment)
    text, fixed = file.read_text("utf-8"), random.Random(30)
    objectives = re.findall(r'\(id: "(o-\w+)", perspective: "(p-\w+)".*?name: "(.*?)"', text)
    bands = re.findall(r'\(id: "(p-\w+)", rank: "(\w+)"', text)
    order = [band for band, _ in sorted(bands, key=lambda band: band[1])]
    links = re.findall(r'cause: "(o-\w+)", effect: "(o-\w+)"', text)
    new_id = lambda kind: f"{kind}-" + "".join(fixed.choice(DIGITS) for _ in range(10))  # noqa: E731
    added = []
    for number in range(17):
        record = (new_id("o"), order[number % len(order)], f"Make the part of number {number + 1} twice as good")
        objectives.append(record)
        added.append('    (id: "%s", perspective: "%s", rank: "z%s", name: "%s"),' % (record[0], record[1], DIGITS[number + 1], record[2]))
    arrows, place = [], {id: order.index(band) for id, band, _ in objectives}
    while len(arrows) < 27:
        cause, effect = (fixed.choice(objectives)[0] for _ in range(2))
        if place[cause] == place[effect] + 1 and (cause, effect) not in links:
            links.append((cause, effect))
            arrows.append(f'    (id: "{new_id("l")}", cause: "{cause}", effect: "{effect}"),')
    for list_, records in (("objectives", added), ("links", arrows)):
        text = text.replace(f"  {list_}: [\n", f"  {list_}: [\n" + "\n".join(records) + "\n", 1)
    file.write_text(text, "utf-8")
    return objectives, links, order


def make_graph(file, objectives, links, order):
    """The same cards and arrows for dot."""
    lines = ["digraph {", 'rankdir=BT; node [shape=box, style="rounded,filled", fillcolor=white, fontname=Inter, fontsize=13, width=1.83];']
    for band in order:
        cards = [(id, name) for id, of, name in objectives if of == band]
        lines.append("{rank=same; " + " ".join(f'"{id}" [label="{name}"];' for id, name in cards) + "}")
    lines += [f'"{cause}" -> "{effect}";' for cause, effect in links]
    file.write_text("\n".join(lines + ["}"]), "utf-8")


def main():
    program = str(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/fourfold").resolve())
    # Orphans become children of this process, so that their time counts.
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        fonts = folder / "fonts.conf"
        fonts.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f"<dir>{ROOT / 'assets/fonts'}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>"
        )
        environment = os.environ | {"FONTCONFIG_FILE": str(fonts), "LANG": "C.UTF-8", "HOME": str(folder)}
        project = folder / "map.bsc.ron"
        objectives, links, order = make_project(program, project, environment)
        make_graph(folder / "map.dot", objectives, links, order)
        export = lambda to, *more: [program, "export", str(project), "--as-of", DAY, "--to", to, *more]  # noqa: E731
        processor_ms(export("map.svg"), folder, environment)
        width, height = (float(side) for side in re.search(r'width="([\d.]+)" height="([\d.]+)"', (folder / "map.svg").read_text("utf-8")).groups())
        scale = WIDTH / width
        inches = re.search(r'width="(\d+)pt"', subprocess.run(["dot", "-Tsvg", "map.dot"], cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout)
        pixels = f"--window-size={WIDTH},{round(height * scale)}"
        page = folder / "page.html"
        page.write_text('<body style="margin:0"><img src="map.svg" width="100%">', "utf-8")
        chromium = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder / 'profile'}"]
        commands = {
            "fourfold map.png": (export("map.png", "--scale", f"{scale:.4f}"), "map.png"),
            "dot -Tpng": (["dot", "-Tpng", f"-Gdpi={72 * WIDTH / float(inches[1]):.1f}", "-odot.png", "map.dot"], "dot.png"),
            "rsvg-convert": (["rsvg-convert", "--width", str(WIDTH), "--output", "rsvg.png", "map.svg"], "rsvg.png"),
            "chromium --screenshot": ([*chromium, pixels, f"--screenshot={folder / 'chromium.png'}", page.as_uri()], "chromium.png"),
            "dot -Tsvg": (["dot", "-Tsvg", "-odot.svg", "map.dot"], "dot.svg"),
            "dot -Tpdf": (["dot", "-Tpdf", "-odot.pdf", "map.dot"], "dot.pdf"),
            "fourfold map.svg": (export("map.svg"), "map.svg"),
            "fourfold map.pdf": (export("map.pdf"), "map.pdf"),
            "fourfold story.pptx": (export("story.pptx"), "story.pptx"),
        }
        print(f"{len(objectives)} cards, {len(links)} arrows, {width:.0f} x {height:.0f} points\n")
        print("| | CPU ms | KB |\n|---|--:|--:|")
        for name, (command, file) in commands.items():
            least = min(processor_ms(command, folder, environment) for _ in range(RUNS))
            print(f"| {name} | {least:.0f} | {(folder / file).stat().st_size / 1000:.0f} |", flush=True)


if __name__ == "__main__":
    main()
