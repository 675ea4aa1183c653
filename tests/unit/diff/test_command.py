"""``clientgen diff``: its four forms, its exit codes, what it compares; and the ``CHANGELOG.md`` of packages."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import generator.project.catalog
from generator.project.catalog import CatalogEntry, Target
from generator.cli import main
from generator.diff.previous import predecessor
from generator.diff.rules import RULES
from generator.generation import generate_package
from generator.package.result import Options

EVIL = "</code><script>alert(1)</script>`x`|[a](http://evil.example)\u202e\x1b[31m"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments], catch_exceptions=False)


@pytest.fixture
def two(tmp_path: Path, api: Any) -> tuple[str, str]:
    """The paths of two documents: the newer one has an operation and a hostile property more, and one property less."""
    old = api({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}})
    new = api({"type": "object", "properties": {"a": {"type": "string"}, EVIL: {"type": "string"}}})
    new["paths"]["/<b>others"] = {"get": {"operationId": "Others_List", "responses": {"200": {"description": ""}}}}
    for name, document in (("old", old), ("new", new)):
        (tmp_path / f"{name}.json").write_text(json.dumps(document), "utf-8")
    return str(tmp_path / "old.json"), str(tmp_path / "new.json")


def test_exit_codes_say_what_was_asked_for(two: tuple[str, str], tmp_path: Path) -> None:
    """0 unless ``--fail-on`` finds such changes; 1 also for a document with errors; 2 for what makes no sense."""
    old, new = two
    assert run(old, new).exit_code == 0
    assert run(old, new, "--fail-on", "breaking").exit_code == 1
    assert run(old, new, "--fail-on", "any").exit_code == 1
    assert run(old, old, "--fail-on", "any").exit_code == 0
    assert run(old).exit_code == 2
    assert run(old, "no/such.json").exit_code == 2
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    result = run(old, str(broken))
    assert (result.exit_code, result.stdout) == (1, "") and "error CG" in result.stderr


def test_text_says_severity_sentence_python_and_both_places(two: tuple[str, str]) -> None:
    """One entry has all that there is to say; nothing in it steers a terminal."""
    text = run(*two).stdout
    assert "breaking  `b` of the request body of `things.create` is gone (request)" in text
    assert "Python: keyword `b` of `things.create` is gone" in text
    assert "old.json#/paths/~1things/post/requestBody/content/application~1json/schema/properties/b → new.json#" in text
    assert "\x1b" not in text and "\u202e" not in text


def test_json_has_every_field_of_every_change(two: tuple[str, str]) -> None:
    """The machine's form: counts, changes by rule of the table, pointers, and the matrix of operations."""
    (comparison,) = (data := json.loads(run(*two, "--format", "json").stdout))["comparisons"]
    assert comparison["counts"] == {"breaking": 1, "risky": 0, "additive": 2}
    assert {change["rule"] for change in comparison["changes"]} <= RULES.keys()
    first = comparison["changes"][0]
    assert (first["severity"], first["directions"], first["operations"]) == ("breaking", ["request"], ["things.create"])
    assert first["old"].startswith("old.json#/paths/") and first["new"].startswith("new.json#/paths/")
    assert [(row["path"], [cell is not None for cell in row["versions"]]) for row in data["operations"]] == [
        ("/<b>others", [False, True]),
        ("/things", [True, True]),
    ]


