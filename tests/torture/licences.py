#!/usr/bin/env python3
"""What `cargo deny check licenses bans sources` checks, where cargo-deny is not installed.

Reads `.deny.toml` and asks `cargo metadata` for everything that comes with the program on each of its systems; what
only tests use does not count. Prints every breach; exits with 1 if there is one.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


def is_allowed(expression: str, allowed: set[str]) -> bool:
    """Whether a licence expression (SPDX 2.3, annex D) holds with the allowed licences."""
    words = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))
    position = 0

    def atom() -> bool:
        nonlocal position
        word = words[position]
        position += 1
        if word == "(":
            value = either()
            position += 1
            return value
        if words[position : position + 1] == ["WITH"]:
            word = f"{word} WITH {words[position + 1]}"
            position += 2
        return word in allowed

    def both() -> bool:
        nonlocal position
        value = atom()
        while words[position : position + 1] == ["AND"]:
            position += 1
            value = atom() and value
        return value

    def either() -> bool:
        nonlocal position
        value = both()
        while words[position : position + 1] == ["OR"]:
            position += 1
            value = both() or value
        return value

    return either()


def shipped(target: str) -> list[dict]:
    """The packages that come with the program on a system."""
    command = ["cargo", "metadata", "--format-version=1", "--locked", f"--filter-platform={target}"]
    metadata = json.loads(subprocess.run(command, cwd=TOP, check=True, capture_output=True).stdout)
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    packages = {package["id"]: package for package in metadata["packages"]}
    seen: set[str] = set()
    rest = [metadata["resolve"]["root"]]
    while rest:
        node = rest.pop()
        if node not in seen:
            seen.add(node)
            deps = nodes[node]["deps"]
            rest += [dep["pkg"] for dep in deps if any(kind["kind"] != "dev" for kind in dep["dep_kinds"])]
    return [packages[name] for name in sorted(seen)]


def main() -> int:
    rules = tomllib.loads((TOP / ".deny.toml").read_text())
    allowed = set(rules["licenses"]["allow"])
    banned = {entry["crate"] for entry in rules["bans"]["deny"]}
    breaches = set()
    registries: set[str | None] = set()
    for target in rules["graph"]["targets"]:
        packages = shipped(target)
        print(f"deny {target}: {len(packages)} crates")
        for package in packages:
            name = f"{package['name']} {package['version']}"
            licence = package["license"]
            if not licence or not is_allowed(licence, allowed):
                breaches.add(f"{name}: licence {licence}")
            if package["name"] in banned:
                breaches.add(f"{name}: banned")
            if package["source"] and not package["source"].startswith("registry+"):
                breaches.add(f"{name}: from {package['source']}")
            registries.add(package["source"])
    if len(registries - {None}) > 1:
        breaches.add(f"several registries: {sorted(registries - {None})}")
    for breach in sorted(breaches):
        print(breach)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
