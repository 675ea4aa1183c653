"""Two documents never share a package: not within a run, and not by overwriting what an earlier run made of another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import generate
from generator.cli import main
from generator.package.result import Options
from generator.package.write import LOCK
from generator.project import clashes
from generator.project.model import Target, TargetError

DOCUMENT = 'openapi: 3.0.0\ninfo: {{title: {title}, version: "{version}"}}\npaths: {{}}\n'


class Place:
    """Two documents of one file name in two folders, whose titles name one service."""

    def __init__(self, folder: Path) -> None:
        self.output = folder / "out"
        self.one, self.two = folder / "one" / "openapi.yaml", folder / "two" / "openapi.yaml"
        for path, title in ((self.one, "The Library API"), (self.two, "Library")):
            path.parent.mkdir()
            path.write_text(DOCUMENT.format(title=title, version="1"))

    def run(self, *arguments: str) -> Result:
        command = ["generate", *arguments, "--output", str(self.output), "--jobs", "1"]
        return CliRunner().invoke(main, command, catch_exceptions=False)

    def files(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in self.output.rglob("*") if path.is_file()}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.mark.parametrize("before", ["nothing", "one", "two"])
def test_documents_of_one_name_and_version_are_refused_with_both_names(place: Place, before: str) -> None:
    """Before anything is written, also where one of the two is known to be up to date."""
    if before != "nothing":
        place.run(str(getattr(place, before)))
    files = place.files()
    done = place.run(str(place.one), str(place.two))
    assert done.exit_code == 2 and f"{place.one} and {place.two} would be written as one package" in done.output
    assert "one package, library-1" in done.output and place.files() == files


def test_the_public_call_refuses_them_too(place: Place) -> None:
    targets = [Target(str(path), path) for path in (place.one, place.two)]
    with pytest.raises(TargetError, match="one package"):
        list(generate(targets, Options(place.output)))
    assert not place.output.exists()


def test_other_versions_and_other_names_are_no_clash(place: Place) -> None:
    place.two.write_text(DOCUMENT.format(title="Library", version="2"))
    assert place.run(str(place.one), str(place.two)).exit_code == 0
    assert {path.name for path in place.output.iterdir()} == {"library-1", "library-2"}


def test_names_that_only_become_one_by_their_dashes_are_refused(place: Place, tmp_path: Path) -> None:
    """``a`` at version ``b.1`` and ``a-b`` at version ``1`` are two services and one distribution."""
    for name, version in (("a", "b.1"), ("a-b", "1")):
        (tmp_path / f"{name}.yaml").write_text(DOCUMENT.format(title=name, version=version))
    done = place.run(str(tmp_path / "a.yaml"), str(tmp_path / "a-b.yaml"))
    assert done.exit_code == 2 and "one package, a-b-1" in done.output


def test_documents_whose_names_cannot_clash_are_not_read_for_it(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise AssertionError("read")

    monkeypatch.setattr(clashes, "_by_reading", fail)
    ids = {"orders/1": "one", "stock/1": "two"}
    listed = ", ".join(f"{id}: {{path: {folder}/openapi.yaml}}" for id, folder in ids.items())
    (tmp_path / "clientgen.yaml").write_text(f"documents: {{{listed}}}\n")
    config = ("--config", str(tmp_path / "clientgen.yaml"))
    assert place.run(str(place.one), "inference/2023-05-15").exit_code == 0
    assert place.run(*ids, "inference/2023-05-15", *config).exit_code == 0
    assert {path.name for path in place.output.iterdir()} >= {"orders-1", "stock-1"}


def test_a_document_that_cannot_be_read_is_its_own_finding(place: Place) -> None:
    place.two.write_text("{")
    done = place.run(str(place.one), str(place.two))
    assert done.exit_code == 1 and f"{place.two}:1:1 error CG106" in done.stderr and "written" in done.stdout


@pytest.mark.parametrize("option", [[], ["--check"]])
def test_the_package_of_another_document_is_not_overwritten(place: Place, option: list[str]) -> None:
    """Its lock tells; the finding names the document it is of, and --force replaces it."""
    place.run(str(place.one))
    files = place.files()
    done = place.run(str(place.two), *option)
    assert done.exit_code == 1 and place.files() == files
    assert f"{place.two}:1:1 error CG904 {place.output / 'library-1'} is the package of" in done.stderr
    assert "'openapi.yaml' ('The Library API')" in done.stderr and "--force" in done.stderr
    assert place.run(str(place.two), "--force").exit_code == 0 and place.files() != files


def test_a_document_that_changes_is_the_same_document(place: Place) -> None:
    place.run(str(place.one))
    place.one.write_text(place.one.read_text().replace("paths: {}", "paths: {/a: {}}"))
    assert "written" in place.run(str(place.one)).stdout


def test_a_document_that_is_given_an_id_is_the_same_document(place: Place, tmp_path: Path) -> None:
    """As when a clientgen.yaml comes to list what was generated by its path: the content is the same."""
    place.run(str(place.one), "--module", "acme.one")
    (tmp_path / "clientgen.yaml").write_text("documents: {first: {path: one/openapi.yaml, module: acme.one}}\n")
    done = place.run("first", "--config", str(tmp_path / "clientgen.yaml"))
    assert done.exit_code == 0 and "first: written acme-one" in done.stdout
    assert json.loads((place.output / "acme-one" / LOCK).read_text())["document"]["id"] == "first"
