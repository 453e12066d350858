#!/usr/bin/env python3
"""Looks at exported pages in headless Chromium, as a reader would: by keys, by touch, on paper.

    tests/export/html.py FOLDER [--pictures FOLDER] [--chromium PROGRAM]

FOLDER holds pages (x.html) and beside each what it should show (x.json); `FOURFOLD_PAGES=FOLDER cargo test --test
html` writes both. Needs Chromium and pdftotext, and of Python only what comes with it: the browser is spoken to
through a pipe. Each page is opened from a folder without a network.
"""

import argparse
import base64
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

TOLERANCE_PX = 2.0
DESKTOP, LARGE, PHONE = (1440, 900), (1920, 1080), (390, 844)
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowRight": 39}


class Browser:
    """A headless browser at the other end of a pipe: messages of the DevTools protocol, a zero byte after each."""

    def __init__(self, program, profile):
        to_read, self._to = os.pipe()
        self._from, to_write = os.pipe()
        arguments = [
            program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
            "--force-color-profile=srgb",
            # A mouse: without one, rules for pointing at things do not hold.
            "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4", "--remote-debugging-pipe", f"--user-data-dir={profile}",
            "--proxy-server=127.0.0.1:9", "about:blank",
        ]
        # The browser reads from 3 and writes to 4.
        shell = f'exec "$@" 3<&{to_read} 4>&{to_write}'
        self._process = subprocess.Popen(
            ["bash", "-c", shell, "bash", *arguments],
            pass_fds=(to_read, to_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._numbers = itertools.count(1)
        self._buffer = b""
        self.events = []

    def call(self, method, session=None, **parameters):
        """Sends a command and returns its result; events that come in between are kept."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        write_all(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") != number:
                self.events.append(answer)
            elif "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']['message']}")
            else:
                return answer["result"]

    def wait_for(self, method):
        """Waits until something has happened."""
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self._receive())

    def _receive(self):
        while b"\0" not in self._buffer:
            read = os.read(self._from, 1 << 20)
            if not read:
                raise RuntimeError("the browser has ended")
            self._buffer += read
        message, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(message)

    def close(self):
        try:
            self.call("Browser.close")
        except (RuntimeError, OSError):
            pass
        self._process.wait(timeout=20)


def write_all(pipe, data):
    while data:
        data = data[os.write(pipe, data):]



class Page:
    """One page in a tab of its own."""

    def __init__(self, browser, path):
        self.browser, self.path = browser, path
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self._target = target
        self._session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        browser.events.clear()
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self.call(f"{domain}.enable")
        # Rules of motion would make every look at a changing picture a race.
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])

    def call(self, method, **parameters):
        return self.browser.call(method, session=self._session, **parameters)

    def open(self, size, phone=False):
        self.call("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1],
                  deviceScaleFactor=2 if phone else 1, mobile=phone)
        self.call("Emulation.setTouchEmulationEnabled", enabled=phone)
        self.browser.events.clear()
        self.call("Page.navigate", url=self.path.resolve().as_uri())
        self.browser.wait_for("Page.loadEventFired")
        self.run("document.fonts.ready.then(() => 0)")

    def run(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression[:80]}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def press(self, key):
        code = KEYS[key]
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code,
                      **(text if kind == "keyDown" else {}))

    def point_at(self, selector):
        place = self.run(f"""(() => {{ const e = document.querySelector({json.dumps(selector)});
            e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect();
            return [r.x + r.width / 2, r.y + r.height / 2]; }})()""")
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=place[0], y=place[1])
        return place

    def click(self, selector):
        x, y = self.point_at(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path, whole=False):
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))

    def pdf(self):
        data = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        return base64.b64decode(data)

    def complaints(self):
        """What the browser has said against the page, and every address asked for."""
        said = []
        for event in self.browser.events:
            method, parameters = event.get("method"), event.get("params", {})
            if method == "Log.entryAdded":
                said.append(parameters["entry"]["text"])
            elif method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
                said.append(json.dumps(parameters)[:200])
            elif method == "Audits.issueAdded" and "Security" in parameters["issue"]["code"]:
                said.append(json.dumps(parameters["issue"])[:300])
            elif method == "Network.requestWillBeSent":
                url = parameters["request"]["url"]
                if not url.startswith("data:") and url != self.path.resolve().as_uri():
                    said.append(f"asked for {url[:100]}")
        return said

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self._target)


LIT = """[...document.querySelectorAll('[data-steps]')]
    .filter(g => +getComputedStyle(g).opacity > 0.9).map(g => g.id).sort()"""
SHOWN = """[...document.querySelectorAll('.detail')]
    .filter(d => getComputedStyle(d).display !== 'none').map(d => d.id)"""
SAID = """[...document.querySelectorAll('.said')]
    .filter(d => getComputedStyle(d).display !== 'none').map(d => d.id)"""
# Whether a lit card is within the width of the window; true if all are lit.
IN_SIGHT = """new Promise(done => setTimeout(() => {
    const lit = [...document.querySelectorAll(".hit[data-lit~='step-%d']")].map(h => h.getBoundingClientRect());
    done(!lit.length || lit.some(r => r.left >= 0 && r.right <= innerWidth));
}, 60))"""
FOCUS = "document.activeElement.getAttribute('popovertarget') || document.activeElement.id"
ROWS = """(() => {
    const map = document.getElementById('map'), toScreen = map.getScreenCTM();
    return [...map.querySelectorAll('tspan')].map(t => {
        const r = t.getBoundingClientRect(), p = t.getStartPositionOfChar(0).matrixTransform(toScreen);
        return {text: t.textContent, left: r.left, width: r.width, x: p.x, baseline: p.y};
    });
})()"""


class Check:
    """Collects what is wrong with one page."""

    def __init__(self, name):
        self.name, self.wrong, self.figures = name, [], {}

    def that(self, holds, what):
        if not holds:
            self.wrong.append(what)


def plain(text):
    """A text as it can be compared across readers: no marks of direction, no control characters, no white space."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf", "Cn", "Co"))


