"""References reach files of the tree and nothing else; what they cannot reach is named with its pointer."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import DiagnosticSink, Severity, SourceRef
from generator.load import DocumentSet, load
from generator.load.pointers import MISSING, lookup, steps
from generator.load.references import Refusal, target

Loaded = Callable[..., tuple[DocumentSet, DiagnosticSink]]


def document(ref: str) -> str:
    return f'{{"openapi": "3.0.0", "paths": {{"/a": {{"$ref": "{ref}"}}}}}}'


def errors(sink: DiagnosticSink) -> list[tuple[str, str]]:
    return [(item.code, item.at.pointer) for item in sink if item.severity is Severity.ERROR]


def test_pointers() -> None:
    assert steps("/a~1b/~01/0") == ("a/b", "~1", "0")
    value = {"a/b": {"~1": [None, {"": 1}]}}
    assert lookup(value, "/a~1b/~01/0") is None
    assert lookup(value, "/a~1b/~01/1/") == 1
    for nothing in ("/x", "/a~1b/~01/2", "/a~1b/~01/-1", "/a~1b/~01/x", "/a~1b/~01/0/x", "/a~1b/x/y"):
        assert lookup(value, nothing) is MISSING


@pytest.mark.parametrize(
    ("ref", "found"),
    [
        ("#/a/b", "sub/api.json#/a/b"),
        ("#", "sub/api.json#"),
        ("", "sub/api.json#"),
        ("other.json", "sub/other.json#"),
        ("./other.json#/a", "sub/other.json#/a"),
        ("../other.json#/a%20b/c~1d/%7Be%7D", "other.json#/a b/c~1d/{e}"),
        ("../../up.yaml", "../up.yaml#"),
        ("a%20b.json", "sub/a b.json#"),
    ],
)
def test_where_a_reference_leads(ref: str, found: str) -> None:
    assert str(target(ref, "sub/api.json")) == found


@pytest.mark.parametrize(
    ("ref", "code"),
    [
        ("http://example.com/a.json", "CG120"),
        ("https://example.com/a.json#/x", "CG120"),
        ("HTTPS://example.com/a.json", "CG120"),
        ("//example.com/a.json", "CG120"),
        ("file:///etc/passwd", "CG120"),
        ("ftp://example.com/a", "CG120"),
        ("python://os/path", "CG120"),
        ("C:/windows/a.json", "CG120"),
        ("http://[", "CG120"),
        ("a%00b.json", "CG120"),
        ("/etc/passwd", "CG121"),
        ("%2Fetc%2Fpasswd", "CG121"),
        ("\\\\server\\share", "CG121"),
        ("#anchor", "CG124"),
    ],
)
def test_what_is_refused_as_written(ref: str, code: str) -> None:
    found = target(ref, "api.json")
    assert isinstance(found, Refusal) and found.code == code


@pytest.mark.parametrize(
    "ref",
    ["http://127.0.0.1:9/a.json", "file:///etc/hostname", "/etc/hostname", "../outside.json", "sub/../../outside.json"],
)
def test_hostile_references_open_nothing(tmp_path: Path, ref: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a connection nor a file outside the folder; the finding names the pointer."""
    folder = tmp_path / "tree"
    folder.mkdir()
    (tmp_path / "outside.json").write_text('{"get": {}}')
    (folder / "api.json").write_text(document(ref))
    opened: list[str] = []
    read_bytes = Path.read_bytes

    def watched(self: Path) -> bytes:
        opened.append(self.name)
        return read_bytes(self)

    def no_network(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(Path, "read_bytes", watched)
    monkeypatch.setattr(socket, "socket", no_network)
    sink = DiagnosticSink()
    documents = load(folder / "api.json", sink)
    assert opened == ["api.json"]
    assert list(documents.documents) == ["api.json"]
    assert [pointer for _, pointer in errors(sink)] == ["/paths/~1a/$ref"]


def test_links_that_lead_outside_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    folder.mkdir()
    (tmp_path / "outside.json").write_text('{"get": {}}')
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.json").write_text('{"get": {}}')
    (folder / "link.json").symlink_to(tmp_path / "outside.json")
    (folder / "sub").symlink_to(tmp_path / "elsewhere")
    for ref in ("link.json", "sub/a.json"):
        (folder / "api.json").write_text(document(ref))
        sink = DiagnosticSink()
        assert list(load(folder / "api.json", sink).documents) == ["api.json"]
        assert errors(sink) == [("CG121", "/paths/~1a/$ref")]
        assert "link that leads out" in sink.diagnostics[0].message


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to(tmp_path / "b.json")
    (tmp_path / "b.json").symlink_to(tmp_path / "a.json")
    (tmp_path / "api.json").write_text(document("a.json"))
    sink = DiagnosticSink()
    load(tmp_path / "api.json", sink)
    assert [pointer for _, pointer in errors(sink)] == ["/paths/~1a/$ref"]


def test_links_within_the_tree_are_followed(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text('{"get": {}}')
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    (tmp_path / "api.json").write_text(document("link.json"))
    sink = DiagnosticSink()
    assert list(load(tmp_path / "api.json", sink).documents) == ["api.json", "link.json"]
    assert not sink.diagnostics


def test_files_are_followed_from_file_to_file(loaded: Loaded) -> None:
    """Each reference resolves against the file it stands in; names are relative to the root document's folder."""
    documents, sink = loaded(
        {
            "api.json": document("sub/paths.yaml#/a"),
            "sub/paths.yaml": "a:\n  get: {x: {$ref: '../common.json#/b'}, y: {$ref: more.yaml}}\n",
            "common.json": '{"b": {"$ref": "api.json#/paths"}}',
            "sub/more.yaml": "c: {$ref: '#/d'}\nd: {}\n",
        }
    )
    assert list(documents.documents) == ["api.json", "sub/paths.yaml", "common.json", "sub/more.yaml"]
    assert documents.documents["sub/more.yaml"]["c"].at == SourceRef("sub/more.yaml", "/c")
    assert not sink.diagnostics


def test_the_specification_folder_is_the_tree(tmp_path: Path) -> None:
    """azure-rest-api-specs: documents share files beside their service's folder, below ``specification``."""
    service = tmp_path / "specification" / "service" / "stable"
    service.mkdir(parents=True)
    (tmp_path / "specification" / "common.json").write_text('{"a": {"get": {}}}')
    (service / "api.json").write_text(document("../../common.json#/a"))
    sink = DiagnosticSink()
    assert list(load(service / "api.json", sink).documents) == ["api.json", "../../common.json"]
    assert not sink.diagnostics


def test_the_tree_may_be_widened(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "common.json").write_text('{"get": {}}')
    (tmp_path / "sub" / "api.json").write_text(document("../common.json"))
    narrow, wide = DiagnosticSink(), DiagnosticSink()
    load(tmp_path / "sub" / "api.json", narrow)
    load(tmp_path / "sub" / "api.json", wide, root=tmp_path)
    assert errors(narrow) == [("CG121", "/paths/~1a/$ref")] and not wide.diagnostics


def test_an_absent_file_is_an_error_at_each_reference(loaded: Loaded) -> None:
    text = '{"openapi": "3.0.0", "paths": {"/a": {"$ref": "b.json#/x"}, "/c": {"$ref": "b.json#/y"}}}'
    documents, sink = loaded({"api.json": text})
    assert errors(sink) == [("CG122", "/paths/~1a/$ref"), ("CG122", "/paths/~1c/$ref")]
    assert "'b.json' is absent" in sink.diagnostics[0].message
    assert isinstance(documents.resolve("b.json#/x", "api.json"), Refusal)


@pytest.mark.parametrize("text", ["", "{", "[1]", "a: b: c", "word"])
def test_a_broken_file_is_an_error_at_the_reference(loaded: Loaded, text: str) -> None:
    _, sink = loaded({"api.json": document("b.json"), "b.json": text})
    assert errors(sink) == [("CG122", "/paths/~1a/$ref")]


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "api.json").write_text(document("sub"))
    sink = DiagnosticSink()
    load(tmp_path / "api.json", sink)
    assert errors(sink) == [("CG122", "/paths/~1a/$ref")]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "api.json").write_text(document("pipe.json"))
    sink = DiagnosticSink()
    load(tmp_path / "api.json", sink)
    assert errors(sink) == [("CG122", "/paths/~1a/$ref")]


