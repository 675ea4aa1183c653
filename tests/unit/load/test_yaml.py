"""YAML is read by the rules of YAML 1.2 and JSON, safely: no dates, no objects, no bombs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.diagnostics import DiagnosticSink, DocumentError, SourceRef
from generator.load import DocumentSet
from generator.load.yaml_text import parse, plain

Loaded = Callable[..., tuple[DocumentSet, DiagnosticSink]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-02-01", "2024-02-01"),
        ("2024-02-01T00:00:00Z", "2024-02-01T00:00:00Z"),
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".inf", ".inf"),
        ("1e999", "1e999"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_plain_scalars(text: str, value: object) -> None:
    assert plain(text) == value and type(plain(text)) is type(value)


def test_quoted_and_tagged_scalars() -> None:
    sink = DiagnosticSink()
    text = "a: '12'\nb: !!str 12\nc: !!int '12'\nd: |-\n  12\ne: !secret 12\nf: !!timestamp 2024-01-01\n"
    value, _ = parse(text, "api.yaml", sink)
    assert value == {"a": "12", "b": "12", "c": 12, "d": "12", "e": "12", "f": "2024-01-01"}
    assert [(item.code, item.at.pointer) for item in sink] == [("CG114", "/e")]


def test_keys_are_text() -> None:
    value, _ = parse("200: a\ntrue: b\n1.0: c\nnull: d\n", "api.yaml", DiagnosticSink())
    assert value == {"200": "a", "true": "b", "1.0": "c", "null": "d"}


def test_versions_stay_as_written(loaded: Loaded) -> None:
    """2.10 is a version, not the number 2.1; elsewhere it is a number."""
    documents, _ = loaded({"api.yaml": "swagger: 2.0\ninfo: {title: a, version: 2.10}\nx-number: 2.10\npaths: {}\n"})
    assert documents.dialect == "2.0"
    assert documents.root["info"]["version"] == "2.10"
    assert documents.root["x-number"] == 2.1


def test_every_container_knows_its_place() -> None:
    value, _ = parse("a/b:\n- c~d: {e: []}\n", "api.yaml", DiagnosticSink())
    assert value["a/b"][0]["c~d"]["e"].at == SourceRef("api.yaml", "/a~1b/0/c~0d/e")


def test_anchors_aliases_and_merge_keys() -> None:
    text = (
        "base: &base {a: 1, b: 2}\nmore: &more {c: 3}\ncopy: *base\nown: {<<: *base, b: 9}\nall: {<<: [*base, *more]}\n"
    )
    value, _ = parse(text, "api.yaml", DiagnosticSink())
    assert value["copy"] == {"a": 1, "b": 2}
    assert value["own"] == {"b": 9, "a": 1}
    assert value["all"] == {"a": 1, "b": 2, "c": 3}


def test_a_merge_key_of_no_mapping_is_reported() -> None:
    sink = DiagnosticSink()
    value, _ = parse("a: {<<: 5, b: 1}\n", "api.yaml", sink)
    assert value == {"a": {"b": 1}} and [item.code for item in sink] == ["CG114"]


def test_an_anchor_may_be_given_again() -> None:
    value, _ = parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", "api.yaml", DiagnosticSink())
    assert value == {"a": 1, "b": 1, "c": 2, "d": 2}


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "a: &x {b: *x}\n", "a: &x 1\nb: &x [*x]\n"])
def test_an_alias_within_its_own_anchor_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match=r"\*x"):
        parse(text, "api.yaml", DiagnosticSink())


@pytest.mark.parametrize(
    "level",
    ["[*a{n}, *a{n}, *a{n}, *a{n}, *a{n}, *a{n}, *a{n}, *a{n}, *a{n}]", "{{x: *a{n}, y: *a{n}, z: *a{n}, w: *a{n}}}"],
    ids=["lists", "mappings"],
)
def test_billion_laughs(level: str) -> None:
    """Aliases of aliases are refused by what they would expand to: nothing is expanded."""
    lines = ["a0: &a0 [lol, lol, lol]"]
    lines += [f"a{n + 1}: &a{n + 1} {level.format(n=n)}" for n in range(40)]
    with pytest.raises(DocumentError, match=r"expand|deep") as caught:
        parse("\n".join(lines), "api.yaml", DiagnosticSink())
    assert caught.value.code == "CG111"


def test_billion_laughs_by_merge() -> None:
    lines = ["a0: &a0 {k0: lol}"] + [f"a{n + 1}: &a{n + 1} {{<<: [*a{n}, *a{n}], k: *a{n}}}" for n in range(60)]
    with pytest.raises(DocumentError) as caught:
        parse("\n".join(lines), "api.yaml", DiagnosticSink())
    assert caught.value.code == "CG111"


def test_aliases_that_nest_are_deep() -> None:
    """A chain of aliases makes a depth that no line shows."""
    lines = ["a0: &a0 []"] + [f"a{n + 1}: &a{n + 1} [*a{n}]" for n in range(200)]
    with pytest.raises(DocumentError, match="deep"):
        parse("\n".join(lines), "api.yaml", DiagnosticSink())


def test_a_key_given_twice_is_a_warning() -> None:
    sink = DiagnosticSink()
    value, _ = parse("a: {b: 1, b: 2}\n", "api.yaml", sink)
    assert value == {"a": {"b": 2}}
    assert [(item.code, item.at.pointer) for item in sink] == [("CG112", "/a/b")]


def test_no_tag_makes_an_object() -> None:
    value, _ = parse("a: !!python/object/apply:os.system ['echo']\n", "api.yaml", DiagnosticSink())
    assert value == {"a": ["echo"]}
