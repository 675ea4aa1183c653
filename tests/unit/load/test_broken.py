"""A text that is not a document gives one error, and it says what is wrong, where, and what to do."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import DiagnosticSink, DocumentError
from generator.load import DocumentSet, load

Refused = Callable[..., DocumentError]

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"

DOCUMENT = """\
openapi: 3.0.0
info:
  title: Pets
  version: '1'
paths:
  /pets:
    get:
      responses:
        '200':
          description: fine
"""


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file") as caught:
        load(tmp_path / "api.yaml", DiagnosticSink())
    assert caught.value.code == "CG101"


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="folder") as caught:
        load(tmp_path, DiagnosticSink())
    assert caught.value.code == "CG101"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_text(DOCUMENT)
    path.chmod(0)
    with pytest.raises(DocumentError, match="permission"):
        load(path, DiagnosticSink())


def test_no_permission_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As above, for when the tests run as the superuser."""
    path = tmp_path / "api.yaml"
    path.write_text(DOCUMENT)

    def read_bytes(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(DocumentError, match="no permission to read this file"):
        load(path, DiagnosticSink())


@pytest.mark.parametrize("text", ["", "  \n\n", "# only a comment\n", "\ufeff"])
def test_empty(refused: Refused, text: str) -> None:
    error = refused(text)
    assert (error.code, "empty" in error.message) == ("CG102", True)


def test_not_utf8(refused: Refused) -> None:
    error = refused(DOCUMENT.encode() + b"# \xff\n")
    assert error.code == "CG103"
    assert error.finding.line == 11 and "UTF-8" in error.message


def test_utf16(refused: Refused) -> None:
    assert "UTF-16" in refused(DOCUMENT.encode("utf-16")).message


def test_web_page(refused: Refused) -> None:
    error = refused("<!DOCTYPE html>\n<html><body>openapi: 3.0.0</body></html>")
    assert error.code == "CG104" and "raw file" in error.message


def test_prose_before_yaml(refused: Refused) -> None:
    error = refused(f"Pets for all\n\nThe document: openapi.yml Raw\n{DOCUMENT}")
    assert error.code == "CG105"
    assert "starts at line 4" in error.message and "delete the 3 lines before line 4" in error.message


def test_prose_before_json(refused: Refused) -> None:
    error = refused('Here it is\n{"openapi": "3.0.0", "paths": {}}', "api.json")
    assert error.code == "CG105" and "starts at line 2" in error.message


def test_keys_before_the_version_are_no_prose(loaded: Callable[..., tuple[object, DiagnosticSink]]) -> None:
    """The order of keys is free: the version may come last."""
    text = "x-note: {a: b}\ninfo:\n  title: Pets\n  version: '1'\npaths: {}\nopenapi: 3.0.0\n"
    assert loaded({"api.yaml": text})[1].diagnostics == []


def test_cut_off_with_a_remark(refused: Refused) -> None:
    """The cut may leave valid YAML behind: what the copy says at its end decides."""
    error = refused(DOCUMENT + "\n# --- truncated at 32 KB (50 KB total) ---\n# Full source: elsewhere\n")
    assert error.code == "CG106" and "line 12" in error.message


@pytest.mark.parametrize(
    "end", ["  - truncated", "truncated: true", "# how names are truncated", "x-cut: '# truncated'"]
)
def test_the_word_alone_is_no_remark(loaded: Callable[..., tuple[DocumentSet, DiagnosticSink]], end: str) -> None:
    """A document that merely ends in the word "truncated" is read, and nothing is said of it."""
    documents, sink = loaded({"api.yaml": f"openapi: 3.0.0\npaths: {{}}\nx-list:\n{end}\n"})
    assert documents.dialect == "3.0" and not list(sink)


def test_an_empty_info_is_no_lost_indentation(loaded: Callable[..., tuple[DocumentSet, DiagnosticSink]]) -> None:
    """Keys without a value at the top level are a poor document, but one that keeps its structure."""
    documents, sink = loaded({"api.yaml": "openapi: 3.0.0\ninfo:\npaths:\nx-note: 1\n"})
    assert documents.dialect == "3.0" and not sink.has_errors


def test_cut_off_json(refused: Refused) -> None:
    error = refused('{\n  "openapi": "3.0.0",\n  "info": {\n    "title": "Pe', "api.json")
    assert error.code == "CG106" and "at line 4" in error.message


def test_cut_off_yaml_within_quotes(refused: Refused) -> None:
    error = refused(DOCUMENT + '          x-note: "never closed\n')
    assert error.code == "CG106" and "at line 11" in error.message


def test_cut_off_yaml_that_still_parses(refused: Refused) -> None:
    """Half a document parses, but ends within a line and lacks what it refers to."""
    error = refused("openapi: 3.0.0\npaths:\n  /a:\n    $ref: '#/components/pathItems/a'\n  /b:\n    summary: Take th")
    assert error.code == "CG106" and "line 6" in error.message and "#/components/pathItems/a" in error.message


def test_indentation_gone(refused: Refused) -> None:
    error = refused("\n".join(line.strip() for line in DOCUMENT.splitlines()))
    assert error.code == "CG107" and "indentation" in error.message


def test_indentation_partly_gone(refused: Refused) -> None:
    error = refused("openapi: 3.0.0\ninfo:\n  title: a\npaths:\n/pets:\nget:\n  summary: b\n")
    assert error.code == "CG107"


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ('{\n"openapi": "3.0.0",\n"info": oops}', "api.json", "3:9"),
        ('{"openapi": "3.0.0", "x": NaN}', "api.json", "NaN"),
        ("openapi: 3.0.0\ninfo: a: b\n", "api.yaml", "2:8"),
        ("openapi: 3.0.0\n\tinfo: x\n", "api.yaml", "api.yaml:2:"),
        ("openapi: 3.0.0\ninfo: \x07\n", "api.yaml", "2:7"),
        ("openapi: 3.0.0\n---\nopenapi: 3.0.0\n", "api.yaml", "api.yaml:2:"),
        ("openapi: 3.0.0\n? [a]\n: b\n", "api.yaml", "api.yaml:2:"),
        ("openapi: 3.0.0\ninfo: *nothing\n", "api.yaml", "api.yaml:2:"),
    ],
)
def test_syntax(refused: Refused, text: str, name: str, place: str) -> None:
    """A syntax error is found where it is, as file:line:column."""
    error = refused(text, name)
    assert error.code == "CG108" and place in str(error.finding)