@pytest.mark.parametrize("ref", ["a" * 5000, "a/" * 3000, "\\u0000", "%0A", "..", "../" * 200])
def test_odd_file_names(loaded: Loaded, ref: str) -> None:
    _, sink = loaded({"api.json": document(ref)})
    assert [pointer for _, pointer in errors(sink)] == ["/paths/~1a/$ref"]


def test_data_is_not_searched_for_references(loaded: Loaded) -> None:
    """What looks like a reference in an example, a default or an extension is somebody's data."""
    _, sink = loaded({"api.yaml": """
openapi: 3.0.0
paths: {}
x-anything: {$ref: 'http://example.com/1'}
components:
  schemas:
    A:
      example: {$ref: 'http://example.com/2'}
      default: {$ref: 'http://example.com/3'}
      enum: [{$ref: 'http://example.com/4'}]
      examples: [{$ref: 'http://example.com/5'}]
      properties:
        default: {description: a property of this name is a schema}
        $ref: {type: string}
"""})
    assert not sink.diagnostics


def test_properties_named_like_data_are_searched(loaded: Loaded) -> None:
    _, sink = loaded({"api.yaml": """
openapi: 3.0.0
paths: {}
components:
  schemas:
    A:
      properties:
        default: {$ref: 'http://example.com/1'}
        x-header: {$ref: 'http://example.com/2'}
        properties: {properties: {example: {$ref: 'http://example.com/3'}}}
      discriminator: {propertyName: kind, mapping: {a: 'http://example.com/4#/A', b: B}}
"""})
    assert len(errors(sink)) == 4