def check_words(page, facts, check):
    """A reader of HTML finds what a reader of XML does."""
    check.that(page.run("document.compatMode") == "CSS1Compat", "quirks mode")
    check.that(page.run("document.scripts.length") == 0, "has scripts")
    check.that(plain(facts["mission"]) == plain(page.run("document.querySelector('h1').textContent"))
               or not facts["mission"], "the heading is not the mission")
    for objective in facts["objectives"]:
        said = plain(page.run(f"document.getElementById('{objective['id']}').textContent"))
        words = [objective["name"]] + [word for kpi in objective["kpis"] for word in kpi.values()]
        for word in words:
            check.that(plain(word) in said, f"{word[:40]!r} is not in the list")
    check.that(page.run("document.querySelectorAll('body *').length") > 20, "the body is nearly empty")


def check_places(page, facts, check):
    """Letters stand where the scene has them, within two pixels."""
    box = page.run("""(() => { const m = document.getElementById('map'), r = m.getBoundingClientRect(), v = m.viewBox.baseVal;
        return {left: r.left, top: r.top, scale: r.width / v.width, x: v.x, y: v.y}; })()""")
    found = page.run(ROWS)
    check.that(len(found) == len(facts["rows"]), f"{len(found)} rows instead of {len(facts['rows'])}")
    worst = {"left": 0.0, "baseline": 0.0, "width": 0.0}
    for row, wanted in zip(found, facts["rows"]):
        check.that(row["text"] == wanted["text"], f"{row['text'][:40]!r} instead of {wanted['text'][:40]!r}")
        off = {
            "left": row["left"] - box["left"] - (wanted["x"] - box["x"]) * box["scale"],
            "baseline": row["baseline"] - box["top"] - (wanted["baseline"] - box["y"]) * box["scale"],
            "width": row["width"] - wanted["width"] * box["scale"],
        }
        for what, pixels in off.items():
            worst[what] = max(worst[what], abs(pixels))
            check.that(abs(pixels) <= TOLERANCE_PX, f"{what} of {row['text'][:40]!r} is off by {pixels:.2f} px")
    check.figures["rows"] = len(found)
    check.figures["scale"] = round(box["scale"], 3)
    check.figures.update({f"{what} off px": round(pixels, 2) for what, pixels in worst.items()})


