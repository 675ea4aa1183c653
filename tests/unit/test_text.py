"""The filters that stand between a document's text and generated source."""

from __future__ import annotations

import ast
import json

import pytest

from generator.text import clean, docstring, literal, one_line, toml_string

HOSTILE = [
    'ends in a quote"',
    '"""',
    '""""',
    "'''",
    "back\\slash",
    "ends in a backslash\\",
    '\\"""',
    "a\nb\r\nc\rd",
    "\0\x07\x1b[31m",
    "{{ 7*7 }} {% raw %}",
    "\u202eevil\u2066",
    "\ud800",
    "a\u2028b\x85c",
    "",
    " ",
    "\n\n",
    "x" * 300,
    "'; import os #",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_literal_is_exactly_its_text_and_printable(text: str) -> None:
    source = literal(text)
    assert ast.literal_eval(source) == text and source.isprintable()


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("indent", [0, 4, 8])
def test_a_docstring_is_one_string_and_nothing_runs_after_it(text: str, indent: int) -> None:
    source = "class X:\n    " + docstring(text, indent) + "\n    y = 1\n"
    body = ast.parse(source).body[0]
    assert isinstance(body, ast.ClassDef) and len(body.body) == 2
    value = ast.literal_eval(body.body[0].value)  # type: ignore[attr-defined]
    assert "".join(value.split()) == "".join(clean(text).split())


def test_a_docstring_is_wrapped_to_the_line_width_and_closed_on_a_line_of_its_own() -> None:
    lines = docstring("word " * 100, 4).split("\n")
    assert len(lines) == 6 and lines[-1] == '    """' and max(map(len, lines[1:])) <= 120


@pytest.mark.parametrize("text", HOSTILE)
def test_a_toml_string_is_its_text_on_one_line(text: str) -> None:
    tomllib = pytest.importorskip("tomllib", reason="it comes with Python 3.11")
    assert tomllib.loads(f"x = {toml_string(text)}") == {"x": one_line(text)}


def test_floats_that_python_cannot_write_are_written_as_calls() -> None:
    assert eval(literal(float("inf"))) == float("inf") and json.loads(literal(1.5)) == 1.5
