"""The same small API in Swagger 2.0, OpenAPI 3.0 and 3.1 means the same thing: one ``ir.json`` for the three.

What only some dialects can express is written in those alone (``ONLY``). ``pytest tests/cases --golden`` rewrites
``ir.json`` (from OpenAPI 3.0, where the topic has it) and ``diagnostics.txt``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.convert import convert
from generator.diagnostics import DiagnosticSink
from generator.ir.dump import dump
from generator.load import load
from generator.normalize import normalize

HERE = Path(__file__).resolve().parent
DIALECTS = ("swagger20", "openapi30", "openapi31")
#: The topics that not every dialect can express, with those that can.
ONLY = {"tuples": ("openapi31",)}
TOPICS = sorted(path.name for path in HERE.iterdir() if any((path / f"{name}.yaml").exists() for name in DIALECTS))


def dialects(topic: str) -> tuple[str, ...]:
    return ONLY.get(topic, DIALECTS)


def first(topic: str) -> str:
    """The dialect whose meaning the others share."""
    return "openapi30" if "openapi30" in dialects(topic) else dialects(topic)[0]


def read(topic: str, dialect: str) -> tuple[dict[str, Any], list[str]]:
    """The representation of one document without its places, and what was said about it."""
    sink = DiagnosticSink()
    service = convert(normalize(load(HERE / topic / f"{dialect}.yaml", sink), sink), sink)
    said = sorted(f"{entry.at.pointer} {entry.severity.value} {entry.code} {entry.message}" for entry in sink)
    return json.loads(json.dumps(dump(service, sources=False))), said


@pytest.mark.parametrize(("topic", "dialect"), [(topic, dialect) for topic in TOPICS for dialect in dialects(topic)])
def test_one_meaning(topic: str, dialect: str, golden: bool) -> None:
    found, _ = read(topic, dialect)
    path = HERE / topic / "ir.json"
    if golden and dialect == first(topic):
        path.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    # Rewriting does not excuse the other dialects: they still must mean what the first one means.
    wanted = read(topic, first(topic))[0] if golden else json.loads(path.read_text(encoding="utf-8"))
    assert found == wanted


@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_said(topic: str, golden: bool) -> None:
    lines: list[str] = []
    for dialect in dialects(topic):
        lines += [f"[{dialect}]", *read(topic, dialect)[1]]
    text = "\n".join(lines) + "\n"
    path = HERE / topic / "diagnostics.txt"
    if golden:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_every_topic_is_read() -> None:
    """A folder that is misnamed, or lacks a dialect without saying so, would otherwise be skipped without a word."""
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))}
    assert folders == set(TOPICS)
    for topic in TOPICS:
        assert {path.stem for path in (HERE / topic).glob("*.yaml")} == set(dialects(topic))