def test_examples_are_read_from_x_ms_examples(loaded: Loaded) -> None:
    """An absent example is a note, an example is never read as OpenAPI, and only what is named is read."""
    documents, sink = loaded(
        {
            "api.yaml": """
openapi: 3.0.0
paths:
  /a:
    get:
      x-ms-examples:
        One: {$ref: ./examples/one.json}
        Two: {$ref: ./examples/two.yaml}
        Gone: {$ref: ./examples/gone.json}
        Broken: {$ref: ./examples/broken.json}
        Inline: {parameters: {}}
""",
            "examples/one.json": '{"parameters": {"$ref": "http://example.com"}}',
            "examples/two.yaml": "parameters: {}\n",
            "examples/broken.json": "{",
            "examples/unnamed.json": "{}",
        }
    )
    assert list(documents.examples) == ["examples/one.json", "examples/two.yaml"]
    assert list(documents.documents) == ["api.yaml"]
    assert [(item.code, item.severity, item.at.pointer) for item in sink] == [
        ("CG123", Severity.INFO, "/paths/~1a/get/x-ms-examples/Gone/$ref"),
        ("CG123", Severity.INFO, "/paths/~1a/get/x-ms-examples/Broken/$ref"),
    ]


def test_an_example_outside_the_tree_is_an_error(loaded: Loaded) -> None:
    _, sink = loaded({"a.yaml": "openapi: 3.0.0\nx-ms-examples:\n  One: {$ref: ../../../etc/hostname}\n"})
    assert errors(sink) == [("CG121", "/x-ms-examples/One/$ref")]


def test_the_same_bytes_have_the_same_hash(loaded: Loaded) -> None:
    import hashlib

    text = '{"openapi": "3.0.0", "paths": {}}\n'
    documents, _ = loaded({"api.json": text})
    assert documents.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert os.sep not in documents.name
