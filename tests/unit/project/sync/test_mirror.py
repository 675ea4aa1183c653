"""Syncing from a folder: what is fetched, where it is kept, and what is refused."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.project.sync import collect, store

from .place import DOCUMENT, FILES, ROOT, Place


def test_a_document_is_fetched_with_its_references_and_examples(place: Place) -> None:
    """References of references too, each at its place upstream; an absent example is said and is no failure."""
    done = place.sync("things/2024-01-01")
    assert done.exit_code == 0 and "things/2024-01-01: synced: 4 files, absent there: 1 example" in done.output
    found = place.files()
    record = json.loads(found.pop("things/2024-01-01/sync.json"))
    assert found == {f"things/2024-01-01/{path}": json.dumps(content) for path, content in FILES.items()}
    assert record["absent"] == [f"{ROOT}/stable/2024-01-01/examples/b.json"]
    assert record["commit"] is None and set(record["files"]) == set(FILES)
    assert str(place.mirror) not in json.dumps(record)


def test_a_synced_document_is_generated_by_its_name_alone(place: Place, tmp_path: Path) -> None:
    """No edit of the catalog is needed: the place under specs/ follows from the entry."""
    assert place.run("generate", "things/2024-01-01").exit_code == 2
    place.sync()
    done = place.run("generate", "things/2024-01-01", "--output", str(tmp_path / "out"))
    assert done.exit_code == 0 and "written azure-openai-things-2024-01-01 (1 of 1 operations" in done.output
    assert f"specs/.synced/things/2024-01-01/{DOCUMENT}" in place.run("list").output


def test_a_second_sync_changes_nothing_and_an_edited_copy_is_put_right(place: Place) -> None:
    place.sync()
    before = place.files()
    assert "things/2024-01-01: unchanged" in place.sync().output and place.files() == before
    (place.folder / DOCUMENT).write_text("edited")
    assert "things/2024-01-01: synced" in place.sync().output and place.files() == before


def test_a_changed_upstream_is_refused_with_both_hashes_until_the_pins_are_updated(place: Place) -> None:
    """Nothing is written before the user accepts the change, and then the catalog keeps its every comment."""
    place.sync()
    before, catalog, old = place.files(), place.catalog.read_text(), place.sha256
    place.put(DOCUMENT, {**FILES[DOCUMENT], "tags": []})
    done = place.sync("things/2024-01-01")
    assert done.exit_code == 1 and old in done.stderr and place.sha256 in done.stderr
    assert place.files() == before and place.catalog.read_text() == catalog
    done = place.sync("things/2024-01-01", "--update-pins")
    assert done.exit_code == 0 and "things/2024-01-01: synced" in done.output
    assert place.catalog.read_text() == catalog.replace(old, place.sha256)
    assert "things/2024-01-01: unchanged" in place.sync().output


def test_an_entry_without_a_hash_is_fetched_and_pinned_on_request(place: Place) -> None:
    place.pin("null")
    catalog = place.catalog.read_text()
    assert "not pinned yet" in place.sync().output and place.catalog.read_text() == catalog
    place.sync("--update-pins")
    assert place.catalog.read_text() == catalog.replace("sha256: null", f"sha256: {place.sha256}", 1)


def test_an_embedded_document_is_never_replaced(place: Place) -> None:
    """Asked for by name it is an error; among others it is only said."""
    text = place.catalog.read_text().replace(
        "own.json\n", f"own.json\n  upstream: {{path: {ROOT}/stable/2023-01-01/things.json}}\n"
    )
    place.catalog.write_text(text)
    place.put(f"{ROOT}/stable/2023-01-01/things.json", {"openapi": "3.0.0"})
    done = place.sync("things/2023-01-01")
    assert done.exit_code == 1 and "things/own.json describes it and is used instead" in done.stderr
    assert place.sync("things/*").exit_code == 0
    assert (place.specs / "things" / "own.json").read_text() == "{}"
    assert not (place.specs / ".synced" / "things" / "2023-01-01").exists()


REFUSED = {
    "refers to a file that is absent": {"$ref": "absent.json#/X"},
    "cannot be the place of a document": {"$ref": "../../../../../../../../../../etc/passwd"},
    "cannot be the place of a document ": {"$ref": "a%3Ab.json"},
    "is not an API document (CG106)": "{",
    "is not an API document (CG104)": "<!DOCTYPE html><html></html>",
    "does not hold a mapping": "[]",
}


@pytest.mark.parametrize("message", REFUSED)
def test_what_is_no_document_or_asks_for_strange_files_is_refused_whole(place: Place, message: str) -> None:
    """One line that says what is wrong, and nothing is written."""
    bad = REFUSED[message]
    place.put(DOCUMENT, bad if isinstance(bad, str) else {**FILES[DOCUMENT], "paths": {"/a": bad}})
    place.pin("null")
    done = place.sync("things/2024-01-01")
    assert done.exit_code == 1 and message.strip() in done.stderr and "Traceback" not in done.output
    assert not (place.specs / ".synced").exists()


def test_a_link_out_of_the_mirror_is_not_followed(place: Place, tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text("{}")
    example = place.mirror / ROOT / "stable" / "2024-01-01" / "examples" / "b.json"
    example.symlink_to(tmp_path / "secret.json")
    done = place.sync("things/2024-01-01")
    assert done.exit_code == 1 and "leads out of the mirror" in done.stderr


def test_a_failure_while_writing_leaves_the_old_copy(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.sync()
    before = place.files()

    def fail(folder: Path, new: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "swap", fail)
    place.put(DOCUMENT, {**FILES[DOCUMENT], "tags": []})
    done = place.sync("--update-pins")
    assert done.exit_code == 1 and "No space left on device: nothing was half-written" in done.output
    assert place.files() == before


def test_sizes_are_limited(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collect, "MAX_FILES", 2)
    done = place.sync("things/2024-01-01")
    assert done.exit_code == 1 and "more than 2 files" in done.stderr


def test_discover_lists_what_the_mirror_has_and_the_catalog_lacks(place: Place) -> None:
    """Both stages are looked at; a folder without the document is none."""
    place.put(f"{ROOT}/stable/2025-01-01/things.json", {})
    place.put(f"{ROOT}/preview/2025-02-01-preview/things.json", {})
    place.put(f"{ROOT}/preview/2025-03-01-preview/readme.json", {})
    done = place.sync("--discover")
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["things/2025-01-01", f"{ROOT}/stable/2025-01-01/things.json"],
        ["things/2025-02-01-preview", f"{ROOT}/preview/2025-02-01-preview/things.json"],
    ]
    assert done.exit_code == 0 and not (place.specs / ".synced").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["sync", "nothing/1"], 2, "is not the id of a document"),
        (["sync", "--discover", "things/2024-01-01"], 2, "give it alone"),
        (["sync", "--mirror", "nowhere"], 1, "neither a folder nor an https address"),
        (["sync", "--mirror", "http://example.com/specs"], 1, "is not an https address"),
        (["sync", "--mirror", "file:///etc"], 1, "is not an https address"),
        (["sync", "--mirror", "https://me:secret@example.com"], 1, "user name or password"),
    ],
)
def test_wrong_usage_is_said_in_one_line(place: Place, arguments: list[str], code: int, message: str) -> None:
    done = place.run(*arguments)
    assert done.exit_code == code and message in done.output and "secret" not in done.output


def test_git_ignores_what_is_synced() -> None:
    """Other people's documents are not ours to commit."""
    specs = Path(__file__).resolve().parents[4] / "specs"
    command = ["git", "check-ignore", "--quiet", str(specs / ".synced" / "things" / "a.json")]
    done = subprocess.run(command, cwd=specs, capture_output=True)
    if done.returncode == 128:
        pytest.skip("this is no git checkout")
    assert done.returncode == 0
