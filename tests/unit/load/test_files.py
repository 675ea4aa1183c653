"""What cannot be read is said with its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import DocumentError
from generator.load.files import read


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="this is a folder: give the document in it"):
        read(tmp_path, "folder")


def test_a_name_that_no_file_can_have_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        read(Path("a\0b"), "a")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no such file: check the path"):
        read(tmp_path / "absent.json", "absent.json")
