"""``docs/mutation.md``: what was tried, what was noticed, and each fault that was not."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mutate.choice import divided, reviewed
from mutate.fault import Fault

ABOUT = {
    "package": "generated packages without their runtime (rows, methods, models, params, clients); noticed by the tests "
    "that a package carries",
    "runtime": "`generator/runtime`, as packages carry it; noticed by the project's tests that execute the line, or by "
    "a package's own",
    "generator": "the stages of the generator that can change a client; noticed by the project's tests that execute the "
    "line",
}
HEAD = """\
# Do the tests notice a fault?

Written by `python -m mutate`: not by hand. Small faults are put in, one at a time, and the tests run until one fails. Faults
are chosen by a seed, of each operator as many as of any other. What changes nothing that a user of a client could see
is listed in `mutate/equivalent.yaml`, with a reason for each, and is not chosen.

Left alone is what no run shows: annotations (of `models` and `params` they are changed), docstrings, overloads, and how
exceptions and findings are worded.
"""


def write_report(cache: Path, path: Path) -> None:
    """Write what is known of every layer that was measured."""
    found = {name: json.loads(file.read_text("utf-8")) for name in ABOUT if (file := cache / f"{name}.json").exists()}
    for name, data in found.items():
        faults = [Fault(**each["fault"]) for each in data["tried"]]
        count = set(divided(faults, reviewed(name))[0])
        data["tried"] = [each for each, fault in zip(data["tried"], faults, strict=True) if fault in count]
    lines = [HEAD, *_table(found)]
    for name, data in found.items():
        lines += ["", f"## {name.capitalize()}", "", ABOUT[name][0].upper() + ABOUT[name][1:] + ".", ""]
        lines += [*_operators(data), "", *_missed(data), "", *_left_out(name)]
    path.write_text("\n".join(lines).rstrip() + "\n", "utf-8")


def _table(found: dict[str, Any]) -> Iterator[str]:
    yield from (
        "| layer | faults that could be | left out | tried | noticed | seed | CPU |",
        "|---|---|---|---|---|---|---|",
    )
    for name, data in found.items():
        results = [each["result"] for each in data["tried"]]
        noticed = sum(each["outcome"] != "passed" for each in results)
        cpu = sum(each["cpu"] for each in results) / 60
        figures = f"{data['faults']} | {data['equivalent']} | {len(results)} | {noticed} ({noticed / len(results):.1%})"
        yield f"| {name} | {figures} | {data['seed']} | {cpu:.0f} min |"


def _operators(data: dict[str, Any]) -> Iterator[str]:
    tried = Counter(each["fault"]["kind"] for each in data["tried"])
    noticed = Counter(each["fault"]["kind"] for each in data["tried"] if each["result"]["outcome"] != "passed")
    yield from ("| operator | noticed | of |", "|---|---|---|")
    yield from (f"| {kind} | {noticed[kind]} | {tried[kind]} |" for kind in sorted(tried))


def _missed(data: dict[str, Any]) -> Iterator[str]:
    missed = [Fault(**each["fault"]) for each in data["tried"] if each["result"]["outcome"] == "passed"]
    yield "Not noticed, and open:" if missed else "All were noticed."
    yield from ("",) if missed else ()
    for fault in sorted(missed, key=lambda fault: (fault.file, fault.line)):
        yield f"- `{fault.file}:{fault.line}` {fault.where}, {fault.kind}: {_code(fault.was)} → {_code(fault.text)}"


def _left_out(name: str) -> Iterator[str]:
    known = reviewed(name)
    yield from ("Left out, because they change nothing that a user could see:", "") if known else ()
    for each in known:
        changed = "" if each.was == each.becomes == "*" else f": {_code(each.was)} → {_code(each.becomes)}"
        kind = "" if each.kind == "*" else f", {each.kind}"
        place = each.file + ("" if each.where == "*" else f" {each.where}")
        yield f"- `{place}`{kind}{changed}: {each.why}"


def _code(text: str) -> str:
    """On one line, and not longer than one reads."""
    flat = re.sub(r"\s+", " ", text).replace("|", "¦")
    return f"``{flat if len(flat) < 90 else flat[:87] + '...'}``"
