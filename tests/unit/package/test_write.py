"""A package is written wholly or not at all, and what the user added stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.package import write
from generator.package.files import RenderedFile
from generator.package.write import write_package

FACTS = {"generator": "1"}


def tree(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_second_run_with_the_same_files_writes_nothing(tmp_path: Path) -> None:
    files = (RenderedFile("src/a.py", "1\n"),)
    assert write_package(tmp_path / "p", files, FACTS)
    stamp = (tmp_path / "p" / "src" / "a.py").stat().st_mtime_ns
    assert not write_package(tmp_path / "p", files, FACTS)
    assert (tmp_path / "p" / "src" / "a.py").stat().st_mtime_ns == stamp


def test_files_it_no_longer_makes_go_and_the_user_s_own_stay(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    write_package(folder, (RenderedFile("src/old.py", "1\n"), RenderedFile("src/a.py", "1\n")), FACTS)
    (folder / "src" / "mine.py").write_text("mine\n")
    write_package(folder, (RenderedFile("src/a.py", "2\n"),), FACTS)
    assert set(tree(folder)) == {"codegen.lock.json", "src/a.py", "src/mine.py"}
    assert tree(folder)["src/mine.py"] == "mine\n" and tree(folder)["src/a.py"] == "2\n"


def test_a_file_made_once_is_never_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    write_package(folder, (RenderedFile("_patch.py", "empty\n", once=True),), FACTS)
    (folder / "_patch.py").write_text("hand written\n")
    write_package(folder, (RenderedFile("_patch.py", "empty\n", once=True), RenderedFile("a.py", "1\n")), FACTS)
    assert tree(folder)["_patch.py"] == "hand written\n"


def test_a_changed_file_is_put_back(tmp_path: Path) -> None:
    write_package(tmp_path / "p", (RenderedFile("a.py", "1\n"),), FACTS)
    (tmp_path / "p" / "a.py").write_text("changed\n")
    assert write_package(tmp_path / "p", (RenderedFile("a.py", "1\n"),), FACTS)
    assert tree(tmp_path / "p")["a.py"] == "1\n"


def test_a_failure_on_the_way_leaves_the_old_package_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "p"
    write_package(folder, (RenderedFile("a.py", "1\n"),), FACTS)
    before = tree(tmp_path)

    def fail(old: Path, new: Path) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(write, "swap", fail)
    with pytest.raises(OSError, match="no space left"):
        write_package(folder, (RenderedFile("a.py", "2\n"),), FACTS)
    assert tree(tmp_path) == before


def test_a_run_killed_between_its_two_renames_is_undone_by_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    write_package(folder, (RenderedFile("a.py", "1\n"),), FACTS)
    (folder / "mine.txt").write_text("mine")
    folder.rename(tmp_path / ".p.old")
    (tmp_path / ".p.new-abc").mkdir()
    write_package(folder, (RenderedFile("a.py", "2\n"),), FACTS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p"]
    assert tree(folder)["mine.txt"] == "mine" and tree(folder)["a.py"] == "2\n"
