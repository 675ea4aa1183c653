"""Names of a document as names of Python."""

from __future__ import annotations

import pytest

from generator.naming.identifiers import class_name


@pytest.mark.parametrize(
    ("text", "name"), [("chat choice", "ChatChoice"), ("list", "List"), ("Sequence", "SequenceSchema"), ("3d", "Schema3d"), ("-", "Schema")]
)  # fmt: skip
def test_a_schema_has_a_name_that_is_free(text: str, name: str) -> None:
    """Not one of those that the generated modules import or Python has."""
    assert class_name(text) == name