def test_markdown_keeps_hostile_text_in_code_spans(two: tuple[str, str]) -> None:
    """A heading, counts, a list; a property's name opens neither tag nor link, as it never leaves its code span."""
    text = run(*two, "--format", "markdown").stdout
    assert "1 breaking, 0 risky, 2 additive." in text and "## Breaking" in text and "## Additive" in text
    outside = re.sub(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", "", text)  # CommonMark 6.1
    assert "script" not in outside and "evil" not in outside and "<" not in outside


class Page(HTMLParser):
    """What a browser would see: elements with attributes, and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)


def test_html_is_one_page_without_anything_from_elsewhere(two: tuple[str, str], tmp_path: Path) -> None:
    """Well-formed, made for phones too, every operation and change in it, every text escaped, nothing to be fetched."""
    output = tmp_path / "out" / "page.html"
    assert run(*two, "--format", "html", "--output", str(output)).stdout == ""
    text = output.read_text("utf-8")
    page = Page(text)
    assert page.open == []
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "b>others"} and "url(" not in text
    assert not any(name in ("src", "href") or name.startswith("on") for _, facts in page.elements for name in facts)
    assert any(facts.get("name") == "viewport" for tag, facts in page.elements if tag == "meta")
    said = "".join(page.texts)
    for operation in ("POST /things", "GET /<b>others"):
        assert operation in said
    assert "b of the request body of things.create is gone" in said
    assert "<script>alert(1)</script>" in said  # as text


def test_more_than_two_versions_are_compared_in_turn(two: tuple[str, str], tmp_path: Path) -> None:
    """Each with the one before it; the matrix has a column for every version."""
    old, new = two
    third = tmp_path / "third.json"
    third.write_text(Path(old).read_text("utf-8"), "utf-8")
    data = json.loads(run(old, new, str(third), "--format", "json").stdout)
    assert [item["counts"]["breaking"] > 0 for item in data["comparisons"]] == [True, True]
    assert {len(row["versions"]) for row in data["operations"]} == {3}


def test_generated_packages_stand_for_their_documents(tmp_path: Path, two: tuple[str, str]) -> None:
    """The lock names a document of the catalog; one that is not there is asked for by path."""
    for name, id in (("a", "inference/2023-05-15"), ("b", "inference/2024-10-21"), ("c", "things.json")):
        (tmp_path / name).mkdir()
        lock = {"document": {"id": id, "sha256": "0"}}
        (tmp_path / name / "codegen.lock.json").write_text(json.dumps(lock), "utf-8")
    result = run(str(tmp_path / "a"), str(tmp_path / "b"))
    assert result.stdout.startswith("inference/2023-05-15 → inference/2024-10-21: ")
    assert "has changed since the package was made" in result.stderr
    lost = run(str(tmp_path / "a"), str(tmp_path / "c"))
    assert lost.exit_code == 2 and "'things.json', which is not the id of a document that is here" in lost.stderr


def test_the_version_before_is_the_catalogs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the order of the catalog, of the same service, and only with its document here; what is committed does not
    depend on what was synced."""
    here = "inference/stable/2024-10-21/inference.json"

    def entry(service: str, version: str, embedded: str | None) -> CatalogEntry:
        synced = None if embedded else "some/place.json"
        return CatalogEntry(f"{service}/{version}", service, version, synced, None, None, embedded)

    known: tuple[CatalogEntry, ...] = (
        entry("a", "1", here),
        entry("b", "1", here),
        entry("a", "2", None),
        entry("a", "3", here),
    )
    monkeypatch.setattr("generator.diff.previous.entries", lambda: known)
    monkeypatch.setattr("generator.project.model.SYNCED", tmp_path)
    assert predecessor(Target("a/3", tmp_path, "a", "3")) == known[0]
    assert predecessor(Target("a/1", tmp_path, "a", "1")) is None
    assert predecessor(Target("b/1", tmp_path, "b", "1")) is None
    assert predecessor(Target("things.json", tmp_path)) is None
    assert predecessor(Target("a/2", tmp_path, "a", "2")) == known[0]
    (tmp_path / "a" / "2" / "some").mkdir(parents=True)
    (tmp_path / "a" / "2" / "some" / "place.json").write_text("{}", "utf-8")
    assert predecessor(Target("a/3", tmp_path, "a", "3")) == known[0]
    known += (entry("a", "4", None),)
    assert predecessor(Target("a/4", tmp_path, "a", "4")) == known[3]


def test_a_package_says_what_differs_from_the_version_before(tmp_path: Path) -> None:
    """``CHANGELOG.md`` has what ``diff`` says of the two; the first of a service says in a sentence that it is."""
    entries = {item.id: item for item in generator.project.catalog.entries()}
    texts = {}
    for id in ("inference/2023-05-15", "inference/2024-10-21"):
        entry = entries[id]
        assert entry.document is not None
        result = generate_package(Target(id, entry.document, entry.service, entry.version), Options(tmp_path))
        texts[id] = (tmp_path / result.folder / "CHANGELOG.md").read_text("utf-8")
    assert texts["inference/2023-05-15"].splitlines()[-1] == (
        "The catalog has no earlier version of this service to compare with."
    )
    text = texts["inference/2024-10-21"]
    assert "Compared with inference/2023-05-15" in text
    assert "keyword `model` of `embeddings.create` is gone" in text
    said = run("inference/2023-05-15", "inference/2024-10-21", "--format", "json").stdout
    assert text.count("\n- ") == sum(json.loads(said)["comparisons"][0]["counts"].values())


def test_every_rule_of_the_table_is_used(tmp_path: Path) -> None:
    """No rule is there for nothing, and no other is named: the table is the whole of what can be said."""
    folder = Path(generator.__path__[0]) / "diff"
    text = "".join(path.read_text("utf-8") for path in folder.glob("*.py") if path.name != "rules.py")
    assert [name for name in RULES if f'"{name}"' not in text] == []