def check_steps(page, facts, check):
    """Tab reaches the steps, arrow keys walk them, and what is lit follows."""
    if not facts["steps"]:
        return
    for _ in range(3):
        page.press("Tab")
        if page.run(FOCUS) == "step-0":
            break
    check.that(page.run(FOCUS) == "step-0", "the steps are not the first thing that Tab reaches")
    everything = page.run(LIT)
    seen = {json.dumps(everything)}
    for place, step in enumerate(facts["steps"], 1):
        page.press("ArrowRight")
        lit = page.run(LIT)
        wanted = sorted(step["lit"]) or everything
        check.that(lit == wanted, f"step {place} lights {len(lit)} instead of {len(wanted)}")
        check.that(page.run(SAID) == [f"said-{place}"], f"step {place} says {page.run(SAID)}")
        said = page.run(f"document.getElementById('said-{place}').innerText")
        check.that(plain(step["sentence"]) in plain(said), f"step {place} does not say its sentence")
        seen.add(json.dumps(lit))
    check.that(len(seen) > min(2, len(facts["objectives"])), "nothing changes from step to step")
    page.press("ArrowLeft")
    before = max(len(facts["steps"]) - 1, 0)
    check.that(page.run(SAID) == [f"said-{before}"], "the left arrow does not go back")
    page.run("document.getElementById('step-0').click()")
    check.that(page.run(LIT) == everything, "the whole map is not lit again")
    if page.run("!!document.querySelector('#said-0 .next')"):
        page.click("#said-0 .next")
        check.that(page.run(SAID) == ["said-1"], "the button does not start the story")
        page.run("document.getElementById('step-0').click()")


