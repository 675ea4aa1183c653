"""The same small API in Swagger 2.0, OpenAPI 3.0 and 3.1 means the same thing, at every stage up to the plan.

A topic is a folder with the API in each dialect that can say it. The golden files beside it are what all of them give:

* ``ir.json``: the intermediate representation, with what was inferred; without places in the document.
* ``plan.json``: every name, and how everything is called from Python.
* ``diagnostics.txt``: what is said of each dialect.
* ``package.txt``, for a few topics: every file of the package but the runtime, which is copied as it is.

``pytest tests/cases --golden`` rewrites them, from OpenAPI 3.0 where a topic has that.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import DiagnosticSink
from generator.generation import analyse
from generator.ir.dump import dump
from generator.package.format import format_files
from generator.package.manifest import render_package
from generator.package.result import Options
from generator.package.view import package_view
from generator.plan.dump import dump_plan
from generator.project.catalog import Target
from generator.run import Run
from generator.samples import make_samples

HERE = Path(__file__).resolve().parent
DIALECTS = ("swagger20", "openapi30", "openapi31")
TOPICS = {
    path.name: tuple(dialect for dialect in DIALECTS if (path / f"{dialect}.yaml").exists())
    for path in sorted(HERE.iterdir())
    if path.is_dir() and not path.name.startswith(("_", "."))
}
#: Topics whose package is read in full: between them every kind of method, body, model and union.
RENDERED = ("formats", "long_running", "paging", "streaming", "unions")


def reference(topic: str) -> str:
    """The dialect whose meaning the others share."""
    return "openapi30" if "openapi30" in TOPICS[topic] else TOPICS[topic][0]


@cache
def run(topic: str, dialect: str) -> Run:
    """A document up to its plan; all dialects of a topic under one name."""
    target = Target(f"{dialect}.yaml", HERE / topic / f"{dialect}.yaml")
    return analyse(target, Options(Path("unused"), service=topic, module=f"cases.{topic}"), DiagnosticSink())


def as_json(data: Any) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def ir(topic: str, dialect: str) -> str:
    return as_json(dump(run(topic, dialect).service, sources=False))


def plan(topic: str, dialect: str) -> str:
    return as_json(dump_plan(run(topic, dialect).plan))


def package(topic: str, dialect: str) -> str:
    """Every file of a package under a line with its path."""
    made = run(topic, dialect).plan
    files = format_files(render_package(package_view(made, make_samples(made, DiagnosticSink()))))
    shown = sorted((file for file in files if "/_runtime/" not in file.path), key=lambda file: file.path)
    return "".join(f"=== {file.path}\n{file.text}" for file in shown)


STAGES = {"ir.json": ir, "plan.json": plan, "package.txt": package}
CASES = [
    pytest.param(topic, dialect, file, id=f"{topic}-{dialect}-{file.partition('.')[0]}")
    for topic, dialects in TOPICS.items()
    for dialect in dialects
    for file in STAGES
    if file != "package.txt" or topic in RENDERED
]


@pytest.mark.parametrize(("topic", "dialect", "file"), CASES)
def test_one_meaning(topic: str, dialect: str, file: str, golden: bool) -> None:
    text, path, first = STAGES[file](topic, dialect), HERE / topic / file, reference(topic)
    if golden and dialect == first:
        path.write_text(text, encoding="utf-8")
    # Rewriting does not excuse the other dialects: they still must mean what the first one means.
    assert text == (STAGES[file](topic, first) if golden else path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_said(topic: str, golden: bool) -> None:
    lines: list[str] = []
    for dialect in TOPICS[topic]:
        findings = run(topic, dialect).sink
        lines += [f"[{dialect}]", *sorted(f"{e.at.pointer} {e.severity.value} {e.code} {e.message}" for e in findings)]
    text = "\n".join(lines) + "\n"
    path = HERE / topic / "diagnostics.txt"
    if golden:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_every_folder_is_a_topic_and_has_its_golden_files() -> None:
    """A folder or a file that is misnamed would otherwise be left out silently."""
    assert all(TOPICS.values())
    for topic, dialects in TOPICS.items():
        wanted = {"ir.json", "plan.json", "diagnostics.txt", *(f"{dialect}.yaml" for dialect in dialects)}
        wanted |= {"package.txt"} if topic in RENDERED else set()
        assert {path.name for path in (HERE / topic).iterdir()} == wanted