@pytest.mark.parametrize("text", ["[1, 2]", "- a\n- b\n", "just words", "a: b\nc: d\n", "{}"])
def test_no_document(refused: Refused, text: str) -> None:
    error = refused(text)
    assert error.code == "CG109" and "'openapi'" in error.message and "'swagger'" in error.message


@pytest.mark.parametrize("field", ["swagger: '1.2'", "openapi: 3.2.0", "openapi: 4", "openapi: null", "openapi: []"])
def test_unsupported_version(refused: Refused, field: str) -> None:
    error = refused(f"{field}\npaths: {{}}\n")
    assert error.code == "CG110" and "Swagger 2.0, OpenAPI 3.0 or 3.1" in error.message


@pytest.mark.parametrize("levels", [101, 300, 900])
def test_deeper_than_any_api(refused: Refused, levels: int) -> None:
    """Python would read this many levels, and a later stage run out of stack."""
    error = refused('{"openapi": "3.0.0", "x": ' + "[" * levels + "]" * levels + "}", "api.json")
    assert error.code == "CG111" and "100 levels" in error.message


@pytest.mark.parametrize("text", ["[" * 5000, '{"openapi": "3.0.0", "x": ' + "[" * 5000 + "]" * 5000 + "}"])
def test_too_deep_json(refused: Refused, text: str) -> None:
    assert refused(text, "api.json").code in ("CG106", "CG111")


def test_too_deep_yaml(refused: Refused) -> None:
    assert refused("openapi: 3.0.0\nx: " + "[" * 500 + "]" * 500).code == "CG111"


def test_too_many_digits(refused: Refused) -> None:
    """Python refuses to convert numbers of more than 4,300 digits: not with a traceback."""
    assert refused('{"openapi": "3.0.0", "x": ' + "1" * 5000 + "}", "api.json").code == "CG108"


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        ("001", "CG105", ("starts at line 8", "delete the 7 lines before line 8", "cut off")),
        ("002", "CG107", ("indentation", "cut off")),
        ("003", "CG105", ("starts at line 8", "delete the 7 lines before line 8", "cut off")),
    ],
)
def test_seed(number: str, code: str, words: tuple[str, ...]) -> None:
    """The three scraped documents the project began from each get their own advice."""
    if not SEEDS.is_dir():
        pytest.skip("the seed documents are not here (../shared/seeds)")
    (path,) = SEEDS.glob(f"{number}_*.txt")
    with pytest.raises(DocumentError) as caught:
        load(path, DiagnosticSink())
    assert caught.value.code == code
    assert all(word in caught.value.message for word in words)