def check_cards(page, facts, check):
    """Tab shows what is behind a card, Enter opens it, Esc closes it, so do pointer and click."""
    cards = page.run("[...document.querySelectorAll('.hit')].map(h => h.getAttribute('popovertarget'))")
    check.that(len(cards) == len(facts["objectives"]), f"{len(cards)} cards can be opened")
    if not cards:
        return
    page.run("document.querySelector('.dot:checked, .skip').focus()")
    if facts["steps"]:
        page.run("document.getElementById('step-0').focus()")
    reached = []
    for objective in facts["objectives"]:
        page.press("Tab")
        card = page.run(FOCUS)
        reached.append(card)
        check.that(page.run(SHOWN) == [card], f"{card} is focused, shown is {page.run(SHOWN)}")
    check.that(reached == cards, "Tab does not go from card to card")
    page.press("Enter")
    last = reached[-1]
    is_open = f"document.getElementById('{last}').matches(':popover-open')"
    check.that(page.run(is_open), "Enter opens nothing")
    text = plain(page.run(f"document.getElementById('{last}').innerText"))
    for kpi in facts["objectives"][-1]["kpis"]:
        for word in kpi.values():
            check.that(plain(word) in text, f"the open card does not say {word[:40]!r}")
    page.press("Escape")
    check.that(not page.run(is_open), "Esc closes nothing")
    check.that(page.run(FOCUS) == last, "the focus is lost")
    page.run("document.activeElement.blur()")
    check.that(page.run(SHOWN) == [], "a card that is left stays shown")
    first = cards[0]
    page.point_at(f"[popovertarget='{first}'].hit")
    check.that(page.run(SHOWN) == [first], "pointing at a card shows nothing")
    page.click(f"[popovertarget='{first}'].hit")
    check.that(page.run(f"document.getElementById('{first}').matches(':popover-open')"), "a click opens nothing")
    page.press("Escape")
    page.call("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)


def check_phone(page, facts, check):
    """Nothing sticks out sideways, text is large enough, targets can be hit."""
    page.open(PHONE, phone=True)
    widths = page.run("[document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth]")
    check.that(widths == [PHONE[0]] * 3, f"the page is {widths} wide on a phone")
    small = page.run("""[...document.querySelectorAll('.list *, .banner *, .story *')]
        .filter(e => !e.closest('svg') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .filter(e => parseFloat(getComputedStyle(e).fontSize) < 12).length""")
    check.that(small == 0, f"{small} texts are smaller than 12 px")
    low = page.run("""[...document.querySelectorAll('.dot, .walk label, .hit, summary')]
        .map(e => e.getBoundingClientRect()).filter(r => r.height && (r.height < 20 || r.width < 24)).length""")
    check.that(low == 0, f"{low} targets are too small for a finger")
    size = page.run("""Math.min(99, ...[...document.querySelectorAll('#map text')].map(t =>
        parseFloat(t.getAttribute('font-size')) * document.getElementById('map').getScreenCTM().a))""")
    check.figures["phone px"] = round(size, 1)
    if not check.name.startswith("hostile"):
        check.that(size >= 11 or not facts["objectives"], f"texts of the map are {size:.1f} px on a phone")
    for place in range(1, len(facts["steps"]) + 1):
        page.run(f"document.getElementById('step-{place}').click()")
        check.that(page.run("document.documentElement.scrollWidth") == PHONE[0], f"step {place} is too wide")
        seen = page.run(IN_SIGHT % place)
        check.that(seen, f"nothing that is lit in step {place} is in sight on a phone")
    page.run("document.querySelector('.hit')?.click()")
    wide = page.run("Math.max(0, ...[...document.querySelectorAll(':popover-open')].map(e => e.getBoundingClientRect().right))")
    check.that(wide <= PHONE[0], f"an open card ends at {wide}")


def check_print(page, facts, check, folder):
    """Everything is on paper, whatever step was checked, the map whole on the first sheet."""
    page.open(DESKTOP)
    page.run("document.getElementById('step-2')?.click()")
    path = folder / f"{check.name}.pdf"
    path.write_bytes(page.pdf())
    text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    printed = plain(text)
    words = [facts["mission"]] + [step["sentence"] for step in facts["steps"]]
    for objective in facts["objectives"]:
        words += [objective["name"]] + [word for kpi in objective["kpis"] for word in kpi.values()]
    missing = [word for word in words if plain(word) not in printed]
    check.that(not missing, f"not on paper: {[word[:40] for word in missing[:5]]}")
    sheets = text.split("\f")
    check.figures["sheets"] = len(sheets) - 1
    rows = [row["text"] for row in facts["rows"]]
    on_first = sum(plain(row) in plain(sheets[0]) for row in rows)
    check.that(on_first == len(rows), f"{on_first} of {len(rows)} rows of the map are on the first sheet")


def look(page, name, folder):
    """Pictures for a person to judge."""
    page.open(DESKTOP)
    page.picture(folder / f"{name}_desktop.png")
    page.picture(folder / f"{name}_whole.png", whole=True)
    page.run("[...document.querySelectorAll('.dot')].at(-1)?.click()")
    page.picture(folder / f"{name}_step.png")
    page.run("document.getElementById('step-0')?.click()")
    if page.run("!!document.querySelector('.hit')"):
        page.point_at(".hit:nth-of-type(5)") if page.run("document.querySelectorAll('.hit').length > 5") else None
        hits = page.run("document.querySelectorAll('.hit').length")
        page.run(f"document.querySelectorAll('.hit')[{min(5, hits - 1)}].setAttribute('id', 'pointed')")
        page.point_at("#pointed")
        page.picture(folder / f"{name}_hover.png")
        page.click("#pointed")
        page.picture(folder / f"{name}_open.png")
        page.press("Escape")
    page.open(PHONE, phone=True)
    page.picture(folder / f"{name}_phone.png")
    page.picture(folder / f"{name}_phone_whole.png", whole=True)
    page.run("[...document.querySelectorAll('.dot')].at(-1)?.click()")
    page.picture(folder / f"{name}_phone_step.png")
    page.run("document.getElementById('step-0')?.click()")
    page.run("document.querySelector('.hit')?.click()")
    page.picture(folder / f"{name}_phone_open.png")


def check_page(browser, path, folder, pictures):
    facts = json.loads(path.with_suffix(".json").read_text())
    check = Check(path.stem)
    page = Page(browser, path)
    is_hostile = path.stem.startswith("hostile")
    page.open(LARGE)
    said = page.complaints()
    check_words(page, facts, check)
    if not is_hostile:
        check_places(page, facts, check)
    page.open(DESKTOP)
    overflow = page.run("document.documentElement.scrollWidth")
    check.that(overflow == DESKTOP[0], f"the page is {overflow} wide on a desktop")
    check_steps(page, facts, check)
    check_cards(page, facts, check)
    said += page.complaints()
    check_phone(page, facts, check)
    said += page.complaints()
    if not is_hostile:
        check_print(page, facts, check, folder)
        said += page.complaints()
    check.that(not said, f"the browser complains: {said[:3]}")
    if pictures and not is_hostile:
        look(page, path.stem, pictures)
    page.close()
    return check


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--chromium", default="chromium")
    parser.add_argument("--only", default="", help="pages whose name matches")
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.folder.glob("*.html") if re.search(arguments.only, path.stem))
    if not paths:
        sys.exit(f"no pages in {arguments.folder}")
    if arguments.pictures:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        browser = Browser(arguments.chromium, Path(scratch) / "profile")
        try:
            for path in paths:
                check = check_page(browser, path, arguments.pictures or Path(scratch), arguments.pictures)
                failed += bool(check.wrong)
                print(f"{'FAILED' if check.wrong else 'ok'} {check.name} {check.figures}")
                for what in check.wrong[:20]:
                    print(f"    {what}")
        finally:
            browser.close()
    print(f"{len(paths)} pages, {failed} failed")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
